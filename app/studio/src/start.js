// Stands at the end of the script that wasm-bindgen writes, and starts it: a page may not hold script of its own. Importing this
// very file gives all its exports, of which each island is one.
import(import.meta.url).then(async (studio) => {
    await studio.default();
    studio.hydrate();
    for (const island of document.querySelectorAll("leptos-island")) studio[island.dataset.component](island);
});
