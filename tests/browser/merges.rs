//! Two accounts of one person: found, merged, and parted again.

use api::error::Error;
use api::service::accounts::{self, NewAccount};
use api::service::{candidates, decisions, issuing};
use api::store;
use domain::code::RegistrationId;
use domain::fact::{ExamResult, Fact, FactKind, Outcome};
use domain::id::FactId;
use domain::name::{DeliveryName, FullName, Names};
use uuid::Uuid;

use crate::joining::{keeps_the_rules, link};
use crate::place::Visitor;
use crate::stage::{Stage, in_browser};

const PASSWORD: &str = "a long way to the harbour";
const ENTER: &str = "\u{E007}";

/// Somebody with an account of that user name, who passed that exam.
async fn person(stage: &Stage, name: &str, user: &str, exam: &str) {
    let app = stage.app.clone().into_inner();
    let (first, last) = name.split_once(' ').unwrap();
    let names = Names {
        legal: FullName::new(name).unwrap(),
        native: None,
        delivery: DeliveryName::new(first, last).unwrap(),
        certificate: None,
    };
    let (candidate, _) = candidates::create(&app, None, names).unwrap();
    let new = NewAccount {
        user_name: user.to_owned(),
        email: format!("{user}@demo.example"),
        display_name: name.to_owned(),
        password: PASSWORD.into(),
        candidate_id: Some(candidate),
        staff: false,
    };
    accounts::create(&app, new).await.unwrap();
    let at = "2026-05-04T09:00:00Z".parse().unwrap();
    let result = ExamResult {
        registration_id: RegistrationId::new(&format!("88{}", candidate.number())).unwrap(),
        exam: exam.parse().unwrap(),
        outcome: Outcome::Passed,
        score: None,
        held: false,
        authorization: None,
        sections: Vec::new(),
    };
    let passed = Fact {
        id: FactId::new(Uuid::from_u128(u128::from(candidate.number()))),
        happened_at: at,
        learnt_at: at,
        kind: FactKind::ExamResult(result),
    };
    let decided = app.db.write_blocking(|conn| {
        store::facts::insert(conn, &[(candidate, passed.clone())])?;
        let revision = app.catalogue.current(conn)?;
        decisions::decide_candidates(conn, &revision, &[candidate], app.clock.now())?;
        Ok::<_, Error>(())
    });
    decided.unwrap();
    tokio::task::spawn_blocking(move || issuing::issue_waiting(&app)).await.unwrap().unwrap();
}

