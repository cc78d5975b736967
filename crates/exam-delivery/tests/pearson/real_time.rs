//! Requests of the real-time interface and the answers to them, without a server.

use std::sync::LazyLock;
use std::time::Duration;

use exam_delivery::fault::{ArchiveFault, RecordReason};
use exam_delivery::pearson::real_time::{ClientCertificate, PearsonRealTime, RealTimeSettings, SetUpFault};
use exam_delivery::port::{
    AuthorizationConfirmation, AuthorizationRecord, CandidateConfirmation, CandidateRecord, Change, Event,
    ExamDelivery, Refusal, RefusalKind, TransportFault, Verdict,
};
use proptest::prelude::*;
use secrecy::ExposeSecret;

const ANSWER: &str = "cdd-20261129-171500-0001.xml";

fn certificate() -> ClientCertificate {
    let mut params = rcgen::CertificateParams::new(Vec::new()).unwrap();
    params.not_after = rcgen::date_time_ymd(2027, 3, 1);
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap().pem();
    ClientCertificate { certificate, key: key.serialize_pem().into() }
}

fn settings() -> RealTimeSettings {
    RealTimeSettings {
        url: "https://vendor.example.com/cxfws2/services".to_owned(),
        client_id: "TESSARINE".to_owned(),
        user: "program".to_owned(),
        password: "correct horse".into(),
        certificate: certificate(),
        authorities: None,
        timeout: Duration::from_secs(5),
        results: None,
    }
}

/// One for all tests: to make it takes the time of reading the authorities that the system trusts.
fn adapter() -> &'static PearsonRealTime {
    static ADAPTER: LazyLock<PearsonRealTime> = LazyLock::new(|| PearsonRealTime::new(settings()).unwrap());
    &ADAPTER
}

fn candidate() -> CandidateRecord {
    CandidateRecord {
        client_candidate_id: "10000000158".to_owned(),
        vendor_candidate_id: None,
        first_name: "Åsa".to_owned(),
        last_name: "O'Neill & <Sons>".to_owned(),
        email: "asa@example.com".to_owned(),
        address: vec!["Storgatan 1".to_owned(), "lgh 1101".to_owned()],
        city: "Umeå".to_owned(),
        state: None,
        postal_code: Some("903 21".to_owned()),
        country: "SWE".to_owned(),
        phone: "701234567".to_owned(),
        phone_country_code: "46".to_owned(),
        company: Some("Tessarine \"AB\"".to_owned()),
        updated_at: "2026-11-29T17:00:00Z".parse().unwrap(),
    }
}

fn authorization() -> AuthorizationRecord {
    AuthorizationRecord {
        candidate: None,
        change: Change::Add,
        client_authorization_id: "20261129000000017".to_owned(),
        vendor_authorization_id: Some("5000001".to_owned()),
        client_candidate_id: "10000000158".to_owned(),
        attempts: 1,
        series_code: "320-301".to_owned(),
        accommodations: Vec::new(),
        first_on: "2026-12-01".parse().unwrap(),
        last_on: "2027-05-31".parse().unwrap(),
        updated_at: "2026-11-29T17:00:00Z".parse().unwrap(),
    }
}

fn at() -> jiff::Timestamp {
    "2026-11-29T17:15:00Z".parse().unwrap()
}

#[test]
fn a_candidate_is_one_request_with_the_elements_of_the_interface() {
    let written = adapter().write_candidates(&[candidate()], at());

    assert_eq!(written.faults, []);
    let (message, indexes) = &written.messages[0];
    assert_eq!((message.name.as_str(), indexes.as_slice()), (ANSWER, &[0_usize][..]));
    let expected = r#"<sch:cddRequest xmlns:sch="http://ws.pearsonvue.com/rti/cdd/schema" clientCandidateID="10000000158" clientID="TESSARINE">
  <candidateName>
    <firstName>Åsa</firstName>
    <lastName>O&apos;Neill &amp; &lt;Sons&gt;</lastName>
  </candidateName>
  <webAccountInfo>
    <email>asa@example.com</email>
  </webAccountInfo>
  <lastUpdate>2026/11/29 17:00:00 GMT</lastUpdate>
  <primaryAddress>
    <companyName>Tessarine &quot;AB&quot;</companyName>
    <address1>Storgatan 1</address1>
    <address2>lgh 1101</address2>
    <city>Umeå</city>
    <postalCode>903 21</postalCode>
    <country>SWE</country>
    <phone>
      <phoneNumber>701234567</phoneNumber>
      <phoneCountryCode>46</phoneCountryCode>
    </phone>
  </primaryAddress>
</sch:cddRequest>"#;
    assert_eq!(std::str::from_utf8(&message.bytes).unwrap(), expected);
}

