// Accessibility: axe finds nothing, the keyboard reaches everything, nothing needs sideways scrolling.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** The findings of axe, moderate and minor ones included. */
async function findings(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the policy's ban on code from text does not stop.
  await page.evaluate(AXE);
  const found: Finding[] = await page.evaluate(`axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations)`);
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}

for (const width of [1440, 390]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing on any tab, ${width} wide, ${colorScheme}`, async ({ fairshare, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await fairshare.open();
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await expect(page.getByRole("tabpanel").locator("svg, table, article").first()).toBeVisible();
        expect(await findings(page), (await tab.textContent()) ?? "").toEqual([]);
      }
      await fairshare.tab("Credit");
      await fairshare.data.getByRole("button", { name: /not counted/ }).click();
      await expect(page.getByRole("region", { name: "How it was read" })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  }
}

for (const width of [1440, 390]) {
  test(`axe finds nothing in what unfolds, ${width} wide`, async ({ fairshare, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await fairshare.open();
    for (const fold of ["Models and teams", "More models"]) {
      await page.getByText(fold).evaluate((summary) => summary.closest("details")?.setAttribute("open", ""));
    }
    for (const about of await fairshare.choices.getByRole("button", { name: /^About / }).all()) await about.click();
    await expect(await fairshare.halfLife()).toBeVisible();
    expect(await findings(page)).toEqual([]);
    for (const menu of ["Samples", "Your data stays in this browser", "Share", "Language and theme"]) {
      await page.getByRole("button", { name: menu, exact: true }).click();
      expect(await findings(page), menu).toEqual([]);
      await page.keyboard.press("Escape");
    }
    await fairshare.drop({ name: "mistake.csv", text: "" });
    await expect(fairshare.notice).toContainText("There is nothing in this file");
    expect(await findings(page), "with a notice").toEqual([]);
  });
}

test("axe finds nothing in the dialog for pasting, which gives the focus back", async ({ fairshare, page }) => {
  await fairshare.open();
  const button = page.getByRole("button", { name: "Paste", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Table as text" })).toBeFocused();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

// 640 wide is a window of 1280 at 200 % zoom.
for (const width of [320, 390, 640, 1024]) {
  test(`no tab needs sideways scrolling, ${width} wide`, async ({ fairshare, page }) => {
    await page.setViewportSize({ width, height: width === 640 ? 400 : 800 });
    await fairshare.open();
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await expect(page.getByRole("tabpanel").locator("svg, table, article").first()).toBeVisible();
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content, await tab.innerText()).toBeLessThanOrEqual(window);
    }
  });
}

test("the keyboard alone changes models, half-life and what moves", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toBeVisible();
  await fairshare.model("J-shaped").focus();
  await page.keyboard.press("Space");
  await expect(fairshare.picture).toContainText("J-shaped");
  const slider = await fairshare.halfLife();
  await fairshare.tab("Table");
  const before = await fairshare.table.textContent();
  await slider.focus();
  await page.keyboard.press("End");
  await expect(fairshare.table).toContainText("Time decay, 180 days");
  expect(await fairshare.table.textContent()).not.toBe(before);
  await fairshare.tab("What moves");
  const to = fairshare.moved.getByRole("combobox", { name: "To" });
  await to.focus();
  await to.press("Home");
  await expect(fairshare.moved.getByRole("group", { name: /^What moves/ })).toBeVisible();
});

test("the first screen holds strip, headline and chart", async ({ fairshare, page }) => {
  // A click on what is below the first screen would scroll.
  await fairshare.openFolded();
  const box = await fairshare.picture.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 9999)).toBeLessThanOrEqual(900);
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
});
