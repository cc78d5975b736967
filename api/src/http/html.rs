//! HTML that is written by hand.

/// A text, as it stands between tags or in an attribute's quotes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
