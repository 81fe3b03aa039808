// Spend from a second file: joined to credit by the names of channels; cost per won deal, months, names without a touch.
// The engine's tests derive the same numbers: crates/engine/tests/data/spend.json.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "./fixtures.ts";

const text = (name: string) => readFileSync(fileURLToPath(new URL(`../crates/engine/tests/data/${name}`, import.meta.url)), "utf8");
const TOUCHES = { name: "touches.csv", text: text("spend-touches.csv") };
const SPEND = { name: "spend.csv", text: text("spend-file.csv") };

test("what a second file spends stands beside the credit of its channels", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop(TOUCHES, SPEND);
  await expect(fairshare.data).toContainText("3 won");
  // Clear enough to ask nothing.
  await expect(page.getByRole("heading", { name: /to check before you share this/ })).toHaveCount(0);
  await fairshare.tab("Table");
  const panel = page.getByRole("region", { name: "Return and budget" }).first();
  await expect(panel).toContainText("Spend from files: 7 rows");
  await panel.getByRole("combobox", { name: "Credit under" }).selectOption({ label: "Linear" });
  await panel.getByRole("radio", { name: "Channels" }).check();
  const row = (name: RegExp) => panel.getByRole("row", { name }).first();
  await expect(row(/^Google Ads/)).toContainText(/190\.01.*900\.00.*4\.74.*1\.67.*114\.01/);
  await expect(row(/^Call/)).toContainText(/no cost known.*300\.00/);
  await expect(row(/^Fair/)).toContainText(/33\.33.*100\.01.*3\.00.*1.*33\.33/);
  await expect(row(/^Spend that joins no touch/)).toContainText("20.00");
  await expect(row(/^Total/)).toContainText(/238\.34.*1,300\.01.*5\.45.*3.*79\.45/);
  const unjoined = panel.getByRole("list", { name: "Spend that joins no touch" });
  await expect(unjoined).toContainText(/Radio: .*20\.00, 1 row/);
  await expect(panel).toContainText("Write these names as they are in the touches");

  await panel.getByText("By month", { exact: true }).click();
  await expect(panel).toContainText("Credit is in the month of its touch");
  await expect(row(/^(January 2025|Jan 2025)/)).toContainText(/150\.01.*300\.00/);
  await expect(row(/^(February 2025|Feb 2025)/)).toContainText(/83\.33.*400\.01/);
  await panel.getByRole("combobox", { name: "Months of" }).selectOption({ label: "Google Ads" });
  await expect(row(/^(February 2025|Feb 2025)/)).toContainText(/30\.00.*300\.00.*10\.00/);
});

test("how it was read names the file as spend, with its rows", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop(TOUCHES, SPEND);
  await expect(fairshare.data).toContainText("4 rows not counted");
  await fairshare.unfold("spend.csv");
  await expect(fairshare.account.getByRole("combobox", { name: "One row is" }).last()).toHaveValue("spend");
  await expect(fairshare.account).toContainText("The cost cannot be read as a number.");
});

test("spend in another currency and without touches gets a sentence where it stands", async ({ fairshare, page }) => {
  await fairshare.open();
  const pounds = { name: "pounds.csv", text: "Month,Channel,Spend,Currency\n2025-01,Google Ads,10,GBP\n2025-01,Google Ads,5,EUR\n" };
  await fairshare.drop(TOUCHES, pounds);
  await expect(fairshare.data).toContainText("Spend in GBP has no exchange rate, so 1 row is not counted");
  await fairshare.tab("Table");
  const panel = page.getByRole("region", { name: "Return and budget" }).first();
  await expect(panel).toContainText("Spend in GBP has no exchange rate");
  await fairshare.drop(SPEND);
  await expect(fairshare.notice).toContainText("This is spend by channel or campaign");
});

test("amounts of spend are hidden with all others", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop(TOUCHES, SPEND);
  await fairshare.tab("Table");
  const panel = page.getByRole("region", { name: "Return and budget" }).first();
  await panel.getByText("By month", { exact: true }).click();
  await expect(panel).toContainText("238.34");
  await (await fairshare.share()).getByRole("checkbox", { name: /^Hide deals and amounts/ }).check();
  await page.keyboard.press("Escape");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(panel).not.toContainText("238.34");
  await expect(panel).not.toContainText("114.01");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
});

test("the panel of spend is Russian in Russian", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop(TOUCHES, SPEND);
  await fairshare.tab("Table");
  await fairshare.wear("Русский");
  const panel = page.getByRole("region", { name: "Отдача и бюджет" }).first();
  await expect(panel).toContainText("Расходы из файлов: 7 строк");
  await expect(panel).toContainText("Расходы без касаний");
  await expect(panel).toContainText("Затраты на выигранную сделку");
});
