// The page of the package's README, served as plain files without a bundler.

import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@playwright/test";

import { FileServer } from "../server/files.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGE = process.env.FAIRSHARE_NPM ?? join(ROOT, "target/npm/fairshare");
const CLI = process.env.FAIRSHARE_CLI ?? join(ROOT, "target/debug/fairshare");
const FILES = ["conference-touches.csv", "conference-deals.csv"];
const MODELS = ["first", "linear", "w"];
const POLICY = `<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'">`;

test("the page of the README draws and credits as the command line does", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "fairshare-page-"));
  await cp(PACKAGE, join(folder, "fairshare"), { recursive: true });
  for (const name of FILES) await cp(join(ROOT, "assets/samples", name), join(folder, name));
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const html = /^```html\n(.*?)^```$/ms.exec(readme)?.[1] ?? "";
  const server = await FileServer.start(folder);
  try {
    server.extra.set("index.html", `<!doctype html>${POLICY}<body>${html}</body>`);
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(server.url);
    await expect(page.locator("svg > title")).toHaveText(/Credit by team/);
    const rows = await page.evaluate(() =>
      (window as unknown as { rows: { name: string; model: string; credit: number; minor: bigint }[] }).rows.map(
        ({ name, model, credit, minor }) => ({ name, model, credit, minor: String(minor) }),
      ),
    );
    const options = MODELS.flatMap((model) => ["--model", model]);
    const paths = FILES.map((name) => join(ROOT, "assets/samples", name));
    const said = execFileSync(CLI, ["credit", ...paths, ...options, "--format", "json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const printed: { rows: { name: string; credit: number[] }[] } = JSON.parse(said);
    const expected = MODELS.flatMap((model, at) =>
      printed.rows.map(({ name, credit }) => ({ name, model, credit: credit[at], minor: String(Math.round(credit[at] * 100)) })),
    );
    expect(rows).toEqual(expected);
    // Another file is refused with an Error of the page.
    const refused = await page.evaluate(async () => {
      const { read } = await import("/fairshare/index.js" as string);
      try {
        return read([]);
      } catch (error) {
        return error instanceof Error && error.message;
      }
    });
    expect(refused).toContain("this list is empty.");
    expect(errors).toEqual([]);
    const asked = server.log.filter(({ status }) => status !== 200).map(({ path }) => path);
    expect(asked.filter((path) => path !== "/favicon.ico")).toEqual([]);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
});
