// Channels grouped by GA4's default groups and by own rules: on the page, by keyboard, undone, in links.

import { expect, test } from "./fixtures.ts";

const CSV = `Deal,Date,Source,Medium,Campaign,Team,Stage,Amount
A,2025-01-01,google,cpc,brand,Marketing,Won,100
A,2025-01-02,google,organic,,Marketing,Won,100
A,2025-01-03,bing,cpc,,Marketing,Won,100
A,2025-01-04,(direct),(none),,Marketing,Won,100
A,2025-01-05,newsletter,email,,Sales,Won,100
B,2025-02-01,facebook,paid_social,,Marketing,Won,90
B,2025-02-02,newsletter,email,,Sales,Won,90
B,2025-02-03,Webinar,live,,Sales,Won,90
C,2025-03-01,google,cpc,,Marketing,Lost,10
`;

test("GA4's groups put sources and media into channels, and revenue stays", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "visits.csv", text: CSV });
  await fairshare.shows("visits.csv");
  const panel = page.getByRole("region", { name: "Group channels" });
  await panel.getByRole("heading", { name: "Group channels" }).click();
  await panel.getByRole("combobox", { name: "Known groups" }).selectOption({ label: "Google Analytics 4 default groups" });
  await expect(panel).toContainText("grouped");
  await expect(panel).toContainText("Nothing matches 1 touch, which keeps its channel (1 channel)");
  await panel.getByText("Nothing matches 1 touch").click();
  await expect(panel.getByRole("listitem").filter({ hasText: "Webinar: 1" })).toBeVisible();
  await expect(fairshare.data).toContainText("190.00 won");

  await fairshare.credit.getByRole("radio", { name: "Channels" }).check();
  await expect(fairshare.picture).toContainText("Paid Search");
  await expect(fairshare.picture).not.toContainText("google");

  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await undo.click();
  await undo.click();
  await expect(panel.getByRole("combobox", { name: "Known groups" })).toHaveValue("");
});

test("own rules are added, ordered by keyboard and applied; rules that say nothing get a sentence", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "visits.csv", text: CSV });
  await fairshare.shows("visits.csv");
  const panel = page.getByRole("region", { name: "Group channels" });
  await panel.getByRole("heading", { name: "Group channels" }).click();
  const rule = (number: number) => panel.getByRole("group", { name: `Rule ${number}`, exact: true });
  const write = async (number: number, field: string, how: string, text: string, channel: string) => {
    await panel.getByRole("button", { name: "Add a rule" }).click();
    await expect(panel.getByRole("textbox", { name: `Text of rule ${number}` })).toBeFocused();
    await page.keyboard.type(text);
    await rule(number).getByRole("combobox", { name: `Field of rule ${number}` }).selectOption(field);
    await rule(number).getByRole("combobox", { name: `Test of rule ${number}` }).selectOption({ label: how });
    await rule(number).getByRole("textbox", { name: "becomes the channel" }).fill(channel);
  };
  const apply = panel.getByRole("button", { name: "Apply the rules" });

  // Without a channel nothing is applied, and the rule says what is missing.
  await write(1, "medium", "starts with", "cp", "");
  await apply.click();
  await expect(rule(1)).toContainText("Enter the channel.");
  await rule(1).getByRole("textbox", { name: "becomes the channel" }).fill("Ads");
  await write(2, "medium", "equals", "cpc", "Search ads");
  await write(3, "source", "equals", "fax", "Fax");
  await apply.click();
  await expect(rule(1)).toContainText("3 touches");
  await expect(rule(2)).toContainText("Has no effect: earlier rules take all 3 touches that it matches.");
  await expect(rule(3)).toContainText("Matches no touch.");

  // The second rule moves up by keyboard, and then takes the touches.
  await rule(2).getByRole("button", { name: "Move rule 2 up" }).press("Enter");
  await expect(rule(1).getByRole("textbox", { name: "becomes the channel" })).toHaveValue("Search ads");
  await expect(rule(1).getByRole("button", { name: "Move rule 1 down" })).toBeFocused();
  await apply.click();
  await expect(rule(1)).toContainText("3 touches");
  await fairshare.credit.getByRole("radio", { name: "Channels" }).check();
  await expect(fairshare.picture).toContainText("Search ads");

  // One rule for everything.
  for (const number of [3, 2]) {
    await panel.getByRole("button", { name: `Remove rule ${number}` }).click();
  }
  await rule(1).getByRole("combobox", { name: "Test of rule 1" }).selectOption({ label: "matches the pattern" });
  await rule(1).getByRole("textbox", { name: "Text of rule 1" }).fill(".");
  await apply.click();
  await expect(rule(1)).toContainText("Matches every touch (9): there is one channel");
  await expect(fairshare.data).toContainText("190.00 won");
});

test("a pattern that cannot be read is named at its rule, and no rule is applied", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "visits.csv", text: CSV });
  await fairshare.shows("visits.csv");
  const panel = page.getByRole("region", { name: "Group channels" });
  await panel.getByRole("heading", { name: "Group channels" }).click();
  await panel.getByRole("button", { name: "Add a rule" }).click();
  const text = panel.getByRole("textbox", { name: "Text of rule 1" });
  await text.fill("(cpc");
  await panel.getByRole("combobox", { name: "Test of rule 1" }).selectOption({ label: "matches the pattern" });
  await panel.getByRole("textbox", { name: "becomes the channel" }).fill("Ads");
  await panel.getByRole("button", { name: "Apply the rules" }).click();
  await expect(panel).toContainText("“(cpc” is not a pattern that can be read. No rule is applied until it is correct.");
  await expect(text).toHaveAccessibleDescription(/is not a pattern/);
  await expect(panel).toContainText("not applied");
  await text.fill("^cpc$");
  await panel.getByRole("combobox", { name: "Field of rule 1" }).selectOption({ label: "medium" });
  await panel.getByRole("button", { name: "Apply the rules" }).click();
  await expect(panel.getByRole("group", { name: "Rule 1", exact: true })).toContainText("3 touches");
});

test("the grouping is a decision that the account names, in Russian too", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop({ name: "visits.csv", text: CSV });
  await fairshare.shows("visits.csv");
  const panel = page.getByRole("region", { name: "Group channels" });
  await panel.getByRole("heading", { name: "Group channels" }).click();
  await panel.getByRole("combobox", { name: "Known groups" }).selectOption("ga4");
  await expect(panel).toContainText("grouped");
  await fairshare.unfold("Decided automatically");
  await expect(fairshare.account).toContainText("Channels: Google Analytics 4 groups");
  await fairshare.wear("Русский");
  await expect(page.getByRole("region", { name: "Группировка каналов" })).toContainText("включена");
});
