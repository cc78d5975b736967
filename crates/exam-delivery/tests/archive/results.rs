//! What is understood of good archives, and how bad rows are reported beside good ones.

use std::io::Cursor;

use exam_delivery::Vendor;
use exam_delivery::fault::{Notice, RowReason};
use exam_delivery::pearson::{Archive, COLUMNS, Limits};
use exam_delivery::result::{Outcome, ResultStatus, Score};

use crate::sample::{archive, header, read, read_one, row, zip};

#[test]
fn a_passed_exam_is_read_with_all_its_values() {
    let result = read_one(&[("Voucher", "V-9")]).unwrap();

    assert_eq!(result.vendor, Vendor::PearsonVue);
    assert_eq!((&*result.file, result.line), ("exam-1.dat", 2));
    assert_eq!(result.registration_id, "271828");
    assert_eq!(result.client_candidate_id.as_deref(), Some("10000000158"));
    assert_eq!(result.client_authorization_id.as_deref(), Some("A-1"));
    assert_eq!(result.exam.series_code, "MS-310");
    assert_eq!(result.exam.name.as_deref(), Some("Vault Administration"));
    assert_eq!(result.exam.language.as_deref(), Some("ENU"));
    assert_eq!(result.attempt, Some(1));
    assert_eq!(result.happened_at, "2026-03-02T14:05:59Z".parse().unwrap());
    assert_eq!(result.outcome, Outcome::Passed);
    assert_eq!(result.status, ResultStatus::Reported);
    assert_eq!(result.score, Some(Score { text: "83.50".to_owned(), value: Some(83.5) }));
    assert_eq!(
        (result.correct, result.incorrect, result.skipped, result.unscored),
        (Some(50), Some(8), Some(2), Some(5))
    );
    assert_eq!(result.voucher.as_deref(), Some("V-9"));
}

#[test]
fn a_no_show_is_read_although_nearly_everything_is_blank() {
    let blank = ["Grade", "Score", "PassingScore", "Correct", "Incorrect", "Skipped", "Unscored", "TimeUsed", "Form"];
    let mut changes: Vec<_> = blank.iter().map(|column| (*column, "")).collect();
    changes.extend([("NoShow", "TRUE"), ("NDARefused", "")]);

    let result = read_one(&changes).unwrap();

    assert_eq!(result.outcome, Outcome::NoShow { excused: false });
    assert_eq!((result.score, result.correct), (None, None));
}

#[test]
fn a_no_show_file_with_another_order_and_an_extra_column_is_read() {
    let header = "Incorrect\tExamLanguage\tNDARefused\tReason\tGrade\tNoShow\tExamDate\tExamSeriesCode\tClientCandidateID\tRegistrationID";
    let line = "\tENU\tfalse\tLate\t\ttrue\t03/02/2026 09:00:00\tMS-310\t10000000158\t4711";
    let bytes = zip(&[("EXAM-noshow.dat", format!("{header}\r\n{line}\r\n").as_bytes())]);

    let result = read(&bytes).unwrap().remove(0).unwrap();

    assert_eq!(result.outcome, Outcome::NoShow { excused: false });
    assert_eq!(result.happened_at, "2026-03-02T09:00:00Z".parse().unwrap());
    assert!(result.raw.pairs().contains(&("Reason", "Late".to_owned())));
}

#[test]
fn a_refused_agreement_is_an_outcome_of_its_own() {
    let result = read_one(&[("NDARefused", "True"), ("Grade", "fail")]).unwrap();

    assert_eq!(result.outcome, Outcome::NdaRefused);
}

#[test]
fn the_status_column_tells_held_and_revoked_results() {
    for (word, status) in [
        ("", ResultStatus::Reported),
        ("held", ResultStatus::Held),
        ("Released", ResultStatus::Released),
        ("REVOKED", ResultStatus::Revoked),
        ("Reinstated", ResultStatus::Reinstated),
    ] {
        assert_eq!(read_one(&[("Status", word)]).unwrap().status, status, "{word}");
    }
}

#[test]
fn a_status_has_the_date_that_the_vendor_gives_it() {
    let status_at = |date| read_one(&[("Status", "Held"), ("StatusDate", date)]).unwrap().status_at;

    assert_eq!(status_at("11/05/2026 10:00:30"), Some("2026-11-05T10:00:30Z".parse().unwrap()));
    assert_eq!(status_at(""), None);
}

