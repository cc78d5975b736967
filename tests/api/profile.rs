//! A candidate's profile: what they change by themselves, what is refused, and its history.

use client::{Client, Error};
use contract::contact::{ContactForm, Demographics, PostalAddressForm};
use contract::name::DeliveryNameForm;
use contract::problem::{Problem, ProblemCode};
use contract::profile::{OtherNamesForm, ProfileFieldKind, ProfileView, Recorder, UpdateProfile, VendorRecordState};
use domain::demographics::Gender;
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::http::send;
use crate::harness::program::{all, pages, person};

fn berlin() -> ContactForm {
    ContactForm {
        address: PostalAddressForm {
            country: "DE".to_owned(),
            lines: vec!["Straße des 17. Juni 135".to_owned()],
            locality: Some(" Berlin ".to_owned()),
            postal_code: Some("10623".to_owned()),
            ..PostalAddressForm::default()
        },
        phone: "030 123456".to_owned(),
        mobile: None,
    }
}

/// An update that leaves everything as it is.
pub(crate) fn as_it_is(profile: &ProfileView) -> UpdateProfile {
    UpdateProfile {
        names: OtherNamesForm {
            native: profile.names.native.clone(),
            delivery: profile.names.delivery.clone(),
            certificate: profile.names.certificate.clone(),
        },
        contact: profile.contact.clone().map(ContactForm::from),
        demographics: profile.demographics.clone(),
    }
}

#[track_caller]
fn problem<T: std::fmt::Debug>(refused: Result<T, Error>, code: ProblemCode) -> Problem {
    match refused {
        Err(Error::Problem(problem)) if problem.code() == Some(code) => *problem,
        other => panic!("{other:?} instead of {code:?}"),
    }
}

/// What is refused of an update, as pointers and codes.
async fn refused(ada: &Client, change: impl FnOnce(&mut UpdateProfile)) -> Vec<(String, String)> {
    let profile = ada.find_profile().await.unwrap();
    let mut update = as_it_is(&profile);
    change(&mut update);
    let problem = problem(ada.update_profile(profile.version, &update).await, ProblemCode::InvalidRequest);
    assert_eq!(ada.find_profile().await.unwrap(), profile, "something was changed all the same");
    problem.errors.into_iter().map(|error| (error.pointer, error.code)).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect()
}

#[actix_web::test]
async fn a_profile_begins_with_the_names_and_says_how_each_part_changes() {
    let app = TestApp::with_vendor().await;

    let profile = app.as_candidate(person("Ada")).find_profile().await.unwrap();

    assert_eq!((profile.version, profile.names.legal.as_str()), (0, "Ada Lindqvist"));
    assert_eq!(profile.contact, None);
    let kind = |field: &str| profile.fields.iter().find(|known| known.field == field).unwrap().kind;
    assert_eq!(kind("/names/legal"), ProfileFieldKind::NeedsEvidence);
    assert_eq!(kind("/names/native"), ProfileFieldKind::Editable);
    assert_eq!(kind("/contact/address"), ProfileFieldKind::VendorSynced);
    let vendor = profile.vendors.iter().find(|vendor| vendor.vendor == "pearson-vue").unwrap();
    assert_eq!(vendor.state, VendorRecordState::Unfit);
    assert_eq!(vendor.unfit[0].pointer, "/contact");
}

