//! Recovery codes: how many are left, and the codes when they were just made.

use language::text::web::account as text;
use leptos::prelude::*;

use crate::browser;
use crate::page::actions::Actions;
use crate::ui::{Button, Notice, Tone, announce, dynamic};

/// How many are left.
pub(super) fn view(left: u32) -> AnyView {
    let (actions, codes) = (Actions::here(), NewCodes::here());
    let draw = Callback::new(move |()| {
        actions.act(
            async |api| api.create_recovery_codes().await,
            move |made| {
                codes.show(made.recovery_codes);
                actions.changed(text::recovery_codes_shown(), "recovery-codes-shown");
            },
        );
    });
    view! {
        <section class="stack stack-tight" aria-labelledby="recovery-codes">
            <h2 id="recovery-codes" tabindex="-1">{text::recovery_codes()}</h2>
            <p>{text::recovery_codes_lead()}</p>
            <p>{text::recovery_codes_left(left)}</p>
            <div><Button on_press=draw busy=actions.busy>{text::recovery_codes_new()}</Button></div>
        </section>
    }
    .into_any()
}

/// Codes that were just made, shown this once.
#[derive(Clone, Copy)]
pub(super) struct NewCodes(RwSignal<Vec<String>>);

impl NewCodes {
    pub(super) fn provide() -> Self {
        let codes = Self(RwSignal::new(Vec::new()));
        provide_context(codes);
        codes
    }

    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Shows these; none when there are some from before.
    pub(super) fn show(self, codes: Vec<String>) {
        self.0.set(codes);
    }

    /// The codes: to be copied, kept as a file, or printed.
    pub(super) fn view(self) -> AnyView {
        shown(self.0)
    }
}

fn shown(codes: RwSignal<Vec<String>>) -> AnyView {
    dynamic(move || {
        let codes = codes.get();
        if codes.is_empty() {
            return ().into_any();
        }
        let all = StoredValue::new(codes.join("\n"));
        let copy = Callback::new(move |()| {
            leptos::task::spawn_local(async move {
                let done = browser::copy(&all.get_value()).await;
                let shell =
                    if done { language::text::web::shell::copied() } else { language::text::web::shell::copy_failed() };
                announce(shell);
            });
        });
        let file = all.with_value(|codes| browser::text_address(codes));
        browser::focus_soon("recovery-codes-shown");
        view! {
            <section class="sheet stack stack-tight" aria-labelledby="recovery-codes-shown">
                <h2 id="recovery-codes-shown" tabindex="-1">{text::recovery_codes_fresh()}</h2>
                <Notice tone=Tone::Care><p>{text::recovery_codes_shown()}</p></Notice>
                <ul class="recovery-codes" role="list">
                    {codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view()}
                </ul>
                <div class="row">
                    <Button on_press=copy>{text::recovery_codes_copy()}</Button>
                    <a class="button" href=file download="recovery-codes.txt" rel="external">{text::recovery_codes_download()}</a>
                    <Button on_press=Callback::new(|()| browser::print())>{text::recovery_codes_print()}</Button>
                </div>
            </section>
        }
        .into_any()
    })
}
