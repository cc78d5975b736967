//! One credential for its holder: what it says, how to show it, what it rests on.

use client::Client;
use contract::award_review::{AwardDecision, AwardDecisionView};
use contract::credential::CredentialView;
use domain::id::CredentialId;
use language::text::web::{candidate as text, shares};
use leptos::prelude::*;

use crate::form::Sending;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{
    Badge, Breadcrumb, Button, ButtonKind, CodeBox, DateText, Glyph, Icon, PageHeader, Rosette, Size, TimeText, load,
};
use crate::{browser, words};

pub(crate) fn view(id: CredentialId) -> AnyView {
    let title = RwSignal::new(text::credential().to_owned());
    let content = load(
        async move |api| api.find_credential(id).await,
        move |credential| {
            title.set(credential.summary.achievement.title.clone());
            found(credential)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Credentials label=text::your_credentials()/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

fn found(credential: CredentialView) -> AnyView {
    let CredentialView { summary, code, grounds, .. } = credential;
    let id = summary.id;
    let (session, printing) = (Session::here(), Sending::of(&[]));
    let print = Callback::new(move |()| {
        let request = session.call(async move |api: Client| api.print_certificate(id).await);
        printing.send(Vec::new(), request, |file| browser::save(&file, "certificate.pdf"));
    });
    let public = Route::Verification(code.to_string()).to_string();
    let decisions: Vec<AnyView> =
        credential.decisions.iter().map(|decided| view! { <p class="prose">{told(decided)}</p> }.into_any()).collect();
    let grounds: Vec<AnyView> = grounds.into_iter().map(|ground| view! { <li>{ground}</li> }.into_any()).collect();
    view! {
        <div class="stack stack-wide">
        <div class="certificate">
            <div class="certificate-figure"><Rosette achievement=summary.achievement.clone() size=Size::Engraving/></div>
            <div class="certificate-words">
                <Badge sign=words::status(summary.status)/>
                <p class="certificate-name">{credential.holder_name}</p>
                <dl class="facts">
                    <div><dt>{text::kind()}</dt><dd>{words::kind(summary.achievement.kind)}</dd></div>
                    <div><dt>{text::number()}</dt><dd><code>{credential.licence_number}</code></dd></div>
                    <div><dt>{text::earned_on()}</dt><dd><DateText date=summary.earned_on/></dd></div>
                    <div>
                        <dt>{text::valid_until()}</dt>
                        <dd>
                            {match summary.valid_to {
                                Some(date) => text::end_of_day(date),
                                None => text::does_not_expire().to_owned(),
                            }}
                        </dd>
                    </div>
                    {summary.grace_to.map(|date| view! {
                        <div><dt>{text::renewable_until()}</dt><dd><DateText date/></dd></div>
                    })}
                    <div><dt>{text::issued()}</dt><dd><TimeText moment=credential.issued_at/></dd></div>
                </dl>
            </div>
        </div>

        {(!decisions.is_empty()).then(|| view! { <div class="stack stack-tight">{decisions}</div> })}

        <section class="stack" aria-labelledby="show">
            <h2 id="show">{text::show_it()}</h2>
            <p class="prose">
                {text::show_it_more()}
            </p>
            <div class="stack stack-tight prose">
                <CodeBox label=text::verification_link() text=credential.verification_url address=true/>
                <CodeBox label=text::verification_code() text=code.to_string()/>
            </div>
            <p class="row">
                <a class="button" href=format!("{}#{id}", Route::NewShare)>{shares::send_to_somebody()}</a>
                <a class="button" href=credential.linkedin_url rel="external noopener" target="_blank">
                    {text::add_to_linkedin()}
                </a>
                <a href=public>{text::see_what_they_see()}</a>
            </p>
        </section>

        <section class="stack" aria-labelledby="download">
            <h2 id="download">{text::take_it()}</h2>
            <p class="prose">{text::take_it_more()}</p>
            {printing.failed()}
            <p class="row">
                <Button kind=ButtonKind::Primary busy=printing.busy() on_press=print>
                    <Icon glyph=Glyph::Download/> {text::certificate_pdf()}
                </Button>
                <a class="button" href=format!("/credentials/{id}.png") download=format!("{id}.png") rel="external">
                    <Icon glyph=Glyph::Download/> {text::badge_png()}
                </a>
                <a class="button" href=format!("/credentials/{id}.svg") download=format!("{id}.svg") rel="external">
                    <Icon glyph=Glyph::Download/> {text::badge_svg()}
                </a>
                <a class="button" href=format!("/credentials/{id}.json") download=format!("{id}.json") rel="external">
                    <Icon glyph=Glyph::Download/> {text::open_badges()}
                </a>
                <a class="button" href=format!("/credentials/{id}.jwt") download=format!("{id}.jwt") rel="external">
                    <Icon glyph=Glyph::Download/> {text::signed_token()}
                </a>
            </p>
        </section>

        <section class="stack" aria-labelledby="grounds">
            <h2 id="grounds">{text::what_it_rests_on()}</h2>
            <ul class="prose grounds">{grounds}</ul>
            <p class="small quiet">
                {words::basis(credential.basis)} " · "
                {credential.rule_version.map(|version| format!("{} ", text::decided_by(&version.to_string())))}
                <a href=Route::Achievement(summary.achievement.code).to_string()>{text::published_requirements()}</a>
            </p>
        </section>
        </div>
    }
    .into_any()
}

/// What staff decided about it.
fn told(decided: &AwardDecisionView) -> String {
    let when = browser::local_time(decided.decided_at);
    match decided.decision {
        AwardDecision::Uphold => text::was_upheld(&when, &decided.reason),
        AwardDecision::Revoke => text::was_revoked(&when, &decided.reason),
    }
}
