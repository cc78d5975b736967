//! Files that nobody should have sent: each is refused whole, in plain words, and leaves nothing behind.

use catalogue::shipped::SAMPLE_RESULTS;
use contract::problem::ProblemCode;
use exam_delivery::pearson::COLUMNS;
use reqwest::Method;

use crate::harness::TestApp;
use crate::harness::http::{Answer, send};
use crate::harness::program::id;
use crate::harness::results::{archive, archive_of, pass, zip};

const PATH: &str = "/api/v1/result-imports";

async fn post(app: &TestApp, media_type: &str, body: impl Into<reqwest::Body>) -> Answer {
    let request = app.http().request(Method::POST, PATH).bearer_auth(app.office_token());
    send(request.header("content-type", media_type).body(body)).await
}

fn table(rows: &str) -> Vec<u8> {
    format!("{}\r\n{rows}\r\n", COLUMNS.join("\t")).into_bytes()
}

/// A member of more than 4 MiB that packs to nearly nothing.
fn bomb() -> Vec<u8> {
    let long = "0".repeat(60_000);
    table(&vec![long; 100].join("\r\n"))
}

fn utf16() -> Vec<u8> {
    let text = String::from_utf8(table("1\t2")).unwrap();
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[actix_web::test]
async fn a_hostile_archive_is_refused_with_the_reason_and_nothing_is_kept() {
    let app = TestApp::with_vendor().await;
    let good = archive(&[pass(id(100_000_001), "320-301", "2026/11/02")]);
    let before = app.books();
    let columns = (0..1_000_000).map(|column| format!("C{column}")).collect::<Vec<_>>().join("\t");
    let hostile: Vec<(&str, Vec<u8>, &str)> = vec![
        ("no body", Vec::new(), "zip"),
        ("text", b"RegistrationID\tGrade\r\n4711\tpass\r\n".to_vec(), "zip"),
        ("noise", (0..100_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect(), "zip"),
        (
            "noise with a signature",
            [b"PK\x03\x04".to_vec(), vec![7; 5_000]].concat(),
            "zip archive is cut short or damaged",
        ),
        ("nothing in it", zip(&[]), "no member with exam results"),
        ("no results in it", zip(&[("readme.txt", b"hello")]), "no member with exam results"),
        ("an empty member", zip(&[("exam.dat", b"")]), "is empty: a header line"),
        ("another table", zip(&[("exam.dat", b"Name\tAge\r\nAda\t36\r\n")]), "lacks the columns RegistrationID"),
        ("a parent folder", zip(&[("../../etc/exam.dat", &table(""))]), "is not a plain file name"),
        ("an absolute path", zip(&[("/etc/exam.dat", &table(""))]), "is not a plain file name"),
        ("a bomb", zip(&[("exam.dat", &table("")), ("sect.dat", &bomb())]), "unpacks to more than 200 times its size"),
        ("UTF-16", zip(&[("exam.dat", &utf16())]), "exam.dat"),
        ("a million columns", zip(&[("exam.dat", columns.as_bytes())]), "has more than 256 columns"),
        ("an endless line", zip(&[("exam.dat", &table(&"x".repeat(70_000)))]), "is longer than 65536 bytes"),
    ];
    for (what, body, reason) in hostile {
        let refused = post(&app, "application/zip", body).await;
        let detail = refused.problem(ProblemCode::ArchiveRefused).detail.unwrap();
        assert!(detail.contains(reason), "{what}: {detail}");
    }
    for part in [1, 3, 10, 30, 60, 90, 99] {
        let cut = good[..good.len() * part / 100].to_vec();
        post(&app, "application/zip", cut).await.problem(ProblemCode::ArchiveRefused);
    }

    assert_eq!(app.books(), before);
    assert_eq!(post(&app, "application/zip", good).await.status, 201);
}

#[actix_web::test]
async fn good_members_beside_a_bad_one_are_refused_with_it() {
    let app = TestApp::with_vendor().await;
    let before = app.books();
    let good = archive_of(&[("exam-1.dat", &[pass(id(100_000_001), "320-301", "2026/11/02")])]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(good)).unwrap();
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_index(0).unwrap(), &mut text).unwrap();
    let mixed = zip(&[("exam-1.dat", &text), ("exam-2.dat", b"Name\tAge\r\n")]);

    post(&app, "application/zip", mixed).await.problem(ProblemCode::ArchiveRefused);

    assert_eq!(app.books(), before);
}

#[actix_web::test]
async fn an_archive_above_the_limit_is_refused_whether_or_not_its_length_is_declared() {
    let app = TestApp::with_vendor_and(&[("CERTTRACKER_UPLOAD_LIMIT", "1 KiB")]).await;
    let before = app.books();
    assert!(SAMPLE_RESULTS.len() > 1024);

    let declared = post(&app, "application/zip", SAMPLE_RESULTS).await;
    let chunks = SAMPLE_RESULTS.chunks(500).map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec()));
    let stream = futures_util::stream::iter(chunks.collect::<Vec<_>>());
    let chunked = post(&app, "application/zip", reqwest::Body::wrap_stream(stream)).await;

    for refused in [declared, chunked] {
        let problem = refused.problem(ProblemCode::PayloadTooLarge);
        assert_eq!(problem.detail.as_deref(), Some("The largest body accepted here has 1,024 bytes."));
    }
    assert_eq!(app.books(), before);
}

#[actix_web::test]
async fn only_zip_files_are_read() {
    let app = TestApp::with_vendor().await;
    let before = app.books();

    for media_type in
        ["application/json", "text/plain", "multipart/form-data; boundary=x", "application/gzip", "nonsense"]
    {
        let refused = post(&app, media_type, SAMPLE_RESULTS).await;
        refused.problem(ProblemCode::UnsupportedMediaType);
    }

    assert_eq!(app.books(), before);
    for media_type in ["application/zip", "application/x-zip-compressed", "application/octet-stream"] {
        assert!(post(&app, media_type, SAMPLE_RESULTS).await.status.is_success(), "{media_type}");
    }
}

#[actix_web::test]
async fn a_file_name_that_cannot_be_shown_is_refused() {
    let app = TestApp::with_vendor().await;

    for name in ["", "a%0Ab.zip", &"x".repeat(256)] {
        let request = app.http().request(Method::POST, &format!("{PATH}?file_name={name}"));
        let request = request.bearer_auth(app.office_token()).header("content-type", "application/zip");
        let refused = send(request.body(SAMPLE_RESULTS)).await;
        refused.problem(ProblemCode::InvalidRequest);
    }
}
