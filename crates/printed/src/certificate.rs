//! The certificate: one landscape page that people frame.

mod column;

use jiff::Timestamp;
use jiff::civil::Date;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::Rect;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, Node, Tag, TagGroup, TagTree};
use language::{Language, text::printed as texts};
use qrcodegen::QrCode;
use rosette::{Detail, Kind, Spec};

use crate::document::{self, Head, decorate, element};
use crate::font::Face;
use crate::ink::Ink;
use crate::paper::Span;
use crate::text::{Align, Block, Style, Typesetter};
use crate::{Error, Paper, code, ornament};
use column::Column;

/// What a certificate says: all that ISO/IEC 17024, 9.7, asks of one, and how to check it.
#[derive(Debug, Clone, Copy)]
pub struct Certificate<'a> {
    /// The language of its own words.
    pub language: Language,
    /// What it is printed on.
    pub paper: Paper,
    /// The body that certifies.
    pub issuer: &'a str,
    /// The certified person, as their certificates name them.
    pub holder: &'a str,
    /// The code of the achievement, which its rosette is drawn from.
    pub code: &'a str,
    /// Whether it is an accreditation or a certification.
    pub kind: Kind,
    /// Its level from 1 to 5, for the density of the rosette.
    pub level: Option<u8>,
    /// The title of the achievement.
    pub title: &'a str,
    /// The certification scheme.
    pub scheme: &'a str,
    /// The version of the scheme that was met.
    pub scheme_version: &'a str,
    /// What the person is certified for, with any condition or limit. Left out where empty.
    pub scope: &'a str,
    /// The number of the certificate, unique with this issuer.
    pub number: &'a str,
    /// When the requirements were met.
    pub earned_on: Date,
    /// The first day it is valid.
    pub valid_from: Date,
    /// The last day; none if it does not expire.
    pub valid_to: Option<Date>,
    /// The verification code, in groups.
    pub verification_code: &'a str,
    /// The address where the certificate is verified.
    pub verification_link: &'a str,
    /// Who signs it. May be empty.
    pub signatories: &'a [Signatory<'a>],
    /// The signed credential that this certificate shows, as JSON. It is carried along unchanged.
    pub credential: &'a [u8],
    /// When the document was made, for its metadata.
    pub made_at: Timestamp,
}

/// Somebody who signs a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signatory<'a> {
    /// Their name.
    pub name: &'a str,
    /// What they are at the issuer.
    pub role: &'a str,
}

/// From the edge of the paper to the frame, in points.
const EDGE: f32 = 22.0;
/// From the edge of the paper to what is written.
const MARGIN: f32 = EDGE + ornament::FRAME_DEPTH + 29.0;
/// How wide the rosette and the code are allowed to be.
const SIDE: f32 = 168.0;
/// Between them and the column of words.
const GUTTER: f32 = 40.0;
const CODE_SIDE: f32 = 82.0;

/// Prints a certificate, as PDF/UA-1 and PDF/A-3a with the credential inside.
///
/// # Errors
/// [`Error::Unprintable`] for a character that no font has, [`Error::TooLong`] when the texts fill more than the page
/// even at 70 % of their size, [`Error::LinkTooLong`].
pub fn certificate(certificate: &Certificate<'_>) -> Result<Vec<u8>, Error> {
    let link_code = code::encode(certificate.verification_link)?;
    let mut typesetter = Typesetter::new(certificate.language);
    let rtl = typesetter.is_rtl();
    let (height, width) = certificate.paper.upright();
    let inside = Span { left: MARGIN, width: width - 2.0 * MARGIN };
    let side = inside.part(0.0, SIDE, rtl);
    let words = inside.part(SIDE + GUTTER, inside.width - SIDE - GUTTER, rtl);
    let proof = Proof::set(&mut typesetter, certificate, side);
    let column = Column::fit(&mut typesetter, certificate, words.width, height - 2.0 * MARGIN);
    typesetter.complete()?;
    let column = column?;

    let mut document = document::begin();
    let settings = PageSettings::from_wh(width, height).expect("paper has a size");
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    ground(&mut surface, certificate, (width, height));
    let figure = figure(&mut surface, certificate, side);
    let mut tree = TagTree::new();
    column.write(&mut surface, &mut tree, words, (MARGIN, height - MARGIN), rtl);
    let top = height - MARGIN - proof.height();
    let (written, link_at) = proof.write(&mut surface, &mut tree, &link_code, side, top);
    surface.finish();
    let link = certificate.verification_link.to_owned();
    let words_for_link = texts::verify_link(certificate.verification_link).text(certificate.language);
    let annotation = LinkAnnotation::new(link_at, Target::Action(LinkAction::new(link).into()));
    let annotation = page.add_tagged_annotation(Annotation::new_link(annotation, Some(words_for_link)));
    page.finish();
    let mut linked = element(Tag::Link, written);
    linked.push(annotation);
    tree.push(TagGroup::with_children(Tag::P, vec![Node::Group(linked)]));
    tree.push(figure);

    attach(&mut document, certificate);
    let title = texts::certificate_of(certificate.title, certificate.holder).text(certificate.language);
    let heading = (0, MARGIN, certificate.title.to_owned());
    let head = Head {
        title: &title,
        author: certificate.issuer,
        language: certificate.language,
        made_at: certificate.made_at,
        headings: vec![heading],
    };
    document::finish(document, head, tree)
}

