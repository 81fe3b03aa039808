// The tasks of five users, from a blank tab with the file at hand. Each script counts what the user clicks and what the
// user has to decide, and reaches its aim.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Download, Locator, Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";

/** A user at a page: what is clicked, and how many of the clicks answer a question. */
class User {
  clicks = 0;
  decisions = 0;

  constructor(readonly page: Page) {}

  async click(target: Locator): Promise<void> {
    await target.click();
    this.clicks += 1;
  }

  /** A click that answers a question or chooses between readings. */
  async decide(target: Locator): Promise<void> {
    await this.click(target);
    this.decisions += 1;
  }

  /** A choice from a list: one click opens it, another chooses. */
  async choose(list: Locator, label: string): Promise<void> {
    await list.selectOption({ label });
    this.clicks += 2;
    this.decisions += 1;
  }

  /** A click that saves a file. */
  async save(target: Locator): Promise<Download> {
    const download = this.page.waitForEvent("download");
    await this.click(target);
    return download;
  }

  /** Chooses from the Share menu. */
  async share(item: string): Promise<Locator> {
    await this.click(this.page.getByRole("button", { name: /^(Share|Поделиться)$/ }));
    return this.page.getByRole("group", { name: /^(Share|Поделиться)$/ }).getByRole("button", { name: new RegExp(`^${item}`) });
  }

  /** Confirms everything that the page has guessed. */
  async confirmAll(): Promise<void> {
    const buttons = this.page.getByRole("button", { name: /^All right/ });
    for (let left = await buttons.count(); left > 0; left = await buttons.count()) {
      await this.decide(buttons.first());
      await expect.poll(() => buttons.count()).toBeLessThan(left);
    }
  }

  /** Asserts the number of clicks and decisions, and notes them in the report. */
  reaches(clicks: number, decisions: number): void {
    test.info().annotations.push({ type: "clicks and decisions", description: `${this.clicks} / ${this.decisions}` });
    expect(this.clicks, "clicks").toBeLessThanOrEqual(clicks);
    expect(this.decisions, "decisions").toBeLessThanOrEqual(decisions);
  }
}

const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

test("a HubSpot export without teams becomes the picture for the CFO", async ({ fairshare, page }) => {
  const report = fileURLToPath(new URL("../assets/samples/hubspot-report.csv", import.meta.url));
  await fairshare.openFolded();
  const user = new User(page);
  await fairshare.drop({ name: "report.csv", text: readFileSync(report, "utf8") });
  await fairshare.shows("report.csv");
  await expect(fairshare.data).toContainText("28 won");
  await expect(fairshare.data).toContainText("€947,800.00");
  await user.confirmAll();
  await expect(page.getByRole("main")).not.toContainText("teams guessed");
  const png = await user.save(await user.share("Save PNG"));
  expect(png.suggestedFilename()).toMatch(/^credit-by-team-\d{4}-\d\d-\d\d\.png$/);
  const said = (await bytesOf(png)).toString("utf8");
  expect(said).toContain("was won together");
  expect(said).not.toContain("guessed");
  user.reaches(6, 3);
});

