//! The file a partner record comes in when its system does not speak SCIM: CSV with a header line.
//!
//! The same rules as everywhere ([`super::contacts`]); this adds only how a line is read, and what a file that is said to be
//! full means for those it does not name. A faulty line is told with its place and does not stop the others. A file that
//! comes again changes nothing.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use contract::problem::ProblemCode;
use domain::company::{ContactRole, WorkAddress};
use domain::id::{CompanyId, ContactId};
use jiff::civil::Date;
use language::Language;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::companies::{self, CompanyRecord};
use super::contacts::{ContactRecord, Registrar, Voucher};
use crate::app::App;
use crate::error::Error;
use crate::store::companies::Company;
use crate::store::contacts::{Contact, ContactQuery};
use crate::store::{self, DbConn, StoreError};

/// Lines in one transaction.
const BATCH: usize = 100;

/// How many faults are told one by one.
const FAULTS_TOLD: usize = 1_000;

/// The longest value, in bytes.
const LONGEST_VALUE: usize = 500;

/// Every column, and whether a file has to have it.
const COLUMNS: [(&str, bool); 13] = [
    ("partner_id", true),
    ("company", true),
    ("tier", false),
    ("contact_id", true),
    ("given_name", false),
    ("family_name", true),
    ("email", true),
    ("role", false),
    ("employed_from", false),
    ("employed_to", false),
    ("language", false),
    ("title", false),
    ("department", false),
];

/// What to import, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Order {
    /// Whether to say what would happen, and write nothing.
    pub dry_run: bool,
    /// Whether the file names everybody at the companies in it, so that whoever it does not name has left.
    pub full: bool,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether nothing was kept.
    pub dry_run: bool,
    /// Lines with a person.
    pub rows: u64,
    /// Companies that are new, or whose name or tier changed.
    pub companies: u64,
    /// People added.
    pub added: u64,
    /// People of whom something changed.
    pub changed: u64,
    /// People who are as they were.
    pub unchanged: u64,
    /// People who left, because the file is full and does not name them.
    pub left: u64,
    /// Lines that could not be taken.
    pub faulty: u64,
    /// The first of those, with their place.
    pub faults: Vec<RowFault>,
    /// What else is to be known.
    pub notices: Vec<String>,
}

/// A line that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowFault {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The column at fault, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What is wrong with it.
    pub reason: String,
}

/// Imports a file. `progress` is told how many bytes are done. For the command line: it blocks.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] when the file is refused whole, before anything was written: it is no CSV in UTF-8, lacks a
/// column, or has one that is not known. When the database fails: whole batches stay, and importing the file again goes on.
pub fn create_blocking(
    app: &App,
    file: impl Read,
    order: Order,
    progress: &mut dyn FnMut(u64),
) -> Result<Report, Error> {
    let lines = Lines::open(file)?;
    let mut run = Run { registrar: Registrar::of(app), order, seen: HashMap::new(), report: Report::default() };
    run.report.dry_run = order.dry_run;
    if order.dry_run {
        let undone: Result<(), Undone> = app.db.write_blocking(|conn| {
            lines.for_each_batch(&mut |batch, done| {
                run.take(conn, batch)?;
                progress(done);
                Ok(())
            })?;
            run.end(conn)?;
            Err(Undone::Rehearsed)
        });
        return match undone {
            Err(Undone::Failed(error)) => Err(error),
            Err(Undone::Rehearsed) | Ok(()) => Ok(run.report),
        };
    }
    lines.for_each_batch(&mut |batch, done| {
        app.db.write_blocking(|conn| run.take(conn, batch))?;
        progress(done);
        Ok(())
    })?;
    app.db.write_blocking(|conn| run.end(conn))?;
    tracing::info!(
        import.rows = run.report.rows,
        import.added = run.report.added,
        import.changed = run.report.changed,
        import.left = run.report.left,
        import.faulty = run.report.faulty,
        "partner contacts imported"
    );
    Ok(run.report)
}

