//! The PDF around the pages: standard, metadata, structure.
//!
//! Every document is PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3, conformance level A) at once: readable by who
//! cannot see it, and readable in thirty years. The writer holds both and refuses what either forbids.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, Tag, TagGroup, TagKind, TagTree};
use language::{Direction, Language};

use crate::Error;

/// What a document says about itself.
pub(crate) struct Head<'a> {
    pub(crate) title: &'a str,
    pub(crate) author: &'a str,
    pub(crate) language: Language,
    pub(crate) made_at: Timestamp,
    /// The headings that a reader can jump to: page, height, words.
    pub(crate) headings: Vec<(usize, f32, String)>,
}

/// A document without pages.
pub(crate) fn begin() -> Document {
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("both standards are of PDF 1.7");
    Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() })
}

/// The bytes of a document whose pages are drawn.
pub(crate) fn finish(mut document: Document, head: Head<'_>, mut tree: TagTree) -> Result<Vec<u8>, Error> {
    let language = head.language.tag().to_owned();
    tree.lang = Some(language.clone());
    document.set_tag_tree(tree);
    document.set_metadata(
        Metadata::new()
            .title(head.title.to_owned())
            .authors(vec![head.author.to_owned()])
            .language(language)
            .creator("CertTracker".to_owned())
            .producer("CertTracker".to_owned())
            .creation_date(date_time(head.made_at))
            .text_direction(match head.language.direction() {
                Direction::LeftToRight => TextDirection::LeftToRight,
                Direction::RightToLeft => TextDirection::RightToLeft,
            }),
    );
    let mut outline = Outline::new();
    for (page, y, words) in head.headings {
        outline.push_child(OutlineNode::new(words, XyzDestination::new(page, Point::from_xy(0.0, y))));
    }
    document.set_outline(outline);
    document.finish().map_err(|refused| Error::Refused(format!("{refused:?}")))
}

/// A moment as PDF writes it, in UTC.
pub(crate) fn date_time(moment: Timestamp) -> DateTime {
    let utc = TimeZone::UTC.to_datetime(moment);
    DateTime::new(u16::try_from(utc.year()).unwrap_or_default())
        .month(utc.month().unsigned_abs())
        .day(utc.day().unsigned_abs())
        .hour(utc.hour().unsigned_abs())
        .minute(utc.minute().unsigned_abs())
        .second(utc.second().unsigned_abs())
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// A structure element around what was written.
pub(crate) fn element(tag: impl Into<TagKind>, written: Vec<Node>) -> TagGroup {
    TagGroup::with_children(tag, written)
}

/// A structure element around others.
pub(crate) fn group(tag: impl Into<TagKind>, parts: impl IntoIterator<Item = TagGroup>) -> TagGroup {
    TagGroup::with_children(tag, parts.into_iter().map(Node::Group).collect())
}

/// A heading of a level from 1, named by its words.
pub(crate) fn heading(level: u16, words: &str, written: Vec<Node>) -> TagGroup {
    let level = level.try_into().expect("levels are counted from 1");
    element(Tag::Hn(level, Some(words.to_owned())), written)
}

/// Draws what says nothing.
pub(crate) fn decorate(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    draw(surface);
    surface.end_tagged();
}
