//! The JSON Schema of catalogue files, by which editors complete and check while one types.
//!
//! It is generated from the documents of `domain`, so it cannot say anything else than what is read. Files point at it
//! by a first line `# yaml-language-server: $schema=../schema/catalogue.schema.json`.

use domain::achievement::AchievementDocument;
use domain::agreement::AgreementDocument;
use domain::course::CourseDocument;
use domain::exam::ExamDocument;
use domain::retake::RetakePolicyDocument;
use schemars::JsonSchema;
use serde_json::Value;

/// The name of the schema's file in the folder `catalogue/schema`.
pub const FILE_NAME: &str = "catalogue.schema.json";

/// A catalogue file: documents of any kinds. All files of a folder together are the catalogue.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is of use: files are read field by field, for the sake of all mistakes")]
struct CatalogueFile {
    /// Exams.
    #[schemars(default)]
    exams: Vec<ExamDocument>,
    /// Training courses.
    #[schemars(default)]
    courses: Vec<CourseDocument>,
    /// Agreements that candidates accept.
    #[schemars(default)]
    agreements: Vec<AgreementDocument>,
    /// Rules on sitting an exam again.
    #[schemars(default)]
    retake_policies: Vec<RetakePolicyDocument>,
    /// What can be earned.
    #[schemars(default)]
    achievements: Vec<AchievementDocument>,
}

/// The schema as it is checked in, ending with a line break.
pub fn json() -> String {
    let schema = sorted(schemars::schema_for!(CatalogueFile).to_value());
    serde_json::to_string_pretty(&schema).map(|text| text + "\n").unwrap_or_default()
}

/// Sorts all keys: whether `serde_json` keeps their order is up to the other crates in a build.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.into_iter().map(|(name, value)| (name, sorted(value))).collect();
            fields.sort_by(|one, other| one.0.cmp(&other.0));
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}
