//! What the server says, in the language that the request asks for.

use crate::harness::TestApp;
use crate::harness::program::{all, person};

#[actix_web::test]
async fn decisions_are_told_in_the_language_asked_for() {
    let app = TestApp::with_sample().await;
    let ada = person("Ada");
    let reasons = async |tag: &str| {
        let client = app.as_candidate(ada).in_language(tag);
        let first = client.list_exam_results(&all()).await.unwrap().items.remove(0);
        let nearest = client.list_progress(&all()).await.unwrap().items.remove(0);
        let credential = client.list_credentials(&all()).await.unwrap().items.remove(0);
        let credential = client.find_credential(credential.id).await.unwrap();
        let verdict = client.find_verification(credential.code).await.unwrap();
        let mut said = vec![first.explanation, verdict.statement];
        said.extend(nearest.next_step);
        said.extend(credential.grounds);
        said.extend(verdict.checks.into_iter().map(|check| check.finding));
        said
    };

    let (english, japanese) = (reasons("en").await, reasons("ja").await);

    assert_eq!(english.len(), japanese.len());
    for (english, japanese) in english.iter().zip(&japanese) {
        assert!(english.is_ascii() && !japanese.is_ascii(), "{english} is told as {japanese}");
    }
}

#[actix_web::test]
async fn what_is_signed_says_the_same_to_everybody() {
    let app = TestApp::with_sample().await;
    let id = app.as_candidate(person("Ada")).list_credentials(&all()).await.unwrap().items[0].id;
    let signed = async |tag: &str| {
        let request = app.http().request(reqwest::Method::GET, &format!("/credentials/{id}"));
        let request = request.header("accept", "application/vc").header("accept-language", tag);
        crate::harness::http::send(request).await.text()
    };

    assert_eq!(signed("ja").await, signed("en").await);
}
