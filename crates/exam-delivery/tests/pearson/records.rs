//! The files of candidates and authorizations that go to the vendor.

use exam_delivery::pearson::{authorizations, candidates};
use exam_delivery::port::{AuthorizationRecord, CandidateRecord, Change, Written};
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;

fn at() -> Timestamp {
    "2026-11-29T17:15:00.25Z".parse().unwrap()
}

fn ada() -> CandidateRecord {
    CandidateRecord {
        client_candidate_id: "10000000158".to_owned(),
        vendor_candidate_id: Some("1000001".to_owned()),
        first_name: "Ada".to_owned(),
        last_name: "Løvelace “Ada”".to_owned(),
        email: "ada@example.org".to_owned(),
        address: vec!["12 St James's Sq".to_owned(), "Flat \"B\"".to_owned()],
        city: "Zürich".to_owned(),
        state: None,
        postal_code: Some("8001".to_owned()),
        country: "CHE".to_owned(),
        phone: "44 123 45 67".to_owned(),
        phone_country_code: "41".to_owned(),
        company: None,
        updated_at: "2026-11-28T23:59:59.999Z".parse().unwrap(),
    }
}

fn authorization() -> AuthorizationRecord {
    AuthorizationRecord {
        change: Change::Update,
        client_authorization_id: "20261129000000017".to_owned(),
        vendor_authorization_id: Some("5000001".to_owned()),
        client_candidate_id: "10000000158".to_owned(),
        candidate: None,
        attempts: 1,
        series_code: "320-301".to_owned(),
        accommodations: vec!["ET12ET".to_owned(), "SRREAD".to_owned()],
        first_on: date(2026, 12, 1),
        last_on: date(2027, 2, 28),
        updated_at: at(),
    }
}

/// The fields at fault of the only record.
fn faults(written: &Written) -> Vec<(&'static str, &'static str)> {
    assert!(written.messages.is_empty(), "a faulty record is not written");
    written.faults.iter().map(|(_, fault)| (fault.field, fault.reason.code())).collect()
}

#[test]
fn a_candidate_is_one_line_of_windows_1252() {
    let written = candidates::write_candidates(&[ada()], at());

    assert_eq!(written.faults, []);
    let (message, indexes) = &written.messages[0];
    assert_eq!((message.name.as_str(), indexes.as_slice()), ("cdd-20261129-171500.dat", &[0][..]));
    let expected = [
        b"ClientCandidateID\tCandidateID\tFirstName\tMiddleName\tLastName\tSuffix\tSalutation\tEmail\tAddress1\t\
          Address2\tAddress3\tCity\tState\tPostalCode\tCountry\tPhone\tExtension\tPhoneCountryCode\tFAX\t\
          FAXCountryCode\tCompanyName\tLastUpdate\r\n"
            .as_slice(),
        b"10000000158\t1000001\tAda\t\tL\xf8velace \x93Ada\x94\t\t\tada@example.org\t12 St James's Sq\t\
          \"Flat \"\"B\"\"\"\t\tZ\xfcrich\t\t8001\tCHE\t44 123 45 67\t\t41\t\t\t\t2026/11/28 23:59:59\r\n"
            .as_slice(),
    ]
    .concat();
    assert_eq!(String::from_utf8_lossy(&message.bytes), String::from_utf8_lossy(&expected));
    assert_eq!(message.bytes, expected);
}

#[test]
fn authorizations_are_lines_whose_window_ends_with_the_last_second_of_its_last_day() {
    let added = AuthorizationRecord { change: Change::Add, accommodations: Vec::new(), ..authorization() };
    let deleted = AuthorizationRecord { change: Change::Delete, vendor_authorization_id: None, ..authorization() };

    let written = authorizations::write_authorizations(&[added, authorization(), deleted], at());

    assert_eq!(written.faults, []);
    let (message, indexes) = &written.messages[0];
    assert_eq!((message.name.as_str(), indexes.as_slice()), ("ead-20261129-171500.dat", &[0, 1, 2][..]));
    let expected = "AuthorizationTransactionType\tAuthorizationID\tClientAuthorizationID\tClientCandidateID\t\
        ExamAuthorizationCount\tExamSeriesCode\tModules\tAccommodations\tEligibilityApptDateFirst\t\
        EligibilityApptDateLast\tLastUpdate\r\n\
        Add\t\t20261129000000017\t10000000158\t1\t320-301\t\t\t2026/12/01 00:00:00\t2027/02/28 23:59:59\t\
        2026/11/29 17:15:00\r\n\
        Update\t5000001\t20261129000000017\t10000000158\t1\t320-301\t\tET12ET*SRREAD\t2026/12/01 00:00:00\t\
        2027/02/28 23:59:59\t2026/11/29 17:15:00\r\n\
        Delete\t\t20261129000000017\t10000000158\t1\t320-301\t\tET12ET*SRREAD\t2026/12/01 00:00:00\t\
        2027/02/28 23:59:59\t2026/11/29 17:15:00\r\n";
    assert_eq!(std::str::from_utf8(&message.bytes).unwrap(), expected);
}

