//! Reads drawings as a browser, an image viewer and a print shop do.

use kurbo::{BezPath, Point, Rect, Shape as _};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An SVG document that has been read to its end.
#[derive(Debug)]
pub(crate) struct Svg {
    /// The attributes of the root.
    pub(crate) root: Vec<(String, String)>,
    /// What it names itself.
    pub(crate) title: String,
    /// Its paths, lowest first.
    pub(crate) paths: Vec<Path>,
    /// Every element and attribute that it uses, but the namespace.
    pub(crate) names: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Path {
    pub(crate) fill: Option<String>,
    pub(crate) stroke: Option<String>,
    /// Of the line, in units; 0 where there is none.
    pub(crate) width: f64,
    pub(crate) data: BezPath,
}

impl Path {
    /// What is painted, in units.
    pub(crate) fn bounds(&self) -> Rect {
        self.data.bounding_box().inflate(self.width / 2.0, self.width / 2.0)
    }
}

impl Svg {
    /// Panics unless it is well-formed.
    pub(crate) fn of(text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut svg = Self { root: Vec::new(), title: String::new(), paths: Vec::new(), names: Vec::new() };
        let mut open: Vec<String> = Vec::new();
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(tag) => {
                    let (name, attributes) = svg.tag(&tag);
                    if open.is_empty() {
                        svg.root = attributes;
                    }
                    open.push(name);
                }
                Event::Empty(tag) => {
                    let (name, attributes) = svg.tag(&tag);
                    assert_eq!((&*name, open.len()), ("path", 1));
                    let value = |wanted: &str| {
                        let found = attributes.iter().find(|(name, _)| name == wanted);
                        found.map(|(_, value)| value.clone())
                    };
                    svg.paths.push(Path {
                        fill: value("fill"),
                        stroke: value("stroke"),
                        width: value("stroke-width").map_or(0.0, |width| width.parse().expect("a number")),
                        data: BezPath::from_svg(&value("d").expect("path data")).expect("path data"),
                    });
                }
                Event::End(_) => drop(open.pop()),
                Event::Text(words) => svg.title.push_str(&words),
                Event::GeneralRef(name) => svg.title.push_str(match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    other => panic!("&{other};"),
                }),
                Event::Eof => break,
                other => panic!("{other:?}"),
            }
        }
        assert!(open.is_empty(), "{open:?} are open in the end");
        svg
    }

    fn tag(&mut self, tag: &BytesStart<'_>) -> (String, Vec<(String, String)>) {
        let name = tag.name().as_ref().to_owned();
        let attributes: Vec<(String, String)> = tag
            .attributes()
            .map(|attribute| {
                let attribute = attribute.expect("well-formed");
                (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
            })
            .collect();
        self.names.push(name.clone());
        self.names.extend(attributes.iter().map(|(name, _)| name.clone()));
        (name, attributes)
    }

    /// What the root says of itself.
    pub(crate) fn attribute(&self, wanted: &str) -> Option<&str> {
        self.root.iter().find(|(name, _)| name == wanted).map(|(_, value)| &**value)
    }

    /// The ground, in units.
    pub(crate) fn ground(&self) -> Rect {
        let numbers: Vec<f64> = self
            .attribute("viewBox")
            .expect("a viewBox")
            .split(' ')
            .map(|number| number.parse().expect("a number"))
            .collect();
        let [x, y, width, height] = numbers[..] else { panic!("{numbers:?}") };
        Rect::new(x, y, x + width, y + height)
    }
}

/// A PNG that has been decoded.
pub(crate) struct Png {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Red, green, blue and how opaque it is, row by row.
    pub(crate) pixels: Vec<[u8; 4]>,
}

impl Png {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("it fits in memory")];
        let info = reader.next_frame(&mut pixels).expect("a picture");
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgba, png::BitDepth::Eight));
        let pixels = pixels.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]]).collect();
        Self { width: info.width, height: info.height, pixels }
    }

    pub(crate) fn at(&self, x: u32, y: u32) -> [u8; 4] {
        self.pixels[(y * self.width + x) as usize]
    }

    /// How opaque the corners are.
    pub(crate) fn corners(&self) -> [u8; 4] {
        let (right, bottom) = (self.width - 1, self.height - 1);
        [(0, 0), (right, 0), (0, bottom), (right, bottom)].map(|(x, y)| self.at(x, y)[3])
    }
}

/// An EPS file, of which only what this crate writes is understood.
#[derive(Debug)]
pub(crate) struct Eps {
    /// In points, rounded and exact.
    pub(crate) bounds: Rect,
    pub(crate) fine_bounds: Rect,
    /// All points and control points of its paths, in points.
    pub(crate) points: Vec<Point>,
    /// The colours, as they are set.
    pub(crate) colours: Vec<String>,
    /// Every operator outside the prologue.
    pub(crate) operators: Vec<String>,
}

impl Eps {
    pub(crate) fn of(text: &str) -> Self {
        assert!(text.starts_with("%!PS-Adobe-3.0 EPSF-3.0\n") && text.ends_with("%%EOF\n"));
        assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 255));
        let header = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)).expect("a header");
            let numbers: Vec<f64> = line.split_whitespace().map(|number| number.parse().expect("a number")).collect();
            let [x0, y0, x1, y1] = numbers[..] else { panic!("{line}") };
            Rect::new(x0, y0, x1, y1)
        };
        let mut eps = Self {
            bounds: header("%%BoundingBox:"),
            fine_bounds: header("%%HiResBoundingBox:"),
            points: Vec::new(),
            colours: Vec::new(),
            operators: Vec::new(),
        };
        let (_, body) = text.split_once("%%EndProlog\n").expect("a prologue");
        let mut numbers: Vec<f64> = Vec::new();
        let mut scale = 1.0;
        for word in body.lines().filter(|line| !line.starts_with("%%")).flat_map(str::split_whitespace) {
            if let Ok(number) = word.parse() {
                numbers.push(number);
                continue;
            }
            match word {
                "scale" => scale = numbers[0],
                "m" | "l" | "c" => {
                    let places = numbers.chunks_exact(2).map(|pair| Point::new(pair[0] * scale, pair[1] * scale));
                    eps.points.extend(places);
                }
                "k" => eps.colours.push(format!("{numbers:?}")),
                _ => {}
            }
            eps.operators.push(word.to_owned());
            numbers.clear();
        }
        eps
    }
}
