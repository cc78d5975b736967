use crate::harness::TestApp;
use crate::harness::http::send;

/// Whether the web app was built before the tests; without it the server shows a page that says so.
fn built() -> bool {
    tests::root().join("web/dist/index.en.html").exists()
}

#[actix_web::test]
async fn every_path_outside_the_api_is_a_page_of_the_web_app() {
    let app = TestApp::new().await;

    for path in ["/", "/verify", "/verify/7QK4M-0ZJ9T-XW3RB-5HD2C", "/a/page/of/tomorrow", "/index.en.html.br"] {
        let page = app.http().get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert!(["no-cache", "no-store"].contains(&page.header("cache-control")), "{path}");
        assert!(page.text().contains("CertTracker"), "{path}");
    }
}

#[actix_web::test]
async fn files_of_the_web_app_are_kept_for_ever_and_sent_as_they_were_compressed() {
    if !built() {
        return;
    }
    let app = TestApp::new().await;
    let page = app.http().get("/").await.text();
    let script = page.split('"').find(|part| part.starts_with("/assets/") && part.ends_with(".js")).unwrap();
    let with = async |accepted: &str| {
        let request = app.http().request(reqwest::Method::GET, script).header("accept-encoding", accepted);
        send(request).await
    };

    for (accepted, encoding) in [("br, gzip", "br"), ("gzip", "gzip"), ("identity", "")] {
        let answer = with(accepted).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), encoding);
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert!(answer.header("cache-control").contains("immutable"));
        assert_ne!(answer.header("etag"), "");
    }
}

#[actix_web::test]
async fn nothing_outside_the_web_app_can_be_read() {
    let app = TestApp::new().await;

    for path in [
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/assets//etc/passwd",
    ] {
        let answer = app.http().get(path).await;
        assert!(!answer.text().contains("[package]") && !answer.text().contains("root:"), "{path}");
    }
}

#[actix_web::test]
async fn the_page_comes_in_the_language_of_its_reader() {
    if !built() {
        return;
    }
    let app = TestApp::new().await;
    let with = async |asked: &str, cookie: &str| {
        let request = app.http().request(reqwest::Method::GET, "/").header("accept-language", asked);
        send(request.header("cookie", cookie)).await
    };

    for (asked, cookie, language, tag) in [
        ("", "", "en", r#"<html lang="en" dir="ltr">"#),
        ("es-MX, en;q=0.5", "", "es", r#"<html lang="es" dir="ltr">"#),
        ("ja", "certtracker.language=ar", "ar", r#"<html lang="ar" dir="rtl">"#),
        ("ja", "certtracker.language=../en", "ja", r#"<html lang="ja" dir="ltr">"#),
    ] {
        let page = with(asked, cookie).await;
        assert_eq!(page.header("content-language"), language);
        assert_eq!(page.header("vary"), "accept-encoding, accept-language, cookie");
        assert!(page.text().contains(tag), "{asked} {cookie}");
    }
}
