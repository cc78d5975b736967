//! Where an invitation's mail leads: the account that a partner record made becomes its person's own.

use client::{Client, Error};
use contract::agreement::AgreementTextView;
use contract::invitation::{
    AcceptInvitation, AcceptedInvitationView, FindInvitation, InvitationFault, InvitationView, InvitedAccountView,
};
use contract::name::DeliveryNameForm;
use contract::problem::ProblemCode;
use language::text::web::{account as sign_in, join, partner as text};
use leptos::prelude::*;

use crate::form::Sending;
use crate::page::person::DeliveryName;
use crate::page::registration::agreements::{FIRST, Reading};
use crate::page::sign_in_form;
use crate::route::Route;
use crate::session::{Session, State};
use crate::ui::{
    Button, ButtonKind, ErrorSummary, Notice, PageHeader, PasswordField, ProblemNotice, TimeText, Tone, dynamic, load,
};
use crate::{browser, navigation};

/// What following the link, or taking the invitation, came to.
type Answered<T> = Result<T, InvitationFault>;

/// Tells why a link cannot be used from what else can go wrong.
fn answered<T>(answer: Result<T, Error>) -> Result<Answered<T>, Error> {
    match answer {
        Ok(answer) => Ok(Ok(answer)),
        Err(Error::Problem(problem)) => InvitationFault::of(&problem).map(Err).ok_or(Error::Problem(problem)),
        Err(error) => Err(error),
    }
}

pub(crate) fn view() -> AnyView {
    let Some(token) = browser::link_token() else { return unusable(InvitationFault::Unknown) };
    let find = FindInvitation { token: token.clone() };
    load(
        async move |api: Client| {
            let found = match answered(api.find_invitation(&find).await)? {
                Ok(found) => found,
                Err(fault) => return Ok(Err(fault)),
            };
            let asked = found.account.iter().flat_map(|account| &account.agreements);
            let codes: Vec<String> = asked.map(|agreement| agreement.code.clone()).collect();
            let texts = Reading::fetch(&api, &codes).await?;
            Ok(Ok((found, texts)))
        },
        move |found| match found {
            Ok((found, texts)) => take(token.clone(), found, texts),
            Err(fault) => unusable(fault),
        },
    )
}

/// What is sent, and what came of it.
#[derive(Clone)]
struct Taking {
    session: Session,
    token: String,
    taken: RwSignal<Option<Answered<AcceptedInvitationView>>>,
}

