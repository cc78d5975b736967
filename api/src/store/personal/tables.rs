//! The list of tables. Rows are removed in its order, so what refers to something stands before it.

use super::Form::{Bytes, Day, Document, Flag, Id, Instant, Number, Text};
use super::{About, Erasure, Export, Form, Table, Whose};

/// Says of rows that are found by it whose they are, which is known.
const OWNER: &str = "it is the person's own";
/// For what somebody could sign in with, or pass for the person.
const SECRET: &str = "it would let whoever reads the file in";
/// For columns that help to find others.
const REPEATS: &str = "it repeats another column, folded";

/// To an address of theirs: some mails are written before there is an account.
const MAILS_TO: &str = "lower(recipient) IN (SELECT address_folded FROM email_addresses
    WHERE account_id = $1 AND verified_at IS NOT NULL)";
/// To them, whatever the address was.
const MAILS: &str = "account_id = $1 OR lower(recipient) IN (SELECT address_folded FROM email_addresses
    WHERE account_id = $1 AND verified_at IS NOT NULL)";

const fn columns(
    columns: &'static [(&'static str, Form)],
    withheld: &'static [(&'static str, &'static str)],
) -> Export {
    Export::Columns { columns, more: &[], withheld }
}

/// Every table that has data about people.
pub const TABLES: &[Table] = &[
    Table {
        name: "one_time_links",
        about: About::Account,
        whose: Whose::Account(
            "subject_id IN (SELECT id FROM accounts WHERE id = $1
                UNION SELECT id FROM email_addresses WHERE account_id = $1
                UNION SELECT id FROM company_contacts WHERE account_id = $1)",
        ),
        export: Export::Nothing(SECRET),
        erasure: Erasure::Removed,
    },
    Table {
        name: "challenges",
        about: About::Account,
        whose: Whose::Account("account_id = $1"),
        export: Export::Nothing(SECRET),
        erasure: Erasure::Removed,
    },
    Table {
        name: "registrations",
        about: About::Account,
        whose: Whose::Account(
            "email_folded IN (SELECT address_folded FROM email_addresses
                WHERE account_id = $1 AND verified_at IS NOT NULL)",
        ),
        export: Export::Nothing("it is not finished, and anybody may have begun it with the address"),
        erasure: Erasure::Removed,
    },
    Table {
        name: "recoveries",
        about: About::Account,
        whose: Whose::Account(
            "email_folded IN (SELECT address_folded FROM email_addresses
                WHERE account_id = $1 AND verified_at IS NOT NULL)",
        ),
        export: Export::Nothing("anybody may have asked with the address, and it is gone within a minute"),
        erasure: Erasure::Removed,
    },
    Table {
        name: "mailbox",
        about: About::Mails,
        whose: Whose::Account(MAILS_TO),
        export: Export::Nothing("it is a copy of mails that only a server for demonstrations keeps"),
        erasure: Erasure::Removed,
    },
    Table {
        name: "mails",
        about: About::Mails,
        whose: Whose::Account(MAILS),
        export: columns(
            &[
                ("id", Id),
                ("created_at", Instant),
                ("recipient", Text),
                ("language", Text),
                ("stream", Text),
                ("template", Text),
                ("state", Text),
                ("attempts", Number),
                ("settled_at", Instant),
                ("last_error", Text),
            ],
            &[
                ("account_id", OWNER),
                ("sealed_values", SECRET),
                ("next_attempt_at", "it is how the server works"),
                ("give_up_at", "it is how the server works"),
            ],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "consent_receipts",
        about: About::Mails,
        whose: Whose::Account("account_id = $1"),
        export: Export::Columns {
            columns: &[
                ("number", Number),
                ("topic", Text),
                ("given", Flag),
                ("text_sha256", Bytes),
                ("door", Text),
                ("recorded_at", Instant),
            ],
            more: &[("text", "SELECT body FROM consent_texts WHERE sha256 = text_sha256")],
            withheld: &[("account_id", OWNER)],
        },
        erasure: Erasure::Removed,
    },
    Table {
        name: "refresh_tokens",
        about: About::Account,
        whose: Whose::Account("session_id IN (SELECT id FROM sessions WHERE account_id = $1)"),
        export: Export::Nothing(SECRET),
        erasure: Erasure::Removed,
    },
    Table {
        name: "sessions",
        about: About::Account,
        whose: Whose::Account("account_id = $1"),
        export: columns(
            &[
                ("id", Id),
                ("created_at", Instant),
                ("last_seen_at", Instant),
                ("expires_at", Instant),
                ("ended_at", Instant),
                ("method", Text),
                ("confirmed_at", Instant),
                ("browser", Text),
                ("system", Text),
                ("network", Text),
            ],
            &[("account_id", OWNER)],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "devices",
        about: About::Account,
        whose: Whose::Account("account_id = $1"),
        export: columns(
            &[("created_at", Instant), ("last_seen_at", Instant)],
            &[("account_id", OWNER), ("token_hash", SECRET)],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "passkeys",
        about: About::Account,
        whose: Whose::Account("account_id = $1"),
        export: columns(
            &[
                ("id", Id),
                ("name", Text),
                ("created_at", Instant),
                ("last_used_at", Instant),
                ("synced", Flag),
                ("transports", Text),
                ("sign_count", Number),
                ("credential_id", Bytes),
                ("public_key", Bytes),
            ],
            &[("account_id", OWNER)],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "totp_secrets",
        about: About::Account,
        whose: Whose::Account("account_id = $1"),
        export: columns(
            &[("created_at", Instant), ("confirmed_at", Instant)],
            &[("account_id", OWNER), ("sealed_secret", SECRET), ("last_step", SECRET)],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "recovery_codes",
        about: About::Account,
        whose: Whose::Account("account_id = $1"),
        export: columns(
            &[("created_at", Instant), ("used_at", Instant)],
            &[("account_id", OWNER), ("code_hash", SECRET)],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "documents",
        about: About::Requests,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("id", Id),
                ("change_request_id", Id),
                ("file_name", Text),
                ("media_type", Text),
                ("size", Number),
                ("sha256", Bytes),
                ("uploaded_at", Instant),
            ],
            &[("candidate_id", OWNER), ("sealed_content", "it is in the archive as a file")],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "accommodations",
        about: About::Requests,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(&[("needs", Document), ("granted_at", Instant), ("ends_on", Day)], &[("candidate_id", OWNER)]),
        erasure: Erasure::Removed,
    },
    Table {
        name: "change_requests",
        about: About::Requests,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("id", Id),
                ("kind", Text),
                ("wanted", Document),
                ("state", Text),
                ("created_at", Instant),
                ("decided_at", Instant),
                ("reason", Text),
            ],
            &[("candidate_id", OWNER), ("decided_by", "it is about a member of staff")],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "merges",
        about: About::Account,
        // One in force is the kept candidate's alone: the merged one goes with them.
        whose: Whose::Candidate(
            "kept_candidate_id = $1
                OR merged_candidate_id = $1 AND (merged_at IS NULL OR undone_at IS NOT NULL)",
        ),
        export: columns(
            &[
                ("proposed_at", Instant),
                ("kept_candidate_id", Number),
                ("merged_candidate_id", Number),
                ("merged_at", Instant),
                ("undone_at", Instant),
                ("id", Id),
            ],
            &[("expires_at", "it is how the server works"), ("undo_token_hash", SECRET)],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "duplicates",
        about: About::Profile,
        whose: Whose::Candidate("one_candidate_id = $1 OR other_candidate_id = $1"),
        export: Export::Nothing("it tells of somebody else, who may be another person"),
        erasure: Erasure::Removed,
    },
    Table {
        name: "identity_keys",
        about: About::Profile,
        whose: Whose::Candidate("candidate_id = $1"),
        export: Export::Nothing("it repeats names, birth date, addresses and telephone numbers, folded"),
        erasure: Erasure::Removed,
    },
    Table {
        name: "exchange_rows",
        about: About::Exams,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("exchange_id", Id),
                ("place", Number),
                ("kind", Text),
                ("registration_id", Text),
                ("outcome", Text),
                ("message", Text),
            ],
            &[
                ("candidate_id", OWNER),
                ("authorization_id", "it is with the authorizations"),
                ("member", "it is how the server works"),
                ("line", "it is how the server works"),
            ],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "vouchers",
        about: About::Exams,
        whose: Whose::Candidate("candidate_id = $1 OR redeemed_by = $1"),
        export: columns(
            &[
                ("id", Id),
                ("assigned_at", Instant),
                ("authorization_id", Number),
                ("redeemed_at", Instant),
                ("registration_id", Text),
            ],
            &[
                ("pool_id", "it is how the program buys them"),
                ("code_hash", "it would let whoever reads the file pay with it"),
                ("sealed_code", "it would let whoever reads the file pay with it"),
                ("candidate_id", OWNER),
                ("redeemed_by", OWNER),
            ],
        ),
        erasure: Erasure::Anonymised,
    },
    Table {
        name: "appointments",
        about: About::Exams,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("starts_at", Instant),
                ("minutes", Number),
                ("time_zone", Text),
                ("exam", Text),
                ("vendor", Text),
                ("registration_id", Text),
                ("state", Text),
                ("delivery", Text),
                ("centre", Document),
                ("booked_at", Instant),
                ("event_at", Instant),
                ("changes", Number),
                ("reminded_at", Instant),
                ("id", Id),
            ],
            &[("candidate_id", OWNER), ("authorization_id", "it is with the authorizations")],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "authorizations",
        about: About::Exams,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("created_at", Instant),
                ("exam", Text),
                ("vendor", Text),
                ("wish", Text),
                ("first_on", Day),
                ("last_on", Day),
                ("sent_at", Instant),
                ("confirmed_at", Instant),
                ("answered_at", Instant),
                ("message", Text),
                ("vendor_authorization_id", Text),
                ("closed_at", Instant),
                ("id", Number),
            ],
            &[
                ("candidate_id", OWNER),
                ("wanted", "it is how the server works"),
                ("told", "it is how the server works"),
                ("told_at", "it is how the server works"),
                ("tries", "it is how the server works"),
                ("confirmed", "it is how the server works"),
                ("refused", "it is how the server works"),
                ("known", "it is how the server works"),
                ("due_at", "it is how the server works"),
                ("exchange_id", "it is how the server works"),
            ],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "vendor_records",
        about: About::Exams,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("vendor", Text),
                ("vendor_candidate_id", Text),
                ("told_at", Instant),
                ("answered_at", Instant),
                ("message", Text),
            ],
            &[
                ("candidate_id", OWNER),
                ("wanted", "it is how the server works"),
                ("told", "it is how the server works"),
                ("tries", "it is how the server works"),
                ("confirmed", "it is how the server works"),
                ("refused", "it is how the server works"),
                ("known", "it is how the server works"),
                ("due_at", "it is how the server works"),
                ("exchange_id", "it is how the server works"),
            ],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "score_reports",
        about: About::Requests,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("created_at", Instant),
                ("registration_id", Text),
                ("exam", Text),
                ("sat_on", Day),
                ("name", Text),
                ("state", Text),
                ("decided_at", Instant),
                ("reason", Text),
                ("id", Id),
            ],
            &[("candidate_id", OWNER), ("decided_by", "it may be about a member of staff")],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "candidate_profiles",
        about: About::Profile,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[("version", Number), ("recorded_at", Instant), ("body", Document)],
            &[("candidate_id", OWNER), ("recorded_by", "it may be about a member of staff")],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "employment_spans",
        about: About::Companies,
        // Those that others had by the same entry of a record, too.
        whose: Whose::Account(
            "candidate_id = (SELECT candidate_id FROM accounts WHERE id = $1)
                OR contact_id IN (SELECT id FROM company_contacts WHERE account_id = $1)",
        ),
        export: Export::Columns {
            columns: &[
                ("span_id", Id),
                ("version", Number),
                ("company_id", Id),
                ("contact_id", Id),
                ("from_on", Day),
                ("to_on", Day),
                ("learnt_at", Instant),
            ],
            more: &[("company", "SELECT name FROM companies WHERE companies.id = company_id")],
            withheld: &[("candidate_id", OWNER)],
        },
        erasure: Erasure::Removed,
    },
    Table {
        name: "company_contacts",
        about: About::Companies,
        whose: Whose::Account("account_id = $1"),
        export: Export::Columns {
            columns: &[
                ("id", Id),
                ("company_id", Id),
                ("external_id", Text),
                ("user_name", Text),
                ("given_name", Text),
                ("family_name", Text),
                ("display_name", Text),
                ("email", Text),
                ("role", Text),
                ("details", Document),
                ("invited_at", Instant),
                ("joined_at", Instant),
                ("left_on", Day),
                ("removed_at", Instant),
                ("created_at", Instant),
                ("updated_at", Instant),
            ],
            more: &[("company", "SELECT name FROM companies WHERE companies.id = company_id")],
            withheld: &[
                ("account_id", OWNER),
                ("user_name_folded", REPEATS),
                ("email_folded", REPEATS),
                ("version", "it is how the server works"),
            ],
        },
        erasure: Erasure::Removed,
    },
    Table {
        name: "agreement_receipts",
        about: About::Mails,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("accepted_at", Instant),
                ("agreement", Text),
                ("version", Number),
                ("language", Text),
                ("text_sha256", Bytes),
                ("fact_id", Id),
            ],
            &[("candidate_id", OWNER)],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "watches",
        about: About::Credentials,
        whose: Whose::Candidate("share_id IN (SELECT id FROM shares WHERE candidate_id = $1)"),
        export: columns(
            &[
                ("id", Id),
                ("share_id", Id),
                ("email", Text),
                ("state", Text),
                ("asked_at", Instant),
                ("answered_at", Instant),
            ],
            &[
                ("email_folded", REPEATS),
                ("language", "it is of somebody else"),
                ("told", "it is how the server works"),
                ("stop_hash", SECRET),
                ("sealed_stop", SECRET),
            ],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "share_views",
        about: About::Credentials,
        whose: Whose::Candidate("share_id IN (SELECT id FROM shares WHERE candidate_id = $1)"),
        export: columns(
            &[("id", Id), ("share_id", Id), ("viewed_at", Instant), ("browser", Text), ("system", Text)],
            &[],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "share_credentials",
        about: About::Credentials,
        whose: Whose::Candidate("share_id IN (SELECT id FROM shares WHERE candidate_id = $1)"),
        export: Export::Columns {
            columns: &[("share_id", Id), ("credential_id", Id)],
            more: &[("code", "SELECT code FROM credentials WHERE credentials.id = credential_id")],
            withheld: &[],
        },
        erasure: Erasure::Removed,
    },
    Table {
        name: "shares",
        about: About::Credentials,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("id", Id),
                ("recipient", Text),
                ("email", Text),
                ("message", Text),
                ("fields", Document),
                ("created_at", Instant),
                ("expires_at", Instant),
                ("view_limit", Number),
                ("views", Number),
                ("revoked_at", Instant),
            ],
            &[
                ("candidate_id", OWNER),
                ("token_hash", "it would let whoever reads the file open the share"),
                ("sealed_token", "it would let whoever reads the file open the share"),
            ],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "credential_jws",
        about: About::Credentials,
        whose: Whose::Candidate(
            "credential_id IN (SELECT credentials.id FROM credentials JOIN awards ON awards.id = credentials.award_id
                WHERE awards.candidate_id = $1)",
        ),
        export: Export::Nothing("it says what the signed document in the archive says"),
        erasure: Erasure::Removed,
    },
    Table {
        name: "credentials",
        about: About::Credentials,
        whose: Whose::Candidate("award_id IN (SELECT id FROM awards WHERE candidate_id = $1)"),
        export: columns(
            &[
                ("issued_at", Instant),
                ("id", Id),
                ("award_id", Id),
                ("code", Text),
                ("licence_number", Text),
                ("holder_name", Text),
                ("status_list", Number),
                ("status_index", Number),
                ("key_id", Text),
            ],
            &[
                ("template_id", "it is how the server works"),
                ("document", "it is in the archive as a file"),
                ("erased_at", "it is never set while there is an account"),
            ],
        ),
        erasure: Erasure::Anonymised,
    },
    Table {
        name: "award_decisions",
        about: About::Awards,
        whose: Whose::Candidate("award_id IN (SELECT id FROM awards WHERE candidate_id = $1)"),
        export: columns(
            &[
                ("award_id", Id),
                ("decision", Text),
                ("against", Document),
                ("reason", Text),
                ("decided_at", Instant),
                ("id", Id),
            ],
            &[("decided_by", "it is about a member of staff")],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "awards",
        about: About::Awards,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("earned_on", Day),
                ("achievement", Text),
                ("basis", Text),
                ("valid_from", Day),
                ("valid_to", Day),
                ("grace_to", Day),
                ("rule_version", Text),
                ("superseded_on", Day),
                ("review", Document),
                ("interruptions", Document),
                ("decided_at", Instant),
                ("proof", Document),
                ("id", Id),
            ],
            &[
                ("candidate_id", OWNER),
                ("catalogue_revision", "it is how the server works"),
                ("unissued", "it is how the server works"),
            ],
        ),
        erasure: Erasure::Stays,
    },
    Table {
        name: "result_rows",
        about: About::Results,
        whose: Whose::Candidate("fact_id IN (SELECT id FROM facts WHERE candidate_id = $1)"),
        export: columns(
            &[("import_id", Id), ("member", Text), ("line", Number), ("raw", Document), ("fact_id", Id)],
            &[("identity", "it is how the server knows the row again")],
        ),
        erasure: Erasure::Anonymised,
    },
    Table {
        name: "claims",
        about: About::Results,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[
                ("sat_at", Instant),
                ("registration_id", Text),
                ("exam", Text),
                ("outcome", Text),
                ("client_candidate_id", Text),
                ("candidate_name", Text),
                ("reason", Text),
                ("received_at", Instant),
                ("tells", Document),
                ("id", Id),
            ],
            &[
                ("candidate_id", OWNER),
                ("result_row", "it is how the server knows the row again"),
                ("import_id", "it is how the server works"),
            ],
        ),
        // What comes of the same registration later is refused by it.
        erasure: Erasure::Stays,
    },
    Table {
        name: "facts",
        about: About::Results,
        whose: Whose::Candidate("candidate_id = $1"),
        export: columns(
            &[("happened_at", Instant), ("kind", Text), ("body", Document), ("learnt_at", Instant), ("id", Id)],
            &[("candidate_id", OWNER)],
        ),
        erasure: Erasure::Stays,
    },
    Table {
        name: "exports",
        about: About::Account,
        whose: Whose::Account("account_id = $1"),
        export: columns(
            &[("requested_at", Instant), ("ready_at", Instant), ("expires_at", Instant), ("size", Number), ("id", Id)],
            &[
                ("account_id", OWNER),
                ("taken_until", "it is how the server works"),
                ("sealed_archive", "it is an archive like this one"),
            ],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "erasures",
        about: About::Erasure,
        whose: Whose::Account("account_id = $1"),
        export: columns(
            &[
                ("requested_at", Instant),
                ("due_at", Instant),
                ("cancelled_at", Instant),
                ("done_at", Instant),
                ("id", Id),
            ],
            &[("account_id", OWNER), ("candidate_id", OWNER)],
        ),
        erasure: Erasure::Stays,
    },
    Table {
        name: "candidates",
        about: About::Results,
        whose: Whose::Candidate("id = $1"),
        export: columns(
            &[
                ("id", Number),
                ("subject_id", Id),
                ("legal_name", Text),
                ("native_name", Text),
                ("delivery_first_name", Text),
                ("delivery_last_name", Text),
                ("certificate_name", Text),
                ("created_at", Instant),
            ],
            &[
                ("search", REPEATS),
                ("undecided", "it is how the server works"),
                ("uncompared", "it is how the server works"),
                ("merged_into", "it is in `merges`"),
                ("erased_at", "it is never set while there is an account"),
            ],
        ),
        erasure: Erasure::Anonymised,
    },
    Table {
        name: "email_addresses",
        about: About::Profile,
        whose: Whose::Account("account_id = $1"),
        export: columns(
            &[("address", Text), ("added_at", Instant), ("verified_at", Instant), ("id", Id)],
            &[("account_id", OWNER), ("address_folded", REPEATS)],
        ),
        erasure: Erasure::Removed,
    },
    Table {
        name: "accounts",
        about: About::Account,
        whose: Whose::Account("id = $1"),
        export: columns(
            &[
                ("id", Id),
                ("user_name", Text),
                ("email", Text),
                ("display_name", Text),
                ("candidate_id", Number),
                ("language", Text),
                ("staff", Flag),
                ("created_at", Instant),
                ("disabled_at", Instant),
            ],
            &[("user_name_folded", REPEATS), ("email_folded", REPEATS), ("password_hash", SECRET)],
        ),
        erasure: Erasure::Removed,
    },
];

/// Every other table, and why it has no data about a person who has an account.
pub const NOT_PERSONAL: &[(&str, &str)] = &[
    ("catalogue_revisions", "the program's own documents"),
    ("companies", "organisations"),
    ("company_domains", "organisations"),
    ("company_notices", "addresses by hash, of people without an account"),
    ("consent_texts", "texts that everybody is asked; a receipt is exported with its text"),
    ("credential_templates", "what documents of many people have in common"),
    ("exam_vendors", "organisations"),
    (
        "exchanges",
        "messages about many people, sealed, which nobody can take apart; their rows are people's, and they end by time",
    ),
    ("erased_identifiers", "people who are gone, by a hash with a key"),
    ("mail_suppressions", "addresses by hash: the list is needed when the person is gone, too"),
    ("result_imports", "files, and how many rows they had"),
    ("scim_tokens", "machines"),
    ("sign_in_throttles", "what was typed by whoever guesses, by hash, for an hour"),
    ("signing_keys", "the issuer's own keys"),
    ("status_lists", "entries that were drawn at random"),
    ("verdict_editions", "a count of changes"),
    ("voucher_pools", "what the program bought"),
];