#[test]
fn a_status_may_also_be_named_result_status() {
    let lines =
        format!("{}\n{}\n", header().replace("Status\t", "ResultStatus\t"), row(&[("Status", "Held")]).join("\t"));

    let result = read(&zip(&[("exam.dat", lines.as_bytes())])).unwrap().remove(0).unwrap();

    assert_eq!(result.status, ResultStatus::Held);
}

#[test]
fn smart_quotes_and_accents_of_windows_1252_are_read() {
    let lines = [format!("{}\n", header()).as_bytes(), &row(&[("ExamName", "@")]).join("\t").into_bytes()].concat();
    let mut bytes = Vec::new();
    for byte in lines {
        if byte == b'@' { bytes.extend_from_slice(b"\x93Backup\x94 f\xFCr \x80") } else { bytes.push(byte) }
    }

    let result = read(&zip(&[("exam.dat", &bytes)])).unwrap().remove(0).unwrap();

    assert_eq!(result.exam.name.as_deref(), Some("“Backup” für €"));
}

#[test]
fn utf8_is_read_when_the_file_says_so_and_noticed_when_it_does_not() {
    let lines = format!("{}\n{}\n", header(), row(&[("ExamName", "für 田中")]).join("\t"));
    let marked = format!("\u{feff}{lines}");

    let good = read(&zip(&[("exam.dat", marked.as_bytes())])).unwrap().remove(0).unwrap();
    let garbled = zip(&[("exam.dat", lines.replace("田中", "").as_bytes())]);
    let opened = Archive::open(Cursor::new(&garbled), Limits::default()).unwrap();

    assert_eq!(good.exam.name.as_deref(), Some("für 田中"));
    assert_eq!(opened.notices(), [Notice::LooksLikeUtf8 { member: "exam.dat".to_owned() }]);
}

#[test]
fn a_bad_row_is_reported_with_its_place_and_the_others_are_read() {
    let bytes = archive(&[row(&[]), row(&[("ExamDate", "yesterday")]), row(&[("RegistrationID", "3")])]);

    let rows = read(&bytes).unwrap();

    assert_eq!(rows[0].as_ref().unwrap().line, 2);
    assert_eq!(rows[2].as_ref().unwrap().registration_id, "3");
    let fault = rows[1].as_ref().unwrap_err();
    assert_eq!((&*fault.file, fault.line, fault.column), ("exam-1.dat", 3, Some("ExamDate")));
    assert_eq!(fault.value.as_deref(), Some("yesterday"));
    assert_eq!(
        fault.to_string(),
        "exam-1.dat, line 3, ExamDate: \"yesterday\" is no date and time; YYYY/MM/DD HH:MM:SS or \
         MM/DD/YYYY HH:MM:SS in UTC is expected"
    );
}

#[test]
fn each_kind_of_bad_value_names_its_column() {
    let (code, id) = ("9".repeat(41), "9".repeat(65));
    for (column, value, code) in [
        ("RegistrationID", "", "blank"),
        ("RegistrationID", code.as_str(), "not_a_code"),
        ("ClientCandidateID", id.as_str(), "too_long"),
        ("ExamSeriesCode", "MS/310", "not_a_code"),
        ("ExamSeriesCode", "", "blank"),
        ("ExamDate", "", "blank"),
        ("ExamDate", "2026/02/30 00:00:00", "not_a_date"),
        ("Grade", "", "blank"),
        ("Grade", "excellent", "unknown_word"),
        ("NoShow", "perhaps", "not_a_boolean"),
        ("Correct", "-1", "not_a_number"),
        ("Attempt", "4294967296", "not_a_number"),
        ("Status", "Lost", "unknown_word"),
        ("StatusDate", "yesterday", "not_a_date"),
    ] {
        let fault = read_one(&[(column, value)]).unwrap_err();
        assert_eq!((fault.column, fault.reason.code()), (Some(column), code), "{column} {value}");
    }
}

#[test]
fn a_pass_of_an_exam_that_was_not_given_is_a_contradiction() {
    for column in ["NoShow", "NDARefused"] {
        let fault = read_one(&[(column, "true")]).unwrap_err();
        assert_eq!(fault.column, Some("Grade"));
        assert!(matches!(fault.reason, RowReason::Contradiction { other, .. } if other == column));
    }
}