#[test]
fn a_record_that_cannot_be_written_is_told_and_the_others_go() {
    let polish = CandidateRecord { last_name: "Wałęsa".to_owned(), city: String::new(), ..ada() };

    let written = candidates::write_candidates(&[ada(), polish, ada()], at());

    assert_eq!(written.messages.len(), 1);
    assert_eq!(written.messages[0].1, [0, 2]);
    assert_eq!(written.messages[0].0.bytes.iter().filter(|byte| **byte == b'\n').count(), 3);
    let told: Vec<_> = written.faults.iter().map(|(index, fault)| (*index, fault.to_string())).collect();
    assert_eq!(
        told,
        [
            (
                1,
                "LastName has the character 'ł'; only characters of Windows-1252 (Western European) are accepted"
                    .to_owned()
            ),
            (1, "City is blank; the city is expected".to_owned()),
        ]
    );
    assert!(!written.messages[0].0.bytes.contains(&b'?'));
}

#[test]
fn nothing_is_sent_when_nothing_can_be_written() {
    assert_eq!(candidates::write_candidates(&[], at()), Written::default());
    assert_eq!(authorizations::write_authorizations(&[], at()), Written::default());
}

#[test]
fn every_field_of_a_candidate_has_the_width_that_the_vendor_gave_it() {
    let record = ada;
    let wide = |length: usize| "é".repeat(length);
    let one = |record: CandidateRecord| candidates::write_candidates(&[record], at());
    type Set = fn(&mut CandidateRecord, String);
    let widths: [(&str, usize, Set); 11] = [
        ("ClientCandidateID", 50, |record, text| record.client_candidate_id = text),
        ("FirstName", 30, |record, text| record.first_name = text),
        ("LastName", 50, |record, text| record.last_name = text),
        ("Email", 255, |record, text| record.email = text),
        ("Address1", 40, |record, text| record.address[0] = text),
        ("Address2", 40, |record, text| record.address[1] = text),
        ("City", 32, |record, text| record.city = text),
        ("State", 20, |record, text| record.state = Some(text)),
        ("PostalCode", 16, |record, text| record.postal_code = Some(text)),
        ("Phone", 35, |record, text| record.phone = text),
        ("CompanyName", 50, |record, text| record.company = Some(text)),
    ];
    for (field, max, set) in widths {
        let (mut fits, mut exceeds) = (record(), record());
        set(&mut fits, wide(max));
        set(&mut exceeds, wide(max + 1));
        assert_eq!(one(fits).faults, [], "{field}");
        let written = one(exceeds);
        assert_eq!(faults(&written), [(field, "too_long")]);
        let expected = format!("{field} has {} characters; at most {max} are accepted", max + 1);
        assert_eq!(written.faults[0].1.to_string(), expected);
    }
}

#[test]
fn what_a_candidate_lacks_or_has_in_another_form_names_its_field() {
    let one = |record: CandidateRecord| faults(&candidates::write_candidates(&[record], at()));
    let american = CandidateRecord { country: "USA".to_owned(), state: None, postal_code: None, ..ada() };
    assert_eq!(one(american), [("State", "blank"), ("PostalCode", "blank")]);
    let country = |country: &str| one(CandidateRecord { country: country.to_owned(), ..ada() });
    assert_eq!(country("CH"), [("Country", "malformed")]);
    assert_eq!(country("che"), [("Country", "malformed")]);
    assert_eq!(country(""), [("Country", "blank")]);
    let code = |code: &str| one(CandidateRecord { phone_country_code: code.to_owned(), ..ada() });
    assert_eq!(code("+41"), [("PhoneCountryCode", "malformed")]);
    assert_eq!(code("1234"), [("PhoneCountryCode", "malformed")]);
    let address = |lines: &[&str]| {
        one(CandidateRecord { address: lines.iter().map(|line| (*line).to_owned()).collect(), ..ada() })
    };
    assert_eq!(address(&[]), [("Address1", "blank")]);
    assert_eq!(address(&["a", "b", "c", "d"]), [("Address3", "too_many")]);
    assert_eq!(address(&["a\tb"]), [("Address1", "control_character")]);
    let id = CandidateRecord { vendor_candidate_id: Some("A1".to_owned()), ..ada() };
    assert_eq!(one(id), [("CandidateID", "malformed")]);
    let old = CandidateRecord { updated_at: "1970-01-01T00:00:00Z".parse().unwrap(), ..ada() };
    assert_eq!(one(old), [("LastUpdate", "malformed")]);
}

