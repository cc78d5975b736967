//! The profile: changed by oneself, in two windows at once, with a bad connection, after a session's end, and by requests with
//! evidence that staff decide.

use client::Client;
use contract::contact::ContactForm;
use contract::profile::{OtherNamesForm, UpdateProfile};
use contract::session::CreateSession;
use serde_json::json;

use crate::joining::keeps_the_rules;
use crate::stage::{Stage, in_browser};
use crate::window::Window;

const ENTER: &str = "\u{E007}";

/// Kenji in another window, by the API.
async fn elsewhere(stage: &Stage) -> Client {
    let client = Client::new(&stage.base);
    let with = CreateSession { user: "kenji".to_owned(), password: stage.password("kenji").to_owned() };
    client.create_session(&with).await.unwrap();
    client
}

/// Gives Kenji another telephone number.
async fn set_phone(client: &Client, phone: &str) {
    let profile = client.find_profile().await.unwrap();
    let mut contact = profile.contact.map(ContactForm::from).unwrap();
    contact.phone = phone.to_owned();
    let names = OtherNamesForm {
        native: profile.names.native,
        delivery: profile.names.delivery,
        certificate: profile.names.certificate,
    };
    let update = UpdateProfile { names, contact: Some(contact), demographics: profile.demographics };
    client.update_profile(profile.version, &update).await.unwrap();
}

async fn sign_in(window: &Window, stage: &Stage, user: &str, name: &str) {
    window.open("/sign-in").await;
    window.sign_in(user, stage.password(user)).await;
    window.arrives_at(name).await;
}

async fn opens_the_profile(window: &Window) {
    window.press("Account").await;
    window.arrives_at("Profile").await;
    window.reads("Name for the exam vendor").await;
    window.settled().await;
}

#[test]
fn a_profile_is_changed_and_nothing_typed_is_lost_on_the_way() {
    in_browser(async |window, stage| {
        sign_in(&window, &stage, "kenji", "Kenji Tanaka").await;
        opens_the_profile(&window).await;
        window.reads("Needs a document").await;
        window.reads("Cannot be sent").await;
        keeps_the_rules(&window, "profile").await;

        // Mistakes are told at their fields; what was typed stays.
        window.select("country", "JP").await;
        window.select("subdivision", "13").await;
        window.fill("address-line-0", "1-2-3 Kasumigaseki").await;
        window.fill("postal-code", "1").await;
        window.fill("phone", "03-1234-5678").await;
        window.select("gender", "undisclosed").await;
        window.press("Save the profile").await;
        window.has_focus_at("error-summary").await;
        window.expects_refusal(422, "/api/v1/me/profile").await;
        keeps_the_rules(&window, "profile-mistakes").await;
        assert_eq!(window.value("postal-code").await, "1");
        window.fill("postal-code", "１００－８９１６").await;
        window.press("Save the profile").await;
        window.reads("Ready, not sent yet").await;
        assert_eq!(
            (window.value("postal-code").await.as_str(), window.value("gender").await.as_str()),
            ("100-8916", "undisclosed")
        );
        window.reads("The first version").await;

        // By the keyboard alone, without a connection, and again once it is back.
        window.open("/account/profile").await;
        window.reads("Name for the exam vendor").await;
        window.tab_to("native-name").await;
        window.devtools("Network.enable", json!({})).await;
        window.devtools("Network.setBlockedURLs", json!({ "urls": ["*/api/v1/me/profile"] })).await;
        window.fill("native-name", "田中 健二郎").await;
        window.keys(ENTER).await;
        window.reads("The server could not be reached").await;
        window.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        let complaints = window.complaints().await;
        assert!(complaints.iter().all(|complaint| complaint.contains("/api/v1/me/profile")), "{complaints:?}");
        assert_eq!(window.value("native-name").await, "田中 健二郎");
        window.press("Save the profile").await;
        window.reads("Changed: Name as written at home, if another").await;

        // Two windows: what was typed here stays, and the newer value is told.
        let other = elsewhere(&stage).await;
        set_phone(&other, "03-8765-4321").await;
        window.fill("phone", "03-1111-1111").await;
        window.select("gender", "male").await;
        window.press("Save the profile").await;
        window.has_focus_at("elsewhere").await;
        window.expects_refusal(412, "/api/v1/me/profile").await;
        window.reads("That is the newer one. What you typed here is kept.").await;
        window.reads("Newer value: +81387654321").await;
        keeps_the_rules(&window, "profile-elsewhere").await;
        assert_eq!(
            (window.value("phone").await.as_str(), window.value("gender").await.as_str()),
            ("03-1111-1111", "male")
        );
        window.press("Take the newer value Telephone number").await;
        window.has_focus_at("phone").await;
        assert_eq!(window.value("phone").await, "+81387654321");
        window.press("Save the profile").await;
        window.reads("Changed: Gender").await;

        // A session that ends costs a sign-in and no word.
        window.fill("certificate-name", "Kenji").await;
        other.end_other_sessions().await.unwrap();
        window.press("Save the profile").await;
        window.reads("Everything on this page is still here").await;
        let complaints = window.complaints().await;
        assert!(complaints.iter().all(|complaint| complaint.contains("status of 401")), "{complaints:?}");
        window.fill("password", stage.password("kenji")).await;
        window.keys(ENTER).await;
        window.reads("Changed: Name on certificates, if another").await;
        let profile = other.find_profile().await.unwrap();
        assert_eq!(profile.names.certificate.as_deref(), Some("Kenji"));
    });
}