#[test]
fn a_score_without_a_grade_is_not_graded_here() {
    let fault = read_one(&[("Grade", ""), ("Score", "99")]).unwrap_err();

    assert_eq!((fault.column, fault.reason.code()), (Some("Grade"), "blank"));
}

#[test]
fn a_row_without_a_candidate_id_is_kept_for_a_person_to_match() {
    assert_eq!(read_one(&[("ClientCandidateID", " ")]).unwrap().client_candidate_id, None);
}

#[test]
fn a_stray_quotation_mark_spoils_its_own_row_only() {
    let mut lines = format!("{}\n", header());
    for name in ["\"open", "5\" disk", "\"with\ttab and \"\"marks\"\"\""] {
        lines += &format!("{}\n", row(&[("ExamName", name)]).join("\t"));
    }

    let rows = read(&zip(&[("exam.dat", lines.as_bytes())])).unwrap();

    assert_eq!(rows[0].as_ref().unwrap_err().reason, RowReason::UnclosedQuote);
    assert_eq!(rows[1].as_ref().unwrap().exam.name.as_deref(), Some("5\" disk"));
    assert_eq!(rows[2].as_ref().unwrap().exam.name.as_deref(), Some("with\ttab and \"marks\""));
}

#[test]
fn rows_with_missing_fields_control_characters_or_unassigned_bytes_are_faults() {
    let mut bytes = format!("{}\n1\t2\n{}\n", header(), row(&[("ExamName", "\u{7}")]).join("\t")).into_bytes();
    bytes.extend(row(&[("ExamName", "@")]).join("\t").bytes().map(|byte| if byte == b'@' { 0x81 } else { byte }));

    let rows = read(&zip(&[("exam.dat", &bytes)])).unwrap();

    assert_eq!(rows[0].as_ref().unwrap_err().reason, RowReason::FieldCount { expected: COLUMNS.len(), found: 2 });
    assert_eq!(rows[1].as_ref().unwrap_err().reason, RowReason::ControlCharacter);
    assert_eq!(rows[2].as_ref().unwrap_err().reason, RowReason::ControlCharacter);
}

#[test]
fn the_same_row_has_the_same_key_in_any_order_of_columns_and_another_when_it_changes() {
    let key = |changes: &[(&str, &str)]| {
        let result = read_one(changes).unwrap();
        (result.registration_id.clone(), result.key().content)
    };
    let reversed: Vec<_> = header().split('\t').rev().map(str::to_owned).collect();
    let values: Vec<_> = row(&[]).into_iter().rev().collect();
    let bytes = zip(&[("exam.dat", format!("{}\n\n{}", reversed.join("\t"), values.join("\t")).as_bytes())]);

    let again = read(&bytes).unwrap().remove(0).unwrap();

    assert_eq!(again.line, 3);
    assert_eq!((again.registration_id.clone(), again.key().content), key(&[]));
    assert_ne!(key(&[]), key(&[("Score", "84")]));
}

#[test]
fn the_same_archive_has_the_same_hash_and_another_one_another() {
    let hash = |bytes: &[u8]| Archive::open(Cursor::new(bytes), Limits::default()).unwrap().content();

    assert_eq!(hash(&archive(&[row(&[])])), hash(&archive(&[row(&[])])));
    assert_ne!(hash(&archive(&[row(&[])])), hash(&archive(&[row(&[("Score", "1")])])));
}

#[test]
fn members_of_other_kinds_are_noticed_and_left_alone() {
    let table = format!("{}\n", header());
    let bytes =
        zip(&[("exam.dat", table.as_bytes()), ("SECT-1.dat", b"\0\xff"), ("eac-1.dat", b""), ("readme.txt", b"")]);

    let opened = Archive::open(Cursor::new(&bytes), Limits::default()).unwrap();

    let told: Vec<_> = opened.notices().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "the member exam.dat has no rows",
            "the member eac-1.dat holds authorization confirmations and was left alone",
            "the member readme.txt is of no known kind and was left alone",
        ]
    );
}

#[test]
fn scores_keep_their_text_and_only_plain_numbers_have_a_value() {
    for (text, value) in
        [("83.50", Some(83.5)), ("-3", Some(-3.0)), ("B+", None), ("inf", None), ("1e9", None), ("1-2", None)]
    {
        assert_eq!(Score::new(text), Score { text: text.to_owned(), value });
    }
}
