//! Verifying a credential at the command line, without a server: everything is checked that the credential and its issuer
//! publish, whoever that is.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use contract::credential::CredentialStatus;
use contract::verification::{
    CheckOutcome, DocumentCheck, DocumentCheckView, DocumentIssuerView, DocumentStanding, DocumentVerificationView,
    VerificationView,
};
use credential::carrier::{self, CarrierFault, MAX_CARRIER_BYTES};
use credential::facts::Facts;
use credential::site::did_document_url;
use credential::verify::{Needs, Policy, Sources, StatusSource, needs, verify};
use credential::{Check, MAX_BYTES, Verdict};
use domain::id::VerificationCode;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use language::Language;
use language::text::verification as text;
use serde_json::Value;
use url::Url;

use super::import_results::Format;
use super::{Failure, print};
use crate::clock::Clock;
use crate::service::verifications::findings;

mod fetch;

use fetch::Web;

/// The forms that a credential is asked for in.
const CREDENTIAL: &str =
    "application/vc, application/vc+jwt;q=0.9, application/jwt;q=0.8, application/json;q=0.5, */*;q=0.1";

/// Check whether a credential is genuine and valid, whoever issued it
///
/// Needs no server, no database and no settings. The credential is JSON with a Data Integrity proof, a compact JWS, a badge
/// (PNG, SVG) that it is baked into, or a certificate (PDF) that it is attached to. What its issuer publishes (the DID document
/// of its `did:web`, the status lists) is fetched over HTTPS, from nobody else, and bounded in time and size. Ends with 0 when
/// the credential is valid, 1 when it is not, 2 when that cannot be told.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker verify credential.json\n  \
    certtracker verify certificate.pdf\n  \
    certtracker verify https://certs.example.org/verify/7QK4M-0ZJ9T-XW3RB-5HD2C\n  \
    certtracker verify credential.jwt --at 2024-05-01 --format json\n  \
    certtracker verify - --offline < credential.json\n  \
    certtracker verify credential.json --did-document did.json --status-list https://certs.example.org/status/1=list.json")]
pub(super) struct Verify {
    /// A file, `-` for standard input, or the address of a credential or of its verification page
    #[arg(value_name = "FILE|URL")]
    source: String,
    /// Whether it is within its validity on that day (at noon, UTC) or at that time; revocation is always asked as of now
    #[arg(long, value_name = "DATE|TIME", value_parser = moment)]
    at: Option<Timestamp>,
    /// Fetch nothing, and say what could not be checked
    #[arg(long)]
    offline: bool,
    /// The issuer's DID document, instead of fetching it
    #[arg(long, value_name = "FILE")]
    did_document: Option<PathBuf>,
    /// A status list, instead of fetching it; once for each
    #[arg(long = "status-list", value_name = "URL=FILE", value_parser = list_and_file)]
    status_lists: Vec<(String, PathBuf)>,
    /// How to print the verdict
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

fn moment(text: &str) -> Result<Timestamp, String> {
    let day = || TimeZone::UTC.to_timestamp(text.parse::<Date>().ok()?.at(12, 0, 0, 0)).ok();
    let known = text.parse().ok().or_else(day);
    known.ok_or_else(|| "a day such as 2024-05-01, or a time such as 2024-05-01T09:00:00Z, is expected".to_owned())
}

/// An address may have `=` in it; the name of a file seldom has.
fn list_and_file(text: &str) -> Result<(String, PathBuf), String> {
    let parts = text.rsplit_once('=').filter(|(list, file)| !list.is_empty() && !file.is_empty());
    parts.map(|(list, file)| (list.to_owned(), file.into())).ok_or_else(|| "URL=FILE is expected".to_owned())
}

/// What there is to check with.
struct Gathered {
    /// The credential, or why there is none in what was given.
    document: Result<Vec<u8>, CarrierFault>,
    /// What the issuer's server says, when the credential was found by its code.
    said: Option<Box<VerificationView>>,
    did_document: Option<Value>,
    status_lists: Vec<(String, Vec<u8>)>,
    /// What could not be had, and why.
    notes: Vec<String>,
}

impl Verify {
    pub(super) async fn run(self) -> Result<ExitCode, Failure> {
        let gathered = self.gather().await.map_err(cannot_tell)?;
        let view = verdict(&gathered, Clock::system().now(), self.at);
        for note in &gathered.notes {
            eprintln!("note: {}", printable(note));
        }
        if self.at.is_some() && view.standing == DocumentStanding::Valid {
            eprintln!("note: status lists tell of now, not of another time");
        }
        match self.format {
            Format::Json => {
                let json = serde_json::to_string(&view).map_err(|error| cannot_tell(error.to_string()))?;
                print(&format!("{json}\n"))?;
            }
            Format::Text => print(&told(&view))?,
        }
        Ok(match view.standing {
            DocumentStanding::Valid => ExitCode::SUCCESS,
            DocumentStanding::Undecided => ExitCode::from(2),
            _ => ExitCode::from(1),
        })
    }

