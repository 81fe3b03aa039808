// Data at the edges: a correct chart, or the reason why it is missing; and nothing that overflows.

import { expect, test } from "./fixtures.ts";
import type { Source } from "./pages/fairshare.ts";

const HEADER = "Deal,Date,Channel,Team,Stage,Amount\n";
const LONG = "Revenue acceleration and field marketing ".repeat(8).slice(0, 300).trim();

const rows = (...lines: string[]): string => HEADER + lines.map((line) => `${line}\n`).join("");
const one = (name: string, text: string): Source[] => [{ name, text }];

/** Files, the headline for them, the line of shares, and another expected text. */
const CASES: { name: string; files: Source[]; headline: RegExp; shares?: RegExp; also?: RegExp }[] = [
  {
    name: "one team only",
    files: one("one-team.csv", rows("D1,2025-01-01,Ad,Sales,Won,100", "D2,2025-01-01,Call,Sales,Lost,70")),
    headline: /^100 was won in 1 deal\.$/,
    shares: /^Share of credit, the same under all \d+ models shown: Sales 100.%\.$/,
    also: /Credit moves between teams, and this data has fewer than two/,
  },
  {
    name: "one deal only",
    files: one("one-deal.csv", rows("D1,2025-01-01,Ad,Marketing,Won,100", "D1,2025-01-05,Call,Sales,Won,100")),
    headline: /^All of the 100 won was won together\.$/,
    shares: /: Marketing 0 to 100.%, Sales 0 to 100.%\. The choice of model moves up to 100 points\.$/,
    also: /It is one deal\./,
  },
  {
    name: "no lost deals",
    files: one("won.csv", rows("D1,2025-01-01,Ad,Marketing,Won,100", "D2,2025-01-05,Call,Sales,Won,300")),
    headline: /^None of the 400 won was won together\.$/,
    shares: /the same under all \d+ models shown: Marketing 25.%, Sales 75.%\.$/,
    also: /Nothing moves between teams/,
  },
  {
    name: "no teams at all",
    files: one("no-teams.csv", "Deal,Date,Channel,Stage,Amount\nD1,2025-01-01,Xyzzy,Won,100\nD1,2025-01-05,Plugh,Won,100\n"),
    headline: /^100 was won in 1 deal\.$/,
    shares: /^Share of credit by channel under the \d+ models shown: (Plugh|Xyzzy) 0 to 100.%/,
    also: /Credit by channel, model by model/,
  },
  {
    name: "everything unattributed",
    files: [
      { name: "deals.csv", text: "Deal ID,Stage,Amount,Close date\nD1,Closed Won,100,2025-01-01\nD2,Closed Won,50,2025-01-01\n" },
      { name: "touches.csv", text: "Deal ID,Date,Channel,Team\nD1,2025-02-01,Ad,Marketing\nD2,2025-02-02,Call,Sales\n" },
    ],
    headline: /^(None of the 150 won was won together|150 was won in 2 deals)\.$/,
    shares: /^None of it can be credited/,
    also: /2 of 2 won deals have no touch that counts\./,
  },
  {
    name: "all amounts zero",
    files: one("zero.csv", rows("D1,2025-01-01,Ad,Marketing,Won,0", "D2,2025-01-05,Call,Sales,Won,0", "D3,2025-01-05,Call,Sales,Won,0")),
    headline: /^None of the 3 deals won was won together\.$/,
    shares: /Sales 67.%, Marketing 33.%/,
  },
  {
    name: "refunds",
    files: one("refunds.csv", rows("D1,2025-01-01,Ad,Marketing,Won,-40", "D1,2025-01-03,Call,Sales,Won,-40", "D2,2025-01-05,Call,Sales,Won,140")),
    headline: /^1 of 2 won deals was won together\.$/,
    shares: /Sales 100 to 1\d\d.%, Marketing −\d+ to 0.%/,
  },
  {
    name: "names of 300 letters",
    files: one("long.csv", rows(`D1,2025-01-01,${LONG} channel,${LONG} A,Won,100`, `D1,2025-01-05,Call,${LONG} B,Won,100`)),
    headline: /^All of the 100 won was won together\.$/,
    shares: /0 to 100.%.*0 to 100.%/,
  },
  {
    name: "names from right to left and pictures",
    files: one("bidi.csv", rows("D1,2025-01-01,🎪 כנס,שיווק,Won,100", "D1,2025-01-05,📞,🚀 Продажи,Won,100")),
    headline: /^All of the 100 won was won together\.$/,
    shares: /0 to 100.%.*0 to 100.%/,
    also: /🚀 Продажи/,
  },
  {
    name: "5,000 channels",
    files: one(
      "channels.csv",
      rows(...Array.from({ length: 5000 }, (_, at) => `D${at % 900},2025-01-${String((at % 27) + 1).padStart(2, "0")},Channel ${at},T${at % 3},Won,100`)),
    ),
    headline: /^None of the 90K won was won together\.$/,
  },
];

for (const { name, files, headline, shares, also } of CASES) {
  test(`${name}: a right picture, or a sentence`, async ({ fairshare, page }) => {
    await fairshare.open();
    await fairshare.drop(...files);
    await expect(fairshare.headline).toHaveText(headline);
    if (shares) await expect(fairshare.shares).toHaveText(shares);
    if (also) {
      // The sentence is on one of the tabs, which stay mounted.
      for (const tab of ["What moves", "Won together", "Table", "Credit"] as const) await fairshare.tab(tab);
      await expect(page.getByRole("main")).toContainText(also);
    }
    await expect(fairshare.failure.filter({ hasText: /\S/ })).toHaveCount(0);
    for (const form of ["Ranges", "Detail", "Stacked"]) {
      await fairshare.credit.getByRole("radio", { name: form }).check();
      await expect(fairshare.credit.locator("svg[aria-labelledby]")).toBeVisible();
    }
    await fairshare.credit.getByRole("radio", { name: "Channels" }).check();
    await expect(fairshare.credit.getByRole("heading", { level: 2 })).toHaveText(/^Credit by channel under \d+ models?$/);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
}

test("a slider that is dragged on and on ends where the hand ends", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  for (const model of ["Markov chain", "Logistic regression", "Shao and Li"]) await fairshare.model(model).check();
  const slider = await fairshare.halfLife();
  await slider.focus();
  const ends = Date.now() + 10_000;
  while (Date.now() < ends) await page.keyboard.press(Date.now() % 3 === 0 ? "ArrowLeft" : "ArrowRight");
  await page.keyboard.press("End");
  await expect(fairshare.picture).toContainText("Time decay, 180 days");
  await expect(fairshare.credit).toContainText("every row adds up to");
  await expect(fairshare.failure.filter({ hasText: /\S/ })).toHaveCount(0);
});
