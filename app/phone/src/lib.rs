//! The phone engine: skip logic, checking and turning of pages without the network, over the form that the server drew.
//!
//! It draws no question, fetches nothing and keeps nothing. The form is the only state: answers are read from it whenever they
//! are needed, so those given before the engine came count like any other, and it is sent as it would be without the engine. If
//! anything is missing, here or in the browser, the form stays as it was and works by itself.
//!
//! Every byte of it is paid for by residents: no formatting, no futures, no JSON, and DOM calls of few kinds.

mod browser;
mod calendar;
mod engine;
mod form;

use shared::Packed;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlFormElement;

use engine::Engine;
use form::Form;

/// A seventh of the program that the allocator of the standard library is, and as constant in time.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Takes over the form of a survey. `loader.js` calls it once with what the form's `data-engine` and `data-pages` lead to: the
/// packed logic, and all pages as HTML.
///
/// On consent and the last look, which are the server's alone, and with a logic that cannot be read it does nothing.
#[wasm_bindgen]
pub fn start(form: HtmlFormElement, logic: &[u8], pages: &str) {
    let Ok(logic) = Packed::from_bytes(logic) else { return };
    let _ = Form::complete(form, pages).and_then(|(form, page)| Engine::new(logic, form, page)?.listen());
}
