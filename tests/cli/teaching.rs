use std::process::Command;

fn certtracker(arguments: &[&str]) -> Command {
    let mut command = Command::new(tests::program());
    command.args(arguments).env_clear().env("PATH", "/usr/bin:/bin");
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = certtracker(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn help_teaches_with_examples() {
    let (code, help, _) = run(&["--help"]);

    assert_eq!(code, Some(0));
    for command in
        ["serve", "migrate", "demo", "import-results", "account", "catalogue", "mail", "retention", "verify", "openapi"]
    {
        assert!(help.contains(command), "{command} is missing from:\n{help}");
        let (code, help, _) = run(&[command, "--help"]);
        assert_eq!(code, Some(0), "{command}");
        assert!(help.contains(&format!("certtracker {command}")), "{command} has no example:\n{help}");
    }
}

#[test]
fn the_openapi_document_is_printed_without_a_database_or_settings() {
    let (code, document, _) = run(&["openapi"]);

    assert_eq!(code, Some(0));
    assert!(document.starts_with("openapi: 3.1"), "{}", &document[..document.len().min(200)]);
}

#[test]
fn all_settings_that_are_wrong_are_told_together() {
    let output = certtracker(&["serve"])
        .env("CERTTRACKER_LISTEN", "everywhere")
        .env("CERTTRACKER_DATABASE_URL", "/srv/certtracker.db")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();

    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("CERTTRACKER_LISTEN: `everywhere` is not an address"), "{said}");
    assert!(said.contains("CERTTRACKER_DATABASE_URL: must begin with `sqlite://` or `postgres://`"), "{said}");
}

#[test]
fn a_settings_file_is_read_and_its_mistakes_are_found() {
    let folder = std::env::temp_dir().join(format!("certtracker_settings_{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("settings.toml");
    std::fs::write(&file, "[server]\nlisten = \"127.0.0.1:9\"\nlissten = 1\n").unwrap();

    let (code, _, said) = run(&["serve", "--config", file.to_str().unwrap()]);

    assert_eq!(code, Some(2));
    assert!(said.contains("`server.lissten`") && said.contains("did you mean `server.listen`?"), "{said}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_settings_in_force_are_printed_without_secrets() {
    let output = certtracker(&["serve", "--print-config"])
        .env("CERTTRACKER_DATABASE_URL", "postgres://app:hunter2@db.internal/certs")
        .env("CERTTRACKER_KEY_SECRET", "hunter2-hunter2-hunter2-hunter2-hunter2")
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();

    assert_eq!(output.status.code(), Some(0));
    assert!(printed.contains("url = \"postgres://app:***@db.internal/certs\""), "{printed}");
    assert!(!printed.contains("hunter2"), "{printed}");
}
