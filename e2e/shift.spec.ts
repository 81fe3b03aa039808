// Nothing that a person may be about to click moves: the layout shift that the browser itself measures.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

const REPORT = readFileSync(fileURLToPath(new URL("../assets/samples/hubspot-report.csv", import.meta.url)), "utf8");

interface Shift {
  value: number;
  at: number;
  of: string[];
}

interface Watched {
  shifts: Shift[];
  stands?: number;
}

/** Records each shift, and when the picture first names a text. */
function watch(): void {
  const here = window as unknown as Watched;
  here.shifts = [];
  const name = (node: Node | null) => (node instanceof Element ? `${node.localName}.${node.getAttribute("class")}` : `${node?.nodeName}`);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; startTime: number; sources: { node: Node | null }[] }[]) {
      here.shifts.push({ value: entry.value, at: entry.startTime, of: entry.sources.map(({ node }) => name(node)) });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** The sum of the shifts from a moment on, in words that name what moved. */
async function shifts(page: Page, from = 0): Promise<{ sum: number; said: string }> {
  const all = await page.evaluate(() => (window as unknown as Watched).shifts);
  const counted = all.filter(({ at }) => at >= from);
  return { sum: counted.reduce((sum, { value }) => sum + value, 0), said: JSON.stringify(counted) };
}

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

for (const viewport of [WIDE, NARROW]) {
  test(`little moves while the page opens, ${viewport.width} wide`, async ({ fairshare, page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(watch);
    await fairshare.openFolded();
    await expect(fairshare.credit).toContainText("of resamples under");
    const { sum, said } = await shifts(page);
    expect(sum, said).toBeLessThanOrEqual(0.02);
  });
}

for (const viewport of [WIDE, NARROW]) {
  test(`nothing moves after the picture of a file stands, ${viewport.width} wide`, async ({ fairshare, page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(watch);
    await fairshare.openFolded();
    await fairshare.picture.evaluate((svg) => {
      const here = window as unknown as Watched;
      const before = svg.textContent;
      const look = () => {
        if (svg.isConnected && svg.textContent === before) return void requestAnimationFrame(look);
        here.stands = performance.now();
      };
      look();
    });
    await fairshare.drop({ name: "report.csv", text: REPORT });
    await fairshare.shows("report.csv");
    await expect(fairshare.credit).toContainText("of resamples under");
    await expect(page.getByRole("region", { name: "Check", exact: true })).toBeVisible();
    const stands = await page.evaluate(() => (window as unknown as Watched).stands);
    expect(stands).toBeGreaterThan(0);
    const { sum, said } = await shifts(page, (stands ?? 0) + 20);
    expect(sum, said).toBeLessThanOrEqual(0.02);
  });
}
