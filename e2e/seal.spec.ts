// The page is sealed before it reads the user's data: after that it makes no requests, and proves it.

import { expect, test } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";

const OWN = { name: "own.csv", text: "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,0,\nA,2025-03-09,Call,Sales,1,1000\n" };

/** Drops a file and waits until it is on the screen. */
async function openOwn(fairshare: Fairshare): Promise<void> {
  await fairshare.drop(OWN);
  await expect(fairshare.data).toContainText("1 deal");
}

test("once a file of the user is read, the page reaches not even its own origin", async ({ fairshare, app, page, complaints }) => {
  await fairshare.open();
  await fairshare.kept();
  expect(await page.evaluate(async () => (await fetch("./")).ok)).toBe(true);
  await openOwn(fairshare);
  const before = app.log.length;
  const refused = await page.evaluate(() => fetch("./").then(() => "arrived", () => "refused"));
  expect(refused).toBe("refused");
  await page.evaluate(() => {
    new Image().src = "./secret.png";
    navigator.sendBeacon("./secret");
  });
  const [worker] = page.workers();
  expect(await worker.evaluate((to) => fetch(to).then(() => "arrived", () => "refused"), app.url)).toBe("refused");
  expect(app.log.slice(before)).toEqual([]);
  complaints.length = 0; // caused by the attempts
});

test("samples and workbooks still open in a sealed page", async ({ fairshare, app }) => {
  await fairshare.open();
  await fairshare.kept();
  await openOwn(fairshare);
  const before = app.log.length;
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  expect(app.log.slice(before)).toEqual([]);
});

test("the page proves that it cannot call out", async ({ fairshare, page, app, complaints }) => {
  await fairshare.open();
  await page.getByRole("button", { name: "Your data stays in this browser" }).click();
  const panel = page.getByRole("group", { name: "Your data stays in this browser" });
  await expect(panel).toContainText("Before the first of your files is read");
  await panel.getByRole("button", { name: "Prove it" }).click();
  await expect(panel.getByRole("status")).toContainText("tried to connect in 27 ways. Every one was refused.");
  await expect(panel).toContainText("This page is sealed");
  await expect(panel.getByRole("row")).toHaveCount(28);
  for (const way of ["pop-up (window.open)", "opener (window.opener)", "location", "meta refresh", "link in a new window", "call (WebRTC)", "frame", "service worker"]) {
    await expect(panel.getByRole("row", { name: way, exact: false }).last()).toContainText("blocked by the page");
  }
  await expect(panel).toContainText("A policy in a page cannot forbid going to another address");
  expect(app.log.filter(({ path }) => path.includes("called-out"))).toEqual([]);
  complaints.length = 0; // caused by the attempts
});

test("a page that another one has opened proves that it has no hold of it", async ({ context, app }) => {
  const other = await context.newPage();
  await other.goto(`${app.url}nothing.html`);
  const opened = context.waitForEvent("page");
  await other.evaluate((address) => void open(address), app.url);
  const fairshare = new Fairshare(await opened, app.url);
  await expect(fairshare.headline).toContainText("won together");
  await fairshare.page.getByRole("button", { name: "Your data stays in this browser" }).click();
  const panel = fairshare.page.getByRole("group", { name: "Your data stays in this browser" });
  await panel.getByRole("button", { name: "Prove it" }).click();
  await expect(panel.getByRole("row", { name: "opener (window.opener)" })).toContainText("blocked by the page");
  await expect(panel.getByRole("status")).toContainText("Every one was refused.");
});
