//! Something to look at: a program, people and results, through the same doors as real ones.

use std::io::Cursor;

use domain::id::CandidateId;
use domain::name::{DeliveryName, FullName, Names};
use secrecy::SecretString;
use serde::Serialize;

use super::accounts::{self, NewAccount};
use super::result_imports::{self, Order};
use super::{candidates, catalogue as service_catalogue, companies, partner_import};
use crate::app::App;
use crate::error::Error;
use crate::job;
use crate::store;

/// What the demonstration made, to be printed.
#[derive(Debug, Serialize)]
pub struct Demo {
    /// Who can sign in.
    pub sign_ins: Vec<SignIn>,
    /// What was issued.
    pub credentials: Vec<IssuedCredential>,
}

/// Somebody who can sign in.
#[derive(Debug, Serialize)]
pub struct SignIn {
    /// `candidate` or `staff`.
    pub role: &'static str,
    /// The user name.
    pub user: &'static str,
    /// The password.
    pub password: String,
}

/// A credential to look at.
#[derive(Debug, Serialize)]
pub struct IssuedCredential {
    /// Its id, as in `/credentials/{id}`.
    pub id: String,
    /// Its verification code, as in `/verify/{code}`.
    pub code: String,
    /// Whose it is.
    pub candidate: String,
    /// What for.
    pub achievement: String,
}

struct Person {
    number: u64,
    user: &'static str,
    legal: &'static str,
    native: Option<&'static str>,
    delivery: (&'static str, &'static str),
}

/// The people of the sample results.
const PEOPLE: [Person; 6] = [
    Person { number: 100_000_001, user: "ada", legal: "Ada Lindqvist", native: None, delivery: ("Ada", "Lindqvist") },
    Person {
        number: 100_000_002,
        user: "kenji",
        legal: "Kenji Tanaka",
        native: Some("田中 健二"),
        delivery: ("Kenji", "Tanaka"),
    },
    Person {
        number: 100_000_003,
        user: "zoe",
        legal: "Zoë Müller-Lüdenscheidt",
        native: None,
        delivery: ("Zoë", "Müller-Lüdenscheidt"),
    },
    Person {
        number: 100_000_004,
        user: "omar",
        legal: "Omar Haddad",
        native: Some("عمر حداد"),
        delivery: ("Omar", "Haddad"),
    },
    Person {
        number: 100_000_005,
        user: "maria",
        legal: "Maria José da Silva",
        native: None,
        delivery: ("Maria José", "da Silva"),
    },
    Person { number: 100_000_006, user: "john", legal: "John Smith", native: None, delivery: ("John", "Smith") },
];

/// Those of them who work for a partner company, as further lines of its record.
const PEOPLE_AT_WORK: &str = "\
P-1001,Northwind Labs,Gold,5,Omar,Haddad,omar@demo.example,contact,2022-05-02,,ar,Engineer,Delivery
P-1002,Tideline Systems,Silver,3,Zoë,Müller-Lüdenscheidt,zoe@demo.example,contact,2021-03-01,2026-09-30,en,Consultant,Field
";

const STAFF: &str = "office";

/// Fills the database. Safe to repeat: what is there stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn fill(app: &App) -> Result<Demo, Error> {
    let loaded = catalogue::shipped::fictional_vendor()
        .map_err(|report| Error::internal(format!("the shipped catalogue has mistakes: {:?}", report.mistakes)))?;
    service_catalogue::load(app, &loaded.documents)?;
    let mut sign_ins = Vec::new();
    for person in &PEOPLE {
        let id = CandidateId::from_number(person.number).expect("the demo people have nine digits");
        candidates::create(app, Some(id), names(person))?;
        sign_ins.push(sign_in(app, "candidate", person.user, person.legal, Some(id)).await?);
    }
    sign_ins.push(sign_in(app, "staff", STAFF, "Program Office", None).await?);
    let archive = Cursor::new(catalogue::shipped::SAMPLE_RESULTS);
    let order = Order { file_name: "exam-results.zip", dry_run: false, vendor: None };
    result_imports::create_blocking(app, archive, order, &mut |_done, _total| {})?;
    job::once(app)?;
    companies(app)?;
    Ok(Demo { sign_ins, credentials: credentials(app)? })
}

/// The partner companies: one with a verified mail domain, one that has still to prove its own.
fn companies(app: &App) -> Result<(), Error> {
    let contacts = format!("{}{PEOPLE_AT_WORK}", catalogue::shipped::SAMPLE_CONTACTS);
    partner_import::create_blocking(app, contacts.as_bytes(), partner_import::Order::default(), &mut |_done| {})?;
    for (partner_id, domain, ground) in
        [("P-1001", "northwind.example", Some("demonstration")), ("P-1002", "tideline.example", None)]
    {
        let domain = domain.parse().map_err(Error::internal)?;
        let noted = companies::add_domain_blocking(app, partner_id, &domain)?;
        if let Some(ground) = ground.filter(|_| noted.verified.is_none()) {
            companies::verify_domain_blocking(app, partner_id, &domain, ground)?;
        }
    }
    Ok(())
}

fn names(person: &Person) -> Names {
    let name = |text: &str| FullName::new(text).expect("the demo people have sound names");
    let (first, last) = person.delivery;
    Names {
        legal: name(person.legal),
        native: person.native.map(name),
        delivery: DeliveryName::new(first, last).expect("the demo people have sound delivery names"),
        certificate: None,
    }
}

async fn sign_in(
    app: &App,
    role: &'static str,
    user: &'static str,
    display_name: &str,
    candidate_id: Option<CandidateId>,
) -> Result<SignIn, Error> {
    let password = format!("demonstration-{user}");
    let known = app.db.read_blocking(|conn| Ok::<_, Error>(store::accounts::find_by_user(conn, user)?))?;
    if known.is_none() {
        let account = NewAccount {
            user_name: user.to_owned(),
            email: format!("{user}@demo.example"),
            display_name: display_name.to_owned(),
            password: SecretString::from(password.clone()),
            candidate_id,
            staff: role == "staff",
        };
        accounts::create(app, account).await?;
    }
    Ok(SignIn { role, user, password })
}

fn credentials(app: &App) -> Result<Vec<IssuedCredential>, Error> {
    let numbers: Vec<CandidateId> =
        PEOPLE.iter().filter_map(|person| CandidateId::from_number(person.number)).collect();
    let issued = app.db.read_blocking(|conn| {
        let mut all = Vec::new();
        for candidate in numbers {
            all.extend(store::credentials::of_candidate(conn, candidate)?);
        }
        Ok::<_, Error>(all)
    })?;
    let credentials = issued.into_iter().map(|issued| IssuedCredential {
        id: issued.credential.id.to_string(),
        code: issued.credential.code.to_string(),
        candidate: issued.candidate.to_string(),
        achievement: issued.award.achievement.to_string(),
    });
    Ok(credentials.collect())
}
