//! A file with everything that is kept about somebody: asked for, made, downloaded.

use std::time::Duration;

use client::{Client, Error};
use contract::export::{ExportState, ExportView};
use domain::id::ExportId;
use language::text::web::privacy as text;
use leptos::prelude::*;

use crate::session::Session;
use crate::ui::{Button, ButtonKind, Notice, ProblemNotice, TimeText, Tone, announce, dynamic, load};
use crate::{browser, words};

/// How often to look whether it is ready.
const LOOK: Duration = Duration::from_secs(3);

pub(super) fn view() -> AnyView {
    // Counts how often it was asked for: what is shown is read anew after each.
    let asked = RwSignal::new(0_u32);
    let session = Session::here();
    view! {
        <section class="stack stack-tight" aria-labelledby="export">
            <h2 id="export" tabindex="-1">{text::export()}</h2>
            <p>{text::export_lead()}</p>
            {dynamic(move || {
                asked.track();
                load(
                    async |api: Client| api.list_exports().await,
                    move |exports| {
                        let export = RwSignal::new(exports.into_iter().next());
                        keep_looking(session, export);
                        view! { <Export export asked/> }.into_any()
                    },
                )
            })}
        </section>
    }
    .into_any()
}

/// Looks again and again until it is ready.
fn keep_looking(session: Session, export: RwSignal<Option<ExportView>>) {
    let unfinished =
        export.with_untracked(|export| export.as_ref().is_some_and(|export| export.state != ExportState::Ready));
    if !unfinished {
        return;
    }
    set_timeout(
        move || {
            leptos::task::spawn_local(async move {
                if export.is_disposed() {
                    return;
                }
                let answer = session.call(async |api: Client| api.list_exports().await).await;
                if export.is_disposed() {
                    return;
                }
                if let Ok(exports) = answer {
                    let new = exports.into_iter().next();
                    if new != export.get_untracked() {
                        if new.as_ref().is_some_and(|export| export.state == ExportState::Ready) {
                            announce(text::export_ready());
                        }
                        export.set(new);
                    }
                }
                keep_looking(session, export);
            });
        },
        LOOK,
    );
}

#[component]
fn Export(export: RwSignal<Option<ExportView>>, asked: RwSignal<u32>) -> impl IntoView {
    let session = Session::here();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Error>);
    let ask = Callback::new(move |()| {
        failure.set(None);
        busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = session.call(async |api: Client| api.create_export().await).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match answer {
                Ok(_) => {
                    announce(text::export_asked());
                    browser::focus_soon("export");
                    asked.update(|asked| *asked += 1);
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    });
    let download = move |id: ExportId| {
        failure.set(None);
        busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = session.call(async |api: Client| api.find_export_archive(id).await).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            match answer {
                Ok(archive) => browser::save(&archive, "my-data.zip"),
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    view! {
        {dynamic(move || failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())}
        {dynamic(move || match export.get() {
            None => view! {
                <div><Button kind=ButtonKind::Primary on_press=ask busy=busy>{text::export_ask()}</Button></div>
            }
            .into_any(),
            Some(ExportView { state: ExportState::Ready, id, expires_at, size, .. }) => {
                let kilobytes = words::number(size.unwrap_or_default().div_ceil(1000));
                view! {
                    <Notice tone=Tone::Good>
                        <p>{text::export_ready()}</p>
                        {expires_at.map(|until| view! { <p class="small">{text::export_until()} " " <TimeText moment=until/></p> })}
                    </Notice>
                    <div class="row">
                        <Button kind=ButtonKind::Primary on_press=Callback::new(move |()| download(id)) busy=busy>
                            {text::export_download(&kilobytes)}
                        </Button>
                        <Button on_press=ask busy=busy>{text::export_again()}</Button>
                    </div>
                }
                .into_any()
            }
            Some(export) => {
                let step = if export.state == ExportState::Waiting { text::export_waiting() } else { text::export_in_progress() };
                view! {
                    <div role="status"><Notice tone=Tone::Still>
                        <p>{step}</p>
                        <p class="small">{text::export_mail()}</p>
                    </Notice></div>
                }
                .into_any()
            }
        })}
    }
}
