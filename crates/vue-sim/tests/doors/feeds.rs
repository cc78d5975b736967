use crate::bench::{Bench, CDD, EAD, ada, add, but, table};

#[tokio::test]
async fn good_records_are_confirmed_with_the_vendors_numbers() {
    let bench = Bench::new();

    let candidates = bench.send_candidates(&[ada("AAAA-BBBB-1")]).await;
    let authorizations = bench.send_authorizations(&[add("20261129170000001", "AAAA-BBBB-1")]).await;

    assert_eq!(candidates[0]["ClientCandidateID"], "AAAA-BBBB-1");
    assert_eq!(candidates[0]["CandidateID"], "1000001");
    assert_eq!(candidates[0]["Status"], "Accepted");
    assert_eq!(authorizations[0]["ClientAuthorizationID"], "20261129170000001");
    assert_eq!(authorizations[0]["AuthorizationID"], "5000001");
    assert_eq!(authorizations[0]["ClientCandidateID"], "AAAA-BBBB-1");
    assert_eq!(authorizations[0]["Status"], "Accepted");
    let books = bench.sim.books();
    assert_eq!(books["candidates"]["AAAA-BBBB-1"]["lastName"], "Åkerström-Lovelace");
}

#[tokio::test]
async fn a_record_that_breaks_a_rule_is_refused_with_the_fields_name() {
    let bench = Bench::new();
    let long = "x".repeat(51);
    let cases = [
        (("FirstName", &long[..31]), "FirstName"),
        (("LastName", &long[..51]), "LastName"),
        (("Email", "nobody"), "Email"),
        (("Country", "SE"), "Country"),
        (("Country", "XXX"), "Country"),
        (("Country", "USA"), "State"),
        (("FAX", "555"), "FAXCountryCode"),
        (("LastUpdate", "29.11.2026"), "LastUpdate"),
        (("CandidateID", "abc"), "CandidateID"),
    ];
    let ids: Vec<String> = (0..cases.len()).map(|index| format!("C-{index}")).collect();
    let rows: Vec<_> = cases.iter().zip(&ids).map(|((value, _), id)| but(&ada(id), &[*value])).collect();

    let confirmed = bench.send_candidates(&rows).await;

    for ((case, field), row) in cases.iter().zip(&confirmed) {
        assert_eq!(row["Status"], "Error", "{case:?}");
        assert!(row["Message"].contains(field), "{case:?}: {}", row["Message"]);
    }
}

#[tokio::test]
async fn authorizations_are_added_once_and_changed_only_when_they_are_known() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;

    let rows = bench
        .send_authorizations(&[
            add("1", "C-1"),
            add("2", "C-2"),
            but(&add("3", "C-1"), &[("AuthorizationTransactionType", "Update")]),
            but(&add("3", "C-1"), &[("AuthorizationTransactionType", "Delete")]),
            but(&add("1", "C-1"), &[("AuthorizationTransactionType", "Update"), ("ExamAuthorizationCount", "2")]),
            but(&add("1", "C-1"), &[("AuthorizationTransactionType", "Delete")]),
            but(&add("1", "C-1"), &[("AuthorizationTransactionType", "Update")]),
            add("1", "C-1"),
        ])
        .await;

    let said: Vec<_> = rows.iter().map(|row| (row["Status"].as_str(), row["Message"].as_str())).collect();
    assert_eq!(
        said,
        [
            ("Error", "ClientAuthorizationID already exists"),
            ("Error", "ClientCandidateID not found"),
            ("Error", "ClientAuthorizationID not found"),
            ("Error", "ClientAuthorizationID not found"),
            ("Accepted", ""),
            ("Accepted", ""),
            ("Error", "ClientAuthorizationID not found"),
            ("Error", "ClientAuthorizationID already exists"),
        ]
    );
}

#[tokio::test]
async fn an_authorization_with_a_booking_cannot_be_deleted_or_moved_off_it() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    bench.book("1", "09:00:00").await;

    let rows = bench
        .send_authorizations(&[
            but(&add("1", "C-1"), &[("AuthorizationTransactionType", "Delete")]),
            but(
                &add("1", "C-1"),
                &[("AuthorizationTransactionType", "Update"), ("EligibilityApptDateLast", "2031/01/15 23:59:59")],
            ),
            but(
                &add("1", "C-1"),
                &[("AuthorizationTransactionType", "Update"), ("EligibilityApptDateLast", "2031/01/16 23:59:59")],
            ),
        ])
        .await;

    assert_eq!(rows[0]["Message"], "appointment exists");
    assert_eq!(rows[1]["Message"], "the appointment would be outside the eligibility dates");
    assert_eq!(rows[2]["Status"], "Accepted");
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_as_a_whole_and_by_its_name() {
    let bench = Bench::new();
    let good = table(&CDD, &[ada("C-1")]);
    bench.upload("cdd-20261129-170000.dat", &good[..good.len() - 1]).await;
    bench.upload("ead-20261129-170000.dat", &table(&EAD[1..], &[])).await;
    bench.upload("cdd-today.dat", &good).await;

    bench.sim.run_feeds().unwrap();

    let archives = bench.collect().await;
    let mut messages = Vec::new();
    for (_, members) in &archives {
        for (_, rows) in members {
            assert_eq!(rows.len(), 1);
            assert_eq!(rows[0]["Status"], "Error");
            assert_eq!(rows[0].get("ClientAuthorizationID").unwrap_or(&rows[0]["ClientCandidateID"]), "");
            messages.push(rows[0]["Message"].clone());
        }
    }
    messages.sort();
    assert_eq!(messages.len(), 3);
    assert_eq!(messages[0], "cdd-20261129-170000.dat: the last line does not end in CRLF");
    assert!(messages[1].starts_with("cdd-today.dat: the name"), "{}", messages[1]);
    assert!(messages[2].starts_with("ead-20261129-170000.dat: column 1"), "{}", messages[2]);
    assert!(bench.sim.books()["candidates"].as_object().unwrap().is_empty());
}

#[tokio::test]
async fn a_file_that_is_not_finished_is_left_alone() {
    let bench = Bench::new();
    std::fs::write(bench.sim.incoming().join("cdd-20261129-170000.dat.part"), "half").unwrap();

    let run = bench.sim.run_feeds().unwrap();

    assert!(run.read.is_empty() && run.written.is_empty());
}

#[tokio::test]
async fn feeds_run_by_themselves_when_they_are_told_to() {
    let bench = Bench::with(|settings| settings.feed_every = Some(std::time::Duration::from_millis(20)));
    bench.upload("cdd-20261129-170000.dat", &table(&CDD, &[ada("C-1")])).await;

    for _ in 0..100 {
        if !bench.collect().await.is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nothing was confirmed");
}
