// Keeping on this device: only where it was asked for, whole after a reload or a crash, and forgotten on demand.

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";

const OWN = {
  name: "own.csv",
  text: "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,0,\nA,2025-03-09,Call,Sales,1,1000\n",
};

const menu = (page: Page) => page.getByRole("group", { name: "Share" });

async function open(fairshare: Fairshare): Promise<void> {
  await fairshare.open();
  await fairshare.drop(OWN);
  await expect(fairshare.data).toContainText("1 deal: 1 won");
}

const keep = (page: Page) => new Fairshare(page, page.url()).keep();

/** All that the browser keeps of the page, but for the page's own files. */
const left = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    settings: Object.keys(localStorage),
  }));

test("nothing of the data is kept unless the user wants it", async ({ fairshare, page }) => {
  await open(fairshare);
  const { databases, settings } = await left(page);
  expect(databases).toEqual([]);
  for (const key of settings) expect(await page.evaluate((key) => localStorage.getItem(key), key)).not.toContain("Webinar");
  await page.reload();
  await expect(fairshare.data).toContainText("The conference");
});

test("what is kept is there again after a reload, with what was chosen since", async ({ fairshare, page }) => {
  await open(fairshare);
  await keep(page);
  await fairshare.model("J-shaped").click();
  await fairshare.model("First touch").click();
  await expect(fairshare.picture).toContainText("J-shaped");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(menu(page).getByRole("status")).toContainText("Kept:");
  await page.reload();
  await expect(fairshare.data).toContainText("1 deal: 1 won");
  await expect(fairshare.picture).toContainText("J-shaped");
  await expect(fairshare.model("First touch")).not.toBeChecked();
});

test("it says who can read what is kept", async ({ fairshare, app }) => {
  await open(fairshare);
  const share = await fairshare.share();
  await expect(share).toContainText(`every other page at ${new URL(app.url).host} can read them`);
});

test("it can be switched off, and on again", async ({ fairshare, page }) => {
  await open(fairshare);
  await keep(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const box = menu(page).getByRole("checkbox", { name: "Keep on this device" });
  await box.uncheck();
  await expect(menu(page).getByRole("status")).toHaveText("");
  await box.check();
  await expect(menu(page).getByRole("status")).toContainText("Kept:");
});

/** Cuts what is kept short, or only says how long it is. */
const kept = (page: Page, cut?: number) =>
  page.evaluate(async (cut) => {
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
    const database = await answer(indexedDB.open("fairshare"));
    const store = database.transaction("kept", "readwrite").objectStore("kept");
    const place = await answer(store.get("current"));
    const [project, at] = await answer<[Blob, number]>(store.get(place));
    if (cut !== undefined) await answer(store.put([project.slice(0, cut), at], place));
    database.close();
    return cut ?? project.size;
  }, cut);

test("what was kept and cannot be opened stays as it is, until the user wants it replaced", async ({ fairshare, page }) => {
  await open(fairshare);
  await keep(page);
  await kept(page, 60);
  await page.reload();
  await expect(fairshare.data).toContainText("The conference");
  await expect(fairshare.notice).toContainText("What was kept on this device was not opened. It is still there");
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(menu(page).getByRole("checkbox", { name: "Keep on this device" })).not.toBeChecked();
  await expect(menu(page).getByRole("status")).toContainText("It is still there");
  expect(await kept(page)).toBe(60);
  await page.keyboard.press("Escape");
  await keep(page);
  expect(await kept(page)).toBeGreaterThan(60);
});

test("a file dropped while kept work opens is shown, and the kept work stays as it is", async ({ fairshare, page }) => {
  await open(fairshare);
  await keep(page);
  const size = await kept(page);
  await page.addInitScript(() => {
    const opens = new MutationObserver(() => {
      if (!document.body?.textContent?.includes("kept on this device")) return;
      opens.disconnect();
      const carried = new DataTransfer();
      carried.items.add(new File(["Deal,Date,Channel,Team,Won\nA,2025-03-01,Demo,Sales,1\n"], "other.csv"));
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
      }
    });
    opens.observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.reload();
  await fairshare.shows("other.csv");
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(menu(page).getByRole("checkbox", { name: "Keep on this device" })).not.toBeChecked();
  await expect(menu(page).getByRole("status")).toContainText("It is still there");
  expect(await kept(page)).toBe(size);
});

test("a file that is there before kept work is unpacked does not take its place", async ({ fairshare, page }) => {
  await open(fairshare);
  await keep(page);
  const size = await kept(page);
  // The browser unpacks what was kept only when the other file has been there for a while.
  await page.addInitScript(() => {
    const Unpacks = DecompressionStream;
    const held = new Promise<void>((release) => Object.assign(window, { release }));
    window.DecompressionStream = class extends Unpacks {
      get readable() {
        return super.readable.pipeThrough(new TransformStream({ start: () => held }));
      }
    };
  });
  await page.reload();
  await expect(fairshare.data).toContainText("kept on this device");
  await fairshare.drop({ name: "other.csv", text: "Deal,Date,Channel,Team,Won\nA,2025-03-01,Demo,Sales,1\n" });
  await fairshare.shows("other.csv");
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
  await page.evaluate(() => (window as unknown as { release: () => void }).release());
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(menu(page).getByRole("status")).toContainText("It is still there");
  await expect(menu(page).getByRole("checkbox", { name: "Keep on this device" })).not.toBeChecked();
  await expect(fairshare.data).toContainText("other.csv");
  expect(await kept(page)).toBe(size);
});

test("a link to settings is for the work that is kept", async ({ fairshare, page }) => {
  await open(fairshare);
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
  const address = await fairshare.link();
  await fairshare.model("J-shaped").uncheck();
  await expect(fairshare.picture).not.toContainText("J-shaped");
  await keep(page);
  await page.goto("about:blank");
  await page.goto(address);
  await expect(fairshare.data).toContainText("1 deal: 1 won");
  await expect(page.getByText("The shared settings are in place. Same data.")).toBeVisible();
  await expect(fairshare.picture).toContainText("J-shaped");
});

test("a second tab shows the work and does not write it", async ({ fairshare, page, context, app }) => {
  await open(fairshare);
  await keep(page);
  const other = new Fairshare(await context.newPage(), app.url);
  await other.page.goto(app.url);
  await expect(other.data).toContainText("1 deal: 1 won");
  await expect(other.page.getByText("This work is open in another tab, which keeps it.").first()).toBeVisible();
});

test("everything is forgotten on demand", async ({ fairshare, page }) => {
  await open(fairshare);
  await keep(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await menu(page).getByRole("button", { name: "Forget everything" }).click();
  await expect(page.getByText("Nothing of Fairshare is left in this browser")).toBeVisible();
  expect(await left(page)).toEqual({ databases: [], settings: [] });
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.reload();
  await expect(fairshare.data).toContainText("The conference");
});
