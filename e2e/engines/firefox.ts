// Firefox, driven by WebDriver BiDi over a socket.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import WebSocket from "ws";

import { PASTE, PROGRAMS, SURROUNDINGS, WINDOW, type Engine } from "./engine.ts";

/** Files are saved without a question; the start makes no requests. */
const SETTINGS = (downloads: string) => ({
  "browser.download.folderList": 2,
  "browser.download.dir": downloads,
  "browser.download.useDownloadDir": true,
  // Calls may reach this machine, so that a test can see whether they are made.
  "media.peerconnection.ice.loopback": true,
  "intl.accept_languages": "en-US",
  "intl.locale.requested": "en-US",
});

interface Waiting {
  done(result: Record<string, unknown>): void;
  failed(error: Error): void;
}

interface Remote {
  type: string;
  value?: unknown;
  sharedId?: string;
}

export class Firefox implements Engine {
  readonly name = "firefox";
  readonly complaints: string[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private context = "";

  private constructor(
    private readonly program: ChildProcess,
    private readonly socket: WebSocket,
    private readonly home: string,
    readonly downloads: string,
  ) {
    socket.on("message", (data) => this.hear(JSON.parse(String(data))));
    socket.on("close", () => {
      for (const { failed } of this.waiting.values()) failed(new Error("Firefox has closed the line."));
    });
  }

  static async start(): Promise<Firefox> {
    const home = await mkdtemp(join(tmpdir(), "fairshare-firefox-"));
    const [profile, downloads] = [join(home, "profile"), join(home, "downloads")];
    await Promise.all([mkdir(profile), mkdir(downloads)]);
    const settings = Object.entries(SETTINGS(downloads)).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
    await writeFile(join(profile, "user.js"), settings.join("\n"));
    const program = spawn(PROGRAMS.firefox, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], {
      env: { ...process.env, ...SURROUNDINGS, HOME: home },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const socket = new WebSocket(`${await address(program)}/session`, { perMessageDeflate: false });
    await new Promise((open, failed) => socket.once("open", open).once("error", failed));
    const firefox = new Firefox(program, socket, home, downloads);
    await firefox.ask("session.new", { capabilities: {} });
    await firefox.ask("session.subscribe", { events: ["log.entryAdded"] });
    const { contexts } = (await firefox.ask("browsingContext.getTree", {})) as { contexts: { context: string }[] };
    firefox.context = contexts[0].context;
    await firefox.ask("browsingContext.setViewport", { context: firefox.context, viewport: WINDOW });
    return firefox;
  }

  async open(url: string): Promise<void> {
    this.complaints.length = 0;
    await this.ask("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  async evaluate(expression: string): Promise<string> {
    return String((await this.value(expression)).value);
  }

  async click(element: string): Promise<void> {
    const { sharedId } = await this.value(element);
    const actions = [
      { type: "pointerMove", x: 0, y: 0, origin: { type: "element", element: { sharedId } } },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.ask("input.performActions", { context: this.context, actions: [{ type: "pointer", id: "mouse", actions }] });
  }

  async choose(input: string, paths: string[]): Promise<void> {
    const { sharedId } = await this.value(input);
    await this.ask("input.setFiles", { context: this.context, element: { sharedId }, files: paths });
  }

  async paste(): Promise<void> {
    const actions = PASTE.map(([type, value]) => ({ type, value }));
    await this.ask("input.performActions", { context: this.context, actions: [{ type: "key", id: "keys", actions }] });
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.ask("browsingContext.captureScreenshot", { context: this.context });
    return Buffer.from(String(data), "base64");
  }

  async stop(): Promise<void> {
    const ended = new Promise((end) => this.program.once("exit", end));
    this.socket.close();
    this.program.kill();
    await ended;
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  private async value(expression: string): Promise<Remote> {
    const answer = await this.ask("script.evaluate", {
      expression,
      target: { context: this.context },
      awaitPromise: true,
      userActivation: false,
    });
    if (answer.type === "success") return answer.result as Remote;
    throw new Error((answer.exceptionDetails as { text: string }).text);
  }

  private ask(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.last;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  private hear(message: Record<string, any>): void {
    if (message.method === "log.entryAdded") {
      const { level, text } = message.params;
      if (level === "error" || level === "warn") this.complaints.push(text);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.type === "success") waiting?.done(message.result);
    else waiting?.failed(new Error(`${message.error}: ${message.message}`));
  }
}

/** The address that Firefox reports to listen at. */
function address(program: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    const said: string[] = [];
    createInterface({ input: program.stderr! }).on("line", (line) => {
      said.push(line);
      const listening = /^WebDriver BiDi listening on (ws:.*)$/.exec(line);
      if (listening) found(listening[1]);
    });
    program.once("error", failed);
    program.once("exit", () => failed(new Error(`Firefox ended before it listened:\n${said.join("\n")}`)));
  });
}
