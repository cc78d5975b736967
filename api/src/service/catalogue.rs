//! The catalogue: put in force by the operator, read by everyone.
//!
//! It is compiled once and kept in memory. Each use asks the database for the number of the revision in force, so that
//! every server follows when one of them loads a new one.

use std::sync::{Arc, PoisonError, RwLock};

use contract::catalogue::{AchievementKind, AchievementListItem, AchievementRef, AchievementView, ExamKind, ExamView};
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::achievement::{AchievementDocument, AchievementKind as Kind, VersionDocument};
use domain::calendar::AsOf;
use domain::catalogue::{Catalogue, Documents};
use domain::code::{AchievementCode, ExamCode};
use domain::evaluation::evaluate;
use domain::exam::{ExamDocument, ExamKind as DomainExamKind};
use domain::history::History;
use domain::requirement::Requirement;
use jiff::civil::Date;
use language::Language;
use language::text::problem as text;
use sha2::{Digest, Sha256};

use super::exam_vendors::Vendors;
use super::wording::Words;
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::store::db::State;
use crate::store::{self, DbConn};

/// A revision of the catalogue, compiled.
#[derive(Debug)]
pub struct Revision {
    /// Its number; 0 before any catalogue was loaded.
    pub number: i32,
    /// Its documents.
    pub catalogue: Catalogue,
}

/// The revision in force, kept in memory.
#[derive(Debug, Default)]
pub struct CatalogueCache(RwLock<Option<Kept>>);

#[derive(Debug)]
struct Kept {
    revision: Arc<Revision>,
    /// The edition of the books in which it was in force for sure.
    edition: Option<i64>,
}

impl CatalogueCache {
    /// The revision in force.
    ///
    /// # Errors
    /// When the database fails.
    pub fn current(&self, conn: &mut DbConn) -> Result<Arc<Revision>, Error> {
        self.ask(conn, None)
    }

    /// The revision in force in that state, for hot paths: as long as the state lasts it saves the question.
    ///
    /// # Errors
    /// When the database fails.
    pub fn in_state(&self, conn: &mut DbConn, state: State) -> Result<Arc<Revision>, Error> {
        match self.kept(|kept| kept.edition == Some(state.edition)) {
            Some(revision) => Ok(revision),
            None => self.ask(conn, Some(state.edition)),
        }
    }

    fn ask(&self, conn: &mut DbConn, edition: Option<i64>) -> Result<Arc<Revision>, Error> {
        let number = store::catalogue::latest(conn)?.map_or(0, |(number, _)| number);
        let known = self.kept(|kept| kept.revision.number == number);
        let revision = match known {
            Some(revision) => revision,
            None => Arc::new(Revision { number, catalogue: compile(conn, number)? }),
        };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) =
            Some(Kept { revision: Arc::clone(&revision), edition });
        Ok(revision)
    }

    fn kept(&self, good: impl FnOnce(&Kept) -> bool) -> Option<Arc<Revision>> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|kept| good(kept)).map(|kept| Arc::clone(&kept.revision))
    }
}

fn compile(conn: &mut DbConn, number: i32) -> Result<Catalogue, Error> {
    let documents = match number {
        0 => Documents::default(),
        number => serde_json::from_value(store::catalogue::find(conn, number)?).map_err(Error::internal)?,
    };
    Catalogue::compile(documents)
        .map_err(|faults| Error::internal(format!("the catalogue in force does not compile: {faults:?}")))
}

/// What loading a catalogue did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// The number of the revision in force.
    pub revision: i32,
    /// Whether it is new; the same documents again change nothing.
    pub changed: bool,
}

/// Puts documents in force and marks everybody to be decided anew. For the command line: it blocks.
///
/// # Errors
/// When the database fails. The documents have been checked by then.
pub fn load(app: &App, documents: &Documents) -> Result<Loaded, Error> {
    let body = serde_json::to_value(documents).map_err(Error::internal)?;
    let sha256 = Sha256::digest(body.to_string()).to_vec();
    let now = app.clock.now();
    app.db.write_blocking(|conn| {
        let latest = store::catalogue::latest(conn)?;
        if let Some((revision, _)) = latest.as_ref().filter(|(_, known)| *known == sha256) {
            return Ok(Loaded { revision: *revision, changed: false });
        }
        let revision = latest.map_or(0, |(number, _)| number) + 1;
        store::catalogue::insert(conn, revision, &sha256, body, now)?;
        store::candidates::mark_all_undecided(conn)?;
        Ok(Loaded { revision, changed: true })
    })
}

