// One file after another: nothing of the former remains, and no choice made meanwhile is lost.

import { AMBIGUOUS, FOREIGN } from "./files.ts";
import { expect, test } from "./fixtures.ts";

const HEADER = "Deal,Date,Channel,Team,Won,Amount\n";

/** Two deals that one team begins and another one ends. */
const endedBy = (last: string, first: string) => ({
  name: `${last}.csv`,
  text: `${HEADER}A,2025-03-01,Call,${first},0,\nA,2025-03-09,Call,${last},1,1000\nB,2025-03-02,Call,${first},0,\nB,2025-03-12,Call,${last},1,3000\n`,
});

test("how sure shares are is said of the data on the screen", async ({ fairshare }) => {
  await fairshare.open();
  for (const [last, first] of [["Sales", "Marketing"], ["Marketing", "Sales"]]) {
    await fairshare.drop(endedBy(last, first));
    await fairshare.shows(`${last}.csv`);
    await expect(fairshare.credit).toContainText(new RegExp(`${last} leads in 100\\s%\\sof resamples under last touch`));
  }
});

test("a model chosen while a file is being read is on the picture of that file", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop(endedBy("Sales", "Marketing"));
  await fairshare.shows("Sales.csv");
  // A new worker gets its module, then the load, then the comparison. The choice is made between the last and its
  // answer.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    const told = new Map<Worker, number>();
    Worker.prototype.postMessage = function (this: Worker, ...message: Parameters<typeof post>) {
      post.apply(this, message);
      if (message[0] instanceof WebAssembly.Module) told.set(this, 0);
      const count = (told.get(this) ?? Infinity) + 1;
      if (told.has(this)) told.set(this, count);
      const box = [...document.querySelectorAll("label")].find((label) => label.textContent?.trim().endsWith("J-shaped"));
      if (count === 3) box?.click();
    } as typeof post;
  });
  await fairshare.drop(endedBy("Marketing", "Sales"));
  await fairshare.shows("Marketing.csv");
  await expect(fairshare.model("J-shaped")).toBeChecked();
  await expect(fairshare.picture).toContainText("J-shaped");
});

test("what was guessed of one file says nothing of the next", async ({ fairshare }) => {
  const guessed = `Deal,Date,Channel,Won,Amount\nA,2025-03-01,Webinar,0,\nA,2025-03-09,Call,1,1000\n`;
  const named = `${HEADER}A,2025-03-01,Webinar,Marketing,0,\nA,2025-03-09,Call,,1,1000\nB,2025-03-02,Demo,Sales,1,500\n`;
  await fairshare.open();
  await fairshare.drop({ name: "guessed.csv", text: guessed });
  await fairshare.shows("guessed.csv");
  expect((await fairshare.savedTable("Teams", "Amount")).last).toMatchObject({ Sales: 1000 });
  await fairshare.drop({ name: "named.csv", text: named });
  await fairshare.shows("named.csv");
  expect((await fairshare.savedTable("Teams", "Amount")).last).toMatchObject({ Sales: 500, Unassigned: 1000 });
});

test("a guess that was taken back stays so while the file is read otherwise", async ({ fairshare, page }) => {
  const rows = ["A,2025-03-01,Webinar,x,0,", "A,2025-03-09,Call,y,1,1000", "B,2025-03-02,Demo,x,0,", "B,2025-03-12,Ads,y,1,3000"];
  await fairshare.open();
  await fairshare.drop({ name: "guessed.csv", text: `Deal,Date,Channel,Note,Won,Amount\n${rows.join("\n")}\n` });
  await fairshare.shows("guessed.csv");
  const team = fairshare.choices.getByRole("combobox", { name: "Team of Call" });
  await team.selectOption({ label: "No team" });
  await expect.poll(async () => (await fairshare.savedTable("Teams", "Amount")).last).toMatchObject({ Unassigned: 1000 });
  await fairshare.unfold("guessed.csv");
  await fairshare.account.getByRole("combobox", { name: "“Note” is used as" }).selectOption({ label: "Campaign" });
  await expect(page.getByRole("region", { name: "Table", exact: true }).getByRole("radio", { name: "Campaigns" })).toHaveCount(1);
  expect((await fairshare.savedTable("Teams", "Amount")).last).toMatchObject({ Unassigned: 1000 });
});

