// The page as its user sees it, by roles and names. Locators shared by tests are here.

import { readFileSync } from "node:fs";

import { expect, type JSHandle, type Locator, type Page } from "@playwright/test";

import { columns } from "../saved.ts";

/** A file on disk, or one made of text or bytes. */
export type Source = string | { name: string; text: string } | { name: string; bytes: Buffer };

/** A tab of the result. */
export type Tab = "Credit" | "What moves" | "Won together" | "Paths" | "Deals" | "Table" | "Agreement";

const REPLACE = /^(Replace|Заменить)$/;

export class Fairshare {
  readonly headline: Locator;
  /** The line below the headline: each group's share of credit. */
  readonly shares: Locator;
  readonly data: Locator;
  readonly credit: Locator;
  readonly fairness: Locator;
  readonly moved: Locator;
  readonly table: Locator;
  readonly together: Locator;
  readonly deals: Locator;
  readonly choices: Locator;
  /** The account of how the files were read. */
  readonly account: Locator;
  /** The chart of credit by team, model by model. */
  readonly picture: Locator;
  /** The notice outside the app. */
  readonly failure: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.headline = page.getByRole("heading", { level: 1 });
    this.shares = page.getByRole("main").getByRole("paragraph").filter({ hasText: /^(Share of credit|None of it can)/ });
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

  /** Opens the page and waits for the sample's chart. */
  async openFolded(): Promise<void> {
    await this.page.goto(this.url);
    await expect(this.headline).toContainText("won together");
    await expect(this.picture).toBeVisible();
  }

  /** Opens the page and unfolds all models, unless a narrow window folds the choices. */
  async open(): Promise<void> {
    await this.openFolded();
    if ((this.page.viewportSize()?.width ?? 0) >= 1024) await this.unfoldModels();
  }

  /** Shows a tab of the result. */
  async tab(name: Tab): Promise<void> {
    await this.page.getByRole("tab", { name, exact: true }).click();
  }

  /** Unfolds the line of the fairness check. */
  async unfoldFairness(): Promise<void> {
    await this.fairness.getByRole("heading", { name: "Fairness check" }).click();
  }

  /** Unfolds the models that are not shown at first. */
  async unfoldModels(): Promise<void> {
    await this.choices.getByText("More models").click();
  }

  /** Waits until the whole release is stored for offline use; it is fetched in the background. */
  async kept(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
  }

  /** Drops files onto the page, replacing those on the screen. */
  async drop(...sources: Source[]): Promise<void> {
    const settings = sources.some((source) => /\.(png|fairshare)$/.test(typeof source === "string" ? source : source.name));
    const asks = await this.hang(...sources);
    if (asks && !settings) await this.replace();
  }

  /** Answers that new files replace those on the screen. */
  async replace(): Promise<void> {
    await this.page.getByRole("dialog").getByRole("button", { name: REPLACE }).click();
  }

