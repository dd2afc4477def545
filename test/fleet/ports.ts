// Ports for servers that stop and start again. They lie below those that the kernel gives to connections, because one
// of those may be taken while the server is away.

import { createServer } from "node:net";

/** `count` ports that were free a moment ago. */
export async function steadyPorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  let port = 15_000 + (process.pid % 10_000);
  while (ports.length < count) {
    port += 1;
    if (port >= 32_000) throw new Error("there are not enough free ports below 32000");
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listens = await new Promise<boolean>((resolve) => {
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(true);
    });
  });
  if (listens) await new Promise((resolve) => server.close(resolve));
  return listens;
}
