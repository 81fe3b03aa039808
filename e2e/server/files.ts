// A plain static file server, like any host: no headers that would help the page, and a log. Optionally it sends the
// headers that the release folder's `_headers` defines.

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

import { type Rules, rules, saysOf } from "./headers.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** A request and its status. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export class FileServer {
  readonly log: Asked[] = [];
  /** Files served besides the folder, by name. */
  readonly extra = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    private folder: string,
    private readonly below: string,
    private readonly rules: Rules,
  ) {}

  /** Serves a folder at a free port, below a path such as `/app/`; `as a host` with the headers of its `_headers`. */
  static async start(folder: string, below = "/", how: "plain" | "as a host" = "plain"): Promise<FileServer> {
    const server = createServer();
    const told = how === "plain" ? new Map() : rules(await readFile(join(folder, "_headers"), "utf8"));
    const files = new FileServer(server, folder, below, told);
    server.on("request", async (request, response) => {
      const path = new URL(request.url ?? "/", "http://any").pathname;
      const body = await files.read(path);
      const status = body === undefined ? 404 : 200;
      files.log.push({ method: request.method ?? "", path, status });
      response.writeHead(status, { "content-type": files.type(path), ...saysOf(files.rules, path) });
      response.end(body ?? "Not found");
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return files;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Address of the page. */
  get url(): string {
    return this.origin + this.below;
  }

  /** Serves another folder from now on: a new version at the same address. */
  exchange(folder: string): void {
    this.folder = folder;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }

  private type(path: string): string {
    return TYPES[path.endsWith("/") ? ".html" : extname(path)] ?? "application/octet-stream";
  }

  /** A file's bytes; undefined if it does not exist or the path leads out of the folder. */
  private async read(path: string): Promise<Buffer | string | undefined> {
    if (!path.startsWith(this.below)) return undefined;
    const asked = decodeURIComponent(path.slice(this.below.length));
    const inside = normalize(asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked);
    if (inside === ".." || inside.startsWith(`..${sep}`)) return undefined;
    return this.extra.get(inside) ?? readFile(join(this.folder, inside)).catch(() => undefined);
  }
}
