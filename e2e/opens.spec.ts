// The first second: a correct chart is on the screen before the user does anything.

import { expect, test } from "./fixtures.ts";

test("the page opens with the sample computed", async ({ fairshare }) => {
  await fairshare.open();
  await expect(fairshare.page).toHaveTitle(/Fairshare/);
  await expect(fairshare.data).toContainText("The conference");
  await expect(fairshare.headline).toHaveText(/^\d+\s% of the €659K won was won together\.$/);
  for (const team of ["Sales", "Marketing"]) {
    await expect(fairshare.picture).toContainText(team);
  }
  await expect(fairshare.credit).toContainText("every row adds up to");
  await fairshare.tab("Table");
  for (const team of ["Sales", "Marketing"]) {
    await expect(fairshare.table.getByRole("rowheader", { name: team })).toBeVisible();
  }
});

test("a raw export shows the check at work: teams are guessed, and damaged rows are named", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.openSample("A raw HubSpot export");
  await expect(fairshare.data).toContainText("28 won");
  await expect(fairshare.data).toContainText("€947,800.00");
  await expect(fairshare.shares).toContainText("Marketing");
  await expect(fairshare.shares).toContainText("Sales");
  await expect(page.getByRole("main")).toContainText("teams guessed");
  const check = page.getByRole("region", { name: "Check", exact: true });
  await expect(check).toContainText("Trade show");
  await fairshare.data.getByRole("button", { name: "8 rows not counted" }).click();
  await expect(fairshare.account).toContainText("2025-02-30 09:15");
});

test("everything the page asks for is there", async ({ fairshare, app }) => {
  const before = app.log.length;
  await fairshare.open();
  const asked = app.log.slice(before);
  expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
  expect(asked.some(({ path }) => /\/worker-[0-9a-f]{16}\.wasm$/.test(path)), "the worker's name has its hash").toBe(true);
});

test("a browser without WebAssembly is told so in words", async ({ page, app }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await page.goto(app.url);
  await expect(page.getByRole("alert")).toContainText("This browser cannot run Fairshare");
  await expect(page.getByRole("button", { name: "Reload the page" })).toBeVisible();
});

test("a part that does not arrive is told in words", async ({ page, app }) => {
  await page.route(/app-.*\.wasm$/, (route) => route.abort());
  await page.goto(app.url);
  await expect(page.getByRole("alert")).toContainText("Fairshare could not start");
  await page.unroute(/app-.*\.wasm$/);
  await page.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("won together");
  await expect(page.getByRole("alert")).toBeHidden();
});
