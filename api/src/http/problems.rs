//! The documentation page of each kind of problem, which its `type` points to.

use actix_web::http::header::{self, ContentType};
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use contract::problem::ProblemCode;
use language::text::problem as text;
use language::{Language, Message};

use super::html::escape;
use super::language::of_page;
use super::problem::title;
use crate::error::Error;

/// A page that lists every kind.
#[get("/problems")]
pub(super) async fn list_problems(request: HttpRequest) -> HttpResponse {
    let language = of_page(&request);
    let lines: String = ProblemCode::ALL
        .iter()
        .map(|code| {
            let (slug, title) = (code.slug(), escape(title(*code, language)));
            format!("<dt><a href=\"/problems/{slug}\" dir=\"ltr\">{slug}</a><dd>{title}")
        })
        .collect();
    let lead = escape(&text::problems_lead().text(language));
    page(language, &text::problems().text(language), &format!("<p>{lead}</p><dl>{lines}</dl>"))
}

/// The page of one kind.
#[get("/problems/{slug}")]
pub(super) async fn find_problem(request: HttpRequest, slug: Path<String>) -> Result<HttpResponse, Error> {
    let language = of_page(&request);
    let code = ProblemCode::ALL.iter().copied().find(|code| code.slug() == slug.as_str());
    let code = code.ok_or(ProblemCode::NotFound)?;
    let say = |message: Message| escape(&message.text(language));
    let help = language::named(language, &format!("problem/help-{}", code.slug())).unwrap_or_default();
    let body = format!(
        "<p>{}</p><dl><dt>{}<dd><code dir=\"ltr\">{}</code><dt>{}<dd>{}</dl><p><a href=\"/problems\">{}</a></p>",
        marked(help),
        say(text::problem_type()),
        code.type_ref(),
        say(text::problem_status()),
        code.status(),
        say(text::all_problems()),
    );
    Ok(page(language, title(code, language), &body))
}

fn page(language: Language, title: &str, body: &str) -> HttpResponse {
    let (tag, direction, title) = (language.tag(), language.direction().word(), escape(title));
    HttpResponse::Ok()
        .content_type(ContentType::html())
        .insert_header((header::CONTENT_LANGUAGE, tag))
        .insert_header((header::VARY, "Accept-Language, Cookie"))
        .body(format!(
            "<!doctype html><html lang=\"{tag}\" dir=\"{direction}\"><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
             <title>{title} · CertTracker</title><main><h1>{title}</h1>{body}</main></html>"
        ))
}

/// Escapes, and sets what stands between backticks as code.
fn marked(text: &str) -> String {
    escape(text)
        .split('`')
        .enumerate()
        .map(|(place, part)| if place % 2 == 1 { format!("<code dir=\"ltr\">{part}</code>") } else { part.to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_explained_in_every_language() {
        for code in ProblemCode::ALL {
            let name = format!("problem/help-{}", code.slug());
            for language in Language::ALL {
                let help = language::named(language, &name).unwrap_or_default();
                assert!(
                    !help.is_empty() && help.matches('`').count().is_multiple_of(2),
                    "{name} in {}",
                    language.tag()
                );
            }
        }
    }
}