/// Exams by code.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list_exams(app: &App, page: &PageRequest) -> Result<Page<ExamView>, Error> {
    let revision = current(app).await?;
    let today = domain::calendar::utc_date(app.clock.now());
    let after: Option<String> = page.after()?;
    let exams = revision
        .catalogue
        .documents()
        .exams
        .iter()
        .filter(|exam| after.as_ref().is_none_or(|after| exam.code.as_str() > after.as_str()))
        .take(page.limit() + 1)
        .map(|exam| exam_view(&revision.catalogue, exam, &app.vendors, today))
        .collect();
    let (items, next) = cut(exams, page, |exam: &ExamView| exam.code.clone());
    Ok(Page { items, next })
}

/// One exam.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that code.
pub async fn find_exam(app: &App, code: &str) -> Result<ExamView, Error> {
    let revision = current(app).await?;
    let exam = exam(&revision.catalogue, code)?;
    Ok(exam_view(&revision.catalogue, exam, &app.vendors, domain::calendar::utc_date(app.clock.now())))
}

/// The exam of a code that somebody sent.
pub(super) fn exam<'c>(catalogue: &'c Catalogue, code: &str) -> Result<&'c ExamDocument, Error> {
    let found = code.parse::<ExamCode>().ok().and_then(|code| catalogue.exam(&code));
    found.ok_or_else(|| Error::of(ProblemCode::NotFound).detail(text::no_exam()))
}

/// Achievements by title.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list_achievements(app: &App, page: &PageRequest) -> Result<Page<AchievementListItem>, Error> {
    let revision = current(app).await?;
    let today = domain::calendar::utc_date(app.clock.now());
    let after: Option<(String, String)> = page.after()?;
    let key = |item: &AchievementListItem| (item.achievement.title.clone(), item.achievement.code.clone());
    let mut all: Vec<AchievementListItem> = revision
        .catalogue
        .documents()
        .achievements
        .iter()
        .map(|achievement| AchievementListItem {
            achievement: reference(achievement),
            description: achievement.description.clone(),
            validity_months: version_on(achievement, today)
                .and_then(|version| version.validity)
                .map(|validity| validity.months),
        })
        .collect();
    all.sort_by_cached_key(key);
    all.retain(|item| after.as_ref().is_none_or(|after| key(item) > *after));
    all.truncate(page.limit() + 1);
    let (items, next) = cut(all, page, key);
    Ok(Page { items, next })
}

/// One achievement with what it requires today, in that language.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that code.
pub async fn find_achievement(app: &App, code: &str, language: Language) -> Result<AchievementView, Error> {
    let revision = current(app).await?;
    let catalogue = &revision.catalogue;
    let as_of = AsOf::now(app.clock.now());
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_achievement());
    let code: AchievementCode = code.parse().map_err(|_malformed| missing())?;
    let achievement = catalogue.achievement(&code).ok_or_else(missing)?;
    let version = version_on(achievement, as_of.on).ok_or_else(missing)?;
    let nobody = History::new(catalogue, &[], as_of);
    let evaluations = evaluate(&code, &nobody).ok_or_else(missing)?;
    let proof = evaluations.of(&code).ok_or_else(missing)?.proof();
    let words = Words::new(catalogue, language);
    Ok(AchievementView {
        achievement: reference(achievement),
        description: achievement.description.clone(),
        version: version.version.to_string(),
        effective_from: version.effective_from,
        validity_months: version.validity.map(|validity| validity.months),
        grace_days: version.validity.map(|validity| validity.grace_days).filter(|days| *days > 0),
        requirement: proof.root.as_ref().map(|root| words.requirement(root)).ok_or_else(missing)?,
        renewal: version.renewal.as_ref().map(|renewal| words.renewal(renewal)),
        note: achievement.source.clone(),
    })
}

