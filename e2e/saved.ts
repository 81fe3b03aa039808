// Saved tables: their cells, and their columns by the short names that the command line has for models.

/** Short names of models, by their headings. */
const MODELS: Record<string, string> = {
  "First touch": "first",
  "Last touch": "last",
  Linear: "linear",
  "Equal by team": "equal-by-team",
  "U-shaped": "u",
  "J-shaped": "j",
  "Inverse J": "inverse-j",
  "W-shaped": "w",
  "Full path": "full-path",
};

function shortName(model: string): string {
  const days = /^Time decay, ([\d.]+) days?$/.exec(model);
  return days ? `decay:${days[1]}d` : (MODELS[model] ?? model);
}

/** Cells of a saved table, row by row. In these tests a quoted cell holds no line break. */
export function cells(csv: string): string[][] {
  const row = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"')).slice(0, -1);
  return csv.replace(/^\ufeff/, "").trimEnd().split(/\r?\n/).map((line) => row(line));
}

/** Columns of a saved table whose headings end with this after the model, by the model's short name. */
export function columns(csv: string, what: string): { names: string[]; models: Map<string, string[]> } {
  const [header, ...rows] = cells(csv);
  const models = new Map<string, string[]>();
  header.forEach((heading, at) => {
    const model = new RegExp(`^(.*), ${what}(?: \\([^)]*\\))?$`).exec(heading)?.[1];
    if (model !== undefined) models.set(shortName(model), rows.map((row) => row[at]));
  });
  return { names: rows.map((row) => row[0]), models };
}

/** The amounts of a saved table by team, as the command line prints them. */
export function amounts(csv: string): string {
  const { names, models } = columns(csv, "amount");
  const lines = names.map((name, at) => [name, ...[...models.values()].map((column) => column[at])].join(","));
  return [["team", ...models.keys()].join(","), ...lines].join("\n");
}
