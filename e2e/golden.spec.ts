// The numbers, in a real browser and through the worker: another program's results on the same data, and vectors with
// their derivation. The engine's own tests read the same files.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { REFERENCE } from "./files.ts";
import { expect, test } from "./fixtures.ts";
import type { Fairshare, Saved } from "./pages/fairshare.ts";

const VECTORS = fileURLToPath(new URL("../crates/engine/tests/data/", import.meta.url));

/** Names of models in those results, and here. */
const MODELS: Record<string, string> = {
  first: "first",
  last: "last",
  linear: "linear",
  "position 40/20/40": "u",
  "time decay, half-life 7 days": "decay:7d",
};

interface Result {
  model: string;
  credit: "conversions" | "value";
  by: "channel" | "team";
  values: Record<string, number>;
}

for (const set of ["b2b_small", "b2c_small", "b2c_medium"]) {
  for (const way of ["drop", "paste"] as const) {
    test(`${set} by ${way} equals the answers in SQL`, async ({ fairshare }) => {
      const folder = `${REFERENCE}golden/${set}/`;
      test.skip(!existsSync(folder), "FAIRSHARE_REFERENCE names no reference data");
      const csv = readFileSync(`${folder}touchpoints.csv`, "utf8");
      await fairshare.open();
      await take(fairshare, way, "touchpoints.csv", csv);
      await allRowsUsed(fairshare);
      await fairshare.model("Time decay").check();
      const results: Result[] = JSON.parse(readFileSync(`${folder}duckdb.json`, "utf8")).results;
      expect(results).toHaveLength(20);
      for (const by of ["Channels", "Teams"] as const) {
        const saved = {
          conversions: await fairshare.savedTable(by, "Won deals, unrounded"),
          value: await fairshare.savedTable(by, "Amount, unrounded"),
        };
        for (const result of results.filter((r) => r.by === by.toLowerCase().slice(0, -1))) {
          const ours = saved[result.credit][MODELS[result.model]];
          const credited = Object.keys(ours).filter((group) => ours[group] !== 0 && group !== "Total");
          expect(credited.filter((group) => !(group in result.values)), `${result.model}: groups there are not`).toEqual([]);
          for (const [group, value] of Object.entries(result.values)) {
            const off = Math.abs((ours[group] ?? 0) - value);
            expect(off, `${result.model}, ${result.credit}, ${group}`).toBeLessThanOrEqual(1e-9 * Math.abs(value));
          }
        }
      }
    });
  }
}

for (const way of ["drop", "paste"] as const) {
  test(`an event log with several conversions per key, by ${way}`, async ({ fairshare }) => {
    const file = `${REFERENCE}data/journeys/kaggle_attribution_cut.csv`;
    test.skip(!existsSync(file), "FAIRSHARE_REFERENCE names no reference data");
    await fairshare.open();
    await take(fairshare, way, "kaggle.csv", readFileSync(file, "utf8"));
    await expect(fairshare.data).toContainText("10,003 touches");
    await expect(fairshare.data).toContainText("289 won");
    await expect(fairshare.data).toContainText("1,805.50");
    await allRowsUsed(fairshare);
    const saved = await fairshare.savedTable("Channels", "Amount");
    for (const [model, groups] of Object.entries(saved)) expect(sum(groups), model).toBeCloseTo(1805.5, 6);
  });
}

interface Expectations {
  files: string[];
  won_revenue: number;
  expected?: { model: string; rows: Row[] }[];
  totals?: { model: string; by: "team" | "channel" | "campaign"; rows: { name: string; cents: number }[] }[];
}
interface Row {
  channel?: string;
  team?: string;
  cents: number;
  wins?: [number, number];
  revenue?: [number, number];
}

/** Models that are not shown at first, by the names that the command line has for them. */
const FOLDED: Record<string, string> = {
  "inverse-j": "Inverse J",
  "equal-by-team": "Equal by team",
  "decay:7d": "Time decay",
  "full-path": "Full path",
};

const PLURAL = { team: "Teams", channel: "Channels", campaign: "Campaigns" } as const;

for (const name of ["vectors", "decay", "milestones", "joint", "joint-columns", "ties", "ties-sequence"]) {
  test(`the vectors of ${name} hold`, async ({ fairshare }) => {
    const wanted: Expectations = JSON.parse(readFileSync(`${VECTORS}${name}.json`, "utf8"));
    await fairshare.open();
    await fairshare.drop(...wanted.files.map((file) => `${VECTORS}${file}`));
    await fairshare.shows(wanted.files[0]);
    const asked = new Set([...(wanted.totals ?? []), ...(wanted.expected ?? [])].map(({ model }) => model));
    for (const [model, name] of Object.entries(FOLDED)) if (asked.has(model)) await fairshare.model(name).check();
    await fairshare.model("J-shaped").check();
    await expect(fairshare.picture).toContainText("J-shaped");
    let checked = 0;
    for (const by of ["team", "channel", "campaign"] as const) {
      const totals = (wanted.totals ?? []).filter((total) => total.by === by);
      const rows = (wanted.expected ?? []).filter(({ rows }) => rows.some((row) => by in row));
      if (totals.length + rows.length === 0) continue;
      const cents = await fairshare.savedTable(PLURAL[by], "Amount");
      for (const { model, rows } of totals) {
        for (const { name, cents: expected } of rows) checked += same(cents, model, name, expected);
      }
      for (const { model, rows: of } of rows) {
        for (const row of of) checked += same(cents, model, String(row[by as keyof Row]), row.cents);
      }
      if (rows.some(({ rows }) => rows.some((row) => row.wins))) {
        const wins = await fairshare.savedTable(PLURAL[by], "Won deals, unrounded");
        const revenue = await fairshare.savedTable(PLURAL[by], "Amount, unrounded");
        for (const { model, rows: of } of rows) {
          for (const row of of) {
            const group = String(row[by as keyof Row]);
            if (row.wins) expect(wins[model][group]).toBeCloseTo(row.wins[0] / row.wins[1], 10);
            if (row.revenue) expect(revenue[model][group]).toBeCloseTo(row.revenue[0] / row.revenue[1], 10);
          }
        }
      }
      for (const [model, groups] of Object.entries(cents)) {
        expect(Math.round(sum(groups) * 100), `${model} by ${by}`).toBe(wanted.won_revenue);
      }
    }
    expect(checked).toBeGreaterThan(0);
  });
}

/** Gives the page a table, by drop or paste. */
async function take(fairshare: Fairshare, way: "drop" | "paste", name: string, text: string): Promise<void> {
  if (way === "drop") await fairshare.drop({ name, text });
  else await fairshare.paste(text);
  await fairshare.shows(way === "drop" ? name : "Pasted data");
}

async function allRowsUsed(fairshare: Fairshare): Promise<void> {
  await expect(fairshare.data.getByRole("button", { name: "All rows counted" })).toBeVisible();
}

function same(saved: Saved, model: string, group: string, cents: number): number {
  expect(Math.round((saved[model]?.[group] ?? 0) * 100), `${model}: ${group}`).toBe(cents);
  return 1;
}

function sum(groups: Record<string, number>): number {
  return Object.values(groups).reduce((a, b) => a + b, 0);
}
