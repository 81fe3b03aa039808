import { defineConfig } from "@playwright/test";

import { CHROMIUM } from "./chromium.ts";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  testIgnore: ["engines/**", "javascript/**"],
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A test that fails once has found something.
  retries: 0,
  forbidOnly: true,
  // Time for a slow machine with large files.
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    headless: true,
    launchOptions: CHROMIUM,
    locale: "en-US",
    timezoneId: "UTC",
    trace: "off",
    viewport: { width: 1440, height: 900 },
  },
});
