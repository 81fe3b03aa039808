// Only in the one-file form (xtask/src/single.rs): the files that the page would fetch stand in it, packed, and are had
// from there.
"use strict";

/** A file as if it had been fetched; nothing where the page does not carry it. */
window.fairshareCarried = (name) => {
  const carried = document.getElementById(`carried/${name}`);
  if (!carried) return undefined;
  const packed = Uint8Array.from(atob(carried.textContent), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(bytes, { headers: { "content-type": carried.dataset.kind } });
};
