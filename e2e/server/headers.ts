// Parses the release folder's `_headers` as Netlify and Cloudflare do: an address, and below it the headers to send.

/** Headers by address, or by its beginning if it ends with `*`. */
export type Rules = Map<string, [name: string, value: string][]>;

export function rules(text: string): Rules {
  const found: Rules = new Map();
  let address = "";
  for (const line of text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"))) {
    if (line.startsWith(" ")) {
      const at = line.indexOf(":");
      found.get(address)?.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
    } else {
      address = line.trim();
      if (!found.has(address)) found.set(address, []);
    }
  }
  return found;
}

/** The headers of an address. If two rules name the same header, hosts join their values, and so does this. */
export function saysOf(rules: Rules, path: string): Record<string, string> {
  const says: Record<string, string> = {};
  for (const [address, headers] of rules) {
    const meant = address.endsWith("*") ? path.startsWith(address.slice(0, -1)) : path === address;
    for (const [name, value] of meant ? headers : []) says[name] = name in says ? `${says[name]}, ${value}` : value;
  }
  return says;
}
