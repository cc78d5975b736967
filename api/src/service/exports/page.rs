//! The same data to be read by the person, in their language. A document of its own: it loads nothing.
//!
//! It shows the columns that say something to a person; everything else is in `data.json` beside it.

use jiff::Timestamp;
use jiff::civil::Date;
use language::{Language, Message, dates, text::export as say};
use serde_json::Value;

use crate::store::accounts::Account;
use crate::store::personal::{Export, Form, TABLES};

/// A column, and what it is called.
type Column = (&'static str, fn() -> Message);

/// A part of the page: a table, what it is called, and the columns that are shown.
struct Part(&'static str, fn() -> Message, &'static [Column]);

const PARTS: &[Part] = &[
    Part(
        "accounts",
        say::account,
        &[
            ("user_name", say::user_name),
            ("email", say::address),
            ("display_name", say::shown_name),
            ("language", say::language),
            ("created_at", say::since),
        ],
    ),
    Part(
        "email_addresses",
        say::addresses,
        &[("address", say::address), ("added_at", say::added), ("verified_at", say::verified)],
    ),
    Part(
        "candidates",
        say::names,
        &[
            ("legal_name", say::legal_name),
            ("native_name", say::native_name),
            ("delivery_first_name", say::delivery_first_name),
            ("delivery_last_name", say::delivery_last_name),
            ("certificate_name", say::certificate_name),
            ("created_at", say::since),
        ],
    ),
    Part(
        "merges",
        say::merges,
        &[
            ("kept_candidate_id", say::kept_candidate),
            ("merged_candidate_id", say::merged_candidate),
            ("merged_at", say::merged_on),
            ("undone_at", say::undone_on),
        ],
    ),
    Part(
        "candidate_profiles",
        say::profile,
        &[("version", say::version), ("recorded_at", say::recorded), ("body", say::content)],
    ),
    Part(
        "change_requests",
        say::change_requests,
        &[
            ("created_at", say::requested),
            ("kind", say::kind),
            ("wanted", say::content),
            ("state", say::state),
            ("decided_at", say::decided),
            ("reason", say::reason),
        ],
    ),
    Part(
        "accommodations",
        say::accommodations,
        &[("needs", say::content), ("granted_at", say::since), ("ends_on", say::ends_on)],
    ),
    Part(
        "vouchers",
        say::vouchers,
        &[("assigned_at", say::since), ("redeemed_at", say::redeemed), ("registration_id", say::registration)],
    ),
    Part("documents", say::documents, &[("file_name", say::name), ("size", say::size), ("uploaded_at", say::added)]),
    Part(
        "facts",
        say::facts,
        &[("happened_at", say::happened), ("kind", say::kind), ("body", say::content), ("learnt_at", say::recorded)],
    ),
    Part(
        "claims",
        say::claims,
        &[
            ("sat_at", say::happened),
            ("exam", say::exam),
            ("registration_id", say::registration),
            ("outcome", say::state),
        ],
    ),
    Part(
        "authorizations",
        say::authorizations,
        &[
            ("created_at", say::requested),
            ("exam", say::exam),
            ("vendor", say::vendor),
            ("wish", say::state),
            ("first_on", say::from),
            ("last_on", say::until),
            ("message", say::reason),
        ],
    ),
    Part(
        "appointments",
        say::appointments,
        &[
            ("starts_at", say::begins),
            ("exam", say::exam),
            ("vendor", say::vendor),
            ("registration_id", say::registration),
            ("state", say::state),
            ("centre", say::place),
        ],
    ),
    Part(
        "vendor_records",
        say::vendor_records,
        &[
            ("vendor", say::vendor),
            ("vendor_candidate_id", say::code),
            ("answered_at", say::recorded),
            ("message", say::reason),
        ],
    ),
    Part(
        "exchange_rows",
        say::exchange_rows,
        &[
            ("kind", say::kind),
            ("registration_id", say::registration),
            ("outcome", say::state),
            ("message", say::reason),
        ],
    ),
    Part(
        "score_reports",
        say::score_reports,
        &[
            ("created_at", say::requested),
            ("exam", say::exam),
            ("registration_id", say::registration),
            ("name", say::name),
            ("state", say::state),
            ("reason", say::reason),
        ],
    ),
    Part("result_rows", say::result_rows, &[("member", say::name), ("line", say::line), ("raw", say::content)]),
    Part(
        "award_decisions",
        say::award_decisions,
        &[("decided_at", say::decided), ("decision", say::decision), ("reason", say::reason)],
    ),
    Part(
        "awards",
        say::awards,
        &[
            ("achievement", say::achievement),
            ("earned_on", say::earned),
            ("valid_from", say::from),
            ("valid_to", say::until),
            ("basis", say::reason),
        ],
    ),
    Part(
        "credentials",
        say::credentials,
        &[
            ("holder_name", say::name),
            ("licence_number", say::licence_number),
            ("code", say::code),
            ("issued_at", say::issued),
        ],
    ),
    Part(
        "shares",
        say::shares,
        &[
            ("recipient", say::name),
            ("email", say::address),
            ("created_at", say::issued),
            ("expires_at", say::until),
            ("views", say::views),
        ],
    ),
    Part("share_credentials", say::shown_credentials, &[("code", say::code)]),
    Part(
        "share_views",
        say::share_views,
        &[("viewed_at", say::happened), ("browser", say::browser), ("system", say::system)],
    ),
    Part("watches", say::watches, &[("email", say::address), ("asked_at", say::requested), ("state", say::state)]),
    Part(
        "agreement_receipts",
        say::agreements,
        &[
            ("agreement", say::agreement),
            ("version", say::version),
            ("language", say::language),
            ("accepted_at", say::accepted),
        ],
    ),
    Part(
        "consent_receipts",
        say::consents,
        &[("topic", say::topic), ("given", say::given), ("text", say::content), ("recorded_at", say::recorded)],
    ),
    Part(
        "company_contacts",
        say::companies,
        &[
            ("company", say::company),
            ("email", say::address),
            ("role", say::role),
            ("joined_at", say::from),
            ("left_on", say::until),
        ],
    ),
    Part(
        "employment_spans",
        say::employment,
        &[("company", say::company), ("from_on", say::from), ("to_on", say::until), ("learnt_at", say::recorded)],
    ),
    Part(
        "sessions",
        say::sessions,
        &[
            ("created_at", say::signed_in),
            ("last_seen_at", say::last_seen),
            ("browser", say::browser),
            ("system", say::system),
            ("network", say::network),
        ],
    ),
    Part("devices", say::devices, &[("created_at", say::added), ("last_seen_at", say::last_seen)]),
    Part(
        "passkeys",
        say::passkeys,
        &[("name", say::name), ("created_at", say::added), ("last_used_at", say::last_seen)],
    ),
    Part("totp_secrets", say::totp_secrets, &[("created_at", say::added), ("confirmed_at", say::verified)]),
    Part("recovery_codes", say::recovery_codes, &[("created_at", say::added), ("used_at", say::last_seen)]),
    Part(
        "mails",
        say::mails,
        &[("created_at", say::recorded), ("template", say::kind), ("recipient", say::address), ("state", say::state)],
    ),
    Part(
        "exports",
        say::exports,
        &[("requested_at", say::requested), ("ready_at", say::recorded), ("expires_at", say::until)],
    ),
    Part(
        "erasures",
        say::erasures,
        &[("requested_at", say::requested), ("due_at", say::until), ("cancelled_at", say::cancelled)],
    ),
];

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1.5rem}\
    table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.4rem .6rem;text-align:start;\
    vertical-align:top;overflow-wrap:anywhere}h2{margin-top:2.5rem}.wide{overflow-x:auto}p{max-width:44rem}";

