// Rotation, by order in the chat and by script: old rows move, and nothing is lost.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { performCommand } from "../../src/control/commands.ts";
import { rotate } from "../../src/operator/rotate.ts";
import { TRANSCRIPT_HEADER } from "../../src/record/transcript.ts";
import { GUEST, MODES, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { optionsFor } from "../support/history.ts";
import { runCommand } from "../support/commands.ts";
import { readFolder } from "../support/temporary.ts";

const ACTOR = { name: "test", source: "cli", channelKey: "operator:cli" };
const COUNT = 2600;

/** A transcript beyond its limit, all of one month. */
function longTranscript(folder: string): void {
  const entries = Array.from(
    { length: COUNT },
    (_, n) => `**[2026-03-01 10:00:00]** \`USER\` (Telegram)\n> word ${n}.\n\n`,
  );
  writeFileSync(join(folder, "SESSION-TRANSCRIPT.md"), TRANSCRIPT_HEADER + entries.join(""));
}

function words(text: string): string[] {
  return text.match(/word \d+\./g) ?? [];
}

function archive(bot: TestBot): string {
  return bot.read("archives/SESSION-TRANSCRIPT-2026-03.md");
}

function expectRotated(bot: TestBot): void {
  const all = Array.from({ length: COUNT }, (_, n) => `word ${n}.`);
  expect(words(archive(bot))).toEqual(all.slice(0, words(archive(bot)).length));
  expect([...words(archive(bot)), ...words(bot.read("SESSION-TRANSCRIPT.md"))]).toEqual(all);
  expect(bot.read("SESSION-TRANSCRIPT.md").startsWith(TRANSCRIPT_HEADER)).toBe(true);
}

describe.each(MODES)("/rotate, %s", (mode) => {
  it("moves what is old, drops old notes, and says how much by the Record's id", async () => {
    const clock = testClock("2026-11-20T12:00:00Z");
    const bot = await startBot({ mode, prepare: longTranscript, runtime: { now: clock.now } });
    const { text } = await bot.ask("/rotate");
    await bot.idle();
    expect(text).toBe(
      "grace-mar: MEMORY.md: 2 old notes dropped; SESSION-TRANSCRIPT.md: 600 moved to archives/SESSION-TRANSCRIPT-2026-03.md.",
    );
    expectRotated(bot);
    expect(bot.read("MEMORY.md")).toContain("Last rotated: 2026-11-20");
    expect(bot.read("MEMORY.md")).not.toContain("[2026-11-12]");
    expect(bot.read("MEMORY.md")).toContain("[2026-11-14]");
    expect(bot.events().at(-1)).toMatchObject({
      event: "maintenance",
      candidate_id: null,
      applied: true,
      memory_removed: 2,
      archive_rotated: 0,
      transcript_rotated: 600,
    });
    expect((await bot.ask("/rotate")).text).toBe("grace-mar: nothing to rotate.");
  });
});

describe("rotation", () => {
  it("is not for guests", async () => {
    const bot = await startBot({ prepare: longTranscript });
    expect((await bot.ask("/rotate", GUEST)).text).toMatch(/^Only the person who looks after/);
    expect(archive(bot)).toBe("");
  });

  it("loses nothing of what is said meanwhile", async () => {
    const bot = await startBot({ prepare: longTranscript });
    bot.telegram.say(GUEST, "what do you know about octopuses?");
    const rotating = Array.from({ length: 3 }, () =>
      rotate(ACTOR, bot.runtime.desk, () => undefined),
    );
    bot.telegram.say(GUEST, "what do you know about limpets?");
    await Promise.all(rotating);
    await bot.idle();
    expectRotated(bot);
    const transcript = bot.read("SESSION-TRANSCRIPT.md");
    expect(transcript).toContain("> what do you know about octopuses?");
    expect(transcript).toContain("> what do you know about limpets?");
    expect(bot.runtime.store.collisionFiles()).toEqual([]);
  });

  it("plans again when words were committed behind its back", async () => {
    const bot = await startBot({ prepare: longTranscript });
    const { desk } = bot.runtime;
    let isFirst = true;
    const now = (): Date => {
      if (isFirst) {
        isFirst = false;
        desk.state.database
          .transact(() => {
            const text = "**[2026-11-20 12:00:00]** `USER` (Telegram)\n> meanwhile\n\n";
            desk.state.journal.add("t", { appends: [{ path: "SESSION-TRANSCRIPT.md", text }] });
          })
          .catch(() => undefined);
      }
      return desk.now();
    };
    const { moved } = await rotate(ACTOR, { ...desk, now }, () => undefined);
    expect(moved[0]?.count).toBe(601);
    expectRotated(bot);
    expect(bot.read("SESSION-TRANSCRIPT.md").endsWith("> meanwhile\n\n")).toBe(true);
    expect(bot.runtime.store.collisionFiles()).toEqual([]);
  });

  it("is finished at the next start when it was broken off between its steps", async () => {
    let isBroken = true;
    const atTheCut = Promise.withResolvers<void>();
    const bot = await startBot({
      prepare: longTranscript,
      mayLogErrors: true,
      runtime: {
        onJournalStep: (step) => {
          if (!isBroken || step !== "replace SESSION-TRANSCRIPT.md") return;
          atTheCut.resolve();
          throw new Error("power cut");
        },
      },
    });
    const { journal } = bot.runtime.state;
    const rotating = rotate(ACTOR, bot.runtime.desk, () => undefined);
    await atTheCut.promise;
    expect(words(archive(bot))).toHaveLength(600);
    journal.close();
    await rotating;
    await bot.stop();
    isBroken = false;
    expect(words(bot.read("SESSION-TRANSCRIPT.md"))).toHaveLength(COUNT);
    await bot.start();
    await bot.idle();
    expectRotated(bot);
  });
});

describe("npm run rotate", () => {
  it("shows what would go, then does it, without a bot", async () => {
    const bot = await startBot({ prepare: longTranscript });
    await bot.stop();
    const options = optionsFor(bot);
    const before = readFolder(bot.folder);
    const dry = await runCommand("rotate", [], options);
    expect([dry.code, dry.stderr]).toEqual([0, ""]);
    expect(dry.stdout).toContain("MEMORY.md loses: - [2026-11-10] whether the flags");
    expect(dry.stdout).toMatch(
      /SESSION-TRANSCRIPT\.md: the oldest 600 go to archives\/SESSION-TRANSCRIPT-2026-03\.md\nNothing was written/,
    );
    expect(readFolder(bot.folder)).toEqual(before);
    expect(existsSync(join(bot.folder, "archives"))).toBe(false);
    const done = await runCommand("rotate", ["--apply", "--json"], options);
    expect(JSON.parse(done.stdout)).toMatchObject({ kind: "rotation", applied: true });
    expectRotated(bot);
    expect((await runCommand("rotate", ["--apply"], options)).stdout).toBe("Nothing to rotate.\n");
  });

  it("leaves it to the bot that runs", async () => {
    const bot = await startBot({ prepare: longTranscript });
    const desk = {
      desk: bot.runtime.desk,
      people: bot.runtime.people,
      username: () => Promise.resolve("abby_bot"),
    };
    const dry = await performCommand({ command: "rotate", apply: false }, desk);
    expect(dry).toMatchObject({ kind: "rotation", applied: false, moved: [{ count: 600 }] });
    expect(existsSync(join(bot.folder, "archives"))).toBe(false);
    const done = await performCommand({ command: "rotate", apply: true }, desk);
    expect(done).toMatchObject({ kind: "rotation", applied: true, moved: [{ count: 600 }] });
    expectRotated(bot);
    expect(readFileSync(join(bot.folder, "PIPELINE-EVENTS.jsonl"), "utf8")).toMatch(
      /"event": "maintenance"[^\n]*\n$/,
    );
  });
});
