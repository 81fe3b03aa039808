// Only in the page in one file (xtask/src/single.rs): returns the files that the page would fetch, which it contains
// packed.
"use strict";

/** A file as a response, as if fetched; undefined if the page does not carry it. */
window.fairshareCarried = (name) => {
  const carried = document.getElementById(`carried/${name.replace(/^\.\//, "")}`);
  if (!carried) return undefined;
  const packed = Uint8Array.from(atob(carried.textContent), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(bytes, { headers: { "content-type": carried.dataset.kind } });
};
