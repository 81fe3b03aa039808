// Sharing: a link, a picture and a project contain the settings, and report whether the data are the same.

import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";

const ROWS = [
  "A,2025-03-01,Webinar,Marketing,0,",
  "A,2025-03-05,Ads,Marketing,0,",
  "A,2025-03-09,Call,Sales,1,1000",
  "B,2025-03-02,Call,Sales,0,",
  "B,2025-03-12,E-mail,Marketing,1,3000",
];
const own = (rows: string[], name = "own.csv") => ({ name, text: `Deal,Date,Channel,Team,Won,Amount\n${rows.join("\n")}\n` });

async function openOwn(fairshare: Fairshare, rows = ROWS): Promise<void> {
  await fairshare.drop(own(rows));
  await expect(fairshare.data).toContainText("2 deals: 2 won");
}

const share = (page: Page) => page.getByRole("group", { name: "Share", exact: true });

async function shared(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("button", { name: item }).click();
}

async function download(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent("download");
  await act();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

const pngOf = (page: Page, fairshare: Fairshare) =>
  download(page, () => fairshare.credit.getByRole("button", { name: "Save PNG" }).click());

test("a link holds the settings, waits for a file, and says that the data are the same", async ({ fairshare, page, app }) => {
  await fairshare.open();
  await openOwn(fairshare);
  await fairshare.model("J-shaped").click();
  await fairshare.model("First touch").click();
  await expect(fairshare.picture).toContainText("J-shaped");
  const address = await fairshare.link();
  expect(address.startsWith(`${app.url}#settings=`)).toBe(true);
  expect(address.split("#")[1].length).toBeLessThanOrEqual(2000);
  expect(Buffer.from(address.split("=")[1], "base64url").toString("latin1")).not.toMatch(/own\.csv|Webinar/);
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.getByText("You opened shared settings.")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await expect(fairshare.picture).not.toContainText("J-shaped");
  await openOwn(fairshare, [...ROWS].reverse());
  await expect(page.getByText("The shared settings are applied. Same data.")).toBeVisible();
  await expect(fairshare.picture).toContainText("J-shaped");
  await expect(fairshare.model("First touch")).not.toBeChecked();
});

test("a link says how many rows differ", async ({ fairshare, page }) => {
  await fairshare.open();
  await openOwn(fairshare);
  await expect(fairshare.credit).toContainText("of resamples under");
  const address = await fairshare.link();
  await page.goto("about:blank");
  await page.goto(address);
  await openOwn(fairshare, ROWS.map((row) => row.replace("Webinar", "Fair").replace("Ads", "Search")));
  await expect(page.getByText("The data differs: 7 touches and deals there and here; 2 differ.")).toBeVisible();
});

const OWNED = `Deal,Date,Channel,Team,Stage,Amount,Close date,Owner
A,2025-03-01,Webinar,Marketing,Closed Won,1000,2025-03-20,Mira
A,2025-03-05,Call,Sales,Closed Won,1000,2025-03-20,Mira
B,2025-03-02,Call,Sales,Closed Won,3000,2025-04-20,Viktor
`;

/** Opens own data, and shows the numbers of one owner. */
async function openOwned(fairshare: Fairshare): Promise<void> {
  await fairshare.open();
  await fairshare.drop({ name: "owned.csv", text: OWNED });
  await expect(fairshare.data).toContainText("2 deals: 2 won");
  await fairshare.choices.getByText("Filters", { exact: true }).click();
  await fairshare.choices.getByRole("checkbox", { name: "Mira (1 deal)" }).check();
  await expect(fairshare.headline).toContainText("Only owner Mira");
}

test("a link without names says what it leaves out, on both sides, and never that the data are the same", async ({ fairshare, page }) => {
  await openOwned(fairshare);
  const what = "the filter by 1 owner";
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(share(page)).toContainText(`Not in the link, because it holds no names: ${what}.`);
  await page.keyboard.press("Escape");
  const address = await fairshare.link();
  await expect(page.getByText(`Not in the link, because it holds no names: ${what}.`)).toBeVisible();
  expect(Buffer.from(address.split("=")[1], "base64url").toString("latin1")).not.toContain("Mira");
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.getByText(`The sender left names out, so the settings do not include ${what}`)).toBeVisible();
  await fairshare.drop({ name: "owned.csv", text: OWNED });
  await expect(page.getByText(`The numbers differ from the sender’s: the settings do not include ${what}`)).toBeVisible();
  await expect(fairshare.headline).not.toContainText("Mira");
  await expect(page.getByText("Same data")).toHaveCount(0);
});

