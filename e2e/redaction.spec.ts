// Hide: no name of a deal, an owner, an account or a file and no amount leaves by any exit, whatever is filtered, in both
// languages. The data hold names and amounts that stand nowhere else.

import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";

const NAMES = ["zebra", "quagga", "okapi", "tapir", "persephone", "balthazar", "umbrella", "initech", "xylophone"];
const AMOUNTS = ["7135917", "2480651", "918273", "635241", "9616568", "10534841", "43219", "86438"];
const FILE = {
  name: "xylophone-export.csv",
  text: `Deal,Account,Date,Channel,Campaign,Team,Stage,Amount,Currency,Cost,Close date,Owner,Segment
Zebra-47,Umbrella,2025-01-05,Webinar,Spring,Marketing,Closed Won,7135917,EUR,43219,2025-02-10,Persephone,Enterprise
Zebra-47,Umbrella,2025-01-20,Call,,Sales,Closed Won,7135917,EUR,0,2025-02-10,Persephone,Enterprise
Quagga-48,Initech,2025-03-02,Call,,Sales,Closed Won,2480651,EUR,0,2025-05-12,Balthazar,SMB
Quagga-48,Initech,2025-03-20,Ads,Spring,Marketing,Closed Won,2480651,EUR,43219,2025-05-12,Balthazar,SMB
Okapi-49,Initech,2025-03-05,Call,,Sales,Closed Won,918273,EUR,0,2025-05-20,Persephone,SMB
Okapi-49,Initech,2025-03-07,Webinar,Spring,Sales + Marketing,Closed Won,918273,EUR,0,2025-05-20,Persephone,SMB
Tapir-50,Umbrella,2025-03-05,Call,,Sales,Closed Lost,635241,EUR,0,2025-05-20,Balthazar,SMB
`,
};

interface Words {
  share: string;
  hide: RegExp;
  png: string;
  svg: string;
  copy: string;
  copyTable: string;
  csv: string;
  link: RegExp;
  linked: string;
  project: RegExp;
  printAgreement: string;
}

const ENGLISH: Words = {
  share: "Share",
  hide: /^Hide deals and amounts/,
  png: "Save PNG",
  svg: "Save SVG",
  copy: "Copy image",
  copyTable: "Copy",
  csv: "Save CSV",
  link: /^Copy link/,
  linked: "The link is on the clipboard.",
  project: /^Save project/,
  printAgreement: "Print the agreement",
};
const RUSSIAN: Words = {
  share: "Поделиться",
  hide: /^Скрыть сделки и суммы/,
  png: "Сохранить PNG",
  svg: "Сохранить SVG",
  copy: "Копировать картинку",
  copyTable: "Копировать",
  csv: "Сохранить CSV",
  link: /^Копировать ссылку/,
  linked: "Ссылка в буфере обмена.",
  project: /^Сохранить проект/,
  printAgreement: "Распечатать соглашение",
};

/** The kinds of filters, each by what it wants of the data. */
const FILTERS: Record<string, (fairshare: Fairshare) => Promise<void>> = {
  none: async () => {},
  "an owner": (fairshare) => fairshare.choices.getByRole("checkbox", { name: /^Persephone/ }).check(),
  "one deal": (fairshare) => keys(fairshare, "Zebra-47"),
  "three deals": (fairshare) => keys(fairshare, "Zebra-47\nQuagga-48\nOkapi-49"),
  "an owner, a deal, a segment and a period": async (fairshare) => {
    await FILTERS["an owner"](fairshare);
    await keys(fairshare, "Zebra-47");
    await fairshare.choices.getByRole("checkbox", { name: /^Enterprise/ }).check();
    await fairshare.choices.getByRole("combobox", { name: "Deals closed in" }).selectOption({ label: "2025" });
  },
};

async function keys(fairshare: Fairshare, text: string): Promise<void> {
  const field = fairshare.choices.getByRole("textbox", { name: /^Only these deals/ });
  await field.fill(text);
  await field.blur();
}

