// Tests of the page that run in every engine: Chromium, Firefox and WebKit.

import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { amounts, cells } from "../saved.ts";
import { expect, test } from "./fixtures.ts";
import type { Page } from "./page.ts";

/** The command line, which computes the same natively. */
const PROGRAM = process.env.FAIRSHARE_CLI ?? "";
/** A file of 100 MB. */
const LARGE = process.env.FAIRSHARE_LARGE ?? "";

const SAMPLES = fileURLToPath(new URL("../../assets/samples/", import.meta.url));

/** Time for the page to notice a silent worker and start another one, on a busy machine. */
const NOTICED = 25_000;

const OWN = `Deal,Date,Channel,Team,Won,Amount
A,2025-03-01,Webinar,Marketing,1,1000
A,2025-03-09,Call,Sales,1,1000
B,2025-03-02,"Fair, hall 3",Marketing,1,500
`;
const OWN_LAST = { Marketing: 500, Sales: 1000 };

let folder = "";
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairshare-files-"));
  writeFileSync(join(folder, "own.csv"), OWN);
});
test.afterAll(() => rm(folder, { recursive: true }));

test("it opens: headline, chart and table of the sample are on the screen", async ({ fairshare, app, engine }) => {
  await fairshare.open(app.url);
  await fairshare.says({ role: "heading" }, /^\d+\s% of the €659K won was won together\.$/);
  await fairshare.says("Data", "The conference");
  for (const team of ["Sales", "Marketing"]) await fairshare.says("Credit by", `${team}, Last touch:`);
  await fairshare.says("Credit by", "every row adds up to €659,000.00");
  const chart = await fairshare.run(() => {
    const { width, height } = document.querySelector(".figure svg")!.getBoundingClientRect();
    return { width, height };
  });
  expect(chart.width).toBeGreaterThan(600);
  expect(chart.height).toBeGreaterThan(200);
  expect(sizeOf(await engine.screenshot()).width).toBeGreaterThan(1000);
});

for (const [name, files] of [
  ["The conference", ["conference-touches.csv", "conference-deals.csv"]],
  ["A B2B year", ["b2b-year-touches.csv", "b2b-year-deals.csv"]],
] as const) {
  test(`${name}: the table is that of the command line, to the cent`, async ({ fairshare, app }) => {
    await fairshare.open(app.url);
    await fairshare.openSample(name);
    await fairshare.says("Credit by", "every row adds up to");
    const table = amounts(await fairshare.table());
    const models = table.split("\n")[0].split(",").slice(1);
    const asked = models.flatMap((model) => ["--model", model]);
    const paths = files.map((file) => SAMPLES + file);
    expect(table).toBe(execFileSync(PROGRAM, ["credit", ...paths, ...asked], { encoding: "utf8" }).trimEnd());
  });
}

test("the golden vectors hold", async ({ fairshare, app }) => {
  await fairshare.open(app.url);
  await fairshare.click({ role: "button", name: "Your data stays in this browser" });
  await fairshare.click({ role: "summary", name: "Check the engine" });
  await expect.poll(() => fairshare.run(() => document.querySelector(".verify")?.textContent)).toContain("All 72 figures match.");
});

for (const way of ["drop", "choose"] as const) {
  test(`a file of one's own, by ${way}`, async ({ fairshare, app }) => {
    await fairshare.open(app.url);
    await fairshare[way](join(folder, "own.csv"));
    await own(fairshare);
  });
}

test("a file of 100 MB is read whole, and its credit adds up", async ({ fairshare, app }) => {
  test.skip(!existsSync(LARGE), "there is no file of 100 MB: `cargo xtask test` makes one");
  await fairshare.open(app.url);
  await fairshare.drop(LARGE);
  const { rows, cents } = await lastTouch(LARGE);
  await fairshare.says("Data", `${rows.toLocaleString("en-US")} touches`, 80_000);
  await fairshare.says("Data", "All rows counted");
  expect(column(amounts(await fairshare.table()), "last")).toEqual(cents);
});

