// Launch options of Chromium, for tests and benchmark alike.

import type { LaunchOptions } from "@playwright/test";

/** The browser that `cargo xtask` found or installed; without it, Playwright's own. */
export const CHROMIUM: LaunchOptions = {
  executablePath: process.env.CHROME || undefined,
  args: [
    "--no-sandbox", // tests run as root in many containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
