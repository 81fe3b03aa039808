// Runs before the app: checks everything that enters the document as HTML or script, and shows a notice if the app
// cannot start or stops. It uses nothing of the app, so that it still works when the app does not.
"use strict";

(() => {
  /** The app's templates are a few hundred characters each; nothing it writes comes near this. */
  const LONGEST_HTML = 65536;

  /** Scripts, event handlers, addresses that run code, frames, animations (guard.js). The app's templates have none. */
  const ACTIVE_HTML = [
    /<\s*script/i,
    /[\s"'/]on[a-z]+\s*=/i,
    /javascript\s*:/i,
    /<\s*(i?frame|frameset|fencedframe|object|embed|portal|set|animate\w*)\b|shadowrootmode/i,
  ];

  // Captured before any script can replace them.
  const { apply } = Reflect;
  const { exec } = RegExp.prototype;
  const holds = (html) => {
    for (let at = 0; at < ACTIVE_HTML.length; at += 1) if (apply(exec, ACTIVE_HTML[at], [html]) !== null) return true;
    return false;
  };

  const refuse = (why) => {
    throw new TypeError(`Fairshare's policy refuses ${why}`);
  };

  if (window.trustedTypes) {
    window.trustedTypes.createPolicy("default", {
      createHTML(html) {
        if (html.length > LONGEST_HTML) refuse("HTML of this size");
        if (holds(html)) refuse("HTML that can run something");
        return html;
      },
      createScriptURL(url, _type, sink) {
        // Our own workers; a page opened from disk has the origin "null".
        if (url.startsWith(`blob:${self.origin}/`)) return url;
        // The service worker, for registration only: the file of this name beside the page.
        if (url === "sw.js" && sink === "ServiceWorkerContainer register") return url;
        return refuse("scripts from an address");
      },
      createScript() {
        return refuse("scripts made of text");
      },
    });
  }

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

  const TEXTS = {
    en: {
      reload: "Reload the page",
      tooOld: [
        "This browser cannot run Fairshare.",
        "It needs WebAssembly with SIMD: a Chrome, Edge, Firefox or Safari of 2023 or later has it. If yours is newer, a protection mode may have switched WebAssembly off.",
      ],
      notStarted: [
        "Fairshare could not start.",
        "A part of the page did not arrive or does not fit the rest. Please reload; if that does not help, the page may be in the middle of an update.",
      ],
      stopped: [
        "Fairshare has stopped because of a fault in its own code.",
        "Nothing has left your browser and your files are unchanged. Please reload and open them again.",
      ],
    },
    ru: {
      reload: "Перезагрузить страницу",
      tooOld: [
        "Этот браузер не может запустить Fairshare.",
        "Нужен WebAssembly с SIMD: он есть в Chrome, Edge, Firefox и Safari с 2023 года. Если ваш браузер новее, WebAssembly мог отключить защитный режим.",
      ],
      notStarted: [
        "Fairshare не удалось запустить.",
        "Часть страницы не загрузилась или не подходит к остальным. Перезагрузите страницу; если это не поможет, возможно, она как раз обновляется.",
      ],
      stopped: [
        "Fairshare остановился из-за ошибки в собственном коде.",
        "Ничто не покинуло ваш браузер, а файлы не изменились. Перезагрузите страницу и откройте их снова.",
      ],
    },
  };

  /** The chosen language, else the browser's first one with texts here, as in src/browser/language.rs. */
  const language = () => {
    let kept = null;
    try {
      const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
      const scoped = location.protocol.startsWith("http") ? `fairshare ${folder} language` : "fairshare-language";
      kept = localStorage.getItem(scoped);
    } catch {
      // Storage is forbidden, so no choice was stored.
    }
    const tags = [kept ?? "", ...navigator.languages].map((tag) => tag.split(/[-_]/)[0].toLowerCase());
    return tags.find((tag) => Object.hasOwn(TEXTS, tag)) ?? "en";
  };

  // For what is there before the app (first.js).
  document.documentElement.lang = language();

  let started = false;
  let told = false;

  /** Shows the notice for the first failure only: later ones are its consequences. */
  const tell = (which) => {
    if (told) return;
    told = true;
    const show = () => {
      const lang = language();
      const [what, advice] = TEXTS[lang][which];
      const [notice, reload] = ["failure", "failure-reload"].map((id) => document.getElementById(id));
      document.getElementById("failure-what").textContent = what;
      document.getElementById("failure-advice").textContent = advice;
      reload.textContent = TEXTS[lang].reload;
      reload.addEventListener("click", () => location.reload());
      notice.lang = lang;
      notice.hidden = false;
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
    else show();
  };

  /** Reports any error before the start, and afterwards only a trap of the app itself, which cannot go on. */
  const judge = (error) => {
    if (!started) {
      tell(runsWebAssembly() ? "notStarted" : "tooOld");
    } else if (error instanceof WebAssembly.RuntimeError) {
      tell("stopped");
    }
  };

  if (!runsWebAssembly()) tell("tooOld");
  addEventListener("TrunkApplicationStarted", () => {
    started = true;
  });
  addEventListener("unhandledrejection", (event) => judge(event.reason));
  // In the capturing phase: the error of a missing script or style reaches only its own element.
  addEventListener("error", (event) => judge(event.error), true);
})();
