//! What a file is, by its content: one PDF, JPEG or PNG from the first byte to the last, and nothing else besides.
//!
//! A file that is two things at once is how one thing is smuggled in as another. So each format is walked along its own
//! structure, which must end where the file ends, and marks of other formats are looked for where their readers look. This is a
//! first line: the second is that a document is only ever served as a download, with a policy that lets nothing run.

/// The formats that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MediaType {
    Pdf,
    Jpeg,
    Png,
}

impl MediaType {
    /// As in `Content-Type`.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// What its file names end in.
    pub(super) const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &[".pdf"],
            Self::Jpeg => &[".jpg", ".jpeg", ".jpe"],
            Self::Png => &[".png"],
        }
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum ContentFault {
    #[error("The file is empty.")]
    Empty,
    #[error("The file is neither a PDF nor a JPEG nor a PNG file, whatever its name says.")]
    Unknown,
    #[error("The file is cut off or damaged.")]
    Damaged,
    #[error("The file has something besides the document in it. Print or scan it anew, and send that.")]
    Ambiguous,
    #[error("The PDF runs programs or holds other files. Print it into a plain PDF, and send that.")]
    Active,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// How far from the start a browser looks for what a file is (WHATWG MIME Sniffing, section 5.3, rounded up).
const SNIFFED: usize = 2048;
/// The length of a zip archive's last record with the longest comment (APPNOTE.TXT, section 4.3.16).
const ZIP_END: usize = 22 + 0xffff;

/// What a file is.
pub(super) fn recognise(bytes: &[u8]) -> Result<MediaType, ContentFault> {
    let media_type = match bytes {
        [] => return Err(ContentFault::Empty),
        _ if bytes.starts_with(b"%PDF-") => pdf(bytes).map(|()| MediaType::Pdf)?,
        [0xff, 0xd8, 0xff, ..] => jpeg(bytes).map(|()| MediaType::Jpeg)?,
        _ if bytes.starts_with(PNG) => png(bytes).map(|()| MediaType::Png)?,
        _ => return Err(ContentFault::Unknown),
    };
    // An archive is found by its last record.
    let tail = &bytes[bytes.len().saturating_sub(ZIP_END)..];
    if contains(tail, b"PK\x05\x06") {
        return Err(ContentFault::Ambiguous);
    }
    // A page or a program is found by its first words; in a picture it has no business anywhere.
    let searched = if media_type == MediaType::Pdf { &bytes[..bytes.len().min(SNIFFED)] } else { bytes };
    let markup: [&[u8]; 4] = [b"<script", b"<html", b"<!doctype", b"<?php"];
    if markup.iter().any(|mark| contains_whatever_case(searched, mark)) {
        return Err(ContentFault::Ambiguous);
    }
    Ok(media_type)
}

/// A PDF ends with its end mark (ISO 32000-2, section 7.5.5), and does nothing.
fn pdf(bytes: &[u8]) -> Result<(), ContentFault> {
    let end = bytes.iter().rposition(|byte| !byte.is_ascii_whitespace() && *byte != 0).map_or(0, |last| last + 1);
    if !bytes[..end].ends_with(b"%%EOF") {
        let cut_off = !contains(bytes, b"%%EOF");
        return Err(if cut_off { ContentFault::Damaged } else { ContentFault::Ambiguous });
    }
    let active: [&[u8]; 3] = [b"/JavaScript", b"/Launch", b"/EmbeddedFile"];
    if active.iter().any(|name| contains(bytes, name)) { Err(ContentFault::Active) } else { Ok(()) }
}

/// A JPEG is a run of segments from its start to its end mark (ITU-T T.81, annex B). Cameras put further pictures behind the
/// first (CIPA DC-007); nothing else may stand there.
fn jpeg(bytes: &[u8]) -> Result<(), ContentFault> {
    let mut rest = bytes;
    loop {
        rest = one_jpeg(rest).ok_or(ContentFault::Damaged)?;
        if rest.iter().all(|byte| *byte == 0) {
            return Ok(());
        }
        if !rest.starts_with(&[0xff, 0xd8, 0xff]) {
            return Err(ContentFault::Ambiguous);
        }
    }
}

/// What follows one picture.
fn one_jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        rest = rest.strip_prefix(&[0xff])?;
        let (marker, after) = rest.split_first()?;
        match marker {
            // Padding before a marker.
            0xff => {}
            0xd9 => return Some(after),
            0x01 | 0xd0..=0xd7 => rest = after,
            _ => {
                let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
                rest = after.get(length.max(2)..)?;
                if *marker == 0xda {
                    rest = after_scan(rest)?;
                }
            }
        }
    }
}