/// The paper and the frame, which say nothing.
fn ground(surface: &mut Surface<'_>, certificate: &Certificate<'_>, (width, height): (f32, f32)) {
    let all = Rect::from_xywh(0.0, 0.0, width, height).expect("paper has a size");
    surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Background, Some(all))));
    ornament::area(surface, all, Ink::Paper);
    surface.end_tagged();
    let frame = Rect::from_ltrb(EDGE, EDGE, width - EDGE, height - EDGE).expect("paper is larger than its margins");
    let corner = rosette::rosette(&spec(certificate), Detail::Mark);
    decorate(surface, |surface| ornament::frame(surface, frame, &corner));
}

fn spec<'a>(certificate: &Certificate<'a>) -> Spec<'a> {
    Spec { code: certificate.code, kind: certificate.kind, level: certificate.level }
}

fn figure(surface: &mut Surface<'_>, certificate: &Certificate<'_>, side: Span) -> TagGroup {
    let radius = side.width / 2.0;
    let written = surface.start_tagged(ContentTag::Other);
    let drawn = rosette::rosette(&spec(certificate), Detail::Engraving);
    ornament::rosette(surface, &drawn, (side.centre(), MARGIN + radius), radius, 0.3);
    surface.end_tagged();
    let words = texts::rosette(certificate.code).text(certificate.language);
    let bounds = Rect::from_xywh(side.left, MARGIN, side.width, side.width).map(|rect| BBox::new(0, rect));
    element(Tag::Figure(Some(words)).with_bbox(bounds), vec![Node::Leaf(written)])
}

/// How the certificate is verified: the code to scan, to type and to follow.
struct Proof {
    heading: Block,
    code: Block,
    link: Block,
    words: String,
}

impl Proof {
    fn set(typesetter: &mut Typesetter, certificate: &Certificate<'_>, side: Span) -> Self {
        let language = certificate.language;
        let style = |face, size, ink| Style::new(face, size, ink).align(Align::Centre);
        Self {
            heading: typesetter.set(&texts::verify().text(language), style(Face::Sans, 8.5, Ink::Quiet), side.width),
            code: typesetter.fit(certificate.verification_code, style(Face::Strong, 10.0, Ink::First), 7.5, side.width),
            link: typesetter.set(certificate.verification_link, style(Face::Sans, 7.5, Ink::Second), side.width),
            words: texts::code(certificate.verification_link).text(language),
        }
    }

    fn height(&self) -> f32 {
        self.heading.height() + 8.0 + CODE_SIDE + 8.0 + self.code.height() + 3.0 + self.link.height()
    }

    /// Writes it downwards from `top`; tells what is the link, and where.
    fn write(
        &self,
        surface: &mut Surface<'_>,
        tree: &mut TagTree,
        link_code: &QrCode,
        side: Span,
        top: f32,
    ) -> (Vec<Node>, Rect) {
        let mut y = top;
        tree.push(element(Tag::P, self.heading.write(surface, side.left, y)));
        y += self.heading.height() + 8.0;

        let left = side.centre() - CODE_SIDE / 2.0;
        let drawn = surface.start_tagged(ContentTag::Other);
        code::draw(surface, link_code, (left, y), CODE_SIDE);
        surface.end_tagged();
        let bounds = Rect::from_xywh(left, y, CODE_SIDE, CODE_SIDE).map(|rect| BBox::new(0, rect));
        tree.push(element(Tag::Figure(Some(self.words.clone())).with_bbox(bounds), vec![Node::Leaf(drawn)]));
        y += CODE_SIDE + 8.0;

        tree.push(element(Tag::P, self.code.write(surface, side.left, y)));
        y += self.code.height() + 3.0;
        let at = Rect::from_xywh(side.left, y, side.width, self.link.height().max(1.0)).expect("a link has a size");
        (self.link.write(surface, side.left, y), at)
    }
}

/// The credential, as the data that the page shows (PDF 2.0, 14.13, `AFRelationship`; ISO 19005-3, 6.8).
fn attach(document: &mut krilla::Document, certificate: &Certificate<'_>) {
    let file = EmbeddedFile {
        path: "credential.json".to_owned(),
        mime_type: MimeType::new("application/vc"),
        description: Some(texts::credential_file().text(certificate.language)),
        association_kind: AssociationKind::Data,
        data: certificate.credential.to_vec().into(),
        modification_date: Some(document::date_time(certificate.made_at)),
        compress: Some(true),
        location: None,
    };
    document.embed_file(file).expect("the only file of the document has a name of its own");
}
