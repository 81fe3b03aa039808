// The path report, the pipeline, two periods, each touch as a file, kinds of touch, and what attribution cannot tell.

import { readFile } from "node:fs/promises";

import { expect, test } from "./fixtures.ts";

const CSV = `deal,date,channel,type,team,stage,amount,close date,opportunity created
A,2025-01-01,Ad,Impression,Marketing,Won,100,2025-01-20,2025-01-10
A,2025-01-11,Call,Call,Sales,Won,100,2025-01-20,2025-01-10
B,2025-04-01,Ad,Impression,Marketing,Won,300,2025-04-20,2025-04-10
B,2025-04-11,Call,Call,Sales,Won,300,2025-04-20,2025-04-10
B,2025-04-12,Call,Call,Sales,Won,300,2025-04-20,2025-04-10
C,2025-04-01,Call,Call,Sales,Won,50,2025-05-20,2025-04-10
D,2025-04-01,Call,Call,Sales,Lost,70,2025-05-20,2025-04-10
E,2025-04-01,Ad,Impression,Marketing,Open,80,,2025-05-10
`;

test.beforeEach(async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: CSV });
  await fairshare.shows("deals.csv");
});

test("paths sum to won revenue and lead to their deals", async ({ fairshare, page }) => {
  await fairshare.tab("Paths");
  const paths = page.getByRole("region", { name: "Paths to the close" });
  const table = paths.getByRole("table").first();
  await expect(table.getByRole("row", { name: /^Marketing.Sales/ })).toContainText("400.00");
  await expect(table.getByRole("row", { name: /^Sales/ })).toContainText("50 %");
  await expect(table.getByRole("row", { name: "Total" })).toContainText("450.00");
  await page.getByRole("checkbox", { name: "Count every touch, repeats too" }).check();
  await expect(table.getByRole("row", { name: /^Marketing.Sales.Sales/ })).toContainText("300.00");
  const ends = page.getByRole("region", { name: "Who opens, who closes" });
  await expect(ends.getByRole("row", { name: /^Marketing/ })).toContainText("400.00");
  await ends.getByRole("button", { name: /400\.00/ }).click();
  await expect(page.getByText(/From .*Marketing.* to .*Sales/).first()).toBeVisible();
});

test("the pipeline stands beside what is won and is never added to it", async ({ fairshare, page }) => {
  await fairshare.tab("Won together");
  const pipeline = page.getByRole("region", { name: "Pipeline: deals that are still open" }).first();
  await expect(pipeline).toContainText("1 open deal with");
  await expect(pipeline.getByRole("row", { name: /^Marketing/ })).toContainText("80.00");
  await expect(pipeline.getByRole("row", { name: "Total" })).toContainText("80.00");
  await expect(fairshare.headline).toContainText("450");
  // The touch of E lies 39 days before the creation of its opportunity: within 90 days, not within 30.
  const influenced = pipeline.getByRole("row", { name: /^Marketing/ }).getByRole("cell").nth(-3);
  await expect(influenced).toContainText("80.00");
  const window = pipeline.getByRole("combobox", { name: "A touch influences a deal" });
  await window.selectOption("within 30 days before the opportunity was created");
  await expect(influenced).not.toContainText("80.00");
  await window.selectOption("within 90 days before the opportunity was created");
  await expect(influenced).toContainText("80.00");
});

