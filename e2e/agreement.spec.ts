// The agreement: the choices, on one page that both teams can sign.

import { expect, test } from "./fixtures.ts";

test("what is chosen is written down, and what each team gets adds up", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.tab("Agreement");
  const panel = page.getByRole("region", { name: "Agreement" });
  const written = panel.getByRole("article");
  // No model is preselected: the range comes first, and printing asks for a choice.
  await expect(written).toContainText("No model is agreed yet. Look at the range first");
  await expect(written.getByRole("row", { name: /^Sales/ })).toHaveText(/^Sales\d+ to \d+\s%$/);
  await panel.getByRole("button", { name: "Print the agreement" }).click();
  await expect(fairshare.notice).toContainText("No model is agreed yet");
  await expect(panel.getByRole("combobox", { name: "We agree on" })).toBeFocused();
  await panel.getByRole("combobox", { name: "We agree on" }).selectOption({ label: "Last touch" });
  await expect(written).toContainText("Last touch");
  await expect(written).toContainText("All touches of a deal up to its close.");
  await expect(written).toContainText("Marketing + Sales: as stated in the data for each touch, Marketing 44 %, Sales 56 % on average");
  await expect(written.getByRole("row", { name: /^Total/ })).toContainText("€659,000.00");
  for (const team of ["Sales", "Marketing"]) await expect(written).toContainText(`For ${team}`);
  await expect(written).toContainText(/Fingerprint of the data: [0-9A-HJKMNP-TV-Z]{8}/);
  await expect(written).toContainText(/conference-deals\.csv: \d+ rows, all used\./);
  await expect(written).toContainText("conference-deals.csv: Deal “Deal ID”");
  await expect(written).toContainText(/Won: “Closed Won”/);
  await expect(written).toContainText(/Written on /);

  await panel.getByRole("combobox", { name: "We agree on" }).selectOption({ label: "W-shaped" });
  await expect(written).toContainText("W-shaped");
  const amounts = await written.getByRole("row").locator("td:nth-of-type(2)").allTextContents();
  const cents = amounts.map((text) => Math.round(Number(text.replace(/[^\d.-]/g, "")) * 100));
  const total = cents.pop();
  expect(total).toBe(65_900_000);
  expect(cents.reduce((sum, part) => sum + part, 0)).toBe(total);

  await fairshare.choices.getByText("Which touches count").click();
  await fairshare.choices.getByRole("combobox", { name: "Touches per deal" }).selectOption({ label: "the last touch" });
  await expect(written).toContainText("Counted in each deal: the last touch.");
  await panel.getByRole("textbox", { name: "Title" }).fill("Thursday’s peace");
  await expect(written.getByRole("heading", { name: "Thursday’s peace" })).toBeVisible();
  await written.getByRole("textbox", { name: "Name for Sales" }).fill("Ada");
});

test("its button asks the browser to print it alone", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.tab("Agreement");
  await page.getByRole("combobox", { name: "We agree on" }).selectOption({ label: "Linear" });
  const printed = page.evaluate(
    () => new Promise((done) => addEventListener("beforeprint", () => done(document.documentElement.dataset.print), { once: true })),
  );
  await page.getByRole("button", { name: "Print the agreement" }).click();
  expect(await printed).toBe("agreement");
});

test("the Share menu opens its tab, asks for a model, and then prints it", async ({ fairshare, page }) => {
  await fairshare.open();
  const print = async () => (await fairshare.share()).getByRole("button", { name: "Print the agreement" }).click();
  await print();
  const model = page.getByRole("combobox", { name: "We agree on" });
  await expect(model).toBeFocused();
  await expect(page.getByRole("tab", { selected: true })).toHaveText("Agreement");
  await model.selectOption({ label: "Linear" });
  await fairshare.tab("Credit");
  const printed = page.evaluate(
    () => new Promise((done) => addEventListener("beforeprint", () => done(document.documentElement.dataset.print), { once: true })),
  );
  await print();
  expect(await printed).toBe("agreement");
  await expect(page.getByRole("article")).toContainText("Linear");
});

test("pictures are drawn for paper before the browser prints", async ({ fairshare, page }) => {
  await fairshare.open();
  const { picture } = fairshare;
  const width = () => picture.evaluate((svg: SVGSVGElement) => svg.viewBox.baseVal.width);
  expect(await width()).not.toBe(700);
  await picture.evaluate((svg: SVGSVGElement) => {
    addEventListener("beforeprint", () => (document.title = `${svg.viewBox.baseVal.width} wide`), { once: true });
  });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Print the page" }).click();
  await expect(page).toHaveTitle("700 wide");
  await page.keyboard.press("Escape"); // without a dialog only an input ends printing
  await expect.poll(width).not.toBe(700);
});

test("it prints alone, on one page", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.openSample("A B2B year");
  await expect(fairshare.data).toContainText("A B2B year");
  await fairshare.tab("Agreement");
  const panel = page.getByRole("region", { name: "Agreement" });
  await panel.getByRole("combobox", { name: "We agree on" }).selectOption({ label: "W-shaped" });
  // Every team signs, and the model says how far the dates reach.
  const teams = await fairshare.choices.locator(".team-name").allTextContents();
  for (const team of teams) await expect(panel.getByRole("textbox", { name: `Name for ${team}` })).toBeVisible();
  expect(teams.length).toBeGreaterThan(2);
  await page.evaluate(() => document.documentElement.setAttribute("data-print", "agreement"));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("article")).toBeVisible();
  for (const name of [/^What moves/, "Won together", "Fairness check"]) {
    await expect(page.getByRole("region", { name })).toBeHidden();
  }
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});
