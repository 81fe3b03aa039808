// The entry for Node: the module is read from beside this file.

import { readFile } from "node:fs/promises";

import { starter } from "./start.js";

export { Dataset, read } from "./start.js";

/** Loads the module; call it once before `read`. */
export const init = starter(() => readFile(new URL("engine_bg.wasm", import.meta.url)));
