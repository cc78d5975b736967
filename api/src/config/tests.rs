use std::path::Path;

use secrecy::ExposeSecret;

use super::*;

fn vars(pairs: &[(&'static str, &'static str)]) -> impl Fn(&str) -> Option<String> {
    let pairs = pairs.to_vec();
    move |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
}

fn faults(pairs: &[(&'static str, &'static str)]) -> String {
    Config::from_vars(&vars(pairs)).expect_err("these settings are wrong").to_string()
}

#[test]
fn nothing_needs_to_be_set() {
    let config = Config::from_vars(&vars(&[])).unwrap();

    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.server.public_url.as_str(), "http://127.0.0.1:8080");
    assert!(config.database.url.to_string().ends_with("/var/certtracker.db"));
    assert!(config.limits.rate);
}

#[test]
fn every_fault_is_reported_at_once() {
    let report = faults(&[
        ("CERTTRACKER_LISTEN", "8080"),
        ("CERTTRACKER_DATABASE_URL", "certtracker.db"),
        ("CERTTRACKER_BODY_LIMIT", "much"),
        ("CERTTRACKER_LOG_FORMAT", "xml"),
        ("CERTTRACKER_KEY_SECRET", "short"),
    ]);

    for variable in ["LISTEN", "DATABASE_URL", "BODY_LIMIT", "LOG_FORMAT", "KEY_SECRET"] {
        assert!(report.contains(&format!("CERTTRACKER_{variable}: ")), "{variable} is missing from:\n{report}");
    }
    assert!(report.starts_with("5 settings are not right"), "{report}");
}

#[test]
fn the_public_address_must_be_https_and_whole_unless_it_is_this_machine() {
    assert!(PublicUrl::parse("https://certs.example.org").unwrap().is_https());
    assert!(!PublicUrl::parse("http://localhost:3000/").unwrap().is_https());
    assert_eq!(PublicUrl::parse("http://[::1]:8080").unwrap().as_str(), "http://[::1]:8080");
    for wrong in
        ["http://certs.example.org", "https://certs.example.org/app", "ftp://x", "certs.example.org", "https://a:b@c"]
    {
        assert!(PublicUrl::parse(wrong).is_err(), "{wrong} was taken");
    }
}

#[test]
fn a_server_for_others_must_be_told_its_public_address() {
    let report = faults(&[("CERTTRACKER_LISTEN", "0.0.0.0:8080")]);

    assert!(report.contains("CERTTRACKER_PUBLIC_URL: must be set"), "{report}");
}

#[test]
fn a_database_address_needs_a_scheme_and_an_absolute_path() {
    assert!(DatabaseUrl::parse("sqlite:///srv/c.db").is_ok());
    assert!(DatabaseUrl::parse("postgres://u:p@h/d").unwrap().is_postgres());
    for wrong in ["/srv/c.db", "sqlite://c.db", "sqlite://", "mysql://h/d", "postgres://h:port/d"] {
        assert!(DatabaseUrl::parse(wrong).is_err(), "{wrong} was taken");
    }
}

#[test]
fn secrets_are_never_printed() {
    let config = Config::from_vars(&vars(&[
        ("CERTTRACKER_DATABASE_URL", "postgres://app:hunter2@db/certs?sslpassword=hunter2"),
        ("CERTTRACKER_KEY_SECRET", "hunter2-hunter2-hunter2-hunter2-hunter2"),
    ]))
    .unwrap();

    assert!(!config.to_string().contains("hunter2"), "{config}");
    assert!(!format!("{config:?}").contains("hunter2"));
    assert!(!faults(&[("CERTTRACKER_KEY_SECRET", "hunter2")]).contains("hunter2"));
    assert!(!faults(&[("CERTTRACKER_DATABASE_URL", "pg://app:hunter2@db")]).contains("hunter2"));
}

#[test]
fn the_environment_wins_over_the_file_and_blank_counts_as_unset() {
    let text = "[server]\nlisten = \"127.0.0.1:1\"\nworkers = 3\n[issuer]\nname = \"From file\"\n";
    let given = vars(&[("CERTTRACKER_LISTEN", "127.0.0.1:2"), ("CERTTRACKER_ISSUER_NAME", " ")]);

    let config = Config::from_vars_and_file(&given, Path::new("c.toml"), text).unwrap();

    assert_eq!(config.server.listen.port(), 2);
    assert_eq!(config.server.workers, 3);
    assert_eq!(config.issuer.name, "From file");
}

#[test]
fn what_the_file_says_in_vain_is_reported() {
    let text = "listen = 1\n[server]\nlisten_on = \"127.0.0.1:1\"\n[log]\nfilter = [1]\n";

    let report = Config::from_vars_and_file(&vars(&[]), Path::new("c.toml"), text).unwrap_err().to_string();

    assert!(report.contains("`listen` in c.toml: is not a section"), "{report}");
    assert!(
        report.contains("`server.listen_on` in c.toml: is not a setting; did you mean `server.listen`?"),
        "{report}"
    );
    assert!(report.contains("`log.filter` in c.toml: must be a text"), "{report}");
}

