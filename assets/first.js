// The first screen of a first visit, drawn by the build (crates/opening): shows it with the first bytes of the page, and
// takes it away when the app has a picture of its own. What a reader clicks or drops before that waits for the app.
"use strict";

(() => {
  const root = document.documentElement;
  const stored = (name) => {
    try {
      const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
      // As in src/browser/scope.rs.
      return localStorage.getItem(location.protocol.startsWith("http") ? `fairshare ${folder} ${name}` : `fairshare-${name}`);
    } catch {
      return null; // Storage is forbidden, so nothing is stored.
    }
  };

  // The theme that the reader has chosen, before anything is drawn in another one (src/browser/theme.rs).
  const theme = stored("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // Work that is kept on this device, or a link with settings or a tab, shows something else.
  if (stored("keeps") !== null || stored("former-work") !== null || location.hash.length > 1) return;
  /** The app's own page, and its first picture, table or message. */
  const APP = "body > .page";
  const SHOWN = `${APP} .tab-panel :is(.figure svg, .grid, .empty), .toast`;
  const BUTTONS = "button, a, input, label, summary";
  /** What the first screen shows as something to click. */
  const ACTS = ".first :is(.button, .tab, .segment, .example, .link, .promise)";
  /** An app that has shown nothing after this many milliseconds is seen as it is. */
  const LONGEST = 10_000;
  /** What the reader has done so far, to be handed on to the app. */
  const waiting = [];

  let late;

  /** Shows the picture for this language (boot.js) and width, as soon as its template has been read to its end. */
  const show = () => {
    const template = document.querySelector(`.first-screen:lang(${root.lang})`);
    if (!template?.nextElementSibling) return;
    const first = document.importNode(template.content, true);
    first.querySelector(matchMedia("(width <= 40rem)").matches ? ".first-wide" : ".first-narrow")?.remove();
    template.before(first);
    root.dataset.first = "";
  };

  const end = () => {
    watch.disconnect();
    clearTimeout(late);
    delete root.dataset.first;
    for (const first of document.querySelectorAll(".first, .first-screen")) first.remove();
    for (const [kind, handle] of Object.entries(HANDLERS)) removeEventListener(kind, handle, true);
    for (const act of waiting) act();
  };
  const look = () => {
    if (!("first" in root.dataset)) show();
    if (!document.querySelector(APP)) return;
    late ??= setTimeout(end, LONGEST);
    if (document.querySelector(SHOWN) || waiting.length > 0) end();
  };
  const watch = new MutationObserver(look);

  const HANDLERS = {
    click: ({ clientX, clientY, target }) => {
      if (!(target instanceof Element) || !target.closest(ACTS)) return;
      waiting.push(() => document.elementFromPoint(clientX, clientY)?.closest(BUTTONS)?.click());
      look();
    },
    // Without this the browser would open the file in place of the page.
    dragover: (event) => {
      if (!document.querySelector(APP)) event.preventDefault();
    },
    drop: (event) => {
      if (document.querySelector(APP)) return;
      event.preventDefault();
      const dataTransfer = new DataTransfer();
      for (const file of event.dataTransfer?.files ?? []) dataTransfer.items.add(file);
      waiting.push(() => {
        for (const kind of ["dragenter", "dragover", "drop"]) {
          document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
        }
      });
    },
  };

  watch.observe(root, { childList: true, subtree: true });
  for (const [kind, handle] of Object.entries(HANDLERS)) addEventListener(kind, handle, true);
})();
