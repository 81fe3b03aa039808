// No silent guess: an inferred decision that could be otherwise is a chip, an open one is a question above the chart,
// and until it is answered the result is marked as provisional.

import { AMBIGUOUS } from "./files.ts";
import { expect, test } from "./fixtures.ts";
import type { Locator, Page } from "@playwright/test";

/** Rows of touches, two per deal, with these columns of each deal at the end. */
function touches(header: string, deals: string[][]): string {
  const rows = deals.flatMap((deal, at) => {
    const day = String((at % 27) + 1).padStart(2, "0");
    return [`D${at},2025-03-${day},Webinar,Marketing,${deal.join(",")}`, `D${at},2025-04-${day},Call,Sales,${deal.join(",")}`];
  });
  return `Deal,Date,Channel,Team,${header}\n${rows.join("\n")}\n`;
}

/** K1: a column with outcomes in unknown words. */
const OUTCOMES = touches("Result,Amount", [
  ["Zugesagt", "1000"],
  ["Zugesagt", "2000"],
  ["Vertagt", "400"],
  ["Won", "500"],
  ["Lost", "800"],
]);
/** K2: stage names of a company. */
const STAGES = touches("Stage,Amount", [
  ["Happy customer", "1000"],
  ["Happy customer", "3000"],
  ["Ghosted", "700"],
  ["Closed Won", "500"],
]);
/** K3: no column has outcomes. */
const IMPLIED = touches("Amount", [["100"], ["200"], ["300"]]);
/** K4: some customers of the touches are not in the file of conversions. */
const VISITS = `Customer,Date,Channel,Team
C1,2025-03-01,Webinar,Marketing
C1,2025-03-05,Call,Sales
C2,2025-03-02,Webinar,Marketing
C3,2025-03-03,Call,Sales
C4,2025-03-04,Webinar,Marketing
`;
const ORDERS = "Customer,Order date,Amount\nC1,2025-04-01,100\nC2,2025-04-02,250\n";
/** K9: one key with several amounts. */
const OF_PURCHASES = `Deal ID,Date,Channel,Team
A,2025-01-01,Webinar,Marketing
A,2025-02-10,Call,Sales
B,2025-01-03,Webinar,Marketing
B,2025-02-12,Call,Sales
C,2025-01-05,Call,Sales
`;
const PURCHASES = `Deal ID,Stage,Amount,Close date
A,Closed Won,100,2025-02-01
A,Closed Won,300,2025-03-01
B,Closed Won,50,2025-02-02
B,Closed Won,70,2025-03-02
C,Closed Won,500,2025-02-03
`;
/** A deleted deal beside a won one, and an activity that has not happened beside three that have. */
const WITH_BIN = "Deal ID,Stage,Amount,Deleted\nA,Closed Won,100,false\nB,Closed Won,900,true\n";
const WITH_PLANS = `Deal ID,Date,Type,Team,Status
A,2025-01-01,Webinar,Marketing,Completed
A,2025-01-02,Call,Sales,Not Started
B,2025-01-01,Webinar,Marketing,Completed
B,2025-01-03,Call,Sales,Completed
`;
/** Only channels indicate teams. */
const GUESSED = "Deal,Date,Channel,Stage,Amount\nD1,2025-01-01,Webinar,Closed Won,10\nD1,2025-01-02,Sales call,Closed Won,10\nD1,2025-01-03,Trade show,Closed Won,10\n";

const questions = (page: Page): Locator => page.getByRole("region", { name: /to check before you share this/ });
const strip = (page: Page): Locator => page.getByRole("region", { name: "Check", exact: true });

/** Opens the menu of a chip. */
async function menu(page: Page, chip: RegExp): Promise<Locator> {
  await strip(page).getByRole("button", { name: chip }).click();
  return page.getByRole("menu");
}

for (const [kind, column, text, word, before, after] of [
  ["K1: unknown outcomes", "Result", OUTCOMES, "Zugesagt", "1 won", "3 won"],
  ["K2: stages of the company's own", "Stage", STAGES, "Happy customer", "1 won", "3 won"],
] as const) {
  test(`${kind} are asked with their deals and amounts, and answered one by one`, async ({ fairshare, page }) => {
    await fairshare.open();
    await fairshare.drop({ name: "deals.csv", text });
    await fairshare.shows("deals.csv");
    await expect(fairshare.data).toContainText(before);
    const question = questions(page).getByRole("group", { name: `What do these words in “${column}” mean?` });
    const known = question.getByRole("group", { name: `“${word}” means` });
    await expect(known).toContainText("2 deals");
    await expect(page.getByText(/^provisional: 1 question open$/)).toBeVisible();
    await known.getByRole("button", { name: "won", exact: true }).press("Enter");
    await expect(fairshare.data).toContainText(after);
    await expect(known).toHaveCount(0);
    // The other answers are right.
    await question.getByRole("button", { name: "All right" }).click();
    await expect(questions(page)).toHaveCount(0);
    await expect(page.getByText(/^provisional/)).toHaveCount(0);
    await expect(fairshare.data).toContainText(after);
  });
}

