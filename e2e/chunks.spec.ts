// The chunks of the page's program: fetched after the first picture, all of them before a file is read, and again if
// that fails.

import { readdirSync } from "node:fs";

import { expect, RELEASE, test } from "./fixtures.ts";

const OWN = { name: "own.csv", text: "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,1,1000\nA,2025-03-09,Call,Sales,1,1000\n" };
const CHUNKS = readdirSync(RELEASE).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name));
const REST = /split_rest-.*\.wasm$/;
const RUSSIAN = /split_russian-.*\.wasm$/;

test("every chunk is fetched before a file is read, and each is used", async ({ fairshare, page }) => {
  expect(CHUNKS.length).toBeGreaterThanOrEqual(2);
  // Those of the page itself: its service worker asks for all files as well.
  const asked: string[] = [];
  page.on("request", (request) => !request.serviceWorker() && asked.push(new URL(request.url()).pathname.split("/").at(-1) ?? ""));
  await fairshare.open();
  await expect(fairshare.choices.getByRole("checkbox", { name: "First touch" })).toBeVisible();
  await fairshare.drop(OWN);
  await fairshare.shows("own.csv");
  expect(CHUNKS.filter((chunk) => asked.filter((name) => name === chunk).length !== 1)).toEqual([]);
  await page.getByRole("button", { name: "Language and theme" }).click();
  await page.getByRole("radio", { name: "Русский" }).check();
  await expect(page.getByRole("tab", { name: "Таблица" })).toBeVisible();
});

test("panels that cannot be fetched are a sentence and a button, and a dropped file waits for them", async ({ page, app, fairshare, complaints }) => {
  await page.route(REST, (route) => route.abort());
  await fairshare.openFolded();
  const alert = page.getByRole("alert").filter({ hasText: "A part of the page could not be loaded" });
  await expect(alert).toBeVisible();
  await fairshare.drop(OWN);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toBeVisible();
  const before = app.log.length;
  await page.unroute(REST);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toBeHidden();
  await fairshare.shows("own.csv");
  await fairshare.tab("Table");
  await expect(fairshare.table).toBeVisible();
  expect(app.log.slice(before).some(({ path }) => REST.test(path))).toBe(true);
  complaints.length = 0; // caused by the failures
});

test("an English page reads a file although the Russian texts cannot be fetched", async ({ page, fairshare, complaints }) => {
  await page.route(RUSSIAN, (route) => route.abort());
  await fairshare.open();
  await fairshare.drop(OWN);
  await fairshare.shows("own.csv");
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeHidden();
  complaints.length = 0; // caused by the failure
});

test("a language that comes late is shown although its menu was closed", async ({ page, fairshare, complaints }) => {
  await page.route(RUSSIAN, (route) => route.abort());
  await fairshare.openFolded();
  await page.getByRole("button", { name: "Language and theme" }).click();
  await page.getByRole("radio", { name: "Русский" }).check();
  const alert = page.getByRole("alert").filter({ hasText: "A part of the page could not be loaded" });
  await expect(alert).toBeVisible();
  await page.unroute(RUSSIAN);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("заработали вместе");
  complaints.length = 0; // caused by the failure
});

test("a tab that is opened before its panel is there shows it as soon as it comes", async ({ page, fairshare }) => {
  let pass = () => {};
  const held = new Promise<void>((resolve) => (pass = resolve));
  await page.route(REST, async (route) => {
    await held;
    await route.continue();
  });
  await fairshare.openFolded();
  await fairshare.tab("Won together");
  pass();
  await expect(fairshare.together).toBeVisible();
});

test.describe("in Russian", () => {
  test.use({ locale: "ru-RU" });

  test("texts that cannot be fetched are said in English, and come when they can", async ({ page, app, complaints }) => {
    await page.route(RUSSIAN, (route) => route.abort());
    await page.goto(app.url);
    const alert = page.getByRole("alert").filter({ hasText: "A part of the page could not be loaded" });
    await expect(alert).toBeVisible();
    await page.unroute(RUSSIAN);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("заработали вместе");
    complaints.length = 0; // caused by the failure
  });

  test("panels that cannot be fetched are a sentence in Russian", async ({ page, app, complaints }) => {
    await page.route(REST, (route) => route.abort());
    await page.goto(app.url);
    const alert = page.getByRole("alert").filter({ hasText: "Часть страницы не загрузилась: проверьте соединение" });
    await expect(alert).toBeVisible();
    await page.unroute(REST);
    await alert.getByRole("button", { name: "Повторить" }).click();
    await expect(alert).toBeHidden();
    complaints.length = 0; // caused by the failure
  });
});
