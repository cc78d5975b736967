//! A figure as a document of its own, for badges and for anything that shows an image file.

use crate::draw::{Figure, Ink, VIEW_BOX};

/// The colours of a document, as CSS colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inks<'a> {
    /// What [`Ink::First`] is drawn in.
    pub first: &'a str,
    /// What [`Ink::Second`] is drawn in.
    pub second: &'a str,
    /// What the disc behind it is filled with; none where empty.
    pub paper: &'a str,
}

impl Default for Inks<'static> {
    /// The inks and the paper of a badge.
    fn default() -> Self {
        Self { first: "#1d3350", second: "#8a4b1f", paper: "#faf6ea" }
    }
}

/// A figure as an SVG document that names itself `title` to who cannot see it.
pub fn to_svg(figure: &Figure, title: &str, inks: &Inks<'_>) -> String {
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{VIEW_BOX}" role="img" fill="none" stroke-linejoin="round"><title>{}</title>"#,
        escape(title)
    );
    if !inks.paper.is_empty() {
        svg.push_str(&format!(r#"<circle r="1000" fill="{}"/>"#, escape(inks.paper)));
    }
    for stroke in &figure.strokes {
        let colour = match stroke.ink {
            Ink::First => inks.first,
            Ink::Second => inks.second,
        };
        svg.push_str(&format!(
            r#"<path stroke="{}" stroke-width="{}" d="{}"/>"#,
            escape(colour),
            stroke.width,
            stroke.path
        ));
    }
    svg.push_str("</svg>");
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
