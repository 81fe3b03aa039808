// Nothing leaves, in every engine: once a file of the user's has been read, each way out of the page and of a worker is
// tried, each to its own listener. The same is then tried from a document without a policy: what arrives from there
// shows that the attempts work, and that anything sent before would have arrived by now.

import { writeFileSync } from "node:fs";

import { Listener } from "../server/listener.ts";
import { FROM_FRAME, FROM_PAGE, FROM_WORKER, OWN_SCRIPT, inPage, inWorker, type Attempt } from "./channels.ts";
import type { Engine, Name } from "./engine.ts";
import { expect, test } from "./fixtures.ts";

type From = "page" | "worker" | "frame";

const WAYS: Record<From, { ways: Record<string, Attempt>; write: typeof inPage }> = {
  page: { ways: FROM_PAGE, write: inPage },
  worker: { ways: FROM_WORKER, write: inWorker },
  frame: { ways: FROM_FRAME, write: inPage },
};

/**
 * Ways that an engine does not use even if allowed, so that they prove nothing. Workers cannot make calls or send
 * beacons.
 */
const NOT_DONE: Record<Name, Record<From, string[]>> = {
  chromium: { page: ["preconnect"], worker: ["beacon", "call"], frame: [] },
  firefox: { page: ["prefetch"], worker: ["beacon", "call"], frame: [] },
  webkit: { page: ["prefetch", "call"], worker: ["beacon", "call", "font"], frame: ["call from an empty frame"] },
};

/**
 * Ways for which an engine opens a connection before it refuses the request, or because no policy governs it. No byte
 * is sent, but a name would be looked up.
 */
const CONNECTED: Record<Name, string[]> = {
  chromium: [],
  firefox: ["preconnect"],
  webkit: ["preconnect"],
};

/**
 * Ways that do arrive. Firefox 140 does not apply the policy to two ways out of a worker from a blob, Firefox 153 does;
 * they are removed from the page's own workers, which `policy.spec.ts` checks.
 */
const ARRIVES: Record<Name, Record<From, string[]>> = {
  chromium: { page: [], worker: [], frame: [] },
  firefox: { page: [], worker: ["events", "font"], frame: [] },
  webkit: { page: [], worker: [], frame: [] },
};

/**
 * The possible arrivals in a version of the engine. Firefox versions in between were not tried, and may be like either.
 */
function arriving(engine: Engine, from: From, version: number): string[][] {
  const known = ARRIVES[engine.name][from];
  if (engine.name !== "firefox" || from !== "worker" || version <= 140) return [known];
  return version < 153 ? [known, []] : [[]];
}

const TITLES: Record<From, string> = {
  page: "no way out of the page",
  worker: "no way out of a worker",
  frame: "no call from a frame without an address",
};

for (const [from, { ways, write }] of Object.entries(WAYS) as [From, (typeof WAYS)[From]][]) {
  test(TITLES[from], async ({ fairshare, app, engine }, info) => {
    app.extra.set("spy.js", OWN_SCRIPT);
    const file = info.outputPath("secret.csv");
    writeFileSync(file, "deal,date,channel,team,won,amount\nA,2025-01-01,Call,Sales,1,10\n");
    await fairshare.open(app.url);
    await fairshare.drop(file);
    await fairshare.says("Data", "1 deal: 1 won"); // its name appears before the page is sealed
    const attempt = async () => {
      const places = await Places.open(Object.keys(ways));
      const outcomes = await engine.evaluate(`${write(ways, places.addresses, `${app.url}spy.js`)}.then(JSON.stringify)`);
      return { places, outcomes };
    };
    const bound = await attempt();
    const version = Number(/Firefox\/(\d+)/.exec(await engine.evaluate("navigator.userAgent"))?.[1]);

    await engine.open(`${app.url}nothing.html`); // a document without the policy
    const free = await attempt();
    const expected = Object.keys(ways).filter((name) => !NOT_DONE[engine.name][from].includes(name));
    // A way that an engine uses only sometimes (Firefox: prefetch) proves and disproves nothing.
    const freely = () => free.places.reached.filter((name) => expected.includes(name));
    await expect.poll(freely, { message: free.outcomes }).toEqual(expected);

    const { heard, reached } = bound.places;
    expect(arriving(engine, from, version), bound.outcomes).toContainEqual(heard);
    const known = [...CONNECTED[engine.name], ...heard];
    expect(reached.filter((name) => !known.includes(name)), "connections").toEqual([]);
    await Promise.all([bound.places.close(), free.places.close()]);
    engine.complaints.length = 0; // caused by the attempts
  });
}

/** One listener per way, each on its own port. */
class Places {
  private constructor(private readonly listeners: Map<string, Listener>) {}

  static async open(names: string[]): Promise<Places> {
    const listeners = await Promise.all(names.map(async (name) => [name, await Listener.start()] as const));
    return new Places(new Map(listeners));
  }

  get addresses(): Record<string, string> {
    return Object.fromEntries([...this.listeners].map(([name, { origin }]) => [name, `${origin}/${encodeURIComponent(name)}`]));
  }

  /** Ways by which a request, a byte or a datagram has arrived. */
  get heard(): string[] {
    return this.where(({ log, bytes, datagrams }) => log.length + bytes + datagrams > 0);
  }

  /** These, and ways by which a connection was opened without sending anything. */
  get reached(): string[] {
    return this.where(({ connections, datagrams }) => connections + datagrams > 0);
  }

  async close(): Promise<void> {
    await Promise.all([...this.listeners.values()].map((listener) => listener.stop()));
  }

  private where(holds: (listener: Listener) => boolean): string[] {
    return [...this.listeners].filter(([, listener]) => holds(listener)).map(([name]) => name);
  }
}
