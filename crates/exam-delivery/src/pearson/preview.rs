//! What a message says, as text for a person to read, whatever it is.

use std::io::{Cursor, Read as _};

use encoding_rs::{UTF_8, WINDOWS_1252};
use zip::ZipArchive;

/// The most parts that are shown.
const MOST_PARTS: usize = 100;

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The name of a member, or nothing for the message itself.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Whether it says more.
    pub shortened: bool,
}

/// The members of an archive, or the message itself, each with so many bytes of text at most. Nothing is judged: what cannot be
/// unpacked is said in its place.
pub fn preview(bytes: &[u8], longest: usize) -> Vec<Preview> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return vec![part(String::new(), bytes, longest)];
    };
    (0..zip.len().min(MOST_PARTS))
        .map(|index| match zip.by_index(index) {
            Ok(member) => {
                let name = String::from_utf8_lossy(member.name_raw()).replace(char::is_control, "\u{fffd}");
                let mut read = Vec::new();
                // One byte more than is shown tells whether there is more; a bomb is not unpacked further.
                let limit = u64::try_from(longest).unwrap_or(u64::MAX).saturating_add(1);
                match member.take(limit).read_to_end(&mut read) {
                    Ok(_) => part(name, &read, longest),
                    Err(error) => Preview { name, text: format!("cannot be unpacked: {error}"), shortened: false },
                }
            }
            Err(error) => {
                Preview { name: index.to_string(), text: format!("cannot be unpacked: {error}"), shortened: false }
            }
        })
        .collect()
}

fn part(name: String, bytes: &[u8], longest: usize) -> Preview {
    let shown = &bytes[..bytes.len().min(longest)];
    let utf8 = std::str::from_utf8(shown).is_ok() || shown.starts_with(b"\xEF\xBB\xBF");
    let (text, _) = if utf8 { UTF_8 } else { WINDOWS_1252 }.decode_with_bom_removal(shown);
    Preview { name, text: text.into_owned(), shortened: bytes.len() > longest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pearson::ArchiveWriter;

    #[test]
    fn members_of_an_archive_and_plain_messages_are_shown_as_text() {
        let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
        archive.member("vcdc-1.dat", &["Message"]).unwrap();
        archive.row(&["caf\u{e9}"]).unwrap();
        let bytes = archive.finish().unwrap().into_inner();

        let parts = preview(&bytes, 1000);
        assert_eq!((parts[0].name.as_str(), parts[0].text.as_str()), ("vcdc-1.dat", "Message\r\ncaf\u{e9}\r\n"));
        let short = preview(&bytes, 3);
        assert_eq!((short[0].text.as_str(), short[0].shortened), ("Mes", true));

        let plain = preview(b"{\"eventId\":1}", 1000);
        assert_eq!((plain.len(), plain[0].text.as_str()), (1, "{\"eventId\":1}"));
        assert_eq!(preview(b"caf\xe9", 1000)[0].text, "caf\u{e9}");
    }
}