/// Carries a rehearsal out of the transaction that is undone.
enum Undone {
    Rehearsed,
    Failed(Error),
}

impl From<Error> for Undone {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// A file whose header could be read.
struct Lines<R> {
    reader: csv::Reader<R>,
    header: Vec<String>,
}

/// A line: its number, and its values by column; or what is wrong with it.
type Line = (u64, Result<HashMap<String, String>, String>);

impl<R: Read> Lines<R> {
    fn open(file: R) -> Result<Self, Error> {
        // The reader takes a byte order mark for what it is.
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(file);
        let refuse = |why: String| Error::of(ProblemCode::InvalidRequest).detail(why);
        let header = reader.headers().map_err(|error| refuse(format!("The header line cannot be read: {error}.")))?;
        let header: Vec<String> = header.iter().map(str::to_lowercase).collect();
        let known = |name: &str| COLUMNS.iter().any(|(known, _)| *known == name);
        let unknown: Vec<&str> = header.iter().map(String::as_str).filter(|name| !known(name)).collect();
        let missing: Vec<&str> = COLUMNS
            .iter()
            .filter(|(name, required)| *required && !header.iter().any(|known| known == name))
            .map(|(name, _)| *name)
            .collect();
        let twice = header.iter().enumerate().find(|(at, name)| header[..*at].contains(name)).map(|(_, name)| name);
        if !missing.is_empty() {
            return Err(refuse(format!("The header line lacks {}.", missing.join(", "))));
        }
        if !unknown.is_empty() {
            return Err(refuse(format!("The header line has columns that are not known: {}.", unknown.join(", "))));
        }
        if let Some(name) = twice {
            return Err(refuse(format!("The header line has {name} twice.")));
        }
        Ok(Self { reader, header })
    }

    fn for_each_batch(mut self, take: &mut dyn FnMut(Vec<Line>, u64) -> Result<(), Error>) -> Result<(), Error> {
        let mut batch = Vec::with_capacity(BATCH);
        let mut record = csv::StringRecord::new();
        loop {
            let line = self.reader.position().line();
            let read = match self.reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) if record.iter().all(str::is_empty) => continue,
                Ok(true) if record.len() != self.header.len() => {
                    Err(format!("has {} values where the header has {} columns", record.len(), self.header.len()))
                }
                Ok(true) => Ok(self.header.iter().cloned().zip(record.iter().map(str::to_owned)).collect()),
                Err(error) => match error.kind() {
                    csv::ErrorKind::Utf8 { .. } => Err("is not UTF-8".to_owned()),
                    _ => Err(error.to_string()),
                },
            };
            let line = record.position().filter(|_| read.is_ok()).map_or(line, csv::Position::line);
            batch.push((line, read));
            if batch.len() == BATCH {
                take(std::mem::take(&mut batch), self.reader.position().byte())?;
            }
        }
        take(batch, self.reader.position().byte())
    }
}

struct Run {
    registrar: Registrar,
    order: Order,
    /// Whom the file names, by company.
    seen: HashMap<CompanyId, HashSet<ContactId>>,
    report: Report,
}

impl Run {
    fn take(&mut self, conn: &mut DbConn, batch: Vec<Line>) -> Result<(), Error> {
        for (line, read) in batch {
            self.report.rows += 1;
            let taken = match read {
                Ok(values) => self.row(conn, &values)?,
                Err(reason) => Err(vec![(None, reason)]),
            };
            if let Err(faults) = taken {
                self.report.faulty += 1;
                let room = FAULTS_TOLD.saturating_sub(self.report.faults.len());
                let faults = faults.into_iter().take(room);
                self.report.faults.extend(faults.map(|(column, reason)| RowFault { line, column, reason }));
            }
        }
        Ok(())
    }

