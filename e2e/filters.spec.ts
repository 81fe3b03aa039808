// Filters of deals: the headline states them, all sums follow, and one click clears them. Rows of the table by month
// and segment; sorting, search, and ten thousand rows.

import { expect, test } from "./fixtures.ts";

const DEALS = `Deal,Date,Channel,Campaign,Touch type,Team,Stage,Amount,Close date,Owner,Segment
D1,2025-01-05,Webinar,Spring,Visit,Marketing,Closed Won,100,2025-02-10,Mira,Enterprise
D1,2025-01-20,Call,,Meeting,Sales,Closed Won,100,2025-02-10,Mira,Enterprise
D2,2025-03-02,Call,,Meeting,Sales,Closed Won,300,2025-05-12,Viktor,SMB
D3,2025-03-05,Call,,Meeting,Sales,Closed Lost,700,2025-05-20,Viktor,SMB
`;

/** The same with the date of one touch changed, which makes it other data. */
const OTHERS = DEALS.replace("2025-01-05", "2025-01-06");

const LINE = "Filters that are on";

test("a quarter, a segment, an owner: headline, sums and table look at the same deals", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: DEALS });
  await fairshare.shows("deals.csv");
  await expect(fairshare.credit).toContainText("every row adds up to 400.00");
  await fairshare.choices.getByText("Filters", { exact: true }).click();
  const closed = fairshare.choices.getByRole("combobox", { name: "Deals closed in" });
  await expect(closed.getByRole("option")).toHaveText(["any time", "2025", "Q2 2025", "Q1 2025"]);
  await closed.selectOption({ label: "Q1 2025" });
  await expect(fairshare.headline).toContainText("Only deals closed in Q1 2025: ");
  await expect(fairshare.credit).toContainText("every row adds up to 100.00");
  const line = page.getByRole("group", { name: LINE });
  await expect(line).toContainText("Filtered: 1 of 2 won deals, 100 of 400.");
  await expect(fairshare.choices.getByLabel("First close")).toHaveValue("2025-01-01");
  await expect(fairshare.choices.getByLabel("Last close")).toHaveValue("2025-03-31");

  await fairshare.choices.getByRole("checkbox", { name: "Viktor (2 deals)" }).check();
  await expect(fairshare.headline).toContainText("owner Viktor: no deal in this data is won");
  await line.getByRole("button", { name: "Remove the filter: deals closed in Q1 2025" }).click();
  await expect(closed).toHaveValue("");
  await expect(fairshare.credit).toContainText("every row adds up to 300.00");
  await fairshare.choices.getByRole("checkbox", { name: "SMB (2 deals)" }).check();
  await expect(line).toContainText("Filtered: 1 of 2 won deals, 300 of 400.");

  await line.getByRole("button", { name: "Clear filters" }).click();
  await expect(fairshare.headline).not.toContainText("Only");
  await expect(fairshare.credit).toContainText("every row adds up to 400.00");
  await expect(fairshare.choices.getByRole("checkbox", { name: "Viktor (2 deals)" })).not.toBeChecked();
});

test("days, touches and a set of deals", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: DEALS });
  await expect(fairshare.credit).toContainText("every row adds up to 400.00");
  await fairshare.choices.getByText("Filters", { exact: true }).click();
  await fairshare.choices.getByLabel("First close").fill("2025-05-12");
  await expect(fairshare.credit).toContainText("every row adds up to 300.00");
  await expect(fairshare.headline).toContainText("Only deals closed on May 12, 2025 or later: ");
  const line = page.getByRole("group", { name: LINE });
  await line.getByRole("button", { name: "Clear filters" }).click();
  const keys = fairshare.choices.getByRole("textbox", { name: /^Only these deals/ });
  await keys.fill("D1\nD3");
  await keys.blur();
  await expect(line).toContainText("Filtered: 1 of 2 won deals, 100 of 400.");
  await line.getByRole("button", { name: "Clear filters" }).click();
  // Touches are filtered out, their deals remain: won revenue stays the same.
  await fairshare.choices.getByLabel("First day of touches").fill("2025-03-01");
  await expect(fairshare.headline).toContainText("Only touches ");
  await expect(fairshare.credit).toContainText("every row adds up to 400.00");
  await fairshare.tab("Table");
  await expect(fairshare.table.getByRole("rowheader", { name: "Unattributed" })).toBeVisible();
});

