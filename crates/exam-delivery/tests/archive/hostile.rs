//! Archives that are refused whole, each with its own reason.

use std::io::{Cursor, Seek, SeekFrom, Write};

use exam_delivery::fault::ArchiveFault;
use exam_delivery::pearson::{Archive, COLUMNS, Limits};
use zip::write::SimpleFileOptions;

use crate::sample::{archive, header, read, read_with, row, zip};

fn good_table() -> Vec<u8> {
    format!("{}\n{}\n", header(), row(&[]).join("\t")).into_bytes()
}

/// Overwrites every occurrence of a run of bytes, in local and central headers alike.
fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut found = 0;
    for at in 0..=bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from {
            bytes[at..at + to.len()].copy_from_slice(to);
            found += 1;
        }
    }
    assert!(found > 0, "nothing to replace");
    bytes
}

fn refusal(bytes: &[u8]) -> ArchiveFault {
    read(bytes).unwrap_err()
}

#[test]
fn bytes_that_are_no_zip_archive_are_refused() {
    for bytes in [&b""[..], b"PK", b"hello", &good_table()] {
        assert_eq!(refusal(bytes), ArchiveFault::NotAZip);
    }
}

#[test]
fn an_archive_with_something_in_front_is_refused() {
    let bytes = [b"#!/bin/sh\n".to_vec(), archive(&[row(&[])])].concat();

    assert_eq!(refusal(&bytes), ArchiveFault::NotAZip);
    // Even when it looks like an archive from the first byte on.
    let bytes = [archive(&[row(&[("Score", "1")])]), archive(&[row(&[])])].concat();
    assert!(matches!(refusal(&bytes), ArchiveFault::Incomplete { .. }));
}

#[test]
fn an_archive_cut_off_anywhere_is_refused() {
    let bytes = archive(&[row(&[]), row(&[("RegistrationID", "2")])]);
    assert_eq!(read(&bytes).unwrap().len(), 2);

    for length in 0..bytes.len() {
        assert!(read(&bytes[..length]).is_err(), "cut at {length} of {}", bytes.len());
    }
}

#[test]
fn a_flipped_byte_never_changes_a_result_unnoticed() {
    let good = archive(&[row(&[])]);
    let expected = read(&good).unwrap();

    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x10;
        // Bytes that carry no contents, such as dates of members, may change.
        if let Ok(rows) = read(&bytes) {
            assert_eq!(rows, expected, "flipped byte {at}");
        }
    }
}

#[test]
fn an_empty_archive_and_one_without_results_are_refused() {
    assert!(matches!(refusal(&zip(&[])), ArchiveFault::NoExamMember { found } if found == "none"));
    let fault = refusal(&zip(&[("sect.dat", b""), ("notes.txt", b"")]));
    assert_eq!(
        fault.to_string(),
        "the archive has no member with exam results: one whose name starts with 'exam' is expected, found sect.dat, \
         notes.txt"
    );
}

#[test]
fn names_that_are_no_plain_file_names_are_refused() {
    for name in [
        "../exam.dat",
        "/exam.dat",
        "a/exam.dat",
        "a\\exam.dat",
        "C:exam.dat",
        "..",
        "exam\u{1b}.dat",
        "exämen.dat",
        "dir/",
    ] {
        let fault = refusal(&zip(&[(name, &good_table())]));
        assert!(matches!(fault, ArchiveFault::UnsafeName { .. }), "{name}: {fault:?}");
    }
}

#[test]
fn two_members_of_one_name_are_refused() {
    let bytes = zip(&[("exam-1.dat", &good_table()), ("exam-2.dat", &good_table())]);

    assert_eq!(refusal(&replaced(bytes, b"exam-2", b"exam-1")), ArchiveFault::DuplicateMember);
}

#[test]
fn a_symbolic_link_is_refused() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("exam.dat", "/etc/passwd", SimpleFileOptions::default()).unwrap();

    let fault = refusal(&writer.finish().unwrap().into_inner());

    assert_eq!(fault, ArchiveFault::SymbolicLink { member: "exam.dat".to_owned() });
}

#[test]
fn an_encrypted_member_is_refused() {
    let mut bytes = zip(&[("exam.dat", &good_table())]);
    let central = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;

    assert_eq!(refusal(&bytes), ArchiveFault::Encrypted { member: "exam.dat".to_owned() });
}

#[test]
fn an_unusual_compression_is_refused() {
    let mut bytes = zip(&[("exam.dat", &good_table())]);
    let central = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[8] = 14;
    bytes[central + 10] = 14;

    assert_eq!(refusal(&bytes), ArchiveFault::UnsupportedCompression { member: "exam.dat".to_owned() });
}

#[test]
fn too_many_members_are_refused() {
    let names: Vec<_> = (0..101).map(|number| format!("exam-{number}.dat")).collect();
    let members: Vec<_> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();

    assert_eq!(refusal(&zip(&members)), ArchiveFault::TooManyMembers { found: 101, max: 100 });
}

#[test]
fn a_zip_bomb_stops_at_its_ratio_before_it_is_unpacked() {
    for name in ["exam.dat", "other.bin"] {
        let mut bomb = good_table();
        bomb.resize(64 << 20, b'\n');
        let bytes = zip(&[(name, &bomb)]);
        assert!(bytes.len() < 100_000);

        assert_eq!(refusal(&bytes), ArchiveFault::Bomb { member: name.to_owned(), max: 200 });
    }
}

