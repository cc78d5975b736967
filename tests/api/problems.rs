use contract::problem::ProblemCode;

use crate::harness::TestApp;
use crate::harness::http::send;

#[actix_web::test]
async fn every_kind_of_problem_has_a_page_at_its_type() {
    let app = TestApp::new().await;
    let list = app.http().get("/problems").await.text();

    for code in ProblemCode::ALL {
        let page = app.http().get(&code.type_ref()).await;
        assert_eq!(page.status, 200, "{}", code.slug());
        assert!(page.header("content-type").starts_with("text/html"));
        let heading = format!("<h1>{}</h1>", code.title().replace('"', "&quot;"));
        assert!(page.text().contains(&heading), "{} in {}", heading, page.text());
        assert!(list.contains(&code.type_ref()), "{} is missing from the list", code.slug());
    }
    app.http().get("/problems/no-such-problem").await.problem(ProblemCode::NotFound);
}

#[actix_web::test]
async fn what_a_problem_means_is_told_in_the_language_of_the_reader() {
    let app = TestApp::new().await;
    let read = async |path: &str, language: &str| {
        send(app.http().request(reqwest::Method::GET, path).header("accept-language", language)).await
    };

    let page = read("/problems/busy", "ar, en;q=0.5").await;
    assert_eq!(page.header("content-language"), "ar");
    assert!(page.text().contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", page.text());
    assert!(page.text().contains("<code dir=\"ltr\">Retry-After</code>"), "{}", page.text());
    assert!(!page.text().contains("Try again"), "{}", page.text());
    assert!(read("/problems", "es").await.text().contains("<h1>Problemas</h1>"));
}

#[actix_web::test]
async fn what_does_not_exist_under_the_api_is_a_problem_and_not_a_page() {
    let app = TestApp::new().await;

    for path in [
        "/api",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v2/session",
        "/.well-known/nothing",
        "/assets/gone.js",
        "/health/x",
    ] {
        app.http().get(path).await.problem(ProblemCode::NotFound);
    }
}

#[actix_web::test]
async fn the_wrong_method_is_told_the_right_ones() {
    let app = TestApp::new().await;

    for (method, path, allowed) in [
        ("PUT", "/api/v1/session", "GET, HEAD, POST, DELETE, OPTIONS"),
        ("GET", "/api/v1/session/refresh", "POST, OPTIONS"),
        ("POST", "/health/live", "GET, HEAD, OPTIONS"),
        ("POST", "/verify", "GET, HEAD"),
    ] {
        let answer = app.http().call(method, path).await;
        answer.problem(ProblemCode::MethodNotAllowed);
        assert_eq!(answer.header("allow"), allowed, "{method} {path}");
    }
}

#[actix_web::test]
async fn a_body_that_is_not_json_is_refused_with_its_place() {
    let app = TestApp::new().await;

    let cut = app.http().post_json("/api/v1/session", "{\n  \"user\": ").await.problem(ProblemCode::MalformedJson);
    let typed = app.http().post_json("/api/v1/session", r#"{"user": 7}"#).await.problem(ProblemCode::MalformedJson);
    let unknown = r#"{"user": "a", "password": "b", "otp": "c"}"#;
    let unknown = app.http().post_json("/api/v1/session", unknown).await.problem(ProblemCode::MalformedJson);

    assert!(cut.detail.unwrap().starts_with("At line 2, column "));
    assert_eq!(typed.errors[0].pointer, "/user");
    assert!(unknown.detail.unwrap().contains("unknown field `otp`"));
}

#[actix_web::test]
async fn a_query_that_cannot_be_read_is_refused_by_the_name_of_what_is_wrong() {
    let app = TestApp::new().await;

    for query in ["limit=0", "limit=101", "limit=many", "limit=-1", "limit=99999999999999"] {
        let problem = app.http().get(&format!("/api/v1/exams?{query}")).await.problem(ProblemCode::InvalidRequest);
        assert_eq!(problem.field("limit").unwrap().message, "must be a whole number from 1 to 100", "{query}");
    }
    let problem = app.http().get("/api/v1/exams?cursor=mine").await.problem(ProblemCode::InvalidRequest);
    assert_eq!(problem.field("cursor").unwrap().code, "unknown");
    let problem = app.http().get("/api/v1/exams?limit=1&limit=2").await.problem(ProblemCode::InvalidRequest);
    assert!(problem.detail.unwrap().starts_with("The query string could not be read: duplicate field"));
}

#[actix_web::test]
async fn a_body_of_another_media_type_is_refused() {
    let app = TestApp::new().await;
    let with = async |media_type: &str| {
        let request = app.http().request(reqwest::Method::POST, "/api/v1/session");
        send(request.header("content-type", media_type).body("{}")).await
    };

    for media_type in
        ["text/plain", "application/x-www-form-urlencoded", "nonsense", "application/json; charset=latin1"]
    {
        with(media_type).await.problem(ProblemCode::UnsupportedMediaType);
    }
    with("application/json; charset=UTF-8").await.problem(ProblemCode::MalformedJson);
    let request = app.http().request(reqwest::Method::POST, "/api/v1/session").body("{}");
    send(request).await.problem(ProblemCode::UnsupportedMediaType);
    let request = app.http().request(reqwest::Method::POST, "/api/v1/session").header("content-encoding", "gzip");
    send(request.header("content-type", "application/json").body("{}"))
        .await
        .problem(ProblemCode::UnsupportedMediaType);
}

#[actix_web::test]
async fn a_body_beyond_the_limit_is_refused_whether_or_not_its_length_is_declared() {
    let app = TestApp::with(&[("CERTTRACKER_BODY_LIMIT", "1 KiB")]).await;
    let body = format!(r#"{{"user": "{}"}}"#, "x".repeat(2_000));

    let declared = app.http().post_json("/api/v1/session", &body).await;

    assert!(declared.problem(ProblemCode::PayloadTooLarge).detail.unwrap().contains("1,024 bytes"));
    let chunks = body.into_bytes().chunks(100).map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec())).collect::<Vec<_>>();
    let request =
        app.http().request(reqwest::Method::POST, "/api/v1/session").header("content-type", "application/json");
    let streamed = request.body(reqwest::Body::wrap_stream(futures_util::stream::iter(chunks)));
    send(streamed).await.problem(ProblemCode::PayloadTooLarge);
}

#[actix_web::test]
async fn too_many_requests_from_one_address_are_told_when_to_come_back() {
    let app = TestApp::new().await;
    let ask = async || app.http().post_json("/api/v1/session", "{}").await;
    for _ in 0..20 {
        ask().await.problem(ProblemCode::MalformedJson);
    }

    let refused = ask().await;

    refused.problem(ProblemCode::TooManyRequests);
    assert_eq!(refused.header("retry-after"), "3");
    assert_eq!(refused.header("ratelimit"), "\"sign-in\";r=0");
    app.wait(jiff::SignedDuration::from_secs(3));
    ask().await.problem(ProblemCode::MalformedJson);
}

#[actix_web::test]
async fn a_database_that_is_gone_makes_the_server_unready_and_is_not_described_to_clients() {
    let app = TestApp::new().await;
    app.break_database().await;

    let answer = app.http().get("/health/ready").await;

    answer.problem(ProblemCode::Unavailable);
    assert!(!answer.text().contains("catalogue_revisions"), "{}", answer.text());
}

#[actix_web::test]
async fn a_refusal_is_told_in_the_language_that_was_asked_for() {
    let app = TestApp::new().await;
    let asking = async |language: &str| {
        let request = app.http().request(reqwest::Method::GET, "/api/v1/exams?limit=0");
        send(request.header("accept-language", language)).await
    };

    for (asked, language, title, message) in [
        ("de", "en", "Some values were not accepted", "must be a whole number from 1 to 100"),
        ("es-AR", "es", "Algunos valores no se aceptaron", "debe ser un número entero de 1 a 100"),
        ("fr, ja;q=0.5", "ja", "受け付けられない値があります", "1 から 100 までの整数で指定してください"),
        ("ar", "ar", "لم تُقبل بعض القيم", "يجب أن يكون عددًا صحيحًا من 1 إلى 100"),
    ] {
        let answer = asking(asked).await;
        assert_eq!(answer.header("content-language"), language);
        let problem = answer.problem(ProblemCode::InvalidRequest);
        assert_eq!(problem.title, title);
        assert_eq!(problem.field("limit").unwrap().message, message);
    }
}