/** Copies a link with names, and returns it. */
async function linkWithNames(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("checkbox", { name: "Include names in the link" }).check();
  await share(page).getByRole("button", { name: "Copy link with settings" }).click();
  await expect(page.getByText("It holds settings with the names in them, no other data.")).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a link with names brings the same numbers", async ({ fairshare, page }) => {
  await openOwned(fairshare);
  const address = await linkWithNames(page);
  await page.goto("about:blank");
  await page.goto(address);
  await fairshare.drop({ name: "owned.csv", text: OWNED });
  await expect(page.getByText("The shared settings are applied. Same data.")).toBeVisible();
  await expect(fairshare.headline).toContainText("Only owner Mira");
});

test("a file by another name is not said to have other rows", async ({ fairshare, page }) => {
  await fairshare.open();
  await openOwn(fairshare);
  await fairshare.unfold("own.csv");
  await fairshare.account.getByRole("combobox", { name: "“Channel” is used as" }).selectOption({ label: "Campaign" });
  await expect(fairshare.account).toContainText("You chose it");
  await expect(fairshare.data).toContainText("2 deals: 2 won");
  await expect(fairshare.credit).toContainText("of resamples under");
  const address = await fairshare.link();
  expect(Buffer.from(address.split("=")[1], "base64url").toString("latin1")).not.toContain("own.csv");
  for (const [name, said] of [
    ["mine.csv", "the settings say how 1 file is read, but no file here has the sender’s name."],
    ["own.csv", "The shared settings are applied. Same data."],
  ]) {
    // As on the page of another person, which remembers no settings for such columns.
    await page.evaluate(() => localStorage.clear());
    await page.goto("about:blank");
    await page.goto(address);
    await expect(page.getByText("You opened shared settings.")).toBeVisible();
    await fairshare.drop(own(ROWS, name));
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByText(/The data differs|from the sender’s data|because the data differs/)).toHaveCount(0);
  }
});

test("a PNG of hidden names says what its settings leave out", async ({ fairshare, page }) => {
  await openOwned(fairshare);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("checkbox", { name: "Hide deals and amounts in pictures" }).check();
  await expect(share(page)).toContainText("Not in the settings of pictures, because names are hidden: the filter by 1 owner.");
  await page.keyboard.press("Escape");
  const { bytes } = await pngOf(page, fairshare);
  await fairshare.choices.getByRole("checkbox", { name: "Mira (1 deal)" }).uncheck();
  await fairshare.drop({ name: "credit.png", bytes });
  await expect(page.getByText("The numbers differ from the sender’s: the settings do not include the filter by 1 owner")).toBeVisible();
});

test("work kept on the device keeps its filters while names are hidden", async ({ fairshare, page }) => {
  await openOwned(fairshare);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("checkbox", { name: "Hide deals and amounts in pictures" }).check();
  await share(page).getByRole("checkbox", { name: "Keep on this device" }).check();
  await expect(share(page).getByRole("status")).toContainText("Kept:");
  await page.reload();
  await expect(fairshare.headline).toContainText("Only owner Mira");
});

test("a link that is not whole gets a sentence, and the page opens", async ({ fairshare, page, app }) => {
  await page.goto(`${app.url}#settings=AAAAAAAAAAAA`);
  await expect(page.getByText("These are not Fairshare settings.")).toBeVisible();
  await page.goto("about:blank");
  await page.goto(`${app.url}#settings=AQAAAAAAAAAA`);
  await expect(page.getByText("The shared settings are damaged")).toBeVisible();
  await expect(fairshare.data).toContainText("The conference");
});

