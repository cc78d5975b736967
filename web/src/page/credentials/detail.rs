//! One credential for its holder: what it says, how to show it, what it rests on.

use contract::credential::CredentialView;
use domain::id::CredentialId;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::{Badge, Breadcrumb, CodeBox, DateText, Glyph, Icon, PageHeader, Rosette, Size, TimeText, load};
use crate::words;

pub(crate) fn view(id: CredentialId) -> AnyView {
    let title = RwSignal::new("Credential".to_owned());
    let content = load(
        async move |api| api.find_credential(id).await,
        move |credential| {
            title.set(credential.summary.achievement.title.clone());
            found(credential)
        },
    );
    view! {
        <div class="stack">
            <Breadcrumb to=Route::Credentials label="Your credentials"/>
            <PageHeader title/>
            {content}
        </div>
    }
    .into_any()
}

fn found(credential: CredentialView) -> AnyView {
    let CredentialView { summary, code, grounds, .. } = credential;
    let id = summary.id;
    let public = Route::Verification(code.to_string()).to_string();
    let grounds: Vec<AnyView> = grounds.into_iter().map(|ground| view! { <li>{ground}</li> }.into_any()).collect();
    view! {
        <div class="stack stack-wide">
        <div class="certificate">
            <div class="certificate-figure"><Rosette achievement=summary.achievement.clone() size=Size::Engraving/></div>
            <div class="certificate-words">
                <Badge sign=words::status(summary.status)/>
                <p class="certificate-name">{credential.holder_name}</p>
                <dl class="facts">
                    <div><dt>"Kind"</dt><dd>{words::kind(summary.achievement.kind)}</dd></div>
                    <div><dt>"Number"</dt><dd><code>{credential.licence_number}</code></dd></div>
                    <div><dt>"Earned on"</dt><dd><DateText date=summary.earned_on/></dd></div>
                    <div>
                        <dt>"Valid until"</dt>
                        <dd>
                            {match summary.valid_to {
                                Some(date) => view! { "the end of " <DateText date/> " (UTC)" }.into_any(),
                                None => "It does not expire".into_any(),
                            }}
                        </dd>
                    </div>
                    {summary.grace_to.map(|date| view! {
                        <div><dt>"Renewable until"</dt><dd><DateText date/></dd></div>
                    })}
                    <div><dt>"Issued"</dt><dd><TimeText moment=credential.issued_at/></dd></div>
                </dl>
            </div>
        </div>

        <section class="stack" aria-labelledby="show">
            <h2 id="show">"Show it to somebody"</h2>
            <p class="prose">
                "Whoever opens the link or types the code sees what is on this page and whether it still holds. They need no account."
            </p>
            <div class="stack stack-tight prose">
                <CodeBox label="Verification link" text=credential.verification_url address=true/>
                <CodeBox label="Verification code" text=code.to_string()/>
            </div>
            <p><a href=public>"See what they see"</a></p>
        </section>

        <section class="stack" aria-labelledby="download">
            <h2 id="download">"Take it with you"</h2>
            <p class="prose">"The signed credential, for wallets and other systems. It proves itself without this site."</p>
            <p class="row">
                <a class="button" href=format!("/credentials/{id}.json") download=format!("{id}.json") rel="external">
                    <Icon glyph=Glyph::Download/> "Open Badges 3.0 (JSON)"
                </a>
                <a class="button" href=format!("/credentials/{id}.jwt") download=format!("{id}.jwt") rel="external">
                    <Icon glyph=Glyph::Download/> "Signed token (JWT)"
                </a>
            </p>
        </section>

        <section class="stack" aria-labelledby="grounds">
            <h2 id="grounds">"What it rests on"</h2>
            <ul class="prose grounds">{grounds}</ul>
            <p class="small quiet">
                {words::basis(credential.basis)} ". "
                {credential.rule_version.map(|version| format!("Decided by version {version} of the rule. "))}
                <a href=Route::Achievement(summary.achievement.code).to_string()>"The published requirements"</a>
            </p>
        </section>
        </div>
    }
    .into_any()
}
