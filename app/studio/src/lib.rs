//! The entry of the studio's islands into the browser. It holds nothing of its own: the islands live in `app/src/island/`, each
//! exported under the name that its place in the page carries.

#![cfg(target_arch = "wasm32")]

// Keeps the islands linked although nothing here names them.
use app as _;

/// Makes the browser ready for islands. `loader.js` calls it once, then each island by its name.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