test("other files clear the filter, a file that cannot be read does not", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: DEALS });
  await expect(fairshare.credit).toContainText("every row adds up to 400.00");
  await fairshare.choices.getByText("Filters", { exact: true }).click();
  await fairshare.choices.getByRole("checkbox", { name: "Enterprise (1 deal)" }).check();
  await expect(fairshare.credit).toContainText("every row adds up to 100.00");
  await fairshare.drop({ name: "broken.csv", text: "" });
  await expect(fairshare.notice).toBeVisible();
  await expect(fairshare.credit).toContainText("every row adds up to 100.00");
  await fairshare.drop({ name: "others.csv", text: OTHERS });
  await fairshare.shows("others.csv");
  await expect(fairshare.credit).toContainText("every row adds up to 400.00");
  await expect(page.getByRole("group", { name: LINE })).toBeHidden();
});

test("teams in each month and segment, and types of touches", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: DEALS });
  await expect(fairshare.credit).toContainText("every row adds up to 400.00");
  await fairshare.tab("Table");
  const panel = page.getByRole("region", { name: "Table", exact: true });
  await panel.getByRole("combobox", { name: "Measure" }).selectOption({ label: "Amount" });
  for (const [by, caption, parts] of [
    ["Months", "by team in each month of close", ["Feb 2025", "Feb 2025", "May 2025"]],
    ["Segments", "by team in each segment", ["Enterprise", "Enterprise", "SMB"]],
  ] as const) {
    await panel.getByRole("radio", { name: by }).check();
    await expect(fairshare.table.locator("caption")).toContainText(caption);
    await expect(fairshare.table.locator("tbody tr th:first-child")).toHaveText([...parts]);
    await expect(fairshare.table.getByRole("row", { name: /^Total/ }).getByRole("cell").last()).toHaveText("400.00");
  }
  await panel.getByRole("radio", { name: "Types" }).check();
  await expect(fairshare.table.getByRole("rowheader", { name: "Meeting" })).toBeVisible();
});

test("ten thousand campaigns are sorted, sought and scrolled", async ({ fairshare, page }) => {
  await fairshare.open();
  const name = (at: number) => `Campaign ${String(at).padStart(5, "0")}`;
  const row = (at: number) => `D${at},2025-01-05,Ad,${name(at)},Marketing,Closed Won,${at + 1}`;
  const rows = Array.from({ length: 10_000 }, (_, at) => row(at));
  await fairshare.drop({ name: "campaigns.csv", text: `Deal,Date,Channel,Campaign,Team,Stage,Amount\n${rows.join("\n")}\n` });
  await fairshare.shows("campaigns.csv");
  await fairshare.tab("Table");
  const panel = page.getByRole("region", { name: "Table", exact: true });
  await panel.getByRole("radio", { name: "Campaigns" }).check();
  await expect(fairshare.table.locator("caption")).toContainText("by campaign");
  await expect(fairshare.table).toHaveAttribute("aria-rowcount", "10002");
  await expect(fairshare.table.getByRole("rowheader", { name: name(9_999) })).toBeVisible();
  expect(await fairshare.table.locator("tbody tr").count()).toBeLessThan(200);

  const heading = fairshare.table.getByRole("columnheader", { name: "Campaign" });
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  await expect(fairshare.table.getByRole("rowheader", { name: name(0) })).toBeVisible();
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect(fairshare.table.getByRole("rowheader", { name: name(9_999) })).toBeVisible();

  const scroller = panel.getByRole("region");
  await scroller.focus();
  await page.keyboard.press("End");
  await expect(fairshare.table.getByRole("rowheader", { name: name(0) })).toBeVisible();

  await panel.getByRole("searchbox", { name: "Find a campaign" }).fill("campaign 0042");
  await expect(panel).toContainText("10 of 10,000 rows; the total is for all rows.");
  await expect(fairshare.table.getByRole("rowheader", { name: name(429) })).toBeVisible();
  await expect(fairshare.table.locator("tbody tr")).toHaveCount(10);
});
