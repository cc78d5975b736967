//! Puts a mail into words: a subject, a plain text, and an HTML of the same words.
//!
//! The HTML is a document that mail programs agree on: no remote images, no tables, styles on the elements. Colours of text
//! and ground are left to the reader's program, which knows whether it is dark there; the button alone brings both of its own.

use language::{Language, text::mail as say};

use super::template::{Content, Template};
use crate::config::Config;

/// A mail in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Composed {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
}

/// Writes a mail in one language.
pub(super) fn compose(template: &Template, language: Language, config: &Config) -> Composed {
    let content = template.content(&config.issuer.name);
    let support = support(language, config);
    Composed {
        // A subject is one line, whatever a name in it holds.
        subject: one_line(&content.subject.text(language)),
        text: text(&content, language, &support),
        html: html(&content, language, &support),
    }
}

/// How to reach a person.
fn support(language: Language, config: &Config) -> String {
    match &config.issuer.email {
        Some(address) => say::support(address).text(language),
        None => say::support_site(config.server.public_url.as_str()).text(language),
    }
}

fn one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_control() || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn text(content: &Content, language: Language, support: &str) -> String {
    let mut parts = vec![say::hello().text(language)];
    parts.extend(content.before.iter().map(|message| message.text(language)));
    if let Some((label, link)) = &content.action {
        parts.push(format!("{}\n{link}", label.text(language)));
    }
    parts.extend(content.after.iter().map(|message| message.text(language)));
    parts.push(say::signature().text(language));
    let mut foot = format!("-- \n{}\n{support}", content.why.text(language));
    if let Some((stop, link)) = &content.unsubscribe {
        foot.push_str(&format!("\n{}\n{link}", stop.text(language)));
    }
    parts.push(foot);
    parts.join("\n\n") + "\n"
}

const FRAME: &str = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;font-size:16px;\
    line-height:1.5;max-width:36em;margin:0 auto;padding:24px 16px";
const BUTTON: &str = "display:inline-block;background-color:#1d4ed8;color:#ffffff;font-weight:600;\
    text-decoration:none;padding:12px 20px;border-radius:6px";
const SMALL: &str = "font-size:14px";
const FOOT: &str = "font-size:14px;margin-top:32px;padding-top:16px;border-top:1px solid #8a8f98";

fn html(content: &Content, language: Language, support: &str) -> String {
    let (tag, direction) = (language.tag(), language.direction().word());
    let subject = escape(&one_line(&content.subject.text(language)));
    let paragraph = |text: &str| format!("<p>{}</p>\n", escape(text));
    let mut body = format!("<h1 style=\"font-size:22px;line-height:1.3;margin:0 0 16px\">{subject}</h1>\n");
    body.push_str(&paragraph(&say::hello().text(language)));
    content.before.iter().for_each(|message| body.push_str(&paragraph(&message.text(language))));
    if let Some((label, link)) = &content.action {
        let (label, link) = (escape(&label.text(language)), escape(link));
        let open = escape(&say::open_link().text(language));
        body.push_str(&format!(
            "<p style=\"margin:24px 0\"><a href=\"{link}\" style=\"{BUTTON}\">{label}</a></p>\n\
             <p style=\"{SMALL}\">{open}<br><a href=\"{link}\" dir=\"ltr\" style=\"word-break:break-all\">{link}</a></p>\n"
        ));
    }
    content.after.iter().for_each(|message| body.push_str(&paragraph(&message.text(language))));
    body.push_str(&paragraph(&say::signature().text(language)));
    let mut foot = format!("<p>{}<br>{}</p>", escape(&content.why.text(language)), escape(support));
    if let Some((stop, link)) = &content.unsubscribe {
        let (stop, link, label) = (stop.text(language), escape(link), say::unsubscribe().text(language));
        foot.push_str(&format!("\n<p>{} <a href=\"{link}\">{}</a></p>", escape(&stop), escape(&label)));
    }
    // The direction stands on the frame too: some programs show no more than what is inside the body.
    format!(
        "<!doctype html>\n<html lang=\"{tag}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>{subject}</title>\n</head>\n\
         <body style=\"margin:0\">\n<div role=\"article\" lang=\"{tag}\" dir=\"{direction}\" style=\"{FRAME}\">\n{body}\
         <div style=\"{FOOT}\">{foot}</div>\n</div>\n</body>\n</html>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
