// The first screen, drawn by the build: it needs no program, says what the page says, and gives way to it.

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

const MODULES = /\.wasm$/;

/** The texts of a picture, in the order of its drawing. */
const words = (page: Page, picture: string) =>
  page.evaluate(
    (picture) => {
      const shown = [...document.querySelectorAll(picture)].find((svg) => svg.getBoundingClientRect().width > 0);
      return [...(shown?.querySelectorAll("text") ?? [])].map((text) => text.textContent?.trim());
    },
    picture,
  );

const LANGUAGES = [
  { locale: "en-US", finding: /^87\s% of the €659K won was won together\.$/, lang: "en" },
  { locale: "ru-RU", finding: /^87\s% из 659\sтыс\.\s€ выручки команды заработали вместе\.$/, lang: "ru" },
];

for (const { locale, finding, lang } of LANGUAGES) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    test.describe(`${locale}, ${viewport.width} wide`, () => {
      test.use({ locale, viewport });

      test("without the program the sentence and the picture stand", async ({ page, app }) => {
        await page.route(MODULES, (route) => route.abort());
        await page.goto(app.url);
        await expect(page.getByRole("img", { name: finding })).toBeVisible();
        await expect(page.locator(`.first[lang=${lang}] .figure svg:visible`)).toBeInViewport({ ratio: 1 });
        await expect(page.getByRole("alert")).toBeVisible();
      });

      test("the program says the same at the same place", async ({ page, app }) => {
        await page.route(MODULES, (route) => route.abort());
        await page.goto(app.url);
        const picture = page.locator(`.first[lang=${lang}] .figure svg:visible`);
        const [before, box] = [await words(page, `.first[lang=${lang}] .figure svg`), await picture.boundingBox()];
        const texts = await page.locator(`.first[lang=${lang}] :is(.first-finding, .shares, .fact, .example, .card-head p)`).allInnerTexts();
        await page.unroute(MODULES);
        await page.reload();
        const own = page.locator("body > .page .credit-card .figure svg");
        await expect(own).toBeVisible();
        await expect(page.locator(".first")).toHaveCount(0);
        expect(await words(page, "body > .page .credit-card .figure svg")).toEqual(before);
        expect(await page.locator(":is(.headline h1, .shares, .fact, .example, .credit-card hgroup > *)").allInnerTexts()).toEqual(expect.arrayContaining(texts));
        const now = await own.boundingBox();
        for (const side of ["x", "y", "width", "height"] as const) {
          expect(Math.abs((now?.[side] ?? 0) - (box?.[side] ?? 0)), side).toBeLessThanOrEqual(4);
        }
      });
    });
  }
}

test("what is clicked before the program is there is done by the program", async ({ page, fairshare, app }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  let pass = () => {};
  const held = new Promise<void>((resolve) => (pass = resolve));
  await page.route(MODULES, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(app.url, { waitUntil: "commit" });
  await page.locator(".first:visible .example", { hasText: "A B2B year" }).click();
  pass();
  await expect(fairshare.data).toContainText("A B2B year");
});

test("a link with a tab shows that tab, and no other picture before it", async ({ page, app }) => {
  await page.route(MODULES, (route) => route.abort());
  await page.goto(`${app.url}#table`);
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator(".first").first()).toBeHidden();
});
