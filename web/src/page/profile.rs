//! A candidate's profile: what needs evidence, what they change by themselves, what the exam vendor gets, and what it once
//! said.

use client::Client;
use contract::accommodation::AccommodationsView;
use contract::change_request::{ChangeRequestState, ChangeRequestView, WantedChange};
use contract::country::CountryListView;
use contract::profile::{ProfileFieldKind, ProfileView};
use language::text::web::{person, profile as text};
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Badge, Button, Glyph, PageHeader, Tone, announce, dynamic, every, load};
use crate::words::{self, Sign};

pub(super) mod accommodations;
mod evidence;
mod form;
mod history;
pub(super) mod request;
mod vendors;

/// The page.
pub(super) fn view() -> AnyView {
    let all = load(
        async |api: Client| {
            let profile = api.find_profile().await?;
            let requests = every(async |page| api.list_change_requests(&page).await).await?;
            Ok((profile, requests, api.list_countries().await?, api.find_accommodations().await?))
        },
        |(profile, requests, countries, accommodations)| parts(profile, requests, countries, accommodations),
    );
    view! {
        <div class="stack profile">
            <PageHeader title=text::profile()><p class="lead">{text::profile_lead()}</p></PageHeader>
            {all}
        </div>
    }
    .into_any()
}

fn parts(
    profile: ProfileView,
    requests: Vec<ChangeRequestView>,
    countries: CountryListView,
    accommodations: AccommodationsView,
) -> AnyView {
    let profile = RwSignal::new(profile);
    view! {
        {by_evidence(&profile.read_untracked(), requests)}
        {form::view(profile, &countries)}
        {accommodations::view(accommodations)}
        {vendors::view(profile)}
        {history::view(profile)}
    }
    .into_any()
}

/// How a part of the profile changes, as a sign.
fn kind(profile: &ProfileView, field: &str) -> AnyView {
    let kind = profile.fields.iter().find(|known| known.field == field).map(|known| known.kind);
    let sign = |tone, glyph, word| Sign { tone, glyph, word };
    let sign = match kind {
        None => return ().into_any(),
        Some(ProfileFieldKind::Editable) => sign(Tone::Still, Glyph::Pencil, text::kind_editable()),
        Some(ProfileFieldKind::NeedsEvidence) => sign(Tone::Care, Glyph::ShieldCheck, text::kind_needs_evidence()),
        Some(ProfileFieldKind::VendorSynced) => sign(Tone::Still, Glyph::Refresh, text::kind_vendor_synced()),
    };
    view! { <Badge sign/> }.into_any()
}

/// The legal name and the company, and the requests to change them.
fn by_evidence(profile: &ProfileView, requests: Vec<ChangeRequestView>) -> AnyView {
    let requests = RwSignal::new(requests);
    let company = profile.company.clone().unwrap_or_else(|| text::no_company().to_owned());
    let ask = move |route: Route, label: &'static str, kind: fn(&WantedChange) -> bool| {
        dynamic(move || {
            let open = |request: &ChangeRequestView| request.state == ChangeRequestState::Open && kind(&request.wanted);
            (!requests.read().iter().any(open))
                .then(|| view! { <p><a class="button" href=route.to_string()>{label}</a></p> })
                .into_any()
        })
    };
    view! {
        <section class="sheet stack stack-tight" aria-labelledby="by-evidence">
            <div class="row">
                <h2 id="by-evidence">{text::by_evidence()}</h2>
                {kind(profile, "/names/legal")}
            </div>
            <p>{text::by_evidence_lead()}</p>
            <dl class="facts">
                <div><dt>{person::legal_name()}</dt><dd><strong>{profile.names.legal.clone()}</strong></dd></div>
                <div><dt>{text::company()}</dt><dd>{company}</dd></div>
            </dl>
            <div class="row">
                {ask(Route::LegalNameRequest, text::ask_legal_name(), |wanted| matches!(wanted, WantedChange::LegalName { .. }))}
                {ask(Route::CompanyRequest, text::ask_company(), |wanted| matches!(wanted, WantedChange::Company { .. }))}
            </div>
            {dynamic(move || {
                let all = requests.get();
                (!all.is_empty())
                    .then(|| view! {
                        <h3 id="requests" tabindex="-1">{text::requests()}</h3>
                        <ul class="ways" role="list">
                            {all.into_iter().map(|request| item(request, requests)).collect_view()}
                        </ul>
                    })
                    .into_any()
            })}
        </section>
    }
    .into_any()
}

/// How far a request is, as a sign.
pub(super) fn state(state: ChangeRequestState) -> Sign {
    let sign = |tone, glyph, word| Sign { tone, glyph, word };
    match state {
        ChangeRequestState::Open => sign(Tone::Care, Glyph::ClockAlert, text::state_open()),
        ChangeRequestState::Approved => sign(Tone::Good, Glyph::CircleCheck, text::state_approved()),
        ChangeRequestState::Refused => sign(Tone::Bad, Glyph::CircleX, text::state_refused()),
        ChangeRequestState::Withdrawn => sign(Tone::Still, Glyph::History, text::state_withdrawn()),
    }
}

/// What a request asks for, in a line.
pub(super) fn wanted(wanted: &WantedChange) -> String {
    match wanted {
        WantedChange::LegalName { names } => text::request_legal_name(&names.legal),
        WantedChange::Company { company } => text::request_company(company),
        WantedChange::Accommodations { needs, .. } => text::request_accommodations(&words::accommodations(needs)),
    }
}

fn item(request: ChangeRequestView, requests: RwSignal<Vec<ChangeRequestView>>) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let id = request.id;
    let withdraw = Callback::new(move |()| {
        let call = session.call(async move |api: Client| api.withdraw_change_request(id).await);
        sending.send(Vec::new(), call, move |withdrawn| {
            announce(text::withdrawn());
            requests.update(|all| all.iter_mut().filter(|one| one.id == id).for_each(|one| *one = withdrawn.clone()));
            browser::focus_soon("requests");
        });
    });
    let what = wanted(&request.wanted);
    view! {
        <li class="way">
            <div class="row"><strong>{what.clone()}</strong> <Badge sign=state(request.state)/></div>
            {request.reason.map(|reason| view! { <p>{text::reason(&reason)}</p> })}
            <p class="small quiet">
                {text::asked_on(&browser::local_time(request.created_at))}
                {request.decided_at.map(|at| format!(" · {}", text::decided_on(&browser::local_time(at))))}
                {(!request.documents.is_empty()).then(|| format!(" · {}", text::evidence_sent(request.documents.len())))}
            </p>
            {sending.failed()}
            {(request.state == ChangeRequestState::Open).then(|| view! {
                <div><Button busy=sending.busy() on_press=withdraw>{text::withdraw()} " " <span class="unseen">{what}</span></Button></div>
            })}
        </li>
    }
    .into_any()
}
