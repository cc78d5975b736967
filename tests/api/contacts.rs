//! People in partner records: what a feed brings about, whichever way it comes in.

use api::service::companies::{self, CompanyRecord};
use api::service::partner_import::{self, Order, Report};
use api::store::companies::Company;
use contract::company::ContactView;
use contract::problem::ProblemCode;
use contract::registration::{CheckRegistration, NotifyPartner};
use domain::company::{ContactRole, ContactState};
use jiff::SignedDuration;
use jiff::civil::date;

use crate::harness::TestApp;
use crate::harness::program::all;

const HEADER: &str = "partner_id,company,contact_id,given_name,family_name,email,role,employed_to\n";

impl TestApp {
    /// A partner company of that number.
    pub fn company(&self, partner_id: &str, name: &str) -> Company {
        let record = CompanyRecord { partner_id: partner_id.to_owned(), name: name.to_owned(), tier: None };
        companies::put_blocking(&self.app, &record).unwrap()
    }

    /// Proves that a domain is a company's.
    pub fn verify_domain(&self, company: &Company, domain: &str) {
        let domain = domain.parse().unwrap();
        companies::add_domain_blocking(&self.app, &company.partner_id, &domain).unwrap();
        companies::verify_domain_blocking(&self.app, &company.partner_id, &domain, "seen").unwrap();
    }

    /// Imports lines of a partner file below the usual header.
    pub fn feed(&self, lines: &str, order: Order) -> Report {
        let file = format!("{HEADER}{lines}");
        partner_import::create_blocking(&self.app, file.as_bytes(), order, &mut |_done| {}).unwrap()
    }

    /// Everybody in the record of the company of that number.
    pub async fn contacts_of(&self, partner_id: &str) -> Vec<ContactView> {
        let companies = self.office().list_companies(&all()).await.unwrap().items;
        let company = companies.into_iter().find(|company| company.partner_id == partner_id).unwrap();
        self.office().list_company_contacts(company.id, &all()).await.unwrap().items
    }
}

const MIKA: &str = "P-1,Northwind,7,Mika,Sato,mika@northwind.example,primary_contact,\n";
const FULL: Order = Order { dry_run: false, full: true };

#[actix_web::test]
async fn a_new_person_gets_an_account_and_an_invitation_and_staff_see_it() {
    let app = TestApp::new().await;

    let report = app.feed(MIKA, Order::default());

    assert_eq!((report.added, report.companies, report.faulty), (1, 1, 0), "{report:?}");
    let [mika] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!(
        (mika.name.as_str(), mika.role, mika.state),
        ("Mika Sato", ContactRole::PrimaryContact, ContactState::Invited)
    );
    assert!(mika.candidate_id.is_some() && mika.invited_at == Some(app.app.clock.now()) && mika.joined_at.is_none());
    assert_eq!(
        app.lines(
            "SELECT legal_name || '/' || coalesce(password_hash, 'none') || '/' || email AS text
            FROM accounts JOIN candidates ON candidates.id = candidate_id"
        ),
        ["Mika Sato/none/mika@northwind.example"]
    );
    assert_eq!(app.lines("SELECT purpose AS text FROM one_time_links"), ["accept_invitation"]);
    assert_eq!(
        app.lines("SELECT recipient || ' ' || template AS text FROM mails"),
        ["mika@northwind.example invitation"]
    );
}

#[actix_web::test]
async fn the_same_file_again_changes_nothing_and_sends_nothing() {
    let app = TestApp::new().await;
    let lines = format!("{MIKA}P-1,Northwind,8,,Suharto,s@northwind.example,,2026-02-01\n");
    app.feed(&lines, FULL);
    let tables = ["accounts", "candidates", "company_contacts", "employment_spans", "mails", "one_time_links"];
    let books = || tables.map(|table| app.lines(&format!("SELECT 'x' AS text FROM {table}")).len());
    let (before, people) = (books(), app.contacts_of("P-1").await);
    app.wait(SignedDuration::from_hours(24));

    let report = app.feed(&lines, FULL);

    assert_eq!((report.added, report.changed, report.unchanged, report.left), (0, 0, 2, 0), "{report:?}");
    assert_eq!((books(), app.contacts_of("P-1").await), (before, people));
}

