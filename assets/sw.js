// Service worker for offline use. It requests the files of one version from its own folder, all of them or none, and
// answers the page from them. It sends no other request, and none to any other place.
"use strict";

/** The build writes both (xtask/src/offline.rs): each file of the version with its hash, "./" is the page. */
const VERSION = "not built";
const FILES = new Map([]);

/** Prefix of this folder's caches: other folders of this origin may have their own Fairshare. */
const OURS = `fairshare ${registration.scope} `;
const STORE = OURS + VERSION;

/** Fetches all files. Fails at a file of another version, as the host may be in the middle of an update. */
const fill = async () => {
  const store = await caches.open(STORE);
  for (const [file, integrity] of FILES) {
    const how = { integrity, cache: "no-cache", credentials: "same-origin", redirect: "error" };
    await store.put(file, await fetch(file, how));
  }
};

/** Stores a whole version or nothing: a part of one only takes space. */
const install = () =>
  fill().catch(async (error) => {
    await caches.delete(STORE);
    throw error;
  });

/** Deletes older versions, which no open page uses any more. */
const forgetOthers = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== STORE).map((name) => caches.delete(name)));
};

/** The file of this version that is requested, if any. */
const fileOf = ({ method, mode, url }) => {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || !`${origin}${pathname}`.startsWith(registration.scope)) return undefined;
  const name = `${origin}${pathname}`.slice(registration.scope.length);
  const file = mode === "navigate" && (name === "" || name === "index.html") ? "./" : name;
  return FILES.has(file) ? file : undefined;
};

/** Whether a newer version waits and the only open page is being reloaded, so that nobody needs this version. */
const isLeft = async ({ mode, cache }) => {
  if (!registration.waiting || mode !== "navigate" || !["reload", "no-cache"].includes(cache)) return false;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return pages.filter(({ url }) => url.startsWith(registration.scope)).length < 2;
};

const answer = async (request, file) => {
  if (await isLeft(request)) {
    registration.waiting?.postMessage("take over");
    // An empty page that reloads itself immediately, until the newer version answers; it requests no icon.
    return new Response('<link rel="icon" href="data:,">', { headers: { "content-type": "text/html", refresh: "0" } });
  }
  const kept = await caches.match(file, { cacheName: STORE }); // creates no cache if all were deleted
  return kept ?? fetch(request); // if the browser has evicted the file
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
addEventListener("message", (event) => event.data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const file = fileOf(event.request);
  if (file !== undefined) event.respondWith(answer(event.request, file));
});
