//! The server, through its own doors: how it is set up, who is in it, and what it shows in the end.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use client::{Client, PageRequest};
use contract::appointment::AppointmentState;
use contract::authorization::AuthorizationState;
use contract::contact::{ContactForm, PostalAddressForm};
use contract::credential::CredentialStatus;
use contract::exam_result::{ExamOutcome, ExamResultState};
use contract::exam_vendor::ExamVendorView;
use contract::exchange::ExchangeView;
use contract::name::{DeliveryNameForm, NamesForm};
use contract::page::Page;
use contract::problem::{Problem, ProblemCode};
use contract::registration::{ConfirmRegistration, CreateRegistration, UpdateRegistration};
use contract::session::CreateSession;
use jiff::Timestamp;
use jiff::civil::Date;

const PASSWORD: &str = "correct horse battery staple";
/// Far beyond what an answer takes, and what a start takes.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// Somebody who signs in.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Their candidate ID; the user name of staff.
    pub(crate) id: String,
    client: Client,
}

impl Person {
    pub(crate) fn new(server: &str, id: String) -> Self {
        Self { id, client: Client::new(server) }
    }

    /// Signs in, which has to take the time that a password takes.
    pub(crate) async fn sign_in(&self) -> Result<(), client::Error> {
        let sign_in = CreateSession { user: self.id.clone(), password: PASSWORD.to_owned() };
        self.client.create_session(&sign_in).await.map(drop)
    }

    /// Asks until the server answers, however often it is killed meanwhile; a refusal is an answer.
    pub(crate) async fn ask<T>(
        &self,
        calls: &mut Calls,
        call: impl AsyncFn(&Client) -> Result<T, client::Error>,
    ) -> anyhow::Result<Result<T, Problem>> {
        let begun = Instant::now();
        loop {
            let answer = match tokio::time::timeout(ANSWER_WITHIN, call(&self.client)).await {
                Ok(answer) => answer,
                Err(_late) => bail!("the server took a question of {} and did not answer it", self.id),
            };
            let wait = match answer {
                Ok(answer) => return Ok(Ok(answer)),
                Err(client::Error::Problem(problem)) => match problem.code() {
                    Some(ProblemCode::Unauthenticated | ProblemCode::SessionEnded) => {
                        // Should it be killed just now, the next round comes here again.
                        if self.client.refresh_session().await.is_err() {
                            let _ = self.sign_in().await;
                        }
                        Duration::from_millis(20)
                    }
                    Some(ProblemCode::TooManyRequests) => Duration::from_secs(1),
                    // Nothing was done, and it says so.
                    Some(ProblemCode::Busy) => {
                        calls.busy += 1;
                        Duration::from_millis(500)
                    }
                    _ if problem.status >= 500 => {
                        calls.faults.push(format!("{}: {problem:?}", self.id));
                        Duration::from_millis(200)
                    }
                    _ => return Ok(Err(*problem)),
                },
                Err(
                    client::Error::Unreachable(_)
                    | client::Error::Unreadable { status: crate::vendor::REQUEST_TIMEOUT, .. },
                ) => {
                    calls.cut_off += 1;
                    Duration::from_millis(100)
                }
                Err(unreadable) => bail!("{unreadable}"),
            };
            ensure!(begun.elapsed() < crate::PATIENCE, "the server does not answer {}", self.id);
            tokio::time::sleep(wait).await;
        }
    }

    /// Reads a list to its end.
    async fn all<T>(
        &self,
        read: impl AsyncFn(&Client, PageRequest) -> Result<Page<T>, client::Error>,
    ) -> anyhow::Result<Vec<T>> {
        let (mut items, mut cursor) = (Vec::new(), None);
        loop {
            let page = PageRequest { cursor, limit: Some(100) };
            let part = self.ask(&mut Calls::default(), async |client| read(client, page.clone()).await).await?;
            let part = part.map_err(|refusal| anyhow::anyhow!("a list is refused to {}: {refusal:?}", self.id))?;
            items.extend(part.items);
            match part.next {
                Some(next) => cursor = Some(next),
                None => return Ok(items),
            }
        }
    }
}