test("a PNG dropped on a fresh page with the same file gives the same picture, byte for byte", async ({ fairshare, page }) => {
  await fairshare.open();
  await openOwn(fairshare);
  await fairshare.model("J-shaped").click();
  await fairshare.credit.getByRole("radio", { name: "Range" }).check();
  await expect(fairshare.picture).toContainText("J-shaped");
  await expect(fairshare.credit).toContainText("of resamples under");
  const before = await pngOf(page, fairshare);
  await page.reload();
  await expect(fairshare.data).toContainText("The conference");
  await openOwn(fairshare);
  await fairshare.drop({ name: "credit.png", bytes: before.bytes });
  await expect(page.getByText("The shared settings are applied. Same data.")).toBeVisible();
  await expect(fairshare.picture).toContainText("J-shaped");
  await expect(fairshare.credit).toContainText("of resamples under");
  const after = await pngOf(page, fairshare);
  expect(after.bytes.equals(before.bytes)).toBe(true);
});

test("a picture without settings gets a sentence", async ({ fairshare, page }) => {
  await fairshare.open();
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await fairshare.drop({ name: "photo.png", bytes: Buffer.from(pixel, "base64") });
  await expect(page.getByText("This picture has no settings")).toBeVisible();
  await expect(fairshare.data).toContainText("The conference");
});

/** A project with the data and one more model, for a page that has neither. */
async function projectOfOwn(page: Page, fairshare: Fairshare) {
  await fairshare.open();
  await openOwn(fairshare);
  await fairshare.model("J-shaped").click();
  await expect(fairshare.picture).toContainText("J-shaped");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("checkbox", { name: "Save the data with it" }).check();
  const project = await download(page, () => share(page).getByRole("button", { name: "Save project" }).click());
  await page.reload();
  await expect(fairshare.data).toContainText("The conference");
  return project;
}

test("a project with the data opens as it was; a broken one opens nothing", async ({ fairshare, page }) => {
  const project = await projectOfOwn(page, fairshare);
  expect(project.name).toMatch(/^fairshare-project-\d{4}-\d\d-\d\d\.fairshare$/);
  const broken = Buffer.from(project.bytes);
  broken[broken.length - 12] ^= 0xff;
  await fairshare.drop({ name: "broken.fairshare", bytes: broken });
  await expect(page.getByText("This project is damaged")).toBeVisible();
  await expect(fairshare.data).toContainText("The conference");
  await fairshare.drop(project);
  await expect(fairshare.data).toContainText("2 deals: 2 won");
  await expect(fairshare.picture).toContainText("J-shaped");
  await expect(page.getByText("Same data.")).toBeVisible();
});

test("settings of a project that another file cuts off are not taken for that file", async ({ fairshare, page }) => {
  const project = await projectOfOwn(page, fairshare);
  // The other file arrives as soon as there is a worker to read the project's data.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...message: Parameters<typeof post>) {
      post.apply(this, message);
      if (!(message[0] instanceof WebAssembly.Module)) return;
      Worker.prototype.postMessage = post;
      const carried = new DataTransfer();
      carried.items.add(new File(["Deal,Date,Channel,Team,Won\nA,2025-03-01,Demo,Sales,1\n"], "other.csv"));
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
      }
    } as typeof post;
  });
  await fairshare.drop(project);
  await fairshare.shows("other.csv");
  await expect(fairshare.shares).toContainText(": Sales 100");
  await fairshare.unfoldModels();
  await expect(fairshare.model("J-shaped")).not.toBeChecked();
  await expect(page.getByText("The shared settings are applied.")).toHaveCount(0);
});

test("a copied picture comes with its words and its table", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await fairshare.credit.getByRole("button", { name: "Copy picture" }).click();
  await expect(page.getByText("The picture is on the clipboard, with its text and its table.")).toBeVisible();
  const kinds = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = (kind: string) => item.getType(kind).then((blob) => blob.text());
    return { types: item.types, plain: await text("text/plain"), html: await text("text/html") };
  });
  expect([...kinds.types].sort()).toEqual(["image/png", "text/html", "text/plain"]);
  expect(kinds.plain).toContain((await fairshare.headline.textContent()) ?? "?");
  expect(kinds.plain).toMatch(/Team\tFirst touch, share\t/);
  expect(kinds.html).toContain("<table>");
});