const OPPORTUNITIES = `Id,Name,AccountId,StageName,Amount,CreatedDate,CloseDate,IsWon,IsClosed
0065g00000AAAA1AAA,Northwind renewal,0015g00000BBBB1AAA,Closed Won,120000,2025-02-01,2025-06-30,true,true
0065g00000AAAA2AAA,Contoso rollout,0015g00000BBBB2AAA,Closed Won,80000,2025-02-10,2025-07-15,true,true
0065g00000AAAA3AAA,Fabrikam pilot,0015g00000BBBB3AAA,Closed Lost,40000,2025-03-01,2025-07-01,false,true
0065g00000AAAA4AAA,Litware seats,0015g00000BBBB4AAA,Closed Won,60000,2025-03-05,2025-08-01,true,true
`;
const CONTACTS = `Id,AccountId,Name,Email
0035g00000CCCC1AAA,0015g00000BBBB1AAA,Ada Long,ada@northwind.test
0035g00000CCCC2AAA,0015g00000BBBB2AAA,Ben Ito,ben@contoso.test
0035g00000CCCC3AAA,0015g00000BBBB3AAA,Cem Arik,cem@fabrikam.test
0035g00000CCCC4AAA,0015g00000BBBB4AAA,Dana Roth,dana@litware.test
`;
const MEMBERS = `Id,CampaignId,Campaign Name,Campaign Type,ContactId,Status,HasResponded,FirstRespondedDate
00v5g00000DDDD1AAA,7015g00000EEEE1AAA,Spring Summit 2025,Conference,0035g00000CCCC1AAA,Attended,true,2025-03-12
00v5g00000DDDD2AAA,7015g00000EEEE1AAA,Spring Summit 2025,Conference,0035g00000CCCC2AAA,Attended,true,2025-03-12
00v5g00000DDDD3AAA,7015g00000EEEE2AAA,Pricing webinar,Webinar,0035g00000CCCC4AAA,Attended,true,2025-04-02
`;
const TASKS = `Id,WhatId,WhoId,Subject,Type,Status,ActivityDate
00T5g00000FFFF1AAA,0065g00000AAAA1AAA,0035g00000CCCC1AAA,Discovery call,Call,Completed,2025-04-01
00T5g00000FFFF2AAA,0065g00000AAAA1AAA,0035g00000CCCC1AAA,Demo,Meeting,Completed,2025-05-06
00T5g00000FFFF3AAA,0065g00000AAAA2AAA,0035g00000CCCC2AAA,Discovery call,Call,Completed,2025-04-20
00T5g00000FFFF4AAA,0065g00000AAAA3AAA,0035g00000CCCC3AAA,Discovery call,Call,Completed,2025-04-22
00T5g00000FFFF5AAA,0065g00000AAAA4AAA,0035g00000CCCC4AAA,Discovery call,Call,Completed,2025-05-02
`;

test("four Salesforce files say who worked the deals of the conference", async ({ fairshare, page }) => {
  await fairshare.openFolded();
  const user = new User(page);
  const files = { "Opportunity.csv": OPPORTUNITIES, "Contact.csv": CONTACTS, "CampaignMember.csv": MEMBERS, "Task.csv": TASKS };
  await fairshare.drop(...Object.entries(files).map(([name, text]) => ({ name, text })));
  await expect(fairshare.data).toContainText("4 deals: 3 won, 1 lost");
  await expect(fairshare.data).toContainText("260,000.00");
  await user.click(page.getByRole("tab", { name: "Table" }));
  const table = page.getByRole("region", { name: "Table", exact: true });
  await user.click(table.getByRole("radio", { name: "Campaigns" }));
  const summit = table.getByRole("row", { name: /^Spring Summit 2025/ });
  await user.click(summit.getByRole("button").first());
  const deals = page.getByRole("dialog", { name: "Deals" });
  await expect(deals.getByRole("status")).toContainText("2 deals");
  // Both won deals of the conference were worked by both teams: no one won alone.
  for (const deal of await deals.getByRole("row", { name: /Won/ }).all()) await expect(deal).toContainText(/Sales.*Marketing|Marketing.*Sales/);
  user.reaches(5, 2);
});

/** 40 rows with touches of two teams at once. */
const PASTED = [
  "Deal\tDate\tChannel\tTeam\tWon\tAmount",
  ...Array.from({ length: 40 }, (_, at) => {
    const [deal, step] = [Math.floor(at / 4) + 1, at % 4];
    const [channel, team] = [["Webinar", "Marketing"], ["Conference", "Marketing + Sales"], ["Demo", "Sales"], ["Call", "Sales"]][step];
    return `D${deal}\t2025-0${step + 1}-1${deal % 10}\t${channel}\t${team}\t${deal % 2}\t${deal * 1000}`;
  }),
].join("\n");

