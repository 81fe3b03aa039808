// The Tab key: from the first control to the last, always visible, and each control works.

import type { Locator, Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

/** One stop of a person who uses the keyboard. */
interface Stop {
  name: string;
  role: string;
  /** Whether the focus is visible here. */
  seen: boolean;
}

/** Presses Tab until the focus has left the page; returns every stop on the way. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate((): Stop | null => {
      const element = document.activeElement;
      if (element === null || element === document.body || element === document.documentElement) return null;
      const drawn = (shown: Element | null | undefined) => {
        if (!shown) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
      };
      const box = element.getBoundingClientRect();
      const labelled = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      const title = element instanceof SVGElement ? element.querySelector("title")?.textContent : undefined;
      return {
        name: title ?? element.getAttribute("aria-label") ?? labelled[0]?.textContent ?? element.textContent ?? "",
        role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
        seen: inView && [element, element.nextElementSibling, ...labelled].some(drawn),
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
    expect(stops.length, "the focus gets out again").toBeLessThan(300);
  }
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const there = await target.elementHandle();
  for (let pressed = 0; pressed < 100; pressed++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((there) => document.activeElement === there, there)) return;
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Unfolds models and teams, which are folded on a narrow screen, without moving the focus. */
async function unfoldChoices(page: Page): Promise<void> {
  const fold = page.locator("details", { hasText: "Models and teams" });
  await fold.first().evaluate((fold: HTMLDetailsElement) => {
    for (const part of [fold, ...fold.querySelectorAll("details")]) if (part.textContent?.includes("More models")) part.open = true;
  });
}

for (const width of [1440, 390]) {
  test(`Tab leads through the whole page, and shows where it is, ${width} wide`, async ({ fairshare, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await fairshare.openFolded();
    await unfoldChoices(page);
    const stops = await walk(page);
    expect(stops.filter(({ seen }) => !seen).map(({ role, name }) => `${role} ${name}`)).toEqual([]);
    const nameless = stops.filter(({ name }) => name.trim() === "");
    expect(nameless).toEqual([]);
    for (const wanted of ["Skip to the result", "Open your file", "J-shaped", "About Time decay", "Save PNG"]) {
      expect(stops.some(({ name }) => name.includes(wanted)), wanted).toBe(true);
    }
  });
}

test("a file is opened, a model added and the half-life moved without a mouse", async ({ fairshare, page }) => {
  await fairshare.openFolded();
  await unfoldChoices(page);
  // Waits from here on: the browser must know before the key press that a dialog will be caught.
  const dialog = page.waitForEvent("filechooser");
  await tabTo(page, page.locator("button", { hasText: "Open your file" }));
  await page.keyboard.press("Enter");
  const rows = ["A,2025-03-01,Webinar,Marketing,0,", "A,2025-03-09,Call,Sales,1,1000"];
  const text = ["Deal,Date,Channel,Team,Won,Amount", ...rows].join("\n");
  await (await dialog).setFiles({ name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await fairshare.shows("mine.csv");

  await tabTo(page, fairshare.model("J-shaped"));
  await page.keyboard.press("Space");
  await expect(fairshare.picture).toContainText("J-shaped");

  const about = fairshare.choices.getByRole("button", { name: "About Time decay" });
  await about.focus();
  await page.keyboard.press("Enter");
  await tabTo(page, await fairshare.halfLife());
  const before = await fairshare.savedTable("Teams", "Amount, unrounded");
  await (await fairshare.halfLife()).press("ArrowRight");
  await fairshare.tab("Credit");
  await expect(fairshare.picture).toContainText("Time decay, 7.5 days");
  const after = await fairshare.savedTable("Teams", "Amount, unrounded");
  // Eight days before the close: the older touch has 2^(-8/half-life) of the newer one's weight.
  const share = (halfLife: number) => 1000 / (1 + 2 ** (-8 / halfLife));
  expect(before["decay:7d"].Sales).toBeCloseTo(share(7), 9);
  expect(after["decay:7.5d"].Sales).toBeCloseTo(share(7.5), 9);
});

test("from a file to the arithmetic of a deal, without a mouse", async ({ fairshare, page }) => {
  await fairshare.openFolded();
  await unfoldChoices(page);
  const dialog = page.waitForEvent("filechooser");
  await tabTo(page, page.locator("button", { hasText: "Open your file" }));
  await page.keyboard.press("Enter");
  const rows = ["A,2025-03-01,Webinar,Marketing,1,1000", "A,2025-03-09,Call,Sales,1,1000", "B,2025-03-09,Call,Sales,1,500"];
  const text = ["Deal,Date,Channel,Team,Won,Amount", ...rows].join("\n");
  await (await dialog).setFiles({ name: "path.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await fairshare.shows("path.csv");
  await expect(fairshare.picture.getByRole("button", { name: /^Marketing, Linear: 33/ })).toBeVisible();

  // One stop for the chart, arrow keys inside it.
  await tabTo(page, fairshare.model("Logistic regression"));
  await tabTo(page, fairshare.picture.locator('[tabindex="0"]'));
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  for (let row = 0; row < 12; row += 1) {
    if ((await fairshare.picture.locator(":focus title").first().textContent())?.includes("Linear")) break;
    await page.keyboard.press("ArrowDown");
  }
  const number = (await fairshare.picture.locator(":focus title").first().textContent()) ?? "";
  expect(number).toContain("Linear");
  await page.keyboard.press("Enter");
  await expect(fairshare.deals.getByRole("heading", { name: "Deals" })).toBeFocused();
  await expect(fairshare.deals.getByRole("status")).toContainText(`${number.split(",")[0]} under linear`);
  await tabTo(page, fairshare.deals.getByRole("row").getByRole("button", { name: "A", exact: true }));
  await page.keyboard.press("Enter");
  const under = fairshare.deals.getByRole("combobox", { name: "Calculation under" });
  await tabTo(page, under);
  await under.press("L");
  await expect(fairshare.deals).toContainText(/Total: 1,000\.00 of 1,000\.00\./);
});

test("language and theme are chosen with the keyboard alone", async ({ fairshare, page }) => {
  await fairshare.openFolded();
  const button = page.getByRole("button", { name: "Language and theme" });
  await tabTo(page, button);
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  const menu = page.getByRole("group", { name: "Language and theme" });
  const radio = (name: string) => menu.getByRole("radio", { name });
  await tabTo(page, radio("English"));
  await page.keyboard.press("Tab");
  await expect(radio("System")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(radio("Dark")).toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("everything that is clicked is large enough to be hit", async ({ fairshare, page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await fairshare.open();
  await unfoldChoices(page);
  const small = await page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>("button, select, input, a[href], summary")];
    const boxes = "input[type=checkbox], input[type=radio]";
    const labels = (element: HTMLElement) => (element.matches(boxes) ? (element as HTMLInputElement).labels : null);
    const area = (element: HTMLElement) => labels(element)?.[0] ?? element;
    return targets
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.classList.contains("skip"))
      .map((element) => ({ element, box: area(element).getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < 32)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 90)}: ${box.width} x ${box.height}`);
  });
  expect(small).toEqual([]);
});