test("a picture without amounts has none", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await share(page).getByRole("checkbox", { name: "Hide deals and amounts in pictures" }).check();
  await page.keyboard.press("Escape");
  for (const [tab, panel] of [["Credit", fairshare.credit], ["What moves", fairshare.moved]] as const) {
    await fairshare.tab(tab);
    const { bytes } = await download(page, () => panel.getByRole("button", { name: "Save SVG" }).click());
    const text = bytes.toString("utf8").replace(/<style>[\s\S]*<\/style>/, "");
    expect(text).not.toMatch(/[€$£]|\d\s?(K|M)\b/);
  }
  await expect(fairshare.headline).toContainText("€");
});

test("every picture says what it was made from", async ({ fairshare, page }) => {
  await fairshare.open();
  await expect(fairshare.credit).toContainText("of resamples under");
  const { bytes } = await download(page, () => fairshare.credit.getByRole("button", { name: "Save SVG" }).click());
  const text = bytes.toString("utf8").replace(/<style>[\s\S]*<\/style>/, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toMatch(/Data [0-9A-HJKMNP-TV-Z]{8}: 2 files, [\d,]+ rows\. Made with Fairshare on/);
  expect(text).toContain("Models: First touch;");
});

test("the title of the picture is written in the menu, and travels with link and PNG", async ({ fairshare, page }) => {
  await fairshare.open();
  await openOwn(fairshare);
  await expect(fairshare.credit).toContainText("of resamples under");
  const title = () => share(page).getByRole("textbox", { name: "Title of the picture" });
  const saved = async (item: string) => {
    const { name, bytes } = await download(page, async () => (await fairshare.share()).getByRole("button", { name: item, exact: true }).click());
    return { name, text: bytes.toString("utf8"), bytes };
  };
  await fairshare.share();
  await expect(share(page).getByRole("button").first()).toHaveText("Copy picture");
  await expect(title()).toHaveAttribute("placeholder", (await fairshare.headline.textContent()) ?? "");
  await title().fill("Credit, third quarter");
  await page.keyboard.press("Escape");
  const svg = await saved("Save SVG");
  expect(svg.name).toMatch(/^credit-by-team-\d{4}-\d\d-\d\d\.svg$/);
  expect(svg.text).toMatch(/<title[^>]*>Credit, third quarter<\/title>/);
  expect(svg.text.match(/Credit, third quarter/g)!.length, "in the title and drawn").toBeGreaterThan(1);
  const png = await saved("Save PNG");
  expect(png.text).toContain("Description\0\0\0\0\0Credit, third quarter");

  const address = await fairshare.link();
  await page.goto("about:blank");
  await page.goto(address);
  await openOwn(fairshare);
  await expect(page.getByText("The shared settings are applied. Same data.")).toBeVisible();
  await expect(fairshare.credit).toContainText("of resamples under");
  expect((await saved("Save PNG")).bytes.equals(png.bytes)).toBe(true);
  await fairshare.share();
  await expect(title()).toHaveValue("Credit, third quarter");
  // An empty field means the automatic title; undo brings the written one back.
  await title().fill("");
  await page.keyboard.press("Escape");
  expect((await saved("Save SVG")).text).not.toContain("third quarter");
  await page.getByRole("button", { name: "Undo" }).click();
  expect((await saved("Save SVG")).text).toContain("third quarter");
});

test("the menu saves the table, and asks for a model before it prints the agreement", async ({ fairshare, page }) => {
  await fairshare.open();
  const { name, bytes } = await download(page, async () => (await fairshare.share()).getByRole("button", { name: "Save the table" }).click());
  expect(name).toMatch(/^credit-by-team-share-\d{4}-\d\d-\d\d\.csv$/);
  expect(bytes.toString("utf8")).toContain("Sales");
  await (await fairshare.share()).getByRole("button", { name: "Print the agreement" }).click();
  await expect(fairshare.notice).toContainText("No model is agreed yet");
  await fairshare.tab("Agreement");
  await page.getByRole("combobox", { name: "We agree on" }).selectOption({ label: "Linear" });
  await page.evaluate(() => addEventListener("beforeprint", () => (document.title = `prints ${document.documentElement.dataset.print}`), { once: true }));
  await (await fairshare.share()).getByRole("button", { name: "Print the agreement" }).click();
  await expect(page).toHaveTitle("prints agreement");
});

test("a picture that another program converted is told from a PNG", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "credit.png", bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]) });
  await expect(page.getByText("This is a JPEG picture, although its name ends in .png.")).toBeVisible();
  await expect(fairshare.data).toContainText("The conference");
});
