//! Lists that come page by page.

use std::pin::Pin;
use std::rc::Rc;

use client::{Error, PageRequest};
use contract::page::Page;
use leptos::prelude::*;

use crate::ui::{Button, ProblemNotice, Skeleton, announce};

type Reading<T> = Pin<Box<dyn Future<Output = Result<Page<T>, Error>>>>;

/// A list that grows as the reader asks for more.
pub(crate) struct Pager<T: Send + Sync + 'static> {
    fetch: StoredValue<Rc<dyn Fn(PageRequest) -> Reading<T>>, LocalStorage>,
    items: RwSignal<Vec<T>>,
    state: RwSignal<State>,
}

#[derive(Clone)]
enum State {
    Loading,
    More(String),
    Complete,
    Failed { error: Error, cursor: Option<String> },
}

impl<T: Send + Sync> Clone for Pager<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Pager<T> {}

impl<T: Clone + Send + Sync + 'static> Pager<T> {
    /// Begins to read the first page.
    pub(crate) fn new<F>(fetch: impl Fn(PageRequest) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Page<T>, Error>> + 'static,
    {
        let fetch: Rc<dyn Fn(PageRequest) -> Reading<T>> = Rc::new(move |page| Box::pin(fetch(page)));
        let pager = Self {
            fetch: StoredValue::new_local(fetch),
            items: RwSignal::new(Vec::new()),
            state: RwSignal::new(State::Loading),
        };
        pager.read(None);
        pager
    }

    /// Begins anew, as after a change.
    pub(crate) fn reload(self) {
        self.items.set(Vec::new());
        self.read(None);
    }

    fn read(self, cursor: Option<String>) {
        self.state.set(State::Loading);
        let answer = self.fetch.get_value()(PageRequest { cursor: cursor.clone(), limit: None });
        leptos::task::spawn_local(async move {
            let answer = answer.await;
            // The page may have been left meanwhile.
            if self.state.is_disposed() {
                return;
            }
            match answer {
                Ok(page) => {
                    if cursor.is_some() {
                        announce(&format!("{} more shown", page.items.len()));
                    }
                    self.items.update(|items| items.extend(page.items));
                    self.state.set(page.next.map_or(State::Complete, State::More));
                }
                Err(error) => self.state.set(State::Failed { error, cursor }),
            }
        });
    }

    /// The list: `frame` is given the rows, `empty` stands where there are none.
    pub(crate) fn view(
        self,
        row: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
        frame: impl Fn(AnyView) -> AnyView + Send + 'static,
        empty: impl Fn() -> AnyView + Send + 'static,
    ) -> AnyView {
        let state = self.state;
        let items = self.items;
        let none = Memo::new(move |_| items.read().is_empty());
        let list = move || {
            if none.get() {
                return matches!(state.get(), State::Complete).then(&empty).into_any();
            }
            let row = row.clone();
            // Rows are only ever added at the end, so the position tells them apart.
            let rows = view! {
                <For each=move || 0..items.read().len() key=|index| *index children=move |index| {
                    items.read_untracked().get(index).cloned().map(&row)
                }/>
            };
            frame(rows.into_any())
        };
        let foot = move || match state.get() {
            State::Loading => view! { <Skeleton/> }.into_any(),
            State::Complete => ().into_any(),
            State::More(cursor) => {
                let more = Callback::new(move |()| self.read(Some(cursor.clone())));
                view! { <p><Button on_press=more>"Show more"</Button></p> }.into_any()
            }
            State::Failed { error, cursor } => {
                let retry = Callback::new(move |()| self.read(cursor.clone()));
                view! { <ProblemNotice error retry/> }.into_any()
            }
        };
        view! { <div class="stack">{list} {foot}</div> }.into_any()
    }
}

/// Every item of a list, for lists that are searched here; at most two thousand.
pub(crate) async fn every<T>(read: impl AsyncFn(PageRequest) -> Result<Page<T>, Error>) -> Result<Vec<T>, Error> {
    let mut items = Vec::new();
    let mut cursor = None;
    for _ in 0..20 {
        let page = read(PageRequest { cursor, limit: Some(100) }).await?;
        items.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    Ok(items)
}
