//! Choosing what is shown, to whom, and for how long.

use client::{Client, PageRequest};
use contract::credential::CredentialListItem;
use contract::share::CreateShare;
use domain::id::CredentialId;
use domain::share::SharedField;
use jiff::ToSpan as _;
use language::text::web::shares as text;
use leptos::prelude::*;

use crate::form::{Sending, typed};
use crate::page::shares::detail::{days, views};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, Empty, Field, PageHeader, linked, load, tickbox};
use crate::{browser, navigation, words};

/// For how many days a share works unless another day is chosen.
const DAYS: i64 = 30;

pub(crate) fn view() -> AnyView {
    // A credential's own page leads here with its id.
    let chosen: Option<CredentialId> = browser::fragment().and_then(|id| id.parse().ok());
    let content = load(
        async |api: Client| {
            let (mut held, mut page) = (Vec::new(), PageRequest { cursor: None, limit: Some(100) });
            loop {
                let some = api.list_credentials(&page).await?;
                held.extend(some.items);
                match some.next {
                    Some(next) => page.cursor = Some(next),
                    None => return Ok(held),
                }
            }
        },
        move |held| form(held, chosen),
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Shares label=text::shares()/>
            <PageHeader title=text::new_share()><p class="lead">{text::new_share_more()}</p></PageHeader>
            {content}
        </div>
    }
    .into_any()
}

fn form(held: Vec<CredentialListItem>, chosen: Option<CredentialId>) -> AnyView {
    if held.is_empty() {
        return view! {
            <Empty title=text::nothing_to_share()><p>{linked(text::nothing_to_share_more(), &Route::ProgressList)}</p></Empty>
        }
        .into_any();
    }
    let session = Session::here();
    let navigate = navigation::navigator();
    let alone = held.len() == 1;
    let ticks: Vec<(CredentialId, String, RwSignal<bool>)> = held
        .into_iter()
        .map(|item| {
            let label = format!("{} ({})", item.achievement.title, words::status(item.status).word);
            (item.id, label, RwSignal::new(alone || chosen == Some(item.id)))
        })
        .collect();
    let fields: Vec<(SharedField, RwSignal<bool>)> =
        FIELDS.into_iter().map(|field| (field, RwSignal::new(field == SharedField::Documents))).collect();
    let [recipient, email, message, limit] = [(); 4].map(|()| RwSignal::new(String::new()));
    let until = RwSignal::new(browser::today().saturating_add(DAYS.days()).to_string());
    let mail_language = RwSignal::new(browser::language_tag());
    let sending = Sending::of(&[
        ("/credentials", "share-credentials"),
        ("/recipient", "share-recipient"),
        ("/email", "share-email"),
        ("/language", "share-language"),
        ("/message", "share-message"),
        ("/expires_on", "share-until"),
        ("/view_limit", "share-limit"),
    ]);
    let boxes =
        ticks.iter().map(|(id, label, tick)| tickbox(format!("share-{id}"), label.clone(), *tick)).collect_view();
    let field_boxes = fields
        .iter()
        .map(|(field, tick)| {
            tickbox(format!("share-field-{}", *field as u8), words::shared_field(*field).to_owned(), *tick)
        })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let credentials: Vec<CredentialId> =
            ticks.iter().filter(|(_, _, tick)| tick.get_untracked()).map(|(id, _, _)| *id).collect();
        let expires_on = days(until);
        let view_limit = views(limit);
        let found = [
            credentials.is_empty().then(|| ("/credentials", text::choose_credential().to_owned())),
            typed(recipient).is_none().then(|| ("/recipient", text::say_who().to_owned())),
            expires_on.is_none().then(|| ("/expires_on", text::choose_day().to_owned())),
            view_limit.is_err().then(|| ("/view_limit", text::type_number().to_owned())),
        ];
        let share = CreateShare {
            credentials,
            fields: fields.iter().filter(|(_, tick)| tick.get_untracked()).map(|(field, _)| *field).collect(),
            recipient: typed(recipient).unwrap_or_default(),
            email: typed(email),
            language: typed(mail_language),
            message: typed(message).unwrap_or_default(),
            expires_on: expires_on.unwrap_or_default(),
            view_limit: view_limit.unwrap_or_default(),
        };
        let request = session.call(async move |api: Client| api.create_share(&share).await);
        let navigate = navigate.clone();
        sending.send(found.into_iter().flatten().collect(), request, move |made| {
            navigate(&Route::Share(made.summary.id));
        });
    };
    let languages = language::Language::ALL.iter().map(|known| (known.name().to_owned(), known.tag().to_owned()));
    view! {
        <form class="sheet form" novalidate on:submit=submit>
            {sending.refusals()}
            <fieldset class="stack stack-tight choices" id="share-credentials" tabindex="-1">
                <legend>{text::which()}</legend>
                {sending.told("/credentials")}
                {boxes}
            </fieldset>
            <fieldset class="stack stack-tight choices">
                <legend>{text::what_besides()}</legend>
                <p class="field-hint">{text::always_shown()}</p>
                {field_boxes}
            </fieldset>
            <Field
                id="share-recipient"
                label=text::recipient()
                hint=text::recipient_hint()
                value=recipient
                autocomplete="off"
                error=sending.fault("/recipient")
            />
            <Field
                id="share-email"
                label=text::email()
                hint=text::email_hint()
                value=email
                kind=Signal::stored("email")
                autocomplete="off"
                error=sending.fault("/email")
            />
            <Choice
                id="share-language"
                label=text::mail_language()
                value=mail_language
                options=languages.collect()
                error=sending.fault("/language")
            />
            <Field
                id="share-message"
                label=text::message()
                hint=text::message_hint()
                value=message
                autocomplete="off"
                error=sending.fault("/message")
            />
            <Field
                id="share-until"
                label=text::last_day()
                hint=text::last_day_hint()
                value=until
                kind=Signal::stored("date")
                autocomplete="off"
                error=sending.fault("/expires_on")
            />
            <Field
                id="share-limit"
                label=text::view_limit()
                hint=text::view_limit_hint()
                value=limit
                autocomplete="off"
                error=sending.fault("/view_limit")
            />
            <div>
                <Button kind=ButtonKind::Primary busy=sending.busy()>
                    {sending.label(text::share_it(), text::sharing())}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

const FIELDS: [SharedField; 4] =
    [SharedField::LicenceNumber, SharedField::Criteria, SharedField::Documents, SharedField::Email];