test("a model is shown, and not shown again", async ({ fairshare, app }) => {
  await fairshare.open(app.url);
  expect(await fairshare.text("Credit by")).not.toContain("J-shaped");
  await fairshare.click({ role: "summary", name: "More models" });
  await fairshare.click({ role: "checkbox", name: "J-shaped" });
  await fairshare.says("Credit by", "Sales, J-shaped:");
  await fairshare.click({ role: "checkbox", name: "J-shaped" });
  await fairshare.says("Credit by", /^(?!.*J-shaped)/);
});

test("a picture is saved as PNG at twice its size", async ({ fairshare, app }) => {
  await fairshare.open(app.url);
  const save = (kind: string) => () => fairshare.click({ role: "button", name: `Save ${kind}`, within: "Credit by" });
  // The intervals come last, and change the chart.
  await fairshare.says("Credit by", "of resamples under");
  const svg = (await fairshare.saved(".svg", save("SVG"))).toString("utf8");
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const png = await fairshare.saved(".png", save("PNG"));
  expect(sizeOf(png)).toEqual({ width: Math.round(Number(width) * 2), height: Math.round(Number(height) * 2) });
  expect(png.length, "there is something on it").toBeGreaterThan(20_000);
});

test("the table is copied, and can be pasted", async ({ fairshare, app, engine }) => {
  await fairshare.open(app.url);
  const table = await fairshare.table();
  await fairshare.click({ role: "tab", name: "Table" });
  await fairshare.click({ role: "button", name: "Copy", within: "Table" });
  await fairshare.says({ role: "status", name: "The table is on" }, "The table is on the clipboard.");
  // Chromium and WebKit do not let pages read the clipboard, but let a person paste.
  await fairshare.click({ role: "button", name: "Paste" });
  await engine.paste();
  const field = () => fairshare.run(() => document.querySelector<HTMLTextAreaElement>("textarea.paste")?.value.trimEnd());
  await expect.poll(field).toBe(cells(table).map((row) => row.join("\t")).join("\n"));
});

test("a picture is copied", async ({ fairshare, app }) => {
  await fairshare.open(app.url);
  await fairshare.click({ role: "button", name: "Copy picture", within: "Credit by" });
  const said = "The picture is on the clipboard, with its text and its table.";
  await fairshare.says({ role: "status", name: "The picture is on" }, said);
});

for (const [name, take] of Object.entries({
  refused: () => {
    const refuse = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    Object.assign(navigator.clipboard, { writeText: refuse, write: refuse });
  },
  "not there": () => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  },
})) {
  test(`where the clipboard is ${name} the page says so, and what to do`, async ({ fairshare, app }) => {
    await fairshare.open(app.url);
    await fairshare.run(take);
    await fairshare.click({ role: "tab", name: "Table" });
    await fairshare.click({ role: "button", name: "Copy", within: "Table" });
    await fairshare.says({ role: "alert" }, "The browser did not allow the clipboard. Use “Save CSV” instead.");
    await fairshare.click({ role: "tab", name: "Credit" });
    await fairshare.click({ role: "button", name: "Copy picture", within: "Credit by" });
    await fairshare.says({ role: "alert" }, "The browser did not allow the clipboard. Use “Save PNG” instead.");
  });
}

