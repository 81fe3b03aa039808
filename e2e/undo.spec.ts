// Undo and redo: every choice is a step, and other files start a new history.

import { AMBIGUOUS } from "./files.ts";
import { expect, test } from "./fixtures.ts";

test("a choice is undone and done again, by button and by key", async ({ fairshare, page }) => {
  await fairshare.open();
  const [undo, redo] = ["Undo", "Redo"].map((name) => page.getByRole("button", { name, exact: true }));
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  await fairshare.model("J-shaped").check();
  await expect(fairshare.picture).toContainText("J-shaped");
  await fairshare.credit.getByRole("radio", { name: "Channels" }).check();
  await expect(fairshare.credit.getByRole("heading", { name: /^Credit by channel under \d+ models$/ })).toBeVisible();

  await undo.click();
  await expect(fairshare.credit.getByRole("heading", { name: /^Credit by team under \d+ models$/ })).toBeVisible();
  await expect(fairshare.picture).toContainText("J-shaped");
  await undo.click();
  await expect(fairshare.picture).not.toContainText("J-shaped");
  await expect(fairshare.model("J-shaped")).not.toBeChecked();
  await expect(undo).toHaveAttribute("aria-disabled", "true");

  await page.keyboard.press("Control+Shift+Z");
  await expect(fairshare.model("J-shaped")).toBeChecked();
  await expect(fairshare.picture).toContainText("J-shaped");
  await redo.click();
  await expect(fairshare.credit.getByRole("heading", { name: /^Credit by channel under \d+ models$/ })).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(fairshare.credit.getByRole("heading", { name: /^Credit by team under \d+ models$/ })).toBeVisible();
});

test("a slider is one step for as long as it is held, by key and by pointer", async ({ fairshare, page }) => {
  await fairshare.open();
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  // The step before the slider's: time decay is shown.
  const slider = await fairshare.halfLife();
  const before = async () => {
    await undo.click();
    await expect(fairshare.picture).not.toContainText("Time decay");
    await expect(undo).toHaveAttribute("aria-disabled", "true");
  };
  await slider.focus();
  for (const days of ["7.5", "8", "8.5", "9"]) {
    await page.keyboard.down("ArrowRight");
    await expect(fairshare.picture).toContainText(`Time decay, ${days} days`);
  }
  await page.keyboard.up("ArrowRight");
  await undo.click();
  await expect(fairshare.picture).toContainText("Time decay, 7 days");
  await before();

  await fairshare.model("Time decay").check();
  await expect(fairshare.picture).toContainText("Time decay, 7 days");
  await slider.scrollIntoViewIfNeeded();
  const track = (await slider.boundingBox())!;
  const middle = track.y + track.height / 2;
  await page.mouse.move(track.x + track.width * 0.3, middle);
  await page.mouse.down();
  for (const part of [0.4, 0.6, 0.8]) {
    const value = await slider.inputValue();
    await page.mouse.move(track.x + track.width * part, middle, { steps: 4 });
    await expect(slider).not.toHaveValue(value);
    await expect(fairshare.picture).toContainText(`Time decay, ${await slider.inputValue()} days`);
  }
  await page.mouse.up();
  await undo.click();
  await expect(fairshare.picture).toContainText("Time decay, 7 days");
  await before();
});

test("another slider is another step, however soon it is moved", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.model("Custom position").check();
  await fairshare.choices.getByRole("button", { name: "About Custom position" }).click();
  const [first, last] = ["Weight of the first touch", "Weight of the last touch"].map((name) => fairshare.choices.getByRole("slider", { name }));
  const before = await first.inputValue();
  await first.press("ArrowRight");
  const between = await first.inputValue();
  await last.press("ArrowRight");
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await undo.click();
  await expect(first).toHaveValue(between);
  await undo.click();
  await expect(first).toHaveValue(before);
  await expect(fairshare.model("Custom position")).toBeChecked();
});

test("filters, joint touches and which touches count are undone too", async ({ fairshare, page }) => {
  await fairshare.open();
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  const joint = fairshare.choices.getByRole("group", { name: "Joint touches", exact: true });
  await joint.getByRole("radio", { name: "own row" }).check();
  await expect(fairshare.picture).toContainText("Joint");
  await fairshare.choices.getByText("Which touches count").click();
  await fairshare.choices.getByRole("combobox", { name: "Touches per deal" }).selectOption({ label: "the last touch" });
  await fairshare.unfoldFairness();
  await expect(fairshare.fairness).toContainText("Sales has no touch in 2 of 7 won deals.");
  await undo.click();
  await expect(fairshare.fairness).toContainText("Sales has no touch in 1 of 7 won deals.");
  await expect(joint.getByRole("radio", { name: "own row" })).toBeChecked();
  await undo.click();
  await expect(joint.getByRole("radio", { name: "split" })).toBeChecked();
  await expect(fairshare.picture).not.toContainText("Joint,");
});

test("files added to the user's files or put in their place are undone, with all settings", async ({ fairshare, page }) => {
  const touches = (deal: string, amount: number) =>
    `Deal,Date,Channel,Team,Stage,Amount\n${deal},2025-01-01,Ad,Marketing,Won,${amount}\n${deal},2025-02-01,Call,Sales,Won,${amount}\n`;
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  const redo = page.getByRole("button", { name: "Redo", exact: true });
  await fairshare.open();
  await fairshare.drop({ name: "first.csv", text: touches("A", 100) });
  await fairshare.shows("first.csv");
  await fairshare.model("J-shaped").check();
  await fairshare.drop({ name: "second.csv", text: touches("B", 700) });
  await fairshare.shows("second.csv");
  await expect(fairshare.data).toContainText("700.00 won");
  await fairshare.model("J-shaped").uncheck();
  await undo.click();
  await expect(fairshare.model("J-shaped")).toBeChecked();
  await undo.click();
  await fairshare.shows("first.csv");
  await expect(fairshare.data).toContainText("100.00 won");
  await expect(fairshare.model("J-shaped")).toBeChecked();
  await redo.click();
  await fairshare.shows("second.csv");
  await expect(fairshare.data).toContainText("700.00 won");
  await redo.click();
  await expect(fairshare.model("J-shaped")).not.toBeChecked();
  // Added files join those on the screen, and go with one step.
  await fairshare.hang({ name: "third.csv", text: touches("C", 20) });
  await page.getByRole("dialog").getByRole("button", { name: /^Add/ }).click();
  await expect(fairshare.data).toContainText("720.00 won");
  await undo.click();
  await expect(fairshare.data).toContainText("700.00 won");
  await redo.click();
  await expect(fairshare.data).toContainText("720.00 won");
});

test("how a file is read is undone, and other files begin anew", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.model("J-shaped").check();
  await fairshare.drop({ name: "deals.csv", text: AMBIGUOUS });
  await expect(fairshare.data).toContainText("Apr to Jun 2025");
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "March 4, 2025" }).click();
  await expect(fairshare.data).toContainText("Mar to May 2025");
  await expect(undo).toHaveAttribute("aria-disabled", "false");
  await undo.click();
  await expect(fairshare.data).toContainText("Apr to Jun 2025");
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await expect(fairshare.data).toContainText("Mar to May 2025");
});
