//! Whether the server answers what its document says it answers, asked of every operation that reads.

use api::access::{Access, OPERATIONS};
use api::service::accounts::{self, NewAccount};
use api::service::exports;
use api::service::mail_choices::{News, announce};
use contract::authorization::CreateAuthorization;
use contract::change_request::{CreateChangeRequest, WantedChange};
use contract::mail_choice::{MailChoice, UpdateMailChoices};
use language::text::mail as say;
use serde_json::Value;

use crate::harness::TestApp;
use crate::harness::app::PASSWORD;
use crate::harness::exam_vendor::{Delivery, VENDOR};
use crate::harness::http::{Answer, send};
use crate::harness::program::{all, person};
use crate::harness::shape::check;
use crate::openapi::operations;

/// Somebody's access token, by signing in.
async fn token(app: &TestApp, user: &str, candidate: bool) -> String {
    let account = NewAccount {
        user_name: user.to_owned(),
        email: format!("{user}@example.org"),
        display_name: user.to_owned(),
        password: PASSWORD.into(),
        candidate_id: candidate.then(|| person("Ada Lindqvist")),
        staff: !candidate,
    };
    accounts::create(&app.app, account).await.unwrap();
    let body = serde_json::to_string(&crate::harness::app::sign_in(user)).unwrap();
    let answer = app.http().post_json("/api/v1/session", &body).await;
    check("POST", "/api/v1/session", &answer);
    answer.json()["access_token"].as_str().unwrap().to_owned()
}