/// Writes the page.
pub(super) fn write(account: &Account, issuer: &str, tables: &Value, now: Timestamp) -> String {
    let language = account.language;
    let (tag, direction) = (language.tag(), language.direction().word());
    let title = escape(&say::title(&account.display_name).text(language));
    let lead = escape(&say::lead(issuer, now).text(language));
    let files = escape(&say::files().text(language));
    let parts: String = PARTS.iter().map(|part| write_part(part, tables, language)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{tag}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{lead}</p>\n\
         <p>{files}</p>\n{parts}</main>\n</body>\n</html>\n"
    )
}

fn write_part(Part(table, title, columns): &Part, tables: &Value, language: Language) -> String {
    let heading = escape(&title().text(language));
    let rows = tables[*table].as_array().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        return format!("<h2>{heading}</h2>\n<p>{}</p>\n", escape(&say::nothing().text(language)));
    }
    let head: String = columns
        .iter()
        .map(|(_, label)| format!("<th scope=\"col\">{}</th>", escape(&label().text(language))))
        .collect();
    let body: String = rows
        .iter()
        .map(|row| {
            let cell = |column: &str| cell(&row[column], form(table, column), language);
            let cells: String = columns.iter().map(|(column, _)| format!("<td>{}</td>", cell(column))).collect();
            format!("<tr>{cells}</tr>\n")
        })
        .collect();
    format!(
        "<h2>{heading}</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{heading}\">\n\
         <table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    )
}

