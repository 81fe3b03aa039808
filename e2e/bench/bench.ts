// The browser benchmark: times that the user of a large file waits. `cargo xtask bench` runs it on the release.

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

import { type Browser, expect, type Page } from "@playwright/test";

import { test } from "../fixtures.ts";
import { Fairshare } from "../pages/fairshare.ts";
import { rendererPeak, workerMemory } from "./memory.ts";
import { changed, longestTask, timed, watchLongTasks } from "./timing.ts";

const DATA = process.env.FAIRSHARE_BENCH_DATA ?? "";
const RUNS = Number(process.env.FAIRSHARE_BENCH_RUNS ?? "5");

/** Measurements of one run, in milliseconds and mebibytes. */
interface Run {
  [figure: string]: number | undefined;
}

test("a large file", async ({ browser, app }) => {
  expect(DATA, "FAIRSHARE_BENCH_DATA names the file").not.toBe("");
  await measured(browser, app.url, DATA, run);
});

test("a large file with joint touches", async ({ browser, app }) => {
  await measured(browser, app.url, withJointTouches(DATA), looking);
});

test("opening", async ({ browser, app }) => {
  const shown: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(watchPicture);
    await page.goto(app.url);
    shown.push(await page.evaluate(() => (window as unknown as { picture: Promise<number> }).picture));
    await context.close();
  }
  console.log(`\nA first visit, Chromium ${browser.version()}; median (least to most) of ${RUNS}`);
  console.log(line("navigation to the sample's picture, ms", shown));
});

