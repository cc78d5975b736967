//! Prints an HTML page with many rosettes, to look at them.
//!
//! `cargo run -p rosette --example sheet > sheet.html`

use rosette::{Detail, Inks, Kind, Spec, rosette, to_svg};

fn main() {
    let inks = Inks::default();
    println!(
        "<!doctype html><meta charset=utf-8><style>body{{margin:20px;background:#f3eddc;width:1400px;font:12px sans-serif}}div{{display:flex;gap:16px;align-items:center;margin:8px}}</style>"
    );
    for (kind, codes) in [
        (Kind::Certification, ["SCS-SEP14", "MER-ADMIN", "VCP"]),
        (Kind::Accreditation, ["STS-SMG105", "MER-SALES", "ASC-DLP"]),
    ] {
        for level in [1, 3, 5] {
            println!("<div>");
            for code in codes {
                let spec = Spec { code, kind, level: Some(level) };
                for (detail, size) in
                    [(Detail::Engraving, 250), (Detail::Badge, 96), (Detail::Mark, 40), (Detail::Mark, 24)]
                {
                    let svg = to_svg(&rosette(&spec, detail), code, &inks);
                    println!(
                        "{}<small>{}</small>",
                        svg.replacen("<svg ", &format!("<svg width={size} "), 1),
                        svg.len()
                    );
                }
            }
            println!("</div>");
        }
    }
}
