//! Texts in CommonMark as HTML that pages may show as it is.

use pulldown_cmark::{Event, Parser, Tag, TagEnd, html::push_html};

/// A text as HTML. HTML inside of it is shown as it was written, never interpreted; links lead to the web or to pages of ours,
/// and images are left out.
pub fn html(text: &str) -> String {
    let events = Parser::new(text).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let harmless = ["https://", "http://", "mailto:", "/"].iter().any(|start| dest_url.starts_with(start));
            let dest_url = if harmless { dest_url } else { "".into() };
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        event => Some(event),
    });
    let mut html = String::with_capacity(text.len() * 3 / 2);
    push_html(&mut html, events);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure_is_kept_and_nothing_is_interpreted() {
        assert_eq!(
            html("## Title\n\n1. **One**\n2. two\n"),
            "<h2>Title</h2>\n<ol>\n<li><strong>One</strong></li>\n<li>two</li>\n</ol>\n"
        );
        for hostile in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[click](javascript:alert(1))",
            "[click](JaVaScRiPt:alert(1))",
            "[click](data:text/html,x)",
            "![pixel](https://tracker.example/p.png)",
            "<a href=\"javascript:alert(1)\">x</a>",
        ] {
            let html = html(hostile);
            let interpreted = ["<script", "<img", "<a href=\"java", "<a href=\"JaVa", "<a href=\"data"];
            assert!(interpreted.iter().all(|part| !html.contains(part)), "{hostile}: {html}");
        }
        assert!(html("[mail](mailto:a@b.example) [us](/faq)").contains("href=\"mailto:a@b.example\""));
    }
}
