//! What every badge and page relies on, over many achievements.

use std::collections::HashMap;

use rosette::{Detail, Figure, Inks, Kind, Spec, choice, rosette, to_svg};

const KINDS: [Kind; 2] = [Kind::Accreditation, Kind::Certification];
const DETAILS: [Detail; 3] = [Detail::Mark, Detail::Badge, Detail::Engraving];

fn codes() -> impl Iterator<Item = String> {
    (0..60).map(|number| format!("250-{}", 400 + number)).chain(["", "SCS", "ßpecial <&> 漢字"].map(str::to_owned))
}

fn size(figure: &Figure) -> usize {
    figure.strokes.iter().map(|stroke| stroke.path.len()).sum()
}

// Written down once: every badge that was issued carries these lines.
#[test]
fn a_figure_never_changes() {
    let spec = Spec { code: "250-428", kind: Kind::Certification, level: Some(1) };
    assert_eq!(
        rosette(&spec, Detail::Mark).strokes[0].path,
        "M920 0c0-97-111-186-253-173s-303 131-371 295-39 362 53 472 233 125 302 57 53-210-57-302-307-121-472-53-282 \
         228-295 371 76 253 173 253 186-111 173-253-131-303-295-371-362-39-472 53-125 233-57 302 210 53 302-57 121-307 \
         53-472-228-282-371-295-253 76-253 173 111 186 253 173 303-131 371-295 39-362-53-472-233-125-302-57-53 210 57 \
         302 307 121 472 53 282-228 295-371-76-253-173-253-186 111-173 253 131 303 295 371 362 39 472-53 \
         125-233 57-302-210-53-302 57-121 307-53 472 228 282 371 295 253-76 253-173z"
    );
    let digests = KINDS.map(|kind| {
        let figure = rosette(&Spec { code: "ST0-250", kind, level: Some(5) }, Detail::Engraving);
        figure
            .strokes
            .iter()
            .flat_map(|stroke| stroke.path.bytes())
            .fold(0_u32, |digest, byte| digest.wrapping_mul(31).wrapping_add(u32::from(byte)))
    });
    assert_eq!(digests, [2_032_826_158, 1_157_624_435]);
}

#[test]
fn a_choice_depends_on_code_and_kind_alone_and_all_options_are_taken() {
    fn spec(code: &str) -> Spec<'_> {
        Spec { code, kind: Kind::Certification, level: None }
    }
    let mut taken = [0; 8];
    for code in codes() {
        let chosen = choice(&spec(&code), 8);
        assert_eq!(chosen, choice(&Spec { level: Some(4), ..spec(&code) }, 8));
        taken[chosen as usize] += 1;
    }

    assert!(taken.iter().all(|count| (1..24).contains(count)), "{taken:?}");
    // Written down once, as the lines of a figure are.
    let chosen = ["250-428", "ST0-250"].map(|code| KINDS.map(|kind| choice(&Spec { kind, ..spec(code) }, 8)));
    assert_eq!(chosen, [[3, 1], [2, 5]]);
}

#[test]
fn achievements_that_differ_in_anything_differ_in_their_figure() {
    let mut seen = HashMap::new();
    for code in codes() {
        for kind in KINDS {
            for level in 1..=5 {
                let figure = rosette(&Spec { code: &code, kind, level: Some(level) }, Detail::Engraving);
                let text = to_svg(&figure, "", &Inks::default());
                if let Some(other) = seen.insert(text, (code.clone(), kind, level)) {
                    panic!("{:?} looks like {other:?}", (code, kind, level));
                }
            }
        }
    }
}

#[test]
fn every_figure_is_small_and_stays_in_its_circle() {
    for code in codes() {
        for kind in KINDS {
            for level in 0..=6 {
                for detail in DETAILS {
                    let spec = Spec { code: &code, kind, level: Some(level) };
                    let figure = rosette(&spec, detail);
                    let budget = match detail {
                        Detail::Mark => 1_300,
                        Detail::Badge => 8_000,
                        Detail::Engraving => 14_000,
                    };
                    assert!(size(&figure) <= budget, "{spec:?} {detail:?} takes {} bytes", size(&figure));
                    for stroke in &figure.strokes {
                        let reach = reach(&stroke.path) + f64::from(stroke.width) / 2.0;
                        assert!(reach <= 1001.0, "{spec:?} {detail:?} reaches {reach}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_higher_level_is_denser() {
    for code in codes() {
        for kind in KINDS {
            let sizes: Vec<usize> = [1, 3, 5]
                .map(|level| size(&rosette(&Spec { code: &code, kind, level: Some(level) }, Detail::Engraving)))
                .to_vec();
            assert!(sizes.is_sorted(), "{code} {kind:?}: {sizes:?}");
        }
    }
}

#[test]
fn a_document_escapes_what_it_is_told() {
    let figure = rosette(&Spec { code: "X", kind: Kind::Accreditation, level: Some(1) }, Detail::Mark);

    let svg = to_svg(&figure, "<b>&\"", &Inks { first: "\"><script>", ..Inks::default() });

    assert!(svg.contains("<title>&lt;b&gt;&amp;&quot;</title>"));
    assert!(!svg.contains("<script>"));
}

/// How far from the centre the path's points lie: a reader of path data that knows only what the crate writes.
fn reach(path: &str) -> f64 {
    let mut furthest = 0.0_f64;
    for curve in path.split('M').filter(|part| !part.is_empty()) {
        let (start, rest) = curve.split_once('c').expect("a curve begins with c");
        let (first, rest) = rest.split_once('s').expect("and goes on with s");
        let [mut x, mut y] = numbers(start)[..] else { panic!("a point: {start}") };
        let first = numbers(first);
        let rest = numbers(rest.trim_end_matches('z'));
        let steps = first[4..6].iter().copied().chain(rest.chunks(4).flat_map(|chunk| chunk[2..4].to_vec()));
        furthest = furthest.max(x.hypot(y));
        for step in steps.collect::<Vec<_>>().chunks(2) {
            x += step[0];
            y += step[1];
            furthest = furthest.max(x.hypot(y));
        }
    }
    furthest
}

fn numbers(text: &str) -> Vec<f64> {
    text.replace('-', " -").split_whitespace().map(|word| word.parse().expect("a whole number")).collect()
}
