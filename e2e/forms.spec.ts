// Credit in its three chart forms, with any number of teams; the group of others can be opened.

import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";

/** Won deals of this many teams, the first one with the largest amount. */
function teams(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => [
    `D${at},2025-01-0${(at % 8) + 1},Call,Team ${String(at + 1).padStart(2, "0")},Won,${1000 - at}`,
    `D${at},2025-01-09,Mail,Team ${String(((at + 7) % count) + 1).padStart(2, "0")},Won,${1000 - at}`,
  ]);
  return ["deal,date,channel,team,stage,amount", ...rows.flat()].join("\n");
}

const choose = (fairshare: Fairshare, form: string) => fairshare.credit.getByRole("radio", { name: form }).check();

test("three forms of the same numbers", async ({ fairshare }) => {
  await fairshare.open();
  // Stacked is the form of a first visit.
  await expect(fairshare.credit.getByRole("radio", { name: "Stacked" })).toBeChecked();
  const stacked = fairshare.credit.getByRole("group", { name: /from the model that favours/ });
  await expect(stacked.getByRole("button", { name: /^Sales, Last touch/ })).toBeVisible();
  await choose(fairshare, "Ranges");
  const dots = fairshare.credit.getByRole("group", { name: "How much depends on the model" });
  await expect(dots).toContainText("points settled");
  await dots.getByRole("button", { name: /^Sales, First touch/ }).click();
  await expect(fairshare.deals.getByRole("status")).toContainText("Sales under first touch");
  await choose(fairshare, "Detail");
  await expect(fairshare.picture).toContainText("Scale 0 to");
  await expect(fairshare.picture.getByRole("button", { name: /^Sales, Last touch/ })).toBeVisible();
});

test("a model is compared with itself under another setting", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.tab("What moves");
  await fairshare.moved.getByRole("combobox", { name: "From" }).selectOption({ label: "Time decay, 1 day" });
  await fairshare.moved.getByRole("combobox", { name: "To" }).selectOption({ label: "Time decay, 90 days" });
  await expect(fairshare.moved.getByRole("group", { name: /^What moves from time decay, 1 day to time decay, 90 days/i })).toBeVisible();
  await expect(fairshare.moved).toContainText("moves between teams");
  await expect(fairshare.moved).toContainText("The closer a touch is to the close, the more it counts.");
});

test("of forty teams the others can be opened, and lead to their deals", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "forty.csv", text: teams(40) });
  await expect(fairshare.picture).toContainText("35 others");
  await page.locator("summary", { hasText: "The 35 others, one by one" }).click();
  const table = fairshare.credit.getByRole("region", { name: "The 35 others, one by one" });
  await expect(table.getByRole("row")).toHaveCount(36);
  await table.getByRole("button", { name: /Team 01 under last touch: show the deals/ }).click();
  await expect(fairshare.deals.getByRole("status")).toContainText("Team 01 under last touch 1 deal");
  for (const form of ["Stacked", "Ranges"]) {
    await choose(fairshare, form);
    await expect(fairshare.credit.getByRole("group", { name: /favours|depends/ })).toContainText("35 others");
  }
});