#[test]
fn a_change_that_needs_evidence_is_asked_for_decided_and_told() {
    in_browser(async |window, stage| {
        sign_in(&window, &stage, "ada", "Ada Lindqvist").await;
        window.open("/account/profile").await;
        window.press("Ask for another legal name").await;
        window.arrives_at("Another legal name").await;
        window.reads("Documents that show it").await;
        window.fill("legal-name", "Ada Sato").await;
        window.fill("delivery-last", "Sato").await;
        window.press("Send the request").await;
        window.has_focus_at("error-summary").await;
        window.reads("Choose a document that shows it.").await;

        // What only claims to be a document is refused, without costing what was typed.
        let (bad, good) = (stage.folder().join("passport.pdf"), stage.folder().join("marriage certificate.pdf"));
        std::fs::write(&bad, "MZ this is a program").unwrap();
        let pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
        std::fs::write(&good, pdf).unwrap();
        window.choose("evidence", &bad).await;
        window.reads("passport.pdf:").await;
        window.expects_refusal(422, "/api/v1/me/documents").await;
        keeps_the_rules(&window, "legal-name-request").await;
        window.choose("evidence", &good).await;
        window.reads("marriage certificate.pdf 1 KB").await;
        assert_eq!(window.value("legal-name").await, "Ada Sato");
        window.press("Send the request").await;
        window.arrives_at("Profile").await;
        window.reads("Waits for a decision").await;
        keeps_the_rules(&window, "profile-request").await;
        window.press("Take it back").await;
        window.reads("Taken back").await;
        window.press("Ask for another company").await;
        window.arrives_at("Another company").await;
        window.fill("company", "Tessarine Labs").await;
        window.choose("evidence", &good).await;
        window.reads("marriage certificate.pdf 1 KB").await;
        window.press("Send the request").await;
        window.arrives_at("Profile").await;
        window.reads("Company: Tessarine Labs").await;
        window.press("Sign out").await;

        sign_in(&window, &stage, "office", "Program Office").await;
        window.press("Change requests").await;
        window.arrives_at("Change requests").await;
        keeps_the_rules(&window, "change-requests").await;
        window.press("Company: Tessarine Labs").await;
        window.arrives_at("Change request of Ada Lindqvist").await;
        let both = window.text("main table tbody").await;
        assert!(both.contains("none") && both.contains("Tessarine Labs (differs)"), "{both}");
        keeps_the_rules(&window, "change-request").await;
        let folder = stage.folder().join("downloads");
        let place = json!({ "behavior": "allow", "downloadPath": folder });
        window.devtools("Browser.setDownloadBehavior", place).await;
        window.press("Download marriage certificate.pdf").await;
        let file = folder.join("marriage certificate.pdf");
        for _ in 0..200 {
            if file.exists() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(std::fs::read_to_string(file).unwrap(), pdf);
        window.press("Refuse").await;
        window.has_focus_at("error-summary").await;
        window.reads("Say why.").await;
        window.fill("reason", "The letter is of another person.").await;
        window.press("Refuse").await;
        window.arrives_at("Change requests").await;
        window.reads("No request waits").await;
        keeps_the_rules(&window, "change-requests-none").await;
        window.press("Sign out").await;

        sign_in(&window, &stage, "ada", "Ada Lindqvist").await;
        window.open("/account/profile").await;
        window.reads("What the program office says: The letter is of another person.").await;
        keeps_the_rules(&window, "profile-refused").await;
    });
}
