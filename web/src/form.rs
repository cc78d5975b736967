//! Sending a form: busy meanwhile, every refusal at its field, and nothing typed is lost.

use client::Error;
use leptos::prelude::*;

use crate::browser;
use crate::ui::{ErrorSummary, Glyph, Icon, ProblemNotice, dynamic};

/// Which field a JSON pointer of the API belongs to: pointer, and the field's id.
pub(crate) type Fields = &'static [(&'static str, &'static str)];

/// How the sending of one form stands.
#[derive(Clone, Copy)]
pub(crate) struct Sending {
    fields: [Fields; 3],
    below: &'static str,
    busy: RwSignal<bool>,
    faults: RwSignal<Vec<(String, String)>>,
    failure: RwSignal<Option<Error>>,
}

impl Sending {
    /// Of a form with these fields.
    pub(crate) fn of(fields: Fields) -> Self {
        Self::of_all([fields, &[], &[]])
    }

    /// Of a form whose fields stand in several tables.
    pub(crate) fn of_all(fields: [Fields; 3]) -> Self {
        Self {
            fields,
            below: "",
            busy: RwSignal::new(false),
            faults: RwSignal::default(),
            failure: RwSignal::new(None),
        }
    }

    /// Of a form that is sent as a part of something: what is refused there is found without the pointer to that part.
    pub(crate) fn below(self, pointer: &'static str) -> Self {
        Self { below: pointer, ..self }
    }

    pub(crate) fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// What is wrong with the field of that pointer.
    pub(crate) fn fault(self, pointer: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let faults = self.faults.read();
            faults.iter().find(|(at, _)| at == pointer).map(|(_, message)| message.clone())
        })
    }

    /// The same, as it stands at a field without an input of its own.
    pub(crate) fn told(self, pointer: &'static str) -> AnyView {
        let fault = self.fault(pointer);
        dynamic(move || {
            fault
                .get()
                .map(|fault| view! { <p class="field-error"><Icon glyph=Glyph::Warning/> <span>{fault}</span></p> })
                .into_any()
        })
    }

    /// Everything that is wrong, for the summary: ids of fields, and sentences.
    pub(crate) fn errors(self) -> Signal<Vec<(&'static str, String)>> {
        Signal::derive(move || {
            let fields = || self.fields.into_iter().flatten();
            let id = |pointer: &str| fields().find(|(at, _)| *at == pointer).map_or("", |(_, id)| *id);
            self.faults.read().iter().map(|(pointer, message)| (id(pointer), message.clone())).collect()
        })
    }

    /// Forgets what was wrong with fields that are not there any more.
    pub(crate) fn forget(self, below: &str) {
        self.faults.update(|faults| faults.retain(|(pointer, _)| !pointer.starts_with(below)));
    }

    /// What failed as a whole.
    pub(crate) fn failure(self) -> RwSignal<Option<Error>> {
        self.failure
    }

    /// What is wrong with the last try, at the head of the form: the fields to correct, or what failed as a whole.
    pub(crate) fn refusals(self) -> AnyView {
        view! { <ErrorSummary errors=self.errors()/> {self.failed()} }.into_any()
    }

    /// What failed as a whole, where there are no fields to correct.
    pub(crate) fn failed(self) -> AnyView {
        dynamic(move || self.failure.get().map(|error| view! { <ProblemNotice error/> }).into_any())
    }

    /// What the button says: the one while it can be pressed, the other while it is sent.
    pub(crate) fn label(self, idle: &'static str, busy: &'static str) -> Signal<String> {
        Signal::derive(move || if self.busy.get() { busy } else { idle }.to_owned())
    }

    /// Sends, unless something is found wrong beforehand or it is being sent already.
    pub(crate) fn send<T: 'static>(
        self,
        found: Vec<(&'static str, String)>,
        request: impl Future<Output = Result<T, Error>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        if !self.is_complete(found) {
            return;
        }
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = request.await;
            // The page may have been left meanwhile.
            if self.busy.is_disposed() {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(answer) => done(answer),
                Err(error) => self.refused(error),
            }
        });
    }

    /// Takes what was found wrong before sending; answers whether there was nothing.
    pub(crate) fn is_complete(self, found: Vec<(&'static str, String)>) -> bool {
        let complete = found.is_empty();
        self.faults.set(found.into_iter().map(|(pointer, message)| (pointer.to_owned(), message)).collect());
        if !complete {
            browser::focus_soon("error-summary");
        }
        complete
    }

    /// Sorts a refusal to the fields.
    pub(crate) fn refused(self, error: Error) {
        match &error {
            Error::Problem(problem) if !problem.errors.is_empty() => {
                let faults = problem.errors.iter().map(|error| {
                    let pointer = error.pointer.strip_prefix(self.below).unwrap_or(&error.pointer);
                    self.placed(pointer, &error.message)
                });
                self.faults.set(faults.collect());
            }
            _ => self.failure.set(Some(error)),
        }
        browser::focus_soon("error-summary");
    }
}

impl Sending {
    /// A fault at its field. One of several words that one field holds is told by its place among them.
    fn placed(self, pointer: &str, message: &str) -> (String, String) {
        let place = |at: &str| pointer.strip_prefix(at)?.strip_prefix('/')?.parse::<usize>().ok();
        let list = self.fields.into_iter().flatten().find_map(|(at, _)| Some((*at, place(at)?)));
        match list {
            // Of one that is alone there is nothing to be told apart.
            Some((at, 0)) => (at.to_owned(), message.to_owned()),
            Some((at, place)) => (at.to_owned(), format!("{}: {message}", place + 1)),
            None => (pointer.to_owned(), message.to_owned()),
        }
    }
}

/// `Some` of what was typed, tidied; `None` when nothing was.
pub(crate) fn typed(value: RwSignal<String>) -> Option<String> {
    let text = value.read_untracked();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What a refusal says of the field of that pointer.
pub(crate) fn message_at(error: &Error, pointer: &str) -> Option<String> {
    let Error::Problem(problem) = error else { return None };
    problem.errors.iter().find(|fault| fault.pointer == pointer).map(|fault| fault.message.clone())
}
