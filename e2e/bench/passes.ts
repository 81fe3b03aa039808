// Times between page and worker: from the message with a file to the comparison that follows its facts.

/** Milliseconds of the first file and of the next one, and to the changed picture of the first. */
export interface Passes {
  first: number;
  next: number;
  picture: number;
}

/** A message between the page and a worker, or a drop of files. */
interface Seen {
  at: number;
  what: "drop" | "post" | "reply";
  worker: number;
  bytes: number;
}

interface Watching {
  seen?: Seen[];
}

/** Bytes that the facts of a file exceed, and messages of progress do not. */
export const FACTS = 300;

/** Records the messages of all workers. Runs in the page before its scripts. */
export function watchWorkers(): void {
  const seen: Seen[] = [];
  (window as Watching).seen = seen;
  const add = (what: Seen["what"], worker: number, bytes = 0) => seen.push({ at: performance.now(), what, worker, bytes });
  addEventListener("drop", () => add("drop", -1), { capture: true });
  let workers = 0;
  window.Worker = new Proxy(window.Worker, {
    construct(target, given: [string | URL, WorkerOptions?]) {
      const made = new target(...given);
      const worker = workers++;
      const post = made.postMessage.bind(made);
      made.postMessage = (...message: unknown[]) => {
        add("post", worker);
        return (post as (...message: unknown[]) => void)(...message);
      };
      made.addEventListener("message", ({ data }) => {
        const first = Array.isArray(data) ? data[0] : data;
        add("reply", worker, first?.byteLength ?? 0);
      });
      return made;
    },
  });
}

/** Milliseconds from each message with a file to its comparison. Runs in the page. */
export function passes(facts: number): number[] {
  const seen = (window as Watching).seen ?? [];
  const drops = seen.flatMap((message, at) => (message.what === "drop" ? [at] : []));
  return drops.map((drop) => {
    const after = seen.slice(drop);
    const post = after.find((message) => message.what === "post");
    if (!post) return Number.NaN;
    const replies = after.filter(({ what, worker }) => what === "reply" && worker === post.worker);
    const loaded = replies.findIndex((reply) => reply.at > post.at && reply.bytes > facts);
    const compared = replies[loaded + 1];
    return loaded >= 0 && compared ? compared.at - post.at : Number.NaN;
  });
}
