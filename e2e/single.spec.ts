// The page in one file: opened from a disk, without a connection.

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import type { Page } from "@playwright/test";

import { test as base, expect, RELEASE } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";

/** The page, alone in a folder with a difficult name. */
const test = base.extend<{ single: Fairshare }>({
  single: async ({ page, context, complaints }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "fair share %20 №-"));
    const file = join(folder, "fairshare.html");
    copyFileSync(join(RELEASE, "fairshare.html"), file);
    await context.setOffline(true);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await use(new Fairshare(page, pathToFileURL(file).href));
    expect(complaints, "complaints of the browser").toEqual([]);
    // Attempts that the page makes in order to be refused are reported as requests too.
    const own = (address: string) => /^(blob|data):|\.elsewhere\.invalid\//.test(address);
    const others = asked.filter((address) => !own(address) && address !== pathToFileURL(file).href);
    expect(others, "only the file itself is asked for").toEqual([]);
    rmSync(folder, { recursive: true });
  },
});

test("both samples are computed, and a picture is saved", async ({ single, page }) => {
  await single.open();
  await expect(single.data).toContainText("The conference");
  await single.openSample("A B2B year");
  await expect(single.data).toContainText("A B2B year");
  const download = page.waitForEvent("download");
  await single.credit.getByRole("button", { name: "Save PNG" }).click();
  const bytes = readFileSync(await (await download).path());
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
});

test("files of one's own are read: tables and workbooks", async ({ single }) => {
  await single.open();
  const text = "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,1,1000\nA,2025-03-09,Call,Sales,1,1000\n";
  await single.drop({ name: "own.csv", text });
  await expect(single.data).toContainText("1 deal: 1 won");
  expect(await single.savedTable("Teams", "Amount")).toMatchObject({ linear: { Marketing: 500, Sales: 500 } });
  await single.drop(fileURLToPath(new URL("../crates/foreign/tests/data/two_sheets.xlsx", import.meta.url)));
  await expect(single.data).toContainText("512,000.00");
});

test("it proves that it cannot call out", async ({ single, page, complaints }) => {
  await single.open();
  await page.getByRole("button", { name: "Your data stays in this browser" }).click();
  const panel = page.getByRole("group", { name: "Your data stays in this browser" });
  await panel.getByRole("button", { name: "Prove it" }).click();
  await expect(panel.getByRole("status")).toContainText("tried to connect in 27 ways. Every one was refused.");
  complaints.length = 0; // caused by the attempts
});

test("it asks for nothing, and cannot", async ({ single, page, complaints, elsewhere }) => {
  await single.open();
  const outcome = await page.evaluate(
    (address) => fetch(address, { mode: "no-cors" }).then(() => "done", () => "refused"),
    elsewhere.origin,
  );
  expect(outcome).toBe("refused");
  expect([elsewhere.log, elsewhere.bytes]).toEqual([[], 0]);
  complaints.length = 0; // caused by the attempt
});

test("the page offers itself as one file, and that file works", async ({ fairshare, page, context }) => {
  await fairshare.open();
  // The user's own file seals the page, which can still be saved.
  await fairshare.drop({ name: "own.csv", text: "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,1,1000\n" });
  await fairshare.shows("own.csv");
  await page.getByRole("button", { name: "Your data stays in this browser" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download Fairshare as one file" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("fairshare.html");
  const folder = mkdtempSync(join(tmpdir(), "fairshare-saved-"));
  const file = join(folder, saved.suggestedFilename());
  await saved.saveAs(file);
  await context.setOffline(true);
  const single = new Fairshare(await context.newPage(), pathToFileURL(file).href);
  await single.open();
  await single.page.getByRole("button", { name: "Your data stays in this browser" }).click();
  await expect(single.page.getByRole("link", { name: "Download Fairshare as one file" })).toHaveCount(0);
  rmSync(folder, { recursive: true });
});

const OWN = "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,1,1000\nA,2025-03-09,Call,Sales,1,1000\n";

/** What any other HTML file on this disk finds in the browser's storage. */
async function found(page: Page) {
  const folder = mkdtempSync(join(tmpdir(), "fairshare-other-"));
  writeFileSync(join(folder, "other.html"), "<!doctype html><title>Other</title>");
  const other = await page.context().newPage();
  await other.goto(pathToFileURL(join(folder, "other.html")).href);
  const kept = await other.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    settings: Object.entries(localStorage).join(" "),
  }));
  await other.close();
  rmSync(folder, { recursive: true });
  return kept;
}

/** Saves the project with the data, which replaces saving on the device. */
async function saved(single: Fairshare): Promise<string> {
  const share = await single.share();
  await expect(share.getByRole("checkbox", { name: "Keep on this device" })).toHaveCount(0);
  const instead = share.getByRole("button", { name: "Save project with the data" });
  await expect(instead).toContainText("any other HTML file on this device could read them");
  const download = single.page.waitForEvent("download");
  await instead.click();
  return (await download).path();
}

test("nothing of the data is kept where every other file on the disk could read it", async ({ single, page }) => {
  await single.open();
  await single.drop({ name: "own.csv", text: OWN });
  await expect(single.data).toContainText("1 deal: 1 won");
  // Over HTTP the page remembers the choice of a column's use.
  await single.unfold("own.csv");
  await single.account.getByRole("combobox", { name: "“Channel” is used as" }).selectOption({ label: "Campaign" });
  await expect(single.account).toContainText("You chose it");
  const project = await saved(single);
  const { databases, settings } = await found(page);
  expect(databases).toEqual([]);
  expect(settings).not.toMatch(/Webinar|Channel|reading/);
  await page.reload();
  await expect(single.data).toContainText("The conference");
  await single.drop({ name: "work.fairshare", bytes: readFileSync(project) });
  await expect(single.data).toContainText("1 deal: 1 won");
});

test("work that an earlier version has kept on a disk is opened, and can be saved and forgotten", async ({ single, page }) => {
  await single.open();
  await single.drop({ name: "own.csv", text: OWN });
  await expect(single.data).toContainText("1 deal: 1 won");
  const project = readFileSync(await saved(single)).toString("base64");
  await page.evaluate(async (project) => {
    const bytes = Uint8Array.from(atob(project), (letter) => letter.charCodeAt(0));
    const opening = indexedDB.open("fairshare", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
    await new Promise((done) => (opening.onsuccess = done));
    const store = opening.result.transaction("kept", "readwrite").objectStore("kept");
    store.put([new Blob([bytes]), Date.now()], "a");
    await new Promise((done) => (store.put("a", "current").onsuccess = done));
    opening.result.close();
    localStorage.setItem("fairshare-keeps", "yes");
  }, project);
  await page.reload();
  await expect(single.data).toContainText("1 deal: 1 won");
  await expect(single.notice).toContainText("Your work was kept in this browser, where any other HTML file on this device can read it.");
  await single.forgetEverything();
  await expect(page.getByText("Nothing of Fairshare is left in this browser")).toBeVisible();
  expect(await found(page)).toEqual({ databases: [], settings: "" });
});
