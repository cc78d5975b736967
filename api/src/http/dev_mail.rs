//! `/dev/mail`: the local mailbox, readable. Not mounted unless mail goes there and only this machine reaches the server.
//!
//! A mail's HTML is shown as a document of its own, in a sandbox: whatever it holds, it runs nothing and is nobody's page.

use actix_web::http::header;
use actix_web::web::{self, Data, Html, Path};
use actix_web::{HttpResponse, get};
use domain::id::MailId;

use super::html::escape;
use crate::app::App;
use crate::error::Error;
use crate::service::mail::mailbox::{self, Kept};

/// For the HTML of a mail: its own styles, and links that may be followed.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

/// Mounts the pages.
pub fn configure(config: &mut web::ServiceConfig) {
    config.service(list).service(find).service(find_html);
}

/// Every mail, newest first.
#[get("/dev/mail")]
async fn list(app: Data<App>) -> Result<Html, Error> {
    let mails = mailbox::list(&app).await?;
    let rows: String = mails
        .iter()
        .map(|mail| {
            format!(
                "<tr><td>{}<td>{}<td><a href=\"/dev/mail/{}\">{}</a>",
                moment(mail),
                escape(&mail.recipient),
                mail.id,
                escape(&mail.subject)
            )
        })
        .collect();
    let body = match rows.as_str() {
        "" => "<p>No mail has been sent yet.".to_owned(),
        rows => format!(
            "<table><thead><tr><th scope=\"col\">Time<th scope=\"col\">To<th scope=\"col\">Subject<tbody>{rows}</table>"
        ),
    };
    Ok(page("Local mailbox", &format!("<p>Mail that this server would send, newest first.{body}")))
}

/// One mail: whom it is from and for, and its plain text.
#[get("/dev/mail/{id}")]
async fn find(app: Data<App>, id: Path<MailId>) -> Result<Html, Error> {
    let mail = mailbox::find(&app, id.into_inner()).await?;
    let body = format!(
        "<dl><dt>From<dd>{}<dt>To<dd>{}<dt>Time<dd>{}</dl><p><a href=\"/dev/mail/{}/html\">As HTML</a> · \
         <a href=\"/dev/mail\">All mail</a><pre dir=\"auto\">{}</pre>",
        escape(&mail.sender),
        escape(&mail.recipient),
        moment(&mail),
        mail.id,
        linked(&mail.text)
    );
    Ok(page(&mail.subject, &body))
}

/// The HTML of one mail.
#[get("/dev/mail/{id}/html")]
async fn find_html(app: Data<App>, id: Path<MailId>) -> Result<HttpResponse, Error> {
    let mail = mailbox::find(&app, id.into_inner()).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(mail.html))
}

fn page(title: &str, body: &str) -> Html {
    let title = escape(title);
    Html::new(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title} · CertTracker</title><main><h1 dir=\"auto\">{title}</h1>\
         {body}</main></html>"
    ))
}

fn moment(mail: &Kept) -> String {
    mail.delivered_at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// Escapes, and makes a link of each line that is an address of a page.
fn linked(text: &str) -> String {
    let lines = text.lines().map(|line| match line.starts_with("http://") || line.starts_with("https://") {
        true => format!("<a href=\"{0}\">{0}</a>", escape(line)),
        false => escape(line),
    });
    lines.collect::<Vec<_>>().join("\n")
}
