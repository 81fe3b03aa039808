// Pictures of the release, to be looked at: `npx playwright test --config e2e/screens` writes them to e2e/screenshots.

import { fileURLToPath } from "node:url";

import { expect, test } from "../fixtures.ts";

const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const viewport of SIZES) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const sample of ["The conference", "A B2B year"] as const) {
      const name = `${sample.toLowerCase().replaceAll(" ", "-")}-${viewport.width}-${colorScheme}`;
      test(name, async ({ fairshare, page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await fairshare.open();
        await fairshare.openSample(sample);
        await expect(fairshare.data).toContainText(sample);
        await expect(fairshare.moved.getByRole("img")).toBeVisible();
        await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage: true, animations: "disabled" });
        await page.screenshot({ path: `${FOLDER}${name}-first.png`, animations: "disabled" });
      });
    }
  }
}
