// "Take it to your warehouse": the query for the user's own tables, copied and saved.

import { readFile } from "node:fs/promises";

import { expect, test } from "./fixtures.ts";

test("the query of the files on the screen is shown, follows the choices, and is saved", async ({ fairshare, page }) => {
  await fairshare.open();
  await (await fairshare.share()).getByRole("button", { name: "Take it to your warehouse" }).click();
  const dialog = page.getByRole("dialog", { name: "Take it to your warehouse" });
  const query = dialog.getByLabel("Query", { exact: true });
  await expect(query).toContainText(/with\s/i);
  await expect(query).toContainText('"touches"');
  await expect(query).toContainText('"deals"');

  await dialog.getByLabel("Warehouse").selectOption({ label: "Spark SQL" });
  await expect(query).toContainText("`touches`");
  await dialog.getByLabel("Table of touches").fill('crm."touch; drop"');
  await expect(query).toContainText("`touch; drop`");

  await dialog.getByLabel("Table of touches").fill("");
  await expect(dialog.getByRole("status").first()).toContainText("A table has a name of one to four parts");
  await expect(dialog.getByRole("button", { name: "Copy the query" })).toBeDisabled();
  await dialog.getByLabel("Table of touches").fill("touches");

  await dialog.getByText("Names of the columns in your tables").click();
  await dialog.getByLabel("Channel (touches)").fill("source, medium");
  await expect(query).toContainText("`source, medium`");

  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save as a file" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("credit.sql");
  expect(await readFile(await saved.path(), "utf8")).toContain("`source, medium`");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("Enter in a field keeps the dialog, and a query selected by hand is copied as it is", async ({ fairshare, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await fairshare.open();
  await (await fairshare.share()).getByRole("button", { name: "Take it to your warehouse" }).click();
  const dialog = page.getByRole("dialog", { name: "Take it to your warehouse" });
  await dialog.getByLabel("Table of touches").fill("crm.touches");
  await page.keyboard.press("Enter");
  const query = dialog.getByLabel("Query", { exact: true });
  await expect(query).toContainText('"crm"."touches"');

  await query.evaluate((element) => getSelection()?.selectAllChildren(element));
  await page.keyboard.press("ControlOrMeta+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim()).toBe((await query.textContent())?.trim());

  await dialog.getByRole("button", { name: "Copy the query" }).click();
  await expect(dialog.getByText("The query is on the clipboard.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
});