/** What of the hidden names and amounts stands in a text, however the numbers are written. */
function found(text: string): string[] {
  const low = text.toLowerCase();
  const digits = low.replace(/(?<=\d)[ \u00a0\u202f,.'’](?=\d)/g, "");
  const signs = /[€]|\d[\s\u00a0\u202f]?(k|m|тыс|млн)(?![\p{L}\d])/iu.exec(low);
  // Shares, counts and days are shorter than the smallest sum of two amounts.
  const long = /\d{7,}/.exec(digits);
  return [...NAMES.filter((name) => low.includes(name)), ...(long ?? []), ...AMOUNTS.filter((amount) => digits.includes(amount)), ...(signs ? [signs[0]] : [])];
}

/** Hidden names in bytes: in these, digits and letters that stand for nothing may look like amounts. */
function namesIn(bytes: Buffer): string {
  const low = bytes.toString("utf8").toLowerCase();
  return NAMES.filter((name) => low.includes(name)).join(" ");
}

const namesInSettings = (base64: string) => namesIn(Buffer.from(base64, "base64url"));

/** What markup says: its texts, and the attributes that are read out or shown. Coordinates look like amounts. */
function said(markup: string): string {
  const attributes = [...markup.matchAll(/\b(?:aria-[a-z]+|title|alt|placeholder|value|content|id)="([^"]*)"/g)].map((match) => match[1]);
  return [markup.replace(/<style>[\s\S]*?<\/style>/g, "").replace(/<[^>]*>/g, "\n"), ...attributes].join("\n");
}

/** Texts in a PNG by keyword, and the names of its chunks. */
function textsOf(png: Buffer): Record<string, string> {
  const texts: Record<string, string> = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const kind = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (/^[itz]TXt$/i.test(kind)) texts[body.subarray(0, body.indexOf(0)).toString()] = body.subarray(body.indexOf(0) + 5).toString("utf8");
  }
  return texts;
}

async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent("download");
  await act();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** The document as the browser prints it, once something begins to print. */
async function printed(page: Page, act: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => {
    const here = window as unknown as { paper?: string };
    here.paper = undefined;
    const keep = () => {
      const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
      here.paper = [document.title, document.body.outerHTML, ...fields.map((field) => field.value)].join("\n");
    };
    // The page's own listener came first, and what it began is done before the next one is called.
    addEventListener("beforeprint", keep, { once: true });
  });
  await act();
  await page.waitForFunction(() => (window as unknown as { paper?: string }).paper !== undefined);
  const paper = said(await page.evaluate(() => (window as unknown as { paper: string }).paper));
  await page.keyboard.press("Escape"); // without a dialogue nothing else tells that it is over
  await expect(page.locator("aside")).toBeVisible();
  return paper;
}

const menu = (page: Page, words: Words) => page.getByRole("group", { name: words.share, exact: true });

async function openMenu(page: Page, words: Words) {
  await page.getByRole("button", { name: words.share, exact: true }).click();
  return menu(page, words);
}