#[test]
fn an_authorization_says_what_is_to_happen_and_the_vendor_number_only_when_it_is_known_there() {
    let delete = AuthorizationRecord { change: Change::Delete, ..authorization() };

    let written = adapter().write_authorizations(&[authorization(), delete], at());

    assert_eq!(written.faults, []);
    let names: Vec<_> = written.messages.iter().map(|(message, _)| message.name.as_str()).collect();
    assert_eq!(names, ["ead-20261129-171500-0001.xml", "ead-20261129-171500-0002.xml"]);
    let text = |index: usize| String::from_utf8(written.messages[index].0.bytes.clone()).unwrap();
    let expected = r#"<sch:eadRequest xmlns:sch="http://ws.pearsonvue.com/rti/ead/schema" clientID="TESSARINE" authorizationTransactionType="Add" clientAuthorizationID="20261129000000017">
  <clientCandidateID>10000000158</clientCandidateID>
  <examAuthorizationCount>1</examAuthorizationCount>
  <examSeriesCode>320-301</examSeriesCode>
  <eligibilityApptDateFirst>2026/12/01 00:00:00</eligibilityApptDateFirst>
  <eligibilityApptDateLast>2027/05/31 23:59:59</eligibilityApptDateLast>
  <lastUpdate>2026/11/29 17:00:00 GMT</lastUpdate>
</sch:eadRequest>"#;
    assert_eq!(text(0), expected);
    assert!(text(1).contains(r#"authorizationTransactionType="Delete" authorizationID="5000001""#), "{}", text(1));
}

#[test]
fn a_record_that_the_interface_cannot_carry_names_its_fields_and_the_others_go() {
    let wide = CandidateRecord {
        client_candidate_id: "9".repeat(51),
        vendor_candidate_id: Some("x".to_owned()),
        first_name: "é".repeat(31),
        last_name: "ł".to_owned(),
        email: " ".to_owned(),
        address: ["a"; 4].map(str::to_owned).to_vec(),
        city: "a\nb".to_owned(),
        country: "USA".to_owned(),
        phone: "1".repeat(21),
        phone_country_code: "+1".to_owned(),
        ..candidate()
    };

    let written = adapter().write_candidates(&[wide, candidate()], at());

    assert_eq!(written.messages.len(), 1);
    assert_eq!(written.messages[0].0.name, "cdd-20261129-171500-0002.xml");
    let faults: Vec<_> =
        written.faults.iter().map(|(index, fault)| (*index, fault.field, fault.reason.code())).collect();
    assert_eq!(
        faults,
        [
            (0, "candidateID", "malformed"),
            (0, "clientCandidateID", "too_long"),
            (0, "firstName", "too_long"),
            (0, "lastName", "unencodable"),
            (0, "email", "blank"),
            (0, "address3", "too_many"),
            (0, "city", "control_character"),
            (0, "state", "blank"),
            (0, "phoneNumber", "too_long"),
            (0, "phoneCountryCode", "malformed"),
        ]
    );
}

#[test]
fn an_authorization_that_the_interface_cannot_carry_names_its_fields() {
    let wrong = AuthorizationRecord {
        client_authorization_id: "1".repeat(26),
        attempts: 0,
        accommodations: vec!["ET30MN".to_owned()],
        last_on: "2026-11-30".parse().unwrap(),
        ..authorization()
    };

    let written = adapter().write_authorizations(&[wrong], at());

    assert!(written.messages.is_empty());
    let faults: Vec<_> = written.faults.iter().map(|(_, fault)| (fault.field, &fault.reason)).collect();
    let max = |max, found| RecordReason::TooLong { max, found };
    assert_eq!(faults[0], ("clientAuthorizationID", &max(25, 26)));
    assert_eq!(faults[1], ("accommodations", &RecordReason::NoField));
    assert_eq!((faults[2].0, faults[3].0, faults.len()), ("examAuthorizationCount", "eligibilityApptDateLast", 4));
}

#[test]
fn neither_password_nor_key_shows_in_debugging_texts_or_in_messages() {
    let settings = settings();
    let adapter = PearsonRealTime::new(settings.clone()).unwrap();
    let message = &adapter.write_candidates(&[candidate()], at()).messages[0].0;

    for text in [format!("{settings:?}"), format!("{adapter:?}"), String::from_utf8(message.bytes.clone()).unwrap()] {
        assert!(!text.contains("correct horse") && !text.contains("PRIVATE KEY"), "{text}");
    }
}

#[test]
fn what_cannot_be_used_is_told_before_anything_is_sent() {
    let refused = |change: &dyn Fn(&mut RealTimeSettings)| {
        let mut settings = settings();
        change(&mut settings);
        PearsonRealTime::new(settings).unwrap_err()
    };
    for url in ["vendor.example.com", "http://vendor.example.com", "https://user@vendor.example.com", "https://a/?b"] {
        let fault = refused(&|settings| url.clone_into(&mut settings.url));
        assert!(matches!(fault, SetUpFault::Address { .. }), "{fault}");
    }
    for text in ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let fault = refused(&|settings| text.clone_into(&mut settings.certificate.certificate));
        assert!(matches!(fault, SetUpFault::Certificate { .. }), "{fault}");
    }
    let locked = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
    for key in ["".into(), locked.into(), certificate().key] {
        let fault = refused(&|settings| settings.certificate.key = key.clone());
        assert!(matches!(fault, SetUpFault::Key { .. }), "{fault}");
    }
    for text in ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let fault = refused(&|settings| settings.authorities = Some(text.to_owned()));
        assert!(matches!(fault, SetUpFault::Authorities { .. }), "{fault}");
    }
}