test("40 pasted rows become an agreement, and the other side opens its link with the same numbers", async ({ fairshare, page, context }) => {
  await fairshare.openFolded();
  const user = new User(page);
  await fairshare.paste(PASTED);
  await expect(fairshare.data).toContainText("10 deals: 5 won");
  await user.confirmAll();
  await user.click(page.getByRole("tab", { name: "Agreement" }));
  const panel = page.getByRole("region", { name: "Agreement" });
  await user.choose(panel.getByRole("combobox", { name: "We agree on" }), "Linear");
  const printed = page.evaluate(() => new Promise((done) => addEventListener("beforeprint", () => done(document.documentElement.dataset.print), { once: true })));
  await user.click(panel.getByRole("button", { name: "Print the agreement" }));
  expect(await printed).toBe("agreement");
  await page.keyboard.press("Escape"); // without a dialog only an input ends printing
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await user.click(await user.share("Copy link with settings"));
  await expect(fairshare.notice.or(page.getByText("The link is on the clipboard"))).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const numbers = async (at: Page) => at.getByRole("article").getByRole("table").last().innerText();
  const own = await numbers(page);
  user.reaches(8, 4);

  const other = await context.newPage();
  await other.goto(link);
  const theirs = new Fairshare(other, fairshare.url);
  await expect(other.getByText("You opened shared settings.")).toBeVisible();
  await theirs.paste(PASTED);
  await expect(other.getByText("The shared settings are applied. Same data.")).toBeVisible();
  await expect(other.getByRole("tab", { selected: true })).toHaveText("Agreement");
  expect(await numbers(other)).toBe(own);
});

test.describe("in Russian", () => {
  test.use({ locale: "ru-RU" });

  test("a Bitrix24 export shows all of its 40 deals without a question", async ({ fairshare, page }) => {
    const deal = (at: number) => {
      const stage = ["Сделка успешна", "Сделка провалена", "В работе"][at % 3];
      const [day, source] = [String((at % 28) + 1).padStart(2, "0"), ["Веб-сайт", "Звонок", "Выставка", "Реклама"][at % 4]];
      return `${at};Поставка ${at};${stage};${at * 1000},00;RUB;${source};${day}.01.2025 10:15:00;${day}.03.2025`;
    };
    const rows = Array.from({ length: 40 }, (_, at) => deal(at + 1));
    const text = ["ID;Название сделки;Стадия сделки;Сумма;Валюта;Источник;Дата создания;Дата закрытия", ...rows].join("\r\n");
    await page.goto(fairshare.url);
    await expect(page.getByRole("group", { name: /^Вклад команд/ })).toBeVisible();
    const user = new User(page);
    await fairshare.drop({ name: "deals.csv", text });
    const data = page.getByRole("region", { name: "Данные", exact: true });
    await expect(data).toContainText("deals.csv");
    await expect(data).toContainText("40 сделок: выиграно 13");
    await expect(page.getByRole("region", { name: /проверить/ })).toHaveCount(0);
    user.reaches(0, 0);
  });
});

for (const [locale, tab, save, head, rows] of [
  ["en-US", "Table", "Save CSV", /^"?Channel"?,.*First touch/, /^"?Webinar"?,/],
  ["ru-RU", "Таблица", "Сохранить CSV", /^"?Канал"?;.*[Пп]ервое касание/, /^"?Webinar"?;/],
] as const) {
  test.describe(`${locale}`, () => {
    test.use({ locale });

    test("200,000 rows become a table that Excel opens with the page's headings", async ({ fairshare, page }) => {
      test.slow();
      const lines = ["Deal,Date,Channel,Team,Won,Amount"];
      for (let at = 0; at < 200_000; at += 1) {
        const [deal, step] = [Math.floor(at / 4), at % 4];
        const [channel, team] = [["Webinar", "Marketing"], ["Ads", "Marketing"], ["Call", "Sales"], ["Demo", "Sales"]][step];
        lines.push(`D${deal},2025-0${step + 1}-11,${channel},${team},${deal % 2},${1000 + (deal % 7)}`);
      }
      await page.goto(fairshare.url);
      await expect(page.locator(".figure svg").first()).toBeVisible();
      const user = new User(page);
      await fairshare.drop({ name: "large.csv", text: lines.join("\n") });
      await expect(page.getByRole("region", { name: /^(Data|Данные)$/ })).toContainText(/200[,\s]000/);
      await user.click(page.getByRole("tab", { name: tab }));
      const panel = page.getByRole("region", { name: tab, exact: true });
      await user.click(panel.getByRole("radio", { name: /^(Channels|Каналы)$/ }));
      await expect(panel.getByRole("rowheader", { name: "Webinar" })).toBeVisible();
      const saved = await bytesOf(await user.save(panel.getByRole("button", { name: save })));
      expect([...saved.subarray(0, 3)], "a byte order mark").toEqual([0xef, 0xbb, 0xbf]);
      const [first, ...others] = saved.toString("utf8").slice(1).split("\r\n");
      expect(first).toMatch(head);
      expect(others.some((row) => rows.test(row))).toBe(true);
      user.reaches(3, 0);
    });
  });
}
