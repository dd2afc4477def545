// The two local servers of a bot in tests.

import { createServer, type AddressInfo } from "node:net";
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

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
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
