// A spreadsheet never receives a formula, by any exit of the page and from any field.

import { readFileSync } from "node:fs";

import type { Locator, Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

/** Each name begins like a formula, and so does the date of a row that is not counted. */
const FORMULAS = {
  name: "=formulas.csv",
  text: `Deal,Date,Channel,Team,Campaign,Touch type,Segment,Won,Amount
=D1,2025-03-01,=1+1,=Sales,-Spring,@call,=EMEA,1,100
=D1,2025-03-02,@SUM(A1),@Marketing,+Fair,-mail,=EMEA,1,100
-D2,2025-03-03,-Call,-Ops;=Sales,=Fair,=call,@US,1,300
=D3,=NOW(),-Call,=Sales,=Fair,=call,@US,1,300
`,
};

/** Cells that begin like a formula; numbers do not count. */
const formulas = (cells: string[]) => cells.filter((cell) => /^\s*[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+%?$/.test(cell));
const inLines = (text: string) => text.split(/[\t\r\n]+/);
/** Cells of a CSV, without the quotation marks around them. */
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

  for (const [tab, panel] of [["Credit", fairshare.credit], ["What moves", fairshare.moved], ["Won together", fairshare.together]] as const) {
    await fairshare.tab(tab);
    await expect(panel.getByRole("button", { name: "Copy picture" })).toBeVisible();
    const name = (await panel.getByRole("heading").first().textContent()) ?? "";
    await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await panel.getByRole("button", { name: "Copy picture" }).click();
    await expect.poll(() => page.evaluate(async () => (await navigator.clipboard.read())[0].types)).toContain("text/html");
    exits[`${name} as HTML`] = inHtml(await clipboard(page, "text/html"));
    exits[`${name} as text`] = inLines(await clipboard(page, "text/plain"));
  }
  await fairshare.tab("Table");
  const table = page.getByRole("region", { name: "Table", exact: true });
  for (const by of ["Teams", "Channels", "Campaigns", "Types", "Months", "Segments"]) {
    await table.getByRole("radio", { name: by }).check();
    await expect(table.getByRole("radio", { name: by })).toBeChecked();
    await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await table.getByRole("button", { name: "Copy" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("\t");
    exits[`${by} as text`] = inLines(await page.evaluate(() => navigator.clipboard.readText()));
    exits[`${by} as CSV`] = inCsv(await saved(page, () => table.getByRole("button", { name: "Save CSV" }).click()));
  }
  await fairshare.data.getByRole("button", { name: /not counted/ }).click();
  exits["rows not counted"] = inCsv(await saved(page, () => fairshare.account.getByRole("button", { name: /as CSV|Save CSV/ }).click()));

  for (const [exit, cells] of Object.entries(exits)) {
    expect(cells.length, exit).toBeGreaterThan(3);
    expect(formulas(cells), exit).toEqual([]);
  }
  // The cells are there, as text.
  expect(exits["Teams as CSV"]).toContain("'=Sales");
  expect(exits["Channels as text"]).toContain("'@SUM(A1)");
  expect(Object.entries(exits).filter(([exit]) => exit.endsWith("HTML")).map(([, cells]) => cells.join("\n")).join("\n")).toContain("'=Sales");
});

/** Selects all of an element's content, as with the mouse. */
const select = (element: Locator) => element.evaluate((element) => getSelection()?.selectAllChildren(element));

test("a selection that is copied or dragged out of the page holds no formula, and its numbers stay", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await fairshare.drop(FORMULAS);
  await expect(fairshare.data).toContainText("2 deals: 2 won");
  await fairshare.data.getByRole("button", { name: /not counted/ }).click();
  await fairshare.account.getByText(/^1 row/).first().click();
  await fairshare.tab("Table");
  const table = page.getByRole("region", { name: "Table", exact: true });
  await table.getByRole("checkbox", { name: "Differences to the baseline" }).check();
  const parts: Record<string, Locator> = {
    table: fairshare.table,
    "deals": fairshare.deals.getByRole("table").first(),
    "rows not counted": fairshare.account.getByRole("table").first(),
    page: page.locator("body"),
  };
  for (const [part, element] of Object.entries(parts)) {
    await fairshare.tab(part === "deals" ? "Deals" : "Table");
    await expect(element).toBeVisible();
    await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await select(element);
    await page.keyboard.press("ControlOrMeta+C");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), part).not.toBe("nothing yet");
    const plain = await page.evaluate(() => navigator.clipboard.readText());
    const cells = inLines(plain);
    expect(cells.some((cell) => cell.startsWith("'")), `${part}: ${plain}`).toBe(true);
    // A number remains one with "%" or "pp" after it.
    const numbers = /^[+-]?[\d.,]+(\s?(%|pp))?$/;
    expect(formulas(cells).filter((cell) => !numbers.test(cell.trim())), `${part} as text`).toEqual([]);
    expect(formulas(inHtml(await clipboard(page, "text/html"))).filter((cell) => !numbers.test(cell.trim())), `${part} as HTML`).toEqual([]);
    if (part === "table") expect(cells.some((cell) => /^\+\d/.test(cell)), plain).toBe(true);
  }
});

test("a selection without formulas and a text in a field are copied as they are", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await select(fairshare.headline);
  await page.keyboard.press("ControlOrMeta+C");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await fairshare.headline.innerText());
  await fairshare.choices.getByText("Filters", { exact: true }).click();
  const field = fairshare.choices.getByRole("textbox", { name: /^Only these deals/ });
  await field.fill("=A1");
  await field.selectText();
  await page.keyboard.press("ControlOrMeta+C");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("=A1");
});

test("a dragged selection holds no formula", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop(FORMULAS);
  await expect(fairshare.data).toContainText("2 deals: 2 won");
  await page.evaluate(() => {
    addEventListener("dragstart", ({ dataTransfer }) => {
      const dragged = ["text/plain", "text/html"].map((kind) => dataTransfer?.getData(kind) ?? "");
      Object.assign(window, { dragged });
    });
  });
  await fairshare.tab("Table");
  await select(fairshare.table);
  const cell = fairshare.table.getByRole("rowheader").first();
  await cell.scrollIntoViewIfNeeded();
  const box = (await cell.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 40, { steps: 5 });
  const dragged = () => page.evaluate(() => (window as unknown as { dragged?: string[] }).dragged ?? []);
  await expect.poll(async () => (await dragged()).length).toBe(2);
  await page.mouse.up();
  const [plain, html] = await dragged();
  expect(inLines(plain)).toContain("'=Sales");
  expect(inHtml(html)).toContain("'=Sales");
  expect(formulas([...inLines(plain), ...inHtml(html)]).filter((cell) => !/^[+-]?[\d.,]+\s?%$/.test(cell.trim()))).toEqual([]);
});
