// Runs before every other script and takes away what no policy in a page governs: pop-ups, frames, links and other ways to
// go to another address, calls between browsers, other service workers. The app needs none of them. What a browser has no
// means to forbid is listed by "Prove it".
"use strict";

(() => {
  const { apply } = Reflect;
  const refuse = (what) => {
    throw new TypeError(`Fairshare refuses ${what}`);
  };

  /** Puts a function in the place of another, for good. */
  const replace = (owner, name, make) => {
    const original = owner?.[name];
    if (typeof original !== "function") return;
    Object.defineProperty(owner, name, { value: make(original), writable: false, configurable: false });
  };
  const remove = (owner, name, what) => replace(owner, name, () => () => refuse(what));

  /** A pattern of its own functions, which a program cannot exchange for others. */
  const pattern = (expression) => {
    Object.defineProperty(expression, "exec", { value: RegExp.prototype.exec });
    const { test } = RegExp.prototype;
    return (text) => apply(test, expression, [text]);
  };

  // Calls: in Chromium what they send arrives wherever it is sent.
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection"]) delete window[name];

  // Pop-ups: a fresh page of this origin is not sealed, and who opens it can use its functions.
  remove(window, "open", "pop-ups");
  replace(Document.prototype, "open", (open) =>
    function (...given) {
      if (given.length > 2) refuse("pop-ups");
      return apply(open, this, given);
    },
  );

  // Frames: an empty one has a window with everything that is taken away here.
  const isFrame = pattern(/^(.*:)?(i?frame|frameset|fencedframe|object|embed|portal)$/i);
  for (const [owner, name, at] of [
    [Document.prototype, "createElement", 0],
    [Document.prototype, "createElementNS", 1],
    [DOMImplementation.prototype, "createDocument", 1],
  ]) {
    replace(owner, name, (create) =>
      function (...given) {
        // Made a text once, so that it is the same when it is used.
        if (at in given && given[at] !== null) given[at] = `${given[at]}`;
        if (isFrame(given[at])) refuse("frames");
        return apply(create, this, given);
      },
    );
  }
  replace(CustomElementRegistry.prototype, "define", (define) =>
    function (name, constructor, options) {
      if (options !== undefined) refuse("elements made of others");
      return apply(define, this, [name, constructor]);
    },
  );
  // Links in there would not be seen below.
  remove(Element.prototype, "attachShadow", "hidden documents");
  delete window.XSLTProcessor;

  // HTML with frames is refused by the check of Trusted Types (boot.js); an engine without them gets one here.
  if (!window.trustedTypes) {
    const holdsFrame = pattern(/<\s*(i?frame|frameset|fencedframe|object|embed|portal)\b|shadowrootmode/i);
    const checked = (html) => (holdsFrame(html) ? refuse("HTML with frames") : html);
    const check = (owner, name, at) =>
      replace(owner, name, (write) =>
        function (...given) {
          if (at in given) given[at] = checked(`${given[at]}`);
          return apply(write, this, given);
        },
      );
    check(Element.prototype, "insertAdjacentHTML", 1);
    check(Element.prototype, "setHTMLUnsafe", 0);
    check(Range.prototype, "createContextualFragment", 0);
    check(DOMParser.prototype, "parseFromString", 0);
    // Written in parts no check would see it.
    remove(Document.prototype, "write", "HTML in parts");
    remove(Document.prototype, "writeln", "HTML in parts");
    for (const name of ["innerHTML", "outerHTML"]) {
      const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, name);
      const write = function (html) {
        apply(set, this, [html === null ? "" : checked(`${html}`)]);
      };
      Object.defineProperty(Element.prototype, name, { get, set: write, configurable: false });
    }
  }

  const meta = (name) => document.querySelector(`meta[name='${name}']`)?.content ?? "";
  const single = meta("fairshare-single") && new URL(meta("fairshare-single"), location.href).href;
  const worker = meta("fairshare-offline");

  const bare = ({ protocol, host, pathname }) => `${protocol}//${host}${pathname}`;
  /** The page itself, another place in it, or the same without the question in its address. */
  const isHere = (to) => bare(to) === bare(location) && ["", location.search].includes(to.search);
  /** What the page saves is made here; the one exception is the page as one file. */
  const isSaved = (to) => to.protocol === "blob:" || to.protocol === "data:" || to.href === single;
  /** The address that the newest link with `download` saves: Firefox does not say which steps elsewhere are downloads. */
  let saving = "";

  // Going elsewhere, where the browser tells of it before (the Navigation API): by a program, a link or a `meta` element.
  // The user's own steps, in the bar of addresses, by reload, back and forward, stay as they are.
  window.navigation?.addEventListener("navigate", (event) => {
    const to = new URL(event.destination.url);
    const saved = isSaved(to) && (event.downloadRequest !== null || to.href === saving);
    if (event.navigationType !== "traverse" && !saved && !isHere(to)) event.preventDefault();
  });

  const parsed = (address) => {
    try {
      return new URL(address, location.href);
    } catch {
      return null;
    }
  };

  // Links, in every browser, whoever clicks on them: those that open a window are not told of above.
  const mayFollow = (target) => {
    const link = target instanceof Element ? target.closest("a, area") : null;
    const address = link?.href?.baseVal ?? link?.href;
    const to = address ? parsed(address) : null;
    if (!to) return true;
    if (link.hasAttribute("download")) {
      if (!isSaved(to)) return false;
      saving = to.href;
      return true;
    }
    return isHere(to) && ["", "_self"].includes(link.getAttribute("target") ?? "");
  };
  for (const kind of ["click", "auxclick"]) {
    addEventListener(kind, (event) => mayFollow(event.composedPath()[0]) || event.preventDefault(), true);
  }
  // A link outside of the document works, too, and its clicks are not heard above.
  for (const [owner, name] of [
    [HTMLElement.prototype, "click"],
    [EventTarget.prototype, "dispatchEvent"],
  ]) {
    replace(owner, name, (act) =>
      function (...given) {
        if (this instanceof Element && !this.isConnected && !mayFollow(this)) refuse("links to other places");
        return apply(act, this, given);
      },
    );
  }

  // Service workers: the release's own, registered before the page is sealed; nothing is asked for afterwards.
  let sealed = false;
  addEventListener("fairshare-sealed", () => {
    sealed = true;
  });
  const refused = () => Promise.reject(new TypeError("Fairshare refuses service workers"));
  replace(window.ServiceWorkerContainer?.prototype, "register", (register) =>
    function (script, ...options) {
      const address = `${script}`;
      return sealed || !worker || address !== worker ? refused() : apply(register, this, [address, ...options]);
    },
  );
  replace(window.ServiceWorkerRegistration?.prototype, "update", (update) =>
    function () {
      return sealed ? refused() : apply(update, this, []);
    },
  );
})();
