// Page and command line read files alike, byte for byte: the page saves as its account what `fairshare inspect` prints.
// Real files are reference data; without them only ours are tested.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { REFERENCE } from "./files.ts";
import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";

const PROGRAM = process.env.FAIRSHARE_CLI ?? fileURLToPath(new URL("../target/debug/fairshare", import.meta.url));
const OURS = fileURLToPath(new URL("../assets/samples/", import.meta.url));
/** Folders of real files, each a separate test. */
const FOLDERS = ["crm", "handmade", "journeys", "messy-real", "messy-real/uk/csv", "web", "xlsx", "csv-torture/pollock/csv", "csv-torture/sineemore", "csv-torture/spectrum"];

function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder).map((name) => join(folder, name));
  return paths.filter((path) => statSync(path).isFile() && !path.endsWith(".json") && !path.endsWith(".md")).sort();
}

/** The output of the command line for a file. */
function printed(path: string): string {
  return execFileSync(PROGRAM, ["inspect", path], { encoding: "utf8" });
}

/** The page's result: the account that it saves, or its message if nothing can be read. */
async function said(fairshare: Fairshare, path: string): Promise<{ account?: string; sentence?: string }> {
  const { page } = fairshare;
  await fairshare.open();
  await fairshare.drop(path);
  const shown = fairshare.data.getByText(new RegExp(`^${basename(path).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
  const settled = fairshare.data.locator("p.facts[role=status]");
  await expect(fairshare.notice.or(shown).first()).toBeVisible();
  await expect(settled).toHaveCount(0);
  const refused = page.getByRole("region", { name: "These files could not be used as they are" });
  const read = page.getByRole("region", { name: "How it was read" });
  if (await fairshare.notice.isVisible()) {
    const sentence = (await fairshare.notice.textContent()) ?? "";
    if (!(await refused.isVisible())) return { sentence };
  } else {
    await fairshare.data.getByRole("button", { name: /not counted|All rows counted/ }).click();
  }
  const account = (await refused.isVisible()) ? refused : read;
  const download = page.waitForEvent("download");
  await account.getByRole("button", { name: "Save this report as JSON" }).click();
  return { account: readFileSync(await (await download).path(), "utf8") };
}

for (const [name, folder] of [["ours", OURS], ...FOLDERS.map((name) => [name, `${REFERENCE}data/${name}`])]) {
  test(`${name}: the page and the command line take each file for the same`, async ({ fairshare }) => {
    const paths = files(folder);
    test.skip(paths.length === 0, "FAIRSHARE_REFERENCE names no reference data");
    test.setTimeout(240_000);
    for (const path of paths) {
      await test.step(basename(path), async () => {
        const expected = printed(path);
        const { account, sentence } = await said(fairshare, path);
        if (account !== undefined) {
          expect(account, path).toBe(expected);
        } else {
          const message = JSON.parse(expected).message ?? JSON.parse(expected).files[0].message;
          expect(sentence, path).toContain(message);
        }
      });
    }
  });
}
