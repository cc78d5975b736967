//! An interface that is not connected to anything, and records to write.

use std::sync::LazyLock;
use std::time::Duration;

use exam_delivery::port::{AuthorizationRecord, CandidateRecord, Change};
use exam_delivery::psi::{PsiRest, RestSettings};
use jiff::Timestamp;
use jiff::civil::date;
use secrecy::SecretString;

pub(crate) fn at() -> Timestamp {
    "2026-11-29T17:15:00.25Z".parse().unwrap()
}

/// Made once: it reads the machine's certificates.
pub(crate) fn rest() -> &'static PsiRest {
    static REST: LazyLock<PsiRest> = LazyLock::new(new);
    &REST
}

fn new() -> PsiRest {
    let settings = RestSettings {
        base_url: "https://psi.example/api".to_owned(),
        token_url: "https://psi.example/token".to_owned(),
        account_code: "TESSARINE".to_owned(),
        client_id: "program".to_owned(),
        client_secret: SecretString::from("a secret that nobody may see"),
        timeout: Duration::from_secs(1),
        fetch_results: true,
    };
    PsiRest::new(settings).unwrap()
}

pub(crate) fn ada() -> CandidateRecord {
    CandidateRecord {
        client_candidate_id: "10000000158".to_owned(),
        vendor_candidate_id: None,
        first_name: "Ada".to_owned(),
        last_name: "Wałęsa".to_owned(),
        email: "ada@example.org".to_owned(),
        address: vec!["12 St James's Sq".to_owned(), "Flat B".to_owned(), "Rear".to_owned()],
        city: "Zürich".to_owned(),
        state: None,
        postal_code: Some("8001".to_owned()),
        country: "CHE".to_owned(),
        phone: "44 123 45 67".to_owned(),
        phone_country_code: "41".to_owned(),
        company: Some("Not told to PSI".to_owned()),
        updated_at: at(),
    }
}

pub(crate) fn eligibility(change: Change) -> AuthorizationRecord {
    AuthorizationRecord {
        change,
        client_authorization_id: "20261129000000017".to_owned(),
        vendor_authorization_id: None,
        client_candidate_id: "10000000158".to_owned(),
        candidate: Some(ada()),
        attempts: 1,
        series_code: "320-301".to_owned(),
        accommodations: vec!["ET12ET".to_owned()],
        first_on: date(2026, 12, 1),
        last_on: date(2027, 2, 28),
        updated_at: at(),
    }
}
