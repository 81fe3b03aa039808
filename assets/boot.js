// Runs before the app: checks what reaches the document as HTML or script, and says so in plain words when the app
// cannot start or stops. It needs nothing of the app, so that it still works where the app does not.
"use strict";

(() => {
  /** The app's templates are a few hundred characters each; nothing it writes comes near this. */
  const LONGEST_HTML = 65536;

  /** What no template of the app has: a script, a handler in an attribute, an address that is a program. */
  const ACTIVE_HTML = [/<\s*script/i, /[\s"'/]on[a-z]+\s*=/i, /javascript\s*:/i];

  const refuse = (why) => {
    throw new TypeError(`Fairshare's policy refuses ${why}`);
  };

  if (window.trustedTypes) {
    window.trustedTypes.createPolicy("default", {
      createHTML(html) {
        if (html.length > LONGEST_HTML) refuse("HTML of this size");
        if (ACTIVE_HTML.some((pattern) => pattern.test(html))) refuse("HTML that can run something");
        return html;
      },
      createScriptURL(url, _type, sink) {
        // Our own workers; a page opened from disk has the origin "null".
        if (url.startsWith(`blob:${self.origin}/`)) return url;
        // What keeps the app for use without a connection, and only as that: the file of this name beside the page.
        if (url === "sw.js" && sink === "ServiceWorkerContainer register") return url;
        return refuse("scripts from an address");
      },
      createScript() {
        return refuse("scripts made of text");
      },
    });
  }

  // Calls between browsers are bound by no policy: in Chromium what they send arrives wherever it is sent. The app makes
  // none, so they are taken away before it starts.
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection"]) delete window[name];

  /** The smallest module that uses SIMD, which app and worker are built with. */
  const SIMD_MODULE = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
  ]);

  const runsWebAssembly = () => {
    try {
      return typeof WebAssembly === "object" && WebAssembly.validate(SIMD_MODULE);
    } catch {
      return false;
    }
  };

  let started = false;
  let told = false;

  /** Shows the notice, once: what happened last is a consequence of what happened first. */
  const tell = (what, advice) => {
    if (told) return;
    told = true;
    const show = () => {
      document.getElementById("failure-what").textContent = what;
      document.getElementById("failure-advice").textContent = advice;
      document.getElementById("failure-reload").addEventListener("click", () => location.reload());
      document.getElementById("failure").hidden = false;
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
    else show();
  };

  const tellTooOld = () =>
    tell(
      "This browser cannot run Fairshare.",
      "It needs WebAssembly with SIMD: a Chrome, Edge, Firefox or Safari of 2023 or later has it. If yours is newer, a protection mode may have switched WebAssembly off.",
    );
  const tellNotStarted = () =>
    tell(
      "Fairshare could not start.",
      "A part of the page did not arrive or does not fit the rest. Please reload; if that does not help, the page may be in the middle of an update.",
    );
  const tellStopped = () =>
    tell(
      "Fairshare has stopped because of a fault in its own code.",
      "Nothing has left your browser and your files are unchanged. Please reload and open them again.",
    );

  /** Before the start every error counts; after it only a trap of the app itself, which cannot go on. */
  const judge = (error) => {
    if (!started) {
      if (runsWebAssembly()) tellNotStarted();
      else tellTooOld();
    } else if (error instanceof WebAssembly.RuntimeError) {
      tellStopped();
    }
  };

  if (!runsWebAssembly()) tellTooOld();
  addEventListener("TrunkApplicationStarted", () => {
    started = true;
  });
  addEventListener("unhandledrejection", (event) => judge(event.reason));
  // In the capturing phase: a script or style that does not arrive tells only its own element.
  addEventListener("error", (event) => judge(event.error), true);
})();
