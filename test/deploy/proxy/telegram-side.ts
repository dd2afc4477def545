// The two local servers as a program of its own, so that Telegram's side can have its own name resolution
// and trust the test's certificate. Prints {"telegram": url, "model": url} and runs until it is killed.

import { startBotApiServer } from "../../../src/tools/simulator/bot-api/bot-api-server.ts";
import { startModelServer } from "../../../src/tools/simulator/model/model-server.ts";

const telegram = await startBotApiServer({ retryScale: 0.02 });
const model = await startModelServer();
process.stdout.write(`${JSON.stringify({ telegram: telegram.url, model: model.url })}\n`);
