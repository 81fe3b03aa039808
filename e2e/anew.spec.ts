// One file after another: nothing of the former stays, and nothing that was chosen meanwhile is lost.

import { expect, test } from "./fixtures.ts";

const HEADER = "Deal,Date,Channel,Team,Won,Amount\n";

/** Two deals that one team ends and another begins. */
const endedBy = (last: string, first: string) => ({
  name: `${last}.csv`,
  text: `${HEADER}A,2025-03-01,Call,${first},0,\nA,2025-03-09,Call,${last},1,1000\nB,2025-03-02,Call,${first},0,\nB,2025-03-12,Call,${last},1,3000\n`,
});

test("how sure shares are is said of the data on the screen", async ({ fairshare }) => {
  await fairshare.open();
  for (const [last, first] of [["Sales", "Marketing"], ["Marketing", "Sales"]]) {
    await fairshare.drop(endedBy(last, first));
    await fairshare.shows(`${last}.csv`);
    await expect(fairshare.credit).toContainText(new RegExp(`${last} leads in 100\\s%\\sof resamples under last touch`));
  }
});

test("a model chosen while a file is being read is on the picture of that file", async ({ fairshare, page }) => {
  await fairshare.open();
  await fairshare.drop(endedBy("Sales", "Marketing"));
  await fairshare.shows("Sales.csv");
  // A fresh worker is told what it runs, then to read, then to compare. The choice falls between the last and its answer.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    const told = new Map<Worker, number>();
    Worker.prototype.postMessage = function (this: Worker, ...message: Parameters<typeof post>) {
      post.apply(this, message);
      if (message[0] instanceof WebAssembly.Module) told.set(this, 0);
      const count = (told.get(this) ?? Infinity) + 1;
      if (told.has(this)) told.set(this, count);
      const box = [...document.querySelectorAll("label")].find((label) => label.textContent?.trim().endsWith("J-shaped"));
      if (count === 3) box?.click();
    } as typeof post;
  });
  await fairshare.drop(endedBy("Marketing", "Sales"));
  await fairshare.shows("Marketing.csv");
  await expect(fairshare.model("J-shaped")).toBeChecked();
  await expect(fairshare.picture).toContainText("J-shaped");
});