#[actix_web::test]
async fn what_is_changed_is_tidied_and_kept_as_another_version() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));
    let mut update = as_it_is(&ada.find_profile().await.unwrap());
    update.contact = Some(berlin());
    update.demographics = Demographics {
        birth_date: Some("1990-02-28".parse().unwrap()),
        gender: Some(Gender::Undisclosed),
        native_language: Some("sv".to_owned()),
        ..Demographics::default()
    };
    let first = ada.update_profile(0, &update).await.unwrap();
    app.wait(SignedDuration::from_mins(1));
    update.names.native = Some("  Ada   Lindqvist-Ødegård ".to_owned());

    let second = ada.update_profile(1, &update).await.unwrap();

    assert_eq!((first.version, second.version), (1, 2));
    let contact = second.contact.clone().unwrap();
    assert_eq!((contact.phone.as_str(), contact.address.locality.as_deref()), ("+4930123456", Some("Berlin")));
    assert_eq!(second.names.native.as_deref(), Some("Ada Lindqvist-Ødegård"));
    assert_eq!(
        (second.vendors[0].state, second.vendors[0].wanted_since),
        (VendorRecordState::NotSent, app.app.clock.now())
    );
    assert_eq!(ada.find_profile().await.unwrap(), second);
    let unchanged = ada.update_profile(2, &as_it_is(&second)).await.unwrap();
    assert_eq!(unchanged.version, 2, "what changes nothing is no version");
    let versions = pages(async |page| ada.list_profile_versions(&page).await, 1).await.concat();
    assert_eq!(versions.iter().map(|version| version.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((versions[0].recorded_by, versions[1].names.native.as_deref()), (Recorder::Candidate, None));
    let kenji = app.as_candidate(person("Kenji"));
    assert!(kenji.list_profile_versions(&all()).await.unwrap().items.is_empty());
}

#[actix_web::test]
async fn nobody_overwrites_what_they_have_not_read() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));
    let mut update = as_it_is(&ada.find_profile().await.unwrap());
    update.contact = Some(berlin());
    ada.update_profile(0, &update).await.unwrap();

    problem(ada.update_profile(0, &update).await, ProblemCode::PreconditionFailed);

    let token = app.token_of(person("Ada"));
    let put = |tag: Option<&str>| {
        let request = app.http().request(reqwest::Method::PUT, "/api/v1/me/profile").bearer_auth(&token);
        let request = request.header("content-type", "application/json").body(serde_json::to_string(&update).unwrap());
        send(match tag {
            Some(tag) => request.header("if-match", tag),
            None => request,
        })
    };
    put(None).await.problem(ProblemCode::PreconditionRequired);
    for tag in ["1", "*", "\"x\"", "W/\"1\"", "\"99999999999\""] {
        put(Some(tag)).await.problem(ProblemCode::PreconditionFailed);
    }
    let answer = put(Some("\"1\"")).await;
    assert_eq!((answer.status.as_u16(), answer.header("etag")), (200, "\"1\""));
}

#[actix_web::test]
async fn every_value_that_is_no_value_is_refused_by_its_pointer() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));

    let names = refused(&ada, |update| {
        update.names.native = Some("Ada 😀".to_owned());
        update.names.delivery = DeliveryNameForm { first: "Łucja".to_owned(), last: String::new() };
        update.names.certificate = Some("\u{202e}adA".to_owned());
    });
    let certificate = refused(&ada, |update| update.names.certificate = Some("Ada Lovelace".to_owned())).await;
    let empty = refused(&ada, |update| update.contact = Some(ContactForm::default()));
    let contact = refused(&ada, |update| {
        let mut contact = berlin();
        contact.address.lines = vec!["x".repeat(101)];
        contact.address.postal_code = Some("1062".to_owned());
        contact.address.subdivision = Some("Berlin".to_owned());
        contact.phone = "call me".to_owned();
        contact.mobile = Some("1".to_owned());
        update.contact = Some(contact);
    });
    let demographics = refused(&ada, |update| {
        update.demographics.birth_date = Some("2999-01-01".parse().unwrap());
        update.demographics.native_language = Some("klingon".to_owned());
    });

    assert_eq!(
        names.await,
        pairs(&[
            ("/names/native", "character_refused"),
            ("/names/delivery/first", "character_refused"),
            ("/names/delivery/last", "required"),
            ("/names/certificate", "character_refused"),
        ])
    );
    assert_eq!(certificate, pairs(&[("/names/certificate", "not_own")]));
    assert_eq!(empty.await, pairs(&[("/contact/address/country", "required"), ("/contact/phone", "required")]));
    assert_eq!(
        contact.await,
        pairs(&[
            ("/contact/address/lines/0", "too_long"),
            ("/contact/address/subdivision", "not_used"),
            ("/contact/address/postal_code", "malformed"),
            ("/contact/phone", "character_refused"),
            ("/contact/mobile", "too_short"),
        ])
    );
    assert_eq!(
        demographics.await,
        pairs(&[("/demographics/birth_date", "implausible"), ("/demographics/native_language", "unknown")])
    );
}

#[actix_web::test]
async fn what_a_vendor_cannot_take_is_kept_and_told() {
    let app = TestApp::with_vendor().await;
    let kenji = app.as_candidate(person("Kenji"));
    let mut update = as_it_is(&kenji.find_profile().await.unwrap());
    update.contact = Some(ContactForm {
        address: PostalAddressForm {
            country: "JP".to_owned(),
            lines: vec!["霞が関1-2-3".to_owned()],
            subdivision: Some("東京都".to_owned()),
            postal_code: Some("１００−８９１６".to_owned()),
            ..PostalAddressForm::default()
        },
        phone: "03-1234-5678".to_owned(),
        mobile: None,
    });

    let profile = kenji.update_profile(0, &update).await.unwrap();

    let address = profile.contact.unwrap().address;
    assert_eq!((address.subdivision.as_deref(), address.postal_code.as_deref()), (Some("13"), Some("100-8916")));
    assert_eq!(profile.vendors[0].state, VendorRecordState::Unfit);
    assert_eq!(profile.vendors[0].unfit[0].pointer, "/contact/address/lines/0");
}
