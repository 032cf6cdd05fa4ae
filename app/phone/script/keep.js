// What is kept on this phone, and nowhere else: drafts, finished surveys that wait, and what became of them. Pages and the worker
// share it. Without a number the database is opened as it is, so that one made by later pages is understood as far as it goes.
const DATABASE = "kept";
const STORES = { draft: "survey", waiting: "id", ended: "id" };
let opening;

const openKept = () => {
    opening ??= new Promise((resolve, reject) => {
        const request = indexedDB.open(DATABASE);
        request.onupgradeneeded = () => {
            for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
        };
        request.onsuccess = () => {
            const database = request.result;
            database.onclose = () => (opening = undefined);
            // Somebody wipes it.
            database.onversionchange = () => {
                database.close();
                opening = undefined;
            };
            resolve(database);
        };
        request.onerror = () => reject(request.error);
        request.onblocked = () => reject(request.error);
    });
    opening.catch(() => (opening = undefined));
    return opening;
};
// Does something in one transaction; what is done is on the disk when this is over.
const inKept = async (names, mode, act) => {
    const begin = async () => (await openKept()).transaction(names, mode, { durability: "strict" });
    // Browsers that need memory close a database that is open.
    const transaction = await begin().catch(() => ((opening = undefined), begin()));
    return new Promise((resolve, reject) => {
        const request = act(...names.map((name) => transaction.objectStore(name)));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
    });
};
const keptValue = (name, key) => inKept([name], "readonly", (store) => store.get(key));
const allKept = (name) => inKept([name], "readonly", (store) => store.getAll());
const keepValue = (name, value) => inKept([name], "readwrite", (store) => store.put(value));
const dropValue = (name, key) => inKept([name], "readwrite", (store) => store.delete(key));
