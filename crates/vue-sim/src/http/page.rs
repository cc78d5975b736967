//! What all pages have in common: the frame, text that cannot become markup, and what a page says when it cannot be
//! shown.

use std::fmt::{self, Display};

use actix_web::error::UrlencodedError;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, LOCATION};
use actix_web::{HttpResponse, ResponseError};
use thiserror::Error;

use crate::vendor::Refusal;

/// Text in a page: whatever it is, it is no markup.
pub(super) struct Text<T>(pub(super) T);

impl<T: Display> Display for Text<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.to_string().chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                character => write!(f, "{character}")?,
            }
        }
        Ok(())
    }
}

/// What a page says when it cannot be shown.
#[derive(Debug, Error)]
pub(super) enum Fault {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("You are not signed in here. Go to your program's website and choose to schedule your exam there.")]
    NoSession,
    /// The session ended; the program wants to hear of that.
    #[error("Your session has ended.")]
    TimedOut(String),
    #[error("The form cannot be read: {0}")]
    Form(#[from] UrlencodedError),
    #[error("{0}")]
    Feed(String),
}

pub(super) type Answer = Result<HttpResponse, Fault>;

impl ResponseError for Fault {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => refusal.status_code(),
            Self::NoSession => StatusCode::UNAUTHORIZED,
            Self::TimedOut(_) => StatusCode::SEE_OTHER,
            Self::Form(_) => StatusCode::BAD_REQUEST,
            Self::Feed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        if let Self::TimedOut(url) = self {
            return see_other(url);
        }
        let back = match self {
            Self::NoSession => "",
            _ => "<p><a href=\"/schedule\">Your exams</a></p>",
        };
        let body =
            format!("<h1>This cannot be done</h1><p class=\"notice bad\" role=\"alert\">{}</p>{back}", Text(self));
        html(self.status_code(), "This cannot be done", &body)
    }
}

/// Sends the browser on with a GET.
pub(super) fn see_other(url: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, url)).finish()
}

/// A whole page around what is in it.
pub(super) fn html(status: StatusCode, title: &str, body: &str) -> HttpResponse {
    let title = Text(title);
    let page = format!(
        "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{title} · Exam delivery simulator</title>
<link rel=\"stylesheet\" href=\"/style.css\">
</head>
<body>
<a class=\"skip\" href=\"#main\">Skip to the content</a>
<header><p><strong>Exam delivery</strong> <span class=\"tag\">simulator – no real exam is sat here</span></p></header>
<main id=\"main\">
{body}
</main>
</body>
</html>
"
    );
    HttpResponse::build(status).insert_header((CONTENT_TYPE, "text/html; charset=utf-8")).body(page)
}

pub(super) fn ok(title: &str, body: &str) -> HttpResponse {
    html(StatusCode::OK, title, body)
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn text_is_no_markup() {
        assert_eq!(Text("<a href='x'>\"&\"").to_string(), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;");
    }
}