test("K3: wins that no column names are a chip, and a confirmed one is gone", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: IMPLIED });
  await fairshare.shows("deals.csv");
  await expect(fairshare.data).toContainText("3 won");
  await expect(questions(page)).toHaveCount(0);
  const list = await menu(page, /^Won: each deal with an amount/);
  await list.getByRole("menuitem", { name: "This is right" }).click();
  await expect(strip(page).getByRole("button", { name: /^Won:/ })).toHaveCount(0);
  // A confirmation is a step like every other choice.
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(strip(page).getByRole("button", { name: /^Won:/ })).toBeVisible();
});

test("K4: customers without a conversion count as lost, one click leaves them out", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "visits.csv", text: VISITS }, { name: "orders.csv", text: ORDERS });
  await fairshare.shows("visits.csv and orders.csv");
  await expect(fairshare.data).toContainText("2 won, 2 lost");
  const list = await menu(page, /^Lost: 2 customers/);
  await list.getByRole("menuitem", { name: /^Do not count them/ }).click();
  await expect(fairshare.data).toContainText("2 won");
  await expect(fairshare.data).not.toContainText("lost");
});

test("K9: one key with several amounts is asked, with both readings", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "touches.csv", text: OF_PURCHASES }, { name: "deals.csv", text: PURCHASES });
  await fairshare.shows("touches.csv and deals.csv");
  const question = questions(page).getByRole("group", { name: "One deal, or several purchases of one customer?" });
  await expect(question).toContainText("In 2 of 3 deals");
  await expect(question.getByRole("button", { pressed: true })).toContainText("assumed");
  await question.getByRole("button", { name: /^Several purchases, each counted/ }).click();
  await expect(fairshare.data).toContainText("5 won");
  await expect(fairshare.data).toContainText("1,020.00 won");
});

test("deleted deals and planned activities are chips, each with its other reading", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: WITH_BIN }, { name: "activities.csv", text: WITH_PLANS });
  await fairshare.shows("deals.csv and activities.csv");
  await expect(fairshare.data).toContainText("1 won");
  await expect(questions(page)).toHaveCount(0);
  const bin = await menu(page, /^Deleted rows \(deals\.csv\): 1 row not counted/);
  await bin.getByRole("menuitem", { name: /^Count them/ }).click();
  await expect(fairshare.data).toContainText("2 won");
  await expect(fairshare.data).toContainText("3 touches");
  const list = await menu(page, /^Planned activities \(activities\.csv\): 1 row not counted/);
  await list.getByRole("menuitem", { name: /^Count them/ }).click();
  await expect(strip(page).getByRole("button", { name: /^Planned activities \(activities\.csv\): 1 row counted/ })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(strip(page).getByRole("button", { name: /^Planned activities \(activities\.csv\): 1 row not counted/ })).toBeVisible();
});

test("chips are worked by the keyboard alone", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: IMPLIED });
  await fairshare.shows("deals.csv");
  const chip = strip(page).getByRole("button", { name: /^Won:/ });
  await chip.focus();
  await page.keyboard.press("Enter");
  const list = page.getByRole("menu");
  await expect(list.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(list.getByRole("menuitem").last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(list.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(chip).toBeFocused();
  await page.keyboard.press("Space");
  await expect(list).toBeVisible();
});

test("the question of a file makes the result provisional until it is answered or found right", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: AMBIGUOUS });
  await fairshare.shows("deals.csv");
  const question = page.getByRole("group", { name: /“Date”, does the day or the month come first/ });
  await expect(page.getByText(/^provisional: /)).toBeVisible();
  await fairshare.tab("Agreement");
  await expect(page.getByRole("article")).toContainText("Provisional: ");
  await question.getByRole("button", { name: "All right" }).click();
  await expect(question).toHaveCount(0);
  await expect(fairshare.data).toContainText("Apr to Jun 2025");
});

