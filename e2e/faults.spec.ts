// Twelve faults, each while the page is idle, reads, computes, exports and saves: nothing is lost, a message is shown,
// and the user can go on.

import { rmSync } from "node:fs";

import type { BrowserContext, Page } from "@playwright/test";

import { expect, RELEASE, test as base } from "./fixtures.ts";
import { Fairshare } from "./pages/fairshare.ts";
import { FileServer } from "./server/files.ts";
import { otherVersion } from "./server/versions.ts";

/** Time for the page to notice a silent worker and start another one, on a busy machine. */
const NOTICED = { timeout: 40_000 };

const OWN = {
  name: "own.csv",
  text: "Deal,Date,Channel,Team,Won,Amount\nA,2025-03-01,Webinar,Marketing,0,\nA,2025-03-09,Call,Sales,1,1000\nB,2025-03-02,Call,Sales,0,\nB,2025-03-12,E-mail,Marketing,1,3000\nC,2025-03-05,Call,Sales,0,\n",
};
const SEEN = "3 deals: 2 won";

interface Scene {
  fairshare: Fairshare;
  page: Page;
  context: BrowserContext;
  host: FileServer;
}

/** Each test has its own host, which it may stop or give another version to. */
const test = base.extend<{ scene: Scene }>({
  scene: async ({ page, context }, use) => {
    const host = await FileServer.start(RELEASE, "/some/folder/");
    await use({ fairshare: new Fairshare(page, host.url), page, context, host });
    await host.stop();
  },
});

/** What the page is doing when the fault strikes. Each function starts it and does not wait for its end. */
const PHASES: Record<string, (scene: Scene) => Promise<void>> = {
  idle: async () => {},
  reading: async ({ fairshare, page }) => {
    await page.evaluate(() => {
      const rows = Array.from({ length: 10_000 }, (_, at) => `L${at},2025-02-01,Display,Sales,1,10\n`);
      const part = new Blob([rows.join("")]);
      const carried = new DataTransfer();
      carried.items.add(new File(["Deal,Date,Channel,Team,Won,Amount\n", ...Array.from({ length: 60 }, () => part)], "large.csv"));
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
      }
    });
    await fairshare.replace();
  },
  computing: ({ fairshare }) => fairshare.model("Markov").check(),
  exporting: ({ fairshare }) => fairshare.credit.getByRole("button", { name: "Save PNG" }).click(),
  saving: async ({ page }) => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("checkbox", { name: "Keep on this device" }).click();
    await page.keyboard.press("Escape");
  },
};

type Phase = keyof typeof PHASES;

interface Fault {
  /** Runs before the phase. */
  prepare?: (scene: Scene) => Promise<void>;
  strike: (scene: Scene, phase: Phase) => Promise<void>;
  /** The expected message, if there must be one. */
  says?: (scene: Scene, phase: Phase) => Promise<void>;
  /** The page is loaded again, so that everything not saved is gone. */
  fresh?: boolean;
}

/** Runs something in the newest worker, without notice to the page. */
const inWorker = (act: () => void) => async ({ page }: Scene) => {
  // The debugger's connection may break along with the worker.
  await page.workers().at(-1)?.evaluate(act).catch(() => {});
};

const quota = async ({ page, host }: Scene, quotaSize?: number) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: host.origin, quotaSize });
};

const keepWords = (words: string) => async ({ page }: Scene, phase: Phase) => {
  if (phase === "saving") await expect(page.getByText(words).first()).toBeVisible(NOTICED);
};

