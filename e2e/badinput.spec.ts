// Files dropped by mistake: the page says in one clear sentence what to do, and the previous data stays.

import { expect, test } from "./fixtures.ts";

const HEADER = "Deal,Date,Channel,Team,Won,Amount\n";
const PNG = "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR";

const WRONG: { what: string; text: string; says: RegExp }[] = [
  { what: "an empty file", text: "", says: /There is nothing in this file/ },
  { what: "blank lines", text: "\n\n\n", says: /There is nothing in this file/ },
  { what: "a picture named .csv", text: PNG, says: /This is a photo or another picture, not a table/ },
  { what: "a piece of an archive named .csv", text: "PK\u0003\u0004\u0014\u0000\u0000\u0000", says: /This workbook is damaged/ },
  { what: "NUL bytes", text: "Deal,Date\n1,\u0000\u0000\n", says: /No column says through which channel/ },
  { what: "a header only", text: HEADER, says: /There is a header, but no rows below it/ },
  { what: "no time column", text: "Deal,Channel\n1,Call\n", says: /No column says when a touch happened.*Add a column named “Date”/s },
  { what: "no channel column", text: "Deal,Date\n1,2025-01-01\n", says: /No column says through which channel/ },
  { what: "no deal column", text: "Date,Channel\n2025-01-01,Call\n", says: /No column says which deal/ },
  { what: "a line of a million columns", text: `${"a,".repeat(1_000_000)}\n1,2\n`, says: /more than 2,000 columns/ },
  { what: "deals without touches", text: "Deal,Stage,Amount\n1,Won,100\n", says: /This file lists deals and has no touches/ },
  { what: "dates that cannot be read", text: `${HEADER}1,soon,Call,Sales,1,5\n`, says: /line 2: The date cannot be read/ },
];

for (const { what, text, says } of WRONG) {
  test(`${what} is told in a sentence`, async ({ fairshare }) => {
    await fairshare.open();
    const before = await fairshare.headline.textContent();
    await fairshare.drop({ name: "mistake.csv", bytes: Buffer.from(text, "latin1") });
    await expect(fairshare.notice).toContainText(says);
    await expect(fairshare.notice).toContainText("mistake.csv");
    await expect(fairshare.notice).toContainText("Your previous data is still here.");
    await expect(fairshare.data).toContainText("The conference");
    await expect(fairshare.headline).toHaveText(before ?? "");
    await fairshare.model("J-shaped").check();
    await expect(fairshare.picture).toContainText("J-shaped");
  });
}

test("a line of a gigabyte is given up long before its end", async ({ fairshare, page }) => {
  await fairshare.open();
  // Built in the page from one repeated part, so that no gigabyte has to be sent there.
  await page.evaluate((header) => {
    const part = new Blob(["x".repeat(1 << 20)]);
    const carried = new DataTransfer();
    carried.items.add(new File([header, ...Array.from({ length: 1024 }, () => part)], "endless.csv"));
    for (const kind of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
  }, HEADER);
  await expect(fairshare.notice).toContainText("A line of this file is longer than 8 MB");
  await expect(fairshare.data).toContainText("The conference");
});

test("a quotation mark that is never closed costs its row and no other", async ({ fairshare, page }) => {
  const rows = ['1,2025-01-01,Call,Sales,1,100', '2,2025-01-02,"Webinar,Marketing,1,200', '3,2025-01-03,Call,Sales,1,300'];
  await fairshare.open();
  await fairshare.drop({ name: "quote.csv", text: HEADER + rows.join("\n") });
  await expect(fairshare.data).toContainText("2 touches");
  await fairshare.data.getByRole("button", { name: "1 row not counted" }).click();
  const reading = page.getByRole("region", { name: "How it was read" });
  await expect(reading).toContainText("A quotation mark is opened here and never closed.");
  await expect(reading).toContainText("3 rows read = 2 counted + 1 not counted");
});

test("rows not counted are listed with line, value and what to do, and saved safely", async ({ fairshare, page }) => {
  await fairshare.open();
  const text = `${HEADER}1,2025-01-01,Call,Sales,1,100\n1,2025-02-30,Call,Sales,1,100\n=1+1,soon,Call,Sales,1,100\n`;
  await fairshare.drop({ name: "rows.csv", text });
  await fairshare.data.getByRole("button", { name: "2 rows not counted" }).click();
  const reading = page.getByRole("region", { name: "How it was read" });
  await reading.getByText("The date cannot be read.").click();
  await expect(reading.getByRole("row", { name: /rows\.csv 3 Date 2025-02-30/ })).toBeVisible();
  const download = page.waitForEvent("download");
  await reading.getByRole("button", { name: "Save rows as CSV" }).click();
  const saved = await (await (await download).createReadStream()).toArray();
  const csv = Buffer.concat(saved).toString("utf8");
  expect(csv).toContain("rows.csv,3,Date,2025-02-30,");
  expect(csv.split("\n").every((line) => !/(^|,)"?[=+@-]/.test(line))).toBe(true);
});

test("touches and deals may come one after the other", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "touches.csv", text: "Deal,Date,Channel,Team\nA,2025-01-01,Call,Sales\nA,2025-01-02,Webinar,Marketing\n" });
  await expect(fairshare.data).toContainText("every deal counts as won");
  await fairshare.drop({ name: "deals.csv", text: "Deal,Stage,Amount\nA,Closed Won,100\nB,Closed Won,50\n" });
  await fairshare.shows("touches.csv and deals.csv");
  await expect(fairshare.data).toContainText("150.00");
  await fairshare.tab("Table");
  await expect(fairshare.table).toContainText(/Unattributed/);
});
