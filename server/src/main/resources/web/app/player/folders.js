const DATABASE = 'undertone-player';
const STORE = 'folders';
const DEEPEST = 6;

export const canPickFolders = () => typeof window.showDirectoryPicker === 'function';

/** The handles of folders, which a browser can only keep in its own database. */
function store(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(STORE, mode);
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => { opening.result.close(); resolve(asked.result); };
      transaction.onerror = () => { opening.result.close(); reject(transaction.error); };
    };
  });
}

export const rememberFolder = (mood, handle) => store('readwrite', (folders) => folders.put(handle, mood));
export const forgetFolder = (mood) => store('readwrite', (folders) => folders.delete(mood));
export const rememberedFolder = (mood) => store('readonly', (folders) => folders.get(mood));

/** Whether the folder may be read; with `ask`, which needs a person's click, the browser may ask them. */
export async function mayRead(handle, ask) {
  if (await handle.queryPermission({ mode: 'read' }) === 'granted') return true;
  return ask && await handle.requestPermission({ mode: 'read' }) === 'granted';
}

/** All files of a folder, each with its `path` in it. */
export async function filesOf(handle, path = handle.name, depth = 0) {
  const files = [];
  for await (const entry of handle.values()) {
    const place = `${path}/${entry.name}`;
    if (entry.kind === 'file') files.push(Object.assign(await entry.getFile(), { path: place }));
    else if (depth < DEEPEST) files.push(...await filesOf(entry, place, depth + 1));
  }
  return files;
}
