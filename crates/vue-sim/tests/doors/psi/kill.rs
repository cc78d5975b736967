use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use exam_delivery::port::{Change, ExamDelivery};
use exam_delivery::psi::PsiRest;
use vue_sim::{Adapter, Sim};

use super::bench::{at, eligibility, settings};
use crate::bench::{Folder, quiet};

#[tokio::test]
async fn no_eligibility_that_was_acknowledged_is_lost_when_the_process_is_killed() {
    let folder = Folder::new();
    let options = ["--adapter", "psi", "--listen", "127.0.0.1:0", "--data-dir"];
    let mut process = Command::new(env!("CARGO_BIN_EXE_vue-sim"))
        .arg("serve")
        .args(options)
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let url = format!("{}psi", said.split_whitespace().last().unwrap());
    let secret = std::fs::read_to_string(folder.path().join("client-secret")).unwrap();
    let rest = PsiRest::new(settings(&url, secret.trim())).unwrap();

    let (first, is_under_way) = tokio::sync::oneshot::channel();
    let telling = tokio::spawn(async move {
        let (mut acknowledged, mut first) = (Vec::new(), Some(first));
        for number in 0..500 {
            let id = number.to_string();
            let mut record = eligibility(Change::Add, &id);
            record.series_code = format!("S-{number}");
            let written = rest.write_authorizations(&[record], at());
            if rest.send(&written.messages[0].0).await.is_err() {
                break;
            }
            acknowledged.push(id);
            first.take().map(|first| first.send(()));
        }
        acknowledged
    });
    is_under_way.await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    process.kill().unwrap();
    process.wait().unwrap();
    let acknowledged = telling.await.unwrap();

    let mut settings = quiet(&folder);
    settings.adapter = Adapter::Psi;
    let again = Sim::start(settings).unwrap();
    assert!(!acknowledged.is_empty());
    let books = again.books();
    for id in acknowledged {
        assert!(books["authorizations"][&id].is_object(), "{id}");
    }
}
