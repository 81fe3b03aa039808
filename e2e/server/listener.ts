// Another origin: answers everything and records whatever reaches it. "Nothing leaves the page's origin" means that its
// log stays empty; what a browser's calls return proves nothing (a blocked beacon returns true).

import { createSocket, type Socket as Datagrams } from "node:dgram";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export class Listener {
  /** Every request. */
  readonly log: string[] = [];
  /** Every connection. Chromium opens some before it refuses the request: for frames and forms. */
  private readonly sockets: Socket[] = [];

  /** Number of datagrams received: calls begin with them. */
  datagrams = 0;

  private constructor(
    private readonly server: Server,
    private readonly calls: Datagrams,
  ) {}

  /** Number of bytes received, of any kind. */
  get bytes(): number {
    return this.sockets.reduce((sum, socket) => sum + socket.bytesRead, 0);
  }

  /** Number of connections opened, whether or not anything was sent. */
  get connections(): number {
    return this.sockets.length;
  }

  static async start(): Promise<Listener> {
    const server = createServer((request, response) => {
      listener.log.push(`${request.method} ${request.url}`);
      response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/plain" });
      response.end("heard");
    });
    const calls = createSocket("udp4", () => (listener.datagrams += 1));
    const listener = new Listener(server, calls);
    server.on("connection", (socket) => listener.sockets.push(socket));
    server.on("upgrade", (request, socket) => {
      listener.log.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((listening) => calls.bind(port, "127.0.0.1", listening));
    return listener;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Clears the record. */
  forget(): void {
    this.log.length = 0;
    this.sockets.length = 0;
    this.datagrams = 0;
  }

  async stop(): Promise<void> {
    this.calls.close();
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }
}
