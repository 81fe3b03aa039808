// "Forget everything": reaches every tab, and removes only our own data.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { expect, RELEASE, test } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";
import { FileServer } from "./server/files.ts";

const OWN = {
  name: "own.csv",
  text: "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,0,\nA,2025-03-09,Call,Sales,1,1000\n",
};
const GONE = "The work that Fairshare kept in this browser was removed in another tab or by the browser.";

/** Everything that an origin stores in the browser. */
const left = (page: Page) =>
  page.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    return {
      databases: (await indexedDB.databases()).map(({ name }) => name),
      settings: Object.keys(localStorage),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
      files,
    };
  });

async function openOwn(fairshare: Fairshare): Promise<void> {
  await fairshare.open();
  await fairshare.drop(OWN);
  await expect(fairshare.data).toContainText("1 deal: 1 won");
}

/** A second tab, which has opened the work that the first one saves. */
async function second(fairshare: Fairshare): Promise<Fairshare> {
  const other = new Fairshare(await fairshare.page.context().newPage(), fairshare.url);
  await other.page.goto(other.url);
  await expect(other.data).toContainText("1 deal: 1 won");
  await expect(other.notice).toContainText("This work is open in another tab, which keeps it.");
  return other;
}

async function hasStopped(fairshare: Fairshare): Promise<void> {
  await expect(fairshare.notice).toContainText(GONE);
  const share = await fairshare.share();
  await expect(share.getByRole("status")).toContainText(GONE);
  await expect(share.getByRole("checkbox", { name: "Keep on this device" })).not.toBeChecked();
  await fairshare.page.keyboard.press("Escape");
}

test("what one tab forgets no other tab writes again", async ({ fairshare, page }) => {
  await openOwn(fairshare);
  await fairshare.keep();
  const other = await second(fairshare);
  await other.forgetEverything();
  await expect(other.page.getByText("Nothing of Fairshare is left in this browser")).toBeVisible();
  await hasStopped(fairshare);

  // The tab that saved the work goes on with it, and writes neither the work nor a setting.
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
  await fairshare.wear("Dark");
  await fairshare.drop({ ...OWN, name: "newer.csv" });
  await fairshare.shows("newer.csv");
  expect(await left(page)).toMatchObject({ databases: [], settings: [] });

  // Saving is switched on in the other tab: that tab's work is saved, and the first one does not touch it.
  await other.keep();
  await fairshare.model("U-shaped").check();
  await expect(fairshare.picture).toContainText("U-shaped");
  await page.reload();
  await expect(fairshare.data).toContainText("own.csv");
  await expect(fairshare.notice).toContainText("This work is open in another tab, which keeps it.");
  await expect(fairshare.picture).not.toContainText("J-shaped");
});

test("keeping that is switched off in one tab is off in all", async ({ fairshare, page }) => {
  await openOwn(fairshare);
  await fairshare.keep();
  const other = await second(fairshare);
  await (await other.share()).getByRole("checkbox", { name: "Keep on this device" }).uncheck();
  await hasStopped(fairshare);
  await fairshare.keep();
  await page.reload();
  await expect(fairshare.data).toContainText("1 deal: 1 won");
});

test("work that was removed without a word is not written again", async ({ fairshare, page, context, app }) => {
  await openOwn(fairshare);
  await fairshare.keep();
  const debug = await context.newCDPSession(page);
  await debug.send("Storage.clearDataForOrigin", { origin: app.origin, storageTypes: "indexeddb,local_storage" });
  await fairshare.model("J-shaped").check();
  await hasStopped(fairshare);
  expect(await left(page)).toMatchObject({ databases: [], settings: [] });
});

/** Serves the app in one folder and a neighbour in another folder of the same origin. */
async function withNeighbour(): Promise<{ host: FileServer; end: () => Promise<void> }> {
  const root = mkdtempSync(join(tmpdir(), "fairshare-beside-"));
  cpSync(RELEASE, join(root, "app"), { recursive: true });
  for (const folder of ["neighbour", "app/inside"]) {
    mkdirSync(join(root, folder));
    writeFileSync(join(root, folder, "index.html"), "<!doctype html><title>Neighbour</title>");
    writeFileSync(join(root, folder, "worker.js"), "addEventListener('fetch', () => {});");
  }
  const host = await FileServer.start(root, "/");
  return { host, end: async () => (await host.stop(), rmSync(root, { recursive: true })) };
}

/** Stores something in every place where a page can. */
const keepAsNeighbour = (page: Page) =>
  page.evaluate(async () => {
    const mine = location.pathname;
    localStorage.setItem(`notes of ${mine}`, "kept");
    await caches.open(`notes of ${mine}`);
    await (await navigator.storage.getDirectory()).getFileHandle(`notes${mine.replaceAll("/", "-")}`, { create: true });
    await new Promise((done) => (indexedDB.open(`notes of ${mine}`).onsuccess = done));
    await navigator.serviceWorker.register("worker.js");
    await navigator.serviceWorker.ready;
  });

