// Biases of the data itself are listed, independent of any model, with their deals and revenue, and a remedy.

import { fileURLToPath } from "node:url";

import { expect, test } from "./fixtures.ts";

const FILES = ["fairness-touches.csv", "fairness-deals.csv"].map((name) => fileURLToPath(new URL(`../crates/engine/tests/data/${name}`, import.meta.url)));

/** The findings in the files, by revenue. */
const FINDINGS = [
  ["All 5 touches of Call have a date but no time of day.", "5 won deals, €15,000.00"],
  ["1 of 8 won deals has no touch that counts.", "1 won deal, €7,000.00"],
  ["Sales has no touch in 2 of the 7 won deals that any team touched.", "2 won deals, €6,000.00"],
  ["1 touch is later than the close of the deal and is not counted.", "1 won deal, €3,000.00"],
  ["1 row repeats a touch and is not counted again.", "1 won deal, €2,000.00"],
  ["1 of 8 won deals has no amount.", "1 won deal"],
];

test("faults of a file are told, those of most revenue first", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop(...FILES);
  await fairshare.shows("fairness-touches.csv");
  await fairshare.unfoldFairness();
  const findings = fairshare.fairness.getByRole("listitem");
  await expect(findings).toHaveCount(FINDINGS.length);
  for (const [at, [says, about]] of FINDINGS.entries()) {
    await expect(findings.nth(at)).toContainText(says);
    await expect(findings.nth(at)).toContainText(about);
  }
  await expect(findings.first()).toContainText("Export the time of day too");
  const more = fairshare.fairness.locator("summary", { hasText: "1 more finding with less revenue" });
  await more.focus();
  await fairshare.page.keyboard.press("Enter");
  await expect(findings).toHaveCount(FINDINGS.length + 1);
  await expect(findings.last()).toContainText("1 row matches no deal in these files and is not counted.");
});

test("what was found follows the touches that count", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.unfoldFairness();
  const sales = fairshare.fairness.getByRole("listitem").filter({ hasText: "Sales has no touch" });
  await expect(sales).toContainText("Sales has no touch in 1 of 7 won deals.");
  await fairshare.choices.getByText("Which touches count").click();
  await fairshare.choices.getByRole("combobox", { name: "Touches per deal" }).selectOption({ label: "the last touch" });
  await expect(sales).toContainText("Sales has no touch in 2 of 7 won deals.");
});

test("data that favours nobody says so, and what was checked", async ({ fairshare }) => {
  await fairshare.open();
  const text = "Deal,Date,Channel,Team,Stage,Amount\nD1,2025-01-02 10:10,Webinar,Marketing,Won,10\nD1,2025-01-03 11:11,Call,Sales,Won,10\n";
  await fairshare.drop({ name: "fair.csv", text });
  await fairshare.shows("fair.csv");
  await fairshare.unfoldFairness();
  await expect(fairshare.fairness).toContainText("Nothing in the data itself favours one team.");
  await expect(fairshare.fairness).toContainText("Checked: won deals without a touch");
  await expect(fairshare.fairness.getByRole("listitem")).toHaveCount(0);
});
