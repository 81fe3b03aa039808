// Makes another version of the release, like a later build: the same files, some of them changed.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The value of an attribute at the root of the other version's page. */
export const LATER = "later";
/** Makes the other version: another page, another name of the worker's script, another sample. */
export function otherVersion(release: string): string {
  const folder = mkdtempSync(join(tmpdir(), "fairshare-later-"));
  cpSync(release, folder, { recursive: true });
  let index = read(folder, "index.html");
  const [, script] = /name="fairshare-worker" content="(\S+) /.exec(index) ?? [];
  const renamed = "worker-0123456789abcdef.js";
  renameSync(join(folder, script), join(folder, renamed));
  index = index.replace("<html ", `<html data-version="${LATER}" `).replaceAll(script, renamed);
  writeFileSync(join(folder, "index.html"), index);
  const sample = "samples/conference-deals.csv";
  writeFileSync(join(folder, sample), read(folder, sample).replace("148000.00", "248000.00"));
  writeFileSync(join(folder, "sw.js"), relisted(folder, script, renamed));
  return folder;
}

/** The service worker with the hashes of the files now in the folder. */
function relisted(folder: string, script: string, renamed: string): string {
  const listed = read(folder, "sw.js")
    .replace(script, renamed)
    .replace(/\["([^"]+)", "sha256-[^"]+"\]/g, (_, file: string) => {
      const bytes = readFileSync(join(folder, file === "./" ? "index.html" : file));
      return `["${file}", "sha256-${createHash("sha256").update(bytes).digest("base64")}"]`;
    });
  return listed.replace(/VERSION = "[0-9a-f]+"/, 'VERSION = "0123456789abcdef"');
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}