#[actix_web::test]
async fn a_rehearsal_says_the_same_and_keeps_nothing() {
    let app = TestApp::new().await;

    let rehearsed = app.feed(MIKA, Order { dry_run: true, full: true });

    assert!(rehearsed.dry_run);
    for table in ["companies", "company_contacts", "accounts", "candidates", "mails"] {
        assert!(app.lines(&format!("SELECT 'x' AS text FROM {table}")).is_empty(), "{table}");
    }
    let done = app.feed(MIKA, FULL);
    assert_eq!(Report { dry_run: false, ..rehearsed }, done);
}

#[actix_web::test]
async fn who_is_known_by_the_address_keeps_the_account_they_have() {
    let app = TestApp::with_sample().await;
    let ada = crate::harness::program::person("Ada");
    app.as_candidate(ada);
    let before = app.lines("SELECT user_name AS text FROM accounts");

    app.feed(
        &format!("P-1,Northwind,7,Ada,Lindqvist,{}@EXAMPLE.org,,\n", ada.to_string().to_lowercase()),
        Order::default(),
    );

    let [contact] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!((contact.candidate_id, contact.state), (Some(ada), ContactState::Active));
    assert_eq!(app.lines("SELECT user_name AS text FROM accounts"), before);
    assert!(app.lines("SELECT 'x' AS text FROM mails").is_empty());
    assert_eq!(app.lines("SELECT 'x' AS text FROM employment_spans").len(), 1);
}

#[actix_web::test]
async fn whoever_leaves_keeps_the_account_and_every_award() {
    let app = TestApp::with_sample().await;
    let omar = crate::harness::program::person("Omar");
    app.as_candidate(omar);
    let line = |to: &str| format!("P-1,Northwind,7,Omar,Haddad,{omar}@example.org,,{to}\n");
    app.feed(&line(""), Order::default());
    let credentials = app.as_candidate(omar).list_credentials(&all()).await.unwrap();
    app.wait(SignedDuration::from_hours(48));
    let today = domain::calendar::utc_date(app.app.clock.now());

    app.feed(&line(&today.to_string()), Order::default());

    let [contact] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!((contact.state, contact.left_on), (ContactState::Left, Some(today)));
    assert_eq!(app.as_candidate(omar).list_credentials(&all()).await.unwrap(), credentials);
    assert!(!credentials.items.is_empty());
    // What was known before stays on record beside what is known now.
    assert_eq!(app.lines("SELECT 'x' AS text FROM employment_spans").len(), 2);
    assert_eq!(app.lines("SELECT 'x' AS text FROM employment_spans WHERE to_on IS NULL").len(), 1);
    let back = app.feed(&line(""), Order::default());
    assert_eq!(back.changed, 1);
    assert_eq!(app.contacts_of("P-1").await[0].state, ContactState::Active);
}

#[actix_web::test]
async fn whom_a_full_file_does_not_name_has_left_unless_a_line_is_faulty() {
    let app = TestApp::new().await;
    let eva = "P-1,Northwind,8,Eva,Novak,eva@northwind.example,,\n";
    let other = "P-2,Fabrikam,1,Li,Wei,li@fabrikam.example,,\n";
    app.feed(&format!("{MIKA}{eva}{other}"), Order::default());
    let states = async || {
        let mut people = app.contacts_of("P-1").await;
        people.extend(app.contacts_of("P-2").await);
        people.into_iter().map(|contact| (contact.name, contact.state)).collect::<Vec<_>>()
    };

    assert_eq!(app.feed(MIKA, Order::default()).left, 0);
    let faulty = app.feed(&format!("{MIKA}P-1,Northwind,9,,,not an address,boss,someday\n"), FULL);
    assert_eq!((faulty.left, faulty.notices.len()), (0, 1), "{faulty:?}");
    let full = app.feed(MIKA, FULL);

    assert_eq!(full.left, 1, "{full:?}");
    let expected =
        [("Eva Novak", ContactState::Left), ("Mika Sato", ContactState::Invited), ("Li Wei", ContactState::Invited)];
    assert_eq!(states().await, expected.map(|(name, state)| (name.to_owned(), state)));
    assert_eq!(app.feed(MIKA, FULL).left, 0);
}