    async fn gather(&self) -> Result<Gathered, String> {
        let web = if self.offline { None } else { Some(Web::open()) };
        let (document, said) = match address(&self.source) {
            Some(address) => {
                let web = web.as_ref().ok_or("an address cannot be read with --offline")?.as_ref()?;
                find(web, &address).await?
            }
            None => (file(Path::new(&self.source))?, None),
        };
        let mut notes = Vec::new();
        let document = carrier::extract(&document).map(|carried| carried.document);
        let needs = document.as_ref().ok().and_then(|document| needs(document).ok());
        let did_document = match (&self.did_document, &needs) {
            (Some(path), _) => Some(json(&file(path)?).map_err(|fault| format!("{}: {fault}", path.display()))?),
            (None, Some(Needs { issuer, .. })) => noted(&mut notes, web.as_ref(), resolve(web.as_ref(), issuer).await),
            (None, None) => None,
        };
        let mut status_lists = Vec::new();
        for list in needs.map(|needs| needs.status_lists).unwrap_or_default() {
            let given = self.status_lists.iter().find(|(address, _)| *address == list);
            let bytes = match given {
                Some((_, path)) => Some(file(path)?),
                None => noted(&mut notes, web.as_ref(), fetch_list(web.as_ref(), &list).await),
            };
            status_lists.extend(bytes.map(|bytes| (list, bytes)));
        }
        Ok(Gathered { document, said, did_document, status_lists, notes })
    }
}

fn cannot_tell(message: impl Into<String>) -> Failure {
    Failure { code: 2, ..Failure::new(message) }
}

type MaybeWeb<'a> = Option<&'a Result<Web, String>>;

/// What was fetched; what could not be is noted, unless nothing was to be fetched at all.
fn noted<T>(notes: &mut Vec<String>, web: MaybeWeb<'_>, fetched: Result<T, String>) -> Option<T> {
    match fetched {
        Ok(fetched) => Some(fetched),
        Err(fault) => {
            notes.extend(web.is_some().then_some(fault));
            None
        }
    }
}

fn reached<'a>(web: MaybeWeb<'a>) -> Result<&'a Web, String> {
    web.ok_or("nothing is fetched")?.as_ref().map_err(Clone::clone)
}

/// The DID document that an issuer's identifier resolves to.
async fn resolve(web: MaybeWeb<'_>, issuer: &str) -> Result<Value, String> {
    let address = did_document_url(issuer).map_err(|error| format!("the issuer cannot be resolved: {error}"))?;
    let address = Url::parse(&address).map_err(|error| format!("{address}: {error}"))?;
    let bytes = reached(web)?.get(&address, "application/did+json, application/json;q=0.9", MAX_BYTES).await?;
    json(&bytes).map_err(|fault| format!("{address}: {fault}"))
}

async fn fetch_list(web: MaybeWeb<'_>, list: &str) -> Result<Vec<u8>, String> {
    let address = Url::parse(list).map_err(|error| format!("{list}: {error}"))?;
    reached(web)?.get(&address, CREDENTIAL, MAX_BYTES).await
}

fn json(bytes: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(bytes).map_err(|error| format!("not JSON: {error}"))
}

/// The source as an address, when it is one.
fn address(source: &str) -> Option<Url> {
    let address = Url::parse(source).ok()?;
    matches!(address.scheme(), "http" | "https").then_some(address)
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let failed = |error: std::io::Error| format!("{} cannot be read: {error}", path.display());
    // One more than is read, so that what is too long is told by the check of the document.
    let most = MAX_CARRIER_BYTES as u64 + 1;
    if path == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        std::fs::File::open(path).map_err(failed)?.take(most).read_to_end(&mut bytes).map_err(failed)?;
    }
    Ok(bytes)
}

