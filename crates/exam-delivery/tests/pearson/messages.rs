//! Archives of confirmations, and section scores: what is understood, what is told of bad rows, what is refused.

use std::io::Cursor;

use exam_delivery::fault::{ArchiveFault, Notice, RowReason};
use exam_delivery::pearson::{Archive, Limits};
use exam_delivery::port::{
    AuthorizationConfirmation, CandidateConfirmation, Event, Refusal, RefusalKind, SectionScore, Told, Verdict,
};
use proptest::prelude::*;

use crate::zipped::zip;

const VCDC: &str = "ClientCandidateID\tCandidateID\tStatus\tDate\tMessage";

fn told_with(members: &[(&str, &[u8])], limits: Limits) -> Result<Vec<Told>, ArchiveFault> {
    Archive::open_any(Cursor::new(zip(members)), limits)?.told()
}

/// What one member of these lines tells.
fn told(name: &str, lines: &[&str]) -> Vec<Told> {
    told_with(&[(name, lines.join("\r\n").as_bytes())], Limits::default()).unwrap()
}

/// The only event of a member with one row.
fn event(name: &str, lines: [&str; 2]) -> Event {
    let mut told = told(name, &lines);
    assert_eq!(told.len(), 1);
    told.remove(0).event.unwrap()
}

fn refusal(members: &[(&str, &[u8])]) -> ArchiveFault {
    told_with(members, Limits::default()).unwrap_err()
}

#[test]
fn confirmations_of_candidates_are_read_in_any_order_of_columns_and_both_date_formats() {
    let accepted = Event::Candidate(CandidateConfirmation {
        client_candidate_id: "10000000158".to_owned(),
        vendor_candidate_id: Some("1000001".to_owned()),
        verdict: Verdict::Accepted,
        at: Some("2026-11-29T17:15:00Z".parse().unwrap()),
    });
    let row = "10000000158\t1000001\tAccepted\t2026/11/29 17:15:00\t";
    assert_eq!(event("vcdc-1.dat", [VCDC, row]), accepted);
    let turned = "Note\tmessage\tDate\tSTATUS\tCandidateID\t ClientCandidateID ";
    let row = "new\t\t11/29/2026 17:15:00\taccepted\t1000001\t10000000158";
    assert_eq!(event("VCDC-1.dat", [turned, row]), accepted);
}

#[test]
fn an_acceptance_with_a_warning_is_a_warning_and_an_error_a_refusal() {
    let verdict = |row: &str| match event("vcdc-1.dat", [VCDC, row]) {
        Event::Candidate(confirmation) => confirmation.verdict,
        other => panic!("{other:?}"),
    };
    let warning = "WARNING: name differs from an earlier record";
    assert_eq!(verdict(&format!("1\t2\tAccepted\t\t{warning}")), Verdict::Warned(warning.to_owned()));
    let refused = |message: &str| Verdict::Refused(Refusal { kind: RefusalKind::Other, message: message.to_owned() });
    assert_eq!(verdict("1\t\tError\t\tCity too long"), refused("City too long"));
    assert_eq!(verdict("1\t\tERROR\t\t"), refused(""));
    assert_eq!(verdict("1\t2\tAccepted\t\tno change"), Verdict::Accepted);
}

#[test]
fn an_error_that_names_nobody_is_about_the_whole_file() {
    let refused = |message| event("vcdc-1.dat", [VCDC, &format!("\t\tError\t\t{message}")]);
    assert_eq!(
        refused("cdd-20261129-171500.dat: the header lacks Email"),
        Event::FileRefused {
            file: Some("cdd-20261129-171500.dat".to_owned()),
            message: "the header lacks Email".to_owned()
        }
    );
    let message = "Invalid file: wrong encoding";
    assert_eq!(refused(message), Event::FileRefused { file: None, message: message.to_owned() });
}

#[test]
fn confirmations_of_authorizations_are_read() {
    let header = "ClientAuthorizationID\tAuthorizationID\tClientCandidateID\tStatus\tDate\tMessage";
    let row = "20261129000000017\t5000001\t10000000158\tAccepted\t2026/11/29 17:15:00\t";
    let expected = AuthorizationConfirmation {
        client_authorization_id: "20261129000000017".to_owned(),
        vendor_authorization_id: Some("5000001".to_owned()),
        client_candidate_id: Some("10000000158".to_owned()),
        verdict: Verdict::Accepted,
        at: Some("2026-11-29T17:15:00Z".parse().unwrap()),
    };
    assert_eq!(event("eac-1.dat", [header, row]), Event::Authorization(expected));
}

