use crate::harness::TestApp;

#[actix_web::test]
async fn a_server_with_its_database_lives_and_is_ready() {
    let http = TestApp::new().await;
    let http = http.http();

    for path in ["/health/live", "/health/ready"] {
        let answer = http.get(path).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.json()["status"], "ok");
    }
}

#[actix_web::test]
async fn what_is_answered_is_counted_by_operation() {
    let app = TestApp::new().await;
    app.http().get("/health/live").await;
    app.http().get("/health/ready").await;
    app.http().get("/nowhere/at/all.txt").await;

    let page = app.app.metrics.text();

    assert!(page.contains(r#"http_requests_total{operation="find_liveness",status="200"} 1"#), "{page}");
    assert!(page.contains(r#"http_requests_total{operation="page",status="200"} 1"#), "{page}");
    assert!(page.contains(r#"database_wait_seconds_count{pool="read"} 1"#), "{page}");
}
