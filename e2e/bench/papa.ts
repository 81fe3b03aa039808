// One pass over a large file, compared with Papa Parse in the same browser: the same `File`, streamed, all cells typed.

import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";

import { expect, type Browser, type Page } from "@playwright/test";

import { test } from "../fixtures.ts";
import { Fairshare } from "../pages/fairshare.ts";

const DATA = process.env.FAIRSHARE_BENCH_LARGE ?? "";
const RUNS = 3;

interface Papa {
  parse(file: File, options: object): void;
}

test("a large file beside Papa Parse", async ({ browser, app }) => {
  expect(DATA, "FAIRSHARE_BENCH_LARGE names the file").not.toBe("");
  const [ours, whole, theirs]: number[][] = [[], [], []];
  for (let run = 0; run < RUNS; run++) {
    const [pass, all] = await fairshare(browser, app.url);
    ours.push(pass);
    whole.push(all);
    theirs.push(await papa(browser));
  }
  const megabytes = statSync(DATA).size / 1e6;
  const speed = (times: number[]) => `${middle(times).toFixed(0).padStart(6)} ms, ${((megabytes / middle(times)) * 1e3).toFixed(0)} MB/s`;
  console.log(`\n${basename(DATA)}, ${megabytes.toFixed(1)} MB, Chromium ${browser.version()}; median of ${RUNS}`);
  console.log(`  one pass in the worker, all cells typed               ${speed(ours)}`);
  console.log(`  the same, joined and credited under all models        ${speed(whole)}`);
  console.log(`  Papa Parse, streamed, all cells typed                 ${speed(theirs)}`);
  console.log(`  Papa Parse takes ${(middle(theirs) / middle(ours)).toFixed(1)} times as long as the pass`);
});

/** Milliseconds from the drop to the end of the pass, and to the chart. */
async function fairshare(browser: Browser, url: string): Promise<[number, number]> {
  const page = await browser.newPage();
  const app = new Fairshare(page, url);
  await app.open();
  const pass = untilSaid(page, "Grouping");
  const picture = untilSaid(page, basename(DATA), true);
  await app.drop(DATA);
  const times: [number, number] = [await pass, await picture];
  await page.close();
  return times;
}

/** Milliseconds from the drop until the page's facts contain a text; with `atRest`, and no progress bar any more. */
function untilSaid(page: Page, text: string, atRest = false): Promise<number> {
  return page.evaluate(
    ([text, atRest]) =>
      new Promise<number>((done) => {
        const listen = () => {
          const began = performance.now();
          const watch = new MutationObserver(() => {
            const strip = document.querySelector("[aria-label=Data]");
            if (!strip?.textContent?.includes(text) || (atRest && strip.querySelector("progress"))) return;
            watch.disconnect();
            done(performance.now() - began);
          });
          watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        };
        addEventListener("drop", listen, { capture: true, once: true });
      }),
    [text, atRest] as const,
  );
}

/** Papa Parse over the same file, on a separate page. */
async function papa(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  await page.setContent(`<input type="file">`);
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("papaparse/papaparse.min.js") });
  await page.locator("input").setInputFiles(DATA);
  const time = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const file = document.querySelector("input")?.files?.[0];
        const { Papa } = window as unknown as { Papa: Papa };
        const began = performance.now();
        let rows = 0;
        const chunk = (part: { data: unknown[] }) => {
          rows += part.data.length;
        };
        const complete = () => done(rows > 0 ? performance.now() - began : Number.NaN);
        if (file) Papa.parse(file, { dynamicTyping: true, skipEmptyLines: true, chunk, complete });
      }),
  );
  await page.close();
  return time;
}

function middle(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