test("sealed by the user's own file, it proves that it cannot call out", async ({ fairshare, app, engine }) => {
  await fairshare.open(app.url);
  await fairshare.kept();
  await fairshare.drop(join(folder, "own.csv"));
  await own(fairshare);
  const before = app.log.length;
  const called = () => fairshare.run(() => fetch("./").then(() => "arrived", () => "refused"));
  expect(await called()).toBe("refused");
  await fairshare.click({ role: "button", name: "Your data stays in this browser" });
  await fairshare.click({ role: "button", name: "Prove it" });
  // WebKit does not report what it refuses to a worker (four ways); the channels show that nothing arrives from there.
  // Without the Navigation API two ways cannot be forbidden.
  const open = (await engine.evaluate("String('navigation' in window)")) === "true" ? 0 : 2;
  const refused = 27 - open - (engine.name === "webkit" ? 4 : 0);
  const said = refused === 27 ? "Every one was refused." : `Refused: ${refused}.`;
  await fairshare.says({ role: "status", name: "tried to connect" }, `in 27 ways. ${said}`);
  expect(app.log.slice(before)).toEqual([]);
  engine.complaints.length = 0; // caused by the attempts
});

test("with the server gone it works on, on the user's own files", async ({ fairshare, app, engine }) => {
  await fairshare.open(app.url);
  await fairshare.kept();
  await app.stop();
  await fairshare.drop(join(folder, "own.csv"));
  await own(fairshare);
  await fairshare.click({ role: "summary", name: "More models" });
  await fairshare.click({ role: "checkbox", name: "J-shaped" });
  await fairshare.says("Credit by", "Sales, J-shaped:");
  engine.complaints.length = 0; // about what could not be fetched any more, before the page was sealed
});

test("with the server gone it opens again", async ({ fairshare, app }) => {
  const { url } = app;
  await fairshare.open(url);
  await fairshare.kept();
  await app.stop();
  await fairshare.open(url);
  await fairshare.openSample("A B2B year");
});

test("a worker that is killed is replaced, and the numbers are the same", async ({ fairshare, app }) => {
  await fairshare.open(app.url);
  // Not every protocol can reach workers, so keep the page's next one, which every file starts.
  await fairshare.run(() => {
    const held = globalThis as unknown as { held: Worker };
    globalThis.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        held.held = this;
      }
    };
  });
  await fairshare.drop(join(folder, "own.csv"));
  await own(fairshare);
  const before = await fairshare.table();
  await fairshare.click({ role: "summary", name: "More models" });
  await fairshare.run(() => (globalThis as unknown as { held: Worker }).held.terminate());
  await fairshare.click({ role: "checkbox", name: "J-shaped" });
  await fairshare.says({ role: "alert" }, "The computation stopped and was restarted.", NOTICED);
  await fairshare.says("Credit by", "Sales, J-shaped:", NOTICED);
  await fairshare.click({ role: "checkbox", name: "J-shaped" });
  await fairshare.says("Credit by", /^(?!.*J-shaped)/);
  expect(await fairshare.table()).toBe(before);
});

/** Asserts that the user's own file is on the screen, with its numbers. */
async function own(fairshare: Page): Promise<void> {
  await fairshare.says("Data", "own.csv");
  await fairshare.says("Data", "3 touches");
  await fairshare.says("Credit by", "every row adds up to");
  const last = column(amounts(await fairshare.table()), "last");
  expect(last).toEqual(Object.fromEntries(Object.entries(OWN_LAST).map(([team, amount]) => [team, amount * 100])));
}

/** A column of a saved table in cents, by team. */
function column(table: string, model: string): Record<string, number> {
  const [header, ...rows] = table.split("\n").map((line) => line.split(","));
  return Object.fromEntries(rows.map((row) => [row[0], Math.round(Number(row[header.indexOf(model)]) * 100)]));
}

/** Rows and last-touch credit of the large file, in one pass: a sale is on the last touch of its journey. */
async function lastTouch(path: string): Promise<{ rows: number; cents: Record<string, number> }> {
  let rows = -1;
  const cents: Record<string, number> = {};
  for await (const line of createInterface({ input: createReadStream(path) })) {
    rows += 1;
    if (rows === 0) continue;
    const [, , , team, converted, value] = line.split(",");
    cents[team] = (cents[team] ?? 0) + (converted === "1" ? Math.round(Number(value) * 100) : 0);
  }
  return { rows, cents };
}

/** Width and height of a PNG, after checking its signature. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(0, 8)).toEqual(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
