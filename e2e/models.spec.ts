// Every model explains itself on the user's own data, with its evidence and the intervals of its shares.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { CURRENCIES } from "./files.ts";
import { expect, test } from "./fixtures.ts";

const PROGRAM = process.env.FAIRSHARE_CLI ?? fileURLToPath(new URL("../target/debug/fairshare", import.meta.url));

const LEARNED = ["Markov chain", "Shapley lift", "Shao and Li", "Logistic regression"];

for (const [sample, revenue] of [["The conference", "€659,000.00"], ["A B2B year", ""]] as const) {
  test(`every model writes its arithmetic out on a deal of ${sample}`, async ({ fairshare }) => {
    await fairshare.open();
    if (revenue === "") await fairshare.openSample(sample);
    await expect(fairshare.data).toContainText(sample);
    await expect(fairshare.model("Logistic regression")).toBeVisible(); // the last of the list
    const names = await fairshare.choices.locator(".model-name").allTextContents();
    expect(names.length).toBeGreaterThanOrEqual(21);
    expect(names).toEqual(expect.arrayContaining(LEARNED));
    for (const name of names) {
      const about = await fairshare.explained(name);
      await expect(about).toContainText("Formula");
      // Credit of the touches is the deal's amount, to the cent.
      await expect(about.getByText(/^Total: (.+) of \1\.$/)).toBeVisible();
      if (LEARNED.includes(name)) await expect(about).toContainText(/Learned from [\d,]+ wins and [\d,]+ losses/);
    }
  });
}

test("another tool's model stands beside ours, and what it moves is one click away", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  const about = await fairshare.explained("As another tool");
  await about.getByRole("combobox", { name: "As computed by" }).selectOption({ label: "W as Dreamdata" });
  await expect(about).toContainText("As its documentation says.");
  await about.getByRole("button", { name: "Show what moves from our W-shaped to it" }).click();
  await fairshare.tab("What moves");
  await expect(page.getByRole("region", { name: "What moves" })).toContainText("W as Dreamdata");
});

test("models that learn stand beside the rules, and each row is all that was won", async ({ fairshare }) => {
  await fairshare.open();
  for (const name of LEARNED) await fairshare.model(name).check();
  await expect(fairshare.picture).toContainText("Logistic regression");
  await expect(fairshare.credit).toContainText("every row adds up to €659,000.00");
  const about = await fairshare.explained("Markov chain");
  await about.getByRole("combobox", { name: /^Order/ }).selectOption("2");
  await expect(fairshare.picture).toContainText("Markov chain, order 2");
  await expect(about).toContainText("Fewer than 30 wins or losses");
});

test("the shares of a learned model and its global table are both named", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.model("Markov chain").check();
  await expect(fairshare.credit).not.toContainText("Shared out deal by deal");
  await fairshare.credit.getByRole("radio", { name: "Channels" }).click();
  await expect(fairshare.credit).toContainText("Shared out deal by deal: Markov chain, order 1. Other tools print a global table.");
  await fairshare.credit.getByRole("button", { name: "Show the global tables" }).click();
  const table = page.getByRole("region", { name: "Table", exact: true });
  await table.getByText("Markov chain, order 1: the global table, as other tools print it").click();
  const global = table.getByRole("table").last();
  await expect(global.getByRole("columnheader", { name: "Global table" })).toBeVisible();
  const shares = (await global.getByRole("row").allInnerTexts()).slice(1).map((row) => row.match(/[\d.]+(?=\s*%)/g)?.map(Number) ?? []);
  expect(shares.length).toBeGreaterThan(3);
  for (const column of [0, 1]) expect(shares.reduce((sum, row) => sum + row[column], 0)).toBeCloseTo(100, 0);
  expect(shares.some(([own, other]) => Math.abs(own - other) > 1)).toBe(true);
});

test("a model that cannot hold so many apart goes, and says why", async ({ fairshare }) => {
  await fairshare.open();
  const touch = (at: number) => `D${at},2025-01-0${1 + (at % 9)},Call,Team ${at},${at % 2 ? "Closed Won" : "Closed Lost"},10`;
  const rows = Array.from({ length: 17 }, (_, at) => touch(at));
  await fairshare.drop({ name: "teams.csv", text: `Deal,Date,Channel,Team,Stage,Amount\n${rows.join("\n")}\n` });
  await expect(fairshare.data).toContainText("17 touches");
  // The model is removed as soon as the worker has answered.
  await fairshare.model("Shapley lift").click();
  await expect(fairshare.notice).toContainText("cannot handle so many teams or channels");
  await expect(fairshare.model("Shapley lift")).not.toBeChecked();
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
});