/// The credential at an address, with what its issuer says of it when the address is that of a verification.
async fn find(web: &Web, address: &Url) -> Result<(Vec<u8>, Option<Box<VerificationView>>), String> {
    let Some(verification) = verification_of(address) else {
        return Ok((web.get(address, CREDENTIAL, MAX_CARRIER_BYTES).await?, None));
    };
    let said = web.get(&verification, "application/json", MAX_BYTES).await?;
    let said: VerificationView = serde_json::from_slice(&said)
        .map_err(|error| format!("{verification} did not answer with a verdict: {error}"))?;
    let credential = Url::parse(&said.credential_url).map_err(|error| format!("{}: {error}", said.credential_url))?;
    if credential.origin() != address.origin() {
        return Err(format!("{address} sends us on to {credential}, which is another site"));
    }
    Ok((web.get(&credential, CREDENTIAL, MAX_BYTES).await?, Some(Box::new(said))))
}

/// Where a verification page, `/verify/{code}`, has its verdict from.
fn verification_of(address: &Url) -> Option<Url> {
    let path = address.path();
    let (before, code) = path.rsplit_once("/api/v1/verifications/").or_else(|| path.rsplit_once("/verify/"))?;
    let code: VerificationCode = code.parse().ok()?;
    let mut verification = address.clone();
    verification.set_path(&format!("{before}/api/v1/verifications/{code}"));
    verification.set_query(None);
    verification.set_fragment(None);
    Some(verification)
}

fn verdict(gathered: &Gathered, now: Timestamp, at: Option<Timestamp>) -> DocumentVerificationView {
    let lists: Vec<(&str, StatusSource<'_>)> = gathered
        .status_lists
        .iter()
        .map(|(address, bytes)| (address.as_str(), StatusSource::Published(bytes)))
        .collect();
    let sources = Sources { did_document: gathered.did_document.as_ref(), status_lists: &lists };
    let document = match &gathered.document {
        Ok(document) => document,
        Err(fault) => return findings::unopened_view(fault, now, Language::English),
    };
    let mut verdict = verify(document, &sources, &Policy { at: now, check_status: true });
    if let Some(at) = at {
        at_another_time(&mut verdict, document, at);
    }
    let facts = verdict.credential.as_ref().and_then(Facts::read);
    let mut checks = findings::checks(&verdict, Language::English);
    let mut standing = findings::standing(&verdict);
    let record = record_check(gathered.said.as_deref(), facts.as_ref());
    // The issuer's books know of a suspension at once; its published lists follow, or do not tell.
    if record.outcome == CheckOutcome::Failed && standing == DocumentStanding::Valid {
        standing = match gathered.said.as_deref().map(|said| said.status) {
            Some(CredentialStatus::Revoked) => DocumentStanding::Revoked,
            Some(CredentialStatus::Suspended) => DocumentStanding::Suspended,
            _ => DocumentStanding::Invalid,
        };
    }
    checks.push(record);
    DocumentVerificationView {
        standing,
        statement: findings::statement(standing, &checks).text(Language::English),
        checked_at: now,
        securing: findings::securing(&verdict),
        issuer: facts.as_ref().map(|facts| DocumentIssuerView {
            id: facts.issuer_id.clone(),
            name: facts.issuer_name.clone(),
            this_server: false,
        }),
        facts: facts.as_ref().map(findings::facts),
        checks,
        record: gathered.said.as_deref().cloned(),
    }
}

/// Asks for the validity at another time. Keys and status lists tell of now: they are published anew all the time.
fn at_another_time(verdict: &mut Verdict, document: &[u8], at: Timestamp) {
    let then = verify(document, &Sources::default(), &Policy { at, check_status: false });
    for (check, outcome) in &mut verdict.checks {
        if *check == Check::Period {
            *outcome = then.outcome(Check::Period).clone();
        }
    }
}

fn record_check(said: Option<&VerificationView>, facts: Option<&Facts>) -> DocumentCheckView {
    let check = DocumentCheck::Record;
    let Some(said) = said else {
        return findings::not_checked(check, "not_asked", &text::unasked_no_books(), Language::English);
    };
    let same = facts.is_some_and(|facts| {
        facts.id == said.credential_url
            && facts.holder_name.as_ref() == Some(&said.holder_name)
            && facts.licence_number.as_ref() == Some(&said.licence_number)
    });
    if !same {
        return findings::failed(check, "record_differs", &text::refused_record_differs(), Language::English);
    }
    // Each of these holds by the day, which the period and the status tell more closely.
    if said.checks.iter().all(|check| check.passed) {
        return findings::passed(check, Language::English);
    }
    let finding = text::refused_issuer_says(language::Argument::Own(said.statement.clone()));
    findings::failed(check, "issuer_says", &finding, Language::English)
}

/// The verdict for people: what it is, each check, and what it comes to.
fn told(view: &DocumentVerificationView) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = writeln!(text, "  {name:<12}{}", printable(value));
        }
    };
    if let Some(facts) = &view.facts {
        line("credential", Some(&facts.name));
        line("holder", facts.holder_name.as_deref());
        line("number", facts.licence_number.as_deref());
        line("valid from", facts.valid_from.map(|at| at.to_string()).as_deref());
        line("until", facts.valid_until.map(|at| at.to_string()).as_deref());
        line("address", Some(&facts.id));
    }
    if let Some(issuer) = &view.issuer {
        let name = issuer.name.as_deref().map(|name| format!("{name} ")).unwrap_or_default();
        line("issuer", Some(&format!("{name}({})", issuer.id)));
    }
    if !text.is_empty() {
        text.insert_str(0, "The document says:\n");
        text.push('\n');
    }
    for check in &view.checks {
        let outcome = match check.outcome {
            CheckOutcome::Passed => "passed",
            CheckOutcome::Failed => "FAILED",
            CheckOutcome::NotChecked => "not checked",
        };
        let _ = writeln!(text, "  {outcome:<12}{:<12}{}", word(check.check), printable(&check.finding));
    }
    let verdict = match view.standing {
        DocumentStanding::Valid => "VALID",
        DocumentStanding::Undecided => "CANNOT TELL",
        _ => "NOT VALID",
    };
    let _ = writeln!(text, "\n{verdict}: {}", printable(&view.statement));
    text
}

