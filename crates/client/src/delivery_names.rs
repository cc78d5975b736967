//! Proposals for the name that goes to the exam-delivery vendor.

use contract::name::{DeliveryNameSuggestionView, SuggestDeliveryName};
use reqwest::Method;

use crate::{Client, Error, read};

impl Client {
    /// Writes a legal name in the letters and fields that the exam-delivery vendor has.
    ///
    /// # Errors
    /// `invalid-request` when the legal name is no name.
    pub async fn suggest_delivery_name(
        &self,
        request: &SuggestDeliveryName,
    ) -> Result<DeliveryNameSuggestionView, Error> {
        read(self.request(Method::POST, "/api/v1/delivery-names").json(request)).await
    }
}
