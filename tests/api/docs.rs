use crate::harness::TestApp;
use crate::harness::http::send;

#[actix_web::test]
async fn the_reference_is_served_whole_from_the_program() {
    let app = TestApp::new().await;
    let page = app.http().get("/api/docs").await;
    assert_eq!(page.status, 200);

    let text = page.text();
    let mut parts: Vec<&str> =
        text.split(['"']).filter(|part| part.starts_with("/api/") && !part.contains('<')).collect();
    parts.push("/api/openapi.json");
    assert!(parts.len() >= 5, "{parts:?}");
    for part in parts {
        assert_eq!(app.http().get(part).await.status, 200, "{part}");
    }
    assert!(!text.contains("https://"), "the page loads something from elsewhere");
    assert!(!page.header("content-security-policy").contains("http"));
}

#[actix_web::test]
async fn a_client_that_has_the_document_is_not_sent_it_again() {
    let app = TestApp::new().await;
    for path in ["/api/openapi.yaml", "/api/openapi.json", "/api/docs/swagger-ui.js"] {
        let first = app.http().get(path).await;
        let again = app.http().request(reqwest::Method::GET, path).header("if-none-match", first.header("etag"));
        let again = send(again).await;

        assert_eq!(again.status, 304, "{path}");
        assert!(again.body.is_empty());
    }
}
