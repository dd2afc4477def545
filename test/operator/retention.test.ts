// `keep_chat_days`: words said longer ago are removed, approved entries stay.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { forgetOldChat, startRetention } from "../../src/operator/retention.ts";
import { writeGiven } from "../../src/record/new-file.ts";
import { TRANSCRIPT_HEADER } from "../../src/record/transcript.ts";
import { BACKUPS, exportRecord, makeBackup } from "../../src/state/backup.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { createTrueTime } from "../../src/true-time.ts";
import { agreeing, testClock } from "../support/clock.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";
import { watchHashes } from "../support/watched-hashes.ts";
import { unpackRecord } from "../support/zip.ts";

const CHANNEL = "telegram:1001";
const ARCHIVE = "archives/SESSION-TRANSCRIPT-2026-09.md";
const OCTOBER = "archives/SESSION-TRANSCRIPT-2026-10.md";
const HEADING = "# SESSION-TRANSCRIPT\n\n> Moved here.\n\n---\n\n";

const NEVER = new AbortController().signal;

function said(day: string, text: string): string {
  return `**[${day} 10:00:00]** \`USER\` (Telegram)\n> ${text}\n\n`;
}

/** A Record with chat of September, October and November; it is 20 November. */
async function chattyGate(frontMatter = ""): Promise<TestGate> {
  const prepare = (folder: string): void => {
    const self = join(folder, "SELF.md");
    writeFileSync(self, frontMatter + readFileSync(self, "utf8"));
    mkdirSync(join(folder, "archives"), { recursive: true });
    writeFileSync(join(folder, ARCHIVE), HEADING + said("2026-09-30", "september"));
    writeFileSync(
      join(folder, OCTOBER),
      HEADING + said("2026-10-20", "early october") + said("2026-10-21", "late october"),
    );
    writeFileSync(
      join(folder, "SESSION-TRANSCRIPT.md"),
      TRANSCRIPT_HEADER + said("2026-10-20", "older") + said("2026-11-19", "yesterday"),
    );
  };
  return createTestGate({ prepare, clock: testClock("2026-11-20T12:00:00Z") });
}

function converse(desk: TestGate, text: string): Promise<void> {
  return desk.state.database.transact(() => {
    desk.state.conversations.append(CHANNEL, [{ role: "user", text }], desk.now().getTime());
  });
}

function backups(desk: TestGate): readonly string[] {
  return readdirSync(join(desk.folder, BACKUPS));
}

it("takes what was said before the first day that is kept out of transcript, archives, conversation and backups", async () => {
  const desk = await chattyGate();
  const before = ["SELF.md", "EVIDENCE.md", "PENDING-REVIEW.md"].map((name) => desk.read(name));
  desk.clock.advance({ minutes: -60 * 24 * 31 });
  await converse(desk, "long ago");
  await makeBackup(desk);
  desk.clock.advance({ minutes: 60 * 24 * 31 });
  await converse(desk, "today");
  await makeBackup(desk);

  await forgetOldChat(30, desk, NEVER);

  expect(desk.read("SESSION-TRANSCRIPT.md")).toBe(
    TRANSCRIPT_HEADER + said("2026-11-19", "yesterday"),
  );
  expect(existsSync(join(desk.folder, ARCHIVE))).toBe(false);
  expect(desk.read(OCTOBER)).toBe(HEADING + said("2026-10-21", "late october"));
  expect(desk.state.conversations.read(CHANNEL).history.map(({ text }) => text)).toEqual(["today"]);
  expect(backups(desk)).toEqual([expect.stringMatching(/^2026-11-20/)]);
  const after = ["SELF.md", "EVIDENCE.md", "PENDING-REVIEW.md"].map((name) => desk.read(name));
  expect(after).toEqual(before);
});

