// A bot that dies. It is started as a process of its own, killed, and started again in the test's process, where the
// test can see what it does.

import { expect, onTestFinished } from "vitest";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../../src/config/config.ts";
import { createLogger } from "../../src/logger.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { FILES } from "../../src/record/store.ts";
import type { Candidate } from "../../src/record/types.ts";
import { startWithWeb } from "../support/web-runtime.ts";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import { GUEST, OWNER, SHORT_TIMING, type Mode } from "../support/bots.ts";
import { killable } from "../support/killables.ts";
import { COMPILE_CACHE, runProcess, type TestProcess } from "../support/processes.ts";
import { botToken, startServers, webhookEnvironment, type Servers } from "../support/servers.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";
import { expectSound } from "./soundness.ts";

const PROGRAM = killable("killable-bot");
const FINISHED_MS = 20_000;

/** State of a restarted bot that has nothing more to do. */
export interface Aftermath {
  /** Messages of the bot in the owner's chat, oldest first. */
  readonly said: readonly string[];
  /** Number of warnings of the restarted bot that a message may arrive twice. */
  readonly flagged: number;
  readonly candidates: readonly Candidate[];
  readonly files: ReturnType<typeof readFolder>;
  /** Log of the restarted bot. */
  readonly log: string;
}

export interface CrashBot {
  readonly servers: Servers;
  readonly telegram: SimulatedBot;
  readonly environment: NodeJS.ProcessEnv;
  /** Absolute path of the Record. */
  readonly folder: string;
  /** Starts the process with `words` as its arguments. */
  launch(...words: readonly string[]): TestProcess;
  /** Starts the bot again, lets it finish, stops it, and checks the rules that hold after any death. */
  restart(): Promise<Aftermath>;
}

export interface CrashBotOptions {
  readonly servers?: Servers;
  /** "killable-bot" when absent. */
  readonly program?: string;
  /** "polling" when absent. */
  readonly mode?: Mode;
  /** Folder of the Record that is copied, with its state; the sample when absent. */
  readonly source?: string;
  /** Place of the Record; a new folder when absent. */
  readonly usersDir?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds until all remaining work must be done; 20 s when absent. */
  readonly finishedMs?: number;
}

export async function createCrashBot(options: CrashBotOptions = {}): Promise<CrashBot> {
  const { program = PROGRAM } = options;
  const world = options.servers ?? (await startServers());
  const usersDir = options.usersDir ?? temporaryFolder();
  const folder = join(usersDir, "grace-mar");
  if (options.source === undefined) copyRecord("sample", usersDir, "grace-mar");
  else cpSync(options.source, folder, { recursive: true });
  const token = botToken(world.telegram.bots.length + 1);
  const telegram = world.telegram.addBot({ token, username: "grace_mar_bot" });
  const environment: NodeJS.ProcessEnv = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: world.telegram.url,
    OPENAI_BASE_URL: world.model.url,
    GRACE_MAR_USER_ID: "grace-mar",
    GRACE_MAR_USERS_DIR: usersDir,
    GRACE_MAR_OWNER_IDS: String(OWNER.id),
    GRACE_MAR_GUEST_IDS: String(GUEST.id),
    RATE_LIMIT_MAIN: "100000",
    RATE_LIMIT_ANALYST: "100000",
    LOG_LEVEL: "warn",
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    ...(options.mode === "webhook" && (await webhookEnvironment())),
    ...options.environment,
  };

  const settle = async (): Promise<string> => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const log = createLogger({ recordId: "grace-mar", level: "warn", secrets: [], write });
    const runtime = await startWithWeb({
      config: loadConfig(environment),
      log,
      timing: SHORT_TIMING,
    });
    onTestFinished(() => runtime.stop());
    await expect
      .poll(() => telegram.pendingUpdates === 0 && runtime.isIdle(), {
        timeout: options.finishedMs ?? FINISHED_MS,
      })
      .toBe(true);
    const { database } = runtime.state;
    const states = database.all<{ state: string }>("SELECT state FROM inbox");
    expect(states.map(({ state }) => state)).toEqual(states.map(() => "done"));
    const ids = database.all<{ id: number }>("SELECT update_id AS id FROM inbox");
    expect(ids).toHaveLength(new Set(ids.map(({ id }) => id)).size);
    await expectSound(runtime.store);
    await runtime.stop();
    return lines.join("");
  };

  const said = () =>
    telegram
      .chat(OWNER.id)
      .filter(({ from }) => from === "bot")
      .map(({ text }) => text);

  return {
    servers: world,
    telegram,
    environment,
    folder,
    launch: (...words) => runProcess([program, ...words], { environment }),
    restart: async () => {
      const log = await settle();
      const once = { said: said(), files: readFolder(folder) };
      await settle();
      expect({ said: said(), files: readFolder(folder) }, "a second start").toEqual(once);
      const candidates = parseCandidates(once.files[FILES.pending] ?? "");
      return { ...once, log, flagged: countFlagged(log), candidates };
    },
  };
}

/** Number of a log's warnings that a message may arrive twice. */
export function countFlagged(log: string): number {
  return log.split('"maybe_duplicate":true').length - 1;
}
