// The tabs of the result: roles, keys, address, paper, and the list of deals beside them.

import { expect, test } from "./fixtures.ts";
import type { Tab } from "./pages/fairshare.ts";

const TABS: [Tab, string, RegExp][] = [
  ["Credit", "", /^Credit by/],
  ["What moves", "#what-moves", /^What moves/],
  ["Won together", "#won-together", /^Won together/],
  ["Paths", "#paths", /^Paths to the close/],
  ["Deals", "#deals", /^Deals/],
  ["Table", "#table", /^Table/],
  ["Agreement", "#agreement", /^Agreement/],
];

test("each tab has its panel, its address and its paper", async ({ fairshare, page }) => {
  await fairshare.open();
  for (const [name, fragment, heading] of TABS) {
    await fairshare.tab(name);
    const panel = page.getByRole("tabpanel", { name, exact: true });
    await expect(panel.getByRole("heading", { name: heading }).first()).toBeVisible();
    await expect(page.getByRole("tabpanel")).toHaveCount(1);
    await expect(page.getByRole("tab", { selected: true })).toHaveText(name);
    await expect.poll(() => new URL(page.url()).hash).toBe(fragment);
    await page.emulateMedia({ media: "print" });
    await expect(panel).toBeVisible();
    await expect(fairshare.headline).toBeVisible();
    await expect(page.getByRole("tablist")).toBeHidden();
    await page.emulateMedia({ media: "screen" });
  }
});

test("an address names the tab that opens", async ({ fairshare, page }) => {
  await page.goto(`${fairshare.url}#won-together`);
  await expect(fairshare.together.getByRole("group", { name: /^Won/ })).toBeVisible();
  await expect(fairshare.credit).toBeHidden();
  await page.evaluate(() => (location.hash = "#table"));
  await expect(fairshare.table).toBeVisible();
  // Another fragment is no tab.
  await page.evaluate(() => (location.hash = "#no-such-tab"));
  await expect(fairshare.table).toBeVisible();
});

test("arrow keys go round the tabs, and one of them is a tab stop", async ({ fairshare, page }) => {
  await fairshare.open();
  const [first, second, last] = [page.getByRole("tab").first(), page.getByRole("tab").nth(1), page.getByRole("tab").last()];
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await expect(second).toBeFocused();
  await expect(fairshare.moved).toBeVisible();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  await expect(last).toBeFocused();
  await expect(page.getByRole("article")).toBeVisible();
  await page.keyboard.press("End");
  await expect(last).toBeFocused();
  await expect(page.locator("[role=tab][tabindex='0']")).toHaveCount(1);
});

test("a tab is no step of undo, and a link opens it", async ({ fairshare, page, context }) => {
  await fairshare.open();
  await fairshare.model("J-shaped").check();
  await fairshare.tab("Won together");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(fairshare.model("J-shaped")).not.toBeChecked();
  await expect(fairshare.together).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-disabled", "true");
  const link = await fairshare.link();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole("tab", { selected: true })).toHaveText("Won together");
});

for (const [name, viewport] of [["beside the picture", { width: 1440, height: 900 }], ["in a sheet", { width: 390, height: 844 }]] as const) {
  test(`a number opens its deals ${name}, and Escape gives the focus back`, async ({ fairshare, page }) => {
    await page.setViewportSize(viewport);
    await fairshare.openFolded();
    const before = await page.evaluate(() => scrollY);
    const mark = fairshare.picture.locator("[data-place]").first();
    await mark.focus();
    const place = await mark.getAttribute("data-place");
    await page.keyboard.press("Enter");
    const deals = page.getByRole("dialog", { name: "Deals" });
    await expect(deals.getByRole("heading", { name: "Deals" })).toBeFocused();
    await expect(deals.getByRole("status")).toContainText("in total");
    await expect(fairshare.picture).toBeVisible();
    expect(await page.evaluate(() => scrollY), "nothing jumps").toBe(before);
    const [box, width] = [await deals.boundingBox(), await page.evaluate(() => document.documentElement.scrollWidth)];
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    expect(width).toBeLessThanOrEqual(viewport.width);
    await page.keyboard.press("Escape");
    await expect(deals).toBeHidden();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-place"))).toBe(place);
  });
}

test("the tab of deals goes on from the list beside the picture", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.picture.locator("[data-place]").first().click();
  const said = page.getByRole("dialog", { name: "Deals" }).getByRole("status");
  await expect(said).toContainText("in total");
  const listed = await said.textContent();
  await fairshare.tab("Deals");
  await expect(fairshare.deals.getByRole("status")).toHaveText(listed ?? "");
  await fairshare.deals.getByRole("button", { name: "Show all deals" }).click();
  await expect(fairshare.deals.getByRole("status")).not.toHaveText(listed ?? "");
});
