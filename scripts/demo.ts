// npm run demo: the real bot between a local Telegram and an offline model, in the browser.
import { parseArgs } from "node:util";
import { describeEnd } from "../src/simulator/demo-bot.ts";
import { DemoError, startDemo } from "../src/simulator/demo.ts";
import type { Demo } from "../src/simulator/demo.ts";

const USAGE = `Usage: npm run demo -- [--port 8787]

Opens a chat with the Voice of the made-up sample Record. It needs no token, no key and no network.
`;

// As long as a person would wait for a short answer, so that one sees it typing.
const LATENCY_MS = { voice: 500, lookup: 300, rephrase: 300 };

process.exitCode = await main();

async function main(): Promise<number> {
  const port = readPort();
  if (port === undefined) {
    process.stderr.write(USAGE);
    return 64;
  }
  try {
    process.stdout.write("Starting the demo ...\n");
    const demo = await startDemo({
      port,
      latencyMs: LATENCY_MS,
      onOutput: (text) => process.stderr.write(text),
    });
    process.stdout.write(banner(demo));
    return await runUntilStopped(demo);
  } catch (error) {
    if (!(error instanceof DemoError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}

function readPort(): number | undefined {
  try {
    const { values } = parseArgs({
      options: { port: { type: "string", default: "8787" }, help: { type: "boolean" } },
    });
    const port = Number(values.port);
    const isPort = /^\d+$/.test(values.port) && port <= 65_535;
    return isPort && values.help !== true ? port : undefined;
  } catch {
    return undefined;
  }
}

function banner({ url }: Demo): string {
  return `
  ${url}

  Open this address in a browser and say hello. Then try:
    a question that the Record answers, and one that it does not (say yes to the offer)
    "we drew a lighthouse with a striped tower", approve it, /merge, and ask about it

  Telegram and the model are stand-ins on this computer; the bot is the real one.
  It works on a scratch copy of users/_sample, which goes away when you press Ctrl-C.

`;
}

async function runUntilStopped(demo: Demo): Promise<number> {
  const { promise: asked, resolve } = Promise.withResolvers<"asked">();
  const stop = (): void => resolve("asked");
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  const end = await Promise.race([asked, demo.botEnded]);
  if (end === "asked") process.stdout.write("Stopping ...\n");
  await demo.close();
  if (end === "asked") return 0;
  process.stderr.write(`${describeEnd(end)} The demo ends here.\n`);
  return 1;
}
