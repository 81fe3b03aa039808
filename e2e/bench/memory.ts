// Memory: exact for the worker's module, measured from outside for the tab.

import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

const MEBIBYTE = 1 << 20;

/** Memory of the newest worker's WebAssembly, in MiB. It never shrinks, so this is its peak too. */
export async function workerMemory(page: Page): Promise<number | undefined> {
  // Calling the module's start function again returns its exports.
  const bytes = await page.workers().at(-1)?.evaluate<number>("wasm_bindgen().then(({ memory }) => memory.buffer.byteLength)");
  return bytes === undefined ? undefined : bytes / MEBIBYTE;
}

/**
 * Peak resident memory of the page's process, in MiB: page, worker, and what the browser itself needs for a tab. Linux
 * records it.
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
    return undefined; // the system has no such folder
  }
}
