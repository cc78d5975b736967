//! Badges: the picture of an achievement, and the same with a credential inside (Open Badges 3.0, "baking").

use std::sync::Arc;

use contract::problem::ProblemCode;
use credential::{Securing, carrier};
use domain::achievement::{AchievementDocument, AchievementKind as Kind};
use domain::code::AchievementCode;
use domain::id::CredentialId;
use language::Language;
use language::text::problem as text;
use printed::Badge;
use quick_cache::sync::Cache;

use super::credentials;
use crate::app::App;
use crate::error::Error;
use crate::store;

/// The side of a badge as PNG, in pixels.
const SIDE: u32 = 800;

/// How many pictures are kept: each has about 100 KB.
const KEPT: usize = 100;

/// How a badge is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Lines, to be shown in any size.
    Svg,
    /// Pixels.
    Png,
}

/// Badges that were drawn, each for the revision of the catalogue that it was drawn from.
#[derive(Debug)]
pub struct Badges(Cache<(i32, AchievementCode, Form), Arc<[u8]>>);

impl Default for Badges {
    fn default() -> Self {
        Self(Cache::new(KEPT))
    }
}

/// The badge of an achievement.
///
/// # Errors
/// [`ProblemCode::NotFound`] when the catalogue has no such achievement.
pub async fn find(app: &Arc<App>, code: &str, form: Form) -> Result<Arc<[u8]>, Error> {
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_achievement());
    let code: AchievementCode = code.parse().map_err(|_malformed| missing())?;
    let cache = Arc::clone(&app.catalogue);
    let revision = app.db.read(move |conn| cache.current(conn)).await?;
    let key = (revision.number, code, form);
    if let Some(drawn) = app.badges.0.get(&key) {
        return Ok(drawn);
    }
    let achievement = revision.catalogue.achievement(&key.1).cloned().ok_or_else(missing)?;
    let worker = Arc::clone(app);
    let drawn =
        tokio::task::spawn_blocking(move || draw(&worker, &achievement, form)).await.map_err(Error::internal)??;
    app.badges.0.insert(key, Arc::clone(&drawn));
    Ok(drawn)
}

fn draw(app: &App, achievement: &AchievementDocument, form: Form) -> Result<Arc<[u8]>, Error> {
    let badge = Badge {
        // As the catalogue is written, whoever looks.
        language: Language::English,
        code: achievement.code.as_str(),
        kind: match achievement.kind {
            Kind::Accreditation => rosette::Kind::Accreditation,
            Kind::Certification => rosette::Kind::Certification,
        },
        level: achievement.level,
        title: &achievement.title,
        issuer: &app.config.issuer.name,
    };
    let draw = |badge: &Badge<'_>| match form {
        Form::Svg => badge.svg().map(String::into_bytes),
        Form::Png => badge.png(SIDE),
    };
    // A title that no font has, or that is longer than a ribbon, is stood for by the code.
    let drawn = draw(&badge).or_else(|_unfit| draw(&Badge { title: achievement.code.as_str(), ..badge }));
    drawn.map(Into::into).map_err(Error::internal)
}

/// The badge of a credential's achievement, with the credential inside.
///
/// # Errors
/// As [`find`]; [`ProblemCode::NotFound`] when there is no such credential; [`ProblemCode::CredentialErased`].
pub async fn find_baked(app: &Arc<App>, id: CredentialId, form: Form) -> Result<Vec<u8>, Error> {
    let document = credentials::find_document(app, id, Securing::DataIntegrity).await?;
    let issued = app.db.read_point(move |conn| Ok::<_, Error>(store::credentials::find(conn, id)?)).await?;
    let issued = issued.ok_or_else(credentials::missing)?;
    let picture = find(app, issued.award.achievement.as_str(), form).await?;
    match form {
        Form::Png => carrier::png::bake(&picture, document.as_bytes()).map_err(Error::internal),
        Form::Svg => {
            let picture = std::str::from_utf8(&picture).map_err(Error::internal)?;
            let baked = carrier::svg::bake(picture, document.as_bytes()).map_err(Error::internal)?;
            Ok(baked.into_bytes())
        }
    }
}
