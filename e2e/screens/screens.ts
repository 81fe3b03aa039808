// Screenshots of the release for review: `npx playwright test --config e2e/screens` writes them to e2e/screenshots.

import { fileURLToPath } from "node:url";

import { AMBIGUOUS, CURRENCIES, FOREIGN, OPPORTUNITIES, SESSIONS } from "../files.ts";
import { expect, test } from "../fixtures.ts";
import type { Source } from "../pages/fairshare.ts";

const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const sample of ["The conference", "A B2B year", "A raw HubSpot export"] as const) {
      const name = `${sample.toLowerCase().replaceAll(" ", "-")}-${viewport.width}-${colorScheme}`;
      test(name, async ({ fairshare, page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await fairshare.open();
        await fairshare.openSample(sample);
        await expect(fairshare.data).toContainText(sample);
        await page.screenshot({ path: `${FOLDER}${name}-first.png`, animations: "disabled" });
        for (const tab of await page.getByRole("tab").all()) {
          await tab.click();
          await expect(page.getByRole("tabpanel").locator("svg, table, article").first()).toBeVisible();
          const path = `${FOLDER}${name}-${(await tab.getAttribute("id"))?.slice(4)}.png`;
          await page.screenshot({ path, fullPage: true, animations: "disabled" });
        }
      });
    }
  }
}

for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`deal-${viewport.width}-${colorScheme}`, async ({ fairshare, page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await fairshare.open();
      await fairshare.tab("Won together");
      await fairshare.together.getByRole("button", { name: /Marketing and SDR, with a joint touch: show the deals/ }).click();
      await fairshare.deals.getByRole("row", { name: /Won/ }).getByRole("button").first().click();
      await expect(fairshare.deals).toContainText("Calculation under");
      await fairshare.deals.screenshot({ path: `${FOLDER}deal-${viewport.width}-${colorScheme}.png`, animations: "disabled" });
      await fairshare.together.screenshot({ path: `${FOLDER}together-${viewport.width}-${colorScheme}.png`, animations: "disabled" });
    });
  }
}

const file = (name: string, text: string): Source => ({ name, text });
/** Files that need an answer from the user, and the part that is then unfolded. */
const OPEN: { name: string; files: Source[]; says: RegExp; unfold?: string }[] = [
  { name: "dates", files: [file("deals.csv", AMBIGUOUS)], says: /Apr to Jun 2025/, unfold: "deals.csv" },
  { name: "currencies", files: [file("deals.csv", CURRENCIES)], says: /not counted/, unfold: "Other currencies" },
  { name: "not-joining", files: [file("sessions.csv", SESSIONS), file("opportunities.csv", OPPORTUNITIES)], says: /not counted/, unfold: "sessions.csv" },
  { name: "no-deals", files: [file("sessions.csv", SESSIONS)], says: /Drop the file of deals/ },
  { name: "refused", files: [file("export.csv", FOREIGN)], says: /The conference/ },
];

for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const { name, files, says, unfold } of OPEN) {
      test(`${name}-${viewport.width}-${colorScheme}`, async ({ fairshare, page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await fairshare.open();
        await fairshare.drop(...files);
        await expect(fairshare.data).toContainText(says);
        if (name === "refused") await expect(page.getByRole("region", { name: /could not be used/ })).toBeVisible();
        if (unfold !== undefined) await fairshare.unfold(unfold);
        await page.screenshot({ path: `${FOLDER}${name}-${viewport.width}-${colorScheme}.png`, animations: "disabled" });
        await page.screenshot({ path: `${FOLDER}${name}-${viewport.width}-${colorScheme}-full.png`, fullPage: true, animations: "disabled" });
      });
    }
  }
}
