//! Writes sample badges and marks, to look at: `cargo run -p printed --example badges -- FOLDER`.

use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use language::Language;
use printed::{Badge, Look, Mark};
use rosette::Kind;

fn main() {
    let folder = PathBuf::from(env::args().nth(1).expect("a folder to write to"));
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("the folder can be written to");
    let (accreditation, certification) = (Kind::Accreditation, Kind::Certification);
    for (name, language, code, kind, level, title, issuer) in [
        (
            "specialist",
            Language::English,
            "250-580",
            certification,
            Some(2),
            "Symantec Certified Specialist: Endpoint Protection 14",
            "Symantec",
        ),
        (
            "associate",
            Language::English,
            "SLU-ATA",
            accreditation,
            Some(1),
            "Sluice Accredited Technical Associate",
            "Sluice Systems",
        ),
        (
            "japanese",
            Language::Japanese,
            "ND-300",
            certification,
            Some(4),
            "ネットワーク防御 認定専門家",
            "一般財団法人 例示認証機構",
        ),
        (
            "arabic",
            Language::Arabic,
            "NS-7",
            accreditation,
            Some(3),
            "أخصائي معتمد في أمن الشبكات",
            "هيئة المثال لمنح الشهادات",
        ),
        ("short", Language::English, "VCP", certification, Some(5), "Master", "Tessarine"),
        (
            "architect",
            Language::English,
            "ACC-SOLUTIONS",
            accreditation,
            Some(5),
            "Accredited Solutions Architect for Enterprise Data Protection",
            "Example Certification Body",
        ),
        (
            "long",
            Language::Spanish,
            "ISMS-9",
            certification,
            Some(3),
            "Sachverständige Person für Informationssicherheitsmanagementsysteme und Notfallvorsorgeplanung in kritischen Infrastrukturen",
            "Bundesverband für zertifizierte Informationssicherheitssachverständige e. V., Berlin",
        ),
        (
            "cyrillic",
            Language::English,
            "RU-12",
            certification,
            Some(1),
            "Сертифицированный инженер по сетевой безопасности",
            "Академия примеров",
        ),
        ("plain", Language::English, "TSE", accreditation, None, "Tessarine Sales Expert", "Tessarine"),
        (
            "partner",
            Language::English,
            "MER-SALES",
            accreditation,
            Some(4),
            "Meridian Accredited Sales Expert Plus",
            "Meridian",
        ),
    ] {
        let badge = Badge { language, code, kind, level, title, issuer };
        let begun = Instant::now();
        let svg = badge.svg().expect("it can be drawn");
        let drawn = begun.elapsed();
        let png = badge.png(1000).expect("it can be drawn");
        println!(
            "{name}: svg {} bytes in {drawn:?}, png {} bytes in {:?}",
            svg.len(),
            png.len(),
            begun.elapsed() - drawn
        );
        write(&format!("badge-{name}.svg"), svg.as_bytes());
        write(&format!("badge-{name}.png"), &png);
        for side in [64, 200, 400] {
            write(&format!("badge-{name}-{side}.png"), &badge.png(side).expect("it can be drawn"));
        }
    }
    for (name, language, code, kind, level, words) in [
        ("short", Language::English, "VCP", certification, Some(5), "Tessarine Master"),
        (
            "long",
            Language::English,
            "250-580",
            certification,
            Some(2),
            "Symantec Certified Specialist: Endpoint Protection 14",
        ),
        ("partner", Language::Spanish, "ACC", accreditation, Some(4), "Sluice Technical Associate"),
        ("arabic", Language::Arabic, "NS-7", accreditation, Some(3), "أخصائي معتمد في أمن الشبكات"),
        ("japanese", Language::Japanese, "ND-300", certification, None, "ネットワーク防御 認定専門家"),
    ] {
        for (look, of) in [(Look::OnLight, "light"), (Look::OnDark, "dark"), (Look::Black, "black")] {
            let mark = Mark { language, code, kind, level, name: words, look };
            write(&format!("mark-{name}-{of}.svg"), mark.svg().expect("it can be drawn").as_bytes());
            write(&format!("mark-{name}-{of}.png"), &mark.png(900).expect("it can be drawn"));
            write(&format!("mark-{name}-{of}.eps"), mark.eps().expect("it can be drawn").as_bytes());
        }
    }
}
