// Runs before every other script and takes away what no policy in a page governs: pop-ups, frames, links and other ways to
// go to another address, calls between browsers, other service workers. The app needs none of them. What a browser has no
// means to forbid is listed by "Prove it".
"use strict";

(() => {
  // Another page that holds this one in a frame, or has opened it, could be handed the data.
  if (window.top !== window) {
    window.stop();
    document.documentElement.textContent =
      "Fairshare does not run inside of another page: open it in a tab of its own. / Fairshare не работает внутри другой страницы: откройте его в отдельной вкладке.";
    return;
  }
  window.opener = null;

  // What the guard stands on, kept before any program can exchange it.
  const { apply, construct } = Reflect;
  const Address = URL;
  const method = (owner, name) => {
    const kept = owner?.prototype[name];
    return (on, ...given) => apply(kept, on, given);
  };
  const getter = (owner, name) => {
    const kept = owner && Object.getOwnPropertyDescriptor(owner.prototype, name)?.get;
    return (on) => kept && apply(kept, on, []);
  };
  const part = Object.fromEntries(["protocol", "host", "pathname", "search", "href"].map((name) => [name, getter(URL, name)]));
  const preventDefault = method(Event, "preventDefault");
  const composedPath = method(Event, "composedPath");
  const closest = method(Element, "closest");
  const getAttribute = method(Element, "getAttribute");
  const hasAttribute = method(Element, "hasAttribute");
  const isConnected = getter(Node, "isConnected");
  const isElement = (thing) => {
    try {
      getAttribute(thing, "");
      return true;
    } catch {
      return false;
    }
  };
  const baseURI = getter(Node, "baseURI");
  const { navigation, NavigateEvent, NavigationDestination } = window;
  const destination = getter(NavigateEvent, "destination");
  const destinationUrl = getter(NavigationDestination, "url");
  const navigationType = getter(NavigateEvent, "navigationType");
  const downloadRequest = getter(NavigateEvent, "downloadRequest");

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
    const { exec } = RegExp.prototype;
    return (text) => apply(exec, expression, [`${text}`]) !== null;
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
  const trusted = Boolean(window.trustedTypes);
  const holdsFrame = pattern(/<\s*(i?frame|frameset|fencedframe|object|embed|portal)\b|shadowrootmode/i);
  const checked = (html) => (holdsFrame(html) ? refuse("HTML with frames") : html);
  if (!trusted) {
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

  // HTML is the only language in which a document made of text is checked for frames.
  replace(DOMParser.prototype, "parseFromString", (parse) =>
    function (text, kind) {
      if (`${kind}` !== "text/html") refuse("documents that are not HTML");
      return apply(parse, this, [trusted ? text : checked(`${text}`), "text/html"]);
    },
  );

  const meta = (name) => document.querySelector(`meta[name='${name}']`)?.content ?? "";
  const parsed = (address) => {
    try {
      return construct(Address, [address, baseURI(document)]);
    } catch {
      return null;
    }
  };
  const single = meta("fairshare-single") && part.href(parsed(meta("fairshare-single")));
  const worker = meta("fairshare-offline");

  const bare = (to) => `${part.protocol(to)}//${part.host(to)}${part.pathname(to)}`;
  /** The page itself, another place in it, or the same without the question in its address. */
  const isHere = (to) => {
    const here = parsed(location.href);
    const search = part.search(to);
    return bare(to) === bare(here) && (search === "" || search === part.search(here));
  };
  /** What the page saves is made here; the one exception is the page as one file. */
  const isSaved = (to) => {
    const protocol = part.protocol(to);
    return protocol === "blob:" || protocol === "data:" || part.href(to) === single;
  };
  /** The address that the newest link with `download` saves: Firefox does not say which steps elsewhere are downloads. */
  let saving = "";

  // Going elsewhere, where the browser tells of it before (the Navigation API): by a program, a link or a `meta` element.
  // The user's own steps, in the bar of addresses, by reload, back and forward, stay as they are.
  navigation?.addEventListener("navigate", (event) => {
    const to = parsed(destinationUrl(destination(event)));
    const saved = to && isSaved(to) && (downloadRequest(event) !== null || part.href(to) === saving);
    if (navigationType(event) !== "traverse" && !saved && !(to && isHere(to))) preventDefault(event);
  });

  // Links, in every browser, whoever clicks on them: those that open a window are not told of above.
  const mayFollow = (clicked) => {
    const link = isElement(clicked) ? closest(clicked, "a, area") : null;
    // The links of SVG have their address in another space of names.
    const address = link && (getAttribute(link, "href") ?? getAttribute(link, "xlink:href"));
    if (address === null || address === undefined) return true;
    const to = parsed(address);
    if (!to) return false;
    if (hasAttribute(link, "download")) {
      if (!isSaved(to)) return false;
      saving = part.href(to);
      return true;
    }
    const target = getAttribute(link, "target") ?? "";
    return isHere(to) && (target === "" || target === "_self");
  };
  for (const kind of ["click", "auxclick"]) {
    addEventListener(kind, (event) => mayFollow(composedPath(event)[0]) || preventDefault(event), true);
  }
  // A link outside of the document works, too, and its clicks are not heard above.
  for (const [owner, name] of [
    [HTMLElement.prototype, "click"],
    [EventTarget.prototype, "dispatchEvent"],
  ]) {
    replace(owner, name, (act) =>
      function (...given) {
        if (isElement(this) && !isConnected(this) && !mayFollow(this)) refuse("links to other places");
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
