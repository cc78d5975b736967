//! What is asked of the browser itself: clock, storage, clipboard, focus.
//!
//! Each answers nothing rather than fail: storage and clipboard may be switched off.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use language::Language;
use language::text::web::shell as text;
use leptos::prelude::*;
use leptos::web_sys::{
    self, Blob, File, HtmlAnchorElement, HtmlElement, HtmlFormElement, HtmlInputElement, Response, Storage, Url,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Leaves for an address elsewhere.
pub(crate) fn follow(address: &str) {
    // Refused only for addresses that are none.
    _ = window().location().assign(address);
}

/// The address of the server: where this page came from.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What is in the first element that a selector finds; nothing when there is none.
pub(crate) fn inner_html(selector: &str) -> String {
    document().query_selector(selector).ok().flatten().map(|element| element.inner_html()).unwrap_or_default()
}

/// The language of the page, which the server chose.
pub(crate) fn language() -> Language {
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    tag.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default()
}

/// The tag of that language.
pub(crate) fn language_tag() -> String {
    language().tag().to_owned()
}

/// The token of the link from a mail that led here. A newer link that is opened over the page is read anew: to the browser it is
/// another place on the same page.
pub(crate) fn link_token() -> Option<String> {
    let newer = window_event_listener(leptos::ev::hashchange, |_| _ = window().location().reload());
    on_cleanup(move || newer.remove());
    fragment()
}

/// The part of the address after `#`, which browsers keep to themselves.
pub(crate) fn fragment() -> Option<String> {
    let hash = window().location().hash().ok()?;
    hash.strip_prefix('#').filter(|fragment| !fragment.is_empty()).map(str::to_owned)
}

/// Writes another part after `#` into the address, as a step of its own in the history.
pub(crate) fn push_fragment(fragment: &str) {
    if self::fragment().as_deref() != Some(fragment) {
        // Refused only where the address is not this page's own.
        _ = window().location().set_hash(fragment);
    }
}

/// Writes another part after `#` into the address, in the place of what is there.
pub(crate) fn replace_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        // Refused only for other origins, and when flooded.
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// What a country is called in the language of the page; its code where the browser does not know.
pub(crate) fn country_name(code: &str) -> String {
    display_name("region", code)
}

/// What a language is called in the language of the page; its tag where the browser does not know.
pub(crate) fn language_name(tag: &str) -> String {
    display_name("language", tag)
}

/// How two texts stand in a list, in the language of the page (ECMA-402, section 10).
pub(crate) fn in_order(one: &str, other: &str) -> std::cmp::Ordering {
    let locale = js_sys::Array::of1(&language_tag().into());
    js_sys::JsString::from(one).locale_compare(other, &locale, &js_sys::Object::new()).cmp(&0)
}

/// A text with every letter apart from its marks, which follow it (Unicode's normalization form D).
pub(crate) fn apart(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").into()
}

/// By `Intl.DisplayNames` (ECMA-402, section 12).
fn display_name(kind: &str, code: &str) -> String {
    let named = || -> Result<JsValue, JsValue> {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"type".into(), &kind.into())?;
        let intl = js_sys::Reflect::get(&js_sys::global(), &"Intl".into())?;
        let names: js_sys::Function = js_sys::Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
        let names = js_sys::Reflect::construct(&names, &js_sys::Array::of2(&language_tag().into(), &options))?;
        let of: js_sys::Function = js_sys::Reflect::get(&names, &"of".into())?.dyn_into()?;
        of.call1(&names, &code.into())
    };
    named().ok().and_then(|name| name.as_string()).unwrap_or_else(|| code.to_owned())
}

/// Whether there is something in a field that is no value yet, such as a date without its year.
pub(crate) fn is_half_typed(id: &str) -> bool {
    let read = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    let validity = element(id).and_then(|field| read(&field, "validity"));
    validity.and_then(|validity| read(&validity, "badInput")).and_then(|bad| bad.as_bool()).unwrap_or(false)
}

/// What is in a file that was chosen; nothing when it has gone since.
pub(crate) async fn read_file(file: &File) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// The page's texts, which its script has fetched.
pub(crate) fn texts() -> String {
    js_sys::Reflect::get(&document(), &"texts".into()).ok().and_then(|texts| texts.as_string()).unwrap_or_default()
}

/// Whether somebody chose a language in this browser, which then goes before that of whoever signs in.
pub(crate) fn has_chosen_language() -> bool {
    let cookies = js_sys::Reflect::get(&document(), &"cookie".into()).ok().and_then(|cookies| cookies.as_string());
    cookies.is_some_and(|cookies| cookies.split("; ").any(|cookie| cookie.starts_with(LANGUAGE_COOKIE)))
}

/// The name of the cookie that holds the tag of the language chosen here, as the server knows it.
const LANGUAGE_COOKIE: &str = "certtracker.language=";

/// Loads the page anew in another language, which the server finds in a cookie that holds its tag alone.
pub(crate) fn speak(language: Language) {
    const YEAR: u32 = 365 * 24 * 60 * 60;
    let secure =
        if window().location().protocol().is_ok_and(|protocol| protocol == "https:") { "; secure" } else { "" };
    let cookie = format!("{LANGUAGE_COOKIE}{language}; path=/; max-age={YEAR}; samesite=lax{secure}");
    // Fails only in documents without an origin.
    _ = js_sys::Reflect::set(&document(), &"cookie".into(), &cookie.into());
    _ = window().location().reload();
}

