// Every way in leads to the same numbers: dropped, chosen, pasted on the page, pasted into the field.

import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";

const TOUCHES = `Deal,Date,Channel,Team
A,2025-03-01,Webinar,Marketing
A,2025-03-09,Call,Sales
B,2025-03-02,"Fair, hall 3",Marketing
`;
const DEALS = "Deal,Stage,Amount\nA,Closed Won,1000\nB,Closed Won,500\n";
const WHOLE = `Deal,Date,Channel,Team,Won,Amount
A,2025-03-01,Webinar,Marketing,1,1000
A,2025-03-09,Call,Sales,1,1000
B,2025-03-02,"Fair, hall 3",Marketing,1,500
`;

const CELLS = WHOLE.replace('"Fair, hall 3"', "Fair hall 3").replaceAll(",", "\t");

const WAYS: Record<string, (fairshare: Fairshare) => Promise<void>> = {
  "one file dropped": (fairshare) => fairshare.drop({ name: "whole.csv", text: WHOLE }),
  "two files dropped together": (fairshare) =>
    fairshare.drop({ name: "deals.csv", text: DEALS }, { name: "touches.csv", text: TOUCHES }),
  "one file chosen": (fairshare) => fairshare.choose({ name: "whole.csv", text: WHOLE }),
  "two files chosen together": (fairshare) =>
    fairshare.choose({ name: "touches.csv", text: TOUCHES }, { name: "deals.csv", text: DEALS }),
  "a table pasted on the page": (fairshare) => fairshare.paste(WHOLE),
  "a table pasted into the field": (fairshare) => fairshare.pasteIntoDialog(WHOLE),
  "cells of a spreadsheet pasted": (fairshare) => fairshare.paste(CELLS),
};

for (const [way, give] of Object.entries(WAYS)) {
  test(`${way}: the numbers are the same`, async ({ fairshare }) => {
    await fairshare.open();
    await give(fairshare);
    await expect(fairshare.data).toContainText("3 touches");
    await expect(fairshare.data).toContainText("2 won");
    await expect(fairshare.data).toContainText("1,500.00");
    const { first, last, linear } = await fairshare.savedTable("Teams", "Amount");
    expect(first).toMatchObject({ Marketing: 1500 });
    expect(last).toMatchObject({ Marketing: 500, Sales: 1000 });
    expect(linear).toMatchObject({ Marketing: 1000, Sales: 500 });
  });
}

test("a text pasted into a field of the page stays in that field", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.getByRole("button", { name: "Paste", exact: true }).click();
  const field = page.getByRole("textbox", { name: "Table as text" });
  await field.focus();
  await fairshare.paste(WHOLE);
  await expect(field).toHaveValue(WHOLE);
  await page.keyboard.press("Escape");
  await expect(fairshare.data).toContainText("The conference");
});
