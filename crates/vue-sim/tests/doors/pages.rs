use reqwest::header::{AUTHORIZATION, HOST, HeaderName, ORIGIN};

use crate::bench::{Bench, ada, add, but, day};
use crate::hand_off::sign_in;

async fn get(bench: &Bench, path: &str) -> String {
    let answer = bench.http.get(format!("{}{path}", bench.sim.url())).send().await.unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    assert_eq!(status, 200, "{path} {text}");
    text
}

async fn post(bench: &Bench, path: &str, form: &[(&str, &str)]) -> (u16, String) {
    let answer = bench.http.post(format!("{}{path}", bench.sim.url())).form(form).send().await.unwrap();
    let status = answer.status().as_u16();
    let location = answer.headers().get("location").map(|at| at.to_str().unwrap().to_owned());
    (status, location.unwrap_or(answer.text().await.unwrap()))
}

#[tokio::test]
async fn a_candidate_books_changes_sits_and_reads_the_score_report() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    sign_in(&bench, "C-1").await;
    let seats = get(&bench, &format!("/schedule/book/1?centre=55001&date={}", day())).await;
    assert!(seats.contains("value=\"09:00/4\""));

    let seat = |seat| [("centre", "55001"), ("date", day()), ("seat", seat)];
    assert_eq!(post(&bench, "/schedule/book/1", &seat("09:00/4")).await, (303, "/schedule".to_owned()));
    let number = "300000001";
    assert!(get(&bench, "/schedule").await.contains("Thursday 16 January 2031, 09:00"));
    assert_eq!(post(&bench, &format!("/schedule/change/{number}"), &seat("11:00/1")).await.0, 303);
    assert!(get(&bench, "/schedule").await.contains("11:00 (Europe/Stockholm)"));

    let exam = format!("/schedule/exam/{number}");
    assert_eq!(post(&bench, &format!("{exam}/begin"), &[]).await, (303, exam.clone()));
    assert!(get(&bench, &exam).await.contains("Confidentiality agreement"));
    let questions = get(&bench, &format!("{exam}/questions")).await;
    assert_eq!(questions.matches("<fieldset>").count(), 5);
    let answers = right_answers(&questions);
    let answers: Vec<_> = answers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (status, report) = post(&bench, &exam, &answers[..4]).await;
    assert_eq!(status, 303);

    let report = get(&bench, &report).await;
    assert!(report.contains("<p class=\"grade\">Pass</p>"), "{report}");
    assert!(report.contains("80 of 100") && report.contains(number));
    let books = bench.sim.books();
    assert_eq!(books["appointments"][number]["result"]["grade"], "pass");
    assert_eq!(books["appointments"][number]["result"]["sections"][1]["skipped"], 1);
}

/// Does the sums of the page.
fn right_answers(page: &str) -> Vec<(String, String)> {
    let mut answers = Vec::new();
    for (index, fieldset) in page.split("<fieldset>").skip(1).enumerate() {
        let sum = fieldset.split("What is ").nth(1).unwrap().split('?').next().unwrap();
        let parts: Vec<&str> = sum.split(' ').collect();
        let (a, b): (i64, i64) = (parts[0].parse().unwrap(), parts[2].parse().unwrap());
        let answer = match parts[1] {
            "+" => a + b,
            "×" => a * b,
            _ => a - b,
        };
        let option = fieldset.split("value=\"").skip(1).find(|one| one.contains(&format!("> {answer}</label>")));
        answers.push((format!("q{index}"), option.unwrap()[..1].to_owned()));
    }
    answers
}

#[tokio::test]
async fn who_refuses_the_agreement_has_a_result_without_a_score() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let number = bench.book("1", "09:00:00").await;
    sign_in(&bench, "C-1").await;
    post(&bench, &format!("/schedule/exam/{number}/begin"), &[]).await;

    let (status, report) = post(&bench, &format!("/schedule/exam/{number}/refuse"), &[]).await;

    assert_eq!(status, 303);
    assert!(get(&bench, &report).await.contains("Agreement refused"));
    bench.sim.run_feeds().unwrap();
    let row = bench.collect().await[0].1[0].1[0].clone();
    assert_eq!((row["NDARefused"].as_str(), row["Grade"].as_str(), row["Score"].as_str()), ("true", "", ""));
}

#[tokio::test]
async fn a_seat_that_was_taken_meanwhile_is_said_to_be_and_others_are_offered() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    bench.candidate("C-2", "2").await;
    bench.book("2", "09:00:00").await;
    sign_in(&bench, "C-1").await;

    let seat = [("centre", "55001"), ("date", day()), ("seat", "09:00/1")];
    let (status, page) = post(&bench, "/schedule/book/1", &seat).await;

    assert_eq!(status, 409);
    assert!(page.contains("seat 1 is taken at that time"));
    assert!(page.contains("value=\"09:00/2\"") && !page.contains("value=\"09:00/1\""));
}

