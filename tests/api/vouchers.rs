//! Vouchers: pools of them, given, chosen for an exam, and redeemed when it was sat.

use client::Error;
use contract::authorization::{AuthorizationState, CreateAuthorization};
use contract::problem::ProblemCode;
use contract::voucher::{AssignVoucher, CreateVoucherPool, VoucherPoolView};
use domain::id::CandidateId;
use domain::voucher::VoucherState;
use reqwest::Method;
use serde_json::json;

use crate::harness::TestApp;
use crate::harness::exam_vendor::{Delivery, EXAM, VENDOR};
use crate::harness::program::{all, person};
use crate::harness::results::{archive, pass};

fn new_pool(valid_to: &str, exams: &[&str], codes: &[&str]) -> CreateVoucherPool {
    let words = |words: &[&str]| words.iter().copied().map(str::to_owned).collect();
    CreateVoucherPool {
        name: "Partner conference".to_owned(),
        vendor: VENDOR.to_owned(),
        exams: words(exams),
        valid_to: valid_to.parse().unwrap(),
        codes: words(codes),
    }
}

/// A pool of the vendor's vouchers, good for every exam.
pub(crate) async fn pool(app: &TestApp, valid_to: &str, codes: &[&str]) -> VoucherPoolView {
    app.office().create_voucher_pool(&new_pool(valid_to, &[], codes)).await.unwrap()
}

fn to(candidate: CandidateId) -> AssignVoucher {
    AssignVoucher { candidate_id: candidate.to_string() }
}