test("other apps of the same address keep theirs", async ({ page, context }) => {
  const { host, end } = await withNeighbour();
  const neighbour = await context.newPage();
  for (const folder of ["neighbour/", "app/inside/"]) {
    await neighbour.goto(host.url + folder);
    await keepAsNeighbour(neighbour);
  }
  // A Fairshare in another folder has its own offline files.
  await neighbour.evaluate(() => caches.open(`fairshare ${location.origin}/elsewhere/ 0123456789abcdef`));
  const before = await left(neighbour);
  expect(before.workers.sort()).toEqual(["/app/inside/", "/neighbour/"]);

  const fairshare = new Fairshare(page, `${host.url}app/`);
  await openOwn(fairshare);
  await fairshare.kept();
  await fairshare.wear("Dark");
  await fairshare.keep();
  const kept = await left(page);
  expect(kept.databases).toContain("fairshare /app/ kept");
  expect(kept.settings).toEqual(expect.arrayContaining(["fairshare /app/ keeps", "fairshare /app/ theme"]));
  expect(kept.workers).toContain("/app/");
  expect(kept.caches.length).toBe(before.caches.length + 1);

  await fairshare.forgetEverything();
  await expect(page.getByText("Nothing of Fairshare is left in this browser")).toBeVisible();
  const after = await left(page);
  for (const place of Object.keys(before) as (keyof typeof before)[]) {
    expect(after[place].sort(), place).toEqual(before[place].sort());
  }
  await end();
});

test("Fairshares in two folders of an address know nothing of each other", async ({ page, context }) => {
  const root = mkdtempSync(join(tmpdir(), "fairshare-folders-"));
  // One folder inside the other: the prefix of one's names must not match the other's.
  for (const folder of ["one", "one/two"]) cpSync(RELEASE, join(root, folder), { recursive: true });
  const host = await FileServer.start(root, "/");
  const one = new Fairshare(page, `${host.url}one/`);
  const two = new Fairshare(await context.newPage(), `${host.url}one/two/`);
  await openOwn(one);
  await one.wear("Dark");
  await one.keep();

  await two.open();
  await expect(two.data).toContainText("The conference");
  await two.wears("Dark", false);
  await two.drop({ ...OWN, name: "two.csv" });
  await two.shows("two.csv");
  await two.wear("Light");
  // Each saves its own work, at the same time.
  await two.keep();
  await one.model("J-shaped").check();
  await expect(one.picture).toContainText("J-shaped");
  await expect((await one.share()).getByRole("status")).toContainText("Kept:");
  await one.page.keyboard.press("Escape");

  await two.forgetEverything();
  await expect(two.page.getByText("Nothing of Fairshare is left in this browser")).toBeVisible();
  await two.page.reload();
  await expect(two.data).toContainText("The conference");
  const kept = await left(one.page);
  expect(kept.databases).toEqual(["fairshare /one/ kept"]);
  expect(kept.settings.sort()).toEqual(["fairshare /one/ keeps", "fairshare /one/ theme"]);
  await expect(one.notice).toHaveCount(0);
  await one.page.reload();
  await expect(one.data).toContainText("own.csv");
  await expect(one.picture).toContainText("J-shaped");
  await one.wears("Dark");
  await host.stop();
  rmSync(root, { recursive: true });
});

test("a storage that does not answer is told", async ({ fairshare, page, context, app }) => {
  app.extra.set("blank.html", "<!doctype html><title>Blank</title>");
  const holder = await context.newPage();
  await holder.goto(`${app.url}blank.html`);
  // An open connection keeps the browser from removing the database, and later calls from opening it.
  await holder.evaluate(async () => {
    const name = `fairshare ${new URL("./", location.href).pathname} kept`;
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
    await new Promise((opened) => (opening.onsuccess = opened));
    Object.assign(window, { connection: opening.result });
    await new Promise((blocked) => (indexedDB.deleteDatabase(name).onblocked = blocked));
  });
  await openOwn(fairshare);
  const share = await fairshare.share();
  const box = share.getByRole("checkbox", { name: "Keep on this device" });
  await box.click();
  await expect(share.getByRole("status")).toContainText("The browser’s storage does not answer");
  await expect(box).not.toBeChecked();
  await page.keyboard.press("Escape");
  await fairshare.forgetEverything();
  await expect(fairshare.notice).toContainText("Not everything could be removed");
  await holder.close();
  await fairshare.keep();
});