/// How calls of the server went.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    /// Those that no answer came to.
    pub(crate) cut_off: u64,
    /// Those that it had no time for.
    pub(crate) busy: u64,
    /// What it answered when it was at fault itself.
    pub(crate) faults: Vec<String>,
}

/// The settings that server and commands run with.
pub(crate) fn settings(folder: &Path, port: u16, database: Option<&str>, vendors: &Path) -> Vec<(String, String)> {
    let setting = |name: &str, value: String| (format!("CERTTRACKER_{name}"), value);
    let mut settings = vec![
        setting("DATA_DIR", folder.join("program").display().to_string()),
        setting("LISTEN", format!("127.0.0.1:{port}")),
        setting("EXAM_VENDORS_FILE", vendors.display().to_string()),
        setting("RATE_LIMIT", "off".to_owned()),
        setting("LOG", "info".to_owned()),
    ];
    if let Some(url) = database {
        settings.push(setting("DATABASE_URL", url.to_owned()));
        settings.push(setting("KEY_SECRET", "a key secret that is only used in crash runs".to_owned()));
    }
    settings
}

/// Makes the account of staff.
pub(crate) fn make_staff(program: &Path, settings: &[(String, String)]) -> anyhow::Result<()> {
    let arguments = ["account", "create", "--user", "office", "--email", "office@example.org", "--staff"];
    crate::process::command(program, &arguments, settings, &format!("{PASSWORD}\n")).map(drop)
}

/// Has somebody come by themselves, as far as an account with a candidate ID.
pub(crate) async fn register(server: &str, number: usize) -> anyhow::Result<Person> {
    let client = Client::new(server);
    let email = format!("candidate-{number}@example.org");
    let new = CreateRegistration { email: email.clone(), password: PASSWORD.to_owned(), language: "en".to_owned() };
    again(async || client.create_registration(&new).await).await?;
    let last = word(number);
    let entered = UpdateRegistration {
        names: Some(NamesForm {
            legal: format!("Robin {last}"),
            native: None,
            delivery: DeliveryNameForm { first: "Robin".to_owned(), last },
            certificate: None,
        }),
        contact: Some(ContactForm {
            address: PostalAddressForm {
                country: "SE".to_owned(),
                lines: vec![format!("Hamngatan {}", number + 1)],
                locality: Some("Stockholm".to_owned()),
                postal_code: Some("111 47".to_owned()),
                ..PostalAddressForm::default()
            },
            phone: "08-123 456 78".to_owned(),
            mobile: None,
        }),
        demographics: None,
        agreements: None,
    };
    again(async || client.update_registration(&entered).await).await?;
    let token = token_for(server, &email).await?;
    let confirm = ConfirmRegistration { token, password: None };
    let confirmed = again(async || client.confirm_registration(&confirm).await).await?;
    ensure!(confirmed.missing.is_empty(), "{email} cannot be registered: {:?} is missing", confirmed.missing);
    let activated = client.activate_registration().await?;
    let person = Person::new(server, activated.candidate_id.to_string());
    person.sign_in().await?;
    Ok(person)
}

/// Asks a second time when the first met a connection that the server was just closing, as it does with idle ones.
async fn again<T>(call: impl AsyncFn() -> Result<T, client::Error>) -> Result<T, client::Error> {
    match call().await {
        Err(client::Error::Unreachable(_)) => call().await,
        answer => answer,
    }
}

/// A family name of its own for everybody, in letters alone, so that nobody is taken for somebody else.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu"];
    let digits = format!("{number:04}");
    let mut name: String = digits.bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect();
    name[..1].make_ascii_uppercase();
    name
}