test("guessed teams are chips until they are confirmed, and picture, link and agreement say so", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "touches.csv", text: GUESSED });
  await fairshare.shows("touches.csv");
  const teams = strip(page).getByRole("group", { name: "Teams guessed from 3 channels" });
  await expect(teams.getByRole("list", { name: "Marketing + Sales" })).toContainText("Trade show 1");
  await expect(page.getByText("teams guessed from channels", { exact: true })).toBeVisible();
  await fairshare.tab("Agreement");
  await expect(page.getByRole("article")).toContainText("Teams guessed from channels, not confirmed.");
  await fairshare.tab("Credit");
  const download = page.waitForEvent("download");
  await fairshare.credit.getByRole("button", { name: "Save SVG" }).click();
  const saved = await (await download).createReadStream();
  let svg = "";
  for await (const part of saved) svg += part;
  expect(svg).toContain("Teams guessed from channels");
  await teams.getByRole("button", { name: /^Trade show/ }).click();
  await page.getByRole("menu", { name: "Team of Trade show" }).getByRole("menuitemradio", { name: "Marketing", exact: true }).click();
  await expect(strip(page)).toContainText("Teams guessed from 2 channels");
  const link = await fairshare.link();
  expect(link).toContain("#settings=");
  await expect(page.getByText("Teams guessed from channels, not confirmed.").last()).toBeVisible();
  await strip(page).getByRole("button", { name: "All right" }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page.getByText("teams guessed from channels", { exact: true })).toHaveCount(0);
});

test("a file dropped on others is added, or replaces them", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "first.csv", text: touches("Won,Amount", [["1", "100"]]) });
  await fairshare.shows("first.csv");
  const second = { name: "second.csv", text: touches("Won,Amount", [["1", "100"], ["1", "50"]]).replace(/^D(?=\d)/gm, "E") };
  await fairshare.hang(second);
  const dialog = page.getByRole("dialog", { name: "Add second.csv or start over?" });
  await expect(dialog.getByRole("button", { name: "Add", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(fairshare.data).toContainText("1 won");
  await fairshare.hang(second);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await fairshare.shows("first.csv and second.csv");
  await expect(fairshare.data).toContainText("3 won");
  await fairshare.hang(second);
  // A file of the same name is a newer export.
  await expect(dialog.getByRole("button", { name: "Replace" })).toBeFocused();
  await dialog.getByRole("button", { name: "Replace" }).click();
  await expect(fairshare.data).not.toContainText("first.csv");
  await expect(fairshare.data).toContainText("2 won");
});

test("a file is added with the button", async ({ fairshare, page }) => {
  await fairshare.open();
  await expect(page.getByRole("button", { name: "Add a file" })).toHaveCount(0);
  await fairshare.drop({ name: "visits.csv", text: VISITS });
  await fairshare.shows("visits.csv");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add a file" }).click();
  await (await chooser).setFiles([{ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(ORDERS) }]);
  await fairshare.shows("visits.csv and orders.csv");
  await expect(fairshare.data).toContainText("350.00 won");
});

test("nothing of the check strip needs sideways scrolling on a phone", async ({ fairshare, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await fairshare.open();
  await fairshare.drop({ name: "touches.csv", text: GUESSED });
  await fairshare.shows("touches.csv");
  await strip(page).getByRole("button", { name: /^Trade show/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(window);
});

test("a question on the screen stays where it is when the effects of its answers arrive", async ({ fairshare, page }) => {
  await fairshare.open();
  // The questions as first drawn.
  const first = page.evaluateHandle(
    () =>
      new Promise<HTMLElement[]>((done) => {
        const watch = new MutationObserver(() => {
          const questions = [...document.querySelectorAll<HTMLElement>(".question")];
          if (questions.length > 0) {
            watch.disconnect();
            done(questions);
          }
        });
        watch.observe(document.body, { subtree: true, childList: true });
      }),
  );
  await fairshare.drop({ name: "one.csv", text: AMBIGUOUS }, { name: "two.csv", text: AMBIGUOUS.replace(/D/g, "E").replaceAll("Signed", "Closed Won") });
  const questions = await first;
  const order = () => questions.evaluate((all) => all.map((one) => (one.isConnected ? [...document.querySelectorAll(".question")].indexOf(one) : -1)));
  expect((await order()).length).toBe(3);
  await expect(page.getByRole("button", { name: "March 4, 2025" }).filter({ hasText: "credit moves to other months" }).first()).toBeVisible();
  expect(await order()).toEqual([0, 1, 2]);
});
