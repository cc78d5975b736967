use exam_delivery::port::{Change, ExamDelivery, Refusal, RefusalKind, TransportFault, Verdict};
use exam_delivery::psi::PsiRest;
use vue_sim::Fault;

use super::bench::{Psi, eligibility, settings};

/// How many eligibilities the vendor has.
fn count(psi: &Psi) -> usize {
    psi.bench.sim.books()["authorizations"].as_object().unwrap().len()
}

#[tokio::test]
async fn an_eligibility_whose_answer_was_lost_and_that_is_sent_again_is_there_once() {
    let psi = Psi::new();
    let message = psi.written(eligibility(Change::Add, "1"));
    psi.strike(Fault::RestAnswerLost, 1);
    assert_eq!(psi.rest.send(&message).await.unwrap_err().word(), "timed_out");
    assert_eq!(count(&psi), 1, "it was taken");

    let again = psi.send(&message).await.unwrap();

    assert!(matches!(again.verdict, Verdict::Refused(Refusal { kind: RefusalKind::AlreadyKnown, .. })), "{again:?}");
    assert_eq!(psi.tell(eligibility(Change::Update, "1")).await, Verdict::Accepted);
    assert_eq!((count(&psi), psi.known("1")["authorizationID"].as_u64()), (1, Some(5_000_001)));
}

#[tokio::test]
async fn each_fault_is_told_in_the_words_of_the_operator_and_nothing_is_lost() {
    let psi = Psi::new();
    let message = psi.written(eligibility(Change::Add, "1"));
    for (fault, word) in [
        (Fault::RestUnavailable, "server_failed"),
        (Fault::RestRateLimited, "rate_limited"),
        (Fault::RestSilent, "timed_out"),
        (Fault::RestSlow, "timed_out"),
        (Fault::RefuseLogins, "wrong_secret"),
    ] {
        // A token that is kept would need no log-in.
        let fresh = PsiRest::new(settings(&psi.bench.sim.rest_url(), psi.bench.sim.client_secret())).unwrap();
        psi.strike(fault, 1);
        assert_eq!(fresh.send(&message).await.unwrap_err().word(), word, "{fault:?}");
        assert_eq!(count(&psi), 0, "{fault:?}");
    }

    assert_eq!(psi.send(&message).await.unwrap().verdict, Verdict::Accepted);
}

#[tokio::test]
async fn a_vendor_that_wants_to_be_left_alone_says_for_how_long() {
    let psi = Psi::new();
    psi.strike(Fault::RestRateLimited, 1);

    let fault = psi.send(&psi.written(eligibility(Change::Add, "1"))).await.unwrap_err();

    assert_eq!(fault, TransportFault::RateLimited { seconds: Some(90) });
    let sentence = "the vendor's server takes no more requests for now, for 90 s: it is asked again later";
    assert_eq!(fault.to_string(), sentence);
}

#[tokio::test]
async fn a_token_that_is_refused_is_fetched_anew_and_one_that_is_always_refused_is_a_fault() {
    let psi = Psi::new();
    psi.strike(Fault::RestTokenRefused, 1);
    assert_eq!(psi.tell(eligibility(Change::Add, "1")).await, Verdict::Accepted);

    psi.strike(Fault::RestTokenRefused, 99);
    let fault = psi.send(&psi.written(eligibility(Change::Update, "1"))).await.unwrap_err();

    assert_eq!(fault.word(), "wrong_secret");
    psi.strike(Fault::RestTokenRefused, 0);
    assert_eq!(psi.tell(eligibility(Change::Update, "1")).await, Verdict::Accepted);
}

#[tokio::test]
async fn a_wrong_secret_and_a_wrong_address_are_told_apart() {
    let psi = Psi::new();
    let message = psi.written(eligibility(Change::Add, "1"));
    let sent = async |base: &str, secret: &str| {
        let rest = PsiRest::new(settings(base, secret)).unwrap();
        rest.send(&message).await.unwrap_err()
    };

    let wrong = sent(&psi.bench.sim.rest_url(), "a wrong secret").await;
    assert_eq!(wrong.word(), "wrong_secret");
    assert!(!wrong.to_string().contains("a wrong secret"), "{wrong}");
    assert_eq!(sent("http://127.0.0.1:9", "x").await.word(), "unreachable");
    let elsewhere = sent(&psi.bench.sim.url(), psi.bench.sim.client_secret()).await;
    assert_eq!(elsewhere.word(), "not_understood", "{elsewhere}");
    assert!(PsiRest::new(settings("psi.example", "x")).is_err());
    let mut other = settings(&psi.bench.sim.rest_url(), psi.bench.sim.client_secret());
    other.account_code = "SOMEBODY".to_owned();
    let refused = PsiRest::new(other).unwrap().send(&message).await.unwrap().unwrap();
    assert!(String::from_utf8(refused).unwrap().contains("Unable to get the account"));
}