/// Moves the focus to the element with that id, once it is there.
pub(crate) fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = element(id) {
            // Fails only for elements that cannot be focused.
            _ = element.focus();
        }
    });
}

/// What the field with that id is called on the page.
pub(crate) fn label_of(id: &str) -> Option<String> {
    let label = document().query_selector(&format!("label[for='{id}']")).ok().flatten()?;
    label.text_content()
}

pub(crate) fn set_title(title: &str) {
    document().set_title(&text::page_title(title));
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub(crate) fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

pub(crate) fn store(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        // Fails when storage is full or forbidden; what is stored is only ever a convenience.
        _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

/// Whether the text is on the clipboard now.
pub(crate) async fn copy(text: &str) -> bool {
    let navigator: JsValue = window().navigator().into();
    // Absent outside secure contexts, where web-sys would throw.
    let offered = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    offered && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Loads the page anew, and does not return, when the server has another release of this program by now: the files of
/// this one are gone. Only once from one release: while servers are replaced, they may disagree for some time.
pub(crate) async fn reload_if_outdated() {
    const RELOADED_FROM: &str = "certtracker.reloaded-from";
    let Some(script) = running_script() else { return };
    let Ok(Some(storage)) = window().session_storage() else { return };
    let before = storage.get_item(RELOADED_FROM).ok().flatten();
    let outdated = front_page().await.is_some_and(|page| !page.contains(&script));
    if outdated && before.as_deref() != Some(&script) && storage.set_item(RELOADED_FROM, &script).is_ok() {
        // Refused only for pages that may not navigate.
        _ = window().location().reload();
        std::future::pending().await
    }
}

/// The path of the script that started this program, which changes with each release.
fn running_script() -> Option<String> {
    document().query_selector("script[type=module]").ok()??.get_attribute("src")
}

/// What the server answers for the page that names the script.
async fn front_page() -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str("/")).await.ok()?.dyn_into::<Response>().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The present instant, by the reader's clock.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millisecond(js_sys::Date::now() as i64).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A time of day in the reader's own zone, such as "14:05".
pub(crate) fn time_of_day(moment: Timestamp) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(moment.as_millisecond() as f64));
    let options = js_sys::Object::new();
    for key in ["hour", "minute"] {
        _ = js_sys::Reflect::set(&options, &key.into(), &"2-digit".into());
    }
    String::from(date.to_locale_time_string_with_options(locale(), &options))
}

/// The address of a picture that is at hand as an SVG document.
pub(crate) fn svg_address(svg: &str) -> String {
    format!("data:image/svg+xml,{}", utf8_percent_encode(svg, NON_ALPHANUMERIC))
}

/// The address of a text, for keeping it as a file.
pub(crate) fn text_address(text: &str) -> String {
    format!("data:text/plain;charset=utf-8,{}", utf8_percent_encode(text, NON_ALPHANUMERIC))
}

/// Keeps bytes as a file of that name, the way a followed link with `download` does.
pub(crate) fn save(bytes: &[u8], name: &str) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.set_rel("external");
        link.click();
    }
    // The browser has read it long before.
    set_timeout(move || _ = Url::revoke_object_url(&address), Duration::from_secs(60));
}

/// Leaves for another site by a form that is posted there.
pub(crate) fn post_form<'a>(url: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) {
    let document = document();
    let made = |tag: &str| document.create_element(tag).ok();
    let Some(form) = made("form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
    form.set_method("post");
    form.set_action(url);
    for (name, value) in fields {
        let Some(input) = made("input").and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return };
        input.set_type("hidden");
        input.set_name(name);
        input.set_value(value);
        _ = form.append_child(&input);
    }
    if let Some(body) = document.body() {
        _ = body.append_child(&form);
        _ = form.submit();
    }
}

/// Offers to print the page.
pub(crate) fn print() {
    // Does nothing where there is no printing.
    _ = window().print();
}

/// Today where the reader is.
pub(crate) fn today() -> Date {
    let now = js_sys::Date::new_0();
    let part = |value: u32| i8::try_from(value).unwrap_or(1);
    let year = i16::try_from(now.get_full_year()).unwrap_or(1970);
    Date::new(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(Date::ZERO)
}

/// How many days from today until a date; negative when it is past.
pub(crate) fn days_until(date: Date) -> i32 {
    (date - today()).get_days()
}

/// A moment in the reader's own zone, such as "3 December 2026 at 14:05 GMT+1"; the zone's name is the browser's to give.
pub(crate) fn local_time(moment: Timestamp) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(moment.as_millisecond() as f64));
    let options = js_sys::Object::new();
    for (key, value) in [
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("timeZoneName", "short"),
    ] {
        _ = js_sys::Reflect::set(&options, &key.into(), &value.into());
    }
    String::from(date.to_locale_string(locale(), &options))
}

/// How the language of the page writes times.
fn locale() -> &'static str {
    match language::here() {
        // Day before month, as everywhere on these pages.
        Language::English => "en-GB",
        language => language.tag(),
    }
}

/// When the program itself fails: says so on the page, where otherwise nothing would happen any more.
pub(crate) fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        if let Some(main) = element("main") {
            main.set_inner_html(&broken());
        }
    }));
}

fn broken() -> String {
    format!(
        r#"<div class="stack prose"><h1>{}</h1><p>{}</p>
<p class="row"><a class="button button-primary" href="" rel="external">{}</a></p></div>"#,
        text::broken(),
        text::broken_more(),
        text::load_again(),
    )
}
