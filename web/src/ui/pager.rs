//! Lists that come page by page.

use std::pin::Pin;
use std::rc::Rc;

use client::{Error, PageRequest};
use contract::page::Page;
use language::text::web::shell as text;
use leptos::prelude::*;

use crate::ui::{Button, ProblemNotice, Skeleton, announce, dynamic};

type Rows = Pin<Box<dyn Future<Output = Result<Page<Row>, Error>>>>;
type Row = Box<dyn FnOnce() -> AnyView>;

/// A list that grows as the reader asks for more.
#[derive(Clone, Copy)]
pub(crate) struct Pager {
    fetch: StoredValue<Rc<dyn Fn(PageRequest) -> Rows>, LocalStorage>,
    /// Each until it is shown.
    rows: StoredValue<Vec<Option<Row>>, LocalStorage>,
    count: RwSignal<usize>,
    state: RwSignal<State>,
}

#[derive(Clone)]
enum State {
    Loading,
    More(String),
    Complete,
    Failed { error: Error, cursor: Option<String> },
}

impl Pager {
    /// Begins to read the first page; each item will be shown as `row`.
    pub(crate) fn new<T, F>(fetch: impl Fn(PageRequest) -> F + 'static, row: fn(T) -> AnyView) -> Self
    where
        T: 'static,
        F: Future<Output = Result<Page<T>, Error>> + 'static,
    {
        let fetch: Rc<dyn Fn(PageRequest) -> Rows> = Rc::new(move |page| {
            let answer = fetch(page);
            Box::pin(async move {
                let Page { items, next } = answer.await?;
                let items = items.into_iter().map(|item| Box::new(move || row(item)) as Row).collect();
                Ok(Page { items, next })
            })
        });
        let pager = Self {
            fetch: StoredValue::new_local(fetch),
            rows: StoredValue::new_local(Vec::new()),
            count: RwSignal::new(0),
            state: RwSignal::new(State::Loading),
        };
        pager.read(None);
        pager
    }

    /// Begins anew, as after a change.
    pub(crate) fn reload(self) {
        self.count.set(0);
        self.rows.set_value(Vec::new());
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
                        announce(&text::more_shown(page.items.len()));
                    }
                    self.rows.update_value(|rows| rows.extend(page.items.into_iter().map(Some)));
                    self.count.set(self.rows.with_value(Vec::len));
                    self.state.set(page.next.map_or(State::Complete, State::More));
                }
                Err(error) => self.state.set(State::Failed { error, cursor }),
            }
        });
    }

    /// The list: `frame` is given the rows, `empty` stands where there are none.
    pub(crate) fn view(self, frame: fn(AnyView) -> AnyView, empty: fn() -> AnyView) -> AnyView {
        let Self { rows, count, state, .. } = self;
        let none = Memo::new(move |_| count.get() == 0);
        let list = dynamic(move || {
            if none.get() {
                return if matches!(*state.read(), State::Complete) { empty() } else { ().into_any() };
            }
            // Rows are only ever added at the end, so the position tells them apart.
            let rows = view! {
                <For each=move || 0..count.get() key=|index| *index children=move |index| {
                    rows.try_update_value(|rows| rows.get_mut(index).and_then(Option::take)).flatten().map(|row| row())
                }/>
            };
            frame(rows.into_any())
        });
        let foot = dynamic(move || match state.get() {
            State::Loading => view! { <Skeleton/> }.into_any(),
            State::Complete => ().into_any(),
            State::More(cursor) => {
                let more = Callback::new(move |()| self.read(Some(cursor.clone())));
                view! { <p><Button on_press=more>{text::show_more()}</Button></p> }.into_any()
            }
            State::Failed { error, cursor } => {
                let retry = Callback::new(move |()| self.read(cursor.clone()));
                view! { <ProblemNotice error retry/> }.into_any()
            }
        });
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