#[actix_web::test]
async fn a_faulty_line_is_told_with_everything_that_is_wrong_with_it() {
    let app = TestApp::new().await;
    let lines = format!(
        "P-1,Northwind,9,,,not an address,boss,someday\n{MIKA}P-1,Northwind\nP-1,Northwind,10,A,B,mika@northwind.example,,\n\
         P/1,Northwind,11,A,B,ab@northwind.example,,\n"
    );

    let report = app.feed(&lines, Order::default());

    assert_eq!((report.rows, report.added, report.faulty), (5, 1, 4), "{report:?}");
    let told: Vec<_> =
        report.faults.iter().map(|f| (f.line, f.column.as_deref().unwrap_or("-"), f.reason.as_str())).collect();
    for (line, column, reason) in [
        (2, "family_name", "is empty"),
        (2, "email", "\"not an address\": an e-mail address looks like"),
        (2, "role", "\"boss\": a role is"),
        (2, "employed_to", "\"someday\" is no day"),
        (4, "-", "has 2 values where the header has 8 columns"),
        (5, "-", "somebody with this user name already"),
        (6, "partner_id", "must be 1 to 64 ASCII letters"),
    ] {
        assert!(
            told.iter().any(|(l, c, r)| (*l, *c) == (line, column) && r.contains(reason)),
            "{line} {column} {reason} is missing from {told:#?}"
        );
    }
}

#[actix_web::test]
async fn a_file_with_another_header_is_refused_whole() {
    let app = TestApp::new().await;
    for (file, complaint) in [
        ("", "lacks partner_id, company, contact_id, family_name, email"),
        ("partner_id,company,contact_id,family_name\n", "lacks email"),
        ("partner_id,company,contact_id,family_name,email,salary\n", "not known: salary"),
        ("partner_id,company,contact_id,family_name,email,email\n", "email twice"),
    ] {
        let refused = partner_import::create_blocking(&app.app, file.as_bytes(), Order::default(), &mut |_| {});
        let refused = refused.unwrap_err();
        assert!(refused.to_string().contains(complaint), "{refused}");
        assert_eq!(refused.code(), ProblemCode::InvalidRequest);
    }
    let marked = format!("\u{feff}{HEADER}{MIKA}");
    let report = partner_import::create_blocking(&app.app, marked.as_bytes(), Order::default(), &mut |_| {}).unwrap();
    assert_eq!(report.added, 1);
    let latin = [HEADER.as_bytes(), b"P-1,Northwind,9,J\xf6rg,Berg,j@northwind.example,,\n"].concat();
    let report = partner_import::create_blocking(&app.app, latin.as_slice(), Order::default(), &mut |_| {}).unwrap();
    assert_eq!((report.faulty, report.faults[0].reason.as_str()), (1, "is not UTF-8"));
}

#[actix_web::test]
async fn the_programs_own_staff_are_out_of_a_feeds_reach() {
    let app = TestApp::new().await;
    app.staff("grace").await;

    let report = app.feed("P-1,Northwind,7,Grace,Hopper,grace@example.org,,\n", Order::default());

    assert_eq!((report.added, report.faults[0].column.as_deref()), (0, Some("email")), "{report:?}");
}

#[actix_web::test]
async fn an_invitation_can_be_sent_again_until_it_is_taken_or_the_person_leaves() {
    let app = TestApp::new().await;
    app.feed(MIKA, Order::default());
    let [mika] = app.contacts_of("P-1").await.try_into().unwrap();
    let company = app.office().list_companies(&all()).await.unwrap().items[0].id;
    let links = || app.lines("SELECT 'x' AS text FROM one_time_links").len();
    app.wait(SignedDuration::from_mins(5));

    let again = app.office().resend_invitation(company, mika.id).await.unwrap();

    assert_eq!(again.invited_at, Some(app.app.clock.now()));
    assert_eq!((links(), app.lines("SELECT 'x' AS text FROM mails").len()), (1, 2));
    app.feed("P-1,Northwind,7,Mika,Sato,mika@northwind.example,primary_contact,2026-02-01\n", Order::default());
    assert_eq!(links(), 0);
    let refused = app.office().resend_invitation(company, mika.id).await.unwrap_err();
    assert_eq!(refused.code(), Some(ProblemCode::Conflict));
    let nobody = app.office().resend_invitation(company, domain::id::ContactId::new(uuid::Uuid::nil())).await;
    assert_eq!(nobody.unwrap_err().code(), Some(ProblemCode::NotFound));
}

#[actix_web::test]
async fn an_address_leads_to_its_company_by_its_domain_alone() {
    let app = TestApp::new().await;
    app.feed(MIKA, Order::default());
    let northwind = app.company("P-1", "Northwind");
    let found = async |email: &str| {
        let check = CheckRegistration { email: email.to_owned() };
        app.anonymous().check_registration(&check).await.unwrap().partner
    };
    assert_eq!(found("mika@northwind.example").await, None, "the domain is not proved");
    app.verify_domain(&northwind, "northwind.example");

    let stranger = found("New@Northwind.Example").await.unwrap();
    let known = found("mika@northwind.example").await.unwrap();

    assert_eq!((stranger.company.as_str(), stranger.role), ("Northwind", Some(ContactRole::PrimaryContact)));
    assert_eq!(known, stranger, "who works there is not told");
    assert_eq!(found("new@elsewhere.example").await, None);
}

