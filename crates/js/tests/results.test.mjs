// The package computes what the command line prints, and its other answers add up.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fairshare, printed, said, samples, written, project } from "./support.mjs";

const CONFERENCE = ["conference-touches.csv", "conference-deals.csv"];
const YEAR = ["b2b-year-touches.csv", "b2b-year-deals.csv"];

await fairshare.init();

/** Compares credit, shares and wins with `fairshare credit`. */
function same(dataset, names, options, words) {
  const rows = dataset.credit(options);
  const revenue = printed(names, ...words);
  const wins = printed(names, ...words, "--value", "wins");
  const width = revenue.rows.length;
  assert.equal(rows.length, width * revenue.models.length);
  rows.forEach((row, at) => {
    const [model, group] = [Math.floor(at / width), at % width];
    const expected = revenue.rows[group];
    assert.deepEqual([row.name, row.part, row.model], [expected.name, expected.part, revenue.models[model]]);
    assert.equal(row.credit, expected.credit[model]);
    assert.equal(Number(row.minor), Math.round(expected.credit[model] * 100));
    assert.equal(row.wins.toFixed(9), wins.rows[group].credit[model].toFixed(9));
    if (revenue.totals[model]) assert.ok(Math.abs(row.share - row.credit / revenue.totals[model]) < 1e-12);
  });
}

for (const by of ["team", "channel", "campaign", "type", "month", "segment", "deal"]) {
  test(`credit by ${by} equals the command line's`, () => {
    for (const names of [CONFERENCE, YEAR]) {
      same(fairshare.read(samples(...names)), names, { by }, ["--by", by]);
    }
  });
}

test("data-driven models and eligibility rules equal the command line's", () => {
  const dataset = fairshare.read(samples(...YEAR), { accept: "all" });
  const models = ["markov:1", "shapley-lift:team", "shao-li", "decay:7d", "last-except:Direct"];
  const words = models.flatMap((model) => ["--model", model]);
  same(dataset, YEAR, { models }, words);
  const eligibility = {
    lookback: 90, lastTouches: 5, repeats: "collapse", exclude: { channel: "Direct" }, closed: "2025-01-01..2025-12-31",
    shares: "channel,team\nWebinar,Sales 60% / Marketing 40%\n",
  };
  const rules = written(project(), "rules.csv", eligibility.shares);
  const options = ["--lookback", "90d", "--last-touches", "5", "--repeats", "collapse", "--exclude", "channel=Direct"];
  same(dataset, YEAR, { models, eligibility }, [
    ...words, ...options, "--closed", "2025-01-01..2025-12-31", "--shares", rules,
  ]);
});

test("flows and paths add up to credit", () => {
  const dataset = fairshare.read(samples(...YEAR));
  const credit = (model) => new Map(dataset.credit({ models: model }).map((row) => [row.name, row.minor]));
  const [before, after] = [credit("last"), credit("linear")];
  for (const flow of dataset.flows("last", "linear")) {
    assert.equal(Number(flow.minor) / 100, flow.credit);
    before.set(flow.from, before.get(flow.from) - flow.minor);
    before.set(flow.to, (before.get(flow.to) ?? 0n) + flow.minor);
  }
  for (const [name, minor] of after) assert.equal(before.get(name) ?? 0n, minor, name);
  const paths = dataset.paths();
  const won = paths.reduce((sum, path) => sum + path.minor, 0n);
  const unattributed = credit("last").get("(unattributed)") ?? 0n;
  assert.equal(won + unattributed, dataset.facts.wonRevenueMinor);
  assert.ok(paths.every((path) => path.channels.length > 0 && path.wins + path.losses > 0));
});

test("decisions are those of inspect, and problems have their lines", () => {
  const text = "Deal,Date,Channel,Team,Stage,Amount\nD1,03/04/2025,Webinar,Marketing,Closed Won,100\n" +
    "D1,05/06/2025,Call,Sales,Closed Won,100\nD2,04/05/2025,Call,Sales,Signed,50\nD3,never,Call,Sales,Closed Won,9\n";
  const path = written(project(), "open.csv", text);
  const inspected = JSON.parse(said("inspect", path));
  const dataset = fairshare.read([{ name: "open.csv", text }]);
  assert.deepEqual(
    dataset.decisions.map(({ key, chosen, certainty }) => [key, chosen, certainty]),
    inspected.decisions.map(({ subject, value, confidence }) => [subject, value, confidence]),
  );
  const open = dataset.decisions.find(({ certainty }) => certainty === "open");
  assert.ok(open.question.includes(open.chosen) && open.alternatives.length > 0, JSON.stringify(open));
  const [problem] = dataset.problems.filter(({ kind }) => kind === "not counted");
  assert.deepEqual([problem.file, problem.line, problem.value], ["open.csv", 5, "never"]);
  assert.match(problem.reason + problem.hint, /^[^\n]+\.$/);
  const answered = fairshare.read([{ name: "open.csv", text }], { dateOrder: "MDY", stage: { Signed: "won" } });
  assert.equal(answered.facts.firstTouch, "2025-03-04");
  assert.equal(answered.facts.won, dataset.facts.won + 1);
});

test("a query is that of the command line, and charts are whole pictures", () => {
  const dataset = fairshare.read(samples(...CONFERENCE));
  const mapping = "deal=Deal ID,time=Date,channel=Channel,team=Team,stage=Stage,value=Amount,closed=Close Date";
  const columns = Object.fromEntries(mapping.split(",").map((pair) => pair.split("=")));
  const asked = { dialect: "duckdb", touches: "db.touches", mapping: columns, models: ["linear", "w"] };
  const words = ["--dialect", "duckdb", "--touches", "db.touches", "--mapping", mapping, "--model", "linear"];
  assert.equal(dataset.sql({ ...asked, models: "linear" }), said("sql", ...words));
  const paths = "path,wins,losses,value\nAd > Call,3,1,300\nCall,1,4,50\nAd,2,2,90\n";
  const folder = project();
  const csv = written(folder, "weights.csv", said("weights", written(folder, "paths.csv", paths), "--model", "markov:1"));
  const learned = fairshare.read([{ name: "paths.csv", text: paths }], { keepSpellings: true, keepPlaceholders: true });
  const weights = learned.weights("markov:1");
  assert.equal(weights.length, 2);
  const markov = dataset.sql({ ...asked, models: "markov:1", weights });
  assert.equal(markov, said("sql", ...words.slice(0, -1), "markov:1", "--weights", csv));
  for (const chart of ["stacked", "bars", "dots", "together", "deal", "glyph"]) {
    assert.match(dataset.svg(chart, { theme: "dark" }), /^<svg [^]*<\/svg>\n?$/, chart);
  }
  assert.match(dataset.svg("moved", { from: "last", to: "linear" }), /What moves from Last touch to Linear/);
  const deal = dataset.credit({ by: "deal" })[0].name;
  assert.ok(dataset.svg("deal", { deal, models: "linear", width: 400 }).includes(deal));
});
