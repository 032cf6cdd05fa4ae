//! The phone engine: skip logic, checking and turning of pages without the network, over the form that the server drew.
//!
//! It draws no question, fetches nothing and keeps nothing. The form is the only state: answers are read from it whenever they
//! are needed, so those given before the engine came count like any other, and it is sent as it would be without the engine. If
//! anything is missing, here or in the browser, the form stays as it was and works by itself.
//!
//! Every byte of it is paid for by residents: no formatting, no futures, no JSON, and DOM calls of few kinds.

mod browser;
mod calendar;
mod chance;
mod engine;
mod form;

use shared::Packed;
use shared::privacy::{Chance, RandomisedResponse};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlFormElement;

use chance::Crypto;
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

/// What is reported of an own answer, by its place among the options, where chance decides: see `shared/src/privacy/local.rs`.
#[wasm_bindgen]
pub fn respond(own: u16, options: usize, is_die: bool) -> u16 {
    let chance = if is_die { Chance::Die } else { Chance::Coin };
    RandomisedResponse::new(options, chance).map_or(0, |randomised| randomised.respond(own, &mut Crypto))
}
