//! A mail as it travels: RFC 5322, with a plain text and an HTML to choose from (RFC 2046, section 5.1.4).

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use language::Language;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, message::MessageBuilder};
use unicode_normalization::UnicodeNormalization as _;

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
        false => domain.split(DOTS).map(ascii_label).collect::<Option<Vec<_>>>()?.join("."),
    };
    Address::new(user, domain).ok()
}

/// What parts the labels of a domain, on any keyboard (UTS 46, section 4).
const DOTS: [char; 4] = ['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'];

/// A label as the DNS knows it: folded and composed, then in Punycode (RFC 3492).
fn ascii_label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_ascii_lowercase());
    }
    let folded: String = label.to_lowercase().nfkc().collect();
    let sound = !folded.contains(|letter: char| letter.is_control() || letter.is_whitespace());
    let encoded = idna::punycode::encode_str(&folded).filter(|_| sound)?;
    Some(format!("xn--{encoded}"))
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

#[cfg(test)]
mod tests {
    use domain::mail_topic::MailTopic;
    use proptest::prelude::*;

    use super::super::compose::compose;
    use super::*;

    fn config() -> Config {
        let vars = |name: &str| match name {
            "CERTTRACKER_PUBLIC_URL" => Some("https://certs.example.org".to_owned()),
            "CERTTRACKER_MAIL_SMTP_HOST" => Some("smtp.example.org".to_owned()),
            "CERTTRACKER_MAIL_FROM" => Some("Program Office <certs@example.org>".to_owned()),
            _ => None,
        };
        Config::from_vars(&vars).unwrap()
    }

    fn letter(template: &Template, language: Language) -> String {
        let config = config();
        let composed = compose(template, language, &config);
        let to = address("ada@example.org").unwrap();
        let message = write("0199", to, Timestamp::UNIX_EPOCH, template, language, composed, &config).unwrap();
        String::from_utf8(message.formatted()).unwrap()
    }

    /// The names of the headers, folded lines put together (RFC 5322, section 2.2.3).
    fn header_names(letter: &str) -> Vec<&str> {
        let (head, _) = letter.split_once("\r\n\r\n").unwrap();
        let lines = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
        lines.map(|line| line.split_once(':').unwrap_or_else(|| panic!("{line:?} in {head}")).0).collect()
    }

    const HEADERS: [&str; 9] = [
        "Message-ID",
        "Date",
        "From",
        "To",
        "Subject",
        "Auto-Submitted",
        "Content-Language",
        "MIME-Version",
        "Content-Type",
    ];

    /// Any text, and more of what has a meaning in mails than chance would bring.
    fn hostile() -> impl Strategy<Value = String> {
        let meaning = prop::sample::select(vec![
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "Bcc: eve@example.org",
            "\"",
            "\\",
            "<",
            ">",
            "=?utf-8?q?x?=",
            "\0",
            "\u{2028}",
            "\u{202e}",
            "\u{85}",
            "田中",
            "\r\n.\r\n",
        ]);
        prop::collection::vec(prop_oneof![meaning.prop_map(str::to_owned), any::<String>()], 0..6)
            .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn no_value_adds_a_header_or_ends_the_head(company in hostile(), link in hostile()) {
            let template = Template::Invitation { company, link };
            for language in Language::ALL {
                let letter = letter(&template, language);

                prop_assert_eq!(header_names(&letter), HEADERS);
                prop_assert!(letter.is_ascii(), "{}", letter);
                prop_assert!(letter.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
            }
        }

        #[test]
        fn an_unsubscribe_link_stays_in_its_header(title in hostile(), text in hostile(), unsubscribe_link in hostile()) {
            let letter = letter(&Template::Announcement { topic: MailTopic::NewExams, title, text, unsubscribe_link }, Language::English);

            let mut names = header_names(&letter);
            names.retain(|name| !name.starts_with("List-Unsubscribe"));
            prop_assert_eq!(names, HEADERS);
        }

        #[test]
        fn what_ends_a_line_is_in_no_address(before in any::<String>(), after in any::<String>()) {
            for line_end in ["\r\n", "\n", "\r"] {
                let within = format!("{before}{line_end}{after}@example.org");
                let behind = format!("ada@example.org{line_end}{after}");
                prop_assert!(address(&within).is_none());
                prop_assert!(address(&behind).is_none());
            }
        }

        #[test]
        fn an_address_is_one_word_without_brackets(text in any::<String>()) {
            if let Some(address) = address(&text) {
                let word = address.to_string();
                prop_assert!(!word.contains(|c: char| c.is_control() || "<>".contains(c)), "{word:?}");
            }
        }
    }

    #[test]
    fn domains_beyond_ascii_are_written_as_every_server_knows_them() {
        assert_eq!(address("ada@bücher.example").unwrap().to_string(), "ada@xn--bcher-kva.example");
        assert_eq!(address("ada@BU\u{308}CHER。example").unwrap().to_string(), "ada@xn--bcher-kva.example");
        assert_eq!(address("ada@例え.テスト").unwrap().to_string(), "ada@xn--r8jz45g.xn--zckzah");
        assert_eq!(address("ada@Example.ORG").unwrap().to_string(), "ada@example.org");
        for wrong in ["", "ada", "ada@", "@example.org", "a b@example.org", "ada@exa mple.org", "a@b@example.org"] {
            assert!(address(wrong).is_none(), "{wrong}");
        }
    }
}