const fn word(check: DocumentCheck) -> &'static str {
    match check {
        DocumentCheck::Document => "document",
        DocumentCheck::Context => "contexts",
        DocumentCheck::Vocabulary => "vocabulary",
        DocumentCheck::Model => "content",
        DocumentCheck::Key => "key",
        DocumentCheck::Signature => "signature",
        DocumentCheck::Period => "validity",
        DocumentCheck::Status => "status",
        DocumentCheck::Record => "record",
    }
}

/// A stranger's text must not drive the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verification_page_leads_to_its_verdict() {
        let code = VerificationCode::from_random([7; 12]);
        let of = |text: &str| verification_of(&text.parse().unwrap()).map(|address| address.to_string());

        let expected = Some(format!("https://a.example/certs/api/v1/verifications/{code}"));
        assert_eq!(of(&format!("https://a.example/certs/verify/{code}?x#y")), expected);
        assert_eq!(of(&format!("https://a.example/certs/api/v1/verifications/{code}")), expected);
        assert_eq!(of("https://a.example/verify/mistyped"), None);
        assert_eq!(of("https://a.example/credentials/1"), None);
    }

    #[test]
    fn a_day_is_its_noon_and_a_list_is_named_with_its_file() {
        assert_eq!(moment("2024-05-01").unwrap().to_string(), "2024-05-01T12:00:00Z");
        assert_eq!(moment("2024-05-01T09:00:00Z").unwrap().to_string(), "2024-05-01T09:00:00Z");
        assert!(moment("May").is_err());
        assert_eq!(list_and_file("https://a/?b=c=d.json"), Ok(("https://a/?b=c".into(), "d.json".into())));
        assert!(list_and_file("d.json").is_err() && list_and_file("https://a=").is_err());
    }

    #[test]
    fn what_a_stranger_wrote_does_not_drive_the_terminal() {
        assert_eq!(printable("a\u{1b}[2Jb\nc"), "a\u{fffd}[2Jb\u{fffd}c");
    }
}
