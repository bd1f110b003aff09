// The service worker: keeps all files of one version of the page, so that it opens without network, and all of them fit each other.
// Answers from what it keeps; what is not in its list (data in folders) is kept when it is first asked for. Nothing is ever sent elsewhere.

/** Bytes of each file of this version, by its path from here, and what tells the version from others; `bundle` writes them here. */
const FILES = {};
const VERSION = "";
const CACHE = `dramatis-${VERSION}`;
const HOME = new URL("./", location);

addEventListener("install", (event) => {
  const fresh = Object.keys(FILES).map((path) => new Request(path, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

addEventListener("activate", (event) => {
  const drop = (names) => Promise.all(names.filter((name) => name.startsWith("dramatis-") && name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(drop).then(() => clients.claim()));
});

// A page that has just been opened and holds nothing yet asks for the newer version.
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === `${HOME.href}share`) event.respondWith(handOver(request));
  if (request.method === "GET" && request.url.startsWith(HOME.href)) event.respondWith(answer(request));
});

/** What another program shares with the installed page goes behind the # of its address, and to no server. */
async function handOver(request) {
  const form = await request.formData();
  const words = ["title", "text", "url"].map((field) => form.get(field)).filter(Boolean);
  return Response.redirect(`${HOME.href}#text=${encodeURIComponent(words.join("\n\n"))}`, 303);
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const path = new URL(request.url).pathname;
  const home = path === HOME.pathname || path === `${HOME.pathname}index.html`;
  const kept = await cache.match(home ? HOME.href : request, { ignoreSearch: home });
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}
