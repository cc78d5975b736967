//! The verdict: is it true, at one glance; then what exactly; then how we know.

use client::{Client, Error};
use contract::credential::CredentialStatus;
use contract::problem::ProblemCode;
use contract::verification::{CheckView, VerificationView};
use domain::id::{CredentialId, VerificationCode};
use language::text::web::verify as text;
use leptos::prelude::*;

use crate::browser;
use crate::page::verify::form;
use crate::route::Route;
use crate::ui::{Badge, DateText, Glyph, Icon, Rosette, Size, TimeText, Tone, arrive, dynamic, load, marked};
use crate::words;

/// The verdict on the credential with that code, as it stands in the address.
pub(crate) fn by_code(typed: String) -> AnyView {
    match typed.parse::<VerificationCode>() {
        Ok(code) => verdict(async move |api: Client| api.find_verification(code).await),
        Err(_) => form::view(Some(typed)),
    }
}

/// The public page of a credential.
pub(crate) fn by_credential(id: CredentialId) -> AnyView {
    verdict(async move |api: Client| api.find_credential_verification(id).await)
}

fn verdict(request: impl AsyncFn(Client) -> Result<VerificationView, Error> + 'static) -> AnyView {
    browser::set_title(text::checking());
    let answered = RwSignal::new(false);
    // That there is none is an answer too, and not a failure.
    let content = load(
        async move |api| match request(api).await {
            Ok(view) => Ok(Some(view)),
            Err(error) if error.code() == Some(ProblemCode::NotFound) => Ok(None),
            Err(error) => Err(error),
        },
        move |answer| {
            answered.set(true);
            arrive();
            answer.map_or_else(unknown, found)
        },
    );
    // The verdict is the title; until it is there, and when it cannot be had, this is.
    let title = dynamic(move || {
        let waiting = !answered.get();
        waiting
            .then(|| view! { <h1 class="unseen" id="page-title" tabindex="-1">{text::checking_a_credential()}</h1> })
            .into_any()
    });
    view! { <div class="stack stack-wide">{title} {content}</div> }.into_any()
}

fn unknown() -> AnyView {
    browser::set_title(text::not_found());
    view! {
        <div class=format!("verdict {}", Tone::Bad.class())>
            <Icon glyph=Glyph::ShieldX/>
            <h1 class="verdict-word" id="page-title" tabindex="-1">{text::not_found()}</h1>
            <p>{text::not_found_more()}</p>
        </div>
        <section class="stack" aria-labelledby="again">
            <h2 id="again">{text::check_another()}</h2>
            <form::Form typed=String::new()/>
        </section>
    }
    .into_any()
}

fn found(view: VerificationView) -> AnyView {
    let sign = words::verdict(view.status);
    let id = view.credential_id;
    let relation = match view.status {
        CredentialStatus::Active | CredentialStatus::UnderReview => text::holds(),
        // Said of what no longer or not yet holds, the word would speak against the verdict.
        _ => text::was_issued(),
    };
    browser::set_title(&text::title(sign.word, &view.holder_name, &view.achievement.title));
    let checks: Vec<AnyView> = view.checks.into_iter().map(check).collect();
    view! {
        <div class=format!("verdict {}", sign.tone.class())>
            <Icon glyph=sign.glyph/>
            <h1 class="verdict-word" id="page-title" tabindex="-1">{sign.word}</h1>
            <p>{view.statement}</p>
            <p class="small verdict-when">{text::checked_on(&browser::local_time(view.checked_at))}</p>
        </div>

        <div class="certificate">
            <div class="certificate-figure"><Rosette achievement=view.achievement.clone() size=Size::Engraving/></div>
            <div class="certificate-words">
                <p class="certificate-name">{view.holder_name}</p>
                <p class="quiet">{relation}</p>
                <h2>{view.achievement.title.clone()}</h2>
                {view.description.map(|description| view! { <p>{description}</p> })}
            </div>
        </div>

        <section class="stack" aria-labelledby="facts">
            <h2 id="facts">{text::what_it_says()}</h2>
            <dl class="facts">
                <div><dt>{text::kind()}</dt><dd>{words::kind(view.achievement.kind)}</dd></div>
                <div><dt>{text::number()}</dt><dd><code>{view.licence_number}</code></dd></div>
                <div><dt>{text::earned_on()}</dt><dd><DateText date=view.earned_on/></dd></div>
                <div><dt>{text::valid_from()}</dt><dd><DateText date=view.valid_from/></dd></div>
                <div>
                    <dt>{text::valid_until()}</dt>
                    <dd>
                        {match view.valid_to {
                            Some(date) => text::end_of_day(date),
                            None => text::does_not_expire().to_owned(),
                        }}
                    </dd>
                </div>
                <div><dt>{text::issued()}</dt><dd><TimeText moment=view.issued_at/></dd></div>
                <div><dt>{text::issued_by()}</dt><dd><a href=view.issuer.url rel="external">{view.issuer.name}</a></dd></div>
                <div>
                    <dt>{text::what_it_took()}</dt>
                    <dd>
                        {criteria(&view.criteria)}
                        <a href=Route::Achievement(view.achievement.code).to_string()>{text::the_requirements()}</a>
                    </dd>
                </div>
                <div><dt>{text::how_earned()}</dt><dd>{words::basis(view.basis)}</dd></div>
                {view.rule_version.map(|version| view! { <div><dt>{text::rule()}</dt><dd>{text::rule_version(&version.to_string())}</dd></div> })}
                <div><dt>{text::code()}</dt><dd><code>{view.code.to_string()}</code></dd></div>
            </dl>
        </section>

        <section class="stack" aria-labelledby="checks">
            <h2 id="checks">{text::how_we_know()}</h2>
            <ul class="ledger" role="list">{checks}</ul>
            <p class="small quiet">
                {marked(&text::do_not_trust_us(&view.issuer.id.to_string()), |_, id| view! { <code class="did">{id}</code> }.into_any())} " "
                <a href=format!("/credentials/{id}.json") rel="external">{text::signed_credential()}</a> " · "
                <a href=format!("/credentials/{id}.jwt") rel="external">{text::token()}</a>
            </p>
        </section>
        <p><a href=Route::Verify.to_string()>{text::check_another()}</a></p>
    }
    .into_any()
}

/// What it took, which the credential says as an indented list in Markdown.
pub(crate) fn criteria(markdown: &str) -> AnyView {
    let lines = markdown.lines().map(|line| {
        let text = line.trim_start();
        let depth = (line.len() - text.len()) / 2;
        let depth = if depth == 0 {
            ""
        } else if depth == 1 {
            "criteria-part"
        } else {
            "criteria-detail"
        };
        view! { <li class=depth>{text.trim_start_matches("- ").to_owned()}</li> }
    });
    view! { <ul class="criteria" role="list">{lines.collect_view()}</ul> }.into_any()
}

fn check(check: CheckView) -> AnyView {
    view! {
        <li class="verdict-check">
            <span class="verdict-check-kind">{words::check_kind(check.check)}</span>
            <span>{check.finding}</span>
            <Badge sign=words::check(check.passed)/>
        </li>
    }
    .into_any()
}
