// Whatever a caller passes, the answer is an Error with one sentence, and the dataset goes on to work.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

import { PACKAGE, fairshare, samples } from "./support.mjs";

/** What a call throws: an Error with one sentence, or a few, in one line, which name no option of the command line. */
function sentence(call, expected) {
  assert.throws(call, (error) => {
    assert.equal(Object.getPrototypeOf(error), Error.prototype, `${error?.name}: ${error?.message}`);
    assert.match(error.message, /^[^\n]+[.?!]$/);
    assert.doesNotMatch(error.message, /(^|\s)--[a-z]/);
    assert.match(error.message, expected);
    return true;
  });
}

const endless = {};
endless.endless = endless;
const trap = { get name() { throw new TypeError("trap"); } };
const TOUCHES = "deal,date,channel,team,outcome,amount\nD1,2025-01-01,Webinar,Marketing,won,100\n";

test("read waits for init, and init for a module", async () => {
  const { init, read } = await import(`${pathToFileURL(join(PACKAGE, "node.js")).href}?anew`);
  sentence(() => read([{ name: "a.csv", text: TOUCHES }]), /await init\(\)/);
  await assert.rejects(init(new Uint8Array([1, 2, 3])), /engine_bg\.wasm could not be loaded/);
  await fairshare.init();
});

test("files that are none", () => {
  const { read } = fairshare;
  for (const [files, expected] of [
    [undefined, /a list of files, .* not nothing/], [[], /this list is empty/], ["a.csv", /a list of files/], [{}, /a list of files/],
    [[1], /not 1/], [[null], /needs a name/], [[{ name: "" }], /needs a name/], [[{ name: 7, text: "" }], /name takes a text/],
    [[{ name: "a.csv" }], /needs its text or its bytes/], [[{ name: "a.csv", text: 1 }], /takes a text, not 1/],
    [[{ name: "a.csv", bytes: "x" }], /Uint8Array/], [[{ name: "a.csv", bytes: [1] }], /Uint8Array/],
    [[{ name: "a.csv", text: "", bytes: new Uint8Array() }], /not both/], [[{ name: "a.csv", url: "b" }], /does not know url/],
    [[{ name: "a.csv", text: "" }], /a\.csv: There is nothing in this file/], [[{ name: "a.csv", text: "a,b\n" }], /a\.csv/],
    [[{ name: "a.png", bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]) }], /a\.png: .*picture/],
    [[{ name: "a.xlsx", bytes: new Uint8Array([80, 75, 3, 4, 20, 0, 6, 0, 8, 0]) }], /a\.xlsx/],
    [[{ name: "a.bin", bytes: crypto.getRandomValues(new Uint8Array(60_000)) }], /a\.bin/],
    [[endless], /levels|does not know/], [[trap], /cannot be read/], [Symbol("a"), /a list of files/], [10n, /a list of files/],
    [new Proxy([], { get() { throw new Error("trap"); } }), /cannot be read/],
  ]) sentence(() => read(files), expected);
});

test("options of read that are none", () => {
  const files = [{ name: "a.csv", text: TOUCHES }];
  for (const [options, expected] of [
    [{ dateorder: "DMY" }, /does not know dateorder; it takes mapping, dateOrder, decimalMark/], ["DMY", /an object with mapping/],
    [{ dateOrder: "DYM" }, /dateOrder takes YMD, DMY, MDY, not “DYM”/], [{ dateOrder: true }, /a text or a number, not true/],
    [{ "date-order": "DMY" }, /does not know date-order/], [{ headerLine: -1 }, /counted from 1/], [{ headerLine: NaN }, /headerLine/],
    [{ keepDuplicates: "yes" }, /keepDuplicates takes true or false/], [{ mapping: { chanel: "x" } }, /mapping takes journey_id, .*channel/],
    [{ mapping: { channel: 1 } }, /takes a column, not 1/], [{ rate: { USD: "much" } }, /rate takes/], [{ stage: { Signed: "maybe" } }, /won, lost, open/],
    [{ shape: "round" }, /touches, deals/], [{ encoding: "koi8-r" }, /utf-8/], [{ accept: () => 1 }, /accept takes/], [{ accept: endless }, /levels/],
  ]) sentence(() => fairshare.read(files, options), expected);
});