/** Everything that leaves the page, by the name of its exit. */
async function exits(page: Page, words: Words): Promise<Record<string, string>> {
  const left: Record<string, string> = {};
  for (const part of ["credit", "moved", "together", "deals"]) {
    const panel = page.locator(`section[aria-labelledby="${part}-heading"]`);
    const svg = await saved(page, () => panel.getByRole("button", { name: words.svg, exact: true }).click());
    left[`${part}: SVG`] = svg.name + said(svg.bytes.toString("utf8")) + namesIn(svg.bytes);
    const png = await saved(page, () => panel.getByRole("button", { name: words.png, exact: true }).click());
    const texts = textsOf(png.bytes);
    expect(Object.keys(texts).sort(), "what a PNG says").toEqual(["Description", "Fairshare settings"]);
    left[`${part}: PNG`] = png.name + texts.Description + namesInSettings(texts["Fairshare settings"]);
    left[`${part}: PNG bytes`] = namesIn(png.bytes);
    await panel.getByRole("button", { name: words.copy, exact: true }).click();
    await expect.poll(() => page.evaluate(async () => (await navigator.clipboard.read())[0].types)).toContain("image/png");
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(["text/plain", "text/html"].map((kind) => item.getType(kind).then((blob) => blob.text())));
    });
    [left[`${part}: clipboard text`], left[`${part}: clipboard HTML`]] = copied;
    await page.evaluate(() => navigator.clipboard.writeText(""));
  }
  const table = page.locator('section[aria-labelledby="table-heading"]');
  for (const measure of ["amount", "unrounded", "share"]) {
    await table.getByRole("combobox").first().selectOption(measure);
    await table.getByRole("button", { name: words.copyTable, exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("\t");
    left[`table of ${measure}: clipboard`] = await page.evaluate(() => navigator.clipboard.readText());
    await page.evaluate(() => navigator.clipboard.writeText(""));
    const csv = await saved(page, () => table.getByRole("button", { name: words.csv, exact: true }).click());
    // A comma parts two cells here, and no digits of one number.
    left[`table of ${measure}: CSV`] = `${csv.name}\n${csv.bytes.toString("utf8").replaceAll(",", "\n")}`;
  }
  await (await openMenu(page, words)).getByRole("button", { name: words.link }).click();
  await expect(page.getByText(words.linked)).toBeVisible();
  left.link = namesInSettings((await page.evaluate(() => navigator.clipboard.readText())).split("=")[1]);
  const open = await openMenu(page, words);
  const project = await saved(page, () => open.getByRole("button", { name: words.project }).click());
  left.project = project.name + namesIn(project.bytes);
  left.agreement = await printed(page, () => page.getByRole("button", { name: words.printAgreement }).click());
  // The browser ignores a second print by a script for a while. The PDF command is no script.
  left.paper = await printed(page, () => page.pdf());
  return left;
}

/** Opens the file with a filter, and lets tests read the clipboard. */
async function openFiltered(fairshare: Fairshare, choose: (fairshare: Fairshare) => Promise<void>): Promise<void> {
  await fairshare.open();
  await fairshare.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await fairshare.drop(FILE);
  await fairshare.shows(FILE.name);
  await fairshare.choices.getByText("Filters", { exact: true }).click();
  await choose(fairshare);
}

for (const [language, words] of [["English", ENGLISH], ["Русский", RUSSIAN]] as const) {
  for (const [filter, choose] of Object.entries(FILTERS)) {
    test(`nothing hidden leaves by any exit: ${filter}, ${language}`, async ({ fairshare, page }) => {
      test.setTimeout(300_000);
      await openFiltered(fairshare, choose);
      await page.getByRole("radio", { name: language }).check({ force: true });
      await page.locator('section[aria-labelledby="deals-heading"]').getByRole("button", { name: "Zebra-47" }).click();
      await expect(page.locator(".open-deal .figure svg")).toBeVisible();
      await (await openMenu(page, words)).getByRole("checkbox", { name: words.hide }).check();
      await page.keyboard.press("Escape");
      // On the screen all is as it was: only what leaves is redacted.
      await expect(fairshare.headline).toContainText("€");
      for (const [exit, text] of Object.entries(await exits(page, words))) {
        expect(found(text), `${exit}: ${text.slice(0, 2_000)}`).toEqual([]);
      }
      await expect(fairshare.headline).toContainText("€");
    });
  }
}

test("without Hide the exits say what they hide with it", async ({ fairshare, page }) => {
  test.setTimeout(300_000);
  await openFiltered(fairshare, FILTERS["one deal"]);
  await fairshare.deals.getByRole("button", { name: "Zebra-47" }).click();
  const left = await exits(page, ENGLISH);
  const silent = ["link", "PNG bytes", "table of share", "project"];
  for (const [exit, text] of Object.entries(left)) {
    if (!silent.some((part) => exit.includes(part))) expect(found(text), exit).not.toEqual([]);
  }
  expect(found(left.project)).toContain("zebra");
});
