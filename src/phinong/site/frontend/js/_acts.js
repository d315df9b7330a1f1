// What a page wrote and nobody has taken in yet, kept on this device in the order it was written.
const [NAME, STORE] = ["phinong-live", "acts"];

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened;
function store(mode) {
  if (!opened) {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () =>
      asked.result.createObjectStore(STORE, { keyPath: "order", autoIncrement: true });
    opened = settled(asked);
  }
  return opened.then((db) => db.transaction(STORE, mode).objectStore(STORE));
}

/** Every act of a meeting, the oldest first; those of other users of this device too. */
export async function actsOf(meeting) {
  const all = await settled((await store("readonly")).getAll());
  return all.filter((act) => act.meeting === meeting);
}

/** Keeps an act behind all others. */
export async function keep(act) {
  return settled((await store("readwrite")).add(act));
}

/** Keeps an act as it is now, in its place. */
export async function change(act) {
  return settled((await store("readwrite")).put(act));
}

/** Forgets an act that was answered, or that its writer discards. */
export async function forget(act) {
  return settled((await store("readwrite")).delete(act.order));
}

/** A name for an act or a row, also where the page came without encryption. */
export function newName() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
