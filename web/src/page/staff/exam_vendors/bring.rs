//! Bringing a file that a vendor gave otherwise than by its interface.

use client::{Client, Error};
use contract::exam_vendor::ExamVendorView;
use language::text::web::vendors as text;
use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::form::{Fields, Sending, typed};
use crate::navigation;
use crate::route::Route;
use crate::session::Session;
use crate::ui::{Button, Choice, Glyph, Icon, announce, dynamic};

const FIELDS: Fields = &[("/vendor", "vendor"), ("/file", "file")];

/// The form; what became of the file is on the page of its message.
pub(super) fn form(vendors: &[ExamVendorView]) -> AnyView {
    let session = Session::here();
    let navigate = navigation::navigator();
    let options: Vec<(String, String)> =
        vendors.iter().map(|vendor| (vendor.name.clone(), vendor.code.clone())).collect();
    let vendor = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let sending = Sending::of(FIELDS);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        let code = typed(vendor);
        let lacks = |missing: bool, pointer, message: &str| missing.then(|| (pointer, message.to_owned()));
        let faults = [
            lacks(code.is_none(), "/vendor", text::bring_vendor_missing()),
            lacks(file.is_none(), "/file", text::bring_file_missing()),
        ];
        let request = async move {
            let (code, file) = code.zip(file).ok_or_else(gone)?;
            let (name, content) = (file.name(), browser::read_file(&file).await.ok_or_else(gone)?);
            session.call(async |api: Client| api.create_exam_vendor_file(&code, &name, content.clone()).await).await
        };
        let navigate = navigate.clone();
        sending.send(faults.into_iter().flatten().collect(), request, move |message| {
            announce(text::brought());
            navigate(&Route::Exchange(message.id));
        });
    };
    let error = sending.fault("/file");
    view! {
        <form class="stack" novalidate on:submit=submit>
            {sending.refusals()}
            <Choice id="vendor" label=text::vendor() value=vendor options error=sending.fault("/vendor")/>
            <div class="field">
                <label class="field-label" for="file">{text::bring_file()}</label>
                <p class="field-hint" id="file-hint">{text::bring_file_hint()}</p>
                {dynamic(move || error.get().map(|error| view! {
                    <p class="field-error" id="file-error"><Icon glyph=Glyph::Warning/> <span>{error}</span></p>
                }).into_any())}
                <input
                    class="field-file"
                    id="file"
                    type="file"
                    accept=".csv,.zip,text/csv,application/zip"
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || if error.get().is_some() { "file-error file-hint" } else { "file-hint" }
                    node_ref=input
                />
            </div>
            <div><Button busy=sending.busy()>{sending.label(text::bring(), text::bringing())}</Button></div>
        </form>
    }
    .into_any()
}

fn gone() -> Error {
    Error::Unreachable(text::bring_file_gone().to_owned())
}
