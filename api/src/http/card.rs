//! What a link to a credential shows where it is shared: its title and its badge (the Open Graph protocol, <https://ogp.me>).
//!
//! Programs that make such previews run no scripts, so the page comes with what they look for in its head. Everybody else gets
//! the same page.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use contract::verification::VerificationView;
use language::Language;
use language::text::problem as text;

use super::html::escape;
use super::{language as reader, spa};
use crate::app::App;
use crate::service::verifications;

/// The page of a credential, by its address or by its verification code; the page alone where there is no such credential.
pub(super) async fn page(request: &HttpRequest) -> HttpResponse {
    let app = request.app_data::<Data<App>>().expect("every server has its app").clone().into_inner();
    let language = reader::of_page(request);
    let found = match request.path().split('/').skip(1).collect::<Vec<_>>().as_slice() {
        ["verify", code] => verifications::find(&app, code, None, language).await.ok(),
        ["credentials", id] => match id.parse() {
            Ok(id) => verifications::find_by_credential(&app, id, None, language).await.ok(),
            Err(_) => None,
        },
        _ => None,
    };
    match found {
        Some(found) => spa::answer_with(request, &tags(&app, &found, language)),
        None => spa::answer(request),
    }
}

fn tags(app: &App, found: &VerificationView, language: Language) -> String {
    let title = text::card_title(&found.holder_name, &found.achievement.title).text(language);
    let image = app.site.badge_picture(&found.achievement.code);
    let properties = [
        ("og:type", "website"),
        ("og:site_name", &found.issuer.name),
        ("og:title", &title),
        ("og:description", &found.statement),
        ("og:url", &found.credential_url),
        ("og:image", &image),
        ("og:image:alt", &found.achievement.title),
        ("og:locale", language.tag()),
    ];
    let mut tags: String = properties
        .iter()
        .map(|(property, content)| format!("<meta property=\"{property}\" content=\"{}\">", escape(content)))
        .collect();
    tags.push_str("<meta name=\"twitter:card\" content=\"summary\">");
    tags
}
