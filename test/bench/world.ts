// The world of the benched bots: the two local servers and fifty people. The servers run in the bench's process, the
// bots in their own.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBotApiServer } from "../../src/tools/simulator/bot-api/bot-api-server.ts";
import {
  startModelServer,
  type ModelServer,
} from "../../src/tools/simulator/model/model-server.ts";
import type { Respond } from "../../src/tools/simulator/model/model-types.ts";
import { bundleEmptyBot, exactNow, type BotPlace } from "./bot-process.ts";

export interface BenchWorld extends BotPlace {
  readonly model: ModelServer;
  close(): Promise<void>;
}

const PEOPLE = 50;

/** The answers of the model at once: each repeats the question, and the analyst finds nothing. */
const REPEAT: Respond = ({ task, messages }) =>
  task === "analyst" ? "NONE" : `You said: ${messages.at(-1)?.content ?? ""}`;

/** Starts the servers. */
export async function openWorld(respond: Respond = REPEAT): Promise<BenchWorld> {
  const scratch = mkdtempSync(join(tmpdir(), "grace-mar-bench-"));
  const telegram = await startBotApiServer({ now: exactNow });
  const model = await startModelServer({ respond });
  return {
    scratch,
    telegram,
    model,
    emptyBotEntry: await bundleEmptyBot(join(scratch, "empty-bot")),
    people: Array.from({ length: PEOPLE }, (_, index) => ({
      id: 5001 + index,
      firstName: `Person ${index + 1}`,
    })),
    close: async () => {
      await telegram.close();
      await model.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
