//! The guilloché rosette: one engraved figure for every achievement, drawn from its catalogue data.
//!
//! The same achievement gives the same figure everywhere: on its badge, on a certificate's border,
//! on its page and in a list. Accreditations are woven from phase-shifted waves, certifications are
//! turned from trochoids (the curves of a rose engine), and a higher level is denser.
//!
//! The figure is pure geometry in whole units, and the sine it rests on is our own: the platform's
//! differs in the last digit between a server and a browser, which rounding would then show.
//!
//! ```
//! use rosette::{Detail, Kind, Spec, rosette};
//!
//! let figure = rosette(&Spec { code: "250-428", kind: Kind::Certification, level: Some(2) }, Detail::Badge);
//! assert!(figure.strokes.iter().all(|stroke| stroke.path.starts_with('M')));
//! ```
#![warn(missing_docs)]

mod angle;
mod curve;
mod draw;
mod lot;
mod svg;

pub use angle::sine_and_cosine;
pub use draw::{Detail, Figure, Ink, Kind, Spec, Stroke, VIEW_BOX, choice, rosette};
pub use svg::{Inks, to_svg};
