//! Showing a credential to somebody: the candidate makes a link, whoever has it looks and asks to be told, the candidate answers.

use crate::axe;
use crate::place::Visitor;
use crate::stage::in_browser;
use crate::window::Window;

async fn is_accessible(window: &Window) {
    let faults = axe::violations(window).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_credential_is_sent_looked_at_watched_and_taken_back() {
    in_browser(async |window, stage| {
        window.open("/sign-in").await;
        window.look(360, 740, false).await;
        Visitor::Candidate.enter(&window, &stage).await;
        let shown = stage.credential_of_ada("TCP-SECURITY");
        window.open(&format!("/my-credentials/{}", shown.id)).await;
        window.press("Send it to somebody").await;
        window.arrives_at("Send credentials").await;
        window.press("Make the link").await;
        window.has_focus_at("error-summary").await;
        window.reads("Say who it is for.").await;
        is_accessible(&window).await;
        window.fill("share-recipient", "Northwind, recruiting").await;
        window.fill("share-message", "As we said.").await;
        window.fill("share-limit", "5").await;
        window.keep_picture("share-new").await;
        window.press("Make the link").await;
        window.arrives_at("For Northwind, recruiting").await;
        window.reads("Nobody has opened it yet.").await;
        is_accessible(&window).await;
        let link = window.run("return document.querySelector('.code-box-address').textContent", &[]).await;
        let link = link.as_str().unwrap().to_owned();
        let made = window.path().await;

        window.press("Menu").await;
        window.press("Sign out").await;
        window.look(1280, 900, false).await;
        let path = link.find("/shared#").map(|at| link[at..].to_owned()).unwrap();
        window.open(&path).await;
        window.arrives_at("Credentials of Ada Lindqvist").await;
        window.reads("As we said.").await;
        window.reads("Genuine: signed by the issuer, and in its books.").await;
        window.reads("Openings left: 4.").await;
        is_accessible(&window).await;
        window.keep_picture("shared").await;
        window.fill("watch-email", "hr@northwind.example").await;
        window.press("Ask").await;
        window.reads("Asked. You get a mail when it is allowed.").await;

        window.open("/sign-in").await;
        Visitor::Candidate.enter(&window, &stage).await;
        window.open("/shares").await;
        window.reads("Opened: 1 of 5").await;
        window.reads("Ask to be told of changes: 1").await;
        window.keep_picture("shares").await;
        window.open(&made).await;
        window.reads("hr@northwind.example").await;
        window.press("Allow").await;
        window.reads("Is told").await;
        is_accessible(&window).await;
        window.keep_picture("share").await;
        window.press("Take the link back").await;
        window.reads("Taken back").await;
        window.open(&path).await;
        window.arrives_at("This link was taken back").await;
        window.expects_refusal(410, "/api/v1/shares/viewings").await;
    });
}
