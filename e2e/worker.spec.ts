// The worker: it reports its progress and can be stopped; when it dies, the page shows a message and replaces it.

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

/** Rows of a file built in the page, large enough to be interrupted. */
const ROWS = 2_000_000;

/** Drops a large file. Its first part has the deals that count; the rest are touches of lost ones. */
async function dropLarge(page: Page, rows = ROWS): Promise<void> {
  await page.evaluate((rows) => {
    const block = 10_000;
    const part = new Blob([
      Array.from({ length: block }, (_, at) => `L${at},2025-02-01 10:00,Display,Brand,0,\n`).join(""),
    ]);
    const head = "deal,time,channel,team,won,amount\nA,2025-01-01,Call,Sales,0,\nA,2025-01-02,Webinar,Marketing,1,100\n";
    const carried = new DataTransfer();
    carried.items.add(new File([head, ...Array.from({ length: rows / block }, () => part)], "large.csv"));
    for (const kind of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
  }, rows);
}

test("progress is said in rows and bytes, and the load can be stopped", async ({ fairshare, page }) => {
  await fairshare.open();
  const before = await fairshare.headline.textContent();
  await dropLarge(page);
  const status = fairshare.data.getByRole("status");
  await expect(status).toContainText(/Reading: [\d,]+ rows, [\d.]+ of [\d.]+\sMB/);
  await fairshare.data.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Reading was stopped.")).toBeVisible();
  await expect(fairshare.data).toContainText("The conference");
  await expect(fairshare.headline).toHaveText(before ?? "");
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
});

test("before a very large file is read, the page says what it needs and how to need less", async ({ fairshare, page }) => {
  await fairshare.open();
  await dropLarge(page);
  await expect(fairshare.data.getByRole("button", { name: "Cancel" })).toBeVisible();
  await expect(fairshare.data).not.toContainText("This is a lot for a browser");
  await fairshare.data.getByRole("button", { name: "Cancel" }).click();
  await dropLarge(page, 4 * ROWS);
  await expect(fairshare.data).toContainText(/This is a lot for a browser: \d+ MB, read with about \d+ MB of memory\./);
  await expect(fairshare.data).toContainText("export one year at a time, or only won deals and their touches");
  await fairshare.data.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Reading was stopped.")).toBeVisible();
  await expect(fairshare.data).toContainText("The conference");
});

test("a worker killed in mid-file is replaced, and the replay gives the same numbers", async ({ fairshare, page }) => {
  await fairshare.open();
  await dropLarge(page);
  await expect(fairshare.data).toContainText("large.csv");
  await expect(fairshare.data).toContainText("100.00");
  const undisturbed = await fairshare.savedTable("Teams", "Amount");
  await fairshare.openSample("The conference");
  await expect(fairshare.data).toContainText("The conference");

  const reader = page.waitForEvent("worker");
  await dropLarge(page);
  const victim = await reader;
  await expect(fairshare.data.getByRole("status")).toContainText("Reading: ");
  // It closes itself between two chunks; the page is not notified and must notice.
  await victim.evaluate(() => self.close()).catch(() => {});
  await expect(fairshare.notice).toContainText("The computation stopped and was restarted.", { timeout: 20_000 });
  await expect(fairshare.data).toContainText("large.csv", { timeout: 30_000 });
  await expect(fairshare.data.getByRole("status")).toBeHidden({ timeout: 30_000 });
  expect(await fairshare.savedTable("Teams", "Amount")).toEqual(undisturbed);
});

test("a worker that traps is replaced at once", async ({ fairshare, page, complaints }) => {
  await fairshare.open();
  const [worker] = page.workers();
  const before = await fairshare.savedTable("Teams", "Amount");
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("made to fail by a test");
    });
  });
  await expect.poll(() => page.workers().includes(worker)).toBe(false);
  await fairshare.model("J-shaped").check();
  await fairshare.tab("Credit");
  await expect(fairshare.picture).toContainText("J-shaped");
  await fairshare.model("J-shaped").uncheck();
  await expect(fairshare.picture).not.toContainText("J-shaped");
  expect(await fairshare.savedTable("Teams", "Amount")).toEqual(before);
  complaints.length = 0; // caused by the test's error
});
