// Hide: no name of a deal, an owner, an account or a file and no amount leaves by any exit, under any filter, in both
// languages. The data's names and amounts occur nowhere else.

import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";

const NAMES = ["zebra", "quagga", "okapi", "tapir", "wombat", "numbat", "dugong", "marmot", "persephone", "balthazar", "umbrella", "initech", "xylophone"];
const AMOUNTS = ["7135917", "2480651", "918273", "635241", "9616568", "10534841", "43219", "86438"];
const FILE = {
  name: "xylophone-export.csv",
  text: `Deal ID,Deal Name,Account,Date,Channel,Campaign,Team,Stage,Amount,Currency,Cost,Close date,Owner,Segment
Zebra-47,Wombat renewal,Umbrella,2025-01-05,Webinar,Spring,Marketing,Closed Won,7135917,EUR,43219,2025-02-10,Persephone,Enterprise
Zebra-47,Wombat renewal,Umbrella,2025-01-20,Call,,Sales,Closed Won,7135917,EUR,0,2025-02-10,Persephone,Enterprise
Quagga-48,Numbat renewal,Initech,2025-03-02,Call,,Sales,Closed Won,2480651,EUR,0,2025-05-12,Balthazar,SMB
Quagga-48,Numbat renewal,Initech,2025-03-20,Ads,Spring,Marketing,Closed Won,2480651,EUR,43219,2025-05-12,Balthazar,SMB
Okapi-49,Dugong renewal,Initech,2025-03-05,Call,,Sales,Closed Won,918273,EUR,0,2025-05-20,Persephone,SMB
Okapi-49,Dugong renewal,Initech,2025-03-07,Webinar,Spring,Sales + Marketing,Closed Won,918273,EUR,0,2025-05-20,Persephone,SMB
Tapir-50,Marmot renewal,Umbrella,2025-03-05,Call,,Sales,Closed Lost,635241,EUR,0,2025-05-20,Balthazar,SMB
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
  title: string;
  saveTable: string;
  printAgreement: string;
}

const ENGLISH: Words = {
  share: "Share",
  hide: /^Hide deals and amounts/,
  png: "Save PNG",
  svg: "Save SVG",
  copy: "Copy picture",
  copyTable: "Copy",
  csv: "Save CSV",
  link: /^Copy link/,
  linked: "The link is on the clipboard.",
  project: /^Save project/,
  title: "Title of the picture",
  saveTable: "Save the table",
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
  title: "Заголовок картинки",
  saveTable: "Сохранить таблицу",
  printAgreement: "Распечатать соглашение",
};

/** The kinds of filters, by their selection. */
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

/** The hidden names and amounts that a text contains, in any number format. */
function found(text: string): string[] {
  const low = text.toLowerCase();
  const digits = low.replace(/(?<=\d)[ \u00a0\u202f,.'’](?=\d)/g, "");
  const signs = /[€]|\d[\s\u00a0\u202f]?(k|m|тыс|млн)(?![\p{L}\d])/iu.exec(low);
  // Shares, counts and days are shorter than the smallest sum of two amounts.
  const long = /\d{7,}/.exec(digits);
  return [...NAMES.filter((name) => low.includes(name)), ...(long ?? []), ...AMOUNTS.filter((amount) => digits.includes(amount)), ...(signs ? [signs[0]] : [])];
}

/** Hidden names in binary data, where meaningless digits and letters may look like amounts. */
function namesIn(bytes: Buffer): string {
  const low = bytes.toString("utf8").toLowerCase();
  return NAMES.filter((name) => low.includes(name)).join(" ");
}

const namesInSettings = (base64: string) => namesIn(Buffer.from(base64, "base64url"));

/** The readable content of markup: texts, and attributes that are read out or shown. Coordinates look like amounts. */
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

/** The document as the browser prints it, once an action starts a print. */
async function printed(page: Page, act: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => {
    const here = window as unknown as { paper?: string };
    here.paper = undefined;
    const keep = () => {
      const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
      here.paper = [document.title, document.body.outerHTML, ...fields.map((field) => field.value)].join("\n");
    };
    // The page's own listener came first, and its work is done before the next one is called.
    addEventListener("beforeprint", keep, { once: true });
  });
  await act();
  await page.waitForFunction(() => (window as unknown as { paper?: string }).paper !== undefined);
  return said(await page.evaluate(() => (window as unknown as { paper: string }).paper));
}

const menu = (page: Page, words: Words) => page.getByRole("group", { name: words.share, exact: true });

async function openMenu(page: Page, words: Words) {
  await page.getByRole("button", { name: words.share, exact: true }).click();
  return menu(page, words);
}

/** All of the page, selected and copied. */
async function selection(page: Page): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.evaluate(() => {
    const here = window as unknown as { copied: boolean };
    here.copied = false;
    addEventListener("copy", () => setTimeout(() => (here.copied = true)), { once: true });
    getSelection()?.selectAllChildren(document.body);
  });
  await page.keyboard.press("ControlOrMeta+C");
  await page.waitForFunction(() => (window as unknown as { copied: boolean }).copied);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const texts = (item?.types ?? []).map((kind) => item.getType(kind).then((blob) => blob.text()));
    return (await Promise.all(texts)).join("\n");
  });
}

/** Everything that leaves the page, by the name of its exit. */
async function exits(page: Page, words: Words): Promise<Record<string, string>> {
  const left: Record<string, string> = {};
  for (const [tab, part] of [[0, "credit"], [1, "moved"], [2, "together"], [4, "deals"]] as const) {
    await page.getByRole("tab").nth(tab).click();
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
  for (const [at, tab] of (await page.getByRole("tab").all()).entries()) {
    await tab.click();
    left[`a selection, tab ${at}`] = await selection(page);
    left[`paper, tab ${at}`] = await printed(page, () => page.pdf());
    await expect(page.locator("aside")).toBeVisible();
  }
  await page.getByRole("tab").nth(5).click();
  const table = page.locator('section[aria-labelledby="table-heading"]');
  for (const measure of ["amount", "unrounded", "share"]) {
    await table.getByRole("combobox").first().selectOption(measure);
    await table.getByRole("button", { name: words.copyTable, exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("\t");
    left[`table of ${measure}: clipboard`] = await page.evaluate(() => navigator.clipboard.readText());
    await page.evaluate(() => navigator.clipboard.writeText(""));
    const csv = await saved(page, () => table.getByRole("button", { name: words.csv, exact: true }).click());
    // A comma separates two cells here, not the digits of a number.
    left[`table of ${measure}: CSV`] = `${csv.name}\n${csv.bytes.toString("utf8").replaceAll(",", "\n")}`;
  }
  await (await openMenu(page, words)).getByRole("button", { name: words.link }).click();
  await expect(page.getByText(words.linked)).toBeVisible();
  left.link = namesInSettings((await page.evaluate(() => navigator.clipboard.readText())).split("=")[1]);
  const open = await openMenu(page, words);
  const project = await saved(page, () => open.getByRole("button", { name: words.project }).click());
  left.project = project.name + namesIn(project.bytes);
  // A table of shares alone would hold no amount.
  await table.getByRole("combobox").first().selectOption("amount");
  for (const exit of [words.png, words.svg, words.saveTable]) {
    const item = (await openMenu(page, words)).getByRole("button", { name: exit, exact: true });
    const { name, bytes } = await saved(page, () => item.click());
    // As above: a table is text, and its commas are no digits of numbers.
    const read = exit === words.saveTable ? bytes.toString("utf8").replaceAll(",", "\n") : namesIn(bytes);
    left[`menu: ${exit}`] = `${name}\n${read}`;
  }
  await page.getByRole("tab").nth(6).click();
  // Last: without a dialog, a browser that a script has asked to print never finishes.
  await page.locator('section[aria-labelledby="agreement-heading"]').getByRole("combobox").selectOption("linear");
  left.agreement = await printed(page, () => page.getByRole("button", { name: words.printAgreement }).click());
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
      await fairshare.wear(language);
      await page.getByRole("tab").nth(4).click();
      await page.locator('section[aria-labelledby="deals-heading"]').getByRole("button", { name: "Wombat renewal" }).click();
      await expect(page.locator(".open-deal .figure svg")).toBeVisible();
      const open = await openMenu(page, words);
      await open.getByRole("textbox", { name: words.title }).fill("Zebra-47 brings 7,135,917");
      await open.getByRole("checkbox", { name: words.hide }).check();
      await page.keyboard.press("Escape");
      // The screen is unchanged: only what leaves is redacted.
      await expect(fairshare.headline).toContainText("€");
      for (const [exit, text] of Object.entries(await exits(page, words))) {
        expect.soft(found(text), `${exit}: ${text.slice(0, 2_000)}`).toEqual([]);
      }
    });
  }
}

for (const [language, words, account, said, heard] of [
  ["English", ENGLISH, "How it was read", "Nothing is hidden in this file: it holds names and amounts", "Nothing was copied"],
  ["Русский", RUSSIAN, "Как прочитаны данные", "В этом файле ничего не скрыто: имена и суммы", "Ничего не скопировано"],
] as const) {
  test(`what is saved of the reading is for the user, which is said while names are hidden: ${language}`, async ({ fairshare, page }) => {
    await fairshare.open();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await fairshare.drop({ ...FILE, text: `${FILE.text}Okapi-49,Initech,sometime,Call,,Sales,Closed Won,918273,EUR,0,2025-05-20,Persephone,SMB\n` });
    await fairshare.shows(FILE.name);
    await fairshare.data.getByRole("button", { name: /not counted/ }).click();
    await fairshare.wear(language);
    const reading = page.getByRole("region", { name: account });
    await expect(reading).toBeVisible();
    await expect(reading.getByText(said)).toHaveCount(0);
    const open = await openMenu(page, words);
    await open.getByRole("checkbox", { name: words.hide }).check();
    await page.keyboard.press("Escape");
    // Beside both buttons, as each saves names.
    await expect(reading.getByText(said)).toHaveCount(2);
    for (const [kind, name] of [["csv", /CSV/], ["json", /JSON/]] as const) {
      const button = reading.getByRole("button", { name });
      await expect(button.locator("xpath=following-sibling::p[1]")).toContainText(said);
      await expect(button).toBeEnabled();
      const { bytes } = await saved(page, () => button.click());
      expect(namesIn(bytes), kind).toContain("xylophone");
    }
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("main")!));
    await page.keyboard.press("ControlOrMeta+C");
    await expect(fairshare.notice).toContainText(heard);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("before");
  });
}

test("messages on the page are not copied, and paper names no unused file, while names are hidden", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await fairshare.drop(FILE, { name: "xylophone-list.csv", text: "Quagga,Okapi\n1,2\n" });
  await expect(page.getByText(/xylophone-list\.csv/).first()).toBeVisible();
  await (await openMenu(page, ENGLISH)).getByRole("checkbox", { name: ENGLISH.hide }).check();
  await page.keyboard.press("Escape");
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  // Messages come and go while the page works.
  const select = (at: number) =>
    page.evaluate((at) => {
      const messages = [...document.querySelectorAll("[role=status], [role=alert]")];
      if (messages[at]) getSelection()?.selectAllChildren(messages[at]);
      return messages.slice(at).map((message) => message.textContent ?? "");
    }, at);
  let copied = "";
  for (let at = 0, left = await select(0); left.length > 0; at += 1, left = await select(at)) {
    copied += left[0].trim();
    await page.keyboard.press("ControlOrMeta+C");
  }
  expect(copied).not.toBe("");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("before");
  expect(await printed(page, () => page.pdf())).not.toMatch(/xylophone|quagga/i);
});

test("without Hide the exits say what they hide with it", async ({ fairshare, page }) => {
  test.setTimeout(300_000);
  await openFiltered(fairshare, FILTERS["one deal"]);
  await fairshare.tab("Deals");
  await fairshare.deals.getByRole("button", { name: "Wombat renewal" }).click();
  const left = await exits(page, ENGLISH);
  const silent = ["link", "PNG bytes", "table of share", "project"];
  for (const [exit, text] of Object.entries(left)) {
    if (!silent.some((part) => exit.includes(part))) expect(found(text), exit).not.toEqual([]);
  }
  expect(found(left.project)).toContain("zebra");
});
