use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use jiff::ToSpan;
use serde_json::{Value, json};
use vue_sim::Sim;

use crate::bench::{Bench, add, but, quiet};

#[tokio::test]
async fn no_booking_that_was_acknowledged_is_lost_when_the_process_is_killed() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let many = [("AuthorizationTransactionType", "Update"), ("ExamAuthorizationCount", "99")];
    bench.send_authorizations(&[but(&add("1", "C-1"), &many)]).await;
    let Bench { sim, folder, http, .. } = bench;
    sim.stop();
    let mut process = Command::new(env!("CARGO_BIN_EXE_vue-sim"))
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--sftp-listen",
            "127.0.0.1:0",
            "--soap-listen",
            "127.0.0.1:0",
            "--data-dir",
        ])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let url = format!("{}api/appointments", said.split_whitespace().last().unwrap());

    let (first, is_under_way) = tokio::sync::oneshot::channel();
    let booking = tokio::spawn(async move {
        let (mut acknowledged, mut first) = (Vec::new(), Some(first));
        // Online, exams begin on every day.
        for days in 0..99 {
            let date = jiff::civil::date(2031, 1, 1) + days.days();
            let place =
                json!({"clientAuthorizationID": "1", "testCenterID": "55900", "date": date, "time": "10:00:00"});
            let booked = async { http.post(&url).json(&place).send().await?.json::<Value>().await }.await;
            let booked = match booked {
                Ok(booked) => booked,
                Err(fault) if first.is_some() => panic!("nothing has killed it yet: {fault:?}"),
                Err(_killed) => break,
            };
            acknowledged.push(booked["registrationID"].to_string());
            first.take().map(|first| first.send(()));
        }
        acknowledged
    });
    is_under_way.await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    process.kill().unwrap();
    process.wait().unwrap();
    let acknowledged = booking.await.unwrap();

    let again = Sim::start(quiet(&folder)).unwrap();
    assert!(!acknowledged.is_empty());
    let books = again.books();
    for registration in acknowledged {
        assert!(books["appointments"][&registration].is_object(), "{registration}");
    }
}
