// One of the fleet: a Record, a bot account, a key, and the process that serves them.

import { expect } from "vitest";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import { runProcess, type Exit, type TestProcess } from "../support/processes.ts";
import { botToken, type Servers } from "../support/servers.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { listen, type Asked, type Heard } from "./heard.ts";
import type { Installation } from "./installation.ts";
import { makeRecord, somebody, type Somebody } from "./record.ts";

export const OPERATOR_CHAT = -100_4004;
/** People who write to all bots of the fleet. */
export const GUEST = { id: 2002, firstName: "Ash" };
export const VISITOR = { id: 2003, firstName: "Sol" };

export interface Member {
  readonly number: number;
  readonly who: Somebody;
  /** Users folder that this Record shares with others. */
  readonly usersDir: string;
  /** The Record. */
  readonly folder: string;
  /** Temporary files of its own, as under systemd. */
  readonly scratch: string;
  readonly telegram: SimulatedBot;
  readonly token: string;
  readonly key: string;
  readonly mode: "polling" | "webhook";
  readonly asked: Asked[];
  readonly heard: readonly Heard[];
  readonly pid: number;
  /** Output of the process that runs now, or ran last. */
  readonly output: string;
  /** Output of all of its processes. */
  readonly log: string;
  start(environment?: NodeJS.ProcessEnv): Promise<void>;
  /** Starts a bot that cannot run, and waits for its end. */
  tryStart(environment: NodeJS.ProcessEnv): Promise<{ exit: Exit; stderr: string }>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Resolves when the running process has written this. */
  writes(text: string): Promise<void>;
}

export interface MemberOptions {
  readonly number: number;
  readonly servers: Servers;
  readonly installation: Installation;
  readonly usersDir: string;
  /** Absent: it polls. */
  readonly port?: number | undefined;
}

export async function createMember(options: MemberOptions): Promise<Member> {
  const { number, servers, installation, usersDir, port } = options;
  const who = somebody(number);
  const folder = await makeRecord(who, usersDir, number % 3 === 0 ? "sample" : "template");
  const token = botToken(number);
  const key = `sk-fleet-${"0".repeat(16)}-${String(number).padStart(2, "0")}`;
  const username = `${who.id.replaceAll("-", "_")}_bot`;
  const telegram = servers.telegram.addBot({ token, username });
  telegram.addChat({ id: OPERATOR_CHAT, type: "group", title: "Operators" });
  const scratch = temporaryFolder();
  const environment = {
    ...installation.environment,
    XDG_RUNTIME_DIR: scratch,
    TMPDIR: scratch,
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: servers.telegram.url,
    OPENAI_BASE_URL: servers.model.url,
    OPENAI_API_KEY: key,
    GRACE_MAR_USER_ID: who.id,
    GRACE_MAR_USERS_DIR: usersDir,
    GRACE_MAR_OWNER_IDS: String(who.owner.id),
    GRACE_MAR_GUEST_IDS: `${GUEST.id},${VISITOR.id}`,
    GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR_CHAT),
    RATE_LIMIT_MAIN: "100000",
    RATE_LIMIT_ANALYST: "100000",
    ...(port !== undefined && {
      WEBHOOK_BASE_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
      HOST: "127.0.0.1",
    }),
  };
  const processes: TestProcess[] = [];
  const current = (): TestProcess => {
    const last = processes.at(-1);
    if (!last) throw new Error(`${who.id} was never started`);
    return last;
  };
  const launch = (changes: NodeJS.ProcessEnv): TestProcess => {
    const child = runProcess(installation.command, {
      folder: scratch,
      environment: { ...environment, ...changes },
    });
    processes.push(child);
    return child;
  };
  const start = (changes: NodeJS.ProcessEnv = {}): Promise<void> =>
    launch(changes).writes('"ready"');
  const stop = async (): Promise<void> => {
    current().kill("SIGTERM");
    expect([who.id, await current().exited]).toEqual([who.id, { code: 0, signal: null }]);
  };
  return {
    number,
    who,
    usersDir,
    folder,
    scratch,
    telegram,
    token,
    key,
    mode: port === undefined ? "polling" : "webhook",
    asked: [],
    heard: listen(telegram),
    get pid() {
      return current().pid;
    },
    get output() {
      return current().stdout;
    },
    get log() {
      return processes.map(({ stdout, stderr }) => stdout + stderr).join("");
    },
    start,
    tryStart: async (changes) => {
      const child = launch(changes);
      return { exit: await child.exited, stderr: child.stderr };
    },
    stop,
    kill: async () => {
      current().kill("SIGKILL");
      await current().exited;
    },
    writes: (text) => current().writes(text),
  };
}