#[test]
fn the_end_of_our_certificate_is_known() {
    let ends_at: jiff::Timestamp = "2027-03-01T00:00:00Z".parse().unwrap();
    assert_eq!(adapter().certificate_ends_at(), ends_at);
    // As openssl writes both when it takes them out of a PKCS#12 file.
    let mut settings = settings();
    let ClientCertificate { certificate, key } = &mut settings.certificate;
    *certificate = format!("Bag Attributes\n    friendlyName: Program\nsubject=CN = program\n{certificate}");
    *key = format!("Bag Attributes\nKey Attributes: <No Attributes>\n{}", key.expose_secret()).into();
    assert_eq!(PearsonRealTime::new(settings).unwrap().certificate_ends_at(), ends_at);
}

#[tokio::test]
async fn a_message_of_another_interface_is_not_sent() {
    let message = exam_delivery::port::Message { name: "cdd-20261129-171500.dat".to_owned(), bytes: Vec::new() };

    let fault = adapter().send(&message).await.unwrap_err();

    assert_eq!(fault, TransportFault::OtherFormat { name: message.name });
}

/// What an answer tells.
fn event(name: &str, answer: &str) -> Event {
    let mut reading = adapter().read(name, answer.as_bytes()).unwrap();
    assert_eq!(reading.told.len(), 1);
    reading.told.remove(0).event.unwrap()
}

fn soap(body: &str) -> String {
    let envelope = "http://www.w3.org/2003/05/soap-envelope";
    format!("<s:Envelope xmlns:s=\"{envelope}\"><s:Header/><s:Body>{body}</s:Body></s:Envelope>")
}

const CDD: &str = "http://ws.pearsonvue.com/rti/cdd/schema";

#[test]
fn an_accepted_candidate_has_the_vendor_number() {
    let accepted = Event::Candidate(CandidateConfirmation {
        client_candidate_id: "CC1234".to_owned(),
        vendor_candidate_id: Some("12345".to_owned()),
        verdict: Verdict::Accepted,
        at: None,
    });
    let answer = format!(
        "<cdd:cddResponse xmlns:cdd=\"{CDD}\" candidateID=\"12345\" clientCandidateID=\"CC1234\"><status>Accepted</status>\
         <message>ok</message></cdd:cddResponse>"
    );
    assert_eq!(event(ANSWER, &soap(&answer)), accepted);
    // As the tests of a published client have it: no body around it.
    let bare = soap(&answer).replace("<s:Header/><s:Body>", "").replace("</s:Body>", "");
    assert_eq!(event(ANSWER, &bare), accepted);
    let marked = format!("\u{feff}<?xml version=\"1.0\"?><!-- 1 -->{}\n", soap(&answer));
    assert_eq!(event(ANSWER, &marked), accepted);
}

