// The page shows inferred decisions, asks about open ones, and one click corrects them.

import { AMBIGUOUS, CURRENCIES, FOREIGN, OPPORTUNITIES, SESSIONS } from "./files.ts";
import { expect, test } from "./fixtures.ts";

test("dates that could be read both ways are asked about, and the answer is used at once", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: AMBIGUOUS });
  const question = page.getByRole("group", { name: /“Date”, does the day or the month come first/ });
  await expect(question).toContainText("03/04/2025");
  await expect(question.getByRole("button", { name: "April 3, 2025" })).toContainText("assumed");
  await expect(fairshare.data).toContainText("Apr to Jun 2025");
  await question.getByRole("button", { name: "March 4, 2025" }).press("Enter");
  await expect(fairshare.data).toContainText("Mar to May 2025");
  await expect(question).toBeHidden();
});

test("what was answered is remembered for files with the same columns, until it is forgotten", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: AMBIGUOUS });
  await page.getByRole("button", { name: "March 4, 2025" }).click();
  await expect(fairshare.data).toContainText("Mar to May 2025");
  await page.reload();
  await expect(fairshare.data).toContainText("The conference");
  await fairshare.drop({ name: "another name.csv", text: AMBIGUOUS });
  await expect(fairshare.data).toContainText("Mar to May 2025");
  await expect(fairshare.data).toContainText("your last settings");
  await fairshare.data.getByRole("button", { name: "Forget these settings" }).click();
  await expect(fairshare.data).toContainText("Apr to Jun 2025");
});

test("a stage that the words do not tell is told by the user", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: AMBIGUOUS });
  await expect(fairshare.data).toContainText("100.00 won");
  await fairshare.unfold("What stages and outcomes mean");
  await fairshare.account.getByRole("combobox", { name: "“Signed” means" }).selectOption("won");
  await expect(fairshare.data).toContainText("150.00 won");
});

test("deals in another currency count once a rate is given", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: CURRENCIES });
  await expect(fairshare.data).toContainText("1 deal in USD is not counted");
  await fairshare.data.getByRole("button", { name: "How it was read" }).click();
  await fairshare.unfold("Other currencies");
  const rate = fairshare.account.getByRole("spinbutton", { name: "Exchange rate of USD to EUR" });
  await rate.fill("0.9");
  await rate.press("Enter");
  await expect(fairshare.data).toContainText("€245.00 won");
  await expect(fairshare.data).not.toContainText("is not counted");
});

test("a rate out of its range is refused in words, and the one before stays", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: CURRENCIES });
  await fairshare.data.getByRole("button", { name: "How it was read" }).click();
  await fairshare.unfold("Other currencies");
  const rate = page.getByRole("spinbutton", { name: /Exchange rate of USD to EUR|Курс USD к EUR/ });
  for (const [language, says] of [["English", "must be from 0 to 1,000,000"], ["Русский", "нужно число от 0 до 1 000 000"]] as const) {
    await fairshare.wear(language);
    for (const written of ["1e30", "-2"]) {
      await rate.fill(written);
      await rate.press("Enter");
      await expect(rate).toHaveAccessibleDescription(new RegExp(says.replace(/\s/g, "\\s")));
      await expect(rate).toHaveAttribute("aria-invalid", "true");
    }
  }
  await fairshare.wear("English");
  await expect(fairshare.data).toContainText("1 deal in USD is not counted");
  await rate.fill("0.9");
  await rate.press("Enter");
  await expect(fairshare.data).toContainText("€245.00 won");
});

test("a column read as the wrong thing is set right", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: AMBIGUOUS });
  await fairshare.unfold("deals.csv");
  const role = (column: string) => fairshare.account.getByRole("combobox", { name: `“${column}” is used as` });
  await role("Channel").selectOption({ label: "Campaign" });
  // The files are read again, and the keyboard focus stays where it was.
  await expect(fairshare.account).toContainText("You chose it");
  await expect(role("Channel")).toBeFocused();
  await role("Stage").selectOption({ label: "Channel" });
  await expect(role("Stage")).toBeFocused();
  const { last } = await fairshare.savedTable("Channels", "Amount");
  expect(Object.keys(last)).toContain("Closed Won");
});

test("a file whose columns nobody knows is used once the user names them", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "export.csv", text: FOREIGN });
  await expect(fairshare.notice).toContainText("No column says which deal");
  await expect(fairshare.data).toContainText("The conference");
  const refused = page.getByRole("region", { name: "These files could not be used as they are" });
  await refused.getByRole("combobox", { name: "“zeta” is used as" }).selectOption({ label: "Deal" });
  await expect(fairshare.notice).toContainText("No column says through which channel");
  await refused.getByRole("combobox", { name: "“omega” is used as" }).selectOption({ label: "Channel" });
  await fairshare.shows("export.csv");
  await fairshare.unfold("export.csv");
  await fairshare.account.getByRole("combobox", { name: "“sigma” is used as" }).selectOption({ label: "Amount" });
  await expect(fairshare.data).toContainText("150.00 won");
});

test("files that do not join say so, with the numbers", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "sessions.csv", text: SESSIONS }, { name: "opportunities.csv", text: OPPORTUNITIES });
  await expect(fairshare.data).toContainText("2 rows not counted");
  await fairshare.data.getByRole("button", { name: "2 rows not counted" }).click();
  await expect(fairshare.account).toContainText("no deal in the files belongs to it");
});

test("touches without deals say what they are missing", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "sessions.csv", text: SESSIONS });
  await expect(fairshare.data).toContainText("Drop the file of deals with them");
});

test("a wrong file beside a right one is named, and the right one used", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "deals.csv", text: CURRENCIES }, { name: "spend.csv", text: "utm_source,spend\ngoogle,7\n" });
  await expect(fairshare.data).toContainText("2 won");
  await expect(fairshare.data).toContainText("spend.csv was not used");
});

test("teams are guessed from channels, marked, and confirmed", async ({ fairshare, page }) => {
  await fairshare.open();
  const text = "Deal,Date,Channel,Amount\nD1,2025-01-01,Webinar,10\nD1,2025-01-02,Sales call,10\nD1,2025-01-03,Trade show,10\n";
  await fairshare.drop({ name: "touches.csv", text });
  await expect(fairshare.data).toContainText("3 touches");
  const rules = fairshare.choices.getByRole("group", { name: "Which team does each channel belong to?" });
  await expect(rules.getByRole("combobox").first()).toHaveAccessibleName("Team of Trade show");
  await expect(rules.getByText("guess", { exact: true })).toHaveCount(3);
  await rules.getByRole("combobox", { name: "Team of Webinar" }).selectOption({ label: "Sales" });
  await expect(rules.getByText("guess", { exact: true })).toHaveCount(2);
  // Wait until the check strip above has its final height, as a button that moves under the pointer is not clicked.
  await expect(page.getByRole("region", { name: "Check", exact: true })).toContainText("Teams guessed from 2 channels");
  await rules.getByRole("button", { name: "All guesses are right" }).click();
  await expect(rules.getByText("guess", { exact: true })).toHaveCount(0);
});

test("a file packed by gzip is read", async ({ fairshare, page }) => {
  await fairshare.open();
  await page.evaluate(async (text) => {
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
    const file = new File([await new Response(packed).blob()], "deals.csv.gz");
    const carried = new DataTransfer();
    carried.items.add(file);
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
  }, CURRENCIES);
  await fairshare.shows("deals.csv.gz");
  await expect(fairshare.data).toContainText("2 won");
});