fn form(table: &str, column: &str) -> Form {
    let columns = TABLES.iter().find(|known| known.name == table).map(|table| &table.export);
    match columns {
        Some(Export::Columns { columns, .. }) => {
            columns.iter().find(|(name, _)| *name == column).map_or(Form::Text, |(_, form)| *form)
        }
        _ => Form::Text,
    }
}

fn cell(value: &Value, form: Form, language: Language) -> String {
    let text = value.as_str().unwrap_or_default();
    match (value, form) {
        (Value::Null, _) => String::new(),
        (_, Form::Instant) => match text.parse::<Timestamp>() {
            Ok(moment) => escape(&dates::time(language, moment)),
            Err(_) => escape(text),
        },
        (_, Form::Day) => match text.parse::<Date>() {
            Ok(day) => escape(&dates::date(language, day)),
            Err(_) => escape(text),
        },
        (Value::Bool(true), _) => escape(&say::yes().text(language)),
        (Value::Bool(false), _) => escape(&say::no().text(language)),
        (Value::Object(_) | Value::Array(_), _) => {
            let mut lines = Vec::new();
            flatten(value, "", &mut lines);
            lines.iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br>")
        }
        (Value::String(_), _) => format!("<bdi>{}</bdi>", escape(text)),
        (Value::Number(number), _) => number.to_string(),
    }
}

/// The values of a document, each with the way to it.
fn flatten(value: &Value, at: &str, lines: &mut Vec<String>) {
    let below = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    match value {
        Value::Null => {}
        Value::Object(members) => members.iter().for_each(|(name, value)| flatten(value, &below(name), lines)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| flatten(item, &below(&(place + 1).to_string()), lines));
        }
        Value::String(text) => lines.push(format!("{at}: {text}")),
        other => lines.push(format!("{at}: {other}")),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_that_is_exported_is_on_the_page_with_columns_that_there_are() {
        for table in TABLES {
            let Export::Columns { columns, more, .. } = &table.export else { continue };
            let part = PARTS.iter().find(|part| part.0 == table.name);
            let Part(_, _, shown) = part.unwrap_or_else(|| panic!("{} is not on the page", table.name));
            for (column, _) in *shown {
                let known =
                    columns.iter().any(|(name, _)| name == column) || more.iter().any(|(name, _)| name == column);
                assert!(known, "{}.{column} is not exported", table.name);
            }
        }
    }

    #[test]
    fn what_people_typed_is_text_on_the_page() {
        let value = serde_json::json!({ "names": { "legal": "<script>alert(1)</script> & \"Sons\"" } });

        assert_eq!(
            cell(&value, Form::Document, Language::English),
            "names.legal: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;"
        );
    }
}
