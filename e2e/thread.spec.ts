// The page's thread: whatever the worker does, the page answers its user.

import { writeFileSync } from "node:fs";

import type { Browser, Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

/** Longest piece of work, in milliseconds, during which a page still feels as if it answered at once. */
const LONGEST = 50;

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

interface Traced {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Processor time of the thread, in microseconds. */
  tdur?: number;
  args?: { name?: string };
}

/**
 * Processor time of the longest task of the page's thread while something is done, in milliseconds. Not the time by the
 * clock: on a busy machine that tells how long the thread had to wait for a processor, not what the page did.
 */
async function longestTask(browser: Browser, page: Page, done: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "toplevel"] });
  await done();
  const { traceEvents: events }: { traceEvents: Traced[] } = JSON.parse((await browser.stopTracing()).toString("utf8"));
  const key = ({ pid, tid }: Traced) => `${pid} ${tid}`;
  const main = new Set(events.filter(({ args }) => args?.name === "CrRendererMain").map(key));
  const tasks = events.filter((event) => event.name === "RunTask" && event.tdur !== undefined && main.has(key(event)));
  expect(tasks.length, "the browser has told of its tasks").toBeGreaterThan(10);
  return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
}

test("reading and counting 100,000 touches never holds the page up", async ({ browser, fairshare, page }) => {
  await fairshare.open();
  const file = test.info().outputPath("touches.csv");
  writeFileSync(file, touches(ROWS));
  const longest = await longestTask(browser, page, async () => {
    await fairshare.drop(file);
    await expect(fairshare.data).toContainText("100,000 touches");
    await expect(fairshare.data.getByRole("progressbar")).toBeHidden();
  });
  test.info().annotations.push({ type: "longest task, ms", description: longest.toFixed(1) });
  expect(longest, "milliseconds of the longest task").toBeLessThan(LONGEST);
});

test("neither does switching a model or moving the half-life", async ({ browser, fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "touches.csv", text: touches(ROWS) });
  await expect(fairshare.data).toContainText("100,000 touches");
  const slider = await fairshare.halfLife();
  const longest = await longestTask(browser, page, async () => {
    await fairshare.model("J-shaped").check();
    await expect(fairshare.picture).toContainText("J-shaped");
    await slider.press("ArrowRight");
    await expect(fairshare.picture).toContainText("Time decay, 7.5 days");
  });
  test.info().annotations.push({ type: "longest task, ms", description: longest.toFixed(1) });
  expect(longest, "milliseconds of the longest task").toBeLessThan(LONGEST);
});
