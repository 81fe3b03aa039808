// The first second: a true picture is on the screen before anybody has done anything.

import { expect, test } from "./fixtures.ts";

test("the page opens with the sample computed", async ({ fairshare }) => {
  await fairshare.open();
  await expect(fairshare.page).toHaveTitle(/Fairshare/);
  await expect(fairshare.data).toContainText("The conference");
  await expect(fairshare.headline).toHaveText(/^(Sales|Marketing) is credited with \d+ to \d+\s%/);
  for (const team of ["Sales", "Marketing"]) {
    await expect(fairshare.picture).toContainText(team);
    await expect(fairshare.table.getByRole("rowheader", { name: team })).toBeVisible();
  }
  await expect(fairshare.credit).toContainText("every row adds up to");
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
  await expect(page.getByRole("heading", { level: 1 })).toContainText("is credited with");
  await expect(page.getByRole("alert")).toBeHidden();
});
