//! A person's names, and a proposal for the one that goes to the exam-delivery vendor.

use serde::{Deserialize, Serialize};

/// A person's names, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NamesForm {
    /// As on the ID document, in any script. One word is enough.
    #[cfg_attr(feature = "openapi", schema(max_length = 200, example = "山田 太郎"))]
    pub legal: String,
    /// As written at home, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub native: Option<String>,
    /// As sent to the exam-delivery vendor.
    pub delivery: DeliveryNameForm,
    /// As printed on certificates: words of the legal name. Without one, the legal name is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub certificate: Option<String>,
}

/// A name in the vendor's two fields, which hold the letters of ISO 8859-1 only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeliveryNameForm {
    /// The given names.
    #[cfg_attr(feature = "openapi", schema(max_length = 30, example = "Taro"))]
    pub first: String,
    /// The family name.
    #[cfg_attr(feature = "openapi", schema(max_length = 50, example = "Yamada"))]
    pub last: String,
}

/// Propose a delivery name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SuggestDeliveryName {
    /// The legal name, in any script.
    #[cfg_attr(feature = "openapi", schema(max_length = 200, example = "山田 太郎"))]
    pub legal: String,
}

/// A proposal. A person reads it, changes it and says yes; it is never taken by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeliveryNameSuggestionView {
    /// The proposed name; absent when nothing of the legal name can be written in Latin letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<DeliveryNameForm>,
    /// What its reader should look at.
    pub notes: Vec<DeliveryNameNote>,
    /// Characters that nothing stands for, so that they are missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<char>,
}

/// What to look at in a proposed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryNameNote {
    /// Letters were written in other letters; the ID document may write them otherwise.
    Transliterated,
    /// The one word there is fills both fields.
    Repeated,
    /// Something was left out to make it fit.
    Shortened,
}
