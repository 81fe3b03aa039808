// The page as its user sees it, by roles and names, in any engine. Elements are found by code in the page, so that
// every engine finds the same.

import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import { expect } from "@playwright/test";

import type { Engine } from "./engine.ts";

/** An element by role and name; with `within`, inside the first section of that name. */
export interface Part {
  role: "button" | "checkbox" | "heading" | "radio" | "combobox" | "alert" | "summary" | "status" | "tab";
  name?: string;
  within?: string;
}

/** Runs in the page: the visible element of a role and name. */
function find({ role, name, within }: Part): Element | undefined {
  const selectors = {
    button: "button",
    checkbox: "input[type=checkbox]",
    heading: "h1",
    radio: "input[type=radio]",
    combobox: "select",
    alert: "[role=alert]",
    summary: "summary",
    status: "[role=status]",
    tab: "[role=tab]",
  };
  const text = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (element: Element) => {
    const by = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    return (
      by.map((id) => text(document.getElementById(id))).join(" ") ||
      element.getAttribute("aria-label") ||
      [...((element as HTMLInputElement).labels ?? [])].map(text).join(" ") ||
      text(element)
    );
  };
  const region = [...document.querySelectorAll("section, aside")].find((element) => within !== undefined && nameOf(element).startsWith(within));
  if (within !== undefined && region === undefined) return undefined;
  return [...(region ?? document).querySelectorAll(selectors[role])].find(
    (element) => element.checkVisibility() && (name === undefined ? text(element) !== "" : nameOf(element).includes(name)),
  );
}

/** Runs in the page: scrolls an element to the middle of the window; returns whether it stays still for two frames. */
async function still(element: Element | undefined): Promise<string> {
  if (element === undefined) return "not there";
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const place = () => JSON.stringify(element.getBoundingClientRect());
  await frame();
  const before = place();
  await frame();
  await frame();
  return place() === before ? "still" : "it moves";
}

export class Page {
  constructor(readonly engine: Engine) {}

  /** Opens the page and waits for the sample's chart. */
  async open(url: string): Promise<void> {
    await this.engine.open(url);
    await this.says({ role: "heading" }, "won together");
    await this.says("Credit by", "Striped: credit for joint touches");
  }

  /** Waits until the whole page is stored for offline use. */
  async kept(): Promise<void> {
    await this.run(async () => void (await navigator.serviceWorker.ready));
  }

  /** Runs a function in the page. It cannot use variables of the test. */
  async run<A extends unknown[], R>(work: (...given: A) => R, ...given: A): Promise<Awaited<R>> {
    const call = `(${work})(...${JSON.stringify(given)})`;
    return JSON.parse(await this.engine.evaluate(`Promise.resolve(${call}).then((value) => JSON.stringify(value ?? null))`));
  }

  /** The text of a part, or of a region by its name; empty if it is absent. */
  async text(part: Part | string): Promise<string> {
    const asked: Part = typeof part === "string" ? { role: "status", within: part } : part;
    const source = typeof part === "string" ? REGION : `(${find})`;
    return JSON.parse(
      await this.engine.evaluate(`JSON.stringify((${source}(${JSON.stringify(asked)})?.textContent ?? "").replace(/\\s+/g, " "))`),
    );
  }

  /** Waits until a part or region contains a text. */
  async says(part: Part | string, words: string | RegExp, timeout = 30_000): Promise<void> {
    const wanted = typeof words === "string" ? expect.stringContaining(words) : expect.stringMatching(words);
    await expect.poll(() => this.text(part), { timeout, message: JSON.stringify(part) }).toEqual(wanted);
  }

  /** Waits for a part, and clicks it. */
  async click(part: Part): Promise<void> {
    const element = `(${find})(${JSON.stringify(part)})`;
    const ready = () => this.engine.evaluate(`(${still})(${element})`);
    await expect.poll(ready, { timeout: 30_000, message: JSON.stringify(part) }).toBe("still");
    await this.engine.click(element);
  }

  async openSample(name: string): Promise<void> {
    await this.click({ role: "button", name: "Samples" });
    await this.click({ role: "button", name });
    await this.says("Data", name);
  }

  /** Chooses files in the page's own input, as its dialog does. */
  async choose(...paths: string[]): Promise<void> {
    await this.engine.choose(`document.querySelector("input[type=file]")`, paths);
  }

  /** Drops files on disk onto the page. No engine's protocol can drag files, so the events are created here. */
  async drop(...paths: string[]): Promise<void> {
    await this.run(() => {
      const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, id: "dropped" });
      document.body.append(input);
    });
    await this.engine.choose(`document.getElementById("dropped")`, paths);
    await this.run(() => {
      const input = document.getElementById("dropped") as HTMLInputElement;
      const carried = new DataTransfer();
      for (const file of input.files ?? []) carried.items.add(file);
      input.remove();
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
      }
    });
  }

  /** The file with this ending that an action makes the page save. */
  async saved(ending: string, act: () => Promise<void>): Promise<Buffer> {
    for (const file of readdirSync(this.engine.downloads)) rmSync(join(this.engine.downloads, file));
    await act();
    let size = 0;
    // Browsers write under another name, or let the file grow under its own.
    const whole = () => {
      const file = readdirSync(this.engine.downloads).find((file) => file.endsWith(ending));
      if (file === undefined) return "nothing has arrived";
      const path = join(this.engine.downloads, file);
      const was = size;
      size = statSync(path).size;
      return size > 0 && size === was ? path : "it is being written";
    };
    let path = "";
    await expect.poll(() => (path = whole())).toContain(this.engine.downloads);
    return readFileSync(path);
  }

  /** The table by team with amounts, as saved. */
  async table(): Promise<string> {
    await this.click({ role: "tab", name: "Table" });
    // The system draws an open list, out of reach of some drivers, so its choice is made here.
    await this.run(() => {
      const lists = [...document.querySelectorAll("select")].filter((list) => list.labels[0]?.textContent?.includes("Measure"));
      lists[0].selectedIndex = [...lists[0].options].findIndex(({ text }) => text === "Amount");
      lists[0].dispatchEvent(new Event("change", { bubbles: true }));
    });
    const saved = await this.saved(".csv", () => this.click({ role: "button", name: "Save CSV" }));
    await this.click({ role: "tab", name: "Credit" });
    return saved.toString("utf8").replaceAll("\r", "").trimEnd();
  }
}

/** Runs in the page: a region by its name. */
const REGION = `(({ within }) => [...document.querySelectorAll("section, aside")].find((region) => {
  const by = region.getAttribute("aria-labelledby")?.split(" ") ?? [];
  const name = by.map((id) => document.getElementById(id)?.textContent ?? "").join(" ") || region.getAttribute("aria-label") || "";
  return name.startsWith(within);
}))`;
