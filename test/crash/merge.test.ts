// kill -9 at every step of a merge, and at every step of the recovery from it. The next start finds the Record as
// before or as after, never between, and as after only if the merge was committed. This tests the death of a process,
// not a power cut. Every seventh step is taken by default, each one with CRASH_KILLS.

import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../src/gate/decide.ts";
import type { Desk } from "../../src/desk/desk.ts";
import { stage } from "../../src/gate/stage.ts";
import { FILES } from "../../src/record/store.ts";
import { killable } from "../support/killables.ts";
import { COMPILE_CACHE, runProcess } from "../support/processes.ts";
import { copyRecord, temporaryFolder, type readFolder } from "../support/temporary.ts";
import { openGate, RECORD_ID } from "./open-gate.ts";
import { expectSound, recordOf } from "./soundness.ts";

const PROGRAM = killable("killable");
/** A kill at so many steps; at each of them with CRASH_KILLS. */
const EVERY = process.env["CRASH_KILLS"] === undefined ? 7 : 1;
const ENTRIES = ["Raft of corks - built one that floats", "Paper cranes - can fold one"];

/** The state that a start finds: every file, and the messages to send. */
interface World {
  readonly files: ReturnType<typeof readFolder>;
  readonly outbox: readonly string[];
}

let prepared: string;
let before: World;

beforeEach(async () => {
  prepared = temporaryFolder();
  copyRecord("sample", prepared, RECORD_ID);
  const desk = await openGate(prepared);
  for (const entry of ENTRIES) await stageApproved(entry, desk);
  desk.state.close();
  before = await start(prepared);
});

describe.each([
  { what: "whose texts go into the commit", large: "1000000" },
  { what: "whose texts wait in files beside", large: "1" },
])("a merge $what", ({ large }) => {
  const mergeIn = (usersDir: string, killAt = ""): Promise<readonly string[]> =>
    run(usersDir, "merge", killAt, large);

  const whole = async (): Promise<{ points: readonly string[]; after: World }> => {
    const usersDir = copyOf(prepared);
    const points = (await mergeIn(usersDir)).slice(0, -1);
    const after = await start(usersDir);
    expect(after.files[FILES.self]).toContain("Raft of corks");
    expect(after.outbox.length).toBeGreaterThan(before.outbox.length);
    return { points, after };
  };

  it("that is killed at any point is there in all files at the next start, or in none", async () => {
    const { points, after } = await whole();
    const begun = points.indexOf("in the transaction");
    expect(points.slice(begun, begun + 2)).toEqual(["in the transaction", "committed"]);
    // SELF, EVIDENCE and PENDING-REVIEW.
    expect(begun).toBe(large === "1" ? 3 : 0);
    // At least these three, archive, session log, receipts and events, each two steps.
    expect(points.length).toBeGreaterThanOrEqual(begun + 2 + 2 * 7);
    const chosen = points.filter(
      (_, index) => index < begun + 3 || (points.length - 1 - index) % EVERY === 0,
    );
    for (const point of chosen) {
      const usersDir = copyOf(prepared);
      expect(await mergeIn(usersDir, point)).toEqual(points.slice(0, points.indexOf(point)));
      const expected = points.indexOf(point) <= begun ? before : after;
      expect(await start(usersDir), `killed at ${point}`).toEqual(expected);
      expect(await start(usersDir), `killed at ${point}, second start`).toEqual(expected);
    }
  });

  it("whose recovery is killed at each of its steps is finished in the end", async () => {
    const { points, after } = await whole();
    const usersDir = copyOf(prepared);
    const committed = points.indexOf("committed");
    await mergeIn(usersDir, points[committed + 1]);
    for (let steps = EVERY; !(await run(usersDir, "recover", `step ${steps}`)).includes("done");) {
      // Each recovery gets a little further than the one before it.
      steps += EVERY;
      expect(steps).toBeLessThan(points.length);
    }
    expect(await start(usersDir)).toEqual(after);
  });
});

async function stageApproved(suggestedEntry: string, desk: Desk): Promise<void> {
  const staged = await stage(
    {
      proposals: [
        {
          mindCategory: "knowledge",
          signalType: "knowledge",
          summary: suggestedEntry,
          exampleFromExchange: suggestedEntry,
          suggestedEntry,
          promptAddition: suggestedEntry,
        },
      ],
      channelKey: "telegram:1001",
      userText: suggestedEntry,
      replyText: "Nice.",
    },
    desk,
    () => undefined,
  );
  const actor = { name: "tester", source: "cli", channelKey: "operator:cli" };
  await decide(
    { candidateId: staged?.candidates[0]?.id ?? "", to: "approved", actor },
    desk,
    () => undefined,
  );
}

function copyOf(usersDir: string): string {
  const copy = temporaryFolder();
  cpSync(usersDir, copy, { recursive: true });
  return copy;
}

/** The points that a process passed before its end. */
async function run(usersDir: string, ...words: readonly string[]): Promise<readonly string[]> {
  const environment = { NODE_COMPILE_CACHE: COMPILE_CACHE };
  const child = runProcess([PROGRAM, usersDir, ...words], { environment });
  const { code, signal } = await child.exited;
  if (signal !== "SIGKILL" && code !== 0) throw new Error(child.stderr);
  return child.stdout.split("\n").filter(Boolean);
}

/** Opens the Record as a bot does at its start, and looks. */
async function start(usersDir: string): Promise<World> {
  const desk = await openGate(usersDir);
  try {
    expect(desk.state.journal.waitingCount()).toBe(0);
    const names = readdirSync(join(desk.store.folder, ".runtime"));
    expect(names.filter((name) => name.endsWith(".beside"))).toEqual([]);
    await expectSound(desk.store);
    return {
      files: recordOf(desk.store),
      outbox: desk.state.database
        .all<{ body: string }>("SELECT body FROM outbox ORDER BY id")
        .map(({ body }) => body),
    };
  } finally {
    desk.state.close();
  }
}
