//! The encoding of plain Latin fonts.

/// `WinAnsiEncoding` (ISO 32000-1, annex D.2), which is Windows-1252. The other encodings of Latin fonts have the same
/// letters of ASCII, and so has `PDFDocEncoding`; of their accents a font of today has a map.
pub(super) const WINDOWS: [char; 256] = {
    // From 0x80 to 0x9f; elsewhere it is Latin-1.
    const UPPER: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    let mut table = ['\0'; 256];
    let mut code = 0;
    while code < 256 {
        table[code] = if code >= 0x80 && code < 0xa0 { UPPER[code - 0x80] } else { code as u8 as char };
        code += 1;
    }
    table
};
