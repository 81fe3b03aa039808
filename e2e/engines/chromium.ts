// Chromium, driven by Playwright as in the other browser tests.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium, type Browser, type ElementHandle, type Page } from "@playwright/test";

import { CHROMIUM } from "../chromium.ts";
import { WINDOW, type Engine } from "./engine.ts";

export class Chromium implements Engine {
  readonly name = "chromium";
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
    readonly downloads: string,
  ) {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on("download", async (download) => download.saveAs(join(downloads, download.suggestedFilename())));
  }

  static async start(): Promise<Chromium> {
    const browser = await chromium.launch({ ...CHROMIUM, headless: true });
    const context = await browser.newContext({ viewport: WINDOW, locale: "en-US", timezoneId: "UTC" });
    return new Chromium(browser, await context.newPage(), await mkdtemp(join(tmpdir(), "fairshare-chromium-")));
  }

  async open(url: string): Promise<void> {
    this.complaints.length = 0;
    await this.page.goto(url);
  }

  async evaluate(expression: string): Promise<string> {
    return this.page.evaluate(expression);
  }

  async click(element: string): Promise<void> {
    await (await this.element(element)).click();
  }

  async choose(input: string, paths: string[]): Promise<void> {
    await (await this.element(input)).setInputFiles(paths);
  }

  async paste(): Promise<void> {
    await this.page.keyboard.press("Control+V");
  }

  async screenshot(): Promise<Buffer> {
    return this.page.screenshot();
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await rm(this.downloads, { recursive: true, force: true });
  }

  private async element(expression: string): Promise<ElementHandle> {
    const element = (await this.page.evaluateHandle(expression)).asElement();
    if (element === null) throw new Error(`There is no element: ${expression}`);
    return element as ElementHandle;
  }
}
