// npm run demo: the real bot between a local Telegram and an offline model, in the browser.
import { parseArgs } from "node:util";
import { describeEnd } from "../src/tools/simulator/demo/demo-bot.ts";
import {
  DEFAULT_RECORD,
  DEMO_RECORDS,
  findDemoRecord,
} from "../src/tools/simulator/demo/demo-records.ts";
import type { DemoRecord } from "../src/tools/simulator/demo/demo-records.ts";
import { DemoError, startDemo } from "../src/tools/simulator/demo/demo.ts";
import type { Demo, DemoOptions } from "../src/tools/simulator/demo/demo.ts";

type Asked = Pick<DemoOptions, "port" | "realModel"> & { readonly record: DemoRecord };

const NAMES = DEMO_RECORDS.map(({ name }) => name).join("|");
const USAGE = `Usage: npm run demo -- [--port 8787] [--record ${NAMES}] [--real-model]

Opens a chat with the Voice of a made-up person: Mira (9, English), Juna (7, German), Inés (41, Spanish
and English) or Odile (78, French). It needs no token, no key and no network. With --real-model the
bot asks the model of your OPENAI_API_KEY or OPENAI_BASE_URL instead of the offline stand-in.
`;

// Milliseconds that a short answer may take, so that a person sees the bot typing.
const LATENCY_MS = { voice: 500, lookup: 300, rephrase: 300 };

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readAsked();
  if (typeof asked === "string") {
    process.stderr.write(asked);
    return 64;
  }
  try {
    process.stdout.write("Starting the demo ...\n");
    const demo = await startDemo({
      ...asked,
      latencyMs: LATENCY_MS,
      onOutput: (text) => process.stderr.write(text),
    });
    process.stdout.write(banner(demo, asked));
    return await runUntilStopped(demo);
  } catch (error) {
    if (!(error instanceof DemoError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}

/** The request, or the reason why it cannot be carried out. */
function readAsked(): Asked | string {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "8787" },
        record: { type: "string", default: DEFAULT_RECORD.name },
        "real-model": { type: "boolean", default: false },
        help: { type: "boolean" },
      },
    });
    const port = Number(values.port);
    const isPort = /^\d+$/.test(values.port) && port <= 65_535;
    if (!isPort || values.help === true) return USAGE;
    const record = findDemoRecord(values.record);
    const realModel = values["real-model"] ? modelVariables() : undefined;
    if (realModel && Object.keys(realModel).length === 0) {
      return `--real-model needs OPENAI_API_KEY, or OPENAI_BASE_URL for a model of your own.\n\n${USAGE}`;
    }
    if (record !== undefined) return { port, record, ...(realModel && { realModel }) };
    return `There is no made-up Record "${values.record}". Choose one of ${NAMES.replaceAll("|", ", ")}.\n\n${USAGE}`;
  } catch {
    return USAGE;
  }
}

/** The variables of a real model; none when neither a key nor an address is set. */
function modelVariables(): Readonly<{ [variable: string]: string }> {
  const set = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[0].startsWith("OPENAI_") && Boolean(entry[1]),
  );
  const variables = Object.fromEntries(set);
  return variables["OPENAI_API_KEY"] || variables["OPENAI_BASE_URL"] ? variables : {};
}

function banner({ url }: Demo, { record, realModel }: Asked): string {
  const { folder, suggestions } = record;
  const standIns = realModel ? "Telegram is a stand-in" : "Telegram and the model are stand-ins";
  const things = suggestions.filter((suggestion) => !suggestion.startsWith("/"));
  return `
  ${url}

  Open this address in a browser and say hello. Then try these (say yes to an offer, approve the card,
  send /merge, and ask again):
${things.map((thing) => `    ${thing}`).join("\n")}

  ${standIns} on this computer; the bot is the real one.
  It works on a scratch copy of ${folder}, which goes away when you press Ctrl-C.

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
