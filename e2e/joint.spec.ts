// Joint touches: three policies, shares set by slider, and the slider value at which another team begins to lead.

import { expect, test } from "./fixtures.ts";

const TYPES = `Deal,Date,Channel,Touch type,Stage,Amount
D1,2025-01-01,Webinar,Signed up,Closed Won,100
D1,2025-01-05,Sales call,Talked,Closed Won,100
D2,2025-02-05,Trade show,Talked,Closed Won,60
`;

test("a slider of shares moves credit at once, and only within what is joint", async ({ fairshare }) => {
  await fairshare.open();
  const joint = fairshare.choices.getByRole("group", { name: "Joint touches", exact: true });
  const slider = joint.getByRole("slider", { name: "Marketing’s share of Marketing + Sales" });
  const number = joint.getByRole("spinbutton", { name: "Marketing’s share of Marketing + Sales, in percent" });
  const channels = await fairshare.savedTable("Channels", "Amount");
  const before = await fairshare.savedTable("Teams", "Amount");
  await slider.focus();
  await slider.press("End");
  await expect(number).toHaveValue("99");
  await expect(joint).toContainText("Marketing 99 %, Sales 1 %");
  await fairshare.tab("Credit");
  await expect(fairshare.credit).toContainText("every row adds up to €659,000.00");
  const after = await fairshare.savedTable("Teams", "Amount");
  expect(after.linear.Marketing).toBeGreaterThan(before.linear.Marketing);
  expect(after.linear.Partner).toBeCloseTo(before.linear.Partner, 0);
  // Credit by channel stays the same.
  const same = await fairshare.savedTable("Channels", "Amount");
  expect(same.linear.Call).toBeCloseTo(channels.linear.Call, 0);
  await joint.getByRole("button", { name: "As in the data" }).click();
  await expect(number).not.toHaveValue("99");
  await expect.poll(async () => (await fairshare.savedTable("Teams", "Amount")).linear.Marketing).toBe(before.linear.Marketing);
});

test("joint touches are read in three ways, and what cannot be added up is not", async ({ fairshare, page }) => {
  await fairshare.open();
  const joint = fairshare.choices.getByRole("group", { name: "Joint touches", exact: true });
  await joint.getByRole("radio", { name: "own row" }).check();
  await fairshare.tab("Table");
  await expect(fairshare.table).toContainText("Joint");
  await fairshare.tab("Credit");
  await expect(fairshare.picture).toContainText("Joint");
  await expect(fairshare.credit).toContainText("every row adds up to €659,000.00");
  await joint.getByRole("radio", { name: "each in full" }).check();
  await fairshare.tab("Table");
  await expect(fairshare.table).toContainText("No total");
  await fairshare.tab("Credit");
  await expect(fairshare.credit).not.toContainText("every row adds up");
  await fairshare.tab("What moves");
  await expect(fairshare.moved).toContainText("joint touches are split");
  await expect(page.getByRole("slider", { name: /share of/ })).toHaveCount(0);
  await joint.getByRole("radio", { name: "split" }).check();
  await fairshare.tab("Credit");
  await expect(fairshare.credit).toContainText("every row adds up to €659,000.00");
});

test("what is in question stands under the bars, and is named", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.credit.getByRole("radio", { name: "Detail" }).check();
  await expect(fairshare.picture).toContainText("Bracket under a bar");
  await expect(fairshare.picture).toContainText("whatever the shares of joint touches");
});

test("sliders say where another team begins to lead", async ({ fairshare }) => {
  await fairshare.open();
  const says = /from .+ leads|does not change who leads/;
  await expect(await fairshare.halfLife()).toHaveAccessibleDescription(says);
  const joint = fairshare.choices.getByRole("group", { name: "Joint touches", exact: true });
  const share = joint.getByRole("slider", { name: "Marketing’s share of Marketing + Sales" });
  await expect(share).toHaveAccessibleDescription(/under last touch/);
  await fairshare.choices.getByText("Which touches count").click();
  const lookback = fairshare.choices.getByRole("slider", { name: /lookback/ });
  await expect(lookback).toHaveAccessibleDescription(says);
  await lookback.focus();
  await lookback.press("Home");
  await expect(fairshare.choices.getByText("up to 1 day", { exact: true }).last()).toBeVisible();
});

test("teams are given by type of touch, too", async ({ fairshare }) => {
  await fairshare.open();
  await fairshare.drop({ name: "touches.csv", text: TYPES });
  await expect(fairshare.data).toContainText("3 touches");
  const rules = fairshare.choices.getByRole("group", { name: "Which team does each channel belong to?" });
  await rules.getByRole("combobox", { name: "Assign teams by" }).selectOption({ label: "Types" });
  await rules.getByRole("combobox", { name: "Team of Talked" }).selectOption({ label: "Sales" });
  await expect.poll(async () => (await fairshare.savedTable("Teams", "Amount")).last.Sales).toBe(160);
});