#[test]
fn a_refused_authorization_says_what_the_vendor_knows() {
    let answer = "<r:eadResponse xmlns:r=\"http://ws.pearsonvue.com/rti/ead/schema\" clientAuthorizationID=\"A1\">\
        <r:clientCandidateID>C&#49;</r:clientCandidateID><r:status>Error</r:status>\
        <r:message><![CDATA[ClientAuthorizationID]]> already exists &amp; is open</r:message></r:eadResponse>";
    let message = "ClientAuthorizationID already exists & is open".to_owned();
    let expected = AuthorizationConfirmation {
        client_authorization_id: "A1".to_owned(),
        vendor_authorization_id: None,
        client_candidate_id: Some("C1".to_owned()),
        verdict: Verdict::Refused(Refusal { kind: RefusalKind::AlreadyKnown, message }),
        at: None,
    };
    assert_eq!(event("ead-20261129-171500-0001.xml", &soap(answer)), Event::Authorization(expected));
}

#[test]
fn a_warning_is_no_acceptance() {
    let answer = format!(
        "<cddResponse xmlns=\"{CDD}\" clientCandidateID=\"C1\"><status>Accepted</status><message>WARNING: no such street\
         </message></cddResponse>"
    );
    let Event::Candidate(confirmation) = event(ANSWER, &soap(&answer)) else { panic!("{answer}") };
    assert_eq!(confirmation.verdict, Verdict::Warned("WARNING: no such street".to_owned()));
}

#[test]
fn a_fault_or_a_refusal_of_nobody_is_about_the_message() {
    let told = |body: &str| match event(ANSWER, &soap(body)) {
        Event::FileRefused { file: Some(file), message } if file == ANSWER => message,
        other => panic!("{other:?}"),
    };
    let code = "<faultcode>vue:SchemaViolation</faultcode><faultstring>no lastName</faultstring>";
    assert_eq!(told(&format!("<s:Fault>{code}</s:Fault>")), "SchemaViolation: no lastName");
    let code = "<s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>vue:Broken</s:Value></s:Subcode></s:Code>\
                <s:Reason><s:Text xml:lang=\"en\">no lastName</s:Text></s:Reason>";
    assert_eq!(told(&format!("<s:Fault>{code}</s:Fault>")), "Broken: no lastName");
    assert_eq!(told("<s:Fault/>"), "a fault without a reason");
    let answer = format!("<cddResponse xmlns=\"{CDD}\"><status>Error</status><message>no ID</message></cddResponse>");
    assert_eq!(told(&answer), "no ID");
}

#[test]
fn a_field_of_an_answer_that_is_not_understood_is_told_with_its_name() {
    let fault = |attributes: &str, children: &str| {
        let answer = format!("<cddResponse xmlns=\"{CDD}\" {attributes}>{children}</cddResponse>");
        let told = adapter().read(ANSWER, soap(&answer).as_bytes()).unwrap().told.remove(0);
        assert_eq!(told.raw.len(), 4);
        told.event.unwrap_err().to_string()
    };
    let place = format!("{ANSWER}, line 1");
    let accepted = "<status>Accepted</status>";
    assert_eq!(
        fault("", accepted),
        format!("{place}, clientCandidateID: is blank; our ID of the candidate is expected")
    );
    assert_eq!(
        fault("clientCandidateID=\"1\"", "<status>Maybe</status>"),
        format!("{place}, status: \"Maybe\" is not a known word; Accepted or Error is expected")
    );
    let long = format!("clientCandidateID=\"{}\"", "1".repeat(65));
    assert!(fault(&long, accepted).contains("longer than 64 characters"));
    assert!(fault("clientCandidateID=\"1\" candidateID=\"&#1;\"", accepted).contains("control character"));
}