#[test]
fn a_person_sees_what_a_merge_would_do_merges_and_takes_it_back() {
    in_browser(async |window, stage| {
        person(&stage, "Aino Virtanen", "aino", "320-108").await;
        person(&stage, "Aino Virtanen", "aino.work", "320-301").await;
        window.open("/sign-in").await;
        window.look(360, 740, false).await;
        window.sign_in("aino", PASSWORD).await;
        window.arrives_at("Aino Virtanen").await;
        window.open("/account/merge").await;
        window.arrives_at("Merge accounts").await;
        keeps_the_rules(&window, "merge").await;

        // By the keyboard alone; what is missing and what is wrong is told at its field.
        window.run("document.getElementById('other-user').focus();", &[]).await;
        window.keys(ENTER).await;
        window.has_focus_at("error-summary").await;
        window.reads("Type the password.").await;
        window.fill("other-user", "aino.work").await;
        window.fill("other-password", "not the password").await;
        window.keys(ENTER).await;
        window.reads("user name or password of the other account is not right").await;
        window.expects_refusal(422, "/api/v1/me/merges").await;
        assert_eq!(window.value("other-user").await, "aino.work", "nothing typed is lost");
        keeps_the_rules(&window, "merge-refused").await;
        window.fill("other-password", PASSWORD).await;
        window.keys(ENTER).await;
        window.reads("What a merge would do").await;
        window.reads("You earn Tessarine Certified Engineer: Endpoint and Gateway, from 4 May 2026 on.").await;
        window.has_focus_at("other-account").await;
        keeps_the_rules(&window, "merge-proposed").await;

        window.press("Leave it").await;
        window.reads("Your other account").await;
        window.fill("other-user", "aino.work").await;
        window.fill("other-password", PASSWORD).await;
        window.keys(ENTER).await;
        window.reads("Nobody signs in with aino.work").await;
        window.press("Merge the accounts").await;
        window.reads("Merged accounts").await;
        window.reads("Undoing it would do this:").await;
        window.reads("The program office has to look at Tessarine Certified Engineer").await;
        keeps_the_rules(&window, "merged").await;
        window.open("/my-credentials").await;
        window.reads("Tessarine Certified Engineer: Endpoint and Gateway").await;

        // The other account says what became of it, and its mailbox can take it back.
        let undo = link(&window, "aino.work@demo.example", "/undo-merge#").await;
        window.press("Sign out").await;
        window.open("/sign-in").await;
        window.sign_in("aino.work", PASSWORD).await;
        window.reads("This account was merged into another one").await;
        window.expects_refusal(403, "/api/v1/session").await;
        keeps_the_rules(&window, "merged-sign-in").await;
        window.open(&undo).await;
        window.arrives_at("Undo a merge of two accounts").await;
        keeps_the_rules(&window, "undo-merge").await;
        window.press("Undo the merge").await;
        window.arrives_at("The merge is undone").await;
        keeps_the_rules(&window, "merge-undone").await;
        window.reload().await;
        window.press("Undo the merge").await;
        window.arrives_at("This link does not undo anything").await;
        window.expects_refusal(410, "/api/v1/merge-undoings").await;
        keeps_the_rules(&window, "undo-merge-unusable").await;
        window.open("/sign-in").await;
        window.sign_in("aino.work", PASSWORD).await;
        window.arrives_at("Aino Virtanen").await;

        // Whoever is signed in takes it back on the page.
        window.open("/account/merge").await;
        window.fill("other-user", "aino").await;
        window.fill("other-password", PASSWORD).await;
        window.keys(ENTER).await;
        window.reads("What a merge would do").await;
        window.press("Merge the accounts").await;
        window.reads("Merged accounts").await;
        window.press("Undo the merge").await;
        window.reads("Undone on").await;
        keeps_the_rules(&window, "merge-undone-here").await;
    });
}

#[test]
fn the_office_sees_who_may_have_two_accounts_and_asks_or_settles() {
    in_browser(async |window, stage| {
        for user in ["ebba", "ebba.work"] {
            person(&stage, "Ebba Nyström", user, "320-301").await;
        }
        Visitor::Staff.enter(&window, &stage).await;
        window.open("/").await;
        window.press("Duplicates").await;
        window.arrives_at("Possible duplicates").await;
        // A job compares people; it may not have come to these two yet.
        let there = "return document.querySelector('main').textContent.includes('ebba.work@demo.example');";
        for _ in 0..40 {
            if window.run(there, &[]).await == true {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            window.reload().await;
            window.arrives_at("Possible duplicates").await;
        }
        window.reads("May be one person").await;
        keeps_the_rules(&window, "duplicates").await;
        let of_ebba = "
            const item = [...document.querySelectorAll('.ledger > li')].find(item => item.textContent.includes('ebba.work'));
            [...item.querySelectorAll('button')].find(button => button.textContent === arguments[0]).click();";
        window.run(of_ebba, &["Ask both".into()]).await;
        window.reads("Both were asked").await;
        link(&window, "ebba.work@demo.example", "/account/merge").await;
        window.open("/staff/duplicates").await;
        window.reads("Both were asked").await;
        window.run(of_ebba, &["They are two people".into()]).await;
        window.reads("Settled: two people.").await;
        keeps_the_rules(&window, "duplicates-settled").await;
    });
}
