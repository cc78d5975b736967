//! What holds for every answer.

use actix_web::middleware::from_fn;
use actix_web::{HttpResponse, HttpServer, web};
use api::http::middleware::observe::observe;
use contract::problem::ProblemCode;

use crate::harness::TestApp;
use crate::harness::http::{Http, send};

/// One of each kind: the API, a problem, a page, a document.
const PATHS: [&str; 5] = ["/health/live", "/api/v1/session", "/", "/problems/not-found", "/api/openapi.json"];

#[actix_web::test]
async fn every_answer_protects_its_reader() {
    let app = TestApp::new().await;

    for path in PATHS {
        let answer = app.http().get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("'unsafe-"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
    }
}

#[actix_web::test]
async fn browsers_are_held_to_https_where_the_public_address_has_it() {
    let app = TestApp::with(&[("CERTTRACKER_PUBLIC_URL", "https://certs.example.org")]).await;

    assert!(app.http().get("/").await.header("strict-transport-security").starts_with("max-age="));
}

#[actix_web::test]
async fn every_request_has_an_id_which_is_the_clients_own_when_it_is_harmless() {
    let app = TestApp::new().await;
    let with = async |id: &str| {
        let request = app.http().request(reqwest::Method::GET, "/health/live").header("x-request-id", id);
        send(request).await.header("x-request-id").to_owned()
    };

    assert_eq!(with("order-4711-a").await, "order-4711-a");
    for harmful in ["short", "with spaces in it", "quote\"quote\"", &"x".repeat(65)] {
        assert_ne!(with(harmful).await, harmful);
    }
    let ids = (app.http().get("/").await, app.http().get("/").await);
    assert_ne!(ids.0.header("x-request-id"), ids.1.header("x-request-id"));
}

#[actix_web::test]
async fn the_head_of_an_answer_can_be_had_alone() {
    let app = TestApp::new().await;

    for path in PATHS {
        let (head, get) = (app.http().call("HEAD", path).await, app.http().get(path).await);
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.body.is_empty(), "{path}");
        assert_eq!(head.header("content-length"), get.header("content-length"), "{path}");
    }
}

#[actix_web::test]
async fn pages_of_other_origins_may_read_public_documents_and_nothing_else() {
    let app = TestApp::new().await;
    let allowed = async |path: &str| app.http().get(path).await.header("access-control-allow-origin").to_owned();

    assert_eq!(allowed("/.well-known/did.json").await, "*");
    assert_eq!(allowed("/api/v1/verifications/x").await, "*");
    assert_eq!(allowed("/api/v1/session").await, "");
    assert_eq!(allowed("/").await, "");
}

#[actix_web::test]
async fn answers_of_the_api_are_not_kept() {
    let app = TestApp::new().await;

    assert_eq!(app.http().get("/api/v1/session").await.header("cache-control"), "no-store");
}

#[actix_web::test]
async fn long_documents_are_compressed_for_clients_that_take_it() {
    let app = TestApp::new().await;
    let with = async |accepted: &str| {
        let request = app.http().request(reqwest::Method::GET, "/api/openapi.json").header("accept-encoding", accepted);
        send(request).await
    };

    let (plain, packed) = (with("identity").await, with("gzip, br").await);

    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.header("vary").contains("accept-encoding"));
    assert!(packed.body.len() * 3 < plain.body.len(), "{} of {}", packed.body.len(), plain.body.len());
}

/// A server with the usual outermost layer and handlers that no real server has.
async fn with_bad_handlers(app: &TestApp) -> Http {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let data = app.app.clone();
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(data.clone())
            .wrap(from_fn(observe))
            .route("/panic", web::get().to(async || -> HttpResponse { panic!("the password is hunter2") }))
            .service(web::resource("/forgetful").name("find_session").to(async || "everybody's secrets"))
    });
    actix_web::rt::spawn(server.workers(1).disable_signals().listen(listener).unwrap().run());
    Http::new(&base)
}

#[actix_web::test]
async fn a_handler_that_panics_answers_a_problem_and_tells_nothing() {
    let app = TestApp::new().await;
    let http = with_bad_handlers(&app).await;

    for _ in 0..3 {
        let answer = http.get("/panic").await;
        answer.problem(ProblemCode::Internal);
        assert!(!answer.text().contains("hunter2"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[actix_web::test]
async fn what_a_handler_of_a_restricted_operation_answers_without_asking_who_is_there_is_kept_back() {
    let app = TestApp::new().await;
    let http = with_bad_handlers(&app).await;

    let answer = http.get("/forgetful").await;

    answer.problem(ProblemCode::Internal);
    assert!(!answer.text().contains("secrets"));
}
