//! The ways into one's own account, and where one is signed in.

use contract::security::SecurityView;
use language::text::web::account as text;
use leptos::prelude::*;

use self::recovery_codes::NewCodes;
use super::actions::Actions;
use crate::session::Session;
use crate::ui::{Notice, PageHeader, Tone, dynamic, load};

mod passkeys;
mod password;
mod recovery_codes;
mod sessions;
mod totp;

/// The page.
pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let actions = Actions::provide();
    let codes = NewCodes::provide();
    let has_password = RwSignal::new(None);
    let missing = session.account().is_some_and(|account| account.second_factor_missing);
    view! {
        <div class="stack security">
            <PageHeader title=text::security()><p class="lead">{text::security_lead()}</p></PageHeader>
            {missing.then(|| view! { <Notice tone=Tone::Care><p>{text::second_factor_needed()}</p></Notice> })}
            {actions.failed()}
            {codes.view()}
            {dynamic(move || {
                actions.version.track();
                load(
                    async |api| api.find_security().await,
                    move |ways: SecurityView| {
                        has_password.set(Some(ways.password));
                        view! {
                        {passkeys::view(ways.passkeys.clone())}
                        {totp::view(ways.totp_since)}
                        {(ways.totp_since.is_some() || !ways.passkeys.is_empty())
                            .then(|| recovery_codes::view(ways.recovery_codes_left))}
                        }
                        .into_any()
                    },
                )
            })}
            {password::view(has_password)}
            {sessions::view()}
            {actions.confirmation()}
        </div>
    }
    .into_any()
}
