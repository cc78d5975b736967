//! Texts with pieces that are elements: links, codes.
//!
//! A translator moves `<a>…</a>` about in the sentence; the page says what it is.

use leptos::prelude::*;

/// A text whose `<name>…</name>` is what `element` makes of the name and of what is between.
pub(crate) fn marked(text: &str, element: impl Fn(&str, String) -> AnyView) -> AnyView {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(text) => text.to_owned().into_any(),
            Piece::Element(name, inner) => element(name, inner.to_owned()),
        })
        .collect_view()
        .into_any()
}

/// A text whose `<a>…</a>` leads there.
pub(crate) fn linked(text: &str, to: &impl ToString) -> AnyView {
    let to = to.to_string();
    marked(text, |_, inner| view! { <a href=to.clone()>{inner}</a> }.into_any())
}

#[derive(Debug, PartialEq)]
enum Piece<'a> {
    Plain(&'a str),
    Element(&'a str, &'a str),
}

/// What is no element, such as a lone `<` in a title, is text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, name, inner, after)) = first_element(rest) {
        pieces.push(Piece::Plain(before));
        pieces.push(Piece::Element(name, inner));
        rest = after;
    }
    pieces.push(Piece::Plain(rest));
    pieces
}

fn first_element(text: &str) -> Option<(&str, &str, &str, &str)> {
    text.match_indices('<').find_map(|(at, _)| {
        let (name, rest) = text[at + 1..].split_once('>')?;
        let (inner, after) = rest.split_once(&format!("</{name}>"))?;
        Some((&text[..at], name, inner, after))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn elements_are_found_wherever_they_stand() {
        assert_eq!(
            pieces("<a>See</a> 1 < 2, <code>x</code>."),
            [
                Piece::Plain(""),
                Piece::Element("a", "See"),
                Piece::Plain(" 1 < 2, "),
                Piece::Element("code", "x"),
                Piece::Plain(".")
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[<>/a ]*|.*") {
            let joined: String = pieces(&text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Plain(text) => text.to_owned(),
                    Piece::Element(name, inner) => format!("<{name}>{inner}</{name}>"),
                })
                .collect();
            prop_assert_eq!(joined, text);
        }
    }
}
