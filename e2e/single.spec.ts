// The page in one file: opened from a disk, without a connection.

import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { test as base, expect, RELEASE } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";

/** The page, alone in a folder whose name is not an easy one. */
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
    // What the page tries in order to be refused is told as asked for, too.
    const own = (address: string) => /^(blob|data):|\.elsewhere\.invalid\//.test(address);
    expect(asked.filter((address) => !own(address)), "only the file itself is asked for").toEqual([pathToFileURL(file).href]);
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
  await expect(panel.getByRole("status")).toContainText("tried to call out in 23 ways. Every one was refused.");
  complaints.length = 0; // of the attempts
});

test("it asks for nothing, and cannot", async ({ single, page, complaints, elsewhere }) => {
  await single.open();
  const outcome = await page.evaluate(
    (address) => fetch(address, { mode: "no-cors" }).then(() => "done", () => "refused"),
    elsewhere.origin,
  );
  expect(outcome).toBe("refused");
  expect([elsewhere.log, elsewhere.bytes]).toEqual([[], 0]);
  complaints.length = 0; // of the attempt
});

test("the page offers itself as one file, and that file works", async ({ fairshare, page, context }) => {
  await fairshare.open();
  // A file of one's own seals the page, which still lets itself be saved.
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
