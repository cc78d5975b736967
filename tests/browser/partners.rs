//! People of partner companies: who does not register, who is invited, and what staff see of them.

use language::Language;

use crate::joining::{keeps_the_rules, link};
use crate::place::Visitor;
use crate::stage::in_browser;
use crate::window::Window;

const PASSWORD: &str = "seven quiet herons wading";

#[test]
fn who_works_for_a_partner_company_is_told_whom_to_ask_and_can_have_them_told() {
    in_browser(async |window, _| {
        window.open("/registration").await;
        window.fill("email", "new.colleague@northwind.example").await;
        window.submit("Go on").await;

        window.has_focus_at("partner-title").await;
        window.reads("Northwind Labs makes your account").await;
        window.reads("Ask the primary contact at Northwind Labs").await;
        keeps_the_rules(&window, "registration-partner").await;
        window.press("Tell them that I need an account").await;
        window.reads("They are told").await;
        keeps_the_rules(&window, "registration-partner-told").await;
        let told = "return fetch('/dev/mail').then(list => list.text())
            .then(list => list.includes('ingrid.falk@northwind.example') && list.includes('A colleague asks for an account'));";
        window.until("a mail to the primary contact", told, &[]).await;

        window.press("Use another address").await;
        window.has_focus_at("email").await;
        let typed = "return document.getElementById('email').value;";
        assert_eq!(window.run(typed, &[]).await, "new.colleague@northwind.example");
        window.fill("email", "new.colleague@elsewhere.example").await;
        window.submit("Go on").await;
        window.has_focus_at("new-password").await;
    });
}

#[test]
fn an_invitation_leads_to_an_account_that_one_signs_in_with() {
    in_browser(async |window, _| {
        window.open("/").await;
        let invitation = link(&window, "ingrid.falk@northwind.example", "/invitation#").await;
        window.open(&invitation).await;
        window.arrives_at("Set up your account").await;
        for words in ["Northwind Labs", "Ingrid Falk", "ingrid.falk@northwind.example", "ingrid.falk"] {
            window.reads(words).await;
        }
        keeps_the_rules(&window, "invitation").await;

        // Slips are told at their fields.
        window.submit("Set up my account").await;
        window.has_focus_at("error-summary").await;
        window.reads("Choose a password.").await;
        window.fill("new-password", "northwind-ingrid").await;
        accept(&window).await;
        window.submit("Set up my account").await;
        window.reads("little more than your name").await;
        window.expects_refusal(422, "/api/v1/invitations/acceptances").await;
        keeps_the_rules(&window, "invitation-mistakes").await;
        window.fill("new-password", PASSWORD).await;
        window.submit("Set up my account").await;

        window.arrives_at("Your account is ready").await;
        window.has_focus_at("page-title").await;
        assert_eq!(window.run("return document.getElementById('user').value", &[]).await, "ingrid.falk");
        keeps_the_rules(&window, "invitation-done").await;
        window.fill("password", PASSWORD).await;
        window.submit("Sign in").await;
        window.arrives_at("Ingrid Falk").await;
        window.press("Sign out").await;

        window.open(&invitation).await;
        window.arrives_at("This invitation was taken already").await;
        window.expects_refusal(410, "/api/v1/invitations/checks").await;
        window.press("Recover your account").await;
        window.arrives_at("Recover your account").await;
    });
}

#[test]
fn who_has_a_name_that_test_centres_cannot_write_chooses_how_it_is_written_there() {
    in_browser(async |window, _| {
        let address = "misaki.yamaguchi@northwind.example";
        window.open("/").await;
        let invitation = link(&window, address, "/invitation#").await;
        window.press(Language::Japanese.name()).await;
        window.until("Japanese", "return document.documentElement.lang === 'ja';", &[]).await;
        window.open(&invitation).await;
        window.arrives_at("アカウントの設定").await;
        keeps_the_rules(&window, "invitation-ja").await;
        window.fill("new-password", PASSWORD).await;
        accept(&window).await;
        window.submit("アカウントを設定する").await;
        window.has_focus_at("error-summary").await;
        window.expects_refusal(422, "/api/v1/invitations/acceptances").await;
        window.fill("delivery-first", "Misaki").await;
        window.fill("delivery-last", "Yamaguchi").await;
        window.submit("アカウントを設定する").await;

        window.arrives_at("アカウントの準備ができました").await;
        keeps_the_rules(&window, "invitation-done-ja").await;
    });
}

#[test]
fn staff_see_where_everybody_at_a_company_stands_and_invite_again() {
    in_browser(async |window, stage| {
        Visitor::Staff.enter(&window, &stage).await;
        window.press("Partner companies").await;
        window.arrives_at("Partner companies").await;
        window.press("Northwind Labs").await;
        window.arrives_at("Northwind Labs").await;

        window.reads("northwind.example").await;
        window.reads("demonstration").await;
        for (person, state) in [("Omar Haddad", "Active"), ("Luis Ortega Prieto", "Invited"), ("Tom Whelan", "Left")] {
            let row = "return [...document.querySelectorAll('tbody tr')]
                .find(row => row.querySelector('th').innerText.includes(arguments[0]))?.innerText;";
            let row = window.until(person, row, &[person.into()]).await;
            assert!(row.as_str().unwrap().contains(state), "{row}");
        }
        window.reads("7 January 2019 to 30 June 2026").await;
        window.reads("since 2 May 2022").await;
        keeps_the_rules(&window, "company").await;
        window.press("Invite again Luis Ortega Prieto").await;
        window
            .until("what is announced", "return document.body.textContent.includes('gets a new invitation');", &[])
            .await;

        window.press("Partner companies").await;
        window.arrives_at("Partner companies").await;
        window.press("Tideline Systems").await;
        window.reads("certtracker-verification=").await;
        keeps_the_rules(&window, "company-unproved").await;
    });
}

/// Ticks what is to be accepted.
async fn accept(window: &Window) {
    let tick = "document.querySelectorAll('input[id^=agreement-]').forEach(box => box.checked || box.click());";
    window.run(tick, &[]).await;
}
