// Fixtures of every case: its engine, started once, and the release at a new origin.

import { fileURLToPath } from "node:url";

import { expect, test as base } from "@playwright/test";

import { FileServer } from "../server/files.ts";
import { Chromium } from "./chromium.ts";
import type { Engine, Name } from "./engine.ts";
import { Firefox } from "./firefox.ts";
import { Page } from "./page.ts";
import { WebKit } from "./webkit.ts";

const RELEASE = fileURLToPath(new URL("../../dist/", import.meta.url));

const START: Record<Name, () => Promise<Engine>> = {
  chromium: Chromium.start,
  firefox: Firefox.start,
  webkit: WebKit.start,
};

export const test = base.extend<{ app: FileServer; fairshare: Page }, { engine: Engine }>({
  engine: [
    async ({}, use, { project }) => {
      const engine = await START[project.name as Name]();
      await use(engine);
      await engine.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  app: async ({}, use) => {
    // A new port gives a new origin, which remembers nothing of the previous case.
    const server = await FileServer.start(RELEASE, "/some/path/");
    await use(server);
    await server.stop();
  },
  fairshare: async ({ engine }, use) => {
    await use(new Page(engine));
    expect(engine.complaints, "complaints of the browser").toEqual([]);
  },
});

export { expect };
