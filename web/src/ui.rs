//! The component kit. Pages are made of these and of plain elements; a component's looks are in the
//! file of the same name beside it.
//!
//! Components take values and callbacks. Nothing here knows the API but [`problem`], which shows how
//! a call failed, and [`load`] and [`pager`], which wait for one.

mod account_nav;
mod announce;
mod badge;
mod breadcrumb;
mod button;
mod choice;
mod code_box;
mod date_text;
mod dialog;
mod dynamic;
mod empty;
mod field;
mod icon;
mod language_choice;
mod load;
mod marked;
mod notice;
mod page_header;
mod pager;
mod problem;
mod progress_tree;
mod rosette;
mod searchable;
mod shell;
mod table;
mod theme;
mod tickbox;

pub(crate) use account_nav::AccountNav;
pub(crate) use announce::{Announcements, announce};
pub(crate) use badge::{Badge, Tone};
pub(crate) use breadcrumb::Breadcrumb;
pub(crate) use button::{Button, ButtonKind};
pub(crate) use choice::Choice;
pub(crate) use code_box::CodeBox;
pub(crate) use date_text::{DateText, TimeText};
pub(crate) use dialog::Dialog;
pub(crate) use dynamic::dynamic;
pub(crate) use empty::Empty;
pub(crate) use field::{ErrorSummary, Field, PasswordField};
pub(crate) use icon::{Glyph, Icon};
pub(crate) use language_choice::LanguageChoice;
pub(crate) use load::{MakeFailure, MakeView, Skeleton, load, wait};
pub(crate) use marked::{linked, marked};
pub(crate) use notice::Notice;
pub(crate) use page_header::{PageHeader, arrive};
pub(crate) use pager::{Pager, every};
pub(crate) use problem::ProblemNotice;
pub(crate) use progress_tree::{Distance, ProgressTree, RequirementTree};
pub(crate) use rosette::{Rosette, Size};
pub(crate) use searchable::searchable;
pub(crate) use shell::{Footer, Header, SkipLink};
pub(crate) use table::{Column, table};
pub(crate) use theme::ThemeChoice;
pub(crate) use tickbox::tickbox;