/// The cookie of a registration that is under way.
async fn register(app: &TestApp) -> String {
    let body = format!(r#"{{"email": "new@example.org", "password": "{PASSWORD}", "language": "en"}}"#);
    let answer = app.http().post_json("/api/v1/registrations", &body).await;
    check("POST", "/api/v1/registrations", &answer);
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

/// The first item of a list that has anything in it.
fn first(answer: &Answer, member: &str) -> String {
    let list = answer.json();
    let item: &Value = &list["items"][0];
    item[member].as_str().unwrap_or_else(|| panic!("no {member} in {list}")).to_owned()
}

/// The id of a document that belongs to a request.
async fn evidence(candidate: &client::Client) -> String {
    let pdf = b"%PDF-1.7\ntrailer\n<< >>\nstartxref\n9\n%%EOF".to_vec();
    let document = candidate.create_document("letter.pdf", pdf).await.unwrap().id;
    let wanted = WantedChange::Company { company: "Tessarine".to_owned() };
    candidate.create_change_request(&CreateChangeRequest { wanted, documents: vec![document] }).await.unwrap();
    document.to_string()
}

/// An exam that somebody has registered for and booked: the authorization, and the appointment.
async fn booked(delivery: &Delivery, client: &client::Client) -> (String, String) {
    crate::eligibility::live_somewhere(client).await;
    let mut may_sit = None;
    for exam in client.list_exams(&all()).await.unwrap().items {
        let delivered = exam.delivery_vendor.as_deref() == Some(VENDOR);
        if delivered && client.find_eligibility(&exam.code).await.unwrap().may_sit {
            may_sit = Some(exam.code);
        }
    }
    let wish = CreateAuthorization { exam: may_sit.unwrap(), voucher: None };
    let made = client.create_authorization(&wish).await.unwrap();
    delivery.exchange().await;
    delivery.exchange().await;
    delivery.book(made.id, "55001", "2026-12-03", "09:00").await;
    delivery.call_back().await;
    let booked = client.list_appointments().await.unwrap();
    (made.id.to_string(), booked[0].id.to_string())
}

/// What the link of a mail of a topic stops: its token.
async fn subscription(app: &TestApp, client: &client::Client) -> String {
    let topic = client.find_mail_choices("en").await.unwrap().topics.remove(0);
    let choices = vec![MailChoice { topic: topic.topic, wanted: true, sha256: Some(topic.sha256) }];
    client.update_mail_choices(&UpdateMailChoices { language: "en".to_owned(), choices }).await.unwrap();
    let news = News { title: say::announcement_subject("News"), text: say::announcement_paragraph("Some.") };
    announce(&app.app, topic.topic, &news).unwrap();
    let mails = app.mails_to("ada@example.org").await;
    mails.iter().find(|mail| mail.subject == "News").unwrap().token().to_owned()
}

#[actix_web::test]
async fn every_operation_that_reads_answers_what_the_document_says() {
    let delivery = Delivery::new().await;
    let app = &delivery.app;
    let sample = catalogue::shipped::SAMPLE_RESULTS.to_vec();
    app.office().create_result_import("exam-results.zip", sample, false).await.unwrap();
    let (ada, grace) = (token(app, "ada", true).await, token(app, "grace", false).await);
    let registration = register(app).await;
    let get = async |path: &str, token: &str| {
        let request = app.http().request(reqwest::Method::GET, path).bearer_auth(token);
        send(request.header("cookie", &registration)).await
    };
    let credential = first(&get("/api/v1/me/credentials", &ada).await, "id");
    let code =
        get(&format!("/api/v1/me/credentials/{credential}"), &ada).await.json()["code"].as_str().unwrap().to_owned();
    let pool = crate::vouchers::pool(app, "2027-01-31", &["TESS-0001"]).await.id.to_string();
    let company = app.company("P-1", "Northwind").id.to_string();
    let import = first(&get("/api/v1/result-imports", &grace).await, "id");
    let achievement = first(&get("/api/v1/achievements", &ada).await, "code");
    let keys = get("/.well-known/jwks.json", &ada).await.json();
    let key = keys["keys"][0]["kid"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();

    let result = first(&get("/api/v1/me/exam-results", &ada).await, "id");
    let client = app.anonymous();
    client.set_access_token(Some(ada.clone()));
    let document = evidence(&client).await;
    let subscription = subscription(app, &client).await;
    let (authorization, appointment) = booked(&delivery, &client).await;
    let share = crate::shares::share(credential.parse().unwrap());
    let share = client.create_share(&share).await.unwrap().summary.id.to_string();
    let exchange = first(&get("/api/v1/exchanges", &grace).await, "id");
    let export = client.create_export().await.unwrap().id.to_string();
    exports::make_waiting(&app.app).unwrap();
    let change_request = first(&get("/api/v1/change-requests", &grace).await, "id");

    for (method, path, operation) in operations() {
        if method != "GET" {
            continue;
        }
        let id = match path.as_str() {
            path if path.contains("result-imports") => &import,
            path if path.contains("/authorizations/") => &authorization,
            path if path.contains("/appointments/") => &appointment,
            path if path.contains("/exchanges/") => &exchange,
            path if path.contains("/exam-results/") => &result,
            path if path.contains("/shares/") => &share,
            path if path.contains("voucher-pools") => &pool,
            path if path.contains("companies") => &company,
            path if path.contains("change-requests") => &change_request,
            path if path.contains("/documents/") => &document,
            path if path.contains("/exports/") => &export,
            _ => &credential,
        };
        let place = match path.as_str() {
            path if path.contains("verifications") => &code,
            path if path.contains("countries") => "JP",
            path if path.contains("/exams/") => "340-900",
            _ => &achievement,
        };
        let concrete = path
            .replace("{id}", id)
            .replace("{code}", place)
            .replace("{achievement}", &achievement)
            .replace("{agreement}", "PROGRAM")
            .replace("{token}", &subscription)
            .replace("{name}", &key)
            .replace("{number}", "1");
        let access = OPERATIONS.iter().find(|(id, _)| operation["operationId"] == *id).unwrap().1;
        let token = if access == Access::Staff { &grace } else { &ada };

        let answer = get(&concrete, token).await;

        assert_eq!(answer.status, 200, "{concrete}: {}", answer.text());
        check(&method, &path, &answer);
        let refused = get(&format!("{concrete}?limit=0"), "not a token").await;
        check(&method, &path, &refused);
    }
}

#[test]
fn an_answer_of_another_shape_is_noticed() {
    let answer = |status: u16, media_type: &str, body: &str| {
        let mut headers = reqwest::header::HeaderMap::new();
        headers.insert("content-type", media_type.parse().unwrap());
        Answer { status: status.try_into().unwrap(), headers, body: body.as_bytes().to_vec() }
    };
    let fits = |answer: Answer| std::panic::catch_unwind(|| check("GET", "/health/live", &answer)).is_ok();

    assert!(fits(answer(200, "application/json", r#"{"status": "ok"}"#)));
    assert!(!fits(answer(200, "application/json", r#"{"status": 1}"#)));
    assert!(!fits(answer(200, "application/json", "{}")));
    assert!(!fits(answer(200, "text/html", "ok")));
    assert!(!fits(answer(500, "application/problem+json", r#"{"title": "no type"}"#)));
}
