//! What the engine needs besides the page it is on: the survey's logic with its messages, and all other pages.

use shared::Packed;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Window};

use crate::form::Form;

/// Fetches both from where the form says; `None` unless both came whole.
pub async fn fetch(window: &Window, form: &Form) -> Option<(Packed, String)> {
    // Both are on their way before the first is waited for.
    let logic = window.fetch_with_str(&form.attribute("data-engine"));
    let pages = window.fetch_with_str(&form.attribute("data-pages"));
    let logic = JsFuture::from(successful(logic).await?.array_buffer().ok()?).await.ok()?;
    let pages = JsFuture::from(successful(pages).await?.text().ok()?).await.ok()?;
    Some((Packed::from_bytes(&js_sys::Uint8Array::new(&logic).to_vec()).ok()?, pages.as_string()?))
}

async fn successful(request: js_sys::Promise) -> Option<Response> {
    let response: Response = JsFuture::from(request).await.ok()?.unchecked_into();
    response.ok().then_some(response)
}
