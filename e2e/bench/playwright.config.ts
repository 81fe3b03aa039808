import { defineConfig } from "@playwright/test";

import tests from "../playwright.config.ts";

export default defineConfig(tests, {
  testDir: ".",
  testMatch: ["bench.ts", "papa.ts", "peers.ts"],
  outputDir: "../test-results",
  // One test at a time, as anything that runs beside a measurement changes it.
  workers: 1,
  timeout: 600_000,
  reporter: "line",
});
