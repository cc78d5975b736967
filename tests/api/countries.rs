//! What each country asks, and proposals for delivery names.

use contract::name::{DeliveryNameForm, DeliveryNameNote, SuggestDeliveryName};
use contract::problem::ProblemCode;
use domain::contact::AddressField;

use crate::harness::TestApp;
use crate::harness::http::send;

#[actix_web::test]
async fn countries_are_listed_with_their_codes_and_calling_codes() {
    let app = TestApp::new().await;

    let listed = app.anonymous().list_countries().await.unwrap();

    assert!(listed.items.len() > 240 && listed.items.is_sorted_by_key(|country| country.code));
    let japan = listed.items.iter().find(|country| country.code.as_str() == "JP").unwrap();
    assert_eq!((japan.alpha3.as_str(), japan.calling_code), ("JPN", Some(81)));
    let antarctica = listed.items.iter().find(|country| country.code.as_str() == "AQ").unwrap();
    assert_eq!(antarctica.calling_code, None);
    assert!(listed.languages.iter().any(|language| language == "ar"));
}

#[actix_web::test]
async fn a_country_says_what_its_addresses_have_in_their_order() {
    let app = TestApp::new().await;

    let japan = app.anonymous().find_country("jp").await.unwrap();

    let order: Vec<_> = japan.fields.iter().map(|field| field.field).collect();
    assert_eq!(order, [AddressField::PostalCode, AddressField::Subdivision, AddressField::Lines]);
    assert_eq!(japan.fields[1].label.as_deref(), Some("prefecture"));
    assert!(japan.fields.iter().all(|field| field.required));
    let tokyo = japan.subdivisions.iter().find(|part| part.code == "13").unwrap();
    assert_eq!((tokyo.name.as_str(), tokyo.latin_name.as_deref()), ("東京都", Some("Tokyo")));
    assert_eq!(japan.postal_code_pattern.as_deref(), Some(r"\d{3}-?\d{4}"));
    for unknown in ["ZZ", "JPN", "%00", "日本"] {
        let refused = app.anonymous().find_country(unknown).await.unwrap_err();
        assert_eq!(refused.code(), Some(ProblemCode::NotFound), "{unknown}");
    }
}

#[actix_web::test]
async fn rules_are_kept_by_browsers_and_asked_for_by_tag() {
    let app = TestApp::new().await;
    let first = app.http().get("/api/v1/countries/JP").await;
    assert_eq!(first.header("cache-control"), "public, max-age=86400");

    let again = app.http().request(reqwest::Method::GET, "/api/v1/countries/JP");
    let again = send(again.header("if-none-match", first.header("etag"))).await;

    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}

#[actix_web::test]
async fn a_delivery_name_is_proposed_in_the_vendors_letters() {
    let app = TestApp::new().await;
    let propose = async |legal: &str| {
        let request = SuggestDeliveryName { legal: legal.to_owned() };
        let view = app.anonymous().suggest_delivery_name(&request).await.unwrap();
        let DeliveryNameForm { first, last } = view.name.unwrap();
        (first, last, view.notes)
    };
    use DeliveryNameNote::{Repeated, Shortened, Transliterated};

    for (legal, first, last, notes) in [
        ("José Nuñez", "José", "Nuñez", vec![]),
        ("Łukasz Wiśniewski", "Lukasz", "Wisniewski", vec![Transliterated]),
        ("Анна Иванова", "Anna", "Ivanova", vec![Transliterated]),
        ("Γιώργος Παναγής", "Giorgos", "Panagis", vec![Transliterated]),
        ("王小明", "Xiaoming", "Wang", vec![Transliterated]),
        ("김 민준", "Minjun", "Gim", vec![Transliterated]),
        ("Suharto", "Suharto", "Suharto", vec![Repeated]),
    ] {
        assert_eq!(propose(legal).await, (first.to_owned(), last.to_owned(), notes), "{legal}");
    }
    let (first, _, notes) = propose(&format!("{} Nowak", "Anna ".repeat(10).trim())).await;
    assert_eq!((first.chars().count() <= 30, notes), (true, vec![Shortened]));
}

#[actix_web::test]
async fn what_is_no_name_gets_no_proposal() {
    let app = TestApp::new().await;

    for (legal, code) in
        [("", "required"), ("Ann 😀", "character_refused"), ("\u{202e}Ann", "character_refused"), ("123", "no_letter")]
    {
        let request = SuggestDeliveryName { legal: legal.to_owned() };
        let refused = app.anonymous().suggest_delivery_name(&request).await.unwrap_err();
        let client::Error::Problem(problem) = refused else { panic!("{refused}") };
        assert_eq!(problem.code(), Some(ProblemCode::InvalidRequest), "{legal:?}");
        assert_eq!(problem.field("/legal").unwrap().code, code, "{legal:?}");
    }
}
