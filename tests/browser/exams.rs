//! Registering for an exam, booking it at the vendor, and hearing of the result; and what staff see of it.

use client::{Client, PageRequest};
use contract::contact::{ContactForm, PostalAddressForm};
use contract::profile::{OtherNamesForm, UpdateProfile};
use contract::session::CreateSession;
use reqwest::Method;
use serde_json::json;

use crate::joining::keeps_the_rules;
use crate::place::Visitor;
use crate::stage::{Stage, in_browser};

/// Gives somebody an address, and answers code and title of an exam that they may sit.
async fn ready_for(stage: &Stage, user: &str) -> (String, String) {
    let client = Client::new(&stage.base);
    let password = stage.password(user).to_owned();
    client.create_session(&CreateSession { user: user.to_owned(), password }).await.unwrap();
    let profile = client.find_profile().await.unwrap();
    let update = UpdateProfile {
        names: OtherNamesForm {
            native: profile.names.native.clone(),
            delivery: profile.names.delivery.clone(),
            certificate: profile.names.certificate.clone(),
        },
        contact: Some(ContactForm {
            address: PostalAddressForm {
                country: "SE".to_owned(),
                lines: vec!["Hamngatan 1".to_owned()],
                locality: Some("Stockholm".to_owned()),
                postal_code: Some("111 47".to_owned()),
                ..PostalAddressForm::default()
            },
            phone: "08-123 456 78".to_owned(),
            mobile: None,
        }),
        demographics: profile.demographics.clone(),
    };
    client.update_profile(profile.version, &update).await.unwrap();
    let all = PageRequest { cursor: None, limit: Some(100) };
    for exam in client.list_exams(&all).await.unwrap().items {
        if exam.delivery_vendor.as_deref() == Some("pearson-vue")
            && client.find_eligibility(&exam.code).await.unwrap().may_sit
        {
            return (exam.code, exam.title);
        }
    }
    panic!("{user} may sit nothing");
}

#[test]
fn a_candidate_registers_books_at_the_vendor_and_hears_of_the_result() {
    in_browser(async |window, stage| {
        let (code, title) = ready_for(&stage, "zoe").await;
        window.open("/sign-in").await;
        window.look(360, 740, false).await;
        window.sign_in("zoe", stage.password("zoe")).await;
        window.arrives_at("Zoë Müller-Lüdenscheidt").await;

        window.open(&format!("/exams/{code}")).await;
        window.reads("You may sit this exam.").await;
        keeps_the_rules(&window, "exam-may-sit").await;
        window.press("Register for this exam").await;
        window.reads("Being prepared").await;
        window.reads("You can book as soon as it has confirmed that.").await;
        keeps_the_rules(&window, "exam-preparing").await;
        let here = window.path().await;

        // The page learns by itself that the vendor has confirmed it.
        stage.exchange().await;
        window.reads("Can be booked").await;
        keeps_the_rules(&window, "exam-ready").await;
        window.press("Book at Pearson VUE (simulated)").await;
        window.reads(&code).await;
        window.keep_picture("at-the-vendor").await;
        assert!(window.path().await.ends_with("/schedule"), "signed in there: {}", window.path().await);
        let id = here.rsplit('/').next().unwrap();
        let place =
            json!({ "clientAuthorizationID": id, "testCenterID": "55003", "date": "2026-12-03", "time": "09:00" });
        let booked = stage.vendor(Method::POST, "/appointments", place).await;
        stage.vendor(Method::POST, "/call-backs/run", json!({})).await;
        window.press("Return to the program").await;
        window.arrives_at("Welcome back").await;
        keeps_the_rules(&window, "exam-returned").await;
        window.press("See my exams").await;
        window.arrives_at("My exams").await;
        window.reads("3 December 2026, 09:00 (America/Chicago)").await;
        keeps_the_rules(&window, "exams").await;
        window.press(&title).await;
        window.reads("Prairie Test Center").await;
        window.press("Take it into my calendar").await;
        keeps_the_rules(&window, "exam-booked").await;

        let registration = booked["registrationID"].to_string().replace('"', "");
        let outcome = json!({ "outcome": "pass", "score": 88 });
        stage.vendor(Method::POST, &format!("/appointments/{registration}/sit"), outcome).await;
        stage.vendor(Method::POST, "/call-backs/run", json!({})).await;
        window.reads("Completed").await;
        window.look(1440, 900, true).await;
        keeps_the_rules(&window, "exam-completed").await;
        window.open("/exam-history").await;
        window.reads("88").await;
        window.press("Sign out").await;

        window.look(1440, 900, false).await;
        Visitor::Staff.enter(&window, &stage).await;
        window.open("/staff/exam-vendors").await;
        window.reads("All is well").await;
        window.reads("resultNotification").await;
        keeps_the_rules(&window, "exam-vendors-ledger").await;
        window.fill("about", id).await;
        window.submit("Search").await;
        window.reads("About").await;
        window.press("modifyAppointment").await;
        // Which of the two it is, the booking or its change, does not matter: each has its one row.
        window.reads("Take again").await;
        window.press("Show it").await;
        window.reads("APPOINTMENT_MODIFIED").await;
        keeps_the_rules(&window, "exchange").await;
        window.press("Read it again").await;
        window.reads("Known before").await;
        window.look(360, 740, false).await;
        keeps_the_rules(&window, "exchange-phone").await;
    });
}
