//! The SOAP services as any client sees them: what they take and answer, byte by byte.

use reqwest::{Certificate, Client, Identity};
use serde_json::json;

use crate::bench::Bench;

const TYPE: &str = "application/soap+xml; charset=utf-8";

/// A client that shows the program's certificate.
fn client(bench: &Bench) -> Client {
    let (certificate, key) = bench.sim.client_certificate();
    let identity = Identity::from_pem(format!("{certificate}\n{key}").as_bytes()).unwrap();
    trusting(bench).identity(identity).build().unwrap()
}

/// A client that trusts the simulator's authority and no other.
fn trusting(bench: &Bench) -> reqwest::ClientBuilder {
    let authority = Certificate::from_pem(bench.sim.soap_authority().as_bytes()).unwrap();
    Client::builder().tls_certs_only([authority]).no_proxy()
}

async fn post(bench: &Bench, service: &str, content_type: &str, body: String) -> (u16, String) {
    let url = format!("{}/{service}", bench.sim.soap_url());
    let request = client(bench).post(url).header("content-type", content_type).body(body);
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// An envelope as another client writes it, with the password.
fn envelope(bench: &Bench, body: &str) -> String {
    format!(
        r#"<soapenv:Envelope xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope">
    <soapenv:Header>
        <wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" soapenv:mustUnderstand="1">
            <wsse:UsernameToken xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" wsu:Id="UsernameToken-26398355">
                <wsse:Username>{}</wsse:Username>
                <wsse:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText">{}</wsse:Password>
            </wsse:UsernameToken>
        </wsse:Security>
    </soapenv:Header>
    <soapenv:Body>
        {body}
    </soapenv:Body>
</soapenv:Envelope>
"#,
        bench.sim.soap_user(),
        bench.sim.soap_password()
    )
}

const CANDIDATE: &str = r#"<sch:cddRequest xmlns:sch="http://ws.pearsonvue.com/rti/cdd/schema" clientCandidateID="C-1" clientID="TESSARINE">
    <candidateName><firstName>Ada</firstName><lastName>Lovelace</lastName><middleName>Augusta</middleName></candidateName>
    <webAccountInfo><email>ada@example.com</email></webAccountInfo>
    <lastUpdate>2026/11/29 17:00:00 GMT</lastUpdate>
    <primaryAddress>
        <addressType>Work</addressType><address1>Green Valley Drive</address1><city>Bloomington</city><state>MN</state>
        <postalCode>55437</postalCode><country>USA</country>
        <phone><phoneNumber>9526813000</phoneNumber><extension>12</extension><phoneCountryCode>1</phoneCountryCode></phone>
        <mobile><mobileNumber>9526813800</mobileNumber><mobileCountryCode>1</mobileCountryCode></mobile>
    </primaryAddress>
</sch:cddRequest>"#;

#[tokio::test]
async fn a_request_in_another_client_s_hand_is_taken_and_answered() {
    let bench = Bench::new();

    let (status, body) = post(&bench, "CDDService", TYPE, envelope(&bench, CANDIDATE)).await;

    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope \
        xmlns:soapenv=\"http://www.w3.org/2003/05/soap-envelope\"><soapenv:Body><cdd:cddResponse \
        xmlns:cdd=\"http://ws.pearsonvue.com/rti/cdd/schema\" candidateID=\"1000001\" clientCandidateID=\"C-1\">\
        <status>Accepted</status><message></message></cdd:cddResponse></soapenv:Body></soapenv:Envelope>";
    assert_eq!((status, body.as_str()), (200, expected));
    let record = &bench.sim.books()["candidates"]["C-1"]["record"];
    assert_eq!(
        (&record["MiddleName"], &record["Extension"], &record["State"]),
        (&json!("Augusta"), &json!("12"), &json!("MN"))
    );
}

#[tokio::test]
async fn ping_says_that_the_services_work_and_with_a_password_that_it_is_right() {
    let bench = Bench::new();
    let ping = |name: &str| format!("<p:{name} xmlns:p=\"http://ws.pearsonvue.com/ping/schema\"/>");
    let anonymous = |body: &str| {
        let envelope = "http://www.w3.org/2003/05/soap-envelope";
        format!("<e:Envelope xmlns:e=\"{envelope}\"><e:Header/><e:Body>{body}</e:Body></e:Envelope>")
    };

    for body in [anonymous(&ping("pingServiceRequest")), envelope(&bench, &ping("pingDatabaseRequest"))] {
        let (status, answer) = post(&bench, "Ping", TYPE, body).await;
        assert!(status == 200 && answer.contains("<result status=\"success\""), "{answer}");
    }
    let (status, answer) = post(&bench, "Ping", TYPE, anonymous(&ping("pingDatabaseRequest"))).await;
    assert!(status == 500 && answer.contains("vue:SchemaViolation"), "{answer}");
}

#[tokio::test]
async fn whatever_the_interface_does_not_know_is_refused_and_nothing_is_taken() {
    let bench = Bench::new();
    let good = envelope(&bench, CANDIDATE);
    let changed = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replace(from, to)
    };
    for (body, said) in [
        (format!("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>{good}"), "document types"),
        (changed("Ada<", "&b;<"), "entities are not accepted"),
        (changed("mustUnderstand=\"1\"", "mustUnderstand=\"0\""), "mustUnderstand is expected"),
        (changed("#PasswordText", "#PasswordDigest"), "PasswordText is expected"),
        (changed(bench.sim.soap_password(), "guessed"), "vue:AuthenticationFailure"),
        (
            changed("<city>Bloomington</city><state>MN</state>", "<state>MN</state><city>B</city>"),
            "city is not expected here",
        ),
        (changed("<firstName>", "<firstName>A</firstName><firstName>"), "firstName is not expected here"),
        (changed("clientID=", "client="), "the attribute client is not expected"),
        (
            changed("http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/"),
            "is not known",
        ),
        (changed("</soapenv:Envelope>", ""), "ends within an element"),
        ("<a>".repeat(50_000), "too many elements"),
        ("\0".to_owned(), "is expected"),
    ] {
        let (status, answer) = post(&bench, "CDDService", TYPE, body).await;
        assert!(status == 500 && answer.contains(said), "{said}: {status} {answer}");
    }
    assert_eq!(post(&bench, "CDDService", "text/xml", good.clone()).await.0, 415);
    assert_eq!(post(&bench, "OtherService", TYPE, good.clone()).await.0, 404);
    assert_eq!(post(&bench, "CDDService", TYPE, " ".repeat(300 << 10)).await.0, 413);
    assert_eq!(bench.sim.books()["candidates"], json!({}));
}

#[tokio::test]
async fn nobody_comes_in_without_a_certificate() {
    let bench = Bench::new();
    let client = trusting(&bench).build().unwrap();

    let fault = client.post(format!("{}/Ping", bench.sim.soap_url())).send().await.unwrap_err();

    assert!(format!("{fault:?}").contains("CertificateRequired"), "{fault:?}");
}
