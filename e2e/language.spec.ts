// Two languages: switched without a reload, remembered, taken from the browser, and complete.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Words that are Latin in Russian too: names, formats, field names, letters of model shapes. */
const LATIN = /^(?:Fairshare|English|RU|Marketo|Measure|Direct|PNG|SVG|CSV|JSON|Excel|SDR|EUR|CRM|HubSpot|ID|[A-Z]\d*)$/;

/** The findings of axe that are serious or critical. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: { id: string; impact: string; nodes: { target: string[] }[] }[] = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations)`,
  );
  const serious = found.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

/** Chart labels that overlap, as the browser has laid them out. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>(".figure svg")].flatMap((picture) => {
      const labels = [...picture.querySelectorAll("text")].map((text) => ({ text: text.lastChild?.textContent, box: text.getBoundingClientRect() }));
      return labels.flatMap((a, at) =>
        labels
          .slice(at + 1)
          .filter((b) => Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 4)
          .map((b) => `${a.text} / ${b.text}`),
      );
    }),
  );

/** Latin words on the screen and in the names of its elements. */
const latin = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const named = [...document.querySelectorAll("[aria-label], [title], [placeholder]")];
    const labels = named.flatMap((one) => ["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""));
    // Names of files and columns, and the fingerprint, are the data's.
    const own = document.querySelector<HTMLElement>(".agreement-data")?.innerText ?? "";
    const texts = [document.body.innerText.replace(own, ""), ...labels, ...[...document.querySelectorAll("svg title, svg desc")].map((one) => one.textContent ?? "")];
    return texts.flatMap((text) => text.match(/[A-Za-z]+\d*/g) ?? []);
  });

/** Waits for the sample's chart on a page that starts in Russian. */
async function openInRussian(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("заработали вместе");
  await expect(page.getByRole("group", { name: /^Вклад команд/ })).toBeVisible();
}

test("another language needs no reload, loses no choice and keeps the focus", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.evaluate(() => ((window as unknown as { same: boolean }).same = true));
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
  await fairshare.tab("Agreement");
  await page.getByRole("textbox", { name: "Title" }).fill("Ours");
  await fairshare.openAppearance();
  const english = page.getByRole("radio", { name: "English" });
  await english.focus();
  await page.keyboard.press("ArrowRight");

  const headline = page.getByRole("heading", { level: 1 });
  await expect(headline).toHaveText(/^\d+.% из 659.тыс\..€ выручки команды заработали вместе\.$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(page).toHaveTitle(/^Fairshare: кому зачесть/);
  await expect(page.getByRole("radio", { name: "Русский" })).toBeFocused();
  await expect(page.getByRole("radio", { name: "Русский" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "J‑образная" })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Заголовок" })).toHaveValue("Ours");
  await page.getByRole("tab", { name: "Вклад" }).click();
  await expect(page.getByRole("group", { name: /^Вклад команд/ })).toContainText("J‑образная");
  await page.getByRole("tab", { name: "Таблица" }).click();
  await expect(page.getByRole("region", { name: "Таблица", exact: true }).getByRole("table")).toContainText(/\d+,\d.%/);
  await expect(page.getByRole("region", { name: "Данные", exact: true })).toContainText("659 000,00 €");

  await fairshare.openAppearance();
  await page.getByRole("radio", { name: "Русский" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(fairshare.headline).toContainText("won together");
  await expect(english).toBeFocused();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(fairshare.model("J-shaped")).toBeChecked();
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
});

test("the language is remembered, and one step of undo stays one step", async ({ fairshare, page }) => {
  await fairshare.open();
  for (const name of ["Русский", "English", "Русский"] as const) await fairshare.wear(name);
  const models = page.getByRole("complementary", { name: "Модели и команды" });
  const [j, u] = ["J‑образная", "U‑образная"].map((name) => models.getByRole("checkbox", { name }));
  await j.check();
  await u.uncheck();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(u).toBeChecked();
  await expect(j).toBeChecked();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("заработали вместе");
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
});

test("what the page had to tell is told in the language chosen later", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "mistake.csv", text: "" });
  await expect(fairshare.notice).toContainText("There is nothing in this file");
  await fairshare.wear("Русский");
  await expect(page.getByRole("alert").filter({ hasText: /[а-я]/ })).toBeVisible();
  await expect(page.getByText("There is nothing in this file")).toHaveCount(0);
});

test.describe("in a browser that speaks Russian", () => {
  test.use({ locale: "ru-RU" });

  test("the page begins in Russian, with a sample in Russian, and no word is left in English", async ({ page, app }) => {
    await openInRussian(page, app.url);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/^\d+.% из .* выручки команды заработали вместе\.$/);
    const words: string[] = [];
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await expect(page.getByRole("tabpanel").locator("svg, table, article").first()).toBeVisible();
      words.push(...(await latin(page)));
    }
    expect([...new Set(words)].filter((word) => !LATIN.test(word))).toEqual([]);
  });

  for (const width of [1440, 390]) {
    test(`axe finds nothing, no label overlaps another and nothing spills over, ${width} wide`, async ({ page, app }) => {
      await page.setViewportSize({ width, height: 900 });
      await openInRussian(page, app.url);
      expect(await findings(page)).toEqual([]);
      expect(await overlaps(page)).toEqual([]);
      for (const form of ["Доли целого", "Диапазон"]) {
        await page.getByRole("radio", { name: form }).check();
        await expect(page.getByRole("group", { name: /^Вклад команд/ })).toBeVisible();
        expect(await overlaps(page), form).toEqual([]);
      }
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBeLessThanOrEqual(window);
    });
  }

  test("the first screen holds strip, headline and chart", async ({ page, app }) => {
    await openInRussian(page, app.url);
    const box = await page.getByRole("group", { name: /^Вклад команд/ }).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 9999)).toBeLessThanOrEqual(900);
  });

  test("files are opened and questions asked in Russian", async ({ fairshare, page, app }) => {
    await openInRussian(page, app.url);
    await fairshare.drop({ name: "касания.csv", text: "Сделка,Дата,Канал,Этап,Сумма\nA,2025-01-01,Вебинар,Выиграна,100\nA,2025-02-01,Звонок,Выиграна,100\n" });
    await expect(page.getByRole("region", { name: "Данные", exact: true })).toContainText("касания.csv");
    // No team is named: they are guessed from channels, with names in this language.
    await expect(page.getByRole("group", { name: /^Вклад команд/ })).toContainText("Продажи");
    await expect(page.getByRole("group", { name: /^Вклад команд/ })).toContainText("Маркетинг");
  });

  test("that the page cannot start is said in Russian", async ({ page, app }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(app.url);
    await expect(page.getByRole("alert").filter({ hasText: "Fairshare не удалось запустить." })).toBeVisible();
    await expect(page.getByRole("button", { name: "Перезагрузить страницу" })).toBeVisible();
  });
});

test("a language chosen stands above the browser's", async ({ browser, app }) => {
  const context = await browser.newContext({ locale: "ru-RU" });
  const page = await context.newPage();
  await openInRussian(page, app.url);
  await new Fairshare(page, app.url).wear("English");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("won together");
  await context.close();
});
