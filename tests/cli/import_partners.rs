use crate::installation::Installation;

const CONTACTS: &str = "partner_id,company,contact_id,given_name,family_name,email\n\
    P-1,Northwind,1,Ingrid,Falk,ingrid@northwind.example\n\
    P-1,Northwind,2,,Suharto,nowhere\n";

#[test]
fn the_summary_counts_every_row_and_tells_faults_with_their_place() {
    let here = Installation::new();
    let file = here.file("contacts.csv", CONTACTS);

    let rehearsed = here.run(&["import-partners", &file, "--dry-run"]).ok();
    let text = here.run(&["import-partners", &file]).ok();

    assert!(rehearsed.starts_with("contacts.csv would be imported like this; nothing was kept:\n"), "{rehearsed}");
    assert!(text.starts_with("contacts.csv imported:\n"), "{text}");
    for line in [
        "        2  rows",
        "        1  people added",
        "        1  could not be taken",
        "fault: line 3, email: \"nowhere\"",
    ] {
        assert!(text.contains(line) && rehearsed.contains(line), "{line:?} is missing from:\n{text}");
    }
    let again = here.run(&["import-partners", &file, "--format", "json"]).json();
    assert_eq!((again["added"].as_u64(), again["unchanged"].as_u64()), (Some(0), Some(1)), "{again}");
    assert_eq!(here.count("SELECT count(*) AS count FROM mails"), 1);
}

#[test]
fn the_example_is_taken_without_a_fault() {
    let here = Installation::new();
    let sample = tests::root().join("catalogue/sample/partner-contacts.csv");

    let report = here.run(&["import-partners", sample.to_str().unwrap(), "--full", "--format", "json"]).json();

    assert_eq!(
        (report["added"].as_u64(), report["faulty"].as_u64(), report["companies"].as_u64()),
        (Some(6), Some(0), Some(2))
    );
}

#[test]
fn a_file_that_cannot_be_read_is_refused_in_a_sentence() {
    let here = Installation::new();
    let cases = [
        (here.file("other.csv", "a,b\n1,2\n"), "The header line lacks partner_id"),
        (here.folder.join("missing.csv").to_str().unwrap().to_owned(), "cannot be read: No such file"),
        (here.folder.to_str().unwrap().to_owned(), "is a folder; a CSV file is expected"),
    ];

    for (file, complaint) in cases {
        let said = here.run(&["import-partners", &file]).failed(1);
        assert!(said.contains(complaint), "{said}");
    }
    assert_eq!(here.count("SELECT count(*) AS count FROM company_contacts"), 0);
}

#[test]
fn companies_domains_and_tokens_are_kept_from_the_command_line() {
    let here = Installation::new();
    here.run(&["company", "put", "--partner", "P-1", "--name", "Northwind"]).ok();

    let record = here.run(&["company", "add-domain", "--partner", "P-1", "northwind.example"]).ok();
    here.run(&["company", "verify-domain", "--partner", "P-1", "northwind.example", "--ground", "seen"]).ok();
    let free = here.run(&["company", "add-domain", "--partner", "P-1", "gmail.com"]).failed(1);
    let token = here.run(&["scim-token", "create", "--name", "Entra ID", "--company", "P-1"]).ok();

    assert!(record.contains("certtracker-verification="), "{record}");
    assert!(free.contains("gives addresses to anybody"), "{free}");
    assert!(token.starts_with("ct_scim_") && token.trim().len() == 51, "{token}");
    let list = here.run(&["scim-token", "list"]).ok();
    assert!(list.contains("P-1") && list.contains("never used") && !list.contains(token.trim()), "{list}");
    let id = list.split_whitespace().next().unwrap();
    here.run(&["scim-token", "revoke", id]).ok();
    assert!(here.run(&["scim-token", "list"]).ok().contains("revoked"));
    here.run(&["scim-token", "revoke", id]).failed(1);
    here.run(&["scim-token", "create", "--name", "x", "--company", "P-9"]).failed(1);
}
