// The two local servers of a bot in tests.

import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { onTestFinished } from "vitest";
import {
  startBotApiServer,
  type BotApiServer,
} from "../../src/tools/simulator/bot-api/bot-api-server.ts";
import {
  startModelServer,
  type ModelServer,
  type ModelServerOptions,
} from "../../src/tools/simulator/model/model-server.ts";
import { noteWhatIsSaid } from "./tee.ts";

export interface Servers {
  readonly telegram: BotApiServer;
  readonly model: ModelServer;
}

/** Both servers, closed when the test ends. */
export async function startServers(model: ModelServerOptions = {}): Promise<Servers> {
  const servers = {
    telegram: await startBotApiServer({ retryScale: 0.02 }),
    model: await startModelServer(model),
  };
  noteWhatIsSaid(servers.telegram);
  onTestFinished(async () => {
    await servers.telegram.close();
    await servers.model.close();
  });
  return servers;
}

/** A token of the right shape, different for each number. */
export function botToken(number: number): string {
  return `${700_000_000 + number}:TESTtoken-${String(number).padStart(30, "x")}`;
}

/** A port that was free a moment ago, for a server that starts later, or again and again. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/**
 * Different ports that were free a moment ago. They lie below those that the kernel gives to connections, because one of
 * those may be taken while the server is away. Tests that run side by side begin at different ones.
 */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  let port = randomInt(15_000, 30_000);
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

/** Webhook mode on a port of its own. */
export async function webhookEnvironment(): Promise<NodeJS.ProcessEnv> {
  const port = await freePort();
  return {
    WEBHOOK_BASE_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    HOST: "127.0.0.1",
  };
}
