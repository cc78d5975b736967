//! Badges.

use std::collections::HashMap;
use std::thread;

use kurbo::{Rect, Shape as _};
use language::Language;
use printed::{Badge, Error};
use proptest::prelude::*;
use rosette::Kind;

use crate::picture::{Png, Svg};

fn sample() -> Badge<'static> {
    Badge {
        language: Language::English,
        code: "250-428",
        kind: Kind::Certification,
        level: Some(3),
        title: "Certified Widget Engineer",
        issuer: "Example Certification Body",
    }
}

fn read(badge: &Badge<'_>) -> Svg {
    Svg::of(&badge.svg().expect("it can be drawn"))
}

/// The outlines of the title: what is on top of everything.
fn title(svg: &Svg) -> Rect {
    svg.paths.last().expect("paths").bounds()
}

/// The ribbon is the first of two strips with notched ends: six corners.
fn ribbon(svg: &Svg) -> Rect {
    let strip = svg.paths.iter().rev().find(|path| path.data.elements().len() == 7);
    strip.expect("a ribbon").data.bounding_box()
}

#[test]
fn a_badge_is_one_document_of_paths_that_names_itself() {
    let badge = Badge { title: "A <script>&\"]]> \u{7}B", issuer: "Q & A", language: Language::Spanish, ..sample() };

    let svg = read(&badge);

    assert_eq!(svg.title, "A <script>&\"]]> B, Q & A");
    assert_eq!((svg.attribute("role"), svg.attribute("lang")), (Some("img"), Some("es")));
    assert_eq!(svg.attribute("xmlns"), Some("http://www.w3.org/2000/svg"));
    assert_eq!(svg.ground().width(), svg.ground().height());
    let allowed = [
        "svg",
        "title",
        "path",
        "xmlns",
        "viewBox",
        "role",
        "lang",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-linejoin",
        "d",
    ];
    let others: Vec<&String> = svg.names.iter().filter(|name| !allowed.contains(&&***name)).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn achievements_that_differ_in_anything_have_another_badge() {
    let mut seen = HashMap::new();
    for code in ["250-428", "250-429", "SCS", ""] {
        for kind in [Kind::Accreditation, Kind::Certification] {
            for level in [None, Some(1), Some(2), Some(3), Some(4), Some(5)] {
                let svg = Badge { code, kind, level, title: "T", issuer: "I", ..sample() }.svg().unwrap();
                if let Some(other) = seen.insert(svg, (code, kind, level)) {
                    panic!("{:?} looks like {other:?}", (code, kind, level));
                }
            }
        }
    }
}

#[test]
fn kind_and_level_are_seen_apart_from_the_rosette() {
    let edge = |kind, level| {
        let svg = read(&Badge { kind, level, title: "T", issuer: "I", ..sample() });
        (format!("{:?}", svg.paths[0].data), svg.paths[0].fill.clone(), svg.paths[1].fill.clone())
    };
    let stars = |level| {
        let svg = read(&Badge { level, title: "T", issuer: "I", ..sample() });
        svg.paths.iter().flat_map(|path| path.data.subpaths()).filter(|path| path.len() == 11).count()
    };

    for level in 1..5 {
        let (shape, metal, _) = edge(Kind::Certification, Some(level));
        let (higher_shape, higher_metal, _) = edge(Kind::Certification, Some(level + 1));
        assert!(shape != higher_shape && metal != higher_metal, "{level}");
        let (other_shape, _, _) = edge(Kind::Accreditation, Some(level));
        assert_ne!(shape, other_shape);
    }
    assert_ne!(edge(Kind::Certification, None).2, edge(Kind::Accreditation, None).2);
    assert_eq!([None, Some(1), Some(3), Some(5), Some(9)].map(stars), [0, 1, 3, 5, 5]);
}

#[test]
fn the_same_badge_is_the_same_bytes() {
    let draw = || (sample().svg().unwrap(), sample().png(96).unwrap());
    let elsewhere = thread::spawn(draw).join().expect("it can be drawn");
    assert_eq!(draw(), elsewhere);
}

#[test]
fn a_picture_has_the_size_that_was_asked_for_and_a_bare_ground() {
    for side in [1, 64, 333, 640] {
        let picture = Png::of(&sample().png(side).unwrap());
        assert_eq!((picture.width, picture.height), (side, side));
        if side > 1 {
            assert_eq!(picture.corners(), [0; 4]);
            assert_eq!(picture.at(side / 2, side / 2)[3], 255);
        }
    }
}

#[test]
fn a_picture_shows_what_the_drawing_says() {
    let badge = Badge { title: ".", issuer: ".", ..sample() };
    let (svg, picture) = (read(&badge), Png::of(&badge.png(500).unwrap()));
    let strips: Vec<_> = svg.paths.iter().filter(|path| path.data.elements().len() == 7).collect();
    let [edge, ground] = strips[..] else { panic!("{} strips", strips.len()) };
    let at = |x: f64, y: f64| {
        let place = |units: f64| ((units + 5000.0) / 20.0) as u32;
        let [red, green, blue, opaque] = picture.at(place(x), place(y));
        assert_eq!(opaque, 255);
        format!("#{red:02x}{green:02x}{blue:02x}")
    };

    let (outer, inner) = (edge.data.bounding_box(), ground.data.bounding_box());

    assert_eq!(Some(at(0.0, (outer.y0 + inner.y0) / 2.0)), edge.fill);
    assert_eq!(Some(at(0.0, inner.y0 + 30.0)), ground.fill);
}

#[test]
fn pictures_without_pixels_and_huge_ones_are_refused() {
    for width in [0, 4097, u32::MAX] {
        assert_eq!(sample().png(width), Err(Error::Pixels { width, most: 4096 }));
    }
}

#[test]
fn every_script_is_drawn() {
    for text in [
        "Łukasz Dvořák-Ñandú",
        "Nguyễn Thị Ánh",
        "Сертифицированный инженер",
        "Ελένη Παπαδοπούλου",
        "أخصائي معتمد في أمن الشبكات",
        "ネットワーク防御 認定専門家",
        "王小明",
        "김민준",
        "Հայկ",
        "ნინო",
        "דוד בן־גוריון",
        "श्री कृष्ण",
        "ปิยะ",
    ] {
        let (named, bare) = (read(&Badge { title: text, issuer: text, ..sample() }), read(&sample()));
        let (room, seen) = (ribbon(&named), title(&named));
        assert!(seen.area() > 0.04 * room.area() && room.union(seen) == room, "{text}: {seen:?} in {room:?}");
        assert_eq!(named.paths.len(), bare.paths.len(), "{text}");
    }
}

#[test]
fn characters_that_do_not_print_are_named() {
    for badge in [Badge { title: "Ada \u{1f600}", ..sample() }, Badge { issuer: "Ada \u{1f600}", ..sample() }] {
        assert_eq!(badge.svg(), Err(Error::Unprintable(vec!['\u{1f600}'])));
        assert_eq!(badge.png(64), Err(Error::Unprintable(vec!['\u{1f600}'])));
    }
}

#[test]
fn what_does_not_fit_however_small_is_refused() {
    assert_eq!(Badge { title: &"very ".repeat(300), ..sample() }.svg(), Err(Error::TooLong));
    assert_eq!(Badge { issuer: &"very ".repeat(60), ..sample() }.svg(), Err(Error::TooLong));
}

#[test]
fn a_badge_of_the_longest_texts_is_small_enough_to_send() {
    let title =
        "情報処理システムの安全確保および高度ネットワーク防御技術に関する専門的知識と実務経験を有する認定専門家";
    let issuer = "一般財団法人 全国情報通信技術資格認定機構 試験運営委員会事務局";

    let svg = Badge { title: &title.repeat(2), issuer, level: Some(5), ..sample() }.svg().unwrap();

    assert!(svg.len() < 120_000, "{} bytes", svg.len());
}

/// Titles of several words of several scripts.
fn titles() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Certified",
        "Specialist:",
        "of",
        "Informationssicherheitsmanagementsysteme",
        "14",
        "администратор",
        "الشبكات",
        "إِدارة",
        "ネットワーク防御",
        "認定専門家",
        "Ằgj",
        "ที่ปรึกษา",
        "WWWWWW",
        "i",
    ]);
    prop::collection::vec(words, 1..14).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn titles_stay_on_the_ribbon_and_everything_on_the_ground(title_text in titles(), level in 0_u8..7) {
        let svg = read(&Badge { title: &title_text, level: Some(level), ..sample() });
        let (ribbon, seen) = (ribbon(&svg), title(&svg));
        // Clear of its lines and its notches.
        let room = ribbon.inflate(-500.0, -210.0);
        prop_assert!(room.union(seen) == room, "{seen:?} in {room:?}");
        let ground = svg.ground();
        for path in &svg.paths {
            let bounds = path.bounds();
            prop_assert!(ground.union(bounds) == ground, "{bounds:?}");
        }
    }
}