#[test]
fn what_a_refusal_says_of_what_the_vendor_knows_is_read_from_its_sentence() {
    let header = "ClientAuthorizationID\tAuthorizationID\tClientCandidateID\tStatus\tDate\tMessage";
    for (message, kind) in [
        ("ClientAuthorizationID already exists", RefusalKind::AlreadyKnown),
        ("ClientAuthorizationID not found", RefusalKind::Unknown),
        ("Unknown authorization", RefusalKind::Unknown),
        ("ClientCandidateID not found", RefusalKind::CandidateUnknown),
        ("LastName is longer than 50 characters", RefusalKind::Other),
        ("", RefusalKind::Other),
    ] {
        let row = format!("20261129000000017\t\t10000000158\tError\t\t{message}");
        let Event::Authorization(confirmation) = event("eac-1.dat", [header, &row]) else { panic!("{message}") };
        let refusal = Refusal { kind, message: message.to_owned() };
        assert_eq!(confirmation.verdict, Verdict::Refused(refusal));
    }
}

#[test]
fn section_scores_are_read_with_their_texts() {
    let header = "Skipped\tScore\tRegistrationID\tSectionName\tCorrect\tIncorrect";
    let expected = SectionScore {
        registration_id: "300000001".to_owned(),
        name: "Éthique".to_owned(),
        score: Some("B+".to_owned()),
        correct: Some(8),
        incorrect: Some(2),
        skipped: None,
    };
    let lines = [header.as_bytes(), b"\n\tB+\t300000001\t\xc9thique\t8\t2\n"].concat();
    let sections = |member: &[u8]| {
        Archive::open_any(Cursor::new(zip(&[("sect-1.dat", member)])), Limits::default()).unwrap().sections().unwrap()
    };
    assert_eq!(sections(&lines), [expected]);
    // Results do not depend on them: what cannot be read is left out.
    assert_eq!(sections(b"RegistrationID\tScore\n1\t2\n"), []);
    assert_eq!(sections(b"\0\xff"), []);
}

#[test]
fn a_bad_row_is_told_with_its_place_and_does_not_stop_the_others() {
    let told = told(
        "vcdc-1.dat",
        &[
            VCDC,
            "1\t2\tAccepted\t\t",
            "\t2\tAccepted\t\t",
            "1\t2\tPerhaps\t\t",
            "1\t2\t\t\t",
            "1\t2\tAccepted\tyesterday\t",
            "1\t2",
            "1\t2\tAccepted\t\t\"open",
            "",
            "3\t4\tAccepted\t\t",
        ],
    );
    let faults: Vec<_> = told
        .iter()
        .filter_map(|told| told.event.as_ref().err())
        .map(|fault| (&*fault.file, fault.line, fault.column, fault.reason.code()))
        .collect();
    assert_eq!(
        faults,
        [
            ("vcdc-1.dat", 3, Some("ClientCandidateID"), "blank"),
            ("vcdc-1.dat", 4, Some("Status"), "unknown_word"),
            ("vcdc-1.dat", 5, Some("Status"), "blank"),
            ("vcdc-1.dat", 6, Some("Date"), "not_a_date"),
            ("vcdc-1.dat", 7, None, "field_count"),
            ("vcdc-1.dat", 8, None, "unclosed_quote"),
        ]
    );
    let last = told.last().unwrap();
    assert_eq!((last.line, told.len()), (10, 8));
    assert!(last.event.is_ok());
    let raw: Vec<_> = last.raw.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        raw,
        [("ClientCandidateID", "3"), ("CandidateID", "4"), ("Status", "Accepted"), ("Date", ""), ("Message", "")]
    );
}

#[test]
fn an_archive_may_hold_several_kinds_and_no_results() {
    let members: [(&str, &[u8]); 4] = [
        ("eac-1.dat", b"ClientAuthorizationID\tStatus\tMessage\nA\tAccepted\t\n"),
        ("vcdc-1.dat", b"ClientCandidateID\tStatus\tMessage\nB\tAccepted\t\nC\tAccepted\t\n"),
        ("surv-1.dat", b"\0"),
        ("sect-1.dat", b"RegistrationID\tSectionName\tScore\n"),
    ];
    let mut archive = Archive::open_any(Cursor::new(zip(&members)), Limits::default()).unwrap();

    let told = archive.told().unwrap();

    let places: Vec<_> = told.iter().map(|told| (&*told.member, told.line)).collect();
    assert_eq!(places, [("eac-1.dat", 2), ("vcdc-1.dat", 2), ("vcdc-1.dat", 3)]);
    assert!(archive.exams().is_empty());
    assert_eq!(archive.notices(), [Notice::UnusedMember { member: "surv-1.dat".to_owned(), kind: "survey answers" },]);
    assert!(matches!(
        Archive::open(Cursor::new(zip(&members)), Limits::default()),
        Err(ArchiveFault::NoExamMember { .. })
    ));
}

