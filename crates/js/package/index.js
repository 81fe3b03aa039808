// The entry for pages, workers and notebooks: the module is fetched from beside this file.

import { starter } from "./start.js";

export { Dataset, read } from "./start.js";

/** Loads the module; call it once before `read`. */
export const init = starter(() => new URL("engine_bg.wasm", import.meta.url));
