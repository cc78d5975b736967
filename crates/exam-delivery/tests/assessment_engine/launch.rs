//! The address by which a candidate is launched.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use exam_delivery::assessment_engine::launch::{Launch, url};
use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::SecretString;
use serde_json::{Value, json};

fn launch() -> Launch {
    Launch {
        launch_url: "https://engine.example/start?tenant=7".to_owned(),
        secret: SecretString::from("a shared secret"),
        issuer: "https://program.example".to_owned(),
        audience: "engine".to_owned(),
        token_id: "one".to_owned(),
        client_candidate_id: "10000000158".to_owned(),
        first_name: "Ada".to_owned(),
        last_name: "Wałęsa".to_owned(),
        client_authorization_id: "20261129000000017".to_owned(),
        exam_code: "320-301".to_owned(),
        return_url: "https://program.example/exams/returned/done".to_owned(),
        at: "2026-11-29T17:00:00Z".parse().unwrap(),
    }
}

#[test]
fn the_address_has_a_signed_token_that_says_who_comes_to_sit_what() {
    let url = url(&launch()).unwrap();

    let token = url.strip_prefix("https://engine.example/start?tenant=7&launch=").unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(b"a shared secret").unwrap();
    mac.update(signed.as_bytes());
    assert_eq!(signature, URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()));
    let claims: Value =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(signed.split_once('.').unwrap().1).unwrap()).unwrap();
    let expected = json!({
        "iss": "https://program.example", "aud": "engine", "iat": 1_795_971_600, "exp": 1_795_971_900, "jti": "one",
        "sub": "10000000158", "given_name": "Ada", "family_name": "Wałęsa", "authorization_id": "20261129000000017",
        "exam_code": "320-301", "return_url": "https://program.example/exams/returned/done",
    });
    assert_eq!(claims, expected);
}

#[test]
fn an_address_that_is_none_launches_nobody() {
    for address in ["", "engine.example", "javascript:alert(1)"] {
        assert_eq!(url(&Launch { launch_url: address.to_owned(), ..launch() }), None, "{address}");
    }
}
