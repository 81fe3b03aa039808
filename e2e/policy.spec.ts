// Nothing leaves: the release contains the policy, starts under it, and the browser enforces it.

import { createHash } from "node:crypto";

import { expect, test } from "./fixtures.ts";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
];

test("the release has the policy first, with the hash of each script in the page", async ({ request, app }) => {
  const html = await (await request.get(app.url)).text();
  const head = html.slice(html.indexOf("<head>") + "<head>".length).trimStart();
  const policy = /^<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(head)?.[1] ?? "";
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  expect(inline.length).toBeGreaterThan(0);
  const hashes = inline.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const wanted = POLICY.map((part) => (part.startsWith("script-src") ? [part, ...hashes].join(" ") : part));
  expect(policy.split("; ")).toEqual(wanted);
  expect(html).toContain('<meta name="referrer" content="no-referrer">');
});

test("the page starts and works under the policy without a complaint", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  await fairshare.model("J-shaped").click();
  await expect(fairshare.picture).toContainText("J-shaped");
});

test("using the page sends nothing to another origin, and asks its own for its parts alone", async ({ fairshare, app, page }) => {
  const away: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== app.origin && url.protocol.startsWith("http")) away.push(request.url());
  });
  await fairshare.open();
  await fairshare.kept(); // offline.spec.ts tests that
  const loaded = app.log.length;
  await fairshare.drop({ name: "secret.csv", text: TOUCHES });
  await expect(fairshare.data).toContainText("2 deals");
  // Before it seals itself, the page fetches what may be needed later; afterwards nothing.
  const part = /^\/some\/path\/(foreign-[0-9a-f]+\.(js|wasm)|split_[a-z]+-[0-9a-f]+\.wasm|samples\/[a-z0-9-]+\.csv|fonts\/[a-z0-9-]+\.woff2)$/;
  expect(app.log.slice(loaded).filter(({ path }) => !part.test(path))).toEqual([]);
  const sealed = app.log.length;
  await fairshare.model("J-shaped").click();
  await expect(fairshare.picture).toContainText("J-shaped");
  await (await fairshare.halfLife()).press("ArrowRight");
  await expect(fairshare.picture).toContainText("Time decay, 7.5 days");
  expect(away).toEqual([]);
  expect(app.log.slice(sealed)).toEqual([]);
});

const TOUCHES = `Deal,Date,Channel,Team,Won,Amount
A,2025-03-01,Webinar,Marketing,0,
A,2025-03-09,Call,Sales,1,1000
B,2025-03-02,Call,Sales,0,
B,2025-03-12,E-mail,Marketing,1,3000
`;

/** Ways out of a page: each tries to reach an address. */
const WAYS_OUT: Record<string, (address: string) => unknown> = {
  fetch: (address) => fetch(address, { mode: "no-cors" }).catch(() => {}),
  beacon: (address) => navigator.sendBeacon(address, "secret"),
  image: (address) => {
    new Image().src = address;
  },
  socket: (address) => {
    try {
      new WebSocket(address.replace("http", "ws"));
    } catch {
      // Refused, as it must be.
    }
  },
  stylesheet: (address) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
    document.head.append(link);
  },
  prefetch: (address) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: address }));
  },
};

for (const [name, way] of Object.entries(WAYS_OUT)) {
  test(`no way out of the page by ${name}`, async ({ fairshare, page, elsewhere, complaints }) => {
    await fairshare.open();
    const address = `${elsewhere.origin}/${name}`;
    // Evaluated by the debugger, which the policy's ban on code from text does not stop.
    const refused = await page.evaluate(`new Promise((refused) => {
      const told = (event) => refused(event.blockedURI);
      document.addEventListener("securitypolicyviolation", told, { once: true });
      (${way})(${JSON.stringify(address)});
    })`);
    expect(String(refused).replace(/^ws/, "http")).toContain(elsewhere.origin);
    expect([elsewhere.log, elsewhere.bytes]).toEqual([[], 0]);
    complaints.length = 0; // caused by the attempt
  });
}

test("no way out of the worker that holds the data", async ({ fairshare, page, elsewhere, complaints }) => {
  await fairshare.open();
  const [worker] = page.workers();
  const tried = await worker.evaluate(async (address) => {
    const opened = (target: WebSocket | EventSource) =>
      new Promise((open, failed) => {
        target.onopen = open;
        target.onerror = failed;
      });
    const scope = globalThis as unknown as { importScripts(address: string): void };
    const attempts = {
      fetch: () => fetch(`${address}/fetch`, { mode: "no-cors" }),
      import: () => scope.importScripts(`${address}/import`),
      socket: () => opened(new WebSocket(`${address.replace("http", "ws")}/socket`)),
      events: () => opened(new EventSource(`${address}/events`)),
      program: () => new Function("return 1")(),
    };
    const outcomes: Record<string, string> = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      outcomes[name] = await Promise.resolve().then(attempt).then(() => "done", () => "refused");
    }
    return outcomes;
  }, elsewhere.origin);
  // Not every engine applies the policy to these, so they are removed (kit.rs).
  const there = await worker.evaluate(() =>
    ["EventSource", "FontFace", "FontFaceSet", "Worker", "SharedWorker"].filter((name) => name in globalThis),
  );
  expect(there).toEqual([]);
  const refused = "refused";
  expect(tried).toEqual({ fetch: refused, import: refused, socket: refused, events: refused, program: refused });
  expect([elsewhere.log, elsewhere.bytes]).toEqual([[], 0]);
  complaints.length = 0; // caused by the attempts
});

test("the listener does hear what is not forbidden", async ({ page, app, elsewhere }) => {
  await page.goto(`${app.url}nothing.html`); // a document without the policy
  await page.evaluate((address) => fetch(address, { mode: "no-cors" }), elsewhere.origin);
  expect(elsewhere.log).toEqual(["GET /"]);
  expect(elsewhere.bytes).toBeGreaterThan(0);
  elsewhere.forget();
});

test("text never becomes script", async ({ fairshare, page, complaints }) => {
  await fairshare.open();
  const refused = await page.evaluate(() => {
    const attempt = (what: () => void) => {
      try {
        what();
        return "done";
      } catch (error) {
        return (error as Error).name;
      }
    };
    const element = () => document.createElement("div");
    return {
      plain: attempt(() => (element().innerHTML = "<p>plain</p>")),
      script: attempt(() => (element().innerHTML = "<script>1</script>")),
      handler: attempt(() => (element().innerHTML = "<img src=x onerror=1>")),
      address: attempt(() => (element().innerHTML = "<a href='javascript:1'>a</a>")),
      long: attempt(() => (element().innerHTML = "x".repeat(1_000_000))),
      source: attempt(() => (document.createElement("script").src = "https://example.org/a.js")),
      worker: attempt(() => new Worker("worker.js")),
      offline: attempt(() => new Worker("sw.js")),
    };
  });
  const { plain, ...others } = refused;
  expect(plain).toBe("done");
  for (const [what, outcome] of Object.entries(others)) expect(outcome, what).toBe("TypeError");
  complaints.length = 0; // caused by the attempts
});

test("no service worker but the release's own is registered", async ({ fairshare, page, complaints }) => {
  await fairshare.open();
  const register = (script: string) =>
    page.evaluate((script) => navigator.serviceWorker.register(script).then(() => "done", ({ name }) => name), script);
  expect(await register("sw.js")).toBe("done");
  for (const script of ["worker.js", "./sw.js", "samples/sw.js", "https://example.org/sw.js"]) {
    expect(await register(script), script).toBe("TypeError");
  }
  complaints.length = 0; // caused by the attempts
});
