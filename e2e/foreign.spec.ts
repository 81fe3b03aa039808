// Workbooks and JSON: recognised by content, read by a separate worker that is started only when needed.

import { fileURLToPath } from "node:url";

import type { Page, Worker } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

/** A workbook that the tests of its crate read too. */
const book = (name: string) => fileURLToPath(new URL(`../crates/foreign/tests/data/${name}`, import.meta.url));

const RECORDS = [
  { deal: "A", date: "2025-03-01", channel: "Webinar", team: "Marketing", won: true, amount: 1000 },
  { deal: "A", date: "2025-03-09", channel: "Call", team: "Sales", won: true, amount: 1000 },
  { deal: "B", date: "2025-03-02", channel: "Fair, hall 3", team: "Marketing", won: true, amount: 500.5 },
];

test("the sheets of a workbook are read as files of their own, and joined", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop(book("two_sheets.xlsx"));
  await expect(fairshare.data).toContainText("two_sheets.xlsx › Touches and two_sheets.xlsx › Deals");
  await expect(fairshare.data).toContainText("28 touches");
  await expect(fairshare.data).toContainText("3 won");
  await expect(fairshare.data).toContainText("512,000.00");
});

const JSONS: Record<string, string> = {
  "a list": JSON.stringify(RECORDS, null, 2),
  "objects line by line": RECORDS.map((record) => JSON.stringify(record)).join("\n"),
};

for (const [what, text] of Object.entries(JSONS)) {
  test(`JSON is read: ${what}`, async ({ fairshare }) => {
    await fairshare.open();
    await fairshare.drop({ name: "touches.txt", text });
    await expect(fairshare.data).toContainText("touches.txt");
    await expect(fairshare.data).toContainText("3 touches");
    await expect(fairshare.data).toContainText("1,500.50");
    const { first } = await fairshare.savedTable("Teams", "Amount");
    expect(first).toMatchObject({ Marketing: 1500.5 });
  });
}

test("what reads workbooks is fetched before the first file of the user is read, and once", async ({ fairshare, page, app }) => {
  await fairshare.open();
  // The files for offline use are fetched besides.
  await fairshare.kept();
  const asked = () => app.log.slice(before).map(({ path }) => path.replace(/^.*\//, "").replace(/-[0-9a-f]+/, ""));
  const before = app.log.length;
  await fairshare.drop(book("csv_renamed.xlsx"));
  await expect(fairshare.data.getByRole("status")).toBeHidden();
  for (const _ of [1, 2]) {
    await fairshare.drop(book("two_sheets.xlsx"));
    await expect(fairshare.data).toContainText("two_sheets.xlsx › Touches");
    await fairshare.openSample("The conference");
    await expect(fairshare.data).toContainText("The conference");
  }
  expect(asked().filter((name) => name.startsWith("foreign")).sort()).toEqual(["foreign.js", "foreign.wasm"]);
  await expect.poll(() => page.workers().length, "it ends with its last word").toBe(1);
});

const REFUSED: { what: string; source: string | { name: string; text: string }; says: RegExp }[] = [
  { what: "a workbook cut short", source: book("truncated.xlsx"), says: /truncated\.xlsx: This workbook is damaged.*Download or copy it again/s },
  { what: "half a megabyte that unpacks to 120", source: book("bomb_sheet.xlsx"), says: /unpacks to more than can be read safely.*CSV UTF-8/s },
  { what: "JSON cut short", source: { name: "a.json", text: '[{"deal": 1},' }, says: /begins like JSON, but is not valid/ },
  { what: "JSON that is no list of records", source: { name: "a.json", text: "[1, 2, 3]" }, says: /is not a list of records/ },
  { what: "JSON without a record", source: { name: "a.json", text: "[]" }, says: /No cell in this file has a value/ },
];

for (const { what, source, says } of REFUSED) {
  test(`${what} is told in a sentence`, async ({ fairshare }) => {
    await fairshare.open();
    const before = await fairshare.headline.textContent();
    await fairshare.drop(source);
    await expect(fairshare.notice).toContainText(says);
    await expect(fairshare.notice).toContainText("Your previous data is still here.");
    await expect(fairshare.data).toContainText("The conference");
    await expect(fairshare.headline).toHaveText(before ?? "");
    await fairshare.model("J-shaped").check();
    await expect(fairshare.picture).toContainText("J-shaped");
  });
}

test("a workbook too large to be read is refused before it is read", async ({ fairshare, page }) => {
  await fairshare.open();
  await dropMade(page, 1, "PK\u0003\u0004", 202);
  await expect(fairshare.notice).toContainText("made0.json: This file unpacks to more than can be read safely.");
  expect(page.workers()).toHaveLength(1);
});

test("reading can be stopped, and the worker ends", async ({ fairshare, page }) => {
  await fairshare.open();
  const started = page.waitForEvent("worker");
  await dropMade(page, 4, "[", 100);
  const reader = await started;
  await fairshare.data.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Reading was stopped.")).toBeVisible();
  await expect.poll(() => page.workers().includes(reader)).toBe(false);
  expect(page.workers()).toHaveLength(1);
  await expect(fairshare.data).toContainText("The conference");
});

test("a worker of workbooks that dies is told in a sentence, and the next one reads", async ({ fairshare, page, complaints }) => {
  await fairshare.open();
  // Each file has its own worker. One may finish reading before it is made to fail: then the next one fails.
  const fails = (worker: Worker) => {
    const fail = () => {
      setTimeout(() => {
        throw new Error("made to fail by a test");
      });
    };
    worker.evaluate(fail).catch(() => {}); // the debugger's connection may break along with the worker
  };
  page.on("worker", fails);
  await dropMade(page, 8, "[", 100);
  await expect(fairshare.notice).toContainText("Reading this file stopped unexpectedly.");
  page.off("worker", fails);
  await expect(fairshare.notice).toContainText("made to fail by a test");
  await expect(fairshare.notice).toContainText("Your previous data is still here.");
  await expect(fairshare.data).toContainText("The conference");
  await fairshare.drop(book("two_sheets.xlsx"));
  await expect(fairshare.data).toContainText("two_sheets.xlsx › Touches");
  complaints.length = 0; // caused by the test's error
});

/** Drops files of this many megabytes, built in the page from one repeated part. */
async function dropMade(page: Page, count: number, head: string, megabytes: number): Promise<void> {
  await page.evaluate(
    ([count, head, megabytes]) => {
      const record = `{"deal":"A","date":"2025-01-01","channel":"Call","note":"${"x".repeat(9_940)}"},`;
      const part = new Blob([record.repeat(100)]);
      const carried = new DataTransfer();
      for (let at = 0; at < Number(count); at++) {
        const parts = [head, ...Array.from({ length: Number(megabytes) }, () => part), "{}]"] as BlobPart[];
        carried.items.add(new File(parts, `made${at}.json`));
      }
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
      }
    },
    [count, head, megabytes] as const,
  );
}