test("questions that are none, after which the dataset still answers", () => {
  const dataset = fairshare.read(samples("conference-touches.csv", "conference-deals.csv"));
  const before = dataset.credit();
  const mapping = { time: "Date", channel: "Channel", deal: "Deal", value: "Amount", stage: "Stage" };
  const sql = { dialect: "duckdb", touches: "t", mapping };
  for (const [call, expected] of [
    [() => dataset.credit({ models: ["magic"] }), /“magic” is not a model; the models are first, first-except:direct, last, /],
    [() => dataset.credit({ models: [[{}]], by: "tem" }), /tem|model/], [() => dataset.credit({ by: "tem" }), /by takes team, channel, .*deal, not “tem”/],
    [() => dataset.credit({ model: "linear" }), /does not know model; it takes models, by, eligibility/], [() => dataset.credit("linear"), /an object/],
    [() => dataset.credit({ models: 7 }), /“7” is not a model/], [() => dataset.credit({ models: true }), /takes texts/],
    [() => dataset.credit({ models: "markov:9" }), /from 1 to 3/], [() => dataset.credit({ models: "decay:0d" }), /./],
    [() => dataset.credit({ eligibility: { lookback: -1 } }), /./], [() => dataset.credit({ eligibility: { lookback: "soon" } }), /lookback takes a number of days/],
    [() => dataset.credit({ eligibility: { looback: 1 } }), /does not know looback; it takes lookback/], [() => dataset.credit({ eligibility: { closed: "2025" } }), /closed takes/],
    [() => dataset.credit({ eligibility: { shares: "a,b\n" } }), /shares needs the columns/], [() => dataset.credit({ eligibility: { exclude: "Direct" } }), /exclude takes channel=Direct/],
    [() => dataset.flows("last"), /to takes a model/], [() => dataset.flows("last", "influence"), /./], [() => dataset.paths({ by: "team" }), /does not know by/],
    [() => dataset.svg(), /the name of a chart \(stacked, bars/], [() => dataset.svg("pie"), /svg takes stacked, bars, .*glyph, not “pie”/],
    [() => dataset.svg("moved"), /two models/], [() => dataset.svg("bars", { width: Infinity }), /from 240 to 4000/], [() => dataset.svg("bars", { baseline: "w", models: "linear" }), /none of the models/],
    [() => dataset.svg("bars", { id: '"><script>' }), /letters, digits/], [() => dataset.svg("deal", { deal: "none" }), /There is no deal “none”/], [() => dataset.svg("bars", { theme: "pink" }), /light, dark, print/],
    [() => dataset.sql(), /needs a dialect: duckdb/], [() => dataset.sql({ ...sql, dialect: "mysql" }), /not a dialect; the dialects are duckdb/],
    [() => dataset.sql({ ...sql, touches: "" }), /name/], [() => dataset.sql({ ...sql, mapping: { when: "x" } }), /does not know “when”/], [() => dataset.sql({ ...sql, mapping: { channel: "x" } }), /no time of touches/],
    [() => dataset.sql({ ...sql, models: "markov:1" }), /markov:1/], [() => dataset.weights("linear"), /needs no weights/], [() => dataset.weights(), /takes texts/],
    [() => dataset.sql({ ...sql, weights: "w" }), /a list of/], [() => dataset.sql({ ...sql, weights: [{ model: "markov:1", name: "a" }] }), /needs its weight/], [() => dataset.sql({ ...sql, places: 7 }), /from 0 to 6/], [() => dataset.sql({ ...sql, zoned: 1 }), /true or false/],
  ]) sentence(call, expected);
  assert.deepEqual(dataset.credit(), before);
  dataset.free();
  assert.throws(() => dataset.credit(), Error);
});
