use reqwest::Method;
use russh_sftp::protocol::OpenFlags;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

use crate::bench::{Bench, CDD, EAD, ada, add, sftp, ssh, table};
use crate::receiver::Receiver;

async fn set(bench: &Bench, faults: Value) {
    let (status, answer) = bench.api(Method::PUT, "/faults", faults).await;
    assert_eq!(status, 200, "{answer}");
}

/// Names of members and their first rows' values of a column.
async fn collected(bench: &Bench, column: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (_, members) in bench.collect().await {
        for (name, rows) in members {
            let value = rows.first().and_then(|row| row.get(column)).cloned().unwrap_or_default();
            found.push((name, value));
        }
    }
    found
}

#[tokio::test]
async fn a_fault_strikes_as_often_as_it_was_told_and_the_rest_stays_off() {
    let bench = Bench::new();
    set(&bench, json!({"silent": 1})).await;

    let first = bench.send_candidates(&[ada("C-1")]).await;
    let second = bench.send_candidates(&[ada("C-2")]).await;

    assert!(first.is_empty());
    assert_eq!(second.len(), 1);
    // It was taken all the same: to add it again is an error.
    assert!(bench.sim.books()["candidates"]["C-1"].is_object());
    let (_, faults) = bench.api(Method::GET, "/faults", json!({})).await;
    assert_eq!(faults["silent"], 0);
    assert_eq!(faults["slow"], false);
}

#[tokio::test]
async fn confirmations_come_late_and_twice_and_with_members_that_nobody_knows() {
    let bench = Bench::new();
    set(&bench, json!({"slow": 1, "slowSeconds": 60, "duplicate-file": 1, "unknown-member": 1})).await;

    assert!(bench.send_candidates(&[ada("C-1")]).await.is_empty());
    bench.sim.advance_clock(61).unwrap();
    bench.sim.run_feeds().unwrap();

    let found = collected(&bench, "Status").await;
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found.iter().filter(|(name, _)| name.starts_with("zzzz")).count(), 2);
    assert_eq!(found.iter().filter(|(_, status)| status == "Accepted").count(), 2);
}

#[tokio::test]
async fn a_file_is_half_there_before_it_is_whole() {
    let bench = Bench::new();
    set(&bench, json!({"half-written-file": 1})).await;
    bench.upload("cdd-20261129-170000.dat", &table(&CDD, &[ada("C-1")])).await;
    let name = bench.sim.run_feeds().unwrap().written[0].clone();
    let half = sftp(&bench.sim).await.read(format!("/out/{name}")).await.unwrap();
    assert!(zip::ZipArchive::new(std::io::Cursor::new(half)).is_err());

    assert_eq!(bench.sim.run_feeds().unwrap().written, [name]);

    assert_eq!(collected(&bench, "Status").await[0].1, "Accepted");
}

#[tokio::test]
async fn dates_messages_and_warnings_are_as_the_faults_want() {
    let bench = Bench::new();
    set(&bench, json!({"month-first-dates": 1, "smart-quotes": 1, "accepted-warning": 1})).await;

    let rows = bench.send_candidates(&[ada("C-1")]).await;

    assert_eq!(rows[0]["Status"], "Accepted");
    assert!(rows[0]["Message"].starts_with('“') && rows[0]["Message"].contains("vendor’s"), "{:?}", rows[0]);
    assert!(rows[0]["Message"].contains("WARNING"));
    assert_eq!(rows[0]["Date"].as_bytes()[2], b'/');
}

#[tokio::test]
async fn a_file_is_refused_as_a_whole_and_taken_when_it_comes_again() {
    let bench = Bench::new();
    set(&bench, json!({"whole-file-error": 1})).await;
    let file = table(&CDD, &[ada("C-1")]);
    bench.upload("cdd-20261129-170000.dat", &file).await;
    bench.sim.run_feeds().unwrap();
    assert_eq!(collected(&bench, "Status").await[0].1, "Error");

    bench.upload("cdd-20261129-170000.dat", &file).await;
    bench.sim.run_feeds().unwrap();

    assert_eq!(collected(&bench, "Status").await[0].1, "Accepted");
}

#[tokio::test]
async fn a_result_comes_before_the_confirmation_of_its_authorization() {
    let bench = Bench::new();
    bench.send_candidates(&[ada("C-1")]).await;
    set(&bench, json!({"result-before-confirmation": 1})).await;
    assert!(bench.send_authorizations(&[add("1", "C-1")]).await.is_empty());
    let number = bench.book("1", "09:00:00").await;
    bench.post(&format!("/appointments/{number}/sit"), json!({"outcome": "pass"})).await;

    let first = bench.sim.run_feeds().unwrap().written;
    let second = bench.sim.run_feeds().unwrap().written;

    assert!(first.len() == 1 && first[0].starts_with("exam-"), "{first:?}");
    assert!(second.len() == 1 && second[0].starts_with("eac-"), "{second:?}");
}

