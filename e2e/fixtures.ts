// Fixtures of every test: the release folder behind a plain file server, a listener at another origin, and the page.

import { fileURLToPath } from "node:url";

import { expect, test as base, type Page } from "@playwright/test";

import { Fairshare } from "./pages/fairshare.ts";
import { FileServer } from "./server/files.ts";
import { Listener } from "./server/listener.ts";

/** The release folder. */
export const RELEASE = fileURLToPath(new URL("../dist/", import.meta.url));

interface PerWorker {
  /** The app, below a path: an address that only works at a root is a 404 here. */
  app: FileServer;
  /** Another origin. */
  elsewhere: Listener;
}

interface PerTest {
  /** Complaints of the browser: errors in the console, errors of scripts, violations of the policy. */
  complaints: string[];
  /** The page, not opened yet. A test with this page fails if complaints are left at its end. */
  fairshare: Fairshare;
}

export const test = base.extend<PerTest, PerWorker>({
  app: [
    async ({}, use) => {
      const server = await FileServer.start(RELEASE, "/some/path/");
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  elsewhere: [
    async ({}, use) => {
      const listener = await Listener.start();
      await use(listener);
      await listener.stop();
    },
    { scope: "worker" },
  ],
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    await collect(page, complaints);
    await use(complaints);
  },
  fairshare: async ({ page, app, complaints }, use) => {
    await use(new Fairshare(page, app.url));
    expect(complaints, "complaints of the browser").toEqual([]);
  },
});

/** Records the browser's complaints from now on. */
async function collect(page: Page, complaints: string[]): Promise<void> {
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
}

export { expect };
