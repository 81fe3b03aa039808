import { defineConfig } from "@playwright/test";

import tests from "../playwright.config.ts";

export default defineConfig(tests, {
  testDir: ".",
  testMatch: ["bench.ts", "papa.ts"],
  outputDir: "../test-results",
  // One thing at a time: what runs beside a measurement is measured with it.
  workers: 1,
  timeout: 600_000,
  reporter: "line",
});
