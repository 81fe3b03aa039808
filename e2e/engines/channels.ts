// Ways out of a page: each is an attempt to make something arrive at an address. They run in a document and in a worker
// made from a blob, as the page's own is, and are judged by the listener at the address, never by what a call returns:
// a blocked beacon claims to be sent.
//
// Ways that no policy governs (links, pop-ups, navigation) are in leaving.spec.ts.

/** An attempt, which runs in the browser. It waits for a sign that the attempt is over, if there is one. */
export type Attempt = (address: string, own: string) => unknown;

/** From the document. `own` is a script on the page's own origin, which fetches the address after its "#". */
export const FROM_PAGE: Record<string, Attempt> = {
  fetch: (address) => fetch(address, { mode: "no-cors" }),
  request: (address) =>
    new Promise((over) => {
      const request = new XMLHttpRequest();
      request.onloadend = over;
      request.open("POST", address);
      request.send("secret");
    }),
  beacon: (address) => navigator.sendBeacon(address, "secret"),
  socket: (address) =>
    new Promise((over) => {
      const socket = new WebSocket(address.replace("http", "ws"));
      socket.onopen = socket.onerror = over;
    }),
  events: (address) =>
    new Promise((over) => {
      const events = new EventSource(address);
      events.onopen = events.onerror = () => {
        events.close();
        over(undefined);
      };
    }),
  image: (address) =>
    new Promise((over) => {
      const image = new Image();
      image.onload = image.onerror = over;
      image.src = address;
    }),
  stylesheet: (address) =>
    new Promise((over) => {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
      link.onload = link.onerror = over;
      document.head.append(link);
    }),
  "address in a style": (address) => {
    const element = document.createElement("p");
    element.style.setProperty("background-image", `url("${address}")`);
    element.textContent = "spy";
    document.body.prepend(element);
  },
  font: (address) => new FontFace("spy", `url("${address}")`).load(),
  sound: (address) =>
    new Promise((over) => {
      const sound = new Audio();
      sound.onloadedmetadata = sound.onerror = over;
      sound.preload = "auto";
      sound.src = address;
    }),
  prefetch: (address) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: address }));
  },
  preconnect: (address) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "preconnect", href: address }));
  },
  frame: (address) =>
    new Promise((over) => {
      const frame = document.createElement("iframe");
      frame.onload = frame.onerror = over;
      frame.src = address;
      document.body.append(frame);
    }),
  form: (address) => {
    const frame = Object.assign(document.createElement("iframe"), { name: "spied" });
    const form = Object.assign(document.createElement("form"), { action: address, target: "spied" });
    document.body.append(frame, form);
    form.submit();
  },
  module: (address) => import(address),
  "worker from an address": (address, own) =>
    new Promise((over) => {
      const worker = new Worker(`${own}#${address}`);
      worker.onmessage = worker.onerror = over;
    }),
  call: async (address) => {
    const { host } = new URL(address);
    const servers = [
      { urls: `stun:${host}` },
      { urls: `turn:${host}?transport=tcp`, username: "secret", credential: "secret" },
    ];
    const call = new RTCPeerConnection({ iceServers: servers });
    call.createDataChannel("spy");
    await call.setLocalDescription(await call.createOffer());
    while (call.iceGatheringState !== "complete") {
      await new Promise((change) => call.addEventListener("icegatheringstatechange", change, { once: true }));
    }
  },
};

/** A frame without an address has a window that can make calls, which no policy governs: no such frame may be made. */
export const FROM_FRAME: Record<string, Attempt> = {
  "call from an empty frame": async (address) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const call = new (frame.contentWindow as unknown as typeof globalThis).RTCPeerConnection({
      iceServers: [{ urls: `stun:${new URL(address).host}` }],
    });
    call.createDataChannel("spy");
    await call.setLocalDescription(await call.createOffer());
    while (call.iceGatheringState !== "complete") {
      await new Promise((change) => call.addEventListener("icegatheringstatechange", change, { once: true }));
    }
  },
};

/** From a worker. The other ways need a document. */
export const FROM_WORKER: Record<string, Attempt> = {
  fetch: FROM_PAGE.fetch,
  request: FROM_PAGE.request,
  beacon: FROM_PAGE.beacon,
  socket: FROM_PAGE.socket,
  events: FROM_PAGE.events,
  font: FROM_PAGE.font,
  module: FROM_PAGE.module,
  "worker from an address": FROM_PAGE["worker from an address"],
  call: FROM_PAGE.call,
  script: (address) => (globalThis as unknown as { importScripts(address: string): void }).importScripts(address),
};

/** The script on the page's own origin. */
export const OWN_SCRIPT = `fetch(location.hash.slice(1), { mode: "no-cors" }).then(() => postMessage(1), () => postMessage(0));`;

/** Runs in a document or worker: tries everything, and returns how each attempt ended: done, refused or not there. */
async function tryAll(attempts: Record<string, Attempt>, addresses: Record<string, string>, own: string, patience: number) {
  const scope = globalThis as unknown as EventTarget;
  const source = (address: string) => address.replace(/^http/, "");
  const one = async (name: string) => {
    const address = addresses[name];
    // For some attempts this is the only sign of their end.
    const violated = new Promise((refused) => {
      scope.addEventListener("securitypolicyviolation", (event) => {
        const { blockedURI } = event as SecurityPolicyViolationEvent;
        if (blockedURI.replace(/^(http|ws)/, "").startsWith(source(new URL(address).origin))) refused("refused");
      });
    });
    const enough = new Promise((over) => setTimeout(over, patience, "no sign"));
    const tried = Promise.resolve()
      .then(() => attempts[name](address, own))
      .then(
        () => "done",
        (error) => (error instanceof ReferenceError || /is not a (function|constructor)/.test(error) ? "not there" : "refused"),
      );
    return [name, await Promise.race([tried, violated, enough])];
  };
  return Object.fromEntries(await Promise.all(Object.keys(addresses).map(one)));
}

/** Milliseconds after which an attempt without any sign is judged by its listener alone. */
const PATIENCE = 3_000;

const written = (attempts: Record<string, Attempt>) =>
  `({ ${Object.entries(attempts).map(([name, attempt]) => `${JSON.stringify(name)}: ${attempt}`)} })`;

/** An expression that tries ways out of a document, by name, each to its own address. */
export function inPage(ways: Record<string, Attempt>, addresses: Record<string, string>, own: string): string {
  return `(${tryAll})(${written(ways)}, ${JSON.stringify(addresses)}, ${JSON.stringify(own)}, ${PATIENCE})`;
}

/** An expression that tries them from a worker made from a blob. */
export function inWorker(ways: Record<string, Attempt>, addresses: Record<string, string>, own: string): string {
  const script = `${inPage(ways, addresses, own)}.then(postMessage)`;
  return `new Promise((told, failed) => {
    const address = URL.createObjectURL(new Blob([${JSON.stringify(script)}], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.onmessage = ({ data }) => told(data);
    worker.onerror = ({ message }) => failed(new Error(message));
  })`;
}
