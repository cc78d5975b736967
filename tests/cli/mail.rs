use crate::installation::Installation;

#[test]
fn a_test_mail_goes_where_mail_goes() {
    let here = Installation::new();

    let said = here.run(&["mail", "test", "grace@example.org", "--language", "ja"]).ok();

    assert!(said.starts_with("Sent: it is in the local mailbox, http://127.0.0.1:8080/dev/mail"), "{said}");
    let japanese = "SELECT count(*) AS count FROM mailbox WHERE subject = 'メール配信のテスト'";
    assert_eq!(here.count(japanese), 1);
    let json = here.run(&["mail", "test", "grace@example.org", "--format", "json"]).json();
    assert_eq!(json["sent"], true);
}

#[test]
fn a_mail_server_that_is_not_there_is_told_and_the_mail_waits() {
    let here = Installation::new();
    let mut command = here.command(&["mail", "test", "grace@example.org"]);
    command.env("CERTTRACKER_MAIL_SMTP_HOST", "127.0.0.1").env("CERTTRACKER_MAIL_SMTP_PORT", "1");

    let output = command.env("CERTTRACKER_MAIL_FROM", "Office <office@example.org>").output().unwrap();

    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("certtracker: the mail was not taken: connect: "), "{said}");
    assert_eq!(here.count("SELECT count(*) AS count FROM mails WHERE state = 'waiting'"), 1);
}

#[test]
fn dead_mails_are_listed_and_tried_again() {
    let here = Installation::new();
    assert_eq!(here.run(&["mail", "list", "--dead"]).ok(), "Every mail was delivered, or still waits.\n");
    let refused = here.run(&["mail", "test", "nowhere"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("not taken: compose: it is for no address"), "{refused:?}");

    let listed = here.run(&["mail", "list", "--dead", "--format", "json"]).json();

    assert_eq!(listed[0]["recipient"], "nowhere");
    let id = listed[0]["id"].as_str().unwrap().to_owned();
    let text = here.run(&["mail", "list", "--dead"]).ok();
    assert!(text.starts_with(&id) && text.contains("test to nowhere, 1 attempts: compose"), "{text}");
    assert_eq!(here.run(&["mail", "retry", &id]).ok(), "1 to be tried again.\n");
    assert!(here.run(&["mail", "retry", &id]).failed(1).contains("No dead mail has this id"));
    assert_eq!(here.run(&["mail", "retry", "--all-dead", "--format", "json"]).json()["retried"], 0);
}

#[test]
fn an_address_that_bounced_gets_no_mail() {
    let here = Installation::new();
    here.run(&["mail", "suppress", "Gone@example.org", "--reason", "bounced"]).ok();

    let said = here.run(&["mail", "test", "gone@example.org"]).failed(1);

    assert!(said.contains("no mail may go to this address: bounced since"), "{said}");
    assert_eq!(here.run(&["mail", "retry", "--all-dead"]).ok(), "1 to be tried again.\n");
    here.run(&["mail", "test", "gone@example.org"]).ok();
    assert_eq!(here.count("SELECT count(*) AS count FROM mailbox"), 2);
}
