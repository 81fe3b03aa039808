// What no policy in a page governs: navigation, pop-ups, frames, calls, service workers. The page refuses them itself
// (assets/guard.js), as another origin's log shows, and does not affect the user's own navigation.

import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";
import { Listener } from "./server/listener.ts";

const OWN = { name: "own.csv", text: "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,0,\nA,2025-03-09,Call,Sales,1,1000\n" };

async function sealed(fairshare: Fairshare): Promise<void> {
  await fairshare.open();
  await fairshare.kept();
  await fairshare.drop(OWN);
  await expect(fairshare.data).toContainText("1 deal: 1 won");
}

/** Ways to another address or window. Playwright runs them as a user's click, so no pop-up blocker hides the guard. */
const WAYS: Record<string, (address: string) => unknown> = {
  "a new address": (address) => location.assign(address),
  "a new address, replaced": (address) => location.replace(address),
  "the navigation": (address) => (window as unknown as { navigation: { navigate(to: string): unknown } }).navigation.navigate(address),
  "a meta refresh": (address) => {
    const told = new Promise((told) => {
      const { navigation } = window as unknown as { navigation: EventTarget };
      navigation.addEventListener("navigate", told, { once: true });
    });
    document.head.append(Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0; url=${address}` }));
    return told;
  },
  "a link": (address) => {
    const link = Object.assign(document.createElement("a"), { href: address });
    document.body.append(link);
    link.click();
  },
  "a link in a new window": (address) => {
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank" });
    document.body.append(link);
    link.click();
  },
  "a link outside of the document": (address) => {
    Object.assign(document.createElement("a"), { href: address, target: "_blank" }).click();
  },
  "an event on a link outside of the document": (address) => {
    Object.assign(document.createElement("a"), { href: address, target: "_blank" }).dispatchEvent(new MouseEvent("click"));
  },
  "a link of a drawing": (address) => {
    const make = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const link = make("a");
    link.setAttribute("href", address);
    link.setAttribute("target", "_blank");
    const drawing = make("svg");
    drawing.append(link);
    document.body.append(drawing);
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  },
  "an event that nothing prevents": (address) => {
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank" });
    document.body.append(link);
    link.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  },
  "an event on a part of a link": (address) => {
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank" });
    const part = document.createElement("span");
    link.append(part);
    document.body.append(link);
    part.dispatchEvent(new PointerEvent("click", { bubbles: true, ctrlKey: true }));
  },
  "a button of a form in a new window": (address) => {
    const form = Object.assign(document.createElement("form"), { action: address });
    const button = Object.assign(document.createElement("button"), { formTarget: "_blank" });
    form.append(button);
    document.body.append(form);
    button.click();
  },
  "a text in a link": (address) => {
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", textContent: "text" });
    document.body.append(link);
    link.firstChild!.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  },
  "a text in a link outside of the document": (address) => {
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", textContent: "text" });
    link.firstChild!.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  },
  "a link of a drawing with a prefix of its own": (address) => {
    const make = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const link = make("a");
    link.setAttributeNS("http://www.w3.org/1999/xlink", "other:href", address);
    link.setAttribute("target", "_blank");
    const drawing = make("svg");
    drawing.append(link);
    document.body.append(drawing);
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  },
  "a link that a drawing changes": async (address) => {
    const make = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const [drawing, link, set] = [make("svg"), make("a"), make("set")];
    link.setAttribute("href", "#");
    for (const [name, value] of [["attributeName", "href"], ["to", address], ["begin", "0s"]]) set.setAttribute(name, value);
    link.append(set);
    drawing.append(link);
    document.body.append(drawing);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  },
  "a window that the base names": (address) => {
    document.head.append(Object.assign(document.createElement("base"), { target: "_blank" }));
    const link = Object.assign(document.createElement("a"), { href: `?${new URL(address).port}` });
    document.body.append(link);
    link.click();
  },
  "a picture in picture": async (address) => {
    const { documentPictureInPicture: pictures } = window as unknown as { documentPictureInPicture: { requestWindow(): Promise<typeof globalThis> } };
    await (await pictures.requestWindow()).fetch(address, { mode: "no-cors" });
  },
  "a download": (address) => {
    Object.assign(document.createElement("a"), { href: address, download: "a.txt" }).click();
  },
  "a pop-up": (address) => open(address),
  "a pop-up of the page itself": (address) => (open("./") as unknown as typeof globalThis).fetch(address, { mode: "no-cors" }),
  "a pop-up by the document": (address) => document.open(address, "", ""),
  "a form in a new window": (address) => {
    const form = Object.assign(document.createElement("form"), { action: address, target: "_blank" });
    document.body.append(form);
    form.submit();
  },
};

for (const [name, way] of Object.entries(WAYS)) {
  test(`nothing leaves by ${name}`, async ({ fairshare, page, context, app, elsewhere, complaints }) => {
    await sealed(fairshare);
    const here = page.url();
    await page.evaluate(`Promise.resolve().then(() => (${way})(${JSON.stringify(`${elsewhere.origin}/secret`)})).then(() => 1, () => 0)`);
    // A later request from a document without the policy has arrived: so would have any earlier one.
    const other = await context.newPage();
    await other.goto(`${app.url}nothing.html`);
    await other.evaluate((address) => fetch(address, { mode: "no-cors" }), `${elsewhere.origin}/after`);
    expect(elsewhere.log).toEqual(["GET /after"]);
    expect(context.pages()).toEqual([page, other]);
    expect(page.url()).toBe(here);
    await expect(fairshare.data).toContainText("own.csv");
    elsewhere.forget();
    complaints.length = 0; // caused by the attempt
  });
}

/** Scripts that replace functions which the guard uses. */
const EXCHANGED: Record<string, () => void> = {
  "the prevention of what an event does": () => {
    Event.prototype.preventDefault = () => {};
  },
  "the reading of addresses": () => {
    const { protocol, host, pathname } = location;
    Object.assign(window, { URL: function () { return { protocol, host, pathname, search: "" }; } });
  },
  "the search for a link": () => {
    Element.prototype.closest = () => null;
  },
  "patterns": () => {
    RegExp.prototype.test = () => false;
    RegExp.prototype.exec = () => null;
  },
};

for (const [name, exchange] of Object.entries(EXCHANGED)) {
  test(`nothing leaves once a program has exchanged ${name}`, async ({ fairshare, page, context, app, elsewhere, complaints }) => {
    await sealed(fairshare);
    const address = JSON.stringify(`${elsewhere.origin}/secret`);
    await page.evaluate(`(${exchange})()`);
    for (const way of ["a new address", "a link in a new window"]) {
      await page.evaluate(`Promise.resolve().then(() => (${WAYS[way]})(${address})).then(() => 1, () => 0)`);
    }
    const framed = await page.evaluate(() => {
      try {
        document.createElement("div").innerHTML = "<iframe></iframe>";
        return true;
      } catch {
        return false;
      }
    });
    expect(framed).toBe(false);
    const other = await context.newPage();
    await other.goto(`${app.url}nothing.html`);
    await other.evaluate((address) => fetch(address, { mode: "no-cors" }), `${elsewhere.origin}/after`);
    expect(elsewhere.log).toEqual(["GET /after"]);
    expect(context.pages()).toEqual([page, other]);
    elsewhere.forget();
    complaints.length = 0; // caused by the attempt
  });
}

test("a page that opens this one gets no hold of it, and none that frames it gets it to run", async ({ context, app }) => {
  const other = await context.newPage();
  await other.goto(`${app.url}nothing.html`);
  const opened = context.waitForEvent("page");
  await other.evaluate((address) => void open(address), app.url);
  const page = await opened;
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/won together|was won in/);
  expect(await page.evaluate(() => window.opener)).toBeNull();
  await other.evaluate((address) => document.body.append(Object.assign(document.createElement("iframe"), { src: address })), app.url);
  await expect(other.frameLocator("iframe").getByText("Fairshare does not run inside of another page")).toBeVisible();
  await expect(other.frameLocator("iframe").getByRole("button")).toHaveCount(0);
});

test("the same ways do lead elsewhere from a document without the guard", async ({ context, app }) => {
  const place = await Listener.start();
  for (const name of ["a new address", "a meta refresh", "a link", "a link outside of the document", "a pop-up"]) {
    const page = await context.newPage();
    await page.goto(`${app.url}nothing.html`);
    const act = page.evaluate(`(${WAYS[name]})(${JSON.stringify(`${place.origin}/${encodeURIComponent(name)}`)}), 1`);
    act.catch(() => {}); // the document is gone, perhaps before it answers
    await expect.poll(() => place.log, { message: name }).toContain(`GET /${encodeURIComponent(name)}`);
  }
  await place.stop();
});

test("no frame is made, so that no call leaves by one", async ({ fairshare, page, elsewhere, complaints }) => {
  await sealed(fairshare);
  const outcomes = await page.evaluate((address) => {
    const call = (scope: unknown) => {
      const { RTCPeerConnection: Call } = scope as typeof globalThis;
      const made = new Call({ iceServers: [{ urls: `stun:${new URL(address).host}` }] });
      made.createDataChannel("spy");
      void made.createOffer().then((offer) => made.setLocalDescription(offer));
    };
    const shown = (frame: Element) => {
      document.body.append(frame);
      call(window[0 as unknown as "window"]);
    };
    const html = "http://www.w3.org/1999/xhtml";
    const ways: Record<string, () => void> = {
      "this window": () => call(window),
      element: () => shown(document.createElement("iframe")),
      "element in capitals": () => shown(document.createElement("IFRAME")),
      "changing name": () => {
        let asked = 0;
        shown(document.createElement({ toString: () => (asked++ ? "iframe" : "p") } as unknown as string));
      },
      namespace: () => shown(document.createElementNS(html, "iframe")),
      prefix: () => shown(document.createElementNS(html, "x:iframe")),
      object: () => shown(document.createElement("object")),
      embed: () => shown(document.createElement("embed")),
      document: () => shown(document.implementation.createDocument(html, "iframe", null).documentElement),
      "other document": () => shown(document.implementation.createHTMLDocument("").createElement("iframe")),
      "own element": () => {
        class Own extends HTMLIFrameElement {}
        customElements.define("own-frame", Own, { extends: "iframe" });
        shown(new Own());
      },
      markup: () => {
        const holder = document.createElement("div");
        holder.innerHTML = "<iframe></iframe>";
        shown(holder);
      },
      "hidden document": () => void document.body.attachShadow({ mode: "closed" }),
      "document of another language": () => {
        const parsed = new DOMParser().parseFromString('<x:iframe xmlns:x="http://www.w3.org/1999/xhtml"/>', "application/xml");
        shown(document.adoptNode(parsed.documentElement));
      },
      "parsed document": () => shown(new DOMParser().parseFromString("<iframe></iframe>", "text/html").body.firstElementChild!),
      fragment: () => shown(document.createRange().createContextualFragment("<iframe></iframe>").firstElementChild!),
      "the functions put back": () => {
        Document.prototype.createElement = Document.prototype.createElementNS as never;
        Object.defineProperty(window, "open", { value: 1 });
      },
    };
    const outcome = (act: () => void) => {
      try {
        act();
        return "done";
      } catch (error) {
        return (error as Error).name;
      }
    };
    return Object.fromEntries(Object.entries(ways).map(([name, act]) => [name, outcome(act)]));
  }, elsewhere.origin);
  for (const [name, outcome] of Object.entries(outcomes)) expect(outcome, name).toBe("TypeError");
  expect(await page.evaluate(() => window.length)).toBe(0);
  expect([elsewhere.log, elsewhere.bytes, elsewhere.datagrams]).toEqual([[], 0, 0]);
  complaints.length = 0; // caused by the attempts
});

test("the page has no means that reach other addresses past the policy", async ({ fairshare, page }) => {
  await sealed(fairshare);
  const there = await page.evaluate(() => {
    const ofWindow = ["RTCPeerConnection", "documentPictureInPicture", "speechSynthesis", "webkitSpeechRecognition", "PaymentRequest", "PresentationRequest", "sharedStorage"];
    const ofNavigator = ["credentials", "joinAdInterestGroup", "runAdAuction"];
    try {
      document.cookie = "secret=1";
    } catch {
      // Refused, as it must be.
    }
    const cookies = document.cookie === "" ? [] : ["cookies"];
    return [...ofWindow.filter((name) => name in window), ...ofNavigator.filter((name) => name in navigator), ...cookies];
  });
  expect(there).toEqual([]);
});

test("a sealed page has no service worker asked for, updated or registered", async ({ fairshare, page, app, complaints }) => {
  await fairshare.open();
  await fairshare.kept();
  const update = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.update().then(() => "done", ({ name }) => name);
    });
  expect(await update(), "before it is sealed the page may look for a newer version").toBe("done");
  await fairshare.drop(OWN);
  await expect(fairshare.data).toContainText("1 deal: 1 won");
  const before = app.log.length;
  expect(await update()).toBe("TypeError");
  for (const script of ["sw.js", "sw.js?secret"]) {
    expect(await page.evaluate((script) => navigator.serviceWorker.register(script).then(() => "done", ({ name }) => name), script)).toBe("TypeError");
  }
  expect(app.log.slice(before)).toEqual([]);
  complaints.length = 0; // caused by the attempts
});

test("places in the page, downloads and a reload work as ever", async ({ fairshare, page }) => {
  await sealed(fairshare);
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>("a.skip")?.click());
  expect(new URL(page.url()).hash).toBe("#result");
  const download = page.waitForEvent("download");
  await fairshare.credit.getByRole("button", { name: "Save SVG" }).click();
  await download;
  const loaded = page.waitForEvent("load");
  await page.evaluate(() => setTimeout(() => location.reload()));
  await loaded;
  await expect(fairshare.data).toContainText("The conference");
});
