// Dropped folders, and unusable files beside usable ones.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { test as base, expect } from "./fixtures.ts";
import type { Source } from "./pages/fairshare.ts";

const TOUCHES = "Deal,Date,Channel,Team\nA,2025-03-01,Webinar,Marketing\nA,2025-03-09,Call,Sales\nB,2025-03-02,Fair,Marketing\n";
const DEALS = "Deal,Stage,Amount\nA,Closed Won,1000\nB,Closed Won,500\n";
const WHOLE = "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,1,1000\nA,2025-03-09,Call,Sales,1,1000\n";
/** A table with one touch. */
const touch = (at: number) => `Deal,Date,Channel,Team,Won,Amount\nD${at},2025-03-01,Webinar,Marketing,1,10\n`;

/** Creates files by their paths in a temporary folder, and returns its path. */
const test = base.extend<{ disk: (files: Record<string, string>) => string }>({
  disk: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), "fairshare-folder-"));
    await use((files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return root;
    });
    rmSync(root, { recursive: true });
  },
});

test("a folder is read with the folders in it, without the notes of programs", async ({ fairshare, disk }) => {
  const root = disk({
    "export/touches.csv": TOUCHES,
    "export/crm/won/deals.csv": DEALS,
    "export/.DS_Store": "\u0000\u0001",
    "export/crm/~$deals.xlsx": "lock",
  });
  await fairshare.open();
  await fairshare.dropFromDisk(join(root, "export"));
  await fairshare.shows("touches.csv");
  await expect(fairshare.data).toContainText("3 touches");
  await expect(fairshare.data).toContainText("1,500.00");
  await expect(fairshare.notice).toHaveCount(0);
  expect(await fairshare.savedTable("Teams", "Amount")).toMatchObject({ first: { Marketing: 1500 } });
});

test("a folder does not keep the files beside it from being read", async ({ fairshare, disk }) => {
  const root = disk({ "crm/deals.csv": DEALS, "touches.csv": TOUCHES });
  await fairshare.open();
  await fairshare.dropFromDisk(join(root, "crm"), join(root, "touches.csv"));
  await fairshare.shows("touches.csv and deals.csv");
  await expect(fairshare.data).toContainText("1,500.00");
});

test("a folder is read to its end, however many parts the browser lists it in", async ({ fairshare, disk }) => {
  const files = Array.from({ length: 150 }, (_, at) => [`year/${at}.csv`, touch(at)] as const);
  const root = disk(Object.fromEntries(files));
  await fairshare.open();
  await fairshare.dropFromDisk(join(root, "year"));
  await fairshare.shows("and 149 more files");
  await expect(fairshare.data).toContainText("150 touches");
  await expect(fairshare.data).toContainText("150 won");
});

test("files of one name are told from each other by their folders", async ({ fairshare, disk }) => {
  const root = disk({ "all/2024/touches.csv": touch(1), "all/2025/touches.csv": touch(2) });
  await fairshare.open();
  await fairshare.dropFromDisk(join(root, "all"));
  await fairshare.shows("all/2024/touches.csv and all/2025/touches.csv");
  await expect(fairshare.data).toContainText("2 touches");
});

const REFUSED: Record<string, { files: Record<string, string>; says: string }> = {
  "with too many files": {
    files: Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`folder/${at % 7}/${at}.csv`, touch(at)])),
    says: "There are more than 200 files. None was read",
  },
  "nested too deep": {
    files: { "folder/1/2/3/4/5/6/7/8/9/touches.csv": TOUCHES, "folder/whole.csv": WHOLE },
    says: "nested more than 8 levels deep. Nothing was read",
  },
  "without a file": { files: { "folder/inside/.hidden": "" }, says: "There is no file in this folder." },
};

for (const [what, { files, says }] of Object.entries(REFUSED)) {
  test(`a folder ${what} is told in a sentence`, async ({ fairshare, disk }) => {
    const root = disk(files);
    await fairshare.open();
    await fairshare.dropFromDisk(join(root, "folder"));
    await expect(fairshare.notice).toContainText(says);
    await expect(fairshare.data).toContainText("The conference");
  });
}

const UNUSABLE: { source: Source; says: string }[] = [
  { source: { name: "damaged.xlsx", text: "PK\u0003\u0004\u0014\u0000\u0000\u0000" }, says: "damaged.xlsx: This workbook is damaged" },
  {
    source: { name: "photo.png", bytes: Buffer.from("\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR", "latin1") },
    says: "photo.png: This picture has no settings",
  },
  { source: { name: "endless.csv", text: `Deal,Date,Channel\n${"x".repeat(9 << 20)}` }, says: "A line of this file is longer than 8 MB" },
  { source: { name: "work.fairshare", text: "FAIRSHARE PROJECT\n\u0001\u0002" }, says: "work.fairshare: This project is damaged" },
];

test("of several files those that cannot be used get a sentence, the others are read", async ({ fairshare }) => {
  await fairshare.open();
  for (const { source, says } of UNUSABLE) {
    await fairshare.drop(source, { name: "whole.csv", text: WHOLE });
    await expect(fairshare.notice).toContainText(says);
    await expect(fairshare.notice).toContainText("The other files were read.");
    await fairshare.shows("whole.csv");
    await expect(fairshare.data).toContainText("1 deal: 1 won");
    await fairshare.openSample("The conference");
    await fairshare.shows("The conference");
  }
});

test("where none of several files can be used, what was there stays, and each file has its sentence", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop(...UNUSABLE.map(({ source }) => source));
  for (const { says } of UNUSABLE) await expect(fairshare.notice).toContainText(says);
  await expect(fairshare.notice).toContainText("Your previous data is still here.");
  await expect(fairshare.notice).not.toContainText("The other files were read.");
  await expect(fairshare.data).toContainText("The conference");
});

test("a file that cannot be used is not added to those on the screen, which stay as they are", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "whole.csv", text: WHOLE });
  await fairshare.shows("whole.csv");
  await fairshare.hang(UNUSABLE[2].source);
  await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  await expect(fairshare.notice).toContainText(UNUSABLE[2].says);
  await expect(fairshare.notice).toContainText("Your previous data is still here.");
  await expect(fairshare.data).toContainText("1 deal: 1 won");
});
