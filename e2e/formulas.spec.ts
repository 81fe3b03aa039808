// What a spreadsheet reads holds no formula, whichever way it leaves the page and in whichever field it came.

import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

/** Each name begins like a formula; a row that is not counted has one as its date. */
const FORMULAS = {
  name: "=formulas.csv",
  text: `Deal,Date,Channel,Team,Campaign,Touch type,Segment,Won,Amount
=D1,2025-03-01,=1+1,=Sales,-Spring,@call,=EMEA,1,100
=D1,2025-03-02,@SUM(A1),@Marketing,+Fair,-mail,=EMEA,1,100
-D2,2025-03-03,-Call,-Ops;=Sales,=Fair,=call,@US,1,300
=D3,=NOW(),-Call,=Sales,=Fair,=call,@US,1,300
`,
};

/** Beginnings of formulas among the cells of a text; a number is none. */
const formulas = (cells: string[]) => cells.filter((cell) => /^\s*[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+%?$/.test(cell));
const inLines = (text: string) => text.split(/[\t\r\n]+/);
/** Cells of a CSV: quotes around a cell are no part of it. */
const inCsv = (text: string) => [...text.matchAll(/"((?:[^"]|"")*)"|([^,\r\n]+)/g)].map(([, quoted, bare]) => quoted ?? bare);
const inHtml = (text: string) => text.split(/<[^>]*>/).map((part) => part.replaceAll("&quot;", '"'));

const clipboard = (page: Page, kind: string) =>
  page.evaluate(async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text(), kind);

async function saved(page: Page, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent("download");
  await act();
  return readFileSync(await (await download).path(), "utf8");
}

test("no exit that a spreadsheet reads holds a formula", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await fairshare.drop(FORMULAS);
  await expect(fairshare.data).toContainText("2 deals: 2 won");
  const exits: Record<string, string[]> = {};

  for (const panel of [fairshare.credit, fairshare.moved, fairshare.together]) {
    await expect(panel.getByRole("button", { name: "Copy image" })).toBeVisible();
    const name = (await panel.getByRole("heading").first().textContent()) ?? "";
    await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await panel.getByRole("button", { name: "Copy image" }).click();
    await expect.poll(() => page.evaluate(async () => (await navigator.clipboard.read())[0].types)).toContain("text/html");
    exits[`${name} as HTML`] = inHtml(await clipboard(page, "text/html"));
    exits[`${name} as text`] = inLines(await clipboard(page, "text/plain"));
  }
  const table = page.getByRole("region", { name: "Table", exact: true });
  for (const by of ["Teams", "Channels", "Campaigns", "Types", "Months", "Segments"]) {
    await table.getByRole("radio", { name: by }).check({ force: true });
    await expect(table.getByRole("radio", { name: by })).toBeChecked();
    await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await table.getByRole("button", { name: "Copy" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("\t");
    exits[`${by} as text`] = inLines(await page.evaluate(() => navigator.clipboard.readText()));
    exits[`${by} as CSV`] = inCsv(await saved(page, () => table.getByRole("button", { name: "Save CSV" }).click()));
  }
  await fairshare.data.getByRole("button", { name: /kept out/ }).click();
  exits["rows not counted"] = inCsv(await saved(page, () => fairshare.account.getByRole("button", { name: /as CSV|Save CSV/ }).click()));

  for (const [exit, cells] of Object.entries(exits)) {
    expect(cells.length, exit).toBeGreaterThan(3);
    expect(formulas(cells), exit).toEqual([]);
  }
  // They are there, as text.
  expect(exits["Teams as CSV"]).toContain("'=Sales");
  expect(exits["Channels as text"]).toContain("'@SUM(A1)");
  expect(Object.entries(exits).filter(([exit]) => exit.endsWith("HTML")).map(([, cells]) => cells.join("\n")).join("\n")).toContain("'=Sales");
});
