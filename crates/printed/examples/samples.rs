//! Writes sample documents, to look at: `cargo run -p printed --example samples -- FOLDER`.

use std::path::PathBuf;
use std::{env, fs};

use jiff::civil::date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ZonedDateTime};
use language::Language;
use printed::{Certificate, Outcome, Paper, ScoreReport, Section, Signatory, State, certificate, score_report};
use rosette::Kind;

fn main() {
    let folder = PathBuf::from(env::args().nth(1).expect("a folder to write to"));
    let write = |name: &str, bytes: Result<Vec<u8>, printed::Error>| {
        let path = folder.join(format!("{name}.pdf"));
        match bytes {
            Ok(bytes) => fs::write(&path, bytes).expect("the folder can be written to"),
            Err(error) => println!("{name}: {error}"),
        }
    };
    let made_at: Timestamp = "2026-03-02T10:00:00Z".parse().expect("a timestamp");
    let usual = Certificate {
        language: Language::English,
        paper: Paper::A4,
        issuer: "Example Certification Body",
        holder: "Ada Augusta King",
        code: "250-428",
        kind: Kind::Certification,
        level: Some(3),
        title: "Certified Widget Engineer",
        scheme: "Widget Engineering",
        scheme_version: "2026.1",
        scope: "Design, commissioning and maintenance of industrial widgets up to class C, without work on live parts.",
        number: "CWE-2026-000123",
        earned_on: date(2026, 2, 27),
        valid_from: date(2026, 3, 1),
        valid_to: Some(date(2029, 2, 28)),
        verification_code: "7K3QX-M0ZT9-4HWRC-E8NJB",
        verification_link: "https://certs.example.org/verify/7K3QX-M0ZT9-4HWRC-E8NJB",
        signatories: &[],
        credential: br#"{"type":["VerifiableCredential","OpenBadgeCredential"]}"#,
        made_at,
    };
    write("certificate", certificate(&usual));
    let signed = [
        Signatory { name: "Grace Hopper", role: "Head of the certification body" },
        Signatory { name: "Dr. Konrad Zuse", role: "Chair of the scheme committee" },
    ];
    write(
        "certificate-letter-signed",
        certificate(&Certificate {
            paper: Paper::Letter,
            signatories: &signed,
            kind: Kind::Accreditation,
            level: Some(5),
            code: "ACC-SOLUTIONS",
            title: "Accredited Solutions Architect for Enterprise Data Protection",
            valid_to: None,
            ..usual
        }),
    );
    write(
        "certificate-long",
        certificate(&Certificate {
            holder: "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff-Tepes-Castellanos y Fernández de Córdoba",
            issuer: "Bundesverband für zertifizierte Informationssicherheitssachverständige e. V., Berlin",
            title: "Sachverständige Person für Informationssicherheitsmanagementsysteme und Notfallvorsorgeplanung in kritischen Infrastrukturen",
            scope: "Prüfung, Bewertung und Begleitung von Managementsystemen der Informationssicherheit in Organisationen jeder Größe, einschließlich der Bewertung von Notfallkonzepten, Wiederanlaufplänen und Auslagerungen, mit Ausnahme von Anlagen der kerntechnischen Sicherheit.",
            signatories: &signed,
            ..usual
        }),
    );
    write(
        "certificate-short",
        certificate(&Certificate { holder: "Wu", scope: "", level: Some(1), code: "W1", ..usual }),
    );
    write(
        "certificate-vietnamese",
        certificate(&Certificate {
            holder: "Nguyễn Thị Minh Khai",
            language: Language::Spanish,
            code: "S-77",
            level: Some(2),
            ..usual
        }),
    );
    write(
        "certificate-japanese",
        certificate(&Certificate {
            language: Language::Japanese,
            holder: "髙橋 﨑太郎",
            issuer: "一般財団法人 例示認証機構",
            title: "認定ウィジェット技術者",
            scheme: "ウィジェット技術",
            scope: "産業用ウィジェットの設計、試運転および保守（クラス C まで）。活線作業を除く。",
            code: "J-100",
            level: Some(4),
            ..usual
        }),
    );
    write(
        "certificate-arabic",
        certificate(&Certificate {
            language: Language::Arabic,
            holder: "محمد بن عبد الله الأحمد",
            issuer: "هيئة المثال لمنح الشهادات",
            title: "مهندس أدوات معتمد",
            scheme: "هندسة الأدوات",
            scope: "تصميم الأدوات الصناعية وتشغيلها وصيانتها حتى الفئة C، من دون العمل على الأجزاء الموصولة بالكهرباء.",
            code: "AR-5",
            kind: Kind::Accreditation,
            level: Some(2),
            signatories: &signed,
            ..usual
        }),
    );
    for (name, holder) in [
        ("cyrillic", "Александр Сергеевич Ђорђевић"),
        ("greek", "Ελένη Παπαδοπούλου"),
        ("korean", "김민준 (Kim Min-jun)"),
        ("devanagari", "श्री कृष्ण शर्मा"),
    ] {
        write(&format!("certificate-{name}"), certificate(&Certificate { holder, ..usual }));
    }

    let sat_at =
        ZonedDateTime::new("2026-02-27T08:05:00Z".parse().expect("a timestamp"), TimeZone::fixed(Offset::constant(1)));
    let sections = [
        Section { title: "Planning", score: "18 of 25", percent: Some(72) },
        Section { title: "Installation and first configuration", score: "20 of 20", percent: Some(100) },
        Section { title: "Troubleshooting", score: "9 of 30", percent: Some(30) },
        Section { title: "Security", score: "11 of 15", percent: Some(73) },
    ];
    let report = ScoreReport {
        language: Language::English,
        paper: Paper::A4,
        issuer: "Example Certification Body",
        candidate: "Ada Augusta King",
        candidate_id: "CT-4711-0815",
        exam_code: "250-428",
        exam_title: "Administration of Widgets 9",
        vendor: "Example Testing",
        sat_at: &sat_at,
        registration_id: "412345678",
        state: State::Final,
        outcome: Outcome::Passed,
        score: Some("412"),
        passing_score: Some("300"),
        sections: &sections,
        notes: &[
            "Scores are scaled from 200 to 500, so that all forms of the exam are equally hard.",
            "Section scores show where to learn more; they do not add up to the score.",
        ],
        issued_on: date(2026, 3, 2),
        made_at,
    };
    write("report", score_report(&report));
    write("report-held", score_report(&ScoreReport { state: State::OnHold, paper: Paper::Letter, ..report }));
    write(
        "report-revoked",
        score_report(&ScoreReport {
            state: State::Revoked,
            outcome: Outcome::Failed,
            sections: &[],
            language: Language::Spanish,
            notes: &[],
            ..report
        }),
    );
    write(
        "report-japanese",
        score_report(&ScoreReport {
            language: Language::Japanese,
            candidate: "髙橋 﨑太郎",
            exam_title: "ウィジェット管理 9",
            ..report
        }),
    );
    write(
        "report-arabic",
        score_report(&ScoreReport {
            language: Language::Arabic,
            candidate: "محمد بن عبد الله الأحمد",
            exam_title: "إدارة الأدوات 9",
            ..report
        }),
    );
    let many: Vec<Section<'_>> = sections.iter().cycle().take(30).copied().collect();
    let note = "A long note that says the same thing again and again, for pages. ".repeat(90);
    write(
        "report-long",
        score_report(&ScoreReport {
            sections: &many,
            notes: &[&note],
            exam_title: "Administration of Widgets and of everything that is connected with widgets in distributed environments",
            ..report
        }),
    );
}
