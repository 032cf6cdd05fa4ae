//! The phone engine: skip logic, checking and turning of pages without the network, over the form that the server drew.
//!
//! It draws no question, keeps nothing and sends nothing. The form is the only state: answers are read from it whenever they are
//! needed, so those given before the engine came count like any other, and it is sent as it would be without the engine. If
//! anything is missing here, in the network or in the browser, the form stays as it was and works by itself.

mod calendar;
mod engine;
mod form;
mod supply;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use engine::Engine;
use form::Form;

/// Runs once, as soon as the module is there.
#[wasm_bindgen(start)]
fn start() {
    spawn_local(async {
        let _ = take_over().await;
    });
}

/// `None` leaves the page as it is: consent and the last look are the server's alone, and without supplies nothing can be done.
async fn take_over() -> Option<()> {
    let window = web_sys::window()?;
    let mut form = Form::find(window.document()?)?;
    let page = form.page()?;
    let (logic, pages) = supply::fetch(&window, &form).await?;
    form.complete(page, &pages)?;
    Engine::new(window, logic, form, page).listen()
}
