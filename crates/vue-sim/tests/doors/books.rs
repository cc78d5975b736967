use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;
use vue_sim::{Adapter, Sim, StartFault, program_settings};

use crate::bench::{Bench, CDD, Folder, ada, quiet, table};

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_kill_in_the_middle_of_a_line() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let registration = bench.book("1", "09:00:00").await;
    bench.post(&format!("/appointments/{registration}/sit"), json!({"outcome": "pass"})).await;
    let Bench { sim, folder, .. } = bench;
    let (before, host_key) = (sim.books(), sim.host_key());
    sim.stop();
    let journal = folder.path().join("journal.jsonl");
    let whole = fs::read(&journal).unwrap();
    OpenOptions::new().append(true).open(&journal).unwrap().write_all(b"{\"at\":\"2026-11-29T1").unwrap();

    let again = Sim::start(quiet(&folder)).unwrap();

    assert_eq!(again.books(), before);
    assert_eq!(again.host_key(), host_key);
    assert_eq!(fs::read(&journal).unwrap(), whole);
    // The result that was not filed yet is filed now.
    assert_eq!(again.run_feeds().unwrap().written.len(), 1);
}

#[tokio::test]
async fn a_file_that_was_read_and_not_moved_away_is_not_read_twice() {
    let bench = Bench::new();
    bench.upload("cdd-20261129-170000.dat", &table(&CDD, &[ada("C-1")])).await;
    bench.sim.run_feeds().unwrap();
    let Bench { sim, folder, .. } = bench;
    sim.stop();
    // As if the process had been killed after the entry and before all that follows from it.
    let journal = folder.path().join("journal.jsonl");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, format!("{}\n", text.lines().next().unwrap())).unwrap();
    fs::rename(
        folder.path().join("archive/cdd-20261129-170000.dat"),
        folder.path().join("sftp/in/cdd-20261129-170000.dat"),
    )
    .unwrap();
    for left in fs::read_dir(folder.path().join("sftp/out")).unwrap() {
        fs::remove_file(left.unwrap().path()).unwrap();
    }

    let again = Sim::start(quiet(&folder)).unwrap();
    let run = again.run_feeds().unwrap();

    assert!(run.read.is_empty());
    assert_eq!(run.written.len(), 1);
    assert_eq!(again.books()["filesRead"].as_array().unwrap().len(), 1);
    assert!(folder.path().join("archive/cdd-20261129-170000.dat").exists());
}

#[test]
fn a_damaged_journal_is_not_started_on() {
    let folder = Folder::new();
    Sim::start(quiet(&folder)).unwrap().stop();
    fs::write(folder.path().join("journal.jsonl"), "{}\n").unwrap();

    let refused = Sim::start(quiet(&folder)).unwrap_err();

    assert!(refused.to_string().contains("line 1"), "{refused}");
}

#[test]
fn two_simulators_cannot_have_one_folder() {
    let folder = Folder::new();
    let first = Sim::start(quiet(&folder)).unwrap();

    assert!(matches!(Sim::start(quiet(&folder)), Err(StartFault::InUse { .. })));
    first.stop();
    assert!(Sim::start(quiet(&folder)).is_ok());
}

#[test]
fn settings_can_be_printed_before_the_first_start_and_stay_true() {
    let folder = Folder::new();
    let mut settings = quiet(&folder);
    settings.listen = "127.0.0.1:18090".parse().unwrap();
    settings.sftp_listen = "127.0.0.1:18022".parse().unwrap();

    let printed = program_settings(&settings).unwrap();

    let read: toml::Table = printed.parse().unwrap();
    let vendor = &read["pearson-vue"];
    assert_eq!(vendor["adapter"].as_str(), Some("pearson-files"));
    assert_eq!(vendor["sftp"]["port"].as_integer(), Some(18_022));
    assert_eq!(vendor["hand_off"]["url"].as_str(), Some("http://127.0.0.1:18090/sso/schedule"));
    let sim = Sim::start(quiet(&folder)).unwrap();
    assert_eq!(vendor["sftp"]["host_key"].as_str(), Some(sim.host_key().as_str()));
    for (table, key, value) in [
        ("sftp", "password_file", sim.sftp_password()),
        ("hand_off", "passphrase_file", sim.sso_passphrase()),
        ("call_backs", "secret_file", sim.call_back_secret()),
    ] {
        let path = vendor[table][key].as_str().unwrap();
        assert_eq!(fs::read_to_string(path).unwrap().trim(), value);
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn settings_of_the_real_time_interface_point_at_its_files() {
    let folder = Folder::new();
    let mut settings = quiet(&folder);
    settings.adapter = Adapter::PearsonRealTime;
    settings.soap_listen = "127.0.0.1:18443".parse().unwrap();

    let printed = program_settings(&settings).unwrap();

    let read: toml::Table = printed.parse().unwrap();
    let vendor = &read["pearson-vue"];
    assert_eq!(vendor["adapter"].as_str(), Some("pearson-real-time"));
    assert!(vendor.get("sftp").is_none());
    let soap = &vendor["soap"];
    assert_eq!(soap["url"].as_str(), Some("https://127.0.0.1:18443/cxfws2/services"));
    let sim = Sim::start(quiet(&folder)).unwrap();
    let (certificate, key) = sim.client_certificate();
    for (name, value) in [
        ("password_file", sim.soap_password()),
        ("certificate_file", certificate.trim()),
        ("key_file", key.trim()),
        ("authorities_file", sim.soap_authority().trim()),
    ] {
        let path = soap[name].as_str().unwrap();
        assert_eq!(fs::read_to_string(path).unwrap().trim(), value);
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