/// The marker that ends the coded data of a scan. In the data, `FF` is followed by a zero or by a restart marker.
fn after_scan(data: &[u8]) -> Option<&[u8]> {
    let end = data.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff))?;
    Some(&data[end..])
}

/// A PNG is a run of chunks, the first of which is its header and the last its end (W3C PNG, section 5).
fn png(bytes: &[u8]) -> Result<(), ContentFault> {
    let mut rest = &bytes[PNG.len()..];
    let mut first = true;
    loop {
        let (length, after) = rest.split_first_chunk::<4>().ok_or(ContentFault::Damaged)?;
        let (kind, after) = after.split_first_chunk::<4>().ok_or(ContentFault::Damaged)?;
        // The check sum behind the data is left to those who draw the picture.
        let length = u32::from_be_bytes(*length) as usize;
        rest = length.checked_add(4).and_then(|end| after.get(end..)).ok_or(ContentFault::Damaged)?;
        if first != (kind == b"IHDR") || !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(ContentFault::Damaged);
        }
        first = false;
        if kind == b"IEND" {
            return if rest.is_empty() { Ok(()) } else { Err(ContentFault::Ambiguous) };
        }
    }
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

fn contains_whatever_case(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME_PDF: &[u8] =
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
    /// A picture of one segment and one scan, whose data has a stuffed byte and a restart marker.
    const SOME_JPEG: &[u8] = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xff\xda\x00\x03\x01\x12\xff\x00\xff\xd0\x34\xff\xd9";

    fn some_png() -> Vec<u8> {
        [PNG, b"\0\0\0\x02IHDRab1234", b"\0\0\0\0IDAT1234", b"\0\0\0\0IEND1234"].concat()
    }

    #[test]
    fn whole_files_of_the_three_formats_are_recognised() {
        assert_eq!(recognise(SOME_PDF), Ok(MediaType::Pdf));
        assert_eq!(recognise(SOME_JPEG), Ok(MediaType::Jpeg));
        assert_eq!(
            recognise(&[SOME_JPEG, SOME_JPEG, b"\0\0"].concat()),
            Ok(MediaType::Jpeg),
            "a camera's second picture"
        );
        assert_eq!(recognise(&some_png()), Ok(MediaType::Png));
    }

    #[test]
    fn what_is_something_else_is_refused_whatever_it_begins_with() {
        assert_eq!(recognise(b""), Err(ContentFault::Empty));
        for other in
            [&b"MZ\x90\0"[..], b"\x7fELF", b"PK\x03\x04", b"GIF89a", b"<svg/>", b" %PDF-1.7\n%%EOF", b"\xff\xd8"]
        {
            assert_eq!(recognise(other), Err(ContentFault::Unknown), "{other:?}");
        }
    }

    #[test]
    fn every_file_that_was_cut_off_is_refused() {
        for whole in [SOME_PDF.trim_ascii_end(), SOME_JPEG, &some_png()] {
            for length in 8..whole.len() {
                assert_eq!(recognise(&whole[..length]), Err(ContentFault::Damaged), "{length}");
            }
        }
    }

    #[test]
    fn a_file_that_is_two_things_at_once_is_refused() {
        let zip_end = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
        let with_comment = |text: &[u8]| {
            let length = u16::try_from(text.len() + 2).unwrap().to_be_bytes();
            [&SOME_JPEG[..2], b"\xff\xfe", &length, text, &SOME_JPEG[2..]].concat()
        };
        for (file, why) in [
            ([SOME_PDF, zip_end].concat(), "an archive behind a PDF"),
            ([&SOME_PDF[..9], zip_end, &SOME_PDF[9..]].concat(), "an archive inside of a PDF"),
            ([&b"%PDF-1.7\n%<SCRIPT>alert(1)</SCRIPT>\n"[..], &SOME_PDF[9..]].concat(), "a page in a PDF"),
            ([SOME_JPEG, b"<?php system($_GET[0]);"].concat(), "a program behind a picture"),
            (with_comment(b"<?PHP system($_GET[0]);"), "a program in a comment"),
            (with_comment(b"<html>"), "a page in a comment"),
            ([&some_png()[..], zip_end].concat(), "an archive behind a picture"),
        ] {
            assert_eq!(recognise(&file), Err(ContentFault::Ambiguous), "{why}");
        }
    }

    #[test]
    fn a_pdf_that_does_something_is_refused() {
        for action in ["/S /JavaScript /JS (app.alert(1))", "/S /Launch", "/Type /EmbeddedFile"] {
            let file = [&SOME_PDF[..9], action.as_bytes(), &SOME_PDF[9..]].concat();
            assert_eq!(recognise(&file), Err(ContentFault::Active), "{action}");
        }
    }
}
