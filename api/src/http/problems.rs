//! The documentation page of each kind of problem, which its `type` points to.

use actix_web::get;
use actix_web::web::{Html, Path};
use contract::problem::ProblemCode;

use crate::error::Error;

/// A page that lists every kind.
#[get("/problems")]
pub(super) async fn list_problems() -> Html {
    let lines: String = ProblemCode::ALL
        .iter()
        .map(|code| {
            format!("<dt><a href=\"/problems/{}\">{}</a><dd>{}", code.slug(), code.slug(), escape(code.title()))
        })
        .collect();
    page("Problems", &format!("<p>Every failure of this server is one of these (RFC 9457).</p><dl>{lines}</dl>"))
}

/// The page of one kind.
#[get("/problems/{slug}")]
pub(super) async fn find_problem(slug: Path<String>) -> Result<Html, Error> {
    let code = ProblemCode::ALL.iter().copied().find(|code| code.slug() == slug.as_str());
    let code = code.ok_or(ProblemCode::NotFound)?;
    Ok(page(
        code.title(),
        &format!(
            "<p>{}</p><dl><dt>Type<dd><code>{}</code><dt>HTTP status<dd>{}</dl><p><a href=\"/problems\">All problems</a></p>",
            marked(code.help()),
            code.type_ref(),
            code.status()
        ),
    ))
}

fn page(title: &str, body: &str) -> Html {
    let title = escape(title);
    Html::new(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title} · CertTracker</title><main><h1>{title}</h1>{body}\
         </main></html>"
    ))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Escapes, and sets what stands between backticks as code.
fn marked(text: &str) -> String {
    escape(text)
        .split('`')
        .enumerate()
        .map(|(place, part)| if place % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() })
        .collect()
}