#[test]
fn a_member_that_lacks_a_needed_column_refuses_the_archive() {
    let lacking = |name, header: &str| refusal(&[(name, header.as_bytes())]).to_string();
    assert_eq!(lacking("vcdc-1.dat", "Status"), "the member vcdc-1.dat lacks the columns ClientCandidateID, Message");
    assert_eq!(
        lacking("eac-1.dat", "ClientCandidateID\tStatus\tMessage"),
        "the member eac-1.dat lacks the column ClientAuthorizationID"
    );
    assert!(matches!(refusal(&[("vcdc-1.dat", b"")]), ArchiveFault::MissingHeader { .. }));
    assert!(lacking("exam-1.dat", "Grade").starts_with("the member exam-1.dat lacks the columns RegistrationID"));
}

#[test]
fn confirmations_have_the_limits_of_results() {
    let member = |rows: usize| format!("{VCDC}\n{}", "1\t2\tAccepted\t\t\n".repeat(rows));
    let refuse = |rows: usize, limits: Limits| told_with(&[("vcdc-1.dat", member(rows).as_bytes())], limits);
    let standard = Limits::default;
    assert_eq!(refuse(3, Limits { rows: 2, ..standard() }), Err(ArchiveFault::TooManyRows { max: 2 }));
    assert_eq!(
        refuse(1000, Limits { told_bytes: 100_000, ..standard() }),
        Err(ArchiveFault::ContentsTooLarge { max: 100_000 })
    );
    let lines = Limits { line_bytes: 60, ..standard() };
    let long = format!("{VCDC}\n1\t2\tAccepted\t\t{}\n", "x".repeat(60));
    assert!(matches!(
        told_with(&[("vcdc-1.dat", long.as_bytes())], lines),
        Err(ArchiveFault::LineTooLong { line: 2, max: 60, .. })
    ));
    let columns = Limits { columns: 4, ..standard() };
    assert!(matches!(refuse(1, columns), Err(ArchiveFault::TooManyColumns { max: 4, .. })));
    let mut bomb = member(1).into_bytes();
    bomb.resize(64 << 20, b'\n');
    assert!(matches!(refusal(&[("vcdc-1.dat", &bomb)]), ArchiveFault::Bomb { .. }));
    let nul = format!("{VCDC}\n1\t\0\tAccepted\t\t\n");
    assert!(matches!(refusal(&[("vcdc-1.dat", nul.as_bytes())]), ArchiveFault::WrongEncoding { line: 2, .. }));
    let not_utf8 = [b"\xef\xbb\xbf", VCDC.as_bytes(), b"\n1\t2\tAccepted\t\t\xff\n"].concat();
    let told = told_with(&[("vcdc-1.dat", &not_utf8)], standard()).unwrap();
    assert_eq!(told[0].event.as_ref().unwrap_err().reason, RowReason::NotUtf8);
}

proptest! {
    #[test]
    fn any_bytes_as_a_member_end_in_rows_or_a_fault(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        text in prop::collection::vec(prop::sample::select(b"1\t\t\t\t\nAccepted\"Error".to_vec()), 0..400),
    ) {
        for name in ["vcdc-1.dat", "eac-1.dat", "sect-1.dat", "exam-1.dat"] {
            let _ = told_with(&[(name, &bytes)], Limits::default());
            let header = "ClientCandidateID\tClientAuthorizationID\tStatus\tMessage\tRegistrationID\tSectionName\tScore\n";
            for rows in [&bytes, &text] {
                let _ = told_with(&[(name, &[header.as_bytes(), rows].concat())], Limits::default());
            }
            let _ = told_with(&[(name, &[VCDC.as_bytes(), b"\n", &text].concat())], Limits::default());
        }
    }

    #[test]
    fn any_bytes_as_an_archive_of_anything_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let open = |bytes: &[u8]| Archive::open_any(Cursor::new(bytes.to_vec()), Limits::default()).is_err();
        prop_assert!(open(&bytes));
        prop_assert!(open(&[b"PK\x03\x04", bytes.as_slice()].concat()));
    }

    #[test]
    fn any_damage_ends_in_the_same_rows_or_a_fault(
        at in any::<prop::sample::Index>(),
        damage in prop::collection::vec(any::<u8>(), 1..12),
    ) {
        let good = zip(&[("vcdc-1.dat", format!("{VCDC}\n1\t2\tAccepted\t\t\n3\t4\tError\t\tno\n").as_bytes())]);
        let read = |bytes: &[u8]| {
            Archive::open_any(Cursor::new(bytes.to_vec()), Limits::default()).and_then(|mut archive| archive.told())
        };
        let start = at.index(good.len());
        let mut bytes = good.clone();
        for (byte, new) in bytes[start..].iter_mut().zip(damage) {
            *byte = new;
        }

        if let Ok(told) = read(&bytes) {
            prop_assert_eq!(told, read(&good).unwrap());
        }
    }
}