  /** Drops files onto the page; returns whether it asks what to do with the user's files on the screen. */
  async hang(...sources: Source[]): Promise<boolean> {
    const input = await this.handOver(sources);
    return input.evaluate((input, replace) => {
      // The page does not ask while it shows a sample or reads files. Checked in the task of the drop, as a load may
      // end at any time.
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

  /** Drops files and folders on disk onto the page, as a file manager does. */
  async dropFromDisk(...paths: string[]): Promise<void> {
    const debug = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await debug.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
    }
    await debug.detach();
  }

  /**
   * Waits until files are on the screen. During the load their names appear already, with the numbers of the previous
   * ones.
   */
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

  /** Copies a text and pastes it anywhere on the page. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(this.url).origin });
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** Enters a text into the field for pasting. */
  async pasteIntoDialog(text: string): Promise<void> {
    await this.page.getByRole("button", { name: "Paste", exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: "Paste a table" });
    await dialog.getByRole("textbox", { name: "Table as text" }).fill(text);
    await dialog.getByRole("button", { name: "Read it" }).click();
  }

  /** Opens one of the samples. */
  async openSample(name: "The conference" | "A B2B year" | "A raw HubSpot export"): Promise<void> {
    await this.page.getByRole("button", { name: "Samples" }).click();
    await this.page.getByRole("group", { name: "Samples" }).getByRole("button", { name }).click();
  }

  /** Opens the account of the files, and in it the part of this name. */
  async unfold(part: string): Promise<void> {
    if (!(await this.account.isVisible())) {
      await this.data.getByRole("button", { name: /not counted|All rows counted/ }).click();
    }
    const summary = this.account.locator("summary", { hasText: part });
    if ((await summary.locator("..").getAttribute("open")) === null) await summary.click();
  }

  /** The checkbox that shows or hides a model. */
  model(name: string): Locator {
    return this.choices.getByRole("checkbox", { name });
  }

  /** The entry of a model, with its computation unfolded. */
  async explained(name: string): Promise<Locator> {
    const item = this.choices.getByRole("listitem").filter({ has: this.page.getByRole("button", { name: `About ${name}`, exact: true }) });
    const about = item.getByRole("button", { name: `About ${name}`, exact: true });
    if ((await about.getAttribute("aria-expanded")) === "false") await about.click();
    await item.getByText("How it is computed").click();
    return item;
  }

  /** The slider of the half-life, unfolded, with the model shown. */
  async halfLife(): Promise<Locator> {
    await this.model("Time decay").check();
    const about = this.choices.getByRole("button", { name: "About Time decay" });
    if ((await about.getAttribute("aria-expanded")) === "false") await about.click();
    return this.choices.getByRole("slider", { name: /half-life/ });
  }

  /** Opens the Share menu and returns it. */
  async share(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Share", exact: true }).click();
    return this.page.getByRole("group", { name: "Share", exact: true });
  }

  /** Opens the menu of language and theme, in either language, and returns it. */
  async openAppearance(): Promise<Locator> {
    const name = /^(Language and theme|Язык и тема)$/;
    await this.page.getByRole("button", { name }).click();
    return this.page.getByRole("group", { name });
  }

  /** Chooses a language or a theme, and closes the menu. */
  async wear(name: "English" | "Русский" | "Light" | "Dark"): Promise<void> {
    const menu = await this.openAppearance();
    await menu.getByRole("radio", { name }).check();
    await this.page.keyboard.press("Escape");
    await expect(menu).toHaveCount(0);
  }

  /** Expects that a theme is, or is not, the chosen one. */
  async wears(name: "Light" | "Dark", chosen = true): Promise<void> {
    const menu = await this.openAppearance();
    await expect(menu.getByRole("radio", { name })).toBeChecked({ checked: chosen });
    await this.page.keyboard.press("Escape");
  }

  /** Switches saving on and waits until the work is saved. */
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

  /** A link to the settings, as copied to the clipboard. */
  async link(): Promise<string> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.getByRole("button", { name: "Share", exact: true }).click();
    await this.page.getByRole("group", { name: "Share", exact: true }).getByRole("button", { name: "Copy link with settings" }).click();
    await expect(this.page.getByText("The link is on the clipboard. It holds settings, no data.")).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The notice at the foot of the window. */
  get notice(): Locator {
    return this.page.getByRole("alert").filter({ hasText: /\S/ });
  }

  /** Saves the table and parses the columns of this measure. */
  async savedTable(by: "Teams" | "Channels" | "Campaigns", measure: Measure): Promise<Saved> {
    await this.tab("Table");
    const panel = this.page.getByRole("region", { name: "Table", exact: true });
    await panel.getByRole("radio", { name: by }).check();
    const [label, column] = MEASURES[measure];
    await panel.getByRole("combobox", { name: "Measure" }).selectOption({ label });
    const caption = { Teams: "by team", Channels: "by channel", Campaigns: "by campaign" }[by];
    await expect(this.table.locator("caption")).toContainText(caption);
    const download = this.page.waitForEvent("download");
    await panel.getByRole("button", { name: "Save CSV" }).click();
    return parseTable(readFileSync(await (await download).path(), "utf8"), column);
  }

  /** A file input that contains the files, as if the user had chosen them. */
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

/** A measure: how the page calls it, and what stands behind the model in the headings of the saved table. */
const MEASURES = {
  Amount: ["Amount", "amount"],
  "Amount, unrounded": ["Amount, unrounded", "amount before rounding"],
  "Won deals": ["Won deals", "won deals"],
  "Won deals, unrounded": ["Amount, unrounded", "won deals before rounding"],
} as const;
export type Measure = keyof typeof MEASURES;

function parseTable(csv: string, column: string): Saved {
  expect(csv.startsWith("\ufeff"), "a byte order mark, for Excel").toBe(true);
  const { names, models } = columns(csv, column);
  expect(models.size, column).toBeGreaterThan(0);
  const groups = (values: string[]) => Object.fromEntries(names.map((name, at) => [name, Number(values[at])]));
  return Object.fromEntries([...models].map(([model, values]) => [model, groups(values)]));
}

function payload(source: Source): string | { name: string; mimeType: string; buffer: Buffer } {
  if (typeof source === "string") return source;
  const buffer = "bytes" in source ? source.bytes : Buffer.from(source.text);
  return { name: source.name, mimeType: "text/csv", buffer };
}
