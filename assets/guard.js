// Runs before every other script and removes what no policy in a page governs: pop-ups, frames, navigation to other
// addresses, calls between browsers, other service workers. The app needs none of them. "Prove it" lists what a browser
// cannot forbid.
"use strict";

(() => {
  // Another page that frames this one, or has opened it, could receive the data.
  if (window.top !== window) {
    window.stop();
    document.documentElement.textContent =
      "Fairshare does not run inside of another page: open it in a tab of its own. / Fairshare не работает внутри другой страницы: откройте его в отдельной вкладке.";
    return;
  }
  window.opener = null;

  // Functions that the guard relies on, captured before any script can replace them.
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
  const getAttribute = method(Element, "getAttribute");
  const getAttributeNS = method(Element, "getAttributeNS");
  const localName = getter(Element, "localName");
  const parentNode = getter(Node, "parentNode");
  const querySelector = method(Document, "querySelector");
  const hasAttribute = method(Element, "hasAttribute");
  const isConnected = getter(Node, "isConnected");
  /** Makes a check whether a browser function can read a thing. */
  const answers = (read) => (thing) => {
    try {
      read(thing);
      return true;
    } catch {
      return false;
    }
  };
  const isElement = answers(localName);
  const isNode = answers(parentNode);
  const baseURI = getter(Node, "baseURI");
  const { navigation, NavigateEvent, NavigationDestination } = window;
  const destination = getter(NavigateEvent, "destination");
  const destinationUrl = getter(NavigationDestination, "url");
  const navigationType = getter(NavigateEvent, "navigationType");
  const downloadRequest = getter(NavigateEvent, "downloadRequest");

  const refuse = (what) => {
    throw new TypeError(`Fairshare refuses ${what}`);
  };

  /** Replaces a function permanently. */
  const replace = (owner, name, make) => {
    const original = owner?.[name];
    if (typeof original !== "function") return;
    Object.defineProperty(owner, name, { value: make(original), writable: false, configurable: false });
  };
  const remove = (owner, name, what) => replace(owner, name, () => () => refuse(what));

  /** Matches text against a pattern with functions that a script cannot replace. */
  const pattern = (expression) => {
    const { exec } = RegExp.prototype;
    return (text) => apply(exec, expression, [`${text}`]) !== null;
  };

  // What reaches other addresses past the policy: calls between browsers, a picture in picture (a window that nothing
  // seals), voices and listeners of a server, payments, second screens, passkeys of another host, auctions of ads.
  const PAST_POLICY = [
    "RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection", "documentPictureInPicture", "speechSynthesis",
    "SpeechRecognition", "webkitSpeechRecognition", "PaymentRequest", "PresentationRequest", "sharedStorage",
  ];
  for (const name of PAST_POLICY) delete window[name];
  for (const name of ["credentials", "joinAdInterestGroup", "runAdAuction"]) delete window.Navigator.prototype[name];
  // Cookies go to every port of the host.
  Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => refuse("cookies"), configurable: false });
  delete window.cookieStore;
  for (const name of ["navigationPreload", "cookies"]) delete window.ServiceWorkerRegistration?.prototype[name];

  // Pop-ups: a new page of this origin is not sealed, and its opener can use its functions.
  remove(window, "open", "pop-ups");
  replace(Document.prototype, "open", (open) =>
    function (...given) {
      if (given.length > 2) refuse("pop-ups");
      return apply(open, this, given);
    },
  );

  // Frames: even an empty one has its own window, in which nothing is removed. Animations change the address of a link
  // without a script.
  const isRefused = pattern(/^(.*:)?(i?frame|frameset|fencedframe|object|embed|portal|set|animate\w*)$/i);
  for (const [owner, name, at] of [
    [Document.prototype, "createElement", 0],
    [Document.prototype, "createElementNS", 1],
    [DOMImplementation.prototype, "createDocument", 1],
  ]) {
    replace(owner, name, (create) =>
      function (...given) {
        // Converted to text once, so that the checked value is the used one.
        if (at in given && given[at] !== null) given[at] = `${given[at]}`;
        if (isRefused(given[at])) refuse("frames and animations");
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
  // The check of links below does not see into shadow trees.
  remove(Element.prototype, "attachShadow", "hidden documents");
  delete window.XSLTProcessor;

  // Trusted Types refuse HTML with frames (boot.js); an engine without them gets a check here.
  const trusted = Boolean(window.trustedTypes);
  const holdsRefused = pattern(/<\s*(i?frame|frameset|fencedframe|object|embed|portal|set|animate\w*)\b|shadowrootmode/i);
  const checked = (html) => (holdsRefused(html) ? refuse("HTML with frames or animations") : html);
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
    // HTML written in parts would evade the check.
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

  // Only documents parsed as HTML are checked for frames.
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
  /** Whether an address is the page itself, a place in it, or the page without its query. */
  const isHere = (to) => {
    const here = parsed(location.href);
    const search = part.search(to);
    return bare(to) === bare(here) && (search === "" || search === part.search(here));
  };
  /** Whether a download is data made by the page, or the page in one file. */
  const isSaved = (to) => {
    const protocol = part.protocol(to);
    return protocol === "blob:" || protocol === "data:" || part.href(to) === single;
  };
  /** Address of the last `download` link followed: Firefox does not report which navigations are downloads. */
  let saving = "";

  // Navigation elsewhere by a script, a link or a `meta` element, if the browser announces it (Navigation API). The
  // user's own navigation (address bar, reload, back and forward) is not affected.
  navigation?.addEventListener("navigate", (event) => {
    const to = parsed(destinationUrl(destination(event)));
    const saved = to && isSaved(to) && (downloadRequest(event) !== null || part.href(to) === saving);
    if (navigationType(event) !== "traverse" && !saved && !(to && isHere(to))) preventDefault(event);
  });

  // Links, in every browser, however they are clicked: a browser does not announce above those that open a window.
  const XLINK = "http://www.w3.org/1999/xlink";
  /** The link around a node. */
  const linkAround = (node) => {
    for (let at = node; at; at = parentNode(at)) {
      const name = isElement(at) ? localName(at) : "";
      if (name === "a" || name === "area") return at;
    }
    return null;
  };
  /** Whether a target is this window; a link or form without one has that of the document's base. */
  const staysHere = (target) => {
    const base = target === null ? querySelector(document, "base[target]") : null;
    const named = base ? getAttribute(base, "target") : target;
    return named === null || named === "" || named === "_self";
  };
  const mayFollow = (clicked) => {
    const link = isNode(clicked) ? linkAround(clicked) : null;
    // Links of SVG may have their address in another namespace.
    const address = link && (getAttribute(link, "href") ?? getAttributeNS(link, XLINK, "href"));
    if (address === null || address === undefined) return true;
    const to = parsed(address);
    if (!to) return false;
    if (hasAttribute(link, "download")) {
      if (!isSaved(to)) return false;
      saving = part.href(to);
      return true;
    }
    return isHere(to) && staysHere(getAttribute(link, "target"));
  };
  for (const kind of ["click", "auxclick"]) {
    addEventListener(kind, (event) => mayFollow(composedPath(event)[0]) || preventDefault(event), true);
  }
  // A link outside the document works too, and its clicks do not reach the listeners above. A program's own event can be
  // one that no listener prevents.
  for (const [owner, name, isSafe] of [
    [HTMLElement.prototype, "click", isConnected],
    [EventTarget.prototype, "dispatchEvent", () => false],
  ]) {
    replace(owner, name, (act) =>
      function (...given) {
        if (isNode(this) && !isSafe(this) && !mayFollow(this)) refuse("links to other places");
        return apply(act, this, given);
      },
    );
  }

  // Forms: for one in a new window the browser connects to its address before the policy refuses it.
  const submitter = getter(window.SubmitEvent, "submitter");
  const targetOf = (form, button) => (button && getAttribute(button, "formtarget")) ?? getAttribute(form, "target");
  const maySubmit = (form, button) => staysHere(targetOf(form, isElement(button) ? button : null));
  addEventListener(
    "submit",
    (event) => maySubmit(composedPath(event)[0], submitter(event)) || preventDefault(event),
    true,
  );
  for (const name of ["submit", "requestSubmit"]) {
    replace(HTMLFormElement.prototype, name, (submit) =>
      function (...given) {
        if (!maySubmit(this, given[0])) refuse("forms in new windows");
        return apply(submit, this, given);
      },
    );
  }

  // Service workers: only the release's own, registered before the page is sealed; afterwards not even updates.
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