it("takes the cards, which quote what was said, and leaves those that are still to be sent", async () => {
  const desk = await chattyGate();
  const { database, outbox } = desk.state;
  const old = Date.parse("2026-10-01T00:00:00Z");
  const card = (word: string) => ({ kind: "author", body: { quoted: word } }) as const;
  await database.transact(() => {
    outbox.add({ chatId: 1, text: "?", card: card("oldquokka"), buttons: [] }, old);
    database.run("DELETE FROM outbox");
    outbox.add({ chatId: 1, text: "?", card: card("unsentkiwi"), buttons: [] }, old);
    outbox.add(
      { chatId: 1, text: "?", card: card("youngtern"), buttons: [] },
      desk.now().getTime(),
    );
  });
  await forgetOldChat(7, desk, NEVER);
  const words = outbox.cards("author").map(({ body }) => (body as { quoted: string }).quoted);
  expect(words).toEqual(["unsentkiwi", "youngtern"]);
});

it("leaves no hash of a message that is removed", async () => {
  const watched = watchHashes("quokkafinch");
  const desk = await chattyGate();
  const inbox = createInbox(desk.state.database, 7);
  const body = JSON.stringify({ update_id: 1, message: { text: "a quokkafinch" } });
  await desk.state.database.transact(() => {
    inbox.add({ updateId: 1, lane: "1001", body }, Date.parse("2026-10-01T00:00:00Z"));
    inbox.finish(1, "done");
  });
  const rows = (): Buffer =>
    Buffer.from(JSON.stringify(desk.state.database.all("SELECT * FROM inbox")));
  expect(watched.hashesIn([{ place: "inbox", bytes: rows() }])).not.toEqual([]);
  await forgetOldChat(30, desk, NEVER);
  expect(watched.hashesIn([{ place: "inbox", bytes: rows() }])).toEqual([]);
});

it("takes what was said before out of what a collision kept of the transcript, too", async () => {
  const desk = await chattyGate();
  const [kept, emptied] = [
    "SESSION-TRANSCRIPT.md.conflict-rotate-1",
    `${ARCHIVE}.conflict-retention-2`,
  ];
  desk.write(kept, TRANSCRIPT_HEADER + said("2026-10-01", "long ago") + said("2026-11-18", "now"));
  desk.write(emptied, HEADING + said("2026-09-30", "september"));
  await forgetOldChat(30, desk, NEVER);
  expect(desk.read(kept)).toBe(TRANSCRIPT_HEADER + said("2026-11-18", "now"));
  expect(existsSync(join(desk.folder, emptied))).toBe(false);
});

it("changes nothing where everything is younger", async () => {
  const desk = await chattyGate();
  const files = [ARCHIVE, OCTOBER, "SESSION-TRANSCRIPT.md"];
  const before = files.map((name) => desk.read(name));
  await forgetOldChat(365, desk, NEVER);
  expect(files.map((name) => desk.read(name))).toEqual(before);
  expect(desk.state.journal.waitingCount()).toBe(0);
});

it("does not remove an archive that somebody wrote to while it was emptied", async () => {
  const desk = await chattyGate();
  const { journal } = desk.state;
  const settle = async (): Promise<void> => {
    await journal.settle();
    // It has its heading only by now.
    if (desk.read(ARCHIVE) === HEADING) desk.write(ARCHIVE, `${HEADING}what we want to keep\n`);
  };
  await forgetOldChat(
    30,
    { ...desk, state: { ...desk.state, journal: { ...journal, settle } } },
    NEVER,
  );
  expect(desk.read(ARCHIVE)).toBe(`${HEADING}what we want to keep\n`);
});

it("loses no word that is said meanwhile", async () => {
  const desk = await chattyGate();
  const forgetting = forgetOldChat(30, desk, NEVER);
  const appends = [{ path: "SESSION-TRANSCRIPT.md", text: said("2026-11-20", "meanwhile") }];
  await desk.state.database.transact(() => {
    desk.state.journal.add("turn-1", { appends });
  });
  await forgetting;
  expect(desk.read("SESSION-TRANSCRIPT.md")).toBe(
    TRANSCRIPT_HEADER + said("2026-11-19", "yesterday") + said("2026-11-20", "meanwhile"),
  );
});

