// Saving on this device: only on request, complete after a reload or a crash, and removed on demand.

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

/** All that the browser stores for the page, except the page's own files. */
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

/** Renames all stored data to the names of versions that omitted the folder. */
const unscoped = (page: Page) =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
    const scope = `fairshare ${location.pathname} `;
    const scoped = await answer(indexedDB.open(`${scope}kept`));
    const store = scoped.transaction("kept").objectStore("kept");
    const copy = await answer(store.get(await answer<string>(store.get("current"))));
    scoped.close();
    await answer(indexedDB.deleteDatabase(`${scope}kept`));
    const opening = indexedDB.open("fairshare", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
    const former = (await answer(opening)).transaction("kept", "readwrite").objectStore("kept");
    await answer(former.put(copy, "b"));
    await answer(former.put("b", "current"));
    opening.result.close();
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(scope))) {
      localStorage.setItem(`fairshare-${key.slice(scope.length)}`, localStorage.getItem(key) ?? "");
      localStorage.removeItem(key);
    }
    localStorage.setItem("fairshare-of-another-app", "kept");
  });

for (const then of ["kept on", "forgotten"]) {
  test(`what was kept before names held the folder is taken over, and ${then}`, async ({ fairshare, page }) => {
    await open(fairshare);
    await fairshare.wear("Dark");
    await keep(page);
    await unscoped(page);
    await page.reload();
    await expect(fairshare.data).toContainText("1 deal: 1 won");
    await fairshare.wears("Dark");
    const scope = `fairshare ${new URL(page.url()).pathname} `;
    const { databases, settings } = await left(page);
    expect(databases).toEqual([`${scope}kept`]);
    expect(settings.sort()).toEqual([`${scope}keeps`, `${scope}theme`, "fairshare-of-another-app"]);
    if (then === "forgotten") {
      await fairshare.forgetEverything();
      await expect(page.getByText("Nothing of Fairshare is left in this browser")).toBeVisible();
      expect(await left(page)).toEqual({ databases: [], settings: ["fairshare-of-another-app"] });
      return;
    }
    await fairshare.unfoldModels();
    await fairshare.model("J-shaped").check();
    await expect(fairshare.picture).toContainText("J-shaped");
    await expect((await fairshare.share()).getByRole("status")).toContainText("Kept:");
    await page.reload();
    await expect(fairshare.data).toContainText("own.csv");
    await expect(fairshare.picture).toContainText("J-shaped");
  });
}

test("what was kept before and cannot be taken over is not lost, and can be forgotten", async ({ fairshare, page, context }) => {
  await open(fairshare);
  await keep(page);
  await unscoped(page);
  const holder = await context.newPage();
  await holder.goto(new URL("nothing.html", page.url()).href);
  // The page cannot open a newer version of the database.
  await holder.evaluate(async () => {
    const opening = indexedDB.open("fairshare", 2);
    await new Promise((opened) => (opening.onsuccess = opened));
    opening.result.close();
  });
  await page.reload();
  await expect(fairshare.data).toContainText("The conference");
  await expect(fairshare.notice).toBeVisible();
  expect((await left(page)).databases).toContain("fairshare");
  await fairshare.forgetEverything();
  await expect(page.getByText("Nothing of Fairshare is left in this browser")).toBeVisible();
  expect(await left(page)).toEqual({ databases: [], settings: ["fairshare-of-another-app"] });
});

/** Truncates the stored project, or only returns its size. */
const kept = (page: Page, cut?: number) =>
  page.evaluate(async (cut) => {
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
    const database = await answer(indexedDB.open(`fairshare ${location.pathname} kept`));
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
  await expect(fairshare.notice).toContainText("The work kept on this device was not opened. It is still there");
  await fairshare.unfoldModels();
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
  await fairshare.unfoldModels();
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
  // The browser unpacks the stored project only some time after the other file has been dropped.
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
  await fairshare.unfoldModels();
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
  await expect(page.getByText("The shared settings are applied. Same data.")).toBeVisible();
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
