// Kinds of touch that do not count: persons, found by their names and never in a link, and the status of campaign
// members once its column is the type.

import { expect, test } from "./fixtures.ts";
import type { Fairshare } from "./pages/fairshare.ts";

/** One won deal of three touches by two persons, and 40 further persons with one touch each in a lost deal. */
const PERSONS = [
  "Deal,Date,Channel,Person,Team,Stage,Amount,Close date",
  "A,2025-01-02,Webinar,Ann Lee,Marketing,Closed Won,300,2025-02-01",
  "A,2025-01-03,Webinar,Ann Lee,Marketing,Closed Won,300,2025-02-01",
  "A,2025-01-04,Call,Bo Ray,Sales,Closed Won,300,2025-02-01",
  ...Array.from({ length: 40 }, (_, at) => `B,2025-01-05,Call,Person ${at + 10},Sales,Closed Lost,5,2025-02-01`),
].join("\n");

const MEMBERS = `Deal,Date,Channel,Activity type,Member Status,Team,Stage,Amount,Close date
A,2025-01-02,Email,Newsletter,Responded,Marketing,Closed Won,100,2025-02-01
A,2025-01-03,Event,Webinar,Sent,Sales,Closed Won,100,2025-02-01
`;

/** The row of a team. */
const row = (fairshare: Fairshare, team: string) =>
  fairshare.table.getByRole("row", { name: new RegExp(`^${team}`) });

async function openCounting(fairshare: Fairshare, file: { name: string; text: string }): Promise<void> {
  await fairshare.open();
  await fairshare.drop(file);
  await fairshare.shows(file.name);
  await fairshare.choices.getByText("Which touches count").click();
}

test("a person is found, left out by the keyboard, and named in no link", async ({ fairshare, page }) => {
  await openCounting(fairshare, { name: "persons.csv", text: PERSONS });
  const persons = fairshare.choices.getByRole("group", { name: "Exclude these persons" });
  // Those with most touches come first, and never all.
  await expect(persons.getByRole("checkbox")).toHaveCount(10);
  await expect(persons.getByRole("checkbox").first()).toHaveAccessibleName("Ann Lee (2 touches)");
  await expect(persons).toContainText("Shows 10 of 42 persons, those with most touches.");
  const find = persons.getByRole("searchbox", { name: "Find a person" });
  const [found, effect] = [persons.getByRole("status").first(), persons.getByRole("status").last()];
  await find.fill("person 4");
  await expect(persons.getByRole("checkbox")).toHaveCount(10);
  await expect(found).toHaveText("10 found.");
  await find.fill("person");
  await expect(found).toHaveText("10 of 40 found.");
  await find.fill("nobody");
  await expect(found).toHaveText("No person found.");
  await find.fill("ann");
  await expect(found).toHaveText("1 found.");
  await expect(persons.getByRole("checkbox")).toHaveCount(1);

  await fairshare.tab("Table");
  const before = await row(fairshare, "Sales").innerText();
  await find.focus();
  await page.keyboard.press("Tab");
  const ann = persons.getByRole("checkbox", { name: "Ann Lee (2 touches)" });
  await expect(ann).toBeFocused();
  await page.keyboard.press("Space");
  await expect(ann).toBeChecked();
  await expect(ann).toBeFocused();
  await expect(effect).toHaveText("Excluded: 1 person, 2 of 43 touches.");
  await expect.poll(() => row(fairshare, "Sales").innerText()).not.toBe(before);
  // A person that is left out stays in the list, whatever is sought.
  await find.fill("bo ray");
  await expect(persons.getByRole("checkbox")).toHaveCount(2);

  const address = await fairshare.link();
  const what = "that touches of 1 person are excluded";
  await expect(page.getByText(`Not in the link, because it holds no names: ${what}.`)).toBeVisible();
  expect(Buffer.from(address.split("=")[1], "base64url").toString("latin1")).not.toContain("Ann");
  await page.keyboard.press("Escape");
  // Its box keeps its place while it counts again.
  await ann.uncheck();
  await expect(ann).toBeVisible();
  await expect(effect).toBeEmpty();
  await expect.poll(() => row(fairshare, "Sales").innerText()).toBe(before);
});

test("a person has the touches of the data on the screen", async ({ fairshare }) => {
  await openCounting(fairshare, { name: "persons.csv", text: PERSONS });
  const box = (name: string) =>
    fairshare.choices.getByRole("group", { name: "Exclude these persons" }).getByRole("checkbox", { name });
  await expect(box("Ann Lee")).toHaveAccessibleName("Ann Lee (2 touches)");
  await fairshare.drop({ name: "others.csv", text: PERSONS.replace("03,Webinar,Ann Lee", "03,Webinar,Bo Ray") });
  await fairshare.shows("others.csv");
  await expect(box("Ann Lee")).toHaveAccessibleName("Ann Lee (1 touch)");
  await expect(box("Bo Ray")).toHaveAccessibleName("Bo Ray (2 touches)");
});

test("the status of members weighs once its column is the type of touch", async ({ fairshare }) => {
  await openCounting(fairshare, { name: "members.csv", text: MEMBERS });
  const types = fairshare.choices.getByRole("group", { name: "Weights of types of touch" });
  await expect(types.getByRole("spinbutton", { name: "Newsletter" })).toHaveValue("1");
  await expect(types).toContainText("choose its column as “Type of touch” under “How it was read”");
  await fairshare.unfold("members.csv");
  const role = (column: string) => fairshare.account.getByRole("combobox", { name: `“${column}” is used as` });
  await role("Member Status").selectOption({ label: "Type of touch" });
  await expect(role("Activity type")).toHaveValue("");
  const sent = types.getByRole("spinbutton", { name: "Sent" });
  await expect(sent).toHaveValue("1");
  await fairshare.tab("Table");
  const before = await row(fairshare, "Sales").innerText();
  await sent.fill("0.1");
  await sent.press("Tab");
  await expect.poll(() => row(fairshare, "Sales").innerText()).not.toBe(before);
  await expect(types.getByRole("spinbutton", { name: "Responded" })).toHaveValue("1");
});
