//! A person in a company's record, and inviting them again.

use client::Client;
use contract::company::{ContactView, EmploymentView};
use domain::company::ContactState;
use domain::id::CompanyId;
use language::text::web::companies as text;
use leptos::prelude::*;

use super::words;
use crate::form::Sending;
use crate::session::Session;
use crate::ui::{Badge, Button, DateText, TimeText, announce, dynamic};

/// Somebody in the record of that company.
pub(super) struct Person {
    pub(super) session: Session,
    pub(super) company: CompanyId,
    pub(super) contact: ContactView,
}

/// The person's line of the table, which is written anew after an invitation.
pub(super) fn row(person: Person) -> AnyView {
    let Person { session, company, contact } = person;
    let contact = RwSignal::new(contact);
    let sending = Sending::of(&[]);
    let invite = Callback::new(move |()| {
        let id = contact.with_untracked(|contact| contact.id);
        let request = session.call(async move |api: Client| api.resend_invitation(company, id).await);
        sending.send(Vec::new(), request, move |again| {
            announce(&text::invited_again(&again.name));
            contact.set(again);
        });
    });
    let name = contact.with_untracked(|contact| contact.name.clone());
    let button = move || {
        let name = name.clone();
        let waits = contact.with(|contact| contact.state) == ContactState::Invited;
        waits.then(|| {
            view! {
                <Button busy=sending.busy() on_press=invite>
                    {sending.label(text::invite_again(), text::inviting())}
                    <span class="unseen">" " {name}</span>
                </Button>
            }
        })
    };
    view! {
        <tr>
            {dynamic(move || standing(contact.get()))}
            <td>
                {dynamic(move || button().into_any())}
                {sending.failed()}
            </td>
        </tr>
    }
    .into_any()
}

fn standing(contact: ContactView) -> AnyView {
    let mail = contact.invitation_mail.map(|mail| view! { <span class="small quiet">{words::mail(mail)}</span> });
    let since = |what: &'static str, moment| {
        view! { <p class="small"><span class="quiet">{what}</span> " " <TimeText moment/></p> }
    };
    let spans: Vec<AnyView> =
        contact.employments.into_iter().map(|span| view! { <li>{span_text(span)}</li> }.into_any()).collect();
    view! {
        <th scope="row">
            {contact.name} <br/> <bdi class="small quiet">{contact.email}</bdi>
            {contact.candidate_id.map(|id| view! { <br/> <code class="small">{id.to_string()}</code> })}
        </th>
        <td>{words::role(contact.role)}</td>
        <td>
            <div class="stack stack-tight">
                <p><Badge sign=words::state(contact.state)/></p>
                {contact.invited_at.map(|moment| since(text::invited(), moment))}
                {mail}
                {contact.joined_at.map(|moment| since(text::joined(), moment))}
                {contact.left_on.map(|date| view! { <p class="small"><span class="quiet">{text::left()}</span> " " <DateText date/></p> })}
            </div>
        </td>
        <td><ul role="list">{spans}</ul></td>
    }
    .into_any()
}

fn span_text(span: EmploymentView) -> String {
    match span.to {
        Some(to) => text::span(span.from, to),
        None => text::span_since(span.from),
    }
}
