// Restarts bots one by one. Each must be up again before the next is touched, so a build that does not start takes down
// one bot and not all.

import type { Command, FleetEngine } from "./fleet.ts";

export interface FleetShell {
  /** Runs a command for a person to see. Returns its exit code. */
  readonly run: (command: Command) => Promise<number>;
  /** Output of a command, whatever its exit code. */
  readonly read: (command: Command) => Promise<string>;
  readonly print: (text: string) => void;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface RestartOutcome {
  /** 0, the engine's own code, or 1 when a bot did not come up. */
  readonly code: number;
  readonly done: readonly string[];
  readonly failed?: { readonly id: string; readonly reason: string };
  readonly untouched: readonly string[];
}

const UP_MS = 30_000;
const LOOK_EVERY_MS = 250;
/** Milliseconds. A bot whose log cannot be read (rights, LOG_LEVEL) counts as up after this time. */
const SILENT_MS = 5000;

/** Restarts the bots in the given order and stops at the first that does not come up. */
export async function restartOneByOne(
  ids: readonly string[],
  engine: FleetEngine,
  shell: FleetShell,
): Promise<RestartOutcome> {
  for (const [index, id] of ids.entries()) {
    shell.print(`${id}: restarting`);
    const code = await shell.run(engine.restart(id));
    const reason =
      code === 0 ? await troubleOf(id, engine, shell) : `the restart ended with ${code}`;
    if (reason !== undefined) {
      return {
        code: code || 1,
        done: ids.slice(0, index),
        failed: { id, reason },
        untouched: ids.slice(index + 1),
      };
    }
    shell.print(`${id}: up`);
  }
  return { code: 0, done: ids, untouched: [] };
}

/** Waits until the bot has logged "ready". Returns the trouble, or undefined when the bot is up. */
async function troubleOf(
  id: string,
  engine: FleetEngine,
  { read, now, pause }: FleetShell,
): Promise<string | undefined> {
  const started = now();
  let first: string | undefined;
  for (;;) {
    const run = engine.runIn(await read(engine.state(id)));
    if (run === undefined) return "it does not run";
    first ??= run;
    if (run !== first) return "it ended and was started again";
    const written = await read(engine.written(id, run));
    if (written.includes('"msg":"ready"')) return undefined;
    const waited = now() - started;
    const isSilent = !/^\s*\{/m.test(written);
    if (isSilent && waited >= SILENT_MS) return undefined;
    if (waited >= UP_MS) {
      return `it runs, but has not written "ready" within ${UP_MS / 1000} s (a LOG_LEVEL above info hides that line)`;
    }
    await pause(LOOK_EVERY_MS);
  }
}