async fn current(app: &App) -> Result<Arc<Revision>, Error> {
    let cache = Arc::clone(&app.catalogue);
    app.db.read(move |conn| cache.current(conn)).await
}

/// The version under which an achievement is earned on a day: the one in effect, else the last one that was.
pub(super) fn version_on(achievement: &AchievementDocument, day: Date) -> Option<&VersionDocument> {
    let begun = |version: &&VersionDocument| version.effective_from.is_none_or(|from| from <= day);
    let lasts = |version: &&VersionDocument| version.effective_to.is_none_or(|to| day <= to);
    let latest = |version: &&VersionDocument| version.effective_from;
    let versions = || achievement.versions.iter();
    let in_effect = versions().filter(begun).filter(lasts).max_by_key(latest);
    in_effect.or_else(|| versions().filter(begun).max_by_key(latest)).or_else(|| versions().min_by_key(latest))
}

/// Enough to name an achievement.
pub(super) fn reference(achievement: &AchievementDocument) -> AchievementRef {
    AchievementRef {
        code: achievement.code.to_string(),
        title: achievement.title.clone(),
        kind: match achievement.kind {
            Kind::Accreditation => AchievementKind::Accreditation,
            Kind::Certification => AchievementKind::Certification,
        },
        level: achievement.level,
    }
}

/// As [`reference`]; an achievement that the catalogue has lost is named by its code.
pub(super) fn reference_of(catalogue: &Catalogue, code: &AchievementCode) -> AchievementRef {
    catalogue.achievement(code).map_or_else(
        || AchievementRef {
            code: code.to_string(),
            title: code.to_string(),
            kind: AchievementKind::Certification,
            level: None,
        },
        reference,
    )
}

/// Whether an exam stands anywhere in a requirement.
fn names_exam(requirement: &Requirement, exam: &ExamCode) -> bool {
    let any = |parts: &[Requirement]| parts.iter().any(|part| names_exam(part, exam));
    match requirement {
        Requirement::Exam(named) => named.code == *exam,
        Requirement::Course(_) | Requirement::Achievement(_) | Requirement::Agreement(_) => false,
        Requirement::AllOf(all) => any(&all.of),
        Requirement::AnyOf(one) => any(&one.of),
        Requirement::NOf(some) => any(&some.of),
        Requirement::CoreAndElectives(parts) => any(&parts.core) || any(&parts.electives),
    }
}

pub(super) fn exam_view(catalogue: &Catalogue, exam: &ExamDocument, vendors: &Vendors, today: Date) -> ExamView {
    let counts_towards = catalogue
        .documents()
        .achievements
        .iter()
        .filter(|achievement| {
            version_on(achievement, today).is_some_and(|version| names_exam(&version.requirement, &exam.code))
        })
        .map(reference)
        .collect();
    ExamView {
        code: exam.code.to_string(),
        title: exam.title.clone(),
        kind: match exam.kind {
            DomainExamKind::Assessment => ExamKind::Assessment,
            DomainExamKind::Proctored => ExamKind::Proctored,
        },
        delivery_vendor: exam.delivery_vendor.clone(),
        vendor_name: exam.delivery_vendor.as_deref().map(|vendor| vendors.name(vendor).to_owned()),
        languages: exam.languages.clone(),
        retired_on: exam.retired_on,
        counts_towards,
        note: exam.source.clone(),
    }
}

/// What an exam is called; its code when it is not in the catalogue any more.
pub(super) fn exam_title(catalogue: &Catalogue, code: &ExamCode) -> String {
    catalogue.exam(code).map_or_else(|| code.to_string(), |exam| exam.title.clone())
}

/// An exam that is not in the catalogue any more, as far as its code tells.
pub(super) fn unknown_exam(code: &ExamCode) -> ExamView {
    ExamView {
        code: code.to_string(),
        title: code.to_string(),
        kind: ExamKind::Proctored,
        delivery_vendor: None,
        vendor_name: None,
        languages: Vec::new(),
        retired_on: None,
        counts_towards: Vec::new(),
        note: None,
    }
}
