use crate::installation::Installation;

#[test]
fn a_rehearsal_counts_what_would_be_removed_and_removes_nothing() {
    let here = Installation::new();
    here.run(&["mail", "test", "grace@example.org"]).ok();
    here.execute("UPDATE mails SET settled_at = 0");

    let rehearsed = here.run(&["retention", "--dry-run", "--format", "json"]).json();

    let of = |report: &serde_json::Value, policy: &str| {
        let rows = report["policies"].as_array().unwrap();
        rows.iter().find(|row| row["policy"] == policy).unwrap()["records"].as_u64()
    };
    assert_eq!((rehearsed["dry_run"].as_bool(), of(&rehearsed, "mails")), (Some(true), Some(1)), "{rehearsed}");
    assert_eq!(of(&rehearsed, "results"), Some(0), "what is kept for good is in the table, too");
    assert_eq!(here.count("SELECT count(*) AS count FROM mails"), 1);

    let said = here.run(&["retention"]).ok();

    assert!(said.ends_with("1 records removed.\n"), "{said}");
    assert_eq!(here.count("SELECT count(*) AS count FROM mails"), 0);
}
