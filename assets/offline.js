// Keeps the app for use without a connection: once it has shown something, the service worker of the release is registered,
// and the page is told when a newer version waits. A page that is served for development or opened from disk has none.
"use strict";

addEventListener("TrunkApplicationStarted", () => {
  const script = document.querySelector("meta[name='fairshare-offline']")?.content;
  if (!script || !location.protocol.startsWith("http") || !navigator.serviceWorker) return;
  /** Only where a version is in use already is another one new. */
  const tell = (registration) => {
    if (registration.waiting && registration.active) dispatchEvent(new Event("fairshare-new-version"));
  };
  const stop = () => {
    clearTimeout(late);
    removeEventListener("fairshare-shown", register);
  };
  let forgotten = false;
  const register = async () => {
    stop();
    try {
      const registration = await navigator.serviceWorker.register(script);
      if (forgotten) return void (await registration.unregister());
      const follow = () => registration.installing?.addEventListener("statechange", () => tell(registration));
      tell(registration);
      follow(); // one that the page before this one has found
      registration.addEventListener("updatefound", follow);
    } catch {
      // A browser that keeps nothing, a private window perhaps: the app only needs a connection the next time.
    }
  };
  // To fetch all files and to keep them takes time from what the user waits for.
  addEventListener("fairshare-shown", register);
  addEventListener("fairshare-forgotten", () => {
    forgotten = true; // also where it is being registered right now
    stop();
  });
  const late = setTimeout(register, 10_000);
});
