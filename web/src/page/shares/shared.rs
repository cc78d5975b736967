//! What whoever has the link sees, without an account.

use client::{Client, Error};
use contract::share::{AskWatch, OpenShare, ShareFault, SharedCredentialView, SharedView};
use language::text::web::{shares as text, verify};
use leptos::prelude::*;

use crate::browser;
use crate::form::{Sending, typed};
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Button, DateText, Field, Glyph, Icon, Notice, PageHeader, Rosette, Size, Tone, dynamic, load};
use crate::words;

pub(crate) fn view() -> AnyView {
    let Some(token) = browser::link_token() else { return unusable(ShareFault::Unknown) };
    let open = OpenShare { token: token.clone() };
    load(
        async move |api: Client| match api.open_share(&open).await {
            Ok(shared) => Ok(Ok(shared)),
            Err(Error::Problem(problem)) => match ShareFault::of(&problem) {
                Some(fault) => Ok(Err(fault)),
                None => Err(Error::Problem(problem)),
            },
            Err(error) => Err(error),
        },
        move |shared| match shared {
            Ok(shared) => found(token.clone(), shared),
            Err(fault) => unusable(fault),
        },
    )
}

fn found(token: String, shared: SharedView) -> AnyView {
    let lead = text::shared_lead(&shared.recipient, &shared.issuer_name, &browser::local_time(shared.checked_at));
    let credentials = shared.credentials.into_iter().map(credential).collect_view();
    let left = shared.views_left.map(|left| view! { " " {text::views_left(left)} });
    view! {
        <div class="stack stack-wide">
            <PageHeader title=text::shared_by(&shared.holder_name)><p class="lead">{lead}</p></PageHeader>
            {(!shared.message.is_empty()).then(|| view! { <blockquote class="prose">{shared.message}</blockquote> })}
            {shared.email.map(|email| view! { <p>{text::reach_them()} " " <a href=format!("mailto:{email}")>{email.clone()}</a></p> })}
            {credentials}
            {ask(token)}
            <p class="small quiet">
                {text::until(&browser::local_time(shared.expires_at))} {left} " " {text::holder_sees()}
            </p>
        </div>
    }
    .into_any()
}

fn credential(shown: SharedCredentialView) -> AnyView {
    let sign = words::verdict(shown.status);
    let genuine = if shown.genuine { text::genuine() } else { text::not_genuine() };
    let public = shown.code.clone().map(|code| Route::Verification(code).to_string());
    view! {
        <article class="certificate">
            <div class="certificate-figure"><Rosette achievement=shown.achievement.clone() size=Size::Engraving/></div>
            <div class="certificate-words">
                <Badge sign/>
                <h2>{shown.achievement.title.clone()}</h2>
                <p>{shown.statement}</p>
                <p class="small row">
                    <Icon glyph=if shown.genuine { Glyph::ShieldCheck } else { Glyph::ShieldX }/> <span>{genuine}</span>
                </p>
                <dl class="facts">
                    <div><dt>{verify::kind()}</dt><dd>{words::kind(shown.achievement.kind)}</dd></div>
                    <div><dt>{verify::earned_on()}</dt><dd><DateText date=shown.earned_on/></dd></div>
                    <div><dt>{verify::valid_from()}</dt><dd><DateText date=shown.valid_from/></dd></div>
                    <div>
                        <dt>{verify::valid_until()}</dt>
                        <dd>
                            {match shown.valid_to {
                                Some(date) => verify::end_of_day(date),
                                None => verify::does_not_expire().to_owned(),
                            }}
                        </dd>
                    </div>
                    {shown.licence_number.map(|number| view! { <div><dt>{verify::number()}</dt><dd><code>{number}</code></dd></div> })}
                    {shown.code.map(|code| view! { <div><dt>{verify::code()}</dt><dd><code>{code}</code></dd></div> })}
                    {shown.criteria.map(|criteria| view! {
                        <div><dt>{verify::what_it_took()}</dt><dd>{crate::page::verify::verdict::criteria(&criteria)}</dd></div>
                    })}
                </dl>
                {public.map(|public| view! { <p><a href=public>{text::check_yourself()}</a></p> })}
                {shown.credential_url.map(|url| view! {
                    <p><a href=format!("{url}.json") download="credential.json" rel="external">{verify::signed_credential()}</a></p>
                })}
            </div>
        </article>
    }
    .into_any()
}

/// Asking to be told of changes.
fn ask(token: String) -> AnyView {
    let session = Session::here();
    let (email, asked) = (RwSignal::new(String::new()), RwSignal::new(false));
    let sending = Sending::of(&[("/email", "watch-email")]);
    let form = move || {
        let token = token.clone();
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let found = typed(email).is_none().then(|| ("/email", text::type_email().to_owned()));
            let ask = AskWatch {
                token: token.clone(),
                email: typed(email).unwrap_or_default(),
                language: browser::language_tag(),
            };
            let request = session.call(async move |api: Client| api.ask_watch(&ask).await);
            sending.send(found.into_iter().collect(), request, move |()| {
                asked.set(true);
                browser::focus_soon("watch-asked");
            });
        };
        view! {
            <form class="sheet form" novalidate on:submit=submit>
                {sending.refusals()}
                <Field
                    id="watch-email"
                    label=text::your_email()
                    hint=text::your_email_hint()
                    value=email
                    kind=Signal::stored("email")
                    autocomplete="email"
                    error=sending.fault("/email")
                />
                <div>
                    <Button busy=sending.busy()>{sending.label(text::ask(), text::asking())}</Button>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="watch">
            <h2 id="watch">{text::watch()}</h2>
            <p class="prose">{text::watch_more()}</p>
            {dynamic(move || if asked.get() {
                view! {
                    <div id="watch-asked" tabindex="-1"><Notice tone=Tone::Good><p>{text::watch_asked()}</p></Notice></div>
                }
                .into_any()
            } else {
                form()
            })}
        </section>
    }
    .into_any()
}

fn unusable(fault: ShareFault) -> AnyView {
    let (title, lead) = match fault {
        ShareFault::Expired => (text::expired(), text::ask_for_another()),
        ShareFault::UsedUp => (text::used_up(), text::ask_for_another()),
        ShareFault::Revoked => (text::was_taken_back(), text::ask_for_another()),
        ShareFault::Unknown => (text::unknown(), text::unknown_more()),
    };
    view! {
        <div class="stack">
            <PageHeader title/>
            <Notice tone=Tone::Care><p>{lead}</p></Notice>
            <p><a href=Route::Verify.to_string()>{text::verify_by_code()}</a></p>
        </div>
    }
    .into_any()
}
