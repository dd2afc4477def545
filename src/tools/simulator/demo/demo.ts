// The demo: the real bot process between the two local servers, with a scratch copy of a made-up Record.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startBotApiServer } from "../bot-api/bot-api-server.ts";
import type { BotApiServer } from "../bot-api/bot-api-server.ts";
import { describeEnd, startBotProcess, watch } from "./demo-bot.ts";
import type { BotEnd, BotProcess } from "./demo-bot.ts";
import { DEFAULT_RECORD, type DemoRecord } from "./demo-records.ts";
import { startModelServer } from "../model/model-server.ts";
import type { ModelServer } from "../model/model-server.ts";
import type { Latency } from "../model/model-types.ts";
import type { SimulatedBot } from "../simulated-bot.ts";

export interface DemoOptions {
  /** Port of the chat page; 0 takes a free one. */
  readonly port: number;
  /** The sample Record when absent. */
  readonly record?: DemoRecord;
  /** Milliseconds that the offline model takes to answer; 0 when absent. */
  readonly latencyMs?: Latency;
  /** The bot's OPENAI_* variables for a real model instead of the offline one. */
  readonly realModel?: Readonly<{ [variable: string]: string }>;
  /** Gets the output of the bot and of the build. */
  readonly onOutput?: (text: string) => void;
  /** Another program in the bot's place. Without it dist/main.js is built and started. */
  readonly entry?: string;
}

export interface Demo {
  /** Address of the chat page. */
  readonly url: string;
  readonly server: BotApiServer;
  readonly bot: SimulatedBot;
  readonly model: ModelServer;
  /** Folder of the Record's scratch copy. */
  readonly recordPath: string;
  /** Resolves when the bot process has ended, for any reason. */
  readonly botEnded: Promise<BotEnd>;
  /** Asks the bot to stop, waits for its end and removes the scratch copy. */
  close(): Promise<BotEnd>;
}

/** The demo cannot start. The message says what to do. */
export class DemoError extends Error {
  override readonly name = "DemoError";
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const ENTRY = join(ROOT, "dist", "main.js");
const OWNER_ID = 1001;
// Made up. It opens nothing but the local server.
const TOKEN = "8001001001:local-demo-token-that-opens-nothing";
const START_TIMEOUT_MS = 30_000;

/** Builds and starts everything. Resolves when the bot asks for its first updates. @throws DemoError */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const record = options.record ?? DEFAULT_RECORD;
  const name = await firstNameOf(record);
  const server = await openServer(options, record, name);
  const scratch = await mkdtemp(join(tmpdir(), "grace-mar-demo-"));
  const undo = [() => rm(scratch, { recursive: true, force: true }), () => server.close()];
  try {
    if (options.entry === undefined) await build(options);
    const model = await startModelServer({ latencyMs: options.latencyMs ?? 0 });
    undo.push(() => model.close());
    const bot = server.addBot({
      token: TOKEN,
      username: `${record.id.replaceAll("-", "_")}_demo_bot`,
      firstName: record.botName(name),
    });
    const recordPath = join(scratch, "users", record.id);
    await cp(join(ROOT, record.folder), recordPath, { recursive: true });
    const running = startBotProcess({
      entry: options.entry ?? ENTRY,
      scratch,
      onOutput: options.onOutput,
      settings: {
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: server.url,
        ...(options.realModel ?? { OPENAI_BASE_URL: model.url }),
        GRACE_MAR_USER_ID: record.id,
        GRACE_MAR_USERS_DIR: join(scratch, "users"),
        GRACE_MAR_OWNER_IDS: String(OWNER_ID),
        LOG_LEVEL: "warn",
      },
    });
    undo.push(() => running.stop().then(() => undefined));
    await firstPoll(bot, running);
    return {
      url: server.url,
      server,
      bot,
      model,
      recordPath,
      botEnded: running.ended,
      close: async () => {
        await undoAll(undo);
        return running.ended;
      },
    };
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

async function undoAll(undo: (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.splice(0).toReversed()) await step();
}

async function firstNameOf({ folder }: DemoRecord): Promise<string> {
  const self = await readFile(join(ROOT, folder, "SELF.md"), "utf8");
  return /^name:[ \t]*["']?([^"'\n]+)/m.exec(self)?.[1]?.trim() ?? "Sample";
}

async function openServer(
  { port, realModel }: DemoOptions,
  { suggestions, language }: DemoRecord,
  firstName: string,
): Promise<BotApiServer> {
  const page = {
    person: { id: OWNER_ID, firstName },
    label: `simulated Telegram · ${realModel ? "real model" : "offline model"}`,
    suggestions,
    language,
  };
  try {
    return await startBotApiServer({ port, page });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new DemoError(
      `Port ${port} is taken. Choose another one: npm run demo -- --port ${port + 1}`,
      64,
    );
  }
}

async function build({ onOutput }: DemoOptions): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, "scripts", "build.mjs")], { cwd: ROOT });
  const { code } = await watch(child, onOutput);
  if (code !== 0) throw new DemoError(`The build failed with exit code ${code}.`);
  if (!existsSync(ENTRY)) throw new DemoError("The build made no dist/main.js.");
}

async function firstPoll(bot: SimulatedBot, { ended }: BotProcess): Promise<void> {
  let end: BotEnd | undefined;
  void ended.then((value) => {
    end = value;
    bot.emit({ type: "internal" });
  });
  const first = await bot
    .waitFor(() => end ?? (bot.isPolling && "polling"), { timeoutMs: START_TIMEOUT_MS })
    .catch(() => "silence" as const);
  if (first === "polling") return;
  throw new DemoError(
    first === "silence"
      ? `The bot did not ask for updates within ${START_TIMEOUT_MS / 1000} s.`
      : describeEnd(first),
  );
}