#[tokio::test]
async fn results_of_strangers_and_without_grades_come() {
    let receiver = Receiver::start();
    let url = receiver.url.clone();
    let bench = Bench::with(|settings| settings.program_url = url);
    bench.candidate("C-1", "1").await;
    let number = bench.book("1", "09:00:00").await;
    set(&bench, json!({"result-for-unknown-candidate": 1, "score-without-grade": 1})).await;
    bench.post(&format!("/appointments/{number}/sit"), json!({"outcome": "pass", "score": 90})).await;

    bench.post("/call-backs/run", json!({})).await;
    bench.sim.run_feeds().unwrap();

    let archives = bench.collect().await;
    let rows = &archives[0].1[0].1;
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0]["Score"].as_str(), rows[0]["Grade"].as_str()), ("90", ""));
    assert!(rows[1]["ClientCandidateID"].starts_with("UNKNOWN-"));
    let results: Vec<_> =
        receiver.received().into_iter().filter(|one| one.path.ends_with("resultNotification")).collect();
    assert_eq!(results.len(), 2);
    let of = |candidate: &str| {
        let result = results.iter().find(|one| one.body["clientCandidateID"].as_str().unwrap().starts_with(candidate));
        result.unwrap().body["exams"]["exam"][0]["examResult"].clone()
    };
    assert!(of("C-1")["grade"].is_null());
    assert_eq!(of("C-1")["score"], "90");
    assert_eq!(of("UNKNOWN-")["score"], "90");
}

#[tokio::test]
async fn no_shows_have_columns_of_their_own() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let number = bench.book("1", "09:00:00").await;
    set(&bench, json!({"no-show-layout": true})).await;
    bench.post(&format!("/appointments/{number}/sit"), json!({"outcome": "no-show"})).await;

    bench.sim.run_feeds().unwrap();

    let row = bench.collect().await[0].1[0].1[0].clone();
    assert_eq!(row["NoShow"], "true");
    assert_eq!(row["NoShowReason"], "Unexcused");
    assert_eq!(row["RegistrationID"], number.to_string());
    assert_eq!(row["Grade"], "");
    assert!(!row.contains_key("Score"));
}

#[tokio::test]
async fn a_known_candidate_is_merged_into_another_number() {
    let bench = Bench::new();
    bench.send_candidates(&[ada("C-1")]).await;
    set(&bench, json!({"merged-candidate": 1})).await;

    let rows = bench.send_candidates(&[ada("C-1")]).await;

    assert_eq!(rows[0]["CandidateID"], "1000002");
}

#[tokio::test]
async fn call_backs_come_twice_out_of_order_and_with_bad_tokens() {
    let receiver = Receiver::start();
    let url = receiver.url.clone();
    let bench = Bench::with(|settings| settings.program_url = url);
    bench.candidate("C-1", "1").await;
    set(&bench, json!({"reorder-call-backs": 1, "wrong-signature": 1})).await;
    let number = bench.book("1", "09:00:00").await;
    set(&bench, json!({"duplicate-call-back": 1})).await;
    bench.post(&format!("/appointments/{number}/cancel"), json!({})).await;

    bench.post("/call-backs/run", json!({})).await;
    set(&bench, json!({"stale-token": 1})).await;
    let again = bench.book("1", "11:00:00").await;
    bench.post("/call-backs/run", json!({})).await;

    let received = receiver.received();
    assert_eq!(receiver.kinds(), ["cancelAppointment", "modifyAppointment", "cancelAppointment", "modifyAppointment"]);
    assert_eq!(received[0].body["eventId"], received[2].body["eventId"]);
    let check = |index: usize| received[index].check(bench.sim.call_back_secret(), &receiver.url);
    assert!(check(0).unwrap_err().contains("Signature"));
    assert!(check(1).is_ok());
    assert!(check(3).unwrap_err().contains("Expired"));
    assert_eq!(received[3].body["registrationID"], again.to_string());
}

#[tokio::test]
async fn the_sftp_server_refuses_logins_and_has_no_space() {
    let bench = Bench::new();
    set(&bench, json!({"refuse-logins": 1, "disk-full": true})).await;
    let mut first = ssh(&bench.sim).await;
    let refused = first.authenticate_password("program", bench.sim.sftp_password()).await.unwrap();
    assert!(!refused.success());

    let sftp = sftp(&bench.sim).await;
    let flags = OpenFlags::CREATE | OpenFlags::WRITE;
    let fault = sftp.open_with_flags("/in/ead-20261129-170000.dat.part", flags).await.err().unwrap();
    assert!(fault.to_string().contains("no space"), "{fault}");

    set(&bench, json!({"disk-full": false})).await;
    let mut file = sftp.open_with_flags("/in/ead-20261129-170000.dat.part", flags).await.unwrap();
    file.write_all(&table(&EAD, &[])).await.unwrap();
}
