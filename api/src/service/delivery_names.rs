//! Proposals for the name that goes to the exam-delivery vendor.

use contract::name::{DeliveryNameForm, DeliveryNameNote, DeliveryNameSuggestionView, SuggestDeliveryName};
use domain::name::{DeliveryName, FullName};

use crate::error::Error;
use crate::service::person;

/// Proposes a delivery name for a legal name.
///
/// # Errors
/// [`contract::problem::ProblemCode::InvalidRequest`] when the legal name is no name.
pub fn suggest(request: &SuggestDeliveryName) -> Result<DeliveryNameSuggestionView, Error> {
    let legal =
        FullName::new(&request.legal).map_err(|error| Error::invalid(vec![person::text_fault("/legal", error)]))?;
    let found = DeliveryName::suggest(legal.as_str(), |c| any_ascii::any_ascii_char(c).to_owned());
    let Some(found) = found else {
        return Ok(DeliveryNameSuggestionView { name: None, notes: Vec::new(), missing: Vec::new() });
    };
    let notes = [
        (found.transliterated, DeliveryNameNote::Transliterated),
        (found.repeated, DeliveryNameNote::Repeated),
        (found.shortened, DeliveryNameNote::Shortened),
    ];
    let (first, last) = (found.name.first().to_owned(), found.name.last().to_owned());
    Ok(DeliveryNameSuggestionView {
        name: Some(DeliveryNameForm { first, last }),
        notes: notes.into_iter().filter(|(applies, _)| *applies).map(|(_, note)| note).collect(),
        missing: found.missing,
    })
}
