// Names with characters that reorder or garble the text around them, and names written from right to left.

import { expect, test } from "./fixtures.ts";

const OVERRIDE = "\u202e";
const ESCAPE = "\u001b";
/** Control characters except white space, and direction marks except the pair that isolates a name. */
const MISLEADING = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/;

test("characters that turn or garble the text around them are taken out of names, and the page says so", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({
    name: `ma${OVERRIDE}rch.csv`,
    text: `Deal,Date,Chan${OVERRIDE}nel,Team,Won,Amount
A,2025-03-01,Web${ESCAPE}inar,Mark${OVERRIDE}eting,0,
A,2025-03-09,Call,Sa${ESCAPE}les,1,1000
B,2025-13-45${OVERRIDE},Call,Sales,1,1000
`,
  });
  await fairshare.shows("march.csv");
  await expect(fairshare.shares).toContainText(/Marketing.*Sales/);
  await expect(page.getByRole("region", { name: "Check", exact: true }).getByRole("button", { name: "Names: 3 cleaned" })).toBeVisible();
  await fairshare.data.getByRole("button", { name: /not counted/ }).click();
  await expect(fairshare.account).toContainText("2025-13-45");
  const shown = await page.evaluate(() => `${document.title} ${document.body.textContent}`);
  expect(MISLEADING.exec(shown)?.input.slice(0, 200)).toBeUndefined();
});

/** Tags, fillers, zero-width marks, line breaks, and noncharacters. */
const UNSEEN = /[\u0085\u115f\u1160\u200b\u200e\u200f\u2028\u2029\u3164\uffa0\ufdd0-\ufdef\ufffe\uffff\u{1fffe}\u{e0000}-\u{e007f}]/u;
const SCOTLAND = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
const TAGS = "\u{e0001}\u{e0053}\u{e007f}";

test("characters that nobody sees are taken out of names and of names of files, and flags stay", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({
    name: `ma\u200br\u3164ch\u2028of\u0085${TAGS}2025\ufdd0${SCOTLAND}.csv`,
    text: `Deal,Date,Channel,Team,Won,Amount
A,2025-03-01,We\u3164bi\uffa0nar,Mark${TAGS}eting,0,
A,2025-03-09,Ca\ufffel\uffffl,Sa\u115fl\u1160es\u{1fffe},1,1000
B,2025-03-09,Call,Sales,1,1000
B,2025-03-08,Call,Team ${SCOTLAND},0,
`,
  });
  await fairshare.shows(`march of 2025${SCOTLAND}.csv`);
  const { first } = await fairshare.savedTable("Teams", "Won deals");
  expect(Object.keys(first).sort()).toEqual(["Marketing", "Sales", `Team ${SCOTLAND}`]);
  const { last } = await fairshare.savedTable("Channels", "Won deals");
  expect(Object.keys(last).sort()).toEqual(["Call", "Webinar"]);
  await expect(page.getByRole("region", { name: "Check", exact: true }).getByRole("button", { name: "Names: 4 cleaned" })).toBeVisible();
  const shown = await page.evaluate(() => `${document.title} ${document.body.textContent}`);
  expect(UNSEEN.exec(shown.replaceAll(SCOTLAND, ""))?.input.slice(0, 200)).toBeUndefined();
});

test("a name written from right to left leaves the text beside it where it is", async ({ fairshare, page }) => {
  const team = "מכירות";
  await fairshare.open();
  await fairshare.drop({
    name: "own.csv",
    text: `Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Fair,${team},0,\nA,2025-03-05,Fair,${team},0,\nA,2025-03-09,Call,Sales,1,1000\n`,
  });
  await fairshare.shows("own.csv");
  await expect(fairshare.shares).toContainText(`\u2068${team}\u2069`);
  // Positions of the words in the line: each begins to the right of the previous one, or in a line below.
  const places = await fairshare.shares.evaluate((line) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const found: { left: number; top: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of (node.textContent ?? "").matchAll(/\S+/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const { left, top } = range.getBoundingClientRect();
        found.push({ left, top });
      }
    }
    return found;
  });
  expect(places.length).toBeGreaterThan(5);
  for (const [at, { left, top }] of places.entries()) {
    if (at > 0 && Math.abs(top - places[at - 1].top) < 4) expect(left, `word ${at}`).toBeGreaterThan(places[at - 1].left);
  }
  const inline = await page.evaluate(() => getComputedStyle(document.querySelector("main strong, main span, span")!).unicodeBidi);
  expect(inline).toBe("isolate");
});
