//! The token of a call-back: whom it lets in, and each way to be refused.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use exam_delivery::pearson::call_back::bearer::{BearerFault, sign, verify};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

const SECRET: &[u8] = b"a shared secret";
const ISSUER: &str = "pearson-vue";
const AUDIENCE: &str = "https://program.example";
const BODY: &[u8] = br#"{"a":1}"#;
/// Made with `openssl dgst -sha256 -hmac`.
const TOKEN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\
    eyJpc3MiOiJwZWFyc29uLXZ1ZSIsImF1ZCI6Imh0dHBzOi8vcHJvZ3JhbS5leGFtcGxlIiwiaWF0IjoxNzk1OTcxNjAwLCJleHAiOjE3OTU5NzE5\
    MDAsImp0aSI6Im9uZSIsInNoYTI1NiI6IkFWcTlmMXpGZWkzWlMzV1E4RXJZQ0VKemtGN2pQc1hPdnE1aUoycVgtR0kifQ.\
    iMDm2GjubN7CUMGpmmhy57bRd9qCgm7UrurzgYTe8fo";

fn at() -> Timestamp {
    "2026-11-29T17:00:00Z".parse().unwrap()
}

fn check(token: &str, seconds: i64) -> Result<String, BearerFault> {
    let now = at() + SignedDuration::from_secs(seconds);
    verify(token, SECRET, ISSUER, AUDIENCE, BODY, now).map(|claims| claims.jti)
}

/// A token of any header and claims, signed with the right secret.
fn signed(header: &str, claims: &str) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(SECRET).unwrap();
    mac.update(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// The claims of the good token with one text replaced.
fn claims(from: &str, to: &str) -> String {
    let good = URL_SAFE_NO_PAD.decode(TOKEN.split('.').nth(1).unwrap()).unwrap();
    let good = String::from_utf8(good).unwrap();
    assert!(good.contains(from), "{from} in {good}");
    signed(r#"{"alg":"HS256"}"#, &good.replacen(from, to, 1))
}

#[test]
fn a_token_made_elsewhere_is_taken_and_ours_is_the_same() {
    assert_eq!(sign(SECRET, ISSUER, AUDIENCE, "one", BODY, at()), TOKEN);
    let claims = verify(TOKEN, SECRET, ISSUER, AUDIENCE, BODY, at()).unwrap();
    assert_eq!((claims.jti.as_str(), claims.issued_at), ("one", at()));
}

#[test]
fn a_token_of_another_secret_or_with_a_changed_claim_is_refused() {
    let other = |secret| verify(TOKEN, secret, ISSUER, AUDIENCE, BODY, at());
    assert_eq!(other(b"another secret"), Err(BearerFault::WrongSignature));
    let parts: Vec<_> = TOKEN.split('.').collect();
    let changed = claims("one", "two");
    let changed = format!("{}.{}.{}", parts[0], changed.split('.').nth(1).unwrap(), parts[2]);
    assert_eq!(check(&changed, 0), Err(BearerFault::WrongSignature));
    assert_eq!(check(&format!("{}.{}.", parts[0], parts[1]), 0), Err(BearerFault::WrongSignature));
    assert_eq!(check(&format!("{}.{}.{}", parts[0], parts[1], &parts[2][..40]), 0), Err(BearerFault::WrongSignature));
}

#[test]
fn nobody_gets_in_where_no_secret_is_set() {
    let token = sign(b"", ISSUER, AUDIENCE, "one", BODY, at());
    assert_eq!(verify(&token, b"", ISSUER, AUDIENCE, BODY, at()), Err(BearerFault::WrongSignature));
}

#[test]
fn a_token_of_another_algorithm_is_refused_whatever_its_signature() {
    let payload = URL_SAFE_NO_PAD.decode(TOKEN.split('.').nth(1).unwrap()).unwrap();
    let payload = String::from_utf8(payload).unwrap();
    for header in [r#"{"alg":"none"}"#, r#"{"alg":"HS512"}"#, r#"{"alg":"hs256"}"#, r#"{"alg":"HS256","crit":["x"]}"#] {
        let fault = check(&signed(header, &payload), 0).unwrap_err();
        assert!(matches!(fault, BearerFault::Malformed { .. }), "{header}: {fault:?}");
    }
    let none = format!("{}.{}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#), URL_SAFE_NO_PAD.encode(&payload));
    assert!(matches!(check(&none, 0), Err(BearerFault::Malformed { .. })));
}

#[test]
fn a_token_of_another_issuer_or_for_another_audience_is_refused() {
    assert_eq!(check(&claims("pearson-vue", "psi"), 0), Err(BearerFault::WrongIssuer { expected: ISSUER.to_owned() }));
    assert_eq!(
        check(&claims("program.example", "other.example"), 0),
        Err(BearerFault::WrongAudience { expected: AUDIENCE.to_owned() })
    );
}

#[test]
fn a_token_is_good_for_five_minutes_and_what_clocks_may_differ() {
    let stale = BearerFault::Stale { expired_at: at() + SignedDuration::from_secs(300) };
    let not_yet = BearerFault::NotYet { issued_at: at() };
    assert!(check(TOKEN, 359).is_ok());
    assert_eq!(check(TOKEN, 360), Err(stale.clone()));
    assert!(check(TOKEN, -60).is_ok());
    assert_eq!(check(TOKEN, -61), Err(not_yet));
    // However long it says that it is good.
    let long = claims("1795971900", "1995971900");
    assert!(check(&long, 359).is_ok());
    assert_eq!(check(&long, 360), Err(stale));
    let short = claims("1795971900", "1795971610");
    assert!(matches!(check(&short, 70), Err(BearerFault::Stale { .. })));
}

#[test]
fn a_token_is_good_for_its_own_body_alone() {
    let now = at();
    assert_eq!(verify(TOKEN, SECRET, ISSUER, AUDIENCE, br#"{"a":2}"#, now), Err(BearerFault::OtherBody));
    assert_eq!(verify(TOKEN, SECRET, ISSUER, AUDIENCE, b"", now), Err(BearerFault::OtherBody));
}

#[test]
fn what_is_no_token_is_malformed() {
    let long = "a".repeat(5000);
    let no_jti = claims(r#""jti":"one","#, "");
    let blank = claims(r#""jti":"one""#, r#""jti":"""#);
    let text = claims("1795971600", "\"1795971600\"");
    let range = claims("1795971600", "9223372036854775807");
    for token in ["", ".", "..", "a.b.c", "a.b", &long, &no_jti, &blank, &text, &range, &format!("{TOKEN}.x")] {
        let fault = check(token, 0).unwrap_err();
        assert!(matches!(fault, BearerFault::Malformed { .. }), "{token}: {fault:?}");
    }
}

proptest! {
    #[test]
    fn any_text_as_a_token_is_refused(token in any::<String>(), header in any::<String>(), payload in any::<String>()) {
        prop_assert!(check(&token, 0).is_err());
        prop_assert!(check(&signed(&header, &payload), 0).is_err());
        let refused = check(&signed(r#"{"alg":"HS256"}"#, &payload), 0).is_err();
        prop_assert!(refused);
    }
}