it.each([
  { keeping: "---\nkeep_chat_days: 30\n---\n", days: 30, stays: ["yesterday"] },
  { keeping: "---\nkeep_chat_days: soon\n---\n", days: "still all", stays: ["older", "yesterday"] },
  { keeping: "", days: "every", stays: ["older", "yesterday"] },
])("keeps $days days of chat, as the front matter of SELF.md says", async ({ keeping, stays }) => {
  const desk = await chattyGate(keeping);
  const log = createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => 0 });
  const texts = (): string[] =>
    [...desk.read("SESSION-TRANSCRIPT.md").matchAll(/^> (\w+)$/gm)].map(([, text = ""]) => text);
  const inbox = createInbox(desk.state.database, 7);
  const stop = startRetention({
    desk,
    ...agreeing(desk),
    inbox,
    log,
    everyMs: 60_000,
    signal: NEVER,
  });
  await vi.waitFor(() => {
    expect(texts()).toEqual(stays);
  });
  await stop();
});

it("removes an export that nobody fetched for an hour, whatever is kept of the chat", async () => {
  const desk = await createTestGate({ clock: testClock("2026-11-20T12:00:00Z") });
  const [old, young] = [await exportRecord(desk), await exportRecord(desk)];
  for (const [{ path }, minutes] of [
    [old, 61],
    [young, 59],
  ] as const) {
    const at = new Date(desk.now().getTime() - minutes * 60_000);
    utimesSync(path, at, at);
  }
  const stop = startRetention({
    desk,
    ...agreeing(desk),
    inbox: createInbox(desk.state.database, 7),
    log: createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => 0 }),
    everyMs: 60_000,
    signal: NEVER,
  });
  await vi.waitFor(() => {
    expect(existsSync(old.path)).toBe(false);
  });
  await stop();
  expect(existsSync(young.path)).toBe(true);
});

it("takes what somebody gave for a file a day ago and never put in, and no copy ever has it", async () => {
  const desk = await createTestGate({ clock: testClock("2026-11-20T12:00:00Z") });
  mkdirSync(join(desk.folder, "archives"), { recursive: true });
  const names = ["SELF.md", join("archives", "SESSION-TRANSCRIPT-2026-01.md")];
  const give = async (hours: number): Promise<readonly string[]> => {
    const given: string[] = [];
    for (const name of names) {
      const path = join(desk.folder, name);
      const complete = join(dirname(path), await writeGiven(path, Readable.from(["old words"])));
      const at = new Date(desk.now().getTime() - hours * 60 * 60_000);
      utimesSync(complete, at, at);
      given.push(complete);
    }
    return given;
  };
  const look = (): Promise<void> =>
    startRetention({
      desk,
      ...agreeing(desk),
      inbox: createInbox(desk.state.database, 7),
      log: createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => 0 }),
      everyMs: 60_000,
      signal: NEVER,
    })();
  const young = await give(23);
  await look();
  expect(young.map((path) => existsSync(path))).toEqual([true, true]);
  const copies = [await makeBackup(desk), await exportRecord(desk)];
  for (const { path } of copies) {
    const { files } = await unpackRecord(readFileSync(path));
    expect([...files.keys()].filter((name) => name.endsWith(".given"))).toEqual([]);
  }
  const old = await give(25);
  await look();
  expect(old.map((path) => existsSync(path))).toEqual([false, false]);
});

