// Wakes the studio's islands: imports the bundle and calls, for each island of the page, the function that bears its name.
(async () => {
    const studio = await import(document.currentScript.dataset.studio);
    await studio.default();
    studio.hydrate();

    // An island inside another's children must find the context that the outer one gives them.
    const outer = [];
    const wake = async (node) => {
        const holdsChildren = node.localName === "leptos-children";
        if (node.localName === "leptos-island") {
            outer.at(-1)?.();
            await studio[node.dataset.component]?.(node);
        }
        if (holdsChildren) outer.push(node.$$on_hydrate);
        for (const child of [...node.children]) await wake(child);
        if (holdsChildren) outer.pop();
    };
    await wake(document.body);
})();
