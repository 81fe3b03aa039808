// Names with characters that turn or garble the text around them, and names written from right to left.

import { expect, test } from "./fixtures.ts";

const OVERRIDE = "\u202e";
const ESCAPE = "\u001b";
/** Control characters except white space, and marks of direction except the pair that isolates a name. */
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
  await expect(fairshare.headline).toContainText(/Marketing|Sales/);
  await expect(page.getByRole("region", { name: "Check", exact: true }).getByRole("button", { name: "Names: 3 cleaned" })).toBeVisible();
  await fairshare.data.getByRole("button", { name: /kept out/ }).click();
  await expect(fairshare.account).toContainText("2025-13-45");
  const shown = await page.evaluate(() => `${document.title} ${document.body.textContent}`);
  expect(MISLEADING.exec(shown)?.input.slice(0, 200)).toBeUndefined();
});

test("a name written from right to left leaves the text beside it where it is", async ({ fairshare, page }) => {
  const team = "מכירות";
  await fairshare.open();
  await fairshare.drop({
    name: "own.csv",
    text: `Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Fair,${team},0,\nA,2025-03-05,Fair,${team},0,\nA,2025-03-09,Call,Sales,1,1000\n`,
  });
  await fairshare.shows("own.csv");
  await expect(fairshare.headline).toContainText(`\u2068${team}\u2069`);
  // Where the words of the headline are: each begins to the right of the one before, or in a line below.
  const places = await fairshare.headline.evaluate((heading) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
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
