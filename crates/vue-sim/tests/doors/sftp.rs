use russh_sftp::protocol::OpenFlags;
use tokio::io::AsyncWriteExt;

use crate::bench::{Bench, sftp, ssh};

#[tokio::test]
async fn only_the_right_name_and_password_come_in() {
    let bench = Bench::new();
    for (user, password) in [("program", "wrong"), ("root", bench.sim.sftp_password()), ("program", "")] {
        let mut ssh = ssh(&bench.sim).await;
        assert!(!ssh.authenticate_password(user, password).await.unwrap().success(), "{user}");
    }
}

#[tokio::test]
async fn a_key_that_is_authorized_comes_in_and_another_does_not() {
    use russh::keys::{Algorithm, PrivateKey, PrivateKeyWithHashAlg};
    let folder = crate::bench::Folder::new();
    std::fs::create_dir_all(folder.path()).unwrap();
    let keys = folder.path().join("authorized-keys");
    let key = || PrivateKey::random(&mut rand::rng(), Algorithm::Ed25519).unwrap();
    let (known, unknown) = (key(), key());
    std::fs::write(&keys, format!("# of the program\n{}\n", known.public_key().to_openssh().unwrap())).unwrap();
    let bench = Bench::with(|settings| settings.authorized_keys = Some(keys));

    for (key, expected) in [(known, true), (unknown, false)] {
        let mut ssh = ssh(&bench.sim).await;
        let key = PrivateKeyWithHashAlg::new(std::sync::Arc::new(key), None);
        assert_eq!(ssh.authenticate_publickey("program", key).await.unwrap().success(), expected);
    }
}

#[tokio::test]
async fn there_is_no_shell() {
    let bench = Bench::new();
    let mut ssh = ssh(&bench.sim).await;
    ssh.authenticate_password("program", bench.sim.sftp_password()).await.unwrap();
    let mut channel = ssh.channel_open_session().await.unwrap();

    channel.exec(true, "id").await.unwrap();

    let answer = channel.wait().await;
    assert!(!matches!(answer, Some(russh::ChannelMsg::Success | russh::ChannelMsg::Data { .. })), "{answer:?}");
}

#[tokio::test]
async fn paths_do_not_lead_out_of_the_two_folders() {
    let bench = Bench::new();
    let sftp = sftp(&bench.sim).await;

    assert_eq!(sftp.canonicalize(".").await.unwrap(), "/");
    assert_eq!(sftp.canonicalize("/in/../../out").await.unwrap(), "/out");
    let mut names: Vec<_> = sftp.read_dir("/").await.unwrap().map(|entry| entry.file_name()).collect();
    names.sort();
    assert_eq!(names, ["in", "out"]);
    for path in ["/etc/passwd", "/in/../../journal.jsonl", "../sso-passphrase", "/in/a/b"] {
        assert!(sftp.read(path).await.is_err(), "{path}");
        assert!(sftp.open_with_flags(path, OpenFlags::CREATE | OpenFlags::WRITE).await.is_err(), "{path}");
    }
    assert!(sftp.create_dir("/in/x").await.is_err());
    assert!(sftp.symlink("/in/x", "/etc/passwd").await.is_err());
    assert!(sftp.remove_dir("/in").await.is_err());
}

#[tokio::test]
async fn a_link_that_was_put_there_by_hand_is_not_followed() {
    let bench = Bench::new();
    std::os::unix::fs::symlink(bench.folder.path().join("sso-passphrase"), bench.sim.outgoing().join("link")).unwrap();
    let sftp = sftp(&bench.sim).await;

    assert!(sftp.read("/out/link").await.is_err());
    assert_eq!(sftp.read_dir("/out").await.unwrap().count(), 0);
}

#[tokio::test]
async fn files_are_written_listed_renamed_over_and_removed() {
    let bench = Bench::new();
    let sftp = sftp(&bench.sim).await;
    let long: Vec<u8> = (0..300_000_u32).map(|number| (number % 251) as u8).collect();
    for (name, bytes) in [("/in/a", &b"old"[..]), ("/in/b", &long)] {
        let flags = OpenFlags::CREATE | OpenFlags::TRUNCATE | OpenFlags::WRITE;
        let mut file = sftp.open_with_flags(name, flags).await.unwrap();
        file.write_all(bytes).await.unwrap();
        file.shutdown().await.unwrap();
    }

    sftp.rename("/in/b", "/in/a").await.unwrap();

    assert_eq!(sftp.read("/in/a").await.unwrap(), long);
    let listed: Vec<_> = sftp.read_dir("/in").await.unwrap().map(|entry| entry.file_name()).collect();
    assert_eq!(listed, ["a"]);
    assert_eq!(sftp.metadata("/in/a").await.unwrap().size, Some(300_000));
    sftp.remove_file("/in/a").await.unwrap();
    assert!(sftp.metadata("/in/a").await.is_err());
}
