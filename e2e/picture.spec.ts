// The charts that are shared, and the table that is copied.

import { readFileSync } from "node:fs";

import type { Locator, Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

async function saved(page: Page, panel: Locator, name: "Save PNG" | "Save SVG"): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent("download");
  await panel.getByRole("button", { name }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Whether a saved picture has ink at the place of its title. */
async function inked(page: Page, bytes: Buffer): Promise<boolean> {
  const reader = await page.context().newPage();
  const found = await reader.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: 120 });
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    return context.getImageData(64, 64, 400, 56).data.some((value, at) => at % 4 === 0 && value < 80);
  }, bytes.toString("base64"));
  await reader.close();
  return found;
}

test("the SVG stands by itself and says what the page says", async ({ fairshare, page }) => {
  await fairshare.open();
  const headline = (await fairshare.headline.textContent()) ?? "";
  const { name, bytes } = await saved(page, fairshare.credit, "Save SVG");
  expect(name).toMatch(/\.svg$/);
  // Parsed in a separate page: the page's policy accepts no text of this size as a document.
  const reader = await page.context().newPage();
  const svg = await reader.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, "image/svg+xml");
    const root = document.documentElement;
    const styles = [...document.querySelectorAll("style")].map((style) => style.textContent ?? "");
    for (const style of document.querySelectorAll("style")) style.remove();
    return { root: root.nodeName, text: root.textContent ?? "", styles, inline: document.querySelectorAll("[style]").length };
  }, bytes.toString("utf8"));
  expect(svg.root).toBe("svg");
  expect(svg.inline, "no styles but for the faces that it brings along: a strict policy forbids them").toBe(0);
  expect(svg.styles).toHaveLength(1);
  expect(svg.styles[0].replace(/@font-face \{[^}]*src: url\(data:font\/woff2;base64,[\w+/=]+\)[^}]*\}/g, "").trim()).toBe("");
  const words = (text: string) => text.replace(/\s+/g, " ");
  for (const part of words(headline).split(" ").slice(0, 4)) expect(words(svg.text)).toContain(part);
  expect(svg.text).toContain("Sales");
});

test("the PNG is twice the size of the SVG, and the same each time", async ({ fairshare, page }) => {
  await fairshare.open();
  // The intervals come last.
  await expect(fairshare.credit).toContainText("of resamples under");
  for (const [tab, panel] of [["Credit", fairshare.credit], ["What moves", fairshare.moved]] as const) {
    await fairshare.tab(tab);
    const svg = (await saved(page, panel, "Save SVG")).bytes.toString("utf8");
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    const first = await saved(page, panel, "Save PNG");
    expect(first.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(first.bytes.readUInt32BE(16)).toBe(Math.round(Number(width) * 2));
    expect(first.bytes.readUInt32BE(20)).toBe(Math.round(Number(height) * 2));
    expect(await inked(page, first.bytes), "the title is there: its faces were waited for").toBe(true);
    const again = await saved(page, panel, "Save PNG");
    expect(again.bytes.equals(first.bytes)).toBe(true);
  }
});

test("the table is copied for a spreadsheet, and safe in it", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = "deal,date,channel,team,won,amount\nA,2025-01-01,=1+1,Sales,1,10\nB,2025-01-02,Call,Sales,1,10\n";
  await fairshare.drop({ name: "formula.csv", text });
  await fairshare.shows("formula.csv");
  await fairshare.savedTable("Channels", "Amount");
  const table = page.getByRole("region", { name: "Table", exact: true });
  await table.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("The table is on the clipboard.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")[0]).toContain("\t");
  expect(copied).toContain("'=1+1");
});

for (const [clipboard, { take, fetched }] of Object.entries({
  "not there": { take: () => void Object.defineProperty(navigator, "clipboard", { value: undefined }), fetched: 0 },
  "without pictures": { take: () => void Reflect.deleteProperty(window, "ClipboardItem"), fetched: 0 },
  refused: {
    take: () => {
      const refuse = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
      Object.assign(navigator.clipboard, { write: refuse });
    },
    fetched: 8,
  },
})) {
  test(`where the clipboard is ${clipboard} nothing is being fetched once the page has said so`, async ({ fairshare, page }) => {
    const faces: { asked: string[]; there: string[] } = { asked: [], there: [] };
    page.on("request", (request) => request.url().includes("/fonts/") && faces.asked.push(request.url()));
    page.on("requestfinished", (request) => request.url().includes("/fonts/") && faces.there.push(request.url()));
    await fairshare.open();
    await page.evaluate(take);
    await fairshare.credit.getByRole("button", { name: "Copy picture" }).click();
    await expect(page.getByText("The browser did not allow the clipboard. Use “Save PNG” instead.")).toBeVisible();
    expect([faces.asked.length, faces.there.length]).toEqual([fetched, fetched]);
  });
}
