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
import { bundleEmptyBot, exactNow, type BotPlace } from "./bot-process.ts";

export interface BenchWorld extends BotPlace {
  readonly model: ModelServer;
  close(): Promise<void>;
}

const PEOPLE = 50;

/** Starts the servers; every answer of the model repeats the question, and the analyst finds nothing. */
export async function openWorld(): Promise<BenchWorld> {
  const scratch = mkdtempSync(join(tmpdir(), "grace-mar-bench-"));
  const telegram = await startBotApiServer({ now: exactNow });
  const model = await startModelServer({
    respond: ({ task, messages }) =>
      task === "analyst" ? "NONE" : `You said: ${messages.at(-1)?.content ?? ""}`,
  });
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
