// What the tests of the JavaScript package share: its folder, the examples of its README, and the command line.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** The package as `cargo xtask npm` makes it. */
export const PACKAGE = process.env.FAIRSHARE_NPM ?? join(ROOT, "target/npm/fairshare");
const CLI = process.env.FAIRSHARE_CLI ?? join(ROOT, "target/debug/fairshare");
export const SAMPLES = join(ROOT, "assets/samples");

export const fairshare = await import(pathToFileURL(join(PACKAGE, "node.js")).href);

/** The code blocks of the README in a language. */
export function examples(language) {
  const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, code]) => code);
}

/** A new folder with the samples of the README, in which `import "fairshare"` finds the package. */
export function project() {
  const folder = mkdtempSync(join(tmpdir(), "fairshare-js-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(PACKAGE, join(folder, "node_modules/fairshare"), "junction");
  for (const name of ["conference-touches.csv", "conference-deals.csv"]) cpSync(join(SAMPLES, name), join(folder, name));
  return folder;
}

/** A file in a folder; returns its path. */
export function written(folder, name, text) {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Files of the samples, as `read` takes them. */
export function samples(...names) {
  return names.map((name) => ({ name, bytes: readFileSync(join(SAMPLES, name)) }));
}

/** What `fairshare credit` prints as JSON. */
export function printed(names, ...options) {
  const paths = names.map((name) => join(SAMPLES, name));
  return JSON.parse(said("credit", ...paths, ...options, "--format", "json"));
}

/** What the command line prints. */
export function said(...options) {
  return execFileSync(CLI, options, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
}