#[test]
fn a_member_over_the_limit_is_refused_by_its_claim_and_by_its_real_size() {
    let limits = Limits { member_bytes: 5_000, ..Limits::default() };
    let mut table = good_table();
    table.resize(6_000, b'\n');
    let honest = zip(&[("exam.dat", &table)]);
    // A claim of 16 bytes in place of 6 000, in both headers.
    let lying = replaced(honest.clone(), &6_000_u32.to_le_bytes(), &16_u32.to_le_bytes());

    let fault = ArchiveFault::MemberTooLarge { member: "exam.dat".to_owned(), max: 5_000 };
    assert_eq!(read_with(&honest, limits).unwrap_err(), fault);
    assert!(read_with(&lying, limits).is_err());
}

#[test]
fn members_that_are_too_large_together_are_refused() {
    let limits = Limits { contents_bytes: 1_000, ..Limits::default() };
    let members: Vec<_> = ["exam-1", "exam-2", "exam-3"].into_iter().map(|name| (name, good_table())).collect();
    let members: Vec<_> = members.iter().map(|(name, table)| (*name, table.as_slice())).collect();

    assert_eq!(read_with(&zip(&members), limits).unwrap_err(), ArchiveFault::ContentsTooLarge { max: 1_000 });
}

#[test]
fn an_archive_over_the_limit_is_refused() {
    let limits = Limits { archive_bytes: 100, ..Limits::default() };

    assert_eq!(read_with(&archive(&[]), limits).unwrap_err(), ArchiveFault::TooLarge { max: 100 });
}

#[test]
fn too_many_rows_are_refused() {
    let limits = Limits { rows: 2, ..Limits::default() };
    let rows = vec![row(&[]); 3];

    assert_eq!(read_with(&archive(&rows), limits).unwrap_err(), ArchiveFault::TooManyRows { max: 2 });
}

#[test]
fn a_million_columns_are_refused() {
    for count in [257, 1_000_000] {
        let names: Vec<_> = (0..count).map(|number| format!("c{number}")).collect();
        let bytes = zip(&[("exam.dat", names.join("\t").as_bytes())]);

        assert_eq!(
            refusal(&bytes),
            ArchiveFault::TooManyColumns { member: "exam.dat".to_owned(), max: 256 },
            "{count}"
        );
    }
}

#[test]
fn a_line_without_end_is_refused() {
    let mut table = good_table();
    table.extend(std::iter::repeat_n(b'x', 100_000));

    let fault = refusal(&zip(&[("exam.dat", &table)]));

    assert_eq!(fault, ArchiveFault::LineTooLong { member: "exam.dat".to_owned(), line: 3, max: 65_536 });
}

#[test]
fn headers_that_cannot_be_understood_are_refused() {
    let member = || "exam.dat".to_owned();
    let refuse = |header: &str| refusal(&zip(&[("exam.dat", header.as_bytes())]));

    assert_eq!(refuse(""), ArchiveFault::MissingHeader { member: member() });
    assert_eq!(refuse("\r\n"), ArchiveFault::MissingHeader { member: member() });
    let twice = ArchiveFault::DuplicateColumn { member: member(), column: "grade".to_owned() };
    assert_eq!(refuse(&format!("{}\tgrade", header())), twice);
    let unnamed = ArchiveFault::UnnamedColumn { member: member(), position: COLUMNS.len() + 1 };
    assert_eq!(refuse(&format!("{}\t", header())), unnamed);
    assert_eq!(
        refuse("RegistrationID\tClientCandidateID\tExamSeriesCode\tExamDate").to_string(),
        "the member exam.dat lacks the columns Grade, NoShow"
    );
}

#[test]
fn one_bad_member_refuses_the_archive_whole() {
    let bytes = zip(&[("exam-1.dat", &good_table()), ("exam-2.dat", b"Grade\tNoShow\n")]);

    assert!(matches!(refusal(&bytes), ArchiveFault::MissingColumns { member, .. } if member == "exam-2.dat"));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(header().encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let nul = [good_table(), b"1\t\0".to_vec()].concat();

    let fault = refusal(&zip(&[("exam.dat", &utf16)]));
    assert!(matches!(fault, ArchiveFault::WrongEncoding { line: 1, .. }), "{fault:?}");
    let fault = refusal(&zip(&[("exam.dat", &nul)]));
    assert!(matches!(fault, ArchiveFault::WrongEncoding { line: 3, .. }), "{fault:?}");
}

#[test]
fn an_archive_that_changes_after_it_was_checked_ends_in_a_fault() {
    let bytes = archive(&vec![row(&[]); 2_000]);
    let length = bytes.len();
    let path = std::env::temp_dir().join(format!("exam-delivery-{}.zip", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let mut file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    let mut opened = Archive::open(std::fs::File::open(&path).unwrap(), Limits::default()).unwrap();

    file.seek(SeekFrom::Start(length as u64 / 3)).unwrap();
    file.write_all(&[0x55; 64]).unwrap();

    let member = opened.exams()[0].clone();
    let last = opened.rows(&member).and_then(|rows| rows.last().unwrap());
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(last, Err(ArchiveFault::DamagedMember { .. })), "{last:?}");
}
