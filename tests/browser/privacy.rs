//! One's own data: which mails one gets, a copy of all of it, and being erased.

use api::service::mail_choices::{News, announce};
use domain::mail_topic::MailTopic;
use language::text::mail as say;

use crate::joining::{keeps_the_rules, link};
use crate::stage::{Stage, in_browser};
use crate::window::Window;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

async fn enter(window: &Window, stage: &Stage) {
    window.open("/sign-in").await;
    window.sign_in("kenji", stage.password("kenji")).await;
    window.arrives_at("Kenji Tanaka").await;
}

#[test]
fn a_person_chooses_mails_by_keyboard_and_stops_them_by_the_link_signed_out() {
    in_browser(async |window, stage| {
        enter(&window, &stage).await;
        window.open("/account/mail-choices").await;
        window.arrives_at("Mail choices").await;
        window.reads("cannot be switched off").await;
        window.reads("You have chosen nothing yet").await;
        keeps_the_rules(&window, "mail-choices").await;

        window.run("document.getElementById('topic-new_exams').focus();", &[]).await;
        window.keys(" ").await;
        window.keys(TAB).await;
        window.keys(TAB).await;
        window.keys(TAB).await;
        window.keys(ENTER).await;
        window.reads("New exams and credentials: asked for").await;
        keeps_the_rules(&window, "mail-choices-chosen").await;

        let news = News { title: say::announcement_subject("Sentry 9"), text: say::announcement_paragraph("In May.") };
        let app = stage.app.clone();
        let written = tokio::task::spawn_blocking(move || announce(&app, MailTopic::NewExams, &news));
        assert_eq!(written.await.unwrap().unwrap(), 1);
        let link = link(&window, "kenji@demo.example", "/unsubscribe/").await;
        window.press("Sign out").await;
        window.open(&link).await;
        window.arrives_at("Stop these mails").await;
        window.reads("New exams and credentials").await;
        keeps_the_rules(&window, "unsubscribe").await;
        window.press("Stop these mails").await;
        window.arrives_at("It is done").await;
        keeps_the_rules(&window, "unsubscribed").await;

        window.open("/unsubscribe/not-a-whole-link").await;
        window.arrives_at("This link does not stop any mails").await;
        window.expects_refusal(404, "/api/v1/subscriptions/").await;
        keeps_the_rules(&window, "unsubscribe-unusable").await;

        enter(&window, &stage).await;
        window.open("/account/mail-choices").await;
        window.reads("New exams and credentials: stopped").await;
        window.reads("by the link in a mail").await;
    });
}

#[test]
fn a_person_takes_a_copy_of_their_data_and_asks_to_be_erased_and_takes_that_back() {
    in_browser(async |window, stage| {
        enter(&window, &stage).await;
        window.open("/account/my-data").await;
        window.arrives_at("My data").await;
        window.reads("What stays, and why").await;
        keeps_the_rules(&window, "my-data").await;

        window.press("Ask for my data").await;
        window.reads("Your data is ready").await;
        keeps_the_rules(&window, "my-data-ready").await;
        let watch = "
            const make = URL.createObjectURL;
            URL.createObjectURL = blob => { window.saved = blob.size; return make.call(URL, blob); };";
        window.run(watch, &[]).await;
        window.run("document.querySelector('[aria-labelledby=export] .button-primary').focus();", &[]).await;
        window.keys(ENTER).await;
        window.until("a file", "return window.saved > 1000;", &[]).await;

        window.fill("erasure-password", "not the password").await;
        window.submit("Erase me").await;
        window.has_focus_at("error-summary").await;
        window.expects_refusal(422, "/api/v1/me/erasure").await;
        keeps_the_rules(&window, "my-data-refused").await;
        window.fill("erasure-password", stage.password("kenji")).await;
        window.keys(ENTER).await;
        window.reads("You have asked to be erased. It is done on").await;
        window.reads("7 December 2026").await;
        keeps_the_rules(&window, "my-data-pending").await;
        window.press("Take it back").await;
        window.reads("Ask to be erased").await;
    });
}

#[test]
fn the_privacy_page_says_how_long_everything_is_kept() {
    in_browser(async |window, _| {
        window.open("/privacy").await;
        window.reads("How long everything is kept").await;
        window.reads("That a mail was sent, and to which address").await;
        window.reads("30 days").await;
    });
}
