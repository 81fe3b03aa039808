// Ways to another address or window, in every engine: each is tried once a file of the user's has been read, to its own
// listener, and then from a document without the guard, which shows that the attempt works.

import { writeFileSync } from "node:fs";

import { Listener } from "../server/listener.ts";
import { expect, test } from "./fixtures.ts";

interface Way {
  /** Runs in the page. Ends when the browser has begun the attempt. */
  act: (address: string) => unknown;
  /** Whether it can be refused only if the browser announces it (Navigation API). */
  told?: boolean;
  /** Whether browsers block it without a user's click, so that it shows nothing without the guard. */
  blocked?: boolean;
}

const WAYS: Record<string, Way> = {
  "new address": { act: (address) => location.assign(address), told: true },
  "meta refresh": {
    act: (address) => {
      const { navigation } = window as unknown as { navigation?: EventTarget };
      const taken = new Promise((taken) => navigation?.addEventListener("navigate", taken, { once: true }));
      document.head.append(Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0; url=${address}` }));
      return navigation && taken;
    },
    told: true,
  },
  link: {
    act: (address) => {
      const link = Object.assign(document.createElement("a"), { href: address });
      document.body.append(link);
      link.click();
    },
  },
  "link outside of the document": { act: (address) => Object.assign(document.createElement("a"), { href: address }).click() },
  "link in a new window": {
    act: (address) => Object.assign(document.createElement("a"), { href: address, target: "_blank" }).click(),
    blocked: true,
  },
  "pop-up": { act: (address) => void open(address), blocked: true },
  "download": {
    act: (address) => Object.assign(document.createElement("a"), { href: address, download: "a.txt" }).click(),
    blocked: true,
  },
};

for (const [name, { act, told, blocked }] of Object.entries(WAYS)) {
  test(`nothing leaves by a ${name}`, async ({ fairshare, app, engine }, info) => {
    const file = info.outputPath("secret.csv");
    writeFileSync(file, "deal,date,channel,team,won,amount\nA,2025-01-01,Call,Sales,1,10\n");
    const [sealed, free] = [await Listener.start(), await Listener.start()];
    const attempt = (to: string) =>
      engine.evaluate(`Promise.resolve().then(() => (${act})(${JSON.stringify(to)})).then(() => "done", (error) => String(error))`);
    await fairshare.open(app.url);
    await fairshare.drop(file);
    await fairshare.says("Data", "1 deal: 1 won");
    const canForbid = !told || (await engine.evaluate("String('navigation' in window)")) === "true";
    if (canForbid) {
      await attempt(`${sealed.origin}/secret`);
      await fairshare.says("Data", "1 deal: 1 won"); // the page is still there
    }
    await engine.open(`${app.url}nothing.html`);
    await engine.evaluate(`fetch(${JSON.stringify(`${sealed.origin}/after`)}, { mode: "no-cors" }).then(() => "done")`);
    expect(sealed.log).toEqual(["GET /after"]);
    if (!blocked) {
      await attempt(`${free.origin}/free`).catch(() => {}); // the document is gone
      await expect.poll(() => free.log).toContain("GET /free");
    }
    await Promise.all([sealed.stop(), free.stop()]);
    engine.complaints.length = 0; // caused by the attempts
  });
}