/** Stores the time, since the navigation began, of the first frame that shows the sample's chart. */
function watchPicture(): void {
  (window as unknown as { picture: Promise<number> }).picture = new Promise((resolve) => {
    const look = () => {
      const there = document.querySelector('[aria-labelledby="credit-heading"] .figure svg');
      if (there) requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Runs the measurement several times, each on a new page, and prints each figure. */
async function measured(
  browser: Browser,
  url: string,
  data: string,
  run: (fairshare: Fairshare, page: Page, data: string) => Promise<Run>,
): Promise<void> {
  const runs: Run[] = [];
  for (let i = 0; i < RUNS; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await watchLongTasks(page);
    const fairshare = new Fairshare(page, url);
    await fairshare.open();
    runs.push(await run(fairshare, page, data));
    await context.close();
  }
  const megabytes = (statSync(data).size / 1e6).toFixed(1);
  console.log(`\n${basename(data)}, ${megabytes} MB, Chromium ${browser.version()}; median (least to most) of ${RUNS}`);
  for (const figure of Object.keys(runs[0])) console.log(line(figure, runs.map((run) => run[figure])));
}

async function run(fairshare: Fairshare, page: Page, file: string): Promise<Run> {
  const data = await fairshare.data.elementHandle();
  const picture = await fairshare.credit.elementHandle();
  const opening = await longestTask(page);
  const dropped = timed(page, "drop", data, basename(file));
  await fairshare.drop(file);
  const shown = await dropped;
  const duringFile = await longestTask(page);

  // Right after the picture, the worker still answers the questions of the panels below it.
  const early = timed(page, "change", picture, "J-shaped");
  await fairshare.model("J-shaped").click();
  const atOnce = await early;
  await expect(fairshare.credit).toContainText("resamples under");
  const late = timed(page, "change", picture, "Inverse J");
  await fairshare.model("Inverse J").click();
  const model = await late;

  const slider = await fairshare.halfLife();
  const moved = timed(page, "input", picture, "Time decay, 7.5 days");
  await slider.press("ArrowRight");
  const decayed = await moved;

  const chained = timed(page, "change", picture, "Markov chain, order 1");
  await fairshare.model("Markov chain").click();
  const chain = await chained;
  await fairshare.model("Markov chain").click();
  await expect(fairshare.picture).not.toContainText("Markov chain");

  // The sentence appears when all resamples are drawn, and disappears with the next choice.
  await expect(fairshare.credit).toContainText("resamples under");
  const began = Date.now();
  await fairshare.model("Position decay").click();
  await expect(fairshare.credit).not.toContainText("resamples under");
  await expect(fairshare.credit).toContainText("resamples under");
  const drawn = Date.now() - began;

  await fairshare.choices.getByText("Filters", { exact: true }).click();
  const closed = fairshare.choices.getByRole("combobox", { name: "Deals closed in" });
  const quarter = (await closed.getByRole("option").allTextContents()).find((name) => name.startsWith("Q2")) ?? "";
  const headline = await fairshare.headline.elementHandle();
  const filtered = timed(page, "change", headline, `closed in ${quarter}`);
  await closed.selectOption({ label: quarter });
  const filter = await filtered;
  return {
    "file to first picture, ms": shown,
    "one model more, right after the picture, ms": atOnce,
    "one model more, ms": model,
    "half-life slider moved, ms": decayed,
    "filter by quarter, ms": filter,
    "Markov chain more, ms": chain,
    "1,000 resamples of all models shown, ms (to a tenth of a second)": drawn,
    "longest task of the page's thread while opening, ms": opening,
    "longest task of it while reading the file, ms": duringFile,
    "longest task of it while choosing models, ms": await longestTask(page),
    "memory of the worker's module, MiB": await workerMemory(page),
    "peak memory of the whole tab (resident), MiB": await rendererPeak(page),
  };
}

/** The same file, in which two teams share the touches of one channel. */
function withJointTouches(file: string): string {
  const joint = file.replace(/\.csv$/, "-joint.csv");
  if (!existsSync(joint)) {
    writeFileSync(joint, readFileSync(file, "utf8").replace(/,Email,(\w+),/g, ",Email,$1; Performance,"));
  }
  return joint;
}

async function looking(fairshare: Fairshare, page: Page, file: string): Promise<Run> {
  await fairshare.drop(file);
  await fairshare.shows(basename(file));
  await expect(fairshare.credit).toContainText("resamples under");
  await longestTask(page);

  // Measured before shares are moved, which keeps the worker busy for a while.
  await fairshare.tab("Deals");
  const deals = await fairshare.deals.elementHandle();
  const deal = fairshare.deals.getByRole("row", { name: /Won/ }).getByRole("button").first();
  await deal.scrollIntoViewIfNeeded();
  const opened = timed(page, "click", deals, "Credit of each touch under each model");
  await deal.click();
  const open = await opened;
  const lookingAtDeals = await longestTask(page);
  await page.keyboard.press("Escape");
  await fairshare.tab("Credit");

  const picture = await fairshare.picture.elementHandle();
  const slider = fairshare.choices.getByRole("slider", { name: /share of/ }).first();
  await slider.focus();
  const shares: number[] = [];
  for (let step = 0; step < 10; step++) {
    const share = changed(page, "input", picture);
    await slider.press("ArrowRight");
    shares.push(await share);
  }
  const during = await longestTask(page);

  const lit = changed(page, "pointerover", picture);
  await fairshare.picture.getByRole("button").first().hover();
  return {
    "deal opened, ms": open,
    "longest task of the page's thread while looking at deals, ms": lookingAtDeals,
    "joint shares moved, to the changed picture, ms (worst of 10)": Math.max(...shares),
    "team pointed at, to the changed picture, ms": await lit,
    "longest task of it while shares move, ms": during,
  };
}

/** Median and range of a figure; a dash if it could not be measured. */
function line(figure: string, values: (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const shown = (value: number) => value.toFixed(0).padStart(6);
  const numbers =
    known.length === 0
      ? "     – (not to be had on this system)"
      : `${shown(known[Math.floor(known.length / 2)])} (${known[0].toFixed(0)} to ${known[known.length - 1].toFixed(0)})`;
  return `  ${figure.padEnd(54)}${numbers}`;
}
