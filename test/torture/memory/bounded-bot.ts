// A bot in a memory cgroup, and the commands of its operator. Each act is done as a person does it; the most memory that
// its process held meanwhile is noted.

import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import type { ChatMessage } from "../../../src/tools/simulator/simulator-types.ts";
import { UNIT_SETTINGS } from "../../bench/bot-process.ts";
import { GUEST, OWNER, prepareBot } from "../../support/bots.ts";
import { CLI, MAIN, runProcess, type TestProcess } from "../../support/processes.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { createMemoryGroup } from "./memory-group.ts";

const MIB = 2 ** 20;
/** The memory of a small machine's bot, without swap. */
const LIMIT = 256 * MIB;
/** Acts on a full Record read all of it several times. */
const LONGEST_MS = 900_000;

export interface BoundedBot {
  readonly folder: string;
  readonly usersDir: string;
  readonly telegram: SimulatedBot;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Sends a text as the owner and gives the first answer of this form. */
  tell(text: string, answer: RegExp): Promise<ChatMessage>;
  /** Presses a button of the last message and gives the message that comes of it, new or changed. */
  press(label: RegExp, answer: RegExp): Promise<ChatMessage>;
  /** Runs a command in the group to its end. */
  command(name: string, words: readonly string[]): Promise<{ code: number | null; output: string }>;
  /** Does an act while a guest asks something now and then, and notes the memory by the name of the act. */
  measured<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** MiB by act: of the bot while it runs, else of the command. */
  figures(): { readonly [act: string]: number | string };
  /** Fails when a process was killed. */
  expectAlive(): void;
}

/** Prepares a bot with a large Record; it is not started. */
export async function prepareBounded(fill: (folder: string) => void): Promise<BoundedBot> {
  const group = createMemoryGroup(LIMIT);
  const usersDir = temporaryFolder();
  const { telegram, folder, environment } = await prepareBot({
    usersDir,
    prepare: fill,
    environment: { LOG_LEVEL: "info" },
  });
  const flags = UNIT_SETTINGS.flags;
  const options = {
    program: "/bin/sh",
    folder: temporaryFolder(),
    environment: { ...environment, ...UNIT_SETTINGS.environment },
  };
  const begin = (words: readonly string[]): TestProcess =>
    runProcess([...group.entry, process.execPath, ...flags, ...words], options);
  const peaks = new Map<string, number>();
  let bot: TestProcess | undefined;
  let commandPeak = 0;
  let slowest = 0;

  const waitFor = async <T>(look: () => T | undefined | false, what: string): Promise<T> => {
    const ended = bot?.exited.then(({ code, signal }) => {
      throw new Error(`the bot ended (${code ?? signal}) before ${what}:\n${bot?.stdout}`);
    });
    const seen = telegram.waitFor(look, {
      timeoutMs: LONGEST_MS,
      what,
    });
    return Promise.race([seen, ...(ended ? [ended] : [])]);
  };
  const owners = (): readonly ChatMessage[] => telegram.chat(OWNER.id);
  const answered = (
    before: readonly string[],
    answer: RegExp,
    what: string,
  ): Promise<ChatMessage> =>
    waitFor(
      () =>
        owners().findLast(
          (message) =>
            message.from === "bot" && !before.includes(shown(message)) && answer.test(message.text),
        ),
      what,
    );
  const askAsGuest = async (): Promise<void> => {
    const last = telegram.chat(GUEST.id).at(-1)?.messageId ?? 0;
    const begun = performance.now();
    telegram.say(GUEST, "What do otters eat?");
    await waitFor(
      () => telegram.chat(GUEST.id).find((m) => m.from === "bot" && m.messageId > last),
      "an answer to a guest",
    );
    slowest = Math.max(slowest, performance.now() - begun);
  };

  return {
    folder,
    usersDir,
    telegram,
    start: async () => {
      bot = begin([MAIN]);
      await bot.writes('"ready"');
    },
    stop: async () => {
      const stopping = bot;
      bot = undefined;
      stopping?.kill("SIGTERM");
      await stopping?.exited;
    },
    tell: async (text, answer) => {
      const before = owners().map(shown);
      telegram.say(OWNER, text);
      return answered(before, answer, `an answer to ${text}`);
    },
    press: async (label, answer) => {
      const before = owners().map(shown);
      const { answered: taken } = telegram.tapButton(OWNER, label);
      const [message] = await Promise.all([
        answered(before, answer, `the end of ${label.source}`),
        taken,
      ]);
      return message;
    },
    command: async (name, words) => {
      const command = begin([CLI, name, ...words]);
      let isOver = false;
      const over = command.exited.finally(() => {
        isOver = true;
      });
      while (!isOver) {
        commandPeak = Math.max(commandPeak, memoryOf(command.pid));
        await Promise.race([over, wait(20)]);
      }
      const { code } = await over;
      return { code, output: command.stdout + command.stderr };
    },
    measured: async (name, act) => {
      commandPeak = 0;
      if (bot) resetPeak(bot.pid);
      let isOver = false;
      const acting = act().finally(() => {
        isOver = true;
      });
      const asking = async (): Promise<void> => {
        while (bot && !isOver) {
          await askAsGuest();
          await Promise.race([acting.catch(() => undefined), wait(500)]);
        }
      };
      const [result] = await Promise.all([acting, asking()]);
      peaks.set(name, bot ? memoryOf(bot.pid) : commandPeak);
      expect(group.kills(), `processes killed during ${name}`).toBe(0);
      return result;
    },
    figures: () => ({
      ...Object.fromEntries([...peaks].map(([name, bytes]) => [name, Math.round(bytes / MIB)])),
      "with caches": Math.round(group.peak() / MIB),
      "slowest answer": `${Math.round(slowest)} ms`,
    }),
    expectAlive: () => {
      expect(group.kills()).toBe(0);
    },
  };
}

function shown({ messageId, text }: ChatMessage): string {
  return `${messageId} ${text}`;
}

/** The most bytes that a process held since its start or `resetPeak`; 0 when it is gone. */
function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Linux, proc(5): "5" sets the peak to what the process holds now. */
function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}
