use crate::installation::Installation;

const EXAM: &str = "exams:\n  - { code: E-1, title: One, kind: proctored }\n";

fn achievement(code: &str, requirement: &str) -> String {
    format!(
        "achievements:\n  - code: {code}\n    title: An achievement\n    kind: certification\n    versions:\n      \
         - version: v1\n        requirement: {requirement}\n"
    )
}

#[test]
fn the_shipped_catalogues_have_no_mistakes() {
    let here = Installation::new();

    for folder in ["fictional-vendor", "symantec-history"] {
        let folder = tests::root().join("catalogue").join(folder);
        let said = here.run(&["catalogue", "check", folder.to_str().unwrap()]).ok();
        assert!(said.contains(" documents in ") && said.ends_with("files, no mistakes.\n"), "{said}");
    }
    assert!(!here.database().exists(), "checking needs no database");
}

#[test]
fn every_mistake_is_told_by_file_line_and_field() {
    let here = Installation::new();
    here.file("c/exams.yaml", EXAM);
    here.file("c/unknown.yaml", achievement("A-1", "{ exam: { code: E-2 } }"));
    here.file("c/cycle.yaml", achievement("A-2", "{ achievement: { code: A-2 } }"));
    here.file("c/typing.yaml", "exams:\n  - code: E-3\n    titel: Three\n    kind: proctored\n");
    let folder = here.folder.join("c");

    let said = here.run(&["catalogue", "check", folder.to_str().unwrap()]).failed(1);

    assert!(said.starts_with("certtracker: the catalogue has "), "{said}");
    for place in ["unknown.yaml:7:", "cycle.yaml:", "typing.yaml:3:"] {
        assert!(said.lines().any(|line| line.starts_with(place)), "nothing begins with {place}:\n{said}");
    }
    assert!(said.contains("did you mean title?"), "{said}");
    assert!(said.contains("achievement A-1, versions[0].requirement.exam"), "{said}");
}

#[test]
fn a_catalogue_with_mistakes_is_not_put_in_force() {
    let here = Installation::new();
    here.file("c/all.yaml", format!("{EXAM}{}", achievement("A-1", "{ exam: { code: E-1 } }")));
    let folder = here.folder.join("c").to_str().unwrap().to_owned();
    let load = || here.run(&["catalogue", "load", &folder]);

    assert_eq!(load().ok(), "Revision 1 is in force, and everybody was decided anew.\n");
    assert_eq!(load().ok(), "Revision 1 is in force already, and is the same.\n");
    here.file("c/all.yaml", format!("{EXAM}{}", achievement("A-1", "{ exam: { code: E-9 } }")));
    let said = load().failed(1);

    assert!(said.contains("all.yaml:9:"), "{said}");
    assert_eq!(here.count("SELECT count(*) AS count FROM catalogue_revisions"), 1);
    here.file("c/all.yaml", EXAM);
    assert_eq!(load().ok(), "Revision 2 is in force, and everybody was decided anew.\n");
}

#[test]
fn a_folder_that_is_none_or_has_no_catalogue_is_told() {
    let here = Installation::new();
    here.file("empty/notes.txt", "nothing");
    let file = here.file("file.yaml", EXAM);

    let run = |path: &str| here.run(&["catalogue", "check", path]).failed(1);

    assert!(run(here.folder.join("missing").to_str().unwrap()).contains("the folder cannot be read"));
    assert!(run(&file).contains("the folder cannot be read"));
    assert!(run(here.folder.join("empty").to_str().unwrap()).contains(".yaml files are expected"));
}

#[test]
fn the_schema_for_editors_is_the_checked_in_one() {
    let here = Installation::new();

    let printed = here.run(&["catalogue", "schema"]).ok();

    let checked_in = std::fs::read_to_string(tests::root().join("catalogue/schema/catalogue.schema.json")).unwrap();
    assert_eq!(printed.trim_end(), checked_in.trim_end());
}