#[test]
fn what_is_no_answer_is_refused_whole() {
    let refused = |answer: &[u8]| match adapter().read(ANSWER, answer).unwrap_err() {
        ArchiveFault::NotSoap { detail } => detail,
        other => panic!("{other}"),
    };
    let entity = format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{}", soap("<a>&b;</a>"));
    assert_eq!(refused(entity.as_bytes()), "it has a document type");
    assert_eq!(refused(soap("<a>&b;</a>").as_bytes()), "it refers to an entity");
    assert_eq!(refused(format!("<?php 1 ?>{}", soap("")).as_bytes()), "it has a processing instruction");
    assert_eq!(refused(soap(&"<a>".repeat(40)).as_bytes()), "its elements are nested deeper than 32");
    assert!(refused(soap(&"<a/>".repeat(2000)).as_bytes()).starts_with("it has more elements than expected"));
    let attributes: String = (0..60).map(|number| format!(" a{number}=\"\"")).collect();
    assert_eq!(refused(soap(&format!("<a{attributes}/>")).as_bytes()), "an element has more than 50 attributes");
    assert!(refused(b"<html><body>Bad gateway</body></html>").contains("not a SOAP envelope"));
    assert_eq!(refused(soap("").as_bytes()), "its body is empty");
    assert!(
        refused(soap("<eadResponse xmlns=\"http://ws.pearsonvue.com/rti/ead/schema\"/>").as_bytes())
            .contains("not cdd")
    );
    assert!(refused(soap("<cddResponse/>").as_bytes()).contains("not cddResponse"));
    assert!(refused(soap("<x:cddResponse/>").as_bytes()).contains("prefix"));
    assert_eq!(refused(b""), "it is empty");
    assert_eq!(refused(b"\xff"), "it is not UTF-8");
    assert!(refused(soap("<a>").as_bytes()).starts_with("it is no XML"));
    assert!(adapter().read("exam-1.zip", b"PK").is_err());
}

/// An answer in which any text may stand anywhere.
fn answer_with(place: usize, text: &str) -> String {
    let mut parts = ["10000000158", "1000001", "Accepted", "fine", "cddResponse"].map(str::to_owned);
    text.clone_into(&mut parts[place]);
    let [client, vendor, status, message, name] = parts;
    soap(&format!(
        "<c:{name} xmlns:c=\"{CDD}\" clientCandidateID=\"{client}\" candidateID=\"{vendor}\"><status>{status}</status>\
         <message>{message}</message></c:{name}>"
    ))
}

proptest! {
    #[test]
    fn any_bytes_end_in_a_fault(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(adapter().read(ANSWER, &bytes).is_err());
    }

    #[test]
    fn any_text_anywhere_ends_in_a_reading_or_a_fault(place in 0_usize..5, text in "[<>&;:/a-c!\\[\\]\"' \u{0}-\u{ff}]{0,30}") {
        let _ = adapter().read(ANSWER, answer_with(place, &text).as_bytes());
    }

    #[test]
    fn any_damage_ends_in_a_reading_or_a_fault(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = answer_with(3, "fine").into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        let _ = adapter().read(ANSWER, &bytes);
    }

    #[test]
    fn whatever_is_written_is_well_formed_and_says_what_was_given(first in "\\PC{1,30}", city in "[ -~]{1,32}") {
        let record = CandidateRecord { first_name: first.clone(), city: city.clone(), ..candidate() };
        let written = adapter().write_candidates(&[record], at());
        for (message, _) in &written.messages {
            let mut reader = quick_xml::Reader::from_reader(message.bytes.as_slice());
            let (mut texts, mut inside, mut buffer) = (std::collections::BTreeMap::new(), String::new(), Vec::new());
            loop {
                use quick_xml::events::Event as Xml;
                match reader.read_event_into(&mut buffer).unwrap() {
                    Xml::Start(start) => start.local_name().into_inner().clone_into(&mut inside),
                    Xml::Text(text) => texts.entry(inside.clone()).or_insert_with(String::new).push_str(&text.xml10_content()),
                    Xml::GeneralRef(entity) => texts.entry(inside.clone()).or_default().push_str(
                        quick_xml::escape::resolve_predefined_entity(&entity).unwrap(),
                    ),
                    Xml::End(_) => inside.clear(),
                    Xml::Eof => break,
                    _ => {}
                }
            }
            prop_assert_eq!(&texts["firstName"], &first);
            prop_assert_eq!(&texts["city"], &city);
        }
        prop_assert_eq!(written.messages.is_empty(), !written.faults.is_empty());
    }
}
