// The page's thread: the page answers its user whatever the worker does. Drawing occupies it, so it is done in pieces.
// These tests limit the size of the pieces; the browser benchmark measures their times, which depend on the machine and
// its load.

import { writeFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

/** Most nodes and attributes changed at once: on a usual machine that takes less than 50 ms. */
const MOST = 3_000;

const ROWS = 100_000;

/** Touches of deals with three touches each; every seventh deal is won. The same text each time. */
function touches(rows: number): string {
  const channels = ["Webinar", "Call", "E-mail", "Search", "Conference", "Demo", "Referral"];
  const lines = Array.from({ length: rows }, (_, row) => {
    const deal = Math.floor(row / 3);
    const day = String((row * 11) % 28 + 1).padStart(2, "0");
    const month = String((deal % 12) + 1).padStart(2, "0");
    const won = deal % 7 === 0 ? 1 : 0;
    const team = row % 2 === 0 ? "Sales" : "Marketing";
    const campaign = `Campaign ${deal % 400}`;
    const amount = won ? 100 + deal : "";
    return `D${deal},2024-${month}-${day},${channels[(row * 5) % 7]},${campaign},${team},${won},${amount}`;
  });
  return ["deal,date,channel,campaign,team,won,amount", ...lines].join("\n");
}

interface Watched {
  most?: { changed: number; all: number };
}

/** Runs in the page: counts from now on the nodes and attributes that are changed at once. */
function watch(): void {
  const most = { changed: 0, all: 0 };
  (window as Watched).most = most;
  const nodes = (node: Node): Node[] => [node, ...[...node.childNodes].flatMap(nodes)];
  // A new node was given each of its attributes; a removed one is only removed.
  const made = (node: Node) => 1 + (node instanceof Element ? node.attributes.length : 0);
  const changed = ({ type, addedNodes, removedNodes }: MutationRecord) =>
    type === "childList"
      ? [...addedNodes].flatMap(nodes).reduce((sum, node) => sum + made(node), 0) + [...removedNodes].flatMap(nodes).length
      : 1;
  // The observer is called whenever a script of the page ends, at least once in each task that has changed something.
  new MutationObserver((records) => {
    const now = records.reduce((sum, record) => sum + changed(record), 0);
    most.changed = Math.max(most.changed, now);
    most.all += now;
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** The largest number of nodes and attributes changed at once since `watch`. */
async function mostAtOnce(page: Page): Promise<number> {
  const most = await page.evaluate(() => (window as Watched).most);
  expect(most?.all ?? 0, "the page has changed").toBeGreaterThan(100);
  test.info().annotations.push({ type: "most changed at once", description: `${most?.changed} of ${most?.all}` });
  return most?.changed ?? Infinity;
}

test("the page is built in pieces", async ({ fairshare, page }) => {
  await page.addInitScript(watch);
  await fairshare.open();
  await fairshare.tab("Won together");
  await expect(fairshare.together).toContainText("Sales");
  await fairshare.tab("Credit");
  await expect(fairshare.credit).toContainText("of resamples under");
  expect(await mostAtOnce(page), "nodes and attributes changed at once").toBeLessThan(MOST);
});

test("reading and counting 100,000 touches never holds the page up", async ({ fairshare, page }) => {
  await fairshare.open();
  const file = test.info().outputPath("touches.csv");
  writeFileSync(file, touches(ROWS));
  await page.evaluate(watch);
  await fairshare.drop(file);
  await expect(fairshare.data).toContainText("100,000 touches");
  await expect(fairshare.data.getByRole("progressbar")).toBeHidden();
  await fairshare.tab("Won together");
  await expect(fairshare.together).toContainText("Sales");
  await fairshare.tab("Deals");
  await expect(fairshare.deals).toContainText("33,334 deals");
  expect(await mostAtOnce(page), "nodes and attributes changed at once").toBeLessThan(MOST);
});

test("neither does switching a model or moving the half-life", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "touches.csv", text: touches(ROWS) });
  await expect(fairshare.data).toContainText("100,000 touches");
  const slider = await fairshare.halfLife();
  await page.evaluate(watch);
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
  await slider.press("ArrowRight");
  await expect(fairshare.picture).toContainText("Time decay, 7.5 days");
  expect(await mostAtOnce(page), "nodes and attributes changed at once").toBeLessThan(MOST);
});