const FAULTS: Record<string, Fault> = {
  "worker killed": { strike: inWorker(() => self.close()) },
  "worker hangs": {
    strike: inWorker(() => {
      setTimeout(() => {
        for (;;);
      });
    }),
  },
  "worker traps in async code": {
    strike: inWorker(() => {
      setTimeout(async () => {
        await null;
        throw new WebAssembly.RuntimeError("unreachable");
      });
    }),
  },
  "allocation fails": {
    // The next answer finds no memory, and neither do later reads.
    strike: inWorker(() => {
      const fail = () => {
        throw new RangeError("Array buffer allocation failed");
      };
      self.postMessage = fail as typeof self.postMessage;
      ReadableStreamDefaultReader.prototype.read = () => Promise.reject(new RangeError("Array buffer allocation failed"));
    }),
  },
  "storage full": {
    prepare: (scene) => quota(scene, 1),
    strike: async () => {},
    says: keepWords("This device has no room left to keep your work."),
  },
  "storage denied": {
    // No engine lets a test deny storage, so imitate a private window.
    prepare: ({ page }) =>
      page.evaluate(() => {
        const deny = () => {
          throw new DOMException("denied", "SecurityError");
        };
        Object.defineProperty(window, "indexedDB", { get: deny });
        Object.defineProperty(window, "localStorage", { get: deny });
      }),
    strike: async () => {},
    says: keepWords("The browser does not let this page keep anything"),
  },
  "storage emptied": {
    strike: async ({ page, host }) => {
      const session = await page.context().newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", { origin: host.origin, storageTypes: "all" });
    },
  },
  "offline": {
    strike: async ({ context, host }) => {
      await context.setOffline(true);
      await host.stop();
    },
  },
  "service worker replaced": {
    prepare: ({ fairshare }) => fairshare.kept(),
    strike: async ({ page, host }) => {
      const later = otherVersion(RELEASE);
      host.exchange(later);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => {}));
      rmSync(later, { recursive: true });
    },
  },
  "tab reloaded": {
    strike: async ({ page }) => {
      await page.reload();
    },
    fresh: true,
  },
  "second tab": {
    strike: async ({ context, host }) => {
      const second = new Fairshare(await context.newPage(), host.url);
      await second.page.goto(host.url);
      await expect(second.headline).toContainText(/won together|was won in/);
    },
  },
  "clipboard denied": {
    strike: async ({ page, host, fairshare }) => {
      const session = await page.context().browser()!.newBrowserCDPSession();
      const { targetInfo } = await (await page.context().newCDPSession(page)).send("Target.getTargetInfo");
      for (const name of ["clipboard-write", "clipboard-sanitized-write"]) {
        await session
          .send("Browser.setPermission", {
            permission: { name },
            setting: "denied",
            origin: host.origin,
            browserContextId: targetInfo.browserContextId,
          })
          .catch(() => {});
      }
      await fairshare.credit.getByRole("button", { name: "Copy picture" }).click();
      await expect(page.getByText("The browser did not allow the clipboard. Use “Save PNG” instead.")).toBeVisible();
    },
  },
};

for (const [fault, { prepare, strike, says, fresh }] of Object.entries(FAULTS)) {
  for (const phase of Object.keys(PHASES)) {
    test(`${fault}, while ${phase}`, async ({ scene }) => {
      test.slow();
      const { fairshare, page } = scene;
      await fairshare.open();
      await fairshare.drop(OWN);
      await expect(fairshare.data).toContainText(SEEN);
      const before = await fairshare.savedTable("Teams", "Amount");
      await fairshare.tab("Credit");
      await prepare?.(scene);
      const saved = phase === "exporting" && !fresh ? page.waitForEvent("download") : undefined;
      await PHASES[phase](scene);
      await strike(scene, phase);
      await says?.(scene, phase);
      if (saved) expect((await saved).suggestedFilename()).toMatch(/^credit-by-team-\d{4}-\d\d-\d\d\.png$/);
      if (fresh) return wayOn(fairshare);
      // Nothing is lost: the previous numbers are still there, or can be computed from the file that was dropped
      // meanwhile.
      if (phase === "reading") await expect(fairshare.data).toContainText(/large\.csv|3 deals: 2 won/, NOTICED);
      else await expect(fairshare.data).toContainText(SEEN);
      // The user can go on: another choice, and another file.
      await fairshare.model("J-shaped").check();
      await expect(fairshare.picture).toContainText("J-shaped", NOTICED);
      await fairshare.drop(OWN);
      await expect(fairshare.data).toContainText(SEEN, NOTICED);
      await expect(fairshare.data.getByRole("status")).toBeHidden(NOTICED);
      await fairshare.model("J-shaped").uncheck();
      if (phase === "computing") await fairshare.model("Markov").uncheck();
      await expect(fairshare.picture).not.toContainText("J-shaped", NOTICED);
      await expect(fairshare.picture).not.toContainText("Markov", NOTICED);
      expect(await fairshare.savedTable("Teams", "Amount")).toEqual(before);
    });
  }
}

/** A reloaded page opens the saved work or the sample, and accepts the file again. */
async function wayOn(fairshare: Fairshare): Promise<void> {
  await expect(fairshare.headline).toContainText(/won together|was won in/);
  await fairshare.drop(OWN);
  await expect(fairshare.data).toContainText(SEEN);
}
