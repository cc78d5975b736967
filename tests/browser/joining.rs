//! Coming by oneself, and coming back: registration from the front page to the account, and its recovery.

use serde_json::json;

use crate::axe;
use crate::stage::in_browser;
use crate::window::Window;

const ADDRESS: &str = "hanako@example.org";
const PASSWORD: &str = "seven quiet herons wading";
const NEW_PASSWORD: &str = "eleven loud geese landing";

/// The path in the newest mail to that address that begins like that, once the mail is in the local mailbox.
pub async fn link(window: &Window, address: &str, beginning: &str) -> String {
    let script = r"
        const [address, beginning, answer] = arguments;
        const page = async path => new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
        const look = async () => {
            const list = await page('/dev/mail');
            for (const mail of list.querySelectorAll('td a')) {
                if (!mail.closest('tr').textContent.includes(address)) continue;
                const text = (await page(mail.getAttribute('href'))).querySelector('pre').textContent;
                const line = text.split('\n').find(line => line.includes(beginning));
                if (line) return answer(line.slice(line.indexOf(beginning)));
            }
            setTimeout(look, 100);
        };
        look();";
    window.run_async(script, &[json!(address), json!(beginning)]).await.as_str().unwrap().to_owned()
}

pub async fn keeps_the_rules(window: &Window, what: &str) {
    for (width, height) in [(1440, 900), (360, 740)] {
        window.look(width, height, false).await;
        window.keep_picture(&format!("{what}-{width}")).await;
        let faults = axe::violations(window).await;
        assert!(faults.is_empty(), "{what} at {width} px: {faults:?}");
        if let Some(fault) = axe::sticks_out(window).await {
            panic!("{what} at {width} px scrolls sideways: {fault}");
        }
    }
    window.look(1440, 900, false).await;
}

#[test]
fn a_person_registers_by_themselves_and_later_recovers_the_account() {
    in_browser(async |window, _| {
        window.open("/").await;
        window.press("Register").await;
        window.arrives_at("Register").await;
        window.reads("your account is made from your company").await;

        // A slip is told at its field, and what was typed stays.
        window.submit("Go on").await;
        window.has_focus_at("error-summary").await;
        window.reads("Type your e-mail address.").await;
        window.fill("email", ADDRESS).await;
        window.submit("Go on").await;
        window.has_focus_at("new-password").await;
        window.reads(ADDRESS).await;
        keeps_the_rules(&window, "registration-password").await;
        window.submit("Begin").await;
        window.has_focus_at("error-summary").await;
        window.reads("Choose a password.").await;
        window.fill("new-password", PASSWORD).await;
        window.submit("Begin").await;

        window.reads("As on the identity document").await;
        keeps_the_rules(&window, "registration-names").await;
        // A name that nothing can be made of is told where it was asked for.
        window.fill("legal-name", "\u{202e}").await;
        window.press("Suggest a spelling").await;
        window.until("a reason", "return document.querySelector('[role=alert] .field-error') !== null;", &[]).await;
        window.expects_refusal(422, "/api/v1/delivery-names").await;
        window.submit("Save and go on").await;
        window.has_focus_at("error-summary").await;
        window.expects_refusal(422, "/api/v1/registrations/current").await;
        window.fill("legal-name", "山田 花子").await;
        window.press("Suggest a spelling").await;
        window.until("a suggestion", "return document.getElementById('delivery-last').value !== '';", &[]).await;
        // What was wrong with the empty fields is not said of the suggestion.
        let settled = "return document.getElementById('delivery-last-error') === null;";
        window.until("the refusals to go", settled, &[]).await;
        window.fill("delivery-first", "Hanako").await;
        window.fill("delivery-last", "Yamada").await;
        window.submit("Save and go on").await;

        window.reads("Country or territory").await;
        let choose = "
            const select = document.getElementById('country');
            select.value = 'DE';
            select.dispatchEvent(new Event('change', { bubbles: true }));";
        window.run(choose, &[]).await;
        window.fill("address-line-0", "Unter den Linden 77").await;
        window.fill("locality", "Berlin").await;
        window.fill("postal-code", "1").await;
        window.fill("phone", "030 227 32152").await;
        // The browser's Back and Forward go by steps, and what was typed and not sent yet is there again.
        window.run("history.back()", &[]).await;
        window.reads("As on the identity document").await;
        window.until("the name", "return document.getElementById('legal-name').value === '山田 花子';", &[]).await;
        window.run("history.forward()", &[]).await;
        window.reads("Country or territory").await;
        let kept = "return document.getElementById('phone')?.value === '030 227 32152';";
        window.until("the telephone number", kept, &[]).await;
        window.submit("Save and go on").await;
        window.has_focus_at("error-summary").await;
        window.expects_refusal(422, "/api/v1/registrations/current").await;
        keeps_the_rules(&window, "registration-contact").await;
        window.fill("postal-code", "10117").await;
        window.submit("Save and go on").await;

        window.reads("I have read and accept it").await;
        keeps_the_rules(&window, "registration-agreements").await;
        for id in ["agreement-0", "agreement-1"] {
            window.run("document.getElementById(arguments[0]).click();", &[json!(id)]).await;
        }
        window.submit("Save and go on").await;

        window.reads(ADDRESS).await;
        keeps_the_rules(&window, "registration-confirmation").await;
        // Left and taken up again: nothing is asked twice.
        window.open("/registration").await;
        window.reads("Confirm your address").await;
        window.open(&link(&window, ADDRESS, "/registration/confirm").await).await;
        window.press("Make my account").await;
        window.arrives_at("Welcome").await;
        window.press("Sign in").await;
        window.arrives_at("Sign in").await;
        window.sign_in(ADDRESS, PASSWORD).await;
        window.arrives_at("山田 花子").await;
        window.press("Sign out").await;

        window.open("/sign-in").await;
        window.press("Forgotten your user name or password?").await;
        window.arrives_at("Recover your account").await;
        window.fill("email", ADDRESS).await;
        window.submit("Send the mail").await;
        window.arrives_at("Look into your mailbox").await;
        window.open(&link(&window, ADDRESS, "/recovery/complete").await).await;
        window.arrives_at("Choose a new password").await;
        keeps_the_rules(&window, "recovery-complete").await;
        window.fill("new-password", NEW_PASSWORD).await;
        window.submit("Set the password").await;
        window.arrives_at("Your new password is set").await;
        window.press("Sign in").await;
        window.arrives_at("Sign in").await;
        window.sign_in(ADDRESS, NEW_PASSWORD).await;
        window.arrives_at("山田 花子").await;
    });
}

#[test]
fn questions_are_found_by_a_word_and_lead_on() {
    in_browser(async |window, _| {
        window.open("/faq").await;
        window.arrives_at("Questions and answers").await;

        // As one would ask it: none of it stands there word for word.
        window.fill("faq-search", "what do employers checking my credentials see").await;
        let first = "return document.querySelector('main details h2').textContent.startsWith('How can an employer');";
        window.until("the question first", first, &[]).await;
        window.press("How can an employer check my credential?").await;
        window.reads("verification code or link").await;
        window.fill("faq-search", "xyzzy").await;
        window.reads("Nothing fits").await;
        window.fill("faq-search", "first time").await;
        window.press("I am here for the first time. How do I get an account?").await;
        window.press("register").await;
        window.arrives_at("Register").await;
    });
}
