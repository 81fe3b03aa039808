// Every call of the package with its types; lines after @ts-expect-error must not compile.

import { type CreditRow, type Dataset, type Decision, type Flow, type Path, type Problem, init, read } from "fairshare";

await init();
await init(new Uint8Array(0));
const dataset: Dataset = read([{ name: "a.csv", text: "" }, { name: "b.csv", bytes: new ArrayBuffer(0) }], {
  mapping: { channel: "Source", journey_id: "Deal" },
  dateOrder: "DMY",
  decimalMark: ",",
  rate: { USD: 0.92 },
  stage: { Signed: "won" },
  accept: ["all"],
  keepDuplicates: true,
});
const rows: CreditRow[] = dataset.credit({
  models: ["linear", "markov:1"],
  by: "deal",
  eligibility: { lookback: 90, exclude: { channel: ["Direct"] }, closed: "2025-01-01..", joint: "split", shares: "channel,team" },
});
const total: bigint = rows.reduce((sum, row) => sum + row.minor, 0n);
const shares: number = rows.reduce((sum, { share, wins, credit }) => sum + share + wins + credit, 0);
const part: string | undefined = rows[0]?.part;
const flows: Flow[] = dataset.flows("last", "linear", { eligibility: { repeats: "collapse" } });
const paths: Path[] = dataset.paths();
const decisions: Decision[] = dataset.decisions;
const problems: Problem[] = dataset.problems;
const points: number | undefined = decisions[0]?.alternatives[0]?.effect?.sharePoints;
const query: string = dataset.sql({ dialect: "duckdb", touches: "t", mapping: { time: "at" }, output: "paths", places: 2, weights: dataset.weights("markov:1") });
const svg: string = dataset.svg("stacked", { width: 800, theme: "dark", baseline: "last" });
const won: bigint = dataset.facts.wonRevenueMinor;
dataset.free();
export { decisions, flows, part, paths, points, problems, query, shares, svg, total, won };

// @ts-expect-error a file needs its text or its bytes
read([{ name: "a.csv" }]);
// @ts-expect-error no such option
read([], { dateorder: "DMY" });
// @ts-expect-error no such dimension
dataset.credit({ by: "month of Sundays" });
// @ts-expect-error no such chart
dataset.svg("pie");
// @ts-expect-error a query needs a mapping
dataset.sql({ dialect: "duckdb", touches: "t" });
// @ts-expect-error only `read` makes a dataset
new Dataset();
// @ts-expect-error counts are read only
dataset.facts = {};
