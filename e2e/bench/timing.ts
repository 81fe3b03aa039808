// Times as the user experiences them: from an input to the frame that shows the result, by the page's own clock.

import type { ElementHandle, Page } from "@playwright/test";

/**
 * Milliseconds from an input event to the frame after which an element shows a text, and no progress bar any more.
 *
 * Call it before the event: its listener has to run before the page's.
 */
export async function timed(page: Page, event: string, place: ElementHandle<Element> | null, text: string): Promise<number> {
  return page.evaluate(
    ([event, place, text]) =>
      new Promise<number>((done) => {
        addEventListener(
          event,
          () => {
            const began = performance.now();
            const watch = new MutationObserver(() => {
              if (!place?.textContent?.includes(text) || place.querySelector("progress")) return;
              watch.disconnect();
              // The first frame draws the change; when the second one begins, it is on the screen.
              requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
            });
            watch.observe(document.body, { subtree: true, childList: true, characterData: true });
          },
          { capture: true, once: true },
        );
      }),
    [event, place, text] as const,
  );
}

/**
 * Milliseconds from an input event until the document under an element has changed; the next frame draws it. Call it
 * before the event.
 */
export async function changed(page: Page, event: string, place: ElementHandle<Element> | null): Promise<number> {
  return page.evaluate(
    ([event, place]) =>
      new Promise<number>((done) => {
        addEventListener(
          event,
          () => {
            const began = performance.now();
            const watch = new MutationObserver(() => {
              watch.disconnect();
              done(performance.now() - began);
            });
            if (place) watch.observe(place, { subtree: true, childList: true, characterData: true, attributes: true });
          },
          { capture: true, once: true },
        );
      }),
    [event, place] as const,
  );
}

interface Watched {
  tasks?: number[];
}

/** Records the tasks of the page's thread that take 50 ms or longer. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    (window as Watched).tasks = tasks;
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
    watch.observe({ type: "longtask" });
  });
}

/** The longest task since the last call; 0 if none took 50 ms. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...((window as Watched).tasks?.splice(0) ?? [])));
}
