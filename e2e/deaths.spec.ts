// Other deaths of a worker: while idle, in an endless loop, and repeatedly on the same data.

import type { Page, Worker } from "@playwright/test";

import { expect, test } from "./fixtures.ts";

/** Time for the page to notice a silent worker and start another one, on a busy machine. */
const NOTICED = { timeout: 25_000 };

test("a worker closed while nobody asks it is replaced at the next question", async ({ fairshare, page }) => {
  await fairshare.open();
  const before = await fairshare.savedTable("Teams", "Amount");
  const [worker] = page.workers();
  await closed(worker);
  await fairshare.model("J-shaped").check();
  await fairshare.tab("Credit");
  await expect(fairshare.picture).toContainText("J-shaped", NOTICED);
  const { "inverse-j": _, j, ...others } = await fairshare.savedTable("Teams", "Amount");
  expect(Object.keys(j).length).toBeGreaterThan(0);
  expect(others).toEqual(before);
});

test("a worker that turns in a circle is ended, and what was asked of it is answered", async ({ fairshare, page }) => {
  await fairshare.open();
  const before = await fairshare.savedTable("Teams", "Amount");
  const [worker] = page.workers();
  await worker.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await fairshare.model("J-shaped").check();
  await expect(fairshare.notice).toContainText("The computation stopped and was restarted.", NOTICED);
  await fairshare.tab("Credit");
  await expect(fairshare.picture).toContainText("J-shaped", NOTICED);
  await fairshare.model("J-shaped").uncheck();
  await expect(fairshare.picture).not.toContainText("J-shaped");
  expect(await fairshare.savedTable("Teams", "Amount")).toEqual(before);
});

test("data that stops the worker twice are given up, in words, and the page goes on", async ({ fairshare, page }) => {
  await fairshare.open();
  const before = await fairshare.headline.textContent();
  const started: Worker[] = [];
  const killer = (worker: Worker) => {
    started.push(worker);
    void closed(worker);
  };
  page.on("worker", killer);
  await dropLarge(page);
  await expect(fairshare.notice).toContainText("The computation stopped twice on the same data.", NOTICED);
  await expect(fairshare.notice).toContainText("Your previous data is still here.");
  expect(started).toHaveLength(2);
  page.off("worker", killer);
  await expect(fairshare.data).toContainText("The conference");
  await expect(fairshare.headline).toHaveText(before ?? "");
  await fairshare.drop({ name: "harmless.csv", text: "deal,time,channel,won\nA,2025-01-01,Call,1\n" });
  await fairshare.shows("harmless.csv");
});

test("a worker that stops whenever it is asked is not replaced for ever, and other data open", async ({ fairshare, page }) => {
  test.slow(); // four times the silence after which a worker counts as dead
  await fairshare.open();
  const j = fairshare.model("J-shaped");
  for (const shown of [true, false, true]) {
    await expect.poll(() => page.workers().length).toBe(1);
    await closed(page.workers()[0]);
    await j.setChecked(shown);
    await expect(fairshare.notice).toContainText("The computation stopped and was restarted.", NOTICED);
    await expect(fairshare.picture).toContainText(shown ? /J-shaped/ : /^((?!J-shaped).)*$/s);
    await fairshare.shows("The conference");
    await page.getByRole("button", { name: "Dismiss" }).click();
  }
  await expect.poll(() => page.workers().length).toBe(1);
  await closed(page.workers()[0]);
  await j.uncheck();
  await expect(fairshare.notice).toContainText("The computation keeps stopping on this data.", NOTICED);
  await expect(fairshare.headline).toContainText("won together");
  await fairshare.drop({ name: "harmless.csv", text: "deal,time,channel,team,won\nA,2025-01-01,Call,Sales,1\n" });
  await fairshare.shows("harmless.csv");
  await j.check();
  await expect(fairshare.picture).toContainText("J-shaped");
});

/** Drops a file that takes long enough to be interrupted, built in the page from one repeated part. */
async function dropLarge(page: Page): Promise<void> {
  await page.evaluate(() => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `L${at},2025-02-01,Display,0\n`);
    const part = new Blob([rows.join("")]);
    const carried = new DataTransfer();
    const parts = ["deal,time,channel,won\n", ...Array.from({ length: 200 }, () => part)];
    carried.items.add(new File(parts, "deadly.csv"));
    for (const kind of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
  });
}

/** Ends a worker from inside, without notice to the page. */
async function closed(worker: Worker): Promise<void> {
  // The debugger's connection breaks along with the worker.
  await worker.evaluate(() => self.close()).catch(() => {});
}
