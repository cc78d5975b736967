//! Where the link in a mail of a topic leads: one button that stops the topic, for whoever has the link.

use client::{Client, Error};
use contract::mail_choice::SubscriptionView;
use contract::problem::ProblemCode;
use language::text::web::privacy as text;
use leptos::prelude::*;

use crate::browser;
use crate::form::Sending;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, ButtonKind, Notice, PageHeader, Tone, dynamic, load};

/// The page. Opening it stops nothing: programs that look into mails open every link.
pub(crate) fn view(token: String) -> AnyView {
    let (language, asked) = (browser::language_tag(), token.clone());
    load(
        async move |api: Client| match api.find_subscription(&asked, &language).await {
            Ok(subscription) => Ok(Some(subscription)),
            Err(error) if error.code() == Some(ProblemCode::NotFound) => Ok(None),
            Err(error) => Err::<_, Error>(error),
        },
        move |subscription| match subscription {
            Some(subscription) => stop(token.clone(), subscription),
            None => unusable(),
        },
    )
}

fn stop(token: String, subscription: SubscriptionView) -> AnyView {
    let session = Session::here();
    let sending = Sending::of(&[]);
    let wanted = RwSignal::new(subscription.wanted);
    let title = subscription.title;
    let press = Callback::new(move |()| {
        let token = token.clone();
        let request = session.call(async move |api: Client| api.unsubscribe(&token).await);
        sending.send(Vec::new(), request, move |()| wanted.set(false));
    });
    dynamic(move || {
        if !wanted.get() {
            let lead = text::unsubscribed_lead(&title);
            return view! {
                <div class="stack">
                    <PageHeader title=text::unsubscribed()><p class="lead">{lead}</p></PageHeader>
                    <p>{text::unsubscribed_more()}</p>
                    <p><a href=Route::MailChoices.to_string()>{text::mail_choices()}</a></p>
                </div>
            }
            .into_any();
        }
        let lead = text::unsubscribe_lead(&title);
        view! {
            <div class="stack">
                <PageHeader title=text::unsubscribe()><p class="lead">{lead}</p></PageHeader>
                {sending.failed()}
                <div>
                    <Button kind=ButtonKind::Primary busy=sending.busy() on_press=press>{text::unsubscribe_press()}</Button>
                </div>
            </div>
        }
        .into_any()
    })
}

fn unusable() -> AnyView {
    view! {
        <div class="stack">
            <PageHeader title=text::unsubscribe_unusable()/>
            <Notice tone=Tone::Care><p>{text::unsubscribe_unusable_more()}</p></Notice>
            <p><a class="button" href=Route::MailChoices.to_string()>{text::mail_choices()}</a></p>
        </div>
    }
    .into_any()
}
