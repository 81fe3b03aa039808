// The peers in one page: each takes a `File` and gives back the milliseconds of its parts. `cargo xtask bench --peers`
// bundles it.

import * as duckdb from "@duckdb/duckdb-wasm";
import Papa from "papaparse";
import { inferSchema, initParser } from "udsv";

import RULES from "./rules.sql";

const COLUMNS =
  "{'journey_id':'VARCHAR','timestamp':'TIMESTAMP','channel':'VARCHAR','team':'VARCHAR','converted':'TINYINT','value':'DOUBLE'}";

/** DuckDB-WASM: its start, then each pass from the file to the credit of five models. */
async function duck(file, passes) {
  let began = performance.now();
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker("duckdb-browser-eh.worker.js"));
  await database.instantiate(new URL("duckdb-eh.wasm", location.href).href);
  const connection = await database.connect();
  await connection.query("select 1");
  const start = performance.now() - began;
  const times = [];
  for (let pass = 0; pass < passes; pass++) {
    began = performance.now();
    const name = `touches-${pass}.csv`;
    await database.registerFileHandle(name, file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
    await connection.query(
      `create or replace temp table touches as select * from read_csv('${name}', header=true, columns=${COLUMNS})`,
    );
    const result = await connection.query(RULES);
    if (result.numRows === 0) throw new Error("DuckDB gives no credit");
    times.push(performance.now() - began);
  }
  await database.terminate();
  return { start, times };
}

/** uDSV: the file as one text, all cells typed. */
async function udsv(file) {
  const began = performance.now();
  const text = await file.text();
  const rows = initParser(inferSchema(text)).typedArrs(text);
  if (rows.length === 0) throw new Error("uDSV reads no rows");
  return performance.now() - began;
}

/** Papa Parse: streamed, all cells typed. */
function papa(file) {
  return new Promise((done) => {
    const began = performance.now();
    let rows = 0;
    const chunk = (part) => {
      rows += part.data.length;
    };
    const complete = () => done(rows > 0 ? performance.now() - began : Number.NaN);
    Papa.parse(file, { dynamicTyping: true, skipEmptyLines: true, chunk, complete });
  });
}

window.peers = { duck, udsv, papa };
