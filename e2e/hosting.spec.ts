// The headers that the release folder asks hosts for: the page works under them, and nobody can frame it.

import { test as base, expect, RELEASE } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";
import { FileServer } from "./server/files.ts";

const test = base.extend<{ host: FileServer }>({
  host: async ({}, use) => {
    const host = await FileServer.start(RELEASE, "/", "as a host");
    await use(host);
    await host.stop();
  },
});

test("the page works under the headers, without a connection too", async ({ page, host, complaints }) => {
  const fairshare = new Fairshare(page, host.url);
  await fairshare.open();
  await fairshare.kept();
  await page.reload();
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  await fairshare.drop({ name: "own.csv", text: "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,1,1000\n" });
  await fairshare.shows("own.csv");
  await host.stop();
  await page.reload();
  await expect(fairshare.headline).toContainText("won together");
  expect(complaints).toEqual([]);
});

test("the answers say what they are to say", async ({ request, host }) => {
  const answer = await request.get(host.url);
  const policy = answer.headers()["content-security-policy"];
  const own = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await answer.text())?.[1];
  expect(policy).toBe(`${own}; frame-ancestors 'none'`);
  expect(answer.headers()).toMatchObject({ "cache-control": "no-cache", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
  const script = await request.get(`${host.url}sw.js`);
  expect(script.headers()).toMatchObject({ "cache-control": "no-cache", "content-security-policy": policy });
  const [module] = /app-[0-9a-f]+_bg\.wasm/.exec(await answer.text()) ?? [];
  expect((await request.get(host.url + module)).headers()).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": "application/wasm",
  });
  expect((await request.get(`${host.url}fairshare.html`)).headers()["content-disposition"]).toContain("attachment");
});

test("nobody frames the page", async ({ page, host, elsewhere }) => {
  await page.goto(elsewhere.origin);
  await page.evaluate((address) => {
    const frame = document.createElement("iframe");
    const loaded = new Promise((loaded) => frame.addEventListener("load", loaded));
    frame.src = address;
    document.body.append(frame);
    return loaded;
  }, host.url);
  const [, frame] = page.frames();
  expect(frame.url()).toBe("chrome-error://chromewebdata/");
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveCount(0);
  elsewhere.forget();
});

test("the service worker is bound by the policy as well", async ({ page, context, host, elsewhere }) => {
  const fairshare = new Fairshare(page, host.url);
  await fairshare.open();
  await fairshare.kept();
  const [worker] = context.serviceWorkers();
  const tried = await worker.evaluate(
    (address) => fetch(address, { mode: "no-cors" }).then(() => "done", () => "refused"),
    elsewhere.origin,
  );
  expect(tried).toBe("refused");
  expect([elsewhere.log, elsewhere.bytes]).toEqual([[], 0]);
});