impl Taking {
    fn send(&self, sending: Sending, missing: Vec<(&'static str, String)>, with: AcceptInvitation) {
        let (session, taken) = (self.session, self.taken);
        let with = AcceptInvitation { token: self.token.clone(), ..with };
        let request =
            async move { answered(session.call(async |api: Client| api.accept_invitation(&with).await).await) };
        sending.send(missing, request, move |answer| {
            taken.set(Some(answer));
            browser::focus_soon("page-title");
        });
    }
}

/// The invitation, until it is taken.
fn take(token: String, invitation: InvitationView, texts: Vec<AgreementTextView>) -> AnyView {
    let taking = Taking { session: Session::here(), token, taken: RwSignal::new(None) };
    let account = invitation.account.clone();
    let reading = Reading::of(texts, &[]);
    dynamic(move || match taking.taken.get() {
        Some(Ok(AcceptedInvitationView { user_name })) => match &account {
            Some(_) => view! { <SetUp user=user_name/> }.into_any(),
            None => noted(&invitation.company, &user_name),
        },
        Some(Err(fault)) => unusable(fault),
        None => match account.clone() {
            Some(account) => set_up(taking.clone(), &invitation, account, reading.clone()),
            None => confirm(taking.clone(), &invitation),
        },
    })
}

/// For who has no account yet.
fn set_up(taking: Taking, invitation: &InvitationView, account: InvitedAccountView, reading: Reading) -> AnyView {
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let delivery = account.needs_delivery_name.then(|| DeliveryName::of(DeliveryNameForm::default()));
    let sending = Sending::of(&[
        ("/password", "new-password"),
        ("/delivery_name/first", "delivery-first"),
        ("/delivery_name/last", "delivery-last"),
        ("/agreements", FIRST),
    ]);
    let read = reading.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut missing = Vec::new();
        if password.read_untracked().is_empty() {
            missing.push(("/password", join::password_missing().to_owned()));
        }
        missing.extend(read.missing());
        let with = AcceptInvitation {
            password: Some(password.get_untracked()),
            delivery_name: delivery.map(DeliveryName::form),
            agreements: read.accepted(),
            language: Some(browser::language_tag()),
            ..AcceptInvitation::default()
        };
        taking.send(sending, missing, with);
    };
    let legal = Signal::stored(invitation.name.clone());
    let (lead, user) = (text::set_up_lead(&invitation.company), account.user_name);
    view! {
        <div class="stack">
            <PageHeader title=text::set_up()><p class="lead">{lead}</p></PageHeader>
            {facts(invitation, Some(user.clone()))}
            <form class="sheet form" novalidate on:submit=submit>
                <ErrorSummary errors=sending.errors()/>
                {dynamic(move || sending.failure().get().map(failed).into_any())}
                // For password managers, which keep a password with its user name.
                <input type="text" autocomplete="username" value=user hidden readonly/>
                <PasswordField
                    id="new-password"
                    label=sign_in::password()
                    hint=join::password_hint()
                    value=password
                    autocomplete="new-password"
                    error=sending.fault("/password")
                    shown
                />
                {delivery.map(|delivery| {
                    delivery.view(legal, sending, "/delivery_name/first", "/delivery_name/last")
                })}
                {reading.view()}
                <div>
                    <Button kind=ButtonKind::Primary busy=sending.busy()>
                        {sending.label(text::take(), text::taking())}
                    </Button>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// For who has an account: one question.
fn confirm(taking: Taking, invitation: &InvitationView) -> AnyView {
    let sending = Sending::of(&[]);
    let accept = Callback::new(move |()| taking.send(sending, Vec::new(), AcceptInvitation::default()));
    let (title, lead) = (text::employment(&invitation.company), text::employment_lead(&invitation.company));
    view! {
        <div class="stack">
            <PageHeader title><p class="lead">{lead}</p></PageHeader>
            {facts(invitation, None)}
            {dynamic(move || sending.failure().get().map(failed).into_any())}
            <p>
                <Button kind=ButtonKind::Primary busy=sending.busy() on_press=accept>
                    {sending.label(text::confirm_employment(), join::confirming())}
                </Button>
            </p>
        </div>
    }
    .into_any()
}

fn facts(invitation: &InvitationView, user: Option<String>) -> impl IntoView + use<> {
    let fact = |term: &'static str, value: AnyView| view! { <div><dt>{term}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="facts">
            {fact(text::company(), invitation.company.clone().into_any())}
            {fact(text::name(), invitation.name.clone().into_any())}
            {fact(join::email(), invitation.email.clone().into_any())}
            {user.map(|user| fact(text::user_name(), view! { <code>{user}</code> }.into_any()))}
            {fact(text::valid_until(), view! { <TimeText moment=invitation.expires_at/> }.into_any())}
        </dl>
        <p class="small quiet">{text::name_hint()}</p>
    }
}

fn failed(error: Error) -> AnyView {
    if error.code() != Some(ProblemCode::Conflict) {
        return view! { <ProblemNotice error/> }.into_any();
    }
    view! {
        <div role="alert">
            <Notice tone=Tone::Care>
                <p><strong>{text::renewed()}</strong></p>
                <p>{text::renewed_lead()}</p>
            </Notice>
        </div>
    }
    .into_any()
}

/// The account is theirs: it ends at signing in.
#[component]
fn SetUp(user: String) -> impl IntoView {
    let session = Session::here();
    let navigate = navigation::navigator();
    // Somebody else may be signed in here; they go on once the new account is.
    let before = untrack(|| session.account()).map(|account| account.id);
    Effect::new(move |_| {
        if let State::SignedIn(account) = session.state()
            && Some(account.id) != before
        {
            navigate(&Route::Home);
        }
    });
    let lead = text::set_up_done_lead(&user);
    view! {
        <div class="stack">
            <PageHeader title=text::set_up_done()><p class="lead">{lead}</p></PageHeader>
            <div class="sign-in">{sign_in_form(user)}</div>
        </div>
    }
}

fn noted(company: &str, user: &str) -> AnyView {
    let lead = text::employment_done_lead(company, user);
    view! {
        <div class="stack">
            <PageHeader title=text::employment_done()>
                <p class="lead">{lead}</p>
            </PageHeader>
            {onward()}
        </div>
    }
    .into_any()
}

fn unusable(fault: InvitationFault) -> AnyView {
    let (title, lead) = match fault {
        InvitationFault::Used => (text::used(), text::used_lead()),
        InvitationFault::Expired => (text::expired(), text::expired_lead()),
        InvitationFault::Unknown => (text::unknown(), text::unknown_lead()),
    };
    view! {
        <div class="stack">
            <PageHeader title/>
            <Notice tone=Tone::Care><p>{lead}</p></Notice>
            {(fault == InvitationFault::Used).then(onward)}
        </div>
    }
    .into_any()
}

fn onward() -> impl IntoView {
    view! {
        <p class="row">
            <a class="button button-primary" href=Route::SignIn.to_string()>{sign_in::sign_in()}</a>
            <a href=Route::Recovery.to_string()>{join::recovery()}</a>
        </p>
    }
}