describe("a clock that has been ahead since the machine was started", () => {
  const YEARS = 10 * 365 * 24 * 60;

  /** A Record with chat of this autumn and three backups, and a bot that looks every 2 ms. */
  async function start(telegram: { readonly isFar: boolean; readonly isRight: boolean }) {
    const desk = await chattyGate("---\nkeep_chat_days: 90\n---\n");
    for (let day = 0; day < 3; day += 1) await makeBackup(desk);
    const right = desk.now();
    desk.clock.advance({ minutes: YEARS });
    const { isFar, isRight } = telegram;
    let looks = 0;
    const time = createTrueTime({ now: desk.now, ticks: () => 0, isFar });
    const answer = (): void => {
      time.ask()((isRight ? right : desk.now()).toUTCString());
    };
    answer();
    const told: string[] = [];
    const stop = startRetention({
      desk,
      inbox: createInbox(desk.state.database, 7),
      log: createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => 0 }),
      time: {
        aheadMs: time.aheadMs,
        agreed: (known) => {
          looks += 1;
          return time.agreed(known);
        },
      },
      notices: { tell: (kind) => told.push(kind) },
      everyMs: 2,
      signal: NEVER,
    });
    const look = async (): Promise<void> => {
      const from = looks;
      await vi.waitFor(() => {
        expect(looks).toBeGreaterThan(from + 3);
      });
    };
    const texts = (): number =>
      [...desk.read("SESSION-TRANSCRIPT.md").matchAll(/^> \w+$/gm)].length +
      Number(existsSync(join(desk.folder, ARCHIVE)));
    return { desk, time, right, told, stop, look, answer, texts };
  }

  it("takes no word and no backup at any look, and the operator is told once", async () => {
    const { desk, told, stop, look, texts } = await start({ isFar: true, isRight: true });
    await look();
    await stop();
    expect([texts(), backups(desk).length]).toEqual([3, 3]);
    expect(told).toEqual(["clock", "clock_doubt"]);
  });

  it("takes none where the server of the Bot API goes by the same clock, before and after a message comes", async () => {
    const { desk, time, right, told, stop, look, texts } = await start({
      isFar: false,
      isRight: false,
    });
    await look();
    expect(told).toEqual(["clock_doubt"]);
    time.came(right.getTime());
    await look();
    await stop();
    expect([texts(), backups(desk).length]).toEqual([3, 3]);
    expect(told).toEqual(["clock_doubt"]);
  });

  it("takes what is old once it is put right", async () => {
    const { desk, stop, look, answer, texts } = await start({ isFar: true, isRight: true });
    await look();
    desk.write("SESSION-TRANSCRIPT.md", TRANSCRIPT_HEADER + said("2026-08-01", "old"));
    desk.clock.advance({ minutes: -YEARS });
    answer();
    await vi.waitFor(() => {
      expect(texts()).toBe(1);
    });
    await stop();
    expect(existsSync(join(desk.folder, ARCHIVE))).toBe(true);
  });
});

it("forgets ids of updates and cards of more than a month ago on every new day that it lives", async () => {
  const desk = await createTestGate();
  const inbox = createInbox(desk.state.database, 7);
  const log = createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => 0 });
  await desk.state.database.transact(() => {
    inbox.add({ updateId: 1, lane: "1", body: "{}" }, desk.now().getTime());
    inbox.finish(1, "done");
  });
  const stop = startRetention({
    desk,
    ...agreeing(desk),
    inbox,
    log,
    everyMs: 5,
    signal: NEVER,
  });
  desk.clock.advance({ minutes: 29 * 24 * 60 });
  const looked = vi.spyOn(desk.state.outbox, "prune");
  await vi.waitFor(() => {
    expect(looked).toHaveBeenCalled();
  });
  expect(inbox.counts().received).toBe(1);
  desk.clock.advance({ minutes: 2 * 24 * 60 });
  await vi.waitFor(() => {
    expect(inbox.counts().received).toBe(0);
  });
  await stop();
});

it("a number that was damaged goes on as it could last be read", async () => {
  const desk = await chattyGate("---\nkeep_chat_days: 30\n---\n");
  const self = join(desk.folder, "SELF.md");
  const log = createLogger({ recordId: "abby", level: "silent", secrets: [], write: () => 0 });
  const inbox = createInbox(desk.state.database, 7);
  const options = { desk, ...agreeing(desk), inbox, log, everyMs: 60_000, signal: NEVER };
  await startRetention(options)();
  await vi.waitFor(() => {
    expect(desk.read("SESSION-TRANSCRIPT.md")).not.toContain("older");
  });
  writeFileSync(self, desk.read("SELF.md").replace("keep_chat_days: 30", "keep_chat_days: thirty"));
  const old = TRANSCRIPT_HEADER + said("2026-10-20", "again") + said("2026-11-19", "yesterday");
  writeFileSync(join(desk.folder, "SESSION-TRANSCRIPT.md"), old);
  await startRetention(options)();
  await vi.waitFor(() => {
    expect(desk.read("SESSION-TRANSCRIPT.md")).not.toContain("again");
  });
  expect(desk.read("SESSION-TRANSCRIPT.md")).toContain("yesterday");
});