#[test]
fn what_an_authorization_has_in_another_form_names_its_field() {
    let one = |record: AuthorizationRecord| faults(&authorizations::write_authorizations(&[record], at()));
    let text = |length: usize| "9".repeat(length);
    let blank = AuthorizationRecord { client_authorization_id: String::new(), ..authorization() };
    assert_eq!(one(blank), [("ClientAuthorizationID", "blank")]);
    let long = AuthorizationRecord { client_authorization_id: text(21), ..authorization() };
    assert_eq!(one(long), [("ClientAuthorizationID", "too_long")]);
    let series = AuthorizationRecord { series_code: text(21), ..authorization() };
    assert_eq!(one(series), [("ExamSeriesCode", "too_long")]);
    let none = AuthorizationRecord { attempts: 0, ..authorization() };
    assert_eq!(one(none), [("ExamAuthorizationCount", "malformed")]);
    let turned = AuthorizationRecord { first_on: date(2027, 3, 1), ..authorization() };
    assert_eq!(one(turned), [("EligibilityApptDateLast", "malformed")]);
    let starred = AuthorizationRecord { accommodations: vec!["A*B".to_owned()], ..authorization() };
    assert_eq!(one(starred), [("Accommodations", "malformed")]);
    let many = AuthorizationRecord { accommodations: vec!["ETDBTM".to_owned(); 10], ..authorization() };
    assert_eq!(one(many), [("Accommodations", "too_long")]);
}

/// Text that a field of up to 30 characters carries, quotation marks included.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => (0x21_u8..0x7f).prop_map(char::from),
        2 => (0xa0_u8..=0xff).prop_map(char::from),
        1 => prop::sample::select("\"' €‚ƒ„…‘’“”•–—˜™".chars().collect::<Vec<_>>()),
    ];
    prop::collection::vec(character, 0..29).prop_map(|text| format!("x{}", String::from_iter(text)))
}

proptest! {
    #[test]
    fn the_file_has_exactly_the_records_that_were_given(names in prop::collection::vec((text(), text()), 1..12)) {
        let record = |(first, last): &(String, String)| {
            CandidateRecord { first_name: first.clone(), last_name: last.clone(), ..ada() }
        };
        let records: Vec<_> = names.iter().map(record).collect();

        let written = candidates::write_candidates(&records, at());

        let table = encoding_rs::WINDOWS_1252.decode(&written.messages[0].0.bytes).0.into_owned();
        let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(table.as_bytes());
        prop_assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), candidates::COLUMNS);
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), records.len());
        for (row, record) in rows.iter().zip(&records) {
            prop_assert_eq!(&row[2], &record.first_name);
            prop_assert_eq!(&row[4], &record.last_name);
            prop_assert_eq!(&row[9], "Flat \"B\"");
            prop_assert_eq!(&row[21], "2026/11/28 23:59:59");
        }
    }

    #[test]
    fn any_text_is_written_as_it_is_or_told(name in any::<String>()) {
        let written = candidates::write_candidates(&[CandidateRecord { last_name: name.clone(), ..ada() }], at());

        if let Some((message, _)) = written.messages.first() {
            let table = encoding_rs::WINDOWS_1252.decode(&message.bytes).0.into_owned();
            let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(table.as_bytes());
            prop_assert_eq!(&reader.records().next().unwrap().unwrap()[4], &name);
        } else {
            prop_assert!(written.faults.iter().all(|(index, fault)| *index == 0 && fault.field == "LastName"));
            prop_assert!(!written.faults.is_empty());
        }
    }
}
