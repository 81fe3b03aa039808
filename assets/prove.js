// "Prove it": tries to call out in every way that a page has, and reports which of them the browser refused. The app
// calls it when the user asks, after sealing the page; it sends nothing but these empty requests.
"use strict";

(() => {
  /** Nobody can own a name below this one: a request that got through would reach no one. */
  const ELSEWHERE = "elsewhere.invalid";

  /** Milliseconds to wait for a refusal. */
  const PATIENCE = 3000;

  const link = (rel, href) => document.head.append(Object.assign(document.createElement("link"), { rel, href }));
  const put = (tag, attributes) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.hidden = true;
    document.body.append(element);
    return element;
  };

  /** Each way to call out, with the address to reach. */
  const WAYS = {
    "fetch": (to) => fetch(to, { mode: "no-cors" }),
    "fetch (own address)": (to) => fetch(to),
    "XMLHttpRequest": (to) => {
      const request = new XMLHttpRequest();
      request.open("POST", to);
      request.send("");
    },
    "sendBeacon": (to) => navigator.sendBeacon(to, ""),
    "WebSocket": (to) => new WebSocket(to.replace(/^http/, "ws")),
    "EventSource": (to) => new EventSource(to),
    "image": (to) => put("img", { src: to, alt: "" }),
    "image (own address)": (to) => put("img", { src: to, alt: "" }),
    "stylesheet": (to) => link("stylesheet", to),
    "font": (to) => new FontFace("elsewhere", `url(${to})`).load(),
    "audio": (to) => put("audio", { src: to }),
    "frame": (to) => guarded(() => put("iframe", { src: to })),
    "form": (to) => guarded(() => put("form", { action: to, target: "_blank" }).submit() ?? OPEN),
    "cookie": () => guarded(() => (document.cookie = "called-out=1")),
    "fetch (worker)": (to) => inWorker(to, "fetch(to)"),
    "XMLHttpRequest (worker)": (to) => inWorker(to, "{ const r = new XMLHttpRequest(); r.open('GET', to); r.send() }"),
    "WebSocket (worker)": (to) => inWorker(to.replace(/^http/, "ws"), "new WebSocket(to)"),
    "importScripts (worker)": (to) => inWorker(to, "importScripts(to)"),
    "service worker": (to) => guarded(() => navigator.serviceWorker?.register(to)),
    "call (WebRTC)": () => guarded(() => new RTCPeerConnection()),
    "pop-up (window.open)": (to) => guarded(() => window.open(to)),
    "picture in picture": () => guarded(() => window.documentPictureInPicture.requestWindow()),
    "passkey of another host": () => guarded(() => navigator.credentials.get),
    "opener (window.opener)": () => guarded(() => (window.opener ? OPEN : undefined)),
    "link in a new window": (to) => clicked(Object.assign(document.createElement("a"), { href: to, target: "_blank" })),
    "location": (to) => navigated(() => location.assign(to)),
    "meta refresh": (to) => navigated(() => document.head.append(refresh(to))),
  };

  /** Result of a way that the browser cannot forbid. It is not tried there, as it would leave the page. */
  const OPEN = "open";
  /** Result of a way that the page's own guard refused (guard.js). */
  const GUARD = "guard";

  /** Makes an attempt that the guard refuses, by an exception or by removing its means. */
  const guarded = async (act) => {
    try {
      const made = await act();
      return made === undefined ? GUARD : OPEN;
    } catch (error) {
      return error instanceof TypeError || error instanceof ReferenceError ? GUARD : "";
    }
  };

  /** Clicks a link, and cancels the click if the guard does not. */
  const clicked = (link) => {
    let refused = false;
    link.hidden = true;
    document.body.append(link);
    addEventListener(
      "click",
      (event) => {
        refused = event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );
    link.click();
    link.remove();
    return refused ? GUARD : OPEN;
  };

  const refresh = (to) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = `0; url=${to}`;
    meta.dataset.calledOut = "";
    return meta;
  };

  /** Navigates to another address, if the browser announces navigation, and cancels it if the guard does not. */
  const navigated = (act) =>
    new Promise((end) => {
      if (!window.navigation) return end(OPEN);
      const follow = (event) => {
        if (!event.destination.url.includes("called-out-")) return;
        navigation.removeEventListener("navigate", follow);
        end(event.defaultPrevented ? GUARD : OPEN);
        event.preventDefault();
      };
      navigation.addEventListener("navigate", follow);
      setTimeout(() => navigation.removeEventListener("navigate", follow), PATIENCE);
      act();
    });

  const workers = [];
  /** Runs code in a worker made like the one that holds the data, and forwards the browser's reports from there. */
  const inWorker = (to, code) => {
    const script = `
      addEventListener("securitypolicyviolation", (e) => postMessage([e.blockedURI, e.effectiveDirective]));
      const to = ${JSON.stringify(to)};
      // Scripts from addresses are refused by Trusted Types already; here the rule behind that is tried.
      if (self.trustedTypes) trustedTypes.createPolicy("default", { createScriptURL: (url) => url });
      try { Promise.resolve(${code.startsWith("{") ? `(() => ${code})()` : code}).catch(() => {}); } catch {}`;
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.onmessage = (event) => dispatchEvent(new CustomEvent("fairshare-refused", { detail: event.data }));
    workers.push([worker, address]);
  };

  /**
   * The address of an attempt, which identifies the browser's report: for frames a report names only the host, and for
   * files on a disk nothing, so that a page opened from there tries another address instead of its own.
   */
  const addressOf = (name, number) =>
    name.includes("own address") && location.protocol !== "file:"
      ? new URL(`called-out-${number}.`, location.href).href
      : `https://called-out-${number}.${ELSEWHERE}/`;

  /** One attempt: resolves to the directive that refused it, "guard", "open", or "" if nothing refused it in time. */
  const attempt = (name, number) =>
    new Promise((resolve) => {
      const mark = `called-out-${number}.`;
      const end = (directive) => {
        removeEventListener("securitypolicyviolation", page, true);
        removeEventListener("fairshare-refused", worker);
        clearTimeout(late);
        resolve(directive);
      };
      const page = (event) => event.blockedURI.includes(mark) && end(event.effectiveDirective);
      const worker = (event) => event.detail[0].includes(mark) && end(event.detail[1]);
      const late = setTimeout(() => end(""), PATIENCE);
      addEventListener("securitypolicyviolation", page, true);
      addEventListener("fairshare-refused", worker);
      // An exception alone proves nothing: wait for the browser's report, or for the result of a guarded attempt.
      const said = (word) => [OPEN, GUARD].includes(word) && end(word);
      try {
        Promise.resolve(WAYS[name](addressOf(name, number))).then(said, () => {});
      } catch {
        // As above.
      }
    });

  /** All attempts: [name, the directive that refused it, or "guard", "open" or ""]. */
  window.fairshareProve = async () => {
    const names = Object.keys(WAYS);
    const refused = await Promise.all(names.map(attempt));
    for (const [worker, address] of workers.splice(0)) {
      worker.terminate();
      URL.revokeObjectURL(address);
    }
    for (const element of document.querySelectorAll('[src*="called-out-"], [href*="called-out-"], [action*="called-out-"], [data-called-out]'))
      element.remove();
    return names.map((name, number) => [name, refused[number]]);
  };
})();
