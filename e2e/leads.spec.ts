// People without deals: a list of leads becomes lost journeys, and the fairness check says what they do to learned models.
// crates/engine/tests/it/leads.rs derives the shares.

import { expect, test } from "./fixtures.ts";

const LOG = {
  name: "log.csv",
  text: `Deal,Date,Channel,Team,Stage,Amount
A,2025-01-05,Ads,Marketing,Won,100
A,2025-02-05,Call,Sales,Won,100
B,2025-02-06,Call,Sales,Won,100
C,2025-02-09,Ads,Marketing,Lost,50
`,
};
const LEADS = {
  name: "leads.csv",
  text: "Lead ID,Lead Source,Created Date,Converted\nL1,Call,2025-01-01,false\nL2,Call,2025-01-03,false\n",
};

test("the fairness check says what people who did not convert do to learned models", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop(LOG, LEADS);
  await expect(fairshare.data).toContainText("2 won");
  await expect(page.getByRole("heading", { name: /to check before you share this/ })).toHaveCount(0);
  await fairshare.unfoldFairness();
  await expect(fairshare.fairness).toContainText("2 people did not convert: they count as lost journeys");
  await expect(fairshare.fairness).toContainText(/Marketing 10.% with them, 16\.7.% without them; Sales 90.% with them, 83\.3.% without them/);
});

test("the list can be left out with one click", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop(LOG, LEADS);
  await page.getByRole("region", { name: "Check", exact: true }).getByRole("button", { name: /^Did not convert/ }).click();
  await page.getByRole("menuitem", { name: /Leave leads\.csv out/ }).click();
  await expect(fairshare.data).toContainText("leads.csv was not used");
  await fairshare.unfoldFairness();
  await expect(fairshare.fairness).not.toContainText("did not convert");
});
