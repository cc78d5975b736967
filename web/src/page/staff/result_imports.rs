//! Importing a result archive, tried first where wanted, and the imports so far.

use client::Error;
use contract::result_import::{ImportCounts, ResultImportView};
use language::text::web::staff as text;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::File;

use crate::browser;
use crate::session::Session;
use crate::ui::{
    Button, ButtonKind, Column, Empty, ErrorSummary, Notice, PageHeader, Pager, ProblemNotice, TimeText, Tone,
    announce, dynamic, table,
};
use crate::words::number;

pub(crate) fn view() -> AnyView {
    let session = Session::here();
    let imports = Pager::new(
        move |page| session.call(async move |api: client::Client| api.list_result_imports(&page).await),
        row,
    );
    let list = imports.view(
        |rows| {
            table(
                text::imports_table(),
                [
                    Column::Text(text::file()),
                    Column::Text(text::imported()),
                    Column::Number(text::rows()),
                    Column::Number(text::new()),
                    Column::Number(text::claims_column()),
                    Column::Number(text::faulty()),
                    Column::Number(text::awards()),
                ],
                rows,
            )
        },
        || view! { <Empty title=text::no_import()><p>{text::no_import_more()}</p></Empty> }.into_any(),
    );
    view! {
        <div class="stack stack-wide">
            <PageHeader title=text::imports()>
                <p class="lead">{text::imports_more()}</p>
            </PageHeader>
            <Upload done=Callback::new(move |()| imports.reload())/>
            <section class="stack" aria-labelledby="imports">
                <h2 id="imports">{text::imports_so_far()}</h2>
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
        busy.set(Some(if dry_run { text::trying() } else { text::importing() }));
        answer.set(None);
        leptos::task::spawn_local(async move {
            let result = upload(session, &file, dry_run).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(None);
            announce(if result.is_ok() { text::finished() } else { text::failed() });
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
                if missing.get() { vec![("archive", text::choose_first().to_owned())] } else { Vec::new() }
            },
        );
    view! {
        <div class="stack">
            <ErrorSummary errors/>
            <div class="field">
                <label class="field-label" for="archive">{text::archive()}</label>
                <p class="field-hint" id="archive-hint">{text::archive_hint()}</p>
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
                <Button kind=ButtonKind::Primary busy=is_busy on_press=import>{text::import()}</Button>
                <Button busy=is_busy on_press=try_it>{text::try_it()}</Button>
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
    let gone = || Error::Unreachable(text::file_gone().to_owned());
    let bytes = browser::read_file(file).await.ok_or_else(gone)?;
    session.call(async |api: client::Client| api.create_result_import(&name, bytes.clone(), dry_run).await).await
}

#[component]
fn Summary(import: ResultImportView) -> impl IntoView {
    let ImportCounts { rows, recorded, known, claims, faulty, candidates, awards, reviews } = import.counts;
    let (tone, headline) = match (import.dry_run, import.repeated, faulty) {
        (_, true, _) => (Tone::Still, text::repeated()),
        (true, _, _) => (Tone::Still, text::dry_run()),
        (false, _, 0) => (Tone::Good, text::all_imported()),
        (false, _, _) => (Tone::Care, text::partly_imported()),
    };
    let fact = |term: &'static str, count: u64| view! { <div><dt>{term}</dt><dd>{number(count)}</dd></div> };
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
                {fact(text::rows_read(), rows)}
                {fact(text::recorded(), recorded)}
                {fact(text::known(), known)}
                {fact(text::to_claims(), claims)}
                {fact(text::unreadable(), faulty)}
                {fact(text::decided_anew(), candidates)}
                {fact(text::awards_made(), awards)}
                {fact(text::awards_by_hand(), reviews)}
            </dl>
            {(!notices.is_empty()).then(|| view! { <ul class="grounds small">{notices}</ul> })}
            {(!faults.is_empty()).then(|| view! {
                <h3>{text::unreadable_rows()}</h3>
                {table(
                    text::faulty_table(),
                    [
                        Column::Text(text::file()),
                        Column::Number(text::line()),
                        Column::Text(text::column()),
                        Column::Text(text::reason()),
                    ],
                    faults.into_any(),
                )}
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
            <td class="number">{number(counts.rows)}</td>
            <td class="number">{number(counts.recorded)}</td>
            <td class="number">{number(counts.claims)}</td>
            <td class="number">{number(counts.faulty)}</td>
            <td class="number">{number(counts.awards)}</td>
        </tr>
    }
    .into_any()
}
