// Offline use: registers the release's service worker once the app has shown something, and tells the page when a newer
// version waits. A page served for development or opened from disk has no service worker.
"use strict";

addEventListener("TrunkApplicationStarted", () => {
  const script = document.querySelector("meta[name='fairshare-offline']")?.content;
  if (!script || !location.protocol.startsWith("http") || !navigator.serviceWorker) return;
  /** A version is new only if another one is already active. */
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
      follow(); // a worker that the previous page has found
      registration.addEventListener("updatefound", follow);
    } catch {
      // The browser stores nothing, perhaps in a private window: the app just needs a connection the next time.
    }
  };
  // Fetching and storing all files would slow down what the user waits for.
  addEventListener("fairshare-shown", register);
  addEventListener("fairshare-forgotten", () => {
    forgotten = true; // also during a registration
    stop();
  });
  const late = setTimeout(register, 10_000);
});
