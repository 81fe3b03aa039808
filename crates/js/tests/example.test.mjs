// The examples of the README do what it says, and types hold.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { PACKAGE, ROOT, examples, printed, project, written } from "./support.mjs";

const [EXAMPLE, ...others] = examples("js");

test("the README has one example of ten lines", () => {
  assert.equal(others.length, 0);
  assert.ok(EXAMPLE.trim().split("\n").filter((line) => line !== "").length <= 10, EXAMPLE);
});

test("the example prints the credit of the command line", () => {
  const folder = project();
  written(folder, "example.mjs", EXAMPLE);
  const lines = execFileSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  const models = ["first", "linear", "w"];
  const options = models.flatMap((model) => ["--model", model]);
  const { rows } = printed(["conference-touches.csv", "conference-deals.csv"], ...options);
  const expected = models.flatMap((model, at) => rows.map(({ name, credit }) => `${name},${model},${credit[at].toFixed(2)}`));
  assert.deepEqual(lines, expected);
});

test("the example and every call have types under --strict, and wrong calls have none", () => {
  const folder = project();
  written(folder, "package.json", '{ "type": "module" }');
  written(folder, "example.ts", EXAMPLE);
  cpSync(join(ROOT, "crates/js/tests/types.ts"), join(folder, "types.ts"));
  cpSync(join(ROOT, "crates/js/tests/node.d.ts"), join(folder, "node.d.ts"));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const options = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext"];
  const files = ["example.ts", "types.ts", "node.d.ts"];
  const run = () => execFileSync(process.execPath, [tsc, ...options, ...files], { cwd: folder, encoding: "utf8" });
  assert.doesNotThrow(run, (error) => assert.fail(error.stdout));
});

test("npm packs every file that the entries need", () => {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const packed = execFileSync(npm, ["pack", "--dry-run", "--json", "--offline"], { cwd: PACKAGE, encoding: "utf8" });
  const names = JSON.parse(packed)[0].files.map(({ path }) => path).sort();
  const manifest = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  assert.deepEqual(names, [...manifest.files, "package.json"].sort());
  const { version } = JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 }))
    .packages.find(({ name }) => name === "fairshare-js");
  assert.equal(manifest.version, version);
});
