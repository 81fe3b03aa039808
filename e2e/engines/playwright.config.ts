// The suite in each available engine. Playwright runs the tests; it drives only Chromium.

import { defineConfig } from "@playwright/test";

import { PROGRAMS, type Name } from "./engine.ts";

const asked = (process.env.FAIRSHARE_ENGINES ?? "chromium,firefox,webkit").split(",") as Name[];

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results/engines",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  projects: asked.filter((name) => PROGRAMS[name] !== "").map((name) => ({ name })),
});
