// Keeps the page of one running meeting at hand: it is loaded again without a connection, as it was
// when there last was one. Nothing else is answered from here, and what the server takes away is
// forgotten.
const scope = new URL(self.registration.scope).pathname;
const CACHE = `phinong-live ${scope}`;
const MATCH = { ignoreSearch: true, ignoreVary: true };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function keepAll(addresses) {
  const cache = await caches.open(CACHE);
  const one = async (address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected) await cache.put(address, answer);
  };
  await Promise.allSettled(addresses.map(one));
}

self.addEventListener("message", (event) => {
  const done = () => event.source.postMessage("kept");
  event.waitUntil(keepAll(event.data.keep).then(done));
});

/** The page: from the server where it answers, else as it was. */
async function pageNow(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === "basic" && !answer.redirected) {
      await cache.put(scope, answer.clone());
    } else if (answer.type === "opaqueredirect" || answer.redirected || answer.status === 404) {
      await cache.delete(scope, MATCH);
    }
    return answer;
  } catch (fault) {
    const kept = await cache.match(scope, MATCH);
    if (!kept) throw fault;
    const headers = new Headers(kept.headers);
    headers.set("X-Kept", "1");
    return new Response(kept.body, { status: 200, headers });
  }
}

async function partNow(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request.url, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === scope) event.respondWith(pageNow(request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(partNow(request));
});
