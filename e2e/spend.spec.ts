// Return and budget: shown only if costs are known, and every column adds up.

import { expect, test } from "./fixtures.ts";

const CSV = `Deal,Date,Channel,Team,Stage,Amount,Cost
D1,2025-01-01,Ad,Marketing,Won,1000,400
D1,2025-01-09,Call,Sales,Won,1000,
D2,2025-02-01,Ad,Marketing,Lost,70,100
D3,2025-04-01,Call,Sales,Won,500,250
`;

test("what touches cost stands beside what they are credited with", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.tab("Table");
  const panel = page.getByRole("region", { name: "Return and budget" }).first();
  await expect(panel).toBeVisible();
  await fairshare.drop({ name: "none.csv", text: CSV.replaceAll(/,[^,\n]*\n/g, "\n") });
  await fairshare.shows("none.csv");
  await expect(panel).toBeHidden();
  await fairshare.drop({ name: "costs.csv", text: CSV });
  await expect(panel).toContainText("known for 3 of 4 touches");
  await panel.getByRole("combobox", { name: "Credit under" }).selectOption({ label: "Linear" });
  const row = (name: RegExp) => panel.getByRole("row", { name });
  // Marketing: 500 of 1,500, for costs of 500; Sales: 1,000, for 250.
  await expect(row(/^Marketing/)).toContainText(/500\.00.*66\.7.%.*500\.00.*1\.00/);
  await expect(row(/^Sales/)).toContainText(/250\.00.*33\.3.%.*1,000\.00.*4\.00/);
  await expect(row(/^Total/)).toContainText(/750\.00.*1,500\.00.*750\.00/);

  await panel.getByRole("spinbutton", { name: "Budget to split" }).fill("900");
  await panel.getByRole("spinbutton", { name: "Budget to split" }).press("Enter");
  await expect(row(/^Marketing/)).toContainText("300.00");
  await expect(row(/^Marketing/)).toContainText("−300.00");
  await expect(row(/^Sales/)).toContainText("600.00");
  await expect(row(/^Sales/)).toContainText("+300.00");
  await expect(panel).toContainText("not a forecast");

  await panel.getByRole("button", { name: /Sales under linear: show the deals/ }).click();
  await expect(fairshare.deals.getByRole("status")).toContainText("2 deals, 1,000.00 in total");
});
