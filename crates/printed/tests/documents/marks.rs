//! Marks.

use kurbo::{Point, Rect};
use language::Language;
use printed::{Error, Look, Mark};
use proptest::prelude::*;
use rosette::Kind;

use crate::picture::{Eps, Png, Svg};

const LOOKS: [Look; 3] = [Look::OnLight, Look::OnDark, Look::Black];

fn sample() -> Mark<'static> {
    Mark {
        language: Language::English,
        code: "250-428",
        kind: Kind::Certification,
        level: Some(3),
        name: "Certified Widget Engineer",
        look: Look::OnLight,
    }
}

fn read(mark: &Mark<'_>) -> Svg {
    Svg::of(&mark.svg().expect("it can be drawn"))
}

#[test]
fn a_mark_says_what_it_stands_for_in_each_language() {
    for (language, kind, words) in [
        (Language::English, Kind::Certification, "Certified, Certified Widget Engineer"),
        (Language::English, Kind::Accreditation, "Accredited, Certified Widget Engineer"),
        (Language::Japanese, Kind::Certification, "認定資格, Certified Widget Engineer"),
    ] {
        assert_eq!(read(&Mark { language, kind, ..sample() }).title, words);
    }
}

#[test]
fn each_look_has_the_colours_for_its_ground() {
    let colours = |look| {
        let svg = read(&Mark { look, ..sample() });
        let mut colours: Vec<String> =
            svg.paths.iter().flat_map(|path| [path.fill.clone(), path.stroke.clone()]).flatten().collect();
        let letters = colours.last().expect("paths").clone();
        colours.sort();
        colours.dedup();
        (colours, letters)
    };

    let [(light, on_light), (dark, on_dark), (black, _)] = LOOKS.map(colours);

    assert_eq!(black, ["#000000"]);
    assert!(light.len() > 3 && dark.len() > 3);
    let red = |colour: &str| u8::from_str_radix(&colour[1..3], 16).expect("a colour");
    assert!(red(&on_light) < 0x60 && red(&on_dark) > 0xd0, "{on_light} and {on_dark}");
}

#[test]
fn in_arabic_the_medallion_stands_on_the_right() {
    let middle = |language| {
        let svg = read(&Mark { language, name: "شبكات", ..sample() });
        let (medallion, name) = (svg.paths[0].bounds(), svg.paths.last().expect("paths").bounds());
        assert!(medallion.intersect(name).is_zero_area(), "{medallion:?} {name:?}");
        name.center().x - medallion.center().x
    };
    assert!(middle(Language::English) > 0.0 && middle(Language::Arabic) < 0.0);
}

#[test]
fn a_picture_is_as_wide_as_asked_and_its_ground_is_bare() {
    for look in LOOKS {
        let mark = Mark { look, ..sample() };
        let (picture, ground) = (Png::of(&mark.png(400).unwrap()), read(&mark).ground());
        let height = (400.0 * ground.height() / ground.width()).round() as u32;
        assert_eq!((picture.width, picture.height), (400, height));
        assert_eq!(picture.corners(), [0; 4]);
    }
    assert_eq!(sample().png(0), Err(Error::Pixels { width: 0, most: 4096 }));
}

#[test]
fn black_leaves_the_field_bare_where_colour_covers_it() {
    let eye = |look| {
        let mark = Mark { look, language: Language::English, ..sample() };
        let picture = Png::of(&mark.png(1200).unwrap());
        picture.at(picture.height / 2, picture.height / 2)[3]
    };
    assert_eq!((eye(Look::OnLight), eye(Look::Black)), (255, 0));
}

#[test]
fn eps_has_paths_in_plain_colours_and_nothing_else() {
    for look in LOOKS {
        let mark = Mark { look, name: "認定専門家 Ж", ..sample() };
        let text = mark.eps().unwrap();
        let eps = Eps::of(&text);

        assert_eq!(mark.eps().unwrap(), text);
        assert!(text.contains("\n%%Title: (250-428)\n"));
        let known =
            ["gsave", "grestore", "certtracker", "begin", "end", "showpage", "setlinejoin", "setlinecap", "setdash"];
        let drawing = ["m", "l", "c", "z", "f", "s", "k", "scale", "[]"];
        let others: Vec<&String> =
            eps.operators.iter().filter(|word| !known.contains(&&***word) && !drawing.contains(&&***word)).collect();
        assert!(others.is_empty(), "{others:?}");
        let depth = eps.operators.iter().fold(0, |depth, word| match &**word {
            "gsave" => depth + 1,
            "grestore" => depth - 1,
            _ => depth,
        });
        assert_eq!(depth, 0);
        assert_eq!(look == Look::Black, eps.colours == ["[0.0, 0.0, 0.0]"]);
    }
}

#[test]
fn characters_that_do_not_print_are_named() {
    let mark = Mark { name: "\u{1f600}", ..sample() };
    assert_eq!(mark.svg(), Err(Error::Unprintable(vec!['\u{1f600}'])));
    assert_eq!(mark.eps(), Err(Error::Unprintable(vec!['\u{1f600}'])));
    assert_eq!(Mark { name: &"very ".repeat(100), ..sample() }.png(64), Err(Error::TooLong));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_bounding_box_covers_every_point(name in "[A-ZŠg][a-zé]{0,11}( [A-Za-zИ]{1,12}){0,4}", level in 1_u8..6, look in 0_usize..3, round: bool) {
        let kind = if round { Kind::Certification } else { Kind::Accreditation };
        let mark = Mark { name: &name, level: Some(level), look: LOOKS[look], kind, ..sample() };
        let eps = Eps::of(&mark.eps().expect("it can be drawn"));

        prop_assert!(eps.points.len() > 500);
        let reached = eps.points.iter().fold(Rect::from_center_size(Point::new(1.0, 1.0), (0.0, 0.0)), |all, point| {
            all.union_pt(*point)
        });
        prop_assert!(eps.fine_bounds.union(reached) == eps.fine_bounds, "{reached:?} in {:?}", eps.fine_bounds);
        prop_assert!(eps.bounds == eps.fine_bounds.expand());
    }
}
