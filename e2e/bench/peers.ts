// Fairshare beside what a user would pick instead, in the same Chromium and in turns: DuckDB-WASM with the same rules in
// SQL, and two programs that only read the file. `cargo xtask bench --peers` runs it.

import { copyFileSync, existsSync, statSync } from "node:fs";
import { basename } from "node:path";

import { type Browser, expect, type Page } from "@playwright/test";

import { test } from "../fixtures.ts";
import { Fairshare } from "../pages/fairshare.ts";
import { FileServer } from "../server/files.ts";
import { FACTS, type Passes, passes, watchWorkers } from "./passes.ts";
import { changed } from "./timing.ts";

const DATA = process.env.FAIRSHARE_BENCH_DATA ?? "";
const PEERS = process.env.FAIRSHARE_BENCH_PEERS ?? "";
const RUNS = Number(process.env.FAIRSHARE_BENCH_RUNS ?? "5");

interface Duck {
  start: number;
  times: number[];
}

interface Peers {
  duck(file: File, passes: number): Promise<Duck>;
  udsv(file: File): Promise<number>;
  papa(file: File): Promise<number>;
}

test("beside the peers", async ({ browser, app }) => {
  expect(DATA, "FAIRSHARE_BENCH_DATA names the file").not.toBe("");
  const server = await FileServer.start(PEERS);
  const [first, next, picture, fresh, warm, udsv, papa]: number[][] = [[], [], [], [], [], [], []];
  for (let run = 0; run < RUNS; run++) {
    const ours = await fairshare(browser, app.url);
    first.push(ours.first);
    next.push(ours.next);
    picture.push(ours.picture);
    const duck = await peer(browser, server.url, (file) => window.peers.duck(file, 3));
    fresh.push(duck.start + duck.times[0]);
    warm.push(...duck.times.slice(1));
    udsv.push(await peer(browser, server.url, (file) => window.peers.udsv(file)));
    papa.push(await peer(browser, server.url, (file) => window.peers.papa(file)));
  }
  await server.stop();
  const megabytes = (statSync(DATA).size / 1e6).toFixed(1);
  console.log(`\n${basename(DATA)}, ${megabytes} MB, Chromium ${browser.version()}; median (least to most) of ${RUNS}`);
  console.log(line("Fairshare, first file, to the comparison of all models shown", first));
  console.log(line("Fairshare, next file", next));
  console.log(line("Fairshare, first file, to the changed picture", picture));
  console.log(line("DuckDB-WASM, five models, with its start", fresh, first));
  console.log(line("DuckDB-WASM, five models, warm", warm, next));
  console.log(line("uDSV, all cells typed, no credit", udsv, first));
  console.log(line("Papa Parse, all cells typed, no credit", papa, first));
});

/** Milliseconds from the message with the first file, and with a copy of it, to the comparison; and to the picture. */
async function fairshare(browser: Browser, url: string): Promise<Passes> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watchWorkers);
  const app = new Fairshare(page, url);
  await app.openFolded();
  const figure = await app.picture.elementHandle();
  const drawn = changed(page, "drop", figure);
  await app.drop(DATA);
  const picture = await drawn;
  await app.shows(basename(DATA));
  const copy = DATA.replace(/\.csv$/, "-copy.csv");
  if (!existsSync(copy)) copyFileSync(DATA, copy);
  await app.drop(copy);
  await app.shows(basename(copy));
  const [first, next] = await page.evaluate(passes, FACTS);
  await context.close();
  return { first, next, picture };
}

/** What a peer measures on a page of its own. */
async function peer<T>(browser: Browser, url: string, measure: (file: File) => Promise<T>): Promise<T> {
  const page: Page = await browser.newPage();
  await page.goto(`${url}page.html`);
  await page.locator("input").setInputFiles(DATA);
  const measured = await page.evaluate(`(${measure.toString()})(document.querySelector("input").files[0])`);
  await page.close();
  return measured as T;
}

/** Median and range; how many times as long as ours. */
function line(name: string, times: number[], ours?: number[]): string {
  const known = [...times].sort((a, b) => a - b);
  const ratio = ours ? `   ${(middle(times) / middle(ours)).toFixed(2)} times ours` : "";
  const range = `(${known[0].toFixed(0)} to ${known[known.length - 1].toFixed(0)})`;
  return `  ${name.padEnd(62)}${middle(times).toFixed(0).padStart(6)} ms ${range}${ratio}`;
}

function middle(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

declare global {
  interface Window {
    peers: Peers;
  }
}
