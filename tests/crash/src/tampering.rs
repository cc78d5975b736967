//! That the comparison can fail: a copy of what was compared is tampered with, in one place at a time, and every time the
//! comparison must find more than before.

use contract::credential::CredentialStatus;
use contract::exam_result::ExamResultState;

use crate::compare::{Evidence, differences};
use crate::vendor::{Progress, Standing};

/// Takes or changes one thing; answers whether there was such a thing.
type Tampering = fn(&mut Evidence) -> bool;

const ALL: [(&str, Tampering); 12] = [
    ("an authorization is missing at the vendor's", |evidence| {
        let asked = &evidence.acknowledged.authorizations;
        let kept = &mut evidence.books.authorizations;
        let wanted = kept.keys().find(|id| asked.get(*id).is_some_and(|asked| !asked.withdrawn)).cloned();
        wanted.and_then(|id| kept.remove(&id)).is_some()
    }),
    ("an authorization is there twice at the vendor's", |evidence| {
        let used = |id: &String| {
            let mut under = evidence.books.appointments.values().filter(|one| one.authorization == *id);
            under.any(|one| one.progress == Progress::Delivered)
        };
        let mut open = evidence.books.authorizations.iter().filter(|(id, one)| !one.deleted && !used(id));
        let Some(twin) = open.next().map(|(_, one)| one.clone()) else { return false };
        // Acknowledged, too, so that nothing but the two open ones is wrong.
        let registered =
            crate::load::Registered { candidate: twin.candidate.clone(), exam: twin.series.clone(), withdrawn: false };
        let id = "00000000000000000".to_owned();
        evidence.acknowledged.authorizations.insert(id.clone(), registered);
        evidence.books.authorizations.insert(id, twin).is_none()
    }),
    ("a withdrawn authorization is still there at the vendor's", |evidence| {
        let kept = evidence.books.authorizations.values_mut().find(|one| one.deleted);
        kept.map(|one| one.deleted = false).is_some()
    }),
    ("an authorization is lost at the server's", |evidence| {
        evidence.shown.values_mut().any(|shown| shown.authorizations.pop().is_some())
    }),
    ("a booking is lost at the server's", |evidence| {
        evidence.shown.values_mut().any(|shown| shown.bookings.pop().is_some())
    }),
    ("a result is missing in the vendor's books", |evidence| {
        let sat = evidence.books.appointments.values_mut().find(|one| one.result.is_some());
        sat.is_some_and(|sat| sat.result.take().is_some())
    }),
    ("an attempt is there twice", |evidence| {
        evidence.shown.values_mut().any(|shown| {
            let twin = shown.attempts.last().cloned();
            shown.attempts.extend(twin.clone());
            twin.is_some()
        })
    }),
    ("a hold was not heard of", |evidence| {
        let mut attempts = evidence.shown.values_mut().flat_map(|shown| &mut shown.attempts);
        let held = attempts.find(|attempt| attempt.state == ExamResultState::OnHold);
        held.map(|attempt| attempt.state = ExamResultState::Final).is_some()
    }),
    ("a revocation is missing in the vendor's books", |evidence| {
        let mut results = evidence.books.appointments.values_mut().filter_map(|one| one.result.as_mut());
        let revoked = results.find(|result| result.standing == Standing::Revoked);
        revoked.map(|result| result.standing = Standing::Reported).is_some()
    }),
    ("an award is missing", |evidence| {
        let mut shown = evidence.shown.values_mut();
        shown.any(|shown| {
            let valid = shown.awards.iter().position(|award| award.status == CredentialStatus::Active);
            valid.map(|at| shown.awards.remove(at)).is_some()
        })
    }),
    ("an award is there twice", |evidence| {
        evidence.shown.values_mut().any(|shown| {
            let twin = shown.awards.last().cloned();
            shown.awards.extend(twin.clone());
            twin.is_some()
        })
    }),
    ("an event is missing in the ledger", |evidence| {
        let events = evidence.books.call_backs.values().filter(|one| one.delivered_at.is_some());
        let kinds: Vec<String> = events.map(|one| one.kind.clone()).collect();
        let place = evidence.ledger.iter().position(|message| kinds.contains(&message.name));
        place.map(|at| evidence.ledger.remove(at)).is_some()
    }),
];

/// Tampers with the evidence in every way that it has something for; answers how many ways that were, and those that the
/// comparison did not notice.
pub(crate) fn unnoticed(evidence: &Evidence) -> (usize, Vec<&'static str>) {
    let before = differences(evidence).1.len();
    let (mut tried, mut unnoticed) = (0, Vec::new());
    for (what, tamper) in ALL {
        let mut copy = evidence.clone();
        if tamper(&mut copy) {
            tried += 1;
            if differences(&copy).1.len() <= before {
                unnoticed.push(what);
            }
        }
    }
    (tried, unnoticed)
}