    /// Takes one line. What is wrong with it is answered inside; only a failing database ends the import.
    fn row(&mut self, conn: &mut DbConn, values: &HashMap<String, String>) -> Result<Result<(), Faults>, Error> {
        let (company, person) = match read(values) {
            Ok(read) => read,
            Err(faults) => return Ok(Err(faults)),
        };
        let (company, new) = match companies::put(conn, &self.registrar, &company) {
            Err(error) if is_refusal(&error) => return Ok(Err(faults_of(&error))),
            other => other?,
        };
        self.report.companies += u64::from(new);
        match self.person(conn, &company, person) {
            Err(error) if is_refusal(&error) => Ok(Err(faults_of(&error))),
            other => other.map(Ok),
        }
    }

    fn person(&mut self, conn: &mut DbConn, company: &Company, mut record: ContactRecord) -> Result<(), Error> {
        let known = known(conn, company, &record)?;
        let id = match known {
            None => {
                self.report.added += 1;
                match self.registrar.add(conn, company, record, Voucher::Program) {
                    Ok(contact) => contact.id,
                    Err(error) => {
                        self.report.added -= 1;
                        return Err(error);
                    }
                }
            }
            Some(contact) => {
                // What the file has no column for stays as it is.
                record.details = merged(&contact, &record);
                record.display_name.clone_from(&contact.display_name);
                let (contact, changed) = self.registrar.change(conn, company, &contact, &record)?;
                self.report.changed += u64::from(changed);
                self.report.unchanged += u64::from(!changed);
                contact.id
            }
        };
        self.seen.entry(company.id).or_default().insert(id);
        Ok(())
    }

    /// Lets those leave whom a full file does not name.
    fn end(&mut self, conn: &mut DbConn) -> Result<(), Error> {
        if !self.order.full {
            return Ok(());
        }
        if self.report.faulty > 0 {
            // Somebody who seems to be missing may be on a line that could not be taken.
            let notice = "some lines are faulty, so nobody was taken to have left; mend them and import the file again";
            self.report.notices.push(notice.to_owned());
            return Ok(());
        }
        for (company_id, seen) in std::mem::take(&mut self.seen) {
            let mut after = None;
            loop {
                let query = ContactQuery { company_id: Some(company_id), ..ContactQuery::default() };
                let page = store::contacts::in_feed(conn, &query, after, 500)?;
                let Some(last) = page.last() else { break };
                after = Some(last.id);
                for contact in page {
                    if !seen.contains(&contact.id) && !self.registrar.has_left(&contact) {
                        self.registrar.leave(conn, contact)?;
                        self.report.left += 1;
                    }
                }
            }
        }
        Ok(())
    }
}

/// The entry of the record that a line is about: by its number, else by the user name that the line would give.
fn known(conn: &mut DbConn, company: &Company, record: &ContactRecord) -> Result<Option<Contact>, Error> {
    let of_company = ContactQuery { company_id: Some(company.id), ..ContactQuery::default() };
    let by_number = ContactQuery { external_id: record.external_id.clone(), ..of_company.clone() };
    if let Some(contact) = store::contacts::in_feed(conn, &by_number, None, 1)?.pop() {
        return Ok(Some(contact));
    }
    let by_email = ContactQuery { email: Some(record.email.as_str().to_owned()), ..of_company };
    // Somebody whom another feed brought without a number is the same person; somebody with another number is not.
    let contact = store::contacts::in_feed(conn, &by_email, None, 1)?.pop();
    Ok(contact.filter(|contact| contact.external_id.is_none()))
}

/// What is wrong with a line: the column, if it is one, and the reason.
type Faults = Vec<(Option<String>, String)>;

/// Whether an error is about the line and not about us.
fn is_refusal(error: &Error) -> bool {
    matches!(error.code(), ProblemCode::InvalidRequest | ProblemCode::Conflict)
}

