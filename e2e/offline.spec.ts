// Offline: after one visit the page no longer needs its host, and a version is used as a whole or not at all.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Page } from "@playwright/test";

import { test as base, expect, RELEASE } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";
import { FileServer } from "./server/files.ts";
import { LATER, otherVersion } from "./server/versions.ts";

/** The root element of the later version; no element in the release. */
const version = (page: Page) => page.locator(`html[data-version="${LATER}"]`);
const OWN = "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,1,1000\nA,2025-03-09,Call,Sales,1,1000\n";

/** Each test has its own host, which it may stop or give another version to. */
const test = base.extend<{ host: FileServer; later: string }>({
  host: async ({}, use) => {
    const host = await FileServer.start(RELEASE, "/some/folder/");
    await use(host);
    await host.stop();
  },
  later: async ({}, use) => {
    const later = otherVersion(RELEASE);
    await use(later);
    rmSync(later, { recursive: true });
  },
});

/** Opens the page and waits until all of it is stored. */
async function visit(page: Page, host: FileServer): Promise<Fairshare> {
  const fairshare = new Fairshare(page, host.url);
  await fairshare.open();
  await fairshare.kept();
  return fairshare;
}

/** Lets the browser check for a newer version, as it does whenever the page is opened. */
const look = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => {}));

/** The number of stored versions, and whether one waits. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return { stores: (await caches.keys()).length, waits: Boolean(registration?.waiting) };
  });

/** Whether a version is being installed. */
const installs = (page: Page) =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing));

const notice = (page: Page) => page.getByRole("status").filter({ hasText: "A new version is ready" });

test("after one visit the page works without its host: samples, own files, workbooks", async ({ page, host }) => {
  const fairshare = await visit(page, host);
  const before = await fairshare.headline.textContent();
  await host.stop();
  await page.reload();
  await expect(fairshare.headline).toHaveText(before ?? "");
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  await fairshare.drop({ name: "own.csv", text: OWN });
  await fairshare.shows("own.csv");
  await expect(fairshare.data).toContainText("1,000.00");
  await fairshare.drop(fileURLToPath(new URL("../crates/foreign/tests/data/two_sheets.xlsx", import.meta.url)));
  await expect(fairshare.data).toContainText("512,000.00");
});

test("an address with a question, or with the file's name, is the same page", async ({ page, host }) => {
  const fairshare = await visit(page, host);
  const { url } = host;
  await host.stop();
  for (const address of ["index.html", "?from=a-link#there"]) {
    await page.goto(url + address);
    await expect(fairshare.headline).toContainText("won together");
  }
});

test("what is fetched to be kept is the release's own files, and nothing else", async ({ page, host, elsewhere }) => {
  await visit(page, host);
  const list = (await (await fetch(`${host.url}sw.js`)).text()).matchAll(/\["([^"]+)", "sha256-/g);
  const files = new Set([...list].map(([, file]) => new URL(file, host.url).pathname));
  expect(files.size).toBeGreaterThan(20);
  for (const { method, path, status } of host.log.filter(({ path }) => !path.endsWith("/sw.js"))) {
    expect(files, path).toContain(path);
    expect([method, status]).toEqual(["GET", 200]);
  }
  expect(files).not.toContain("/some/folder/fairshare.html");
  expect([elsewhere.log, elsewhere.bytes]).toEqual([[], 0]);
});

test("a newer version waits while a page of the old one is open, and is never mixed with it", async ({ page, context, host, later }) => {
  const fairshare = await visit(page, host);
  await page.reload(); // answered by the stored version from here on
  await expect(fairshare.picture).toBeVisible();
  const before = await fairshare.data.textContent();

  host.exchange(later);
  await look(page);
  await expect(notice(page)).toBeVisible();
  expect(await kept(page)).toEqual({ stores: 2, waits: true });

  // The old page goes on: its requests, and a second page, get the old version, whose worker the host no longer has.
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  const second = await context.newPage();
  await second.goto(host.url);
  await expect(version(second)).toHaveCount(0);
  await expect(new Fairshare(second, host.url).data).toHaveText(before ?? "");

  // Reloading one of two changes nothing: the other is still open.
  await second.reload();
  await expect(version(second)).toHaveCount(0);
  await expect(new Fairshare(second, host.url).picture).toBeVisible();
  await second.close();

  await page.reload();
  await expect(version(page)).toHaveCount(1);
  await expect(fairshare.picture).toBeVisible();
  await expect(fairshare.data).not.toHaveText(before ?? "");
  await expect.poll(() => kept(page)).toEqual({ stores: 1, waits: false });
  await host.stop();
  await page.reload();
  await expect(version(page)).toHaveCount(1);
  await expect(fairshare.picture).toBeVisible();
  expect(host.log.filter(({ status }) => status !== 200)).toEqual([]);
});

test("a newer version that has not arrived whole is not used", async ({ page, host, later }) => {
  const fairshare = await visit(page, host);
  await page.reload();
  const half = mkdtempSync(join(tmpdir(), "fairshare-half-"));
  cpSync(later, half, { recursive: true });
  writeFileSync(join(half, "samples/conference-deals.csv"), "another version's\n");
  host.exchange(half);
  await look(page);
  await page.reload();
  await expect(version(page)).toHaveCount(0);
  await expect(fairshare.picture).toBeVisible();
  await expect.poll(() => installs(page)).toBe(false);
  // Nothing is left of the part that arrived.
  await expect.poll(() => kept(page)).toEqual({ stores: 1, waits: false });

  host.exchange(later);
  await look(page);
  await expect(notice(page)).toBeVisible();
  await page.reload();
  await expect(version(page)).toHaveCount(1);
  await expect(fairshare.picture).toBeVisible();
  rmSync(half, { recursive: true });
});

test("two folders of one origin keep their own", async ({ page, host, later }) => {
  const both = mkdtempSync(join(tmpdir(), "fairshare-both-"));
  cpSync(RELEASE, join(both, "one"), { recursive: true });
  cpSync(later, join(both, "one", "two"), { recursive: true });
  host.exchange(both);
  const { url } = host;
  for (const folder of ["one/", "one/two/"]) {
    const fairshare = new Fairshare(page, url + folder);
    await fairshare.open();
    await fairshare.kept();
  }
  await host.stop();
  for (const [folder, later] of [["one/two/", 1], ["one/", 0]] as const) {
    await page.goto(url + folder);
    await expect(version(page)).toHaveCount(later);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("won together");
  }
  rmSync(both, { recursive: true });
});

test("the browser finds nothing that keeps it from installing the page", async ({ page, host }) => {
  await visit(page, host);
  const debug = await page.context().newCDPSession(page);
  const manifest = await debug.send("Page.getAppManifest");
  expect(manifest.errors).toEqual([]);
  expect(new URL(manifest.url).pathname).toBe("/some/folder/manifest.webmanifest");
  const { installabilityErrors } = await debug.send("Page.getInstallabilityErrors");
  // Playwright's pages are private windows, in which nothing can be installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});
