// The page as its user sees it: by roles and names. Every locator of the tests lives here.

import { readFileSync } from "node:fs";

import { expect, type JSHandle, type Locator, type Page } from "@playwright/test";

/** A file on disk, or one made of a text or of bytes. */
export type Source = string | { name: string; text: string } | { name: string; bytes: Buffer };

const REPLACE = /^(Replace|Заменить)$/;

export class Fairshare {
  readonly headline: Locator;
  readonly data: Locator;
  readonly credit: Locator;
  readonly fairness: Locator;
  readonly moved: Locator;
  readonly table: Locator;
  readonly together: Locator;
  readonly deals: Locator;
  readonly choices: Locator;
  /** How the files were read. */
  readonly account: Locator;
  /** The picture of credit by team, model by model. */
  readonly picture: Locator;
  /** The notice that stands outside the app. */
  readonly failure: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.headline = page.getByRole("heading", { level: 1 });
    this.data = page.getByRole("region", { name: "Data", exact: true });
    this.credit = page.getByRole("region", { name: /^Credit by/ });
    this.fairness = page.getByRole("region", { name: "Fairness check" });
    this.moved = page.getByRole("region", { name: /^What moves/ });
    this.table = page.getByRole("region", { name: "Table", exact: true }).getByRole("table");
    this.together = page.getByRole("region", { name: "Won together" });
    this.deals = page.locator("section").filter({ has: page.getByRole("heading", { name: "Deals", exact: true }) });
    this.choices = page.getByRole("complementary", { name: "Models and teams" });
    this.account = page.getByRole("region", { name: "How it was read" });
    this.picture = this.credit.getByRole("group", { name: /^Credit by/ });
    this.failure = page.getByRole("alert");
  }

  /** Opens the page and waits for the sample's picture. */
  async open(): Promise<void> {
    await this.page.goto(this.url);
    await expect(this.headline).toContainText("is credited with");
    await expect(this.picture).toBeVisible();
  }

  /** Waits until all of the release is kept for use without a connection: it is fetched in the background. */
  async kept(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
  }

  /** Lets files fall onto the page, instead of those that are there. */
  async drop(...sources: Source[]): Promise<void> {
    const settings = sources.some((source) => /\.(png|fairshare)$/.test(typeof source === "string" ? source : source.name));
    const asks = await this.hang(...sources);
    if (asks && !settings) await this.replace();
  }

  /** Answers that new files take the place of those on the screen. */
  async replace(): Promise<void> {
    await this.page.getByRole("dialog").getByRole("button", { name: REPLACE }).click();
  }

  /** Lets files fall onto the page; tells whether files of the user's are there, about which the page asks. */
  async hang(...sources: Source[]): Promise<boolean> {
    const input = await this.handOver(sources);
    return input.evaluate((input, replace) => {
      // Nobody is asked while a sample is shown or files are read. Looked at in the task of the drop: a load may end at any time.
      const own = [...document.querySelectorAll("button")].some((button) => new RegExp(replace).test(button.innerText.trim()));
      const reads = document.querySelector("[role=progressbar], progress") !== null;
      const carried = new DataTransfer();
      for (const file of input.files ?? []) carried.items.add(file);
      input.remove();
      for (const kind of ["dragenter", "dragover", "drop"]) {
        const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried });
        document.body.dispatchEvent(event);
      }
      return own && !reads;
    }, REPLACE.source);
  }

  /** Lets files and folders of the disk fall onto the page, as a file manager does. */
  async dropFromDisk(...paths: string[]): Promise<void> {
    const debug = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await debug.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
    }
    await debug.detach();
  }

  /** Waits until files are on the screen. While they are read their names are there already, and all numbers still others'. */
  async shows(names: string): Promise<void> {
    await expect(this.data).toContainText(names);
    await expect(this.data.getByRole("progressbar")).toHaveCount(0);
  }

  /** Chooses files in the browser's dialog. */
  async choose(...sources: Source[]): Promise<void> {
    const dialog = this.page.waitForEvent("filechooser");
    await this.page.locator("button", { hasText: /^(Open your file|Replace)$/ }).click();
    await (await dialog).setFiles(sources.map(payload) as string[]);
  }

  /** Copies a text elsewhere and pastes it anywhere on the page. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(this.url).origin });
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** Writes a text into the field for pasting. */
  async pasteIntoDialog(text: string): Promise<void> {
    await this.page.getByRole("button", { name: "Paste", exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: "Paste a table" });
    await dialog.getByRole("textbox", { name: "Table as text" }).fill(text);
    await dialog.getByRole("button", { name: "Read it" }).click();
  }

  /** Opens one of the samples. */
  async openSample(name: "The conference" | "A B2B year"): Promise<void> {
    await this.page.getByRole("button", { name: "Samples" }).click();
    await this.page.getByRole("button", { name }).click();
  }

  /** Opens the account of the reading, and in it the part of a name. */
  async unfold(part: string): Promise<void> {
    if (!(await this.account.isVisible())) {
      await this.data.getByRole("button", { name: /kept out|All rows used/ }).click();
    }
    const summary = this.account.locator("summary", { hasText: part });
    if ((await summary.locator("..").getAttribute("open")) === null) await summary.click();
  }

  /** The box that shows a model or not. */
  model(name: string): Locator {
    return this.choices.getByRole("checkbox", { name });
  }

  /** What there is to know of a model, its computation unfolded. */
  async explained(name: string): Promise<Locator> {
    const item = this.choices.getByRole("listitem").filter({ has: this.page.getByRole("button", { name: `About ${name}`, exact: true }) });
    const about = item.getByRole("button", { name: `About ${name}`, exact: true });
    if ((await about.getAttribute("aria-expanded")) === "false") await about.click();
    await item.getByText("How it is computed").click();
    return item;
  }

  /** The slider of the half-life, its place unfolded. */
  async halfLife(): Promise<Locator> {
    const about = this.choices.getByRole("button", { name: "About Time decay" });
    if ((await about.getAttribute("aria-expanded")) === "false") await about.click();
    return this.choices.getByRole("slider", { name: /half-life/ });
  }

  /** The menu of what leaves the page and what it keeps, opened. */
  async share(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Share", exact: true }).click();
    return this.page.getByRole("group", { name: "Share", exact: true });
  }

  /** Switches keeping on and waits until the work is kept. */
  async keep(): Promise<void> {
    const share = await this.share();
    await share.getByRole("checkbox", { name: "Keep on this device" }).check();
    await expect(share.getByRole("status")).toContainText("Kept:");
    await this.page.keyboard.press("Escape");
  }

  /** Presses "Forget everything". */
  async forgetEverything(): Promise<void> {
    await (await this.share()).getByRole("button", { name: "Forget everything" }).click();
  }

  /** A link to the settings, as it stands on the clipboard then. */
  async link(): Promise<string> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.getByRole("button", { name: "Share", exact: true }).click();
    await this.page.getByRole("group", { name: "Share", exact: true }).getByRole("button", { name: "Copy link to these settings" }).click();
    await expect(this.page.getByText("The link is on the clipboard. It holds settings, no data.")).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** What the page has to say: a notice at the foot of the window. */
  get notice(): Locator {
    return this.page.getByRole("alert").filter({ hasText: /\S/ });
  }

  /** The table as it is saved: columns by model, numbers in full precision. */
  async savedTable(by: "Teams" | "Channels" | "Campaigns", measure: string): Promise<Saved> {
    const panel = this.page.getByRole("region", { name: "Table", exact: true });
    await panel.getByRole("radio", { name: by }).check({ force: true });
    await panel.getByRole("combobox", { name: "Measure" }).selectOption({ label: measure });
    const caption = { Teams: "by team", Channels: "by channel", Campaigns: "by campaign" }[by];
    await expect(this.table.locator("caption")).toContainText(caption);
    const download = this.page.waitForEvent("download");
    await panel.getByRole("button", { name: "Save CSV" }).click();
    return parseTable(readFileSync(await (await download).path(), "utf8"));
  }

  /** An input with the files, which are those on disk as if the user had chosen them. */
  private async handOver(sources: Source[]): Promise<JSHandle<HTMLInputElement>> {
    const input = await this.page.evaluateHandle(() => {
      const input = document.createElement("input");
      input.type = "file";
      input.multiple = true;
      return input;
    });
    await input.asElement()?.setInputFiles(sources.map(payload) as string[]);
    return input;
  }
}

/** A saved table: by model, by group. */
export type Saved = Record<string, Record<string, number>>;

/** Reads a saved table. Names in it have no commas or quotation marks in these tests, or are quoted as a whole. */
function parseTable(csv: string): Saved {
  const cells = (line: string) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => match[1].replace(/^"|"$/g, "").replaceAll('""', '"'));
  const [header, ...rows] = csv.trimEnd().split(/\r?\n/).map(cells);
  const models = header.slice(1).filter((name) => name !== "");
  const table: Saved = Object.fromEntries(models.map((model) => [model, {}]));
  for (const [name, ...values] of rows) models.forEach((model, at) => (table[model][name] = Number(values[at])));
  return table;
}

function payload(source: Source): string | { name: string; mimeType: string; buffer: Buffer } {
  if (typeof source === "string") return source;
  const buffer = "bytes" in source ? source.bytes : Buffer.from(source.text);
  return { name: source.name, mimeType: "text/csv", buffer };
}
