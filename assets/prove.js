// "Prove it": tries to call out in every way that a page has, and tells which of them the browser refused. The app calls
// it when the user asks, after the page was sealed; it sends nothing but these empty calls.
"use strict";

(() => {
  /** Nobody can own a name below this one: should a call ever get through, it reaches no one. */
  const ELSEWHERE = "elsewhere.invalid";

  /** How long a refusal may take. */
  const PATIENCE = 3000;

  const link = (rel, href) => document.head.append(Object.assign(document.createElement("link"), { rel, href }));
  const put = (tag, attributes) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.hidden = true;
    document.body.append(element);
    return element;
  };

  /** Each way out, with the address that it is to reach. */
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
    "frame": (to) => put("iframe", { src: to }),
    "form": (to) => put("form", { action: to, target: "_blank", method: "post" }).submit(),
    "fetch (worker)": (to) => inWorker(to, "fetch(to)"),
    "XMLHttpRequest (worker)": (to) => inWorker(to, "{ const r = new XMLHttpRequest(); r.open('GET', to); r.send() }"),
    "WebSocket (worker)": (to) => inWorker(to.replace(/^http/, "ws"), "new WebSocket(to)"),
    "importScripts (worker)": (to) => inWorker(to, "importScripts(to)"),
  };

  const workers = [];
  /** Does it in a worker made like the one that holds the data, and hands on what the browser says there. */
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

  /** Each attempt has its own address, by which the browser's word of it is known: of frames it names only the host, and
   * of files on a disk nothing, so that a page opened from there tries another address instead of its own. */
  const addressOf = (name, number) =>
    name.includes("own address") && location.protocol !== "file:"
      ? new URL(`called-out-${number}.`, location.href).href
      : `https://called-out-${number}.${ELSEWHERE}/`;

  /** One attempt: resolves to what refused it, or to nothing where nothing did in time. */
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
      try {
        Promise.resolve(WAYS[name](addressOf(name, number))).catch(() => {});
      } catch {
        // An exception alone proves nothing: the browser's word is awaited.
      }
    });

  /** All attempts: [name, the directive that refused it or ""]. */
  window.fairshareProve = async () => {
    const names = Object.keys(WAYS);
    const refused = await Promise.all(names.map(attempt));
    for (const [worker, address] of workers.splice(0)) {
      worker.terminate();
      URL.revokeObjectURL(address);
    }
    for (const element of document.querySelectorAll('[src*="called-out-"], [href*="called-out-"], [action*="called-out-"]'))
      element.remove();
    return names.map((name, number) => [name, refused[number]]);
  };
})();