#[actix_web::test]
async fn the_company_is_told_of_an_address_once_a_day_and_of_a_few_a_day() {
    let app = TestApp::with(&[("CERTTRACKER_RATE_LIMIT", "off")]).await;
    app.feed(MIKA, Order::default());
    let northwind = app.company("P-1", "Northwind");
    app.verify_domain(&northwind, "northwind.example");
    let mails =
        |template: &str| app.lines(&format!("SELECT recipient AS text FROM mails WHERE template = '{template}'")).len();
    let ask = async |email: &str| {
        app.anonymous().notify_partner(&NotifyPartner { email: email.to_owned() }).await.unwrap();
    };

    ask("new@northwind.example").await;
    ask("NEW@northwind.example").await;
    ask("new@elsewhere.example").await;
    assert_eq!((mails("partner_request"), mails("invitation")), (1, 1));
    // Who is in the record is invited anew, and the company hears nothing.
    ask("mika@northwind.example").await;
    assert_eq!((mails("partner_request"), mails("invitation")), (1, 2));
    app.wait(SignedDuration::from_hours(25));
    ask("new@northwind.example").await;
    assert_eq!((mails("partner_request"), mails("invitation")), (2, 2));

    for number in 0..30 {
        ask(&format!("new{number}@northwind.example")).await;
    }
    assert_eq!(mails("partner_request"), 21, "20 addresses a day");
    assert_eq!(app.tidy("company_notices"), 1, "the address that nobody asked for again");
}

#[actix_web::test]
async fn who_has_taken_the_invitation_is_told_by_mail_that_they_have_an_account() {
    let app = TestApp::with_sample().await;
    let ada = crate::harness::program::person("Ada");
    app.as_candidate(ada);
    let address = format!("{ada}@example.org").to_lowercase();
    app.feed(&format!("P-1,Northwind,7,Ada,Lindqvist,{address},,\n"), Order::default());
    app.verify_domain(&app.company("P-1", "Northwind"), "example.org");

    app.anonymous().notify_partner(&NotifyPartner { email: address.clone() }).await.unwrap();

    assert!(app.mail_to(&address).await.path().starts_with("/sign-in"));
}

#[actix_web::test]
async fn a_domain_is_one_companys_and_never_one_where_anybody_can_have_an_address() {
    let app = TestApp::new().await;
    let (one, other) = (app.company("P-1", "Northwind"), app.company("P-2", "Fabrikam"));
    let domain = "northwind.example".parse().unwrap();
    app.verify_domain(&one, "northwind.example");

    companies::add_domain_blocking(&app.app, "P-2", &domain).unwrap();
    let refused = companies::verify_domain_blocking(&app.app, "P-2", &domain, "seen").unwrap_err();
    let free = companies::add_domain_blocking(&app.app, "P-2", &"gmail.com".parse().unwrap()).unwrap_err();
    let unnamed =
        companies::verify_domain_blocking(&app.app, "P-2", &"x.example".parse().unwrap(), "seen").unwrap_err();

    assert_eq!((refused.code(), free.code()), (ProblemCode::Conflict, ProblemCode::InvalidRequest));
    assert_eq!(unnamed.code(), ProblemCode::NotFound);
    let seen = app.office().find_company(other.id).await.unwrap();
    assert!(
        seen.domains[0].verified_at.is_none() && seen.domains[0].txt_record.starts_with("certtracker-verification=")
    );
    assert_eq!(app.office().find_company(one.id).await.unwrap().domains[0].ground.as_deref(), Some("seen"));
}

#[actix_web::test]
async fn a_last_day_that_is_still_to_come_lets_a_person_stay_until_then() {
    let app = TestApp::new().await;
    app.feed("P-1,Northwind,7,Mika,Sato,mika@northwind.example,,2026-03-10\n", Order::default());

    assert_eq!(app.contacts_of("P-1").await[0].state, ContactState::Invited);
    app.wait(SignedDuration::from_hours(10 * 24));

    let [mika] = app.contacts_of("P-1").await.try_into().unwrap();
    assert_eq!((mika.state, mika.left_on), (ContactState::Left, Some(date(2026, 3, 10))));
}