test("open deals count times their probability, or whole, and one above 100 % is named", async ({ fairshare, page }) => {
  const csv = `Deal,Date,Channel,Team,Stage,Amount,Close date,Probability (%)
A,2025-01-01,Ad,Marketing,Open,1000,,25
B,2025-01-01,Call,Sales,Open,400,,150
C,2025-01-01,Call,Sales,Won,10,2025-02-01,100
`;
  await fairshare.drop({ name: "pipeline.csv", text: csv });
  await fairshare.shows("pipeline.csv");
  await fairshare.tab("Won together");
  const pipeline = page.getByRole("region", { name: "Pipeline: deals that are still open" }).first();
  await expect(pipeline).toContainText("multiplied by the probability in the file (25 %); whole amounts are");
  await expect(pipeline).toContainText("1 deal has no probability or several, and counts whole:");
  await expect(pipeline.getByRole("row", { name: "Total" })).toContainText("650.00");
  await pipeline.getByRole("row", { name: /^Marketing/ }).getByRole("button").first().click();
  await expect(page.getByText(/Pipeline: Marketing under /).first()).toBeVisible();
  await expect(page.getByText(/^1 deal \(0 won\), .*250\.00 in total\.$/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await pipeline.getByRole("combobox", { name: "An open deal counts with" }).selectOption("its whole amount");
  await expect(pipeline.getByRole("row", { name: "Total" })).toContainText("1,400.00");
  await expect(pipeline).toContainText("they are not used here");
});

test("two periods differ by revenue, mix and credit within, exactly", async ({ fairshare, page }) => {
  await fairshare.tab("What moves");
  const periods = page.getByRole("region", { name: "Compare two periods or segments" }).first();
  await expect(periods.getByRole("combobox", { name: "First" })).toHaveValue("2025-1");
  await expect(periods.getByRole("combobox", { name: "Second" })).toHaveValue("2025-2");
  await expect(periods.getByRole("row", { name: "Total" })).toContainText("+250.00");
  await expect(periods).toContainText("Won revenue went from");
  await periods.getByRole("combobox", { name: "Second" }).selectOption("2025-1");
  await expect(periods).toContainText("Both sides are the same.");
});

test("each touch is saved with its credit, and not while amounts are hidden", async ({ fairshare, page }) => {
  await fairshare.tab("Table");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save each touch (CSV)" }).click();
  const text = await readFile(await (await saved).path(), "utf8");
  const lines = text.trim().split("\r\n");
  expect(lines[0]).toContain("Deal,Name of the deal,Close,Touch");
  expect(lines).toHaveLength(7);
  const column = lines[0].split(",").findIndex((head) => head.includes("Linear") || head.startsWith("\"Linear"));
  expect(column).toBeGreaterThan(10);
  expect(lines.find((line) => line.startsWith("C,"))).toContain(",Sales,1,");

  const share = await fairshare.share();
  await share.getByRole("checkbox", { name: /^Hide deals and amounts/ }).check();
  await page.keyboard.press("Escape");
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await page.getByRole("button", { name: "Save each touch (CSV)" }).click();
  await expect(page.getByText("The table of touches names deals and amounts, and these are hidden.")).toBeVisible();
  expect(downloads).toEqual([]);
});

test("a type of touch weighs less, and the total stays", async ({ fairshare, page }) => {
  await page.getByText("Which touches count").click();
  const weight = page.getByRole("spinbutton", { name: "Impression" });
  await expect(weight).toHaveValue("1");
  await fairshare.tab("Table");
  await page.getByRole("combobox", { name: "Measure" }).selectOption({ label: "Amount" });
  const row = (name: RegExp) => fairshare.table.getByRole("row", { name });
  const before = await row(/^Marketing/).innerText();
  await weight.fill("0.1");
  await weight.press("Tab");
  await expect.poll(() => row(/^Marketing/).innerText()).not.toBe(before);
  await expect(row(/^Total/)).toContainText("450.00");
});

test("what attribution cannot tell is a click away from each learned model", async ({ fairshare, page }) => {
  const link = (await fairshare.explained("Markov chain")).getByRole("button", { name: "What this can’t tell you" });
  await link.click();
  await expect(page.getByText("Each group needs 8,158 accounts or leads")).toBeVisible();
  await expect(page.locator(":focus")).toContainText("What this can’t tell you");
  const lift = page.getByRole("spinbutton", { name: "Smallest lift worth finding, in percent" });
  await lift.fill("50");
  await lift.press("Tab");
  await expect(page.getByText(/Each group needs 1,4\d\d accounts or leads/)).toBeVisible();
});
