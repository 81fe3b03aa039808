// Keeps Fairshare for use without a connection. It asks its own folder for the files of one version, all of them or none,
// and answers the page from them. It sends no other request, and none to any other place.
"use strict";

/** The build writes both (xtask/src/offline.rs): each file of the version with the hash of its bytes, "./" is the page. */
const VERSION = "not built";
const FILES = new Map([]);

/** Begins the names of this folder's stores: other folders of this origin may have a Fairshare of their own. */
const OURS = `fairshare ${registration.scope} `;
const STORE = OURS + VERSION;

/** Fetches all files. One that is not of this version, because the host is in the middle of an update, ends it. */
const fill = async () => {
  const store = await caches.open(STORE);
  for (const [file, integrity] of FILES) {
    const how = { integrity, cache: "no-cache", credentials: "same-origin", redirect: "error" };
    await store.put(file, await fetch(file, how));
  }
};

/** Keeps a whole version or nothing: a part of one only takes room. */
const install = () =>
  fill().catch(async (error) => {
    await caches.delete(STORE);
    throw error;
  });

/** No page of an older version is open any more: its files go. */
const forgetOthers = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== STORE).map((name) => caches.delete(name)));
};

/** The file of this version that is asked for, if it is one. */
const fileOf = ({ method, mode, url }) => {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || !`${origin}${pathname}`.startsWith(registration.scope)) return undefined;
  const name = `${origin}${pathname}`.slice(registration.scope.length);
  const file = mode === "navigate" && (name === "" || name === "index.html") ? "./" : name;
  return FILES.has(file) ? file : undefined;
};

/** Whether a newer version waits and the only page that is open is being loaded anew: then nobody needs this one. */
const isLeft = async ({ mode, cache }) => {
  if (!registration.waiting || mode !== "navigate" || !["reload", "no-cache"].includes(cache)) return false;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return pages.filter(({ url }) => url.startsWith(registration.scope)).length < 2;
};

const answer = async (request, file) => {
  if (await isLeft(request)) {
    registration.waiting?.postMessage("take over");
    // An empty page that loads itself at once, until the newer version answers; it wants no icon.
    return new Response('<link rel="icon" href="data:,">', { headers: { "content-type": "text/html", refresh: "0" } });
  }
  const kept = await caches.match(file, { cacheName: STORE }); // makes no store where everything was forgotten
  return kept ?? fetch(request); // where the browser has thrown away what was kept
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
addEventListener("message", (event) => event.data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const file = fileOf(event.request);
  if (file !== undefined) event.respondWith(answer(event.request, file));
});
