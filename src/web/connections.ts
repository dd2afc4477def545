// Connections are bounded. Whoever opens them and says nothing loses the oldest ones first, so that they keep nobody else out:
// a request that comes is heard, however many sit idle. Proof: test/web/connections.test.ts.

import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Open connections of the server together. Telegram opens at most 100 for a webhook (setWebhook, max_connections). */
export const MOST_CONNECTIONS = 256;

/** Keeps a server's connections at this number at most. @param most counted over all peers. */
export function boundConnections(server: Server, most = MOST_CONNECTIONS): void {
  /** In the order of their last work, the longest idle one first. */
  const idle = new Set<Socket>();
  const busy = new Set<Socket>();
  const rest = (socket: Socket): void => {
    busy.delete(socket);
    if (!socket.destroyed) idle.add(socket);
  };
  server.on("connection", (socket) => {
    idle.add(socket);
    socket.once("close", () => {
      idle.delete(socket);
      busy.delete(socket);
    });
    if (idle.size + busy.size > most) (longestIdle(idle) ?? socket).destroy();
  });
  server.on("request", ({ socket }, response) => {
    idle.delete(socket);
    busy.add(socket);
    response.once("close", () => {
      rest(socket);
    });
  });
}

/** The longest idle connection of the peer that has the most of them. Its own other ones pay for it. */
function longestIdle(idle: ReadonlySet<Socket>): Socket | undefined {
  const ofPeers = new Map<string, { readonly first: Socket; count: number }>();
  for (const socket of idle) {
    const peer = socket.remoteAddress ?? "";
    const known = ofPeers.get(peer);
    if (known) known.count += 1;
    else ofPeers.set(peer, { first: socket, count: 1 });
  }
  const [most] = [...ofPeers.values()].toSorted((a, b) => b.count - a.count);
  return most?.first;
}
