//! A mail as it travels: RFC 5322, with a plain text and an HTML to choose from (RFC 2046, section 5.1.4).

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use language::Language;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, message::MessageBuilder};

use super::compose::Composed;
use super::template::{Stream, Template};
use crate::config::Config;

/// The address of a recipient, its domain in the form that every mail server knows (RFC 5890, A-labels).
///
/// `None` when it is not an address; nothing that ends a line is one.
pub(super) fn address(text: &str) -> Option<Address> {
    let (user, domain) = text.rsplit_once('@')?;
    let domain = match domain.starts_with('[') {
        true => domain.to_owned(),
        false => url::Host::parse(domain).ok()?.to_string(),
    };
    Address::new(user, domain).ok()
}

/// Writes the whole of a mail. The same mail always has the same `Message-ID`, so that a receiver can drop what it got twice.
pub(super) fn write(
    id: impl std::fmt::Display,
    to: Address,
    created_at: Timestamp,
    template: &Template,
    language: Language,
    composed: Composed,
    config: &Config,
) -> Result<Message, lettre::error::Error> {
    let mut message = Message::builder()
        .message_id(Some(format!("<{id}@{}>", config.server.public_url.host())))
        .date(SystemTime::UNIX_EPOCH + Duration::try_from(created_at.as_duration()).unwrap_or_default())
        .from(sender(template, config).clone())
        .to(Mailbox::new(None, to))
        .subject(composed.subject);
    if let Some(reply_to) = &config.mail.reply_to {
        message = message.reply_to(reply_to.clone());
    }
    // RFC 3834, section 5: nobody's holiday notice should come back.
    message = header(message, "Auto-Submitted", "auto-generated");
    message = header(message, "Content-Language", language.tag());
    if let Some(link) = template.unsubscribe_link() {
        // RFC 8058, section 3.1.
        message = header(message, "List-Unsubscribe", &format!("<{link}>"));
        message = header(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.multipart(MultiPart::alternative_plain_html(composed.text, composed.html))
}

/// Whom a mail is from.
pub(super) fn sender<'a>(template: &Template, config: &'a Config) -> &'a Mailbox {
    match template.stream() {
        Stream::Service => &config.mail.from,
        Stream::Marketing => &config.mail.marketing_from,
    }
}

fn header(message: MessageBuilder, name: &'static str, value: &str) -> MessageBuilder {
    message.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()))
}