fn faults_of(error: &Error) -> Faults {
    let column = |pointer: &str| match pointer {
        "/name" => "company".to_owned(),
        "/emails" => "email".to_owned(),
        other => other.trim_start_matches('/').to_owned(),
    };
    if error.fields().is_empty() {
        let detail = error.public_detail().map(|detail| detail.text(Language::English));
        let reason = detail.unwrap_or_else(|| error.code().title().to_owned());
        return vec![(None, reason.trim_end_matches('.').to_owned())];
    }
    error.fields().iter().map(|field| (Some(column(&field.pointer)), field.message.text(Language::English))).collect()
}

/// What a line says, with everything that is wrong with it.
fn read(values: &HashMap<String, String>) -> Result<(CompanyRecord, ContactRecord), Faults> {
    let mut faults = Faults::new();
    let mut value = |column: &str| -> Option<String> {
        let text = values.get(column).map(String::as_str).unwrap_or_default();
        let fault = if text.is_empty() {
            let required = COLUMNS.iter().any(|(name, required)| *name == column && *required);
            required.then(|| "is empty".to_owned())
        } else if text.len() > LONGEST_VALUE {
            Some(format!("has more than {LONGEST_VALUE} bytes"))
        } else {
            text.chars().any(char::is_control).then(|| "has a control character".to_owned())
        };
        let sound = fault.is_none() && !text.is_empty();
        faults.extend(fault.map(|reason| (Some(column.to_owned()), reason)));
        sound.then(|| text.to_owned())
    };
    let partner_id = value("partner_id");
    let name = value("company");
    let tier = value("tier");
    let external_id = value("contact_id");
    let given_name = value("given_name");
    let family_name = value("family_name");
    let email = value("email");
    let role = value("role");
    let from = value("employed_from");
    let to = value("employed_to");
    let details = [("preferredLanguage", value("language")), ("title", value("title"))];
    let department = value("department");

    let mut parsed = |column: &str, reason: String| faults.push((Some(column.to_owned()), reason));
    let email = email.and_then(|text| {
        text.parse::<WorkAddress>().map_err(|error| parsed("email", format!("{text:?}: {error}"))).ok()
    });
    let role = role.and_then(|text| {
        text.parse::<ContactRole>().map_err(|error| parsed("role", format!("{text:?}: {error}"))).ok()
    });
    let mut day = |column: &str, text: Option<String>| {
        text.and_then(|text| {
            text.parse::<Date>()
                .map_err(|_malformed| parsed(column, format!("{text:?} is no day; YYYY-MM-DD is expected")))
                .ok()
        })
    };
    let employed_from = day("employed_from", from);
    let left_on = day("employed_to", to);
    if employed_from.zip(left_on).is_some_and(|(from, to)| to < from) {
        parsed("employed_to", "is before employed_from".to_owned());
    }
    let (Some(partner_id), Some(name), Some(email), Some(family_name), true) =
        (partner_id, name, email, family_name, faults.is_empty())
    else {
        return Err(faults);
    };
    let details: Map<String, Value> = details
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| (name.to_owned(), Value::String(value))))
        .chain(
            department.map(|department| (scim::schema::ENTERPRISE_URN.to_owned(), json!({ "department": department }))),
        )
        .collect();
    let record = ContactRecord {
        external_id,
        user_name: email.as_str().to_owned(),
        given_name,
        family_name,
        display_name: None,
        email,
        role,
        employed_from,
        left_on,
        details: Value::Object(details),
    };
    Ok((CompanyRecord { partner_id, name, tier }, record))
}

/// The details of a contact with those of a line in their place. What another feed said at length of a name or an address
/// that is different now goes with it.
fn merged(contact: &Contact, record: &ContactRecord) -> Value {
    let mut known = contact.details.as_object().cloned().unwrap_or_default();
    if (&contact.given_name, &contact.family_name) != (&record.given_name, &record.family_name) {
        known.remove("name");
    }
    if contact.email != record.email.as_str() {
        known.remove("emails");
    }
    known.extend(record.details.as_object().cloned().unwrap_or_default());
    Value::Object(known)
}
