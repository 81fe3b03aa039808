// Memory: exactly for the worker's module, from outside for the tab.

import { readFileSync } from "node:fs";

import type { CDPSession, Page } from "@playwright/test";

const MEBIBYTE = 1 << 20;

/**
 * Memory of the newest worker's WebAssembly, in MiB, asked of the debugger. It never shrinks, so this is its peak too.
 */
export async function workerMemory(page: Page): Promise<number | undefined> {
  const session = await page.context().newCDPSession(page);
  const worker = await Worker.attach(session);
  const prototype = await worker.call("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const found = await worker.call("Runtime.queryObjects", { prototypeObjectId: prototype.result.objectId });
  const sum = await worker.call("Runtime.callFunctionOn", {
    objectId: found.objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) }",
    returnByValue: true,
  });
  await session.detach();
  return sum.result.value / MEBIBYTE;
}

/**
 * Most memory that the process of the page has had resident, in MiB: page, worker, and what the browser itself needs
 * for a tab. Linux keeps this figure.
 */
export async function rendererPeak(page: Page): Promise<number | undefined> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const info = await session?.send("SystemInfo.getProcessInfo");
  await session?.detach();
  const peaks = (info?.processInfo ?? []).filter(({ type }) => type === "renderer").map(({ id }) => peak(id));
  const known = peaks.filter((bytes) => bytes !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function peak(process: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${process}/status`, "utf8");
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
  } catch {
    return undefined; // no such folder on this system
  }
}

/** The debugger's line to a worker of a page. */
class Worker {
  private asked = 0;

  private constructor(
    private readonly page: CDPSession,
    private readonly id: string,
  ) {}

  static async attach(page: CDPSession): Promise<Worker> {
    const attached = new Promise<string>((found) => {
      page.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
        if (targetInfo.type === "worker") found(sessionId);
      });
    });
    await page.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return new Worker(page, await attached);
  }

  /** Sends one command, and gives its result. */
  async call(method: string, params: object): Promise<any> {
    const id = ++this.asked;
    const answered = new Promise<any>((answer, fail) => {
      const heard = ({ sessionId, message }: { sessionId: string; message: string }) => {
        const said = JSON.parse(message);
        if (sessionId !== this.id || said.id !== id) return;
        this.page.off("Target.receivedMessageFromTarget", heard);
        if (said.error) fail(new Error(`${method}: ${said.error.message}`));
        else answer(said.result);
      };
      this.page.on("Target.receivedMessageFromTarget", heard);
    });
    await this.page.send("Target.sendMessageToTarget", {
      sessionId: this.id,
      message: JSON.stringify({ id, method, params }),
    });
    return answered;
  }
}
