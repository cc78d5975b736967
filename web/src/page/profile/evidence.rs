//! Documents that show what a request says: uploaded as soon as they are chosen, so that a refused request does not cost them.

use client::{Client, Error};
use contract::change_request::DocumentView;
use language::text::web::profile as text;
use leptos::prelude::*;
use leptos::web_sys::{File, HtmlInputElement};

use crate::browser;
use crate::form::{Fields, Sending};
use crate::session::Session;
use crate::ui::{Button, Glyph, Icon, announce, dynamic};
use crate::words::number;

/// The field by the pointer of what is sent.
pub(super) const FIELDS: Fields = &[("/documents", "evidence")];

/// The most documents of one request.
const MOST: usize = 5;

/// What was uploaded so far.
#[derive(Clone, Copy)]
pub(super) struct Evidence {
    documents: RwSignal<Vec<DocumentView>>,
    /// The file that is on its way.
    uploading: RwSignal<Option<String>>,
    /// Why the last file was not taken.
    refused: RwSignal<Option<String>>,
}

impl Evidence {
    pub(super) fn new() -> Self {
        Self { documents: RwSignal::default(), uploading: RwSignal::new(None), refused: RwSignal::new(None) }
    }

    pub(super) fn ids(self) -> Vec<domain::id::DocumentId> {
        self.documents.read_untracked().iter().map(|document| document.id).collect()
    }

    /// What is wrong before anything is sent.
    pub(super) fn faults(self) -> Vec<(&'static str, String)> {
        let none = self.documents.read_untracked().is_empty();
        none.then(|| ("/documents", text::evidence_missing().to_owned())).into_iter().collect()
    }

    /// The file field, and what was uploaded.
    pub(super) fn view(self, sending: Sending) -> AnyView {
        let session = Session::here();
        let choose = move |input: HtmlInputElement| {
            let files = input.files();
            let count = files.as_ref().map_or(0, |files| files.length());
            let files: Vec<File> = (0..count).filter_map(|place| files.as_ref()?.get(place)).collect();
            // So that the same file can be chosen again after it was refused.
            input.set_value("");
            leptos::task::spawn_local(async move { self.upload(session, files).await });
        };
        let fault = sending.fault("/documents");
        let error = Signal::derive(move || self.refused.get().or_else(|| fault.get()));
        view! {
            <div class="field">
                <label class="field-label" for="evidence">{text::evidence()}</label>
                <p class="field-hint" id="evidence-hint">{text::evidence_hint()}</p>
                {dynamic(move || error.get().map(|error| view! {
                    <p class="field-error" id="evidence-error" role="alert"><Icon glyph=Glyph::Warning/> <span>{error}</span></p>
                }).into_any())}
                <input
                    class="field-file"
                    id="evidence"
                    type="file"
                    multiple
                    accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || if error.get().is_some() { "evidence-error evidence-hint" } else { "evidence-hint" }
                    on:change:target=move |event| choose(event.target())
                />
                {dynamic(move || self.uploading.get().map(|file| view! {
                    <p class="row small" role="status"><progress></progress> {text::uploading(&file)}</p>
                }).into_any())}
                {dynamic(move || self.list())}
            </div>
        }
        .into_any()
    }

    fn list(self) -> AnyView {
        let documents = self.documents.get();
        if documents.is_empty() {
            return ().into_any();
        }
        let items = documents.into_iter().map(|document| {
            let (id, name) = (document.id, document.file_name.clone());
            let remove = Callback::new(move |()| {
                self.documents.update(|all| all.retain(|other| other.id != id));
                browser::focus_soon("evidence");
            });
            let size = text::size(&number(document.size.div_ceil(1024)));
            view! {
                <li class="row">
                    <span>{document.file_name} " " <span class="small quiet">{size}</span></span>
                    <Button on_press=remove>{text::remove()} " " <span class="unseen">{name}</span></Button>
                </li>
            }
        });
        view! { <ul class="stack stack-tight" role="list">{items.collect_view()}</ul> }.into_any()
    }

    async fn upload(self, session: Session, files: Vec<File>) {
        if self.uploading.get_untracked().is_some() {
            return;
        }
        self.refused.set(None);
        for file in files {
            if self.documents.read_untracked().len() == MOST {
                return self.refuse(text::evidence_too_many().to_owned());
            }
            let name = file.name();
            self.uploading.set(Some(name.clone()));
            let answer = send(session, &file).await;
            // The page may have been left meanwhile.
            if self.uploading.is_disposed() {
                return;
            }
            self.uploading.set(None);
            match answer {
                Ok(document) => {
                    announce(&text::uploaded(&name));
                    self.documents.update(|all| all.push(document));
                }
                Err(message) => return self.refuse(format!("{name}: {message}")),
            }
        }
    }

    fn refuse(self, message: String) {
        self.refused.set(Some(message));
        browser::focus_soon("evidence");
    }
}

/// Uploads a file; otherwise says why not.
async fn send(session: Session, file: &File) -> Result<DocumentView, String> {
    let name = file.name();
    let content = browser::read_file(file).await.ok_or_else(|| text::evidence_gone().to_owned())?;
    let answer = session.call(async |api: Client| api.create_document(&name, content.clone()).await).await;
    answer.map_err(|error| match error {
        Error::Problem(problem) => problem.detail.unwrap_or(problem.title),
        Error::Unreachable(_) | Error::Unreadable { .. } => language::text::web::shell::unreachable().to_owned(),
    })
}