#[tokio::test]
async fn what_the_program_sends_is_no_markup_on_any_page() {
    let bench = Bench::new();
    let markup = "<img src=x onerror='alert(1)'>";
    let row = but(&ada("C<b>&\"1"), &[("FirstName", markup), ("CompanyName", markup)]);
    assert_eq!(bench.send_candidates(&[row]).await[0]["Status"], "Accepted");
    let row = but(&add("1", "C<b>&\"1"), &[("ExamSeriesCode", "<script>x")]);
    assert_eq!(bench.send_authorizations(&[row]).await[0]["Status"], "Accepted");
    bench.upload("<script>.dat", b"x").await;
    bench.sim.run_feeds().unwrap();
    let number = bench.book("1", "09:00:00").await;
    sign_in(&bench, "C<b>&\"1").await;
    bench.post(&format!("/appointments/{number}/sit"), serde_json::json!({"outcome": "pass"})).await;

    for path in ["/", "/schedule", &format!("/schedule/report/{number}")] {
        let page = get(&bench, path).await;
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"), "{path}");
    }
    let url = format!("{}/schedule/book/1?centre=\"><script>&date=<script>", bench.sim.url());
    assert!(!bench.http.get(url).send().await.unwrap().text().await.unwrap().contains("<script"));
}

#[tokio::test]
async fn other_sites_cannot_use_the_back_office_through_a_browser() {
    let bench = Bench::new();
    let url = |path: &str| format!("{}{path}", bench.sim.url());
    let site = HeaderName::from_static("sec-fetch-site");
    let clock = [("days", "1"), ("hours", "0")];
    let ask = || bench.http.post(url("/office/clock")).form(&clock);

    assert_eq!(ask().header(&site, "cross-site").send().await.unwrap().status(), 403);
    assert_eq!(ask().header(&site, "same-site").send().await.unwrap().status(), 403);
    assert_eq!(ask().header(ORIGIN, "http://evil.example").send().await.unwrap().status(), 403);
    assert_eq!(ask().header(ORIGIN, "null").send().await.unwrap().status(), 403);
    assert_eq!(bench.http.get(url("/api/books")).header(HOST, "evil.example").send().await.unwrap().status(), 421);
    assert_eq!(bench.sim.books()["clockOffsetSeconds"], 0);
    assert_eq!(ask().header(&site, "same-origin").send().await.unwrap().status(), 303);
    assert_eq!(ask().header(ORIGIN, bench.sim.url()).send().await.unwrap().status(), 303);
    assert_eq!(bench.sim.books()["clockOffsetSeconds"], 2 * 86_400);

    let page = bench.http.get(url("/")).send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[tokio::test]
async fn a_secret_closes_the_api_and_the_back_office_and_not_the_candidates_pages() {
    let bench = Bench::with(|settings| settings.api_secret = Some("s3cret".to_owned()));
    let get = |path: &str| bench.http.get(format!("{}{path}", bench.sim.url()));

    for path in ["/api/books", "/", "/office/clock"] {
        assert_eq!(get(path).send().await.unwrap().status(), 401, "{path}");
        assert_eq!(get(path).bearer_auth("wrong").send().await.unwrap().status(), 401, "{path}");
    }
    assert_eq!(get("/api/books").bearer_auth("s3cret").send().await.unwrap().status(), 200);
    assert_eq!(get("/").header(AUTHORIZATION, "Basic bWU6czNjcmV0").send().await.unwrap().status(), 200);
    assert_eq!(get("/style.css").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn the_back_office_makes_results_and_sets_faults() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let number = bench.book("1", "09:00:00").await;
    let path = format!("/office/appointments/{number}");

    let (status, _) = post(&bench, &path, &[("action", "sit"), ("outcome", "no-show"), ("score", "")]).await;
    assert_eq!(status, 303);
    let (status, _) = post(&bench, &path, &[("action", "hold")]).await;
    assert_eq!(status, 303);
    let (status, page) = post(&bench, &path, &[("action", "hold")]).await;
    assert_eq!(status, 409);
    assert!(page.contains("the result is held already"));
    post(&bench, "/office/faults", &[("silent", "2"), ("slow", "on"), ("slowSeconds", "7")]).await;

    let page = get(&bench, "/").await;
    assert!(page.contains("Held: <strong>no-show</strong>"));
    let books = bench.sim.books();
    assert_eq!(books["faults"]["silent"], 2);
    assert_eq!(books["faults"]["slow"], true);
    assert_eq!(books["faults"]["slowSeconds"], 7);
}
