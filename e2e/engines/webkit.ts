// WebKitGTK's MiniBrowser, driven by its WebDriver over HTTP, on a virtual screen.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

import { PASTE, PROGRAMS, SURROUNDINGS, WINDOW, type Engine } from "./engine.ts";

/** The key of an element's number in the protocol. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Milliseconds between checks whether the driver listens, and the number of checks. */
const LOOK = 50;
const LOOKS = 400;

export class WebKit implements Engine {
  readonly name = "webkit";
  /** The protocol does not report the console. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly programs: ChildProcess[],
    private readonly session: string,
    private readonly home: string,
    readonly downloads: string,
  ) {}

  static async start(): Promise<WebKit> {
    const programs: ChildProcess[] = [];
    try {
      return await WebKit.startAll(programs);
    } catch (error) {
      for (const program of programs) program.kill();
      throw error;
    }
  }

  private static async startAll(programs: ChildProcess[]): Promise<WebKit> {
    const home = await mkdtemp(join(tmpdir(), "fairshare-webkit-"));
    const [settings, downloads] = [join(home, ".config"), join(home, "downloads")];
    await Promise.all([mkdir(settings), mkdir(downloads)]);
    await writeFile(join(settings, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
    const size = `${WINDOW.width + 100}x${WINDOW.height + 200}x24`;
    const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    programs.unshift(screen);
    const display = await new Promise<string>((said, failed) => {
      createInterface({ input: screen.stdio[3] as Readable }).once("line", said);
      screen.once("error", failed);
      screen.once("exit", () => failed(new Error("Xvfb ended before it had a screen.")));
    });
    const port = await freePort();
    const driver = spawn(PROGRAMS.webkit, [`--port=${port}`], {
      env: {
        ...process.env,
        ...SURROUNDINGS,
        HOME: home,
        XDG_CONFIG_HOME: settings,
        DISPLAY: `:${display}`,
        GDK_BACKEND: "x11",
        // Its sandbox requires rights that containers do not have.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      },
      stdio: "ignore",
    });
    // The driver is ended before its screen.
    programs.unshift(driver);
    const root = `http://127.0.0.1:${port}`;
    await listening(`${root}/status`);
    const { sessionId } = await post(`${root}/session`, {
      capabilities: {
        alwaysMatch: { "webkitgtk:browserOptions": { binary: PROGRAMS.webkitBrowser, args: ["--automation"] } },
      },
    });
    const webkit = new WebKit(programs, `${root}/session/${sessionId}`, home, downloads);
    await webkit.ask("timeouts", { script: 120_000, pageLoad: 60_000 });
    await webkit.ask("window/rect", WINDOW);
    return webkit;
  }

  async open(url: string): Promise<void> {
    await this.ask("url", { url });
  }

  async evaluate(expression: string): Promise<string> {
    const script = `const done = arguments[0];
      Promise.resolve().then(() => ${expression}).then(done, (error) => done({ error: String(error) }));`;
    const value = await this.ask("execute/async", { script, args: [] });
    if (value?.error !== undefined) throw new Error(value.error);
    return value;
  }

  async click(element: string): Promise<void> {
    await this.ask(`element/${await this.element(element)}/click`, {});
  }

  async choose(input: string, paths: string[]): Promise<void> {
    await this.ask(`element/${await this.element(input)}/value`, { text: paths.join("\n") });
  }

  async paste(): Promise<void> {
    const actions = PASTE.map(([type, value]) => ({ type, value }));
    await this.ask("actions", { actions: [{ type: "key", id: "keys", actions }] });
  }

  async screenshot(): Promise<Buffer> {
    const response = await fetch(`${this.session}/screenshot`);
    return Buffer.from((await response.json()).value, "base64");
  }

  async stop(): Promise<void> {
    await fetch(this.session, { method: "DELETE" });
    for (const program of this.programs) {
      const ended = new Promise((end) => program.once("exit", end));
      program.kill();
      await ended;
    }
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  private async element(expression: string): Promise<string> {
    return (await this.ask("execute/sync", { script: `return ${expression};`, args: [] }))[ELEMENT];
  }

  private ask(path: string, body: object): Promise<any> {
    return post(`${this.session}/${path}`, body);
  }
}

async function post(url: string, body: object): Promise<any> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** A free port. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Waits until an address answers. */
async function listening(url: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await fetch(url).then((response) => response.ok, () => false)) return;
    await new Promise((again) => setTimeout(again, LOOK));
  }
  throw new Error("WebKit's driver does not answer.");
}