#[track_caller]
fn pointers<T: std::fmt::Debug>(refused: Result<T, Error>) -> Vec<String> {
    match refused {
        Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::InvalidRequest) => {
            problem.errors.into_iter().map(|error| error.pointer).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[actix_web::test]
async fn a_voucher_is_given_chosen_and_redeemed_by_the_result() {
    let delivery = Delivery::new().await;
    let (app, office) = (&delivery.app, delivery.app.office());
    let kenji = delivery.candidate("Kenji").await;
    let pool = pool(app, "2027-01-31", &["tess-aaa1", "TESS-AAA2"]).await;
    assert_eq!((pool.vouchers, pool.available, pool.vendor_name.as_str()), (2, 2, "Pearson VUE (simulated)"));

    let given = office.assign_voucher(pool.id, &to(kenji)).await.unwrap();

    assert_eq!((given.state, given.candidate_id), (VoucherState::Assigned, Some(kenji)));
    assert_eq!(given.ends_with.chars().count(), 4, "staff see the end of the code alone");
    let client = app.as_candidate(kenji);
    let [own] = client.list_own_vouchers().await.unwrap().try_into().unwrap();
    assert!(own.code.starts_with("TESS-AAA") && !format!("{own:?}").contains("TESS"), "{own:?}");
    assert!(app.as_candidate(person("Ada")).list_own_vouchers().await.unwrap().is_empty());
    let mails = app.mails_to(&format!("{kenji}@example.org")).await;
    let mail = mails.iter().find(|mail| mail.subject == "You have a voucher for an exam").unwrap();
    assert!(!format!("{mail:?}").contains(&own.code), "a mail is no place for money");

    // It is chosen at registration, given up with it, and chosen again.
    let wish = CreateAuthorization { exam: EXAM.to_owned(), voucher: Some(own.id) };
    let made = client.create_authorization(&wish).await.unwrap();
    assert_eq!(made.voucher.as_ref().map(|voucher| &voucher.code), Some(&own.code));
    assert_eq!(client.list_own_vouchers().await.unwrap()[0].state, VoucherState::Chosen);
    client.withdraw_authorization(made.id).await.unwrap();
    assert_eq!(client.list_own_vouchers().await.unwrap()[0].state, VoucherState::Assigned);
    let made = client.create_authorization(&wish).await.unwrap();
    for _ in 0..3 {
        delivery.exchange().await;
    }
    let client = app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Ready);

    let registration = delivery.book(made.id, "55001", "2026-12-03", "09:00").await;
    delivery.act(&registration, "sit", json!({ "outcome": "pass" })).await;
    delivery.call_back().await;

    let client = app.as_candidate(kenji);
    assert_eq!(client.list_own_vouchers().await.unwrap()[0].state, VoucherState::Redeemed);
    let office = app.office();
    let vouchers = office.list_vouchers(pool.id, &all()).await.unwrap().items;
    let used = vouchers.iter().find(|voucher| voucher.id == own.id).unwrap();
    assert_eq!((used.registration_id.as_ref(), used.redeemed_by), (Some(&registration), None));
    let taken = office.withdraw_voucher(own.id).await;
    assert_eq!(taken.unwrap_err().code(), Some(ProblemCode::Conflict), "what is used is used");
    let now = office.find_voucher_pool(pool.id).await.unwrap();
    assert_eq!((now.available, now.redeemed), (1, 1));
}

#[actix_web::test]
async fn a_voucher_that_is_typed_at_the_vendor_is_redeemed_by_the_result_file() {
    let delivery = Delivery::new().await;
    let (app, kenji) = (&delivery.app, delivery.candidate("Kenji").await);
    let pool = pool(app, "2027-01-31", &["TESS-0002"]).await;
    app.office().assign_voucher(pool.id, &to(kenji)).await.unwrap();
    let ready = delivery.authorized(kenji).await;

    let place = json!({
        "clientAuthorizationID": ready.id, "testCenterID": "55001", "date": "2026-12-03", "time": "09:00", "voucher": "TESS-0002",
    });
    let booked = delivery.vendor(Method::POST, "/appointments", place).await;
    delivery.act(&booked["registrationID"].to_string(), "sit", json!({ "outcome": "fail" })).await;
    delivery.exchange().await;

    let [used] = app.office().list_vouchers(pool.id, &all()).await.unwrap().items.try_into().unwrap();
    assert_eq!(
        (used.state, used.registration_id),
        (VoucherState::Redeemed, Some(booked["registrationID"].to_string()))
    );
}

#[actix_web::test]
async fn the_code_in_a_result_redeems_a_voucher_whoever_sat_the_exam() {
    let delivery = Delivery::new().await;
    let (app, office) = (&delivery.app, delivery.app.office());
    let (ada, kenji) = (person("Ada"), person("Kenji"));
    let pool = pool(app, "2027-01-31", &["TESS-0001"]).await;
    office.assign_voucher(pool.id, &to(kenji)).await.unwrap();

    let row = pass(ada, EXAM, "2026/11/02").with("Voucher", "tess-0001");
    office.create_result_import("results.zip", archive(std::slice::from_ref(&row)), false).await.unwrap();

    let [used] = office.list_vouchers(pool.id, &all()).await.unwrap().items.try_into().unwrap();
    assert_eq!((used.state, used.candidate_id, used.redeemed_by), (VoucherState::Redeemed, Some(kenji), Some(ada)));
    assert_eq!(used.registration_id.as_deref(), Some(row.get("RegistrationID")));
}

#[actix_web::test]
async fn each_code_that_cannot_be_taken_is_named() {
    let delivery = Delivery::new().await;
    let office = delivery.app.office();
    pool(&delivery.app, "2027-01-31", &["TESS-0001"]).await;

    let codes = ["GOOD-1", "no code", "good-1", "tess-0001"];
    let refused = office.create_voucher_pool(&new_pool("2027-01-31", &["340-900", "NONE"], &codes)).await;
    assert_eq!(pointers(refused), ["/exams/1", "/codes/1", "/codes/2", "/codes/3"]);
    let mut late = new_pool("2026-11-22", &[], &[]);
    late.vendor = "nobody".to_owned();
    late.name = " ".to_owned();
    assert_eq!(pointers(office.create_voucher_pool(&late).await), ["/name", "/vendor", "/valid_to", "/codes"]);
    assert_eq!(office.list_voucher_pools(&all()).await.unwrap().items.len(), 1, "nothing of it was added");
}

#[actix_web::test]
async fn the_last_voucher_is_given_once_and_is_good_for_what_it_says() {
    let delivery = Delivery::new().await;
    let (app, office) = (&delivery.app, delivery.app.office());
    let kenji = delivery.candidate("Kenji").await;
    let one = office.create_voucher_pool(&new_pool("2027-01-31", &["340-900"], &["TESS-0001"])).await.unwrap();

    let (to_kenji, to_ada) = (to(kenji), to(person("Ada")));
    let (first, second) =
        tokio::join!(office.assign_voucher(one.id, &to_kenji), office.assign_voucher(one.id, &to_ada));
    assert_eq!(first.is_ok() as u8 + second.is_ok() as u8, 1, "{first:?} {second:?}");
    let refused = first.as_ref().err().or(second.as_ref().err()).unwrap();
    assert_eq!(refused.code(), Some(ProblemCode::Conflict));
    let given = first.or(second).unwrap();
    let back = office.withdraw_voucher(given.id).await.unwrap();
    assert_eq!((back.state, back.candidate_id), (VoucherState::Available, None));
    let stranger = AssignVoucher { candidate_id: "CT-100000099-00".to_owned() };
    assert_eq!(pointers(office.assign_voucher(one.id, &stranger).await), ["/candidate_id"]);

    office.assign_voucher(one.id, &to_kenji).await.unwrap();
    let client = app.as_candidate(kenji);
    let voucher = Some(client.list_own_vouchers().await.unwrap()[0].id);
    let wish = CreateAuthorization { exam: EXAM.to_owned(), voucher };
    assert_eq!(pointers(client.create_authorization(&wish).await), ["/voucher"], "it is for another exam");
    assert!(client.list_authorizations(&all()).await.unwrap().items.is_empty(), "nothing was made");
}