test("amounts stand in the currency of the file on the screen", async ({ fairshare, page }) => {
  const text = (currency: string) =>
    `Deal,Date,Channel,Team,Won,Amount,Currency\nA,2025-03-01,Webinar,Marketing,0,,${currency}\nA,2025-03-09,Call,Sales,1,1000,${currency}\n`;
  await fairshare.open();
  await fairshare.tab("Table");
  await page.getByRole("region", { name: "Table", exact: true }).getByRole("combobox", { name: "Measure" }).selectOption({ label: "Amount" });
  for (const [currency, sign] of [["EUR", "€1,000.00"], ["GBP", "£1,000.00"]]) {
    await fairshare.drop({ name: `${currency}.csv`, text: text(currency) });
    await fairshare.shows(`${currency}.csv`);
    await expect(fairshare.table).toContainText(sign);
  }
});

test("a choice that is taken back at once leaves the resamples to be drawn", async ({ fairshare, page }) => {
  const rows = Array.from({ length: 20_000 }, (_, deal) => `D${deal},2025-03-01,Ads,Marketing,0,\nD${deal},2025-03-0${(deal % 8) + 2},Call,Sales,1,${deal + 1}`);
  await fairshare.open();
  const drawing = page.evaluate(
    () =>
      new Promise<void>((done) => {
        const twice = () => {
          if (!document.body.textContent?.includes("Estimating how certain the shares are")) return false;
          const box = [...document.querySelectorAll("label")].find((label) => label.textContent?.trim().endsWith("J-shaped"));
          box?.click();
          setTimeout(() => box?.click());
          return true;
        };
        const watch = new MutationObserver(() => {
          if (document.body.textContent?.includes("40,000 touches") && twice()) {
            watch.disconnect();
            done();
          }
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await fairshare.drop({ name: "many.csv", text: HEADER + rows.join("\n") });
  await drawing;
  await expect(fairshare.model("J-shaped")).not.toBeChecked();
  await expect(fairshare.credit).toContainText(/leads in 100\s%\sof resamples under last touch/);
  await expect(fairshare.credit).not.toContainText("Estimating how certain");
});

test("two answers in a row are both taken", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "one.csv", text: AMBIGUOUS }, { name: "two.csv", text: AMBIGUOUS.replaceAll("D1", "E1").replaceAll("D2", "E2") });
  const answers = page.getByRole("button", { name: "March 4, 2025" });
  await expect(answers).toHaveCount(2);
  await page.evaluate(() => {
    const all = [...document.querySelectorAll("button")].filter((button) => button.textContent?.startsWith("March 4, 2025"));
    for (const button of all) button.click();
  });
  await expect(fairshare.data).toContainText("Mar to May 2025");
  await expect(answers).toHaveCount(0);
});

test("a file with more channels than a model can hold apart opens without that model", async ({ fairshare, page }) => {
  const rows = Array.from({ length: 20 }, (_, at) => `D${at},2025-03-01,Channel ${at},Sales,0,\nD${at},2025-03-05,Call,Marketing,${at % 2},${at % 2 ? 100 : ""}`);
  await fairshare.open();
  await fairshare.model("Shapley lift").click();
  const about = await fairshare.explained("Shapley lift");
  await about.getByRole("combobox").first().selectOption({ label: "channels" });
  await expect(fairshare.picture).toContainText("Shapley lift, channels");
  await fairshare.drop({ name: "many.csv", text: HEADER + rows.join("\n") });
  await fairshare.shows("many.csv");
  await expect(page.getByText("This model cannot handle so many teams or channels.").first()).toBeVisible();
  await expect(fairshare.model("Shapley lift")).not.toBeChecked();
  await expect(fairshare.headline).toContainText(/won together|was won in/);
});

test("while refused files wait to be corrected, undo is for those on the screen", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: AMBIGUOUS });
  await page.getByRole("button", { name: "March 4, 2025" }).click();
  await expect(fairshare.data).toContainText("Mar to May 2025");
  await fairshare.drop({ name: "foreign.csv", text: FOREIGN });
  const refused = page.getByRole("region", { name: "These files could not be used as they are" });
  await expect(refused).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(fairshare.data).toContainText("Apr to Jun 2025");
  await expect(fairshare.data).toContainText("deals.csv");
});