#[test]
fn what_is_printed_can_be_read_back() {
    let config = Config::from_vars(&vars(&[("CERTTRACKER_ISSUER_NAME", "A \"quoted\" name")])).unwrap();

    let again = Config::from_vars_and_file(&vars(&[]), Path::new("c.toml"), &config.to_string()).unwrap();

    assert_eq!(again.to_string(), config.to_string());
}

#[test]
fn sizes_are_read_with_units() {
    assert_eq!(bytes("65536"), Ok(65_536));
    assert_eq!(bytes("64 KiB"), Ok(65_536));
    assert_eq!(bytes("1MiB"), Ok(1_048_576));
    for wrong in ["", "0", "-1", "64 KB", "99999999999999999999", "20000000000 GiB"] {
        assert!(bytes(wrong).is_err(), "{wrong} was taken");
    }
}

#[cfg(unix)]
#[test]
fn the_key_secret_is_made_once_and_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = std::env::temp_dir().join(format!("certtracker-key-secret-{}", std::process::id()));
    let path = folder.join("deep/key-secret");
    let secret = KeySecret::Generated(path.clone());

    let first = secret.load().unwrap();
    let second = secret.load().unwrap();

    assert_eq!(first.expose_secret(), second.expose_secret());
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn postgresql_needs_a_key_secret_of_its_own() {
    let report = faults(&[("CERTTRACKER_DATABASE_URL", "postgres://h/d")]);

    assert!(report.contains("CERTTRACKER_KEY_SECRET: must be set with PostgreSQL"), "{report}");
}

const WITH_SERVER: [(&str, &str); 2] =
    [("CERTTRACKER_MAIL_SMTP_HOST", "smtp.example.org"), ("CERTTRACKER_MAIL_FROM", "Büro <a@example.org>")];

#[test]
fn mail_stays_here_until_a_mail_server_is_named() {
    let here = Config::from_vars(&vars(&[])).unwrap();
    let there = Config::from_vars(&vars(&WITH_SERVER)).unwrap();

    assert!(matches!(here.mail.transport, MailTransport::Mailbox));
    let MailTransport::Smtp(smtp) = &there.mail.transport else { panic!("{:?}", there.mail) };
    assert_eq!((smtp.port, smtp.tls), (587, SmtpTls::StartTls));
    assert_eq!(there.mail.marketing_from, there.mail.from);
    let again = Config::from_vars_and_file(&vars(&[]), Path::new("c.toml"), &there.to_string()).unwrap();
    assert_eq!(again.to_string(), there.to_string());
}

#[test]
fn settings_of_mail_that_contradict_each_other_are_told() {
    let with_server = |more: &[(&'static str, &'static str)]| faults(&[&WITH_SERVER, more].concat());
    let told = |report: String, fault: &str| assert!(report.contains(fault), "{report}");

    told(faults(&[("CERTTRACKER_MAIL_SMTP_HOST", "smtp.example.org")]), "CERTTRACKER_MAIL_FROM: must be set");
    told(faults(&[("CERTTRACKER_MAIL_SMTP_USER", "ada")]), "CERTTRACKER_MAIL_SMTP_USER: is set without");
    told(faults(&[("CERTTRACKER_PUBLIC_URL", "https://c.example.org")]), "CERTTRACKER_MAIL_SMTP_HOST: must be set");
    told(with_server(&[("CERTTRACKER_MAIL_SMTP_TLS", "none")]), "CERTTRACKER_MAIL_SMTP_TLS: is `none`");
    told(with_server(&[("CERTTRACKER_MAIL_SMTP_USER", "ada")]), "CERTTRACKER_MAIL_SMTP_PASSWORD: must be set");
    told(with_server(&[("CERTTRACKER_MAIL_SMTP_PASSWORD", "hunter2")]), "CERTTRACKER_MAIL_SMTP_USER: must be set");
    told(with_server(&[("CERTTRACKER_MAIL_REPLY_TO", "nobody")]), "`nobody` is not an address");
    let both = [("CERTTRACKER_MAIL_SMTP_PASSWORD", "hunter2"), ("CERTTRACKER_MAIL_SMTP_PASSWORD_FILE", "/x")];
    told(with_server(&both), "CERTTRACKER_MAIL_SMTP_PASSWORD_FILE: is set beside");
    assert!(!with_server(&both).contains("hunter2"));
}

#[test]
fn the_password_of_the_mail_server_is_never_printed() {
    let login = [("CERTTRACKER_MAIL_SMTP_USER", "ada"), ("CERTTRACKER_MAIL_SMTP_PASSWORD", "hunter2")];

    let config = Config::from_vars(&vars(&[&WITH_SERVER[..], &login].concat())).unwrap();

    assert!(!config.to_string().contains("hunter2") && !format!("{config:?}").contains("hunter2"));
}
