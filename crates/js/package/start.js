// Shared by the entries for Node and for pages: loads the module once; calls wait for it.

import load, { Dataset, read as readFiles } from "./engine.js";

let isReady = false;

/** `init` of an entry, which finds the module's bytes with `find` unless the caller gives them. */
export function starter(find) {
  let loading;
  return (module) => {
    loading ??= begin(module ?? find()).catch((why) => {
      loading = undefined; // the next call may have better luck
      throw new Error(`The module engine_bg.wasm could not be loaded: ${why?.message ?? why}`);
    });
    return loading;
  };
}

async function begin(module) {
  await load({ module_or_path: await module });
  isReady = true;
}

/** Reads files. */
export function read(files, options) {
  if (!isReady) throw new Error("Call `await init()` once before read.");
  return readFiles(files, options);
}

export { Dataset };
