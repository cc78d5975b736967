//! Importing a result archive, tried first where wanted, and the imports so far.

use client::Error;
use contract::result_import::{ImportCounts, ResultImportView};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::File;
use wasm_bindgen_futures::JsFuture;

use crate::browser;
use crate::session::Session;
use crate::ui::{
    Button, ButtonKind, Empty, ErrorSummary, Notice, PageHeader, Pager, ProblemNotice, TimeText, Tone, announce,
    dynamic,
};

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let imports = Pager::new(
        move |page| session.call(async move |api: client::Client| api.list_result_imports(&page).await),
        row,
    );
    let list = imports.view(
        |rows| {
            view! {
                <div class="table-frame" role="region" aria-label="Table of imports" tabindex="0">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">"File"</th>
                                <th scope="col">"Imported"</th>
                                <th scope="col" class="number">"Rows"</th>
                                <th scope="col" class="number">"New"</th>
                                <th scope="col" class="number">"Claims"</th>
                                <th scope="col" class="number">"Faulty"</th>
                                <th scope="col" class="number">"Awards"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        },
        || view! { <Empty title="No import yet"><p>"Choose an archive above."</p></Empty> }.into_any(),
    );
    view! {
        <div class="stack stack-wide">
            <PageHeader title="Result imports">
                <p class="lead">
                    "Upload a result archive of the exam vendor. The same file twice changes nothing; a faulty row does not stop the others."
                </p>
            </PageHeader>
            <Upload done=Callback::new(move |()| imports.reload())/>
            <section class="stack" aria-labelledby="imports">
                <h2 id="imports">"Imports so far"</h2>
                {list}
            </section>
        </div>
    }
    .into_any()
}

#[component]
fn Upload(done: Callback<()>) -> impl IntoView {
    let session = Session::here();
    let input = NodeRef::<html::Input>::new();
    let busy = RwSignal::new(None::<&'static str>);
    let missing = RwSignal::new(false);
    let answer = RwSignal::new(None::<Result<ResultImportView, Error>>);
    let send = move |dry_run: bool| {
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        missing.set(file.is_none());
        let Some(file) = file else {
            browser::focus_soon("archive");
            return;
        };
        busy.set(Some(if dry_run { "Trying…" } else { "Importing…" }));
        answer.set(None);
        leptos::task::spawn_local(async move {
            let result = upload(session, &file, dry_run).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(None);
            announce(if result.is_ok() { "Finished. The summary is on the page." } else { "It did not work." });
            let written = result.is_ok() && !dry_run;
            answer.set(Some(result));
            if written {
                done.run(());
            }
        });
    };
    let is_busy = Signal::derive(move || busy.get().is_some());
    let try_it = Callback::new(move |()| send(true));
    let import = Callback::new(move |()| send(false));
    let errors =
        Signal::derive(
            move || {
                if missing.get() { vec![("archive", "Choose a file first.".to_owned())] } else { Vec::new() }
            },
        );
    view! {
        <div class="stack">
            <ErrorSummary errors/>
            <div class="field">
                <label class="field-label" for="archive">"Result archive"</label>
                <p class="field-hint" id="archive-hint">"A zip file as the vendor sends it. You can also drop it onto the field."</p>
                <input
                    class="field-file"
                    id="archive"
                    type="file"
                    accept=".zip,application/zip"
                    aria-describedby="archive-hint"
                    node_ref=input
                    on:change=move |_| missing.set(false)
                />
            </div>
            <p class="row">
                <Button kind=ButtonKind::Primary busy=is_busy on_press=import>"Import"</Button>
                <Button busy=is_busy on_press=try_it>"Try without writing"</Button>
                {dynamic(move || busy.get().map(|what| view! {
                    <span class="row" role="status"><progress></progress> {what}</span>
                }).into_any())}
            </p>
            {dynamic(move || match answer.get() {
                Some(Ok(import)) => view! { <Summary import/> }.into_any(),
                Some(Err(error)) => view! { <ProblemNotice error/> }.into_any(),
                None => ().into_any(),
            })}
        </div>
    }
}

async fn upload(session: Session, file: &File, dry_run: bool) -> Result<ResultImportView, Error> {
    let name = file.name();
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_gone| {
        Error::Unreachable("the file could not be read; it may have been moved since it was chosen".to_owned())
    })?;
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    session.call(async |api: client::Client| api.create_result_import(&name, bytes.clone(), dry_run).await).await
}

#[component]
fn Summary(import: ResultImportView) -> impl IntoView {
    let ImportCounts { rows, recorded, known, claims, faulty, candidates, awards, reviews } = import.counts;
    let (tone, headline) = match (import.dry_run, import.repeated, faulty) {
        (_, true, _) => {
            (Tone::Still, "This file had been imported before. Nothing changed; the counts are of that time.")
        }
        (true, _, _) => (Tone::Still, "Nothing was written. An import would do this:"),
        (false, _, 0) => (Tone::Good, "Imported."),
        (false, _, _) => (Tone::Care, "Imported, but for the rows that could not be read."),
    };
    let fact = |term: &'static str, count: u64| view! { <div><dt>{term}</dt><dd>{count}</dd></div> };
    let faults: Vec<AnyView> = import
        .faults
        .into_iter()
        .map(|fault| {
            view! {
                <tr>
                    <th scope="row"><code>{fault.file}</code></th>
                    <td class="number">{fault.line}</td>
                    <td>{fault.column}</td>
                    <td>{fault.reason}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let notices: Vec<AnyView> =
        import.notices.into_iter().map(|notice| view! { <li>{notice}</li> }.into_any()).collect();
    view! {
        <section class="sheet stack" aria-labelledby="summary">
            <h2 id="summary">{import.file_name}</h2>
            <Notice tone><p>{headline}</p></Notice>
            <dl class="facts">
                {fact("Rows read", rows)}
                {fact("Recorded as new", recorded)}
                {fact("On record already", known)}
                {fact("To the claims", claims)}
                {fact("Could not be read", faulty)}
                {fact("Candidates decided anew", candidates)}
                {fact("Awards made", awards)}
                {fact("Awards to decide by hand", reviews)}
            </dl>
            {(!notices.is_empty()).then(|| view! { <ul class="grounds small">{notices}</ul> })}
            {(!faults.is_empty()).then(|| view! {
                <h3>"Rows that could not be read"</h3>
                <div class="table-frame" role="region" aria-label="Table of faulty rows" tabindex="0">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">"File"</th>
                                <th scope="col" class="number">"Line"</th>
                                <th scope="col">"Column"</th>
                                <th scope="col">"Reason"</th>
                            </tr>
                        </thead>
                        <tbody>{faults}</tbody>
                    </table>
                </div>
            })}
            <p class="small quiet">"SHA-256 " <code class="did">{import.sha256}</code></p>
        </section>
    }
}

fn row(import: ResultImportView) -> AnyView {
    let counts = import.counts;
    view! {
        <tr>
            <th scope="row">{import.file_name}</th>
            <td class="unbroken"><TimeText moment=import.finished_at/></td>
            <td class="number">{counts.rows}</td>
            <td class="number">{counts.recorded}</td>
            <td class="number">{counts.claims}</td>
            <td class="number">{counts.faulty}</td>
            <td class="number">{counts.awards}</td>
        </tr>
    }
    .into_any()
}