test("how sure the shares are is found in the background, for every model shown", async ({ fairshare }) => {
  await fairshare.open();
  await expect(fairshare.credit).toContainText(/Sales leads in \d+\s%\sof resamples under last touch\./);
  await fairshare.credit.getByText("How certain each share is").click();
  const intervals = fairshare.credit.getByRole("table");
  await expect(intervals.getByRole("row")).toHaveCount(6); // five models below the header
  await fairshare.model("J-shaped").check();
  await expect(intervals.getByRole("row")).toHaveCount(7);
});

test("which touches count is chosen, and the sums stay what was won", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.choices.getByText("Which touches count").click();
  const before = await fairshare.picture.textContent();
  await fairshare.choices.getByRole("combobox", { name: "Touches per deal" }).selectOption({ label: "the last touch" });
  await expect(fairshare.picture).not.toHaveText(before ?? "");
  // With one touch per deal, all models give the same.
  await expect(fairshare.shares).toContainText("the same under all");
  await expect(fairshare.credit).toContainText("every row adds up to €659,000.00");
  await fairshare.choices.getByRole("combobox", { name: "Touches per deal" }).selectOption({ label: "all touches" });
  await expect(fairshare.picture).toHaveText(before ?? "");
  await fairshare.choices.getByRole("checkbox", { name: "Call", exact: true }).check();
  await expect(fairshare.credit).toContainText("every row adds up to €659,000.00");
  await expect(fairshare.choices).toContainText("changed");
});

test("what counts stays chosen when other files come", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.choices.getByText("Which touches count").click();
  await fairshare.choices.getByRole("combobox", { name: /lookback/ }).selectOption({ label: "up to 7 days" });
  await fairshare.drop({ name: "deals.csv", text: CURRENCIES });
  await expect(fairshare.data).toContainText("€200.00 won");
  await expect(fairshare.choices.getByRole("combobox", { name: /lookback/ })).toHaveValue("7");
});

test("rows that stand twice count twice if the user says so", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "t.csv", text: "deal,date,channel,stage,amount\nD1,2025-01-01,Call,Won,10\nD1,2025-01-01,Call,Won,10\n" });
  await expect(fairshare.data).toContainText("1 touch");
  await fairshare.choices.getByText("Which touches count").click();
  await fairshare.choices.getByRole("checkbox", { name: "Count duplicate rows" }).check();
  await expect(fairshare.data).toContainText("2 touches");
  await expect(page.getByRole("checkbox", { name: "Count duplicate rows" })).toBeChecked();
});

test("the golden vectors hold in this browser", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.getByRole("button", { name: "Your data stays in this browser" }).click();
  await page.getByText("Check the engine").click();
  await expect(page.getByText("All 72 figures match.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Markov chain, order 1 revenue A 311025\/3002 103\.605929380413/ })).toContainText("matches");
});

test("a million random journeys give the same number here and on the command line", async ({ fairshare, page }) => {
  test.slow();
  const native = promisify(execFile)(PROGRAM, ["digest"], { encoding: "utf8" });
  await fairshare.open();
  await page.getByRole("button", { name: "Your data stays in this browser" }).click();
  await page.getByText("Check the engine").click();
  await page.getByRole("button", { name: "Compute a million journeys" }).click();
  const digest = page.getByText(/^Digest [0-9a-f]{16}/);
  await expect(digest).toBeVisible({ timeout: 150_000 });
  await expect(digest).toContainText((await native).stdout.trim());
});

test("W-shaped says what it does without a touch before the opportunity", async ({ fairshare, page }) => {
  await fairshare.open();
  await expect(await fairshare.explained("W-shaped")).toContainText("If there is no touch before the opportunity, the touches between the first and the one of the lead");
  await fairshare.wear("Русский");
  const item = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "О модели «W‑образная»" }) });
  const about = item.getByRole("button", { name: "О модели «W‑образная»" });
  if ((await about.getAttribute("aria-expanded")) === "false") await about.click();
  await item.locator("summary").first().click();
  await expect(item).toContainText("Если до создания сделки касаний не было");
});