/// The token of the mail that asks whether an address is theirs, from the local mailbox.
async fn token_for(server: &str, address: &str) -> anyhow::Result<String> {
    let begun = Instant::now();
    let cell = format!("<td>{address}<td><a href=\"");
    loop {
        let list = reqwest::get(format!("{server}/dev/mail")).await?.text().await?;
        if let Some((_, rest)) = list.split_once(&cell) {
            let path = rest.split('"').next().context("the mailbox is not as expected")?;
            let mail = reqwest::get(format!("{server}{path}")).await?.text().await?;
            let (_, link) = mail.split_once("/registration/confirm").context("the mail has no link")?;
            let link = link.split(['"', '<']).next().context("the link has an end")?;
            return Ok(link.rsplit(['/', '=', '#']).next().unwrap_or(link).to_owned());
        }
        ensure!(begun.elapsed() < crate::PATIENCE, "no mail comes to {address}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// What the server shows of one candidate, as far as it is compared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    pub(crate) authorizations: Vec<Authorization>,
    pub(crate) bookings: Vec<Booking>,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) awards: Vec<Award>,
}

#[derive(Debug, Clone)]
pub(crate) struct Authorization {
    pub(crate) id: String,
    pub(crate) exam: String,
    pub(crate) state: AuthorizationState,
}

#[derive(Debug, Clone)]
pub(crate) struct Booking {
    pub(crate) registration: String,
    pub(crate) authorization: Option<String>,
    pub(crate) exam: String,
    pub(crate) cancelled: bool,
    pub(crate) starts_at: Timestamp,
}

#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    pub(crate) registration: String,
    pub(crate) exam: String,
    pub(crate) sat_at: Timestamp,
    pub(crate) learnt_at: Timestamp,
    pub(crate) outcome: ExamOutcome,
    pub(crate) state: ExamResultState,
    pub(crate) score: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Award {
    pub(crate) achievement: String,
    pub(crate) earned_on: Date,
    pub(crate) status: CredentialStatus,
}

/// Reads what the server shows of a candidate.
pub(crate) async fn shown(person: &Person) -> anyhow::Result<Shown> {
    let authorizations = person.all(async |client, page| client.list_authorizations(&page).await).await?;
    let attempts = person.all(async |client, page| client.list_exam_results(&page).await).await?;
    let credentials = person.all(async |client, page| client.list_credentials(&page).await).await?;
    let bookings = person.ask(&mut Calls::default(), async |client| client.list_appointments().await).await?;
    let bookings = bookings.map_err(|refusal| anyhow::anyhow!("bookings are refused: {refusal:?}"))?;
    Ok(Shown {
        authorizations: authorizations
            .into_iter()
            .map(|view| Authorization { id: view.id.to_string(), exam: view.exam.code, state: view.state })
            .collect(),
        bookings: bookings
            .into_iter()
            .map(|view| Booking {
                registration: view.registration_id,
                authorization: view.authorization.map(|id| id.to_string()),
                exam: view.exam,
                cancelled: view.state == AppointmentState::Cancelled,
                starts_at: view.starts_at,
            })
            .collect(),
        attempts: attempts
            .into_iter()
            .map(|view| Attempt {
                registration: view.registration_id,
                exam: view.exam,
                sat_at: view.sat_at,
                learnt_at: view.learnt_at,
                outcome: view.outcome,
                state: view.state,
                score: view.score,
            })
            .collect(),
        awards: credentials
            .into_iter()
            .map(|view| Award { achievement: view.achievement.code, earned_on: view.earned_on, status: view.status })
            .collect(),
    })
}

/// Every message to and from vendors.
pub(crate) async fn ledger(staff: &Person) -> anyhow::Result<Vec<ExchangeView>> {
    staff.all(async |client, page| client.list_exchanges(None, &page).await).await
}

/// How the exchange with the one vendor stands.
pub(crate) async fn standing(staff: &Person) -> anyhow::Result<ExamVendorView> {
    let vendors = staff.ask(&mut Calls::default(), async |client| client.list_exam_vendors().await).await?;
    let vendors = vendors.map_err(|refusal| anyhow::anyhow!("the vendors are refused: {refusal:?}"))?;
    vendors.into_iter().next().context("the server knows no vendor")
}
