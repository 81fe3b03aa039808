// Every number links to its deals, which add up to it; a deal opens to its touches and the arithmetic.

import type { Locator } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** A random generator that returns the same numbers for the same seed. */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Cents of a printed amount. */
const cents = (text: string): number => {
  const sign = /^[−-]/.test(text.trim()) ? -1 : 1;
  return sign * Math.round(Number(text.replace(/[^\d.]/g, "")) * 100);
};

/** The total that the list states, and the sum of its rows, all of them shown. */
async function listed(fairshare: Fairshare): Promise<{ says: number; rows: number }> {
  await expect(fairshare.deals.getByRole("status")).toContainText(/, .+ in total\./);
  const more = fairshare.deals.getByRole("button", { name: /^Show more/ });
  while (await more.isVisible()) {
    const before = await fairshare.deals.getByRole("row").count();
    await more.click();
    await expect.poll(() => fairshare.deals.getByRole("row").count()).toBeGreaterThan(before);
  }
  const says = (await fairshare.deals.getByRole("status").textContent()) ?? "";
  const amount = /, ([^ ]+) in total\./.exec(says)?.[1] ?? "";
  const parts = await fairshare.deals.getByRole("row").locator("td:last-child").allTextContents();
  return { says: cents(amount), rows: parts.map(cents).reduce((sum, part) => sum + part, 0) };
}

for (const sample of ["The conference", "A B2B year"] as const) {
  test(`ten numbers of ${sample} are what the deals behind them add up to`, async ({ fairshare, page }) => {
    console.log(`seed ${SEED}`);
    const draw = draws(SEED);
    await fairshare.open();
    await fairshare.openSample(sample);
    await expect(fairshare.data).toContainText(sample);
    await fairshare.unfoldFairness();
    await expect(fairshare.fairness).toContainText("won deal");
    await fairshare.tab("Won together");
    await expect(fairshare.together).toContainText("Sourced and influenced");
    await fairshare.tab("Table");
    await page.getByRole("combobox", { name: "Measure" }).selectOption({ label: "Amount" });
    const numbers = page.getByRole("main").getByRole("button", { name: /: show the deals$/ });
    for (let at = 0; at < 10; at += 1) {
      await fairshare.tab(at % 2 === 0 ? "Table" : "Won together");
      const names = await numbers.evaluateAll((all) => all.map((button) => button.getAttribute("aria-label") ?? ""));
      expect(names.length).toBeGreaterThan(5);
      const name = names[Math.floor(draw() * names.length)];
      await page.getByRole("button", { name, exact: true }).first().click();
      const [, number, what] = /^(?:\d+ won deals?, )?(\S+), (.*): show the deals$/.exec(name) ?? [];
      await expect(fairshare.deals.getByRole("status")).toContainText(what);
      expect(await listed(fairshare), name).toEqual({ says: cents(number), rows: cents(number) });
    }
  });
}

test("a deal opens to its touches and to the arithmetic of each model", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.tab("Deals");
  await fairshare.deals.getByRole("searchbox", { name: "Find a deal" }).fill("c-01");
  await expect(fairshare.deals.getByRole("status")).toContainText("1 deal found");
  const deal = fairshare.deals.getByRole("button", { name: "Quillstone: planning for four mills", exact: true });
  // The name comes first, the ID second; both are found.
  await expect(fairshare.deals.getByRole("rowheader", { name: /^Quillstone: planning for four mills\s*C-01$/ })).toBeVisible();
  await fairshare.deals.getByRole("searchbox", { name: "Find a deal" }).fill("QUILLSTONE");
  await expect(fairshare.deals.getByRole("status")).toContainText("1 deal found");
  await deal.click();
  await expect(deal).toHaveAttribute("aria-expanded", "true");
  await expect(fairshare.deals).toContainText("Credit of each touch under each model");
  await fairshare.deals.getByRole("combobox", { name: "Calculation under" }).selectOption({ label: "Linear" });
  await expect(fairshare.deals.getByText(/^Total: (.+) of \1\.$/)).toBeVisible();
  // The deal stays open, under the models that are now chosen.
  await fairshare.model("Position decay").check();
  await expect(fairshare.deals.getByRole("columnheader", { name: "Position decay" })).toBeVisible();
  await deal.click();
  await expect(deal).toHaveAttribute("aria-expanded", "false");
});

test("the way from a number to a deal's arithmetic goes by keyboard alone", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.tab("Won together");
  const number = fairshare.together.getByRole("button", { name: /Sales only: show the deals$/ });
  await number.focus();
  await page.keyboard.press("Enter");
  await expect(fairshare.deals.getByRole("heading", { name: "Deals" })).toBeFocused();
  await expect(fairshare.deals.getByRole("status")).toContainText("Sales only");
  const deal = fairshare.deals.getByRole("row").getByRole("button").first();
  while (!(await deal.evaluate((button) => button === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(fairshare.deals).toContainText(/Total: (.+) of \1\./);
});

test("other data have other deals", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.tab("Won together");
  await fairshare.together.getByRole("button", { name: /Sales only: show the deals$/ }).click();
  await expect(fairshare.deals.getByRole("status")).toContainText("Sales only");
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  await expect(fairshare.deals).toBeHidden();
  await fairshare.tab("Deals");
  await expect(fairshare.deals.getByRole("status")).toContainText("All deals");
});

test("a picture is one stop, and its numbers lead to their deals by arrows and Enter", async ({ fairshare, page }) => {
  await fairshare.open();
  for (const model of ["J-shaped", "Inverse J"]) await fairshare.model(model).check();
  await expect(fairshare.picture).toContainText("Inverse J");
  const marks = fairshare.picture.getByRole("button");
  await expect.poll(() => marks.count()).toBeGreaterThan(20);
  expect(await fairshare.picture.locator('[tabindex="0"]').count()).toBe(1);
  await marks.first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const named = (mark: Locator) => mark.locator("title").first().textContent();
  const name = (await named(fairshare.picture.locator(":focus"))) ?? "";
  expect(name).not.toBe(await named(marks.first()));
  const [team] = name.split(", ");
  await page.keyboard.press("Enter");
  await expect(fairshare.deals.getByRole("status")).toContainText(`${team} under`);
  // Tab returns to the number that was left.
  expect(await named(fairshare.picture.locator('[tabindex="0"]'))).toBe(name);
});

test("what is pointed at is shown wherever it stands", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.picture.getByRole("button", { name: /^Marketing, First touch/ }).hover();
  await expect(fairshare.picture.getByRole("button", { name: /^Sales, First touch/ })).toHaveClass("dim");
  await expect(fairshare.picture.getByRole("button", { name: /^Marketing, Linear:/ })).not.toHaveClass("dim");
  await fairshare.headline.hover();
  await expect(fairshare.picture.getByRole("button", { name: /^Sales, First touch/ })).not.toHaveClass("dim");
  await fairshare.tab("Won together");
  await fairshare.together.getByRole("row", { name: /^Marketing €/ }).hover();
  await expect(fairshare.together.getByRole("row", { name: /^Sales €/ })).toHaveClass(/dim/);
});
