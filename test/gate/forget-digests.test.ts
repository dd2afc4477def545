// No digest of forgotten words survives a forgetting: an attacker who has the export, each backup and state.db, who
// knows every text as it was and has to confirm one word of it, finds nothing to compare with.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { previewUndo, undo } from "../../src/gate/undo.ts";
import { decide } from "../../src/gate/decide.ts";
import { verify } from "../../src/gate/verify.ts";
import { openRecord } from "../../src/record/store.ts";
import { writeChecksum } from "../../src/operator/write-checksum.ts";
import { exportRecord, makeBackup } from "../../src/state/backup.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { offerCard } from "../../src/voice/offer.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import { approve, learnEntry, mergeApproved, stageProposal } from "../support/gate-acts.ts";
import { recordTexts, type Recorder } from "../support/guessed-digests.ts";
import { ACTOR, createTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";

const WORD = "quokkafinch";
const nothing = (): void => undefined;

async function confirm(desk: TestGate, words = WORD): Promise<void> {
  const review = await previewForget(words, desk);
  await forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, desk, nothing);
}

async function learnAll(desk: TestGate): Promise<void> {
  for (const [suggestedEntry, mindCategory] of [
    [`A ${WORD} has stripes`, "knowledge"],
    [`Wonders about the ${WORD} and its nest`, "curiosity"],
    [`Is patient with a ${WORD}`, "personality"],
  ] as const) {
    await approve(desk, await stageProposal(desk, { suggestedEntry, mindCategory }));
    await mergeApproved(desk);
  }
}

/** What a person and the bot did with the words before they were forgotten. */
const STORIES: {
  readonly [name: string]: (desk: TestGate, seen: Recorder) => Promise<void>;
} = {
  "an entry in each section": learnAll,
  "a merge that was undone": async (desk, seen) => {
    await learnEntry(desk, `A ${WORD} has stripes`);
    seen.look();
    const shown = await previewUndo(undefined, desk);
    await undo(shown?.past.receiptId, ACTOR, desk, nothing);
  },
  "a quote in a candidate that waits": async (desk) => {
    await stageProposal(desk, { exampleFromExchange: `we saw a ${WORD}` });
  },
  "a candidate that was rejected": async (desk) => {
    const { id, sha256 } = await stageProposal(desk, { suggestedEntry: `A ${WORD} sings` });
    await decide({ candidateId: id, sha256, to: "rejected", actor: ACTOR }, desk, nothing);
  },
  "a candidate that was approved": async (desk) => {
    await approve(desk, await stageProposal(desk, { suggestedEntry: `A ${WORD} sings` }));
  },
  "an offered question": async (desk, seen) => {
    const question = `where does a ${WORD} live`;
    seen.add(question);
    const { card } = offerCard({ question, offeredAt: 1 }, DEFAULT_WORDING.lines);
    await desk.state.database.transact(() => {
      desk.state.conversations.setPendingLookup("telegram:1001", question, 1);
      desk.state.outbox.add({ chatId: 1001, text: "Shall I?", card, buttons: [] }, 1);
    });
  },
  "an old offer, whose question is answered": async (desk, seen) => {
    const question = `where does a ${WORD} live`;
    seen.add(question);
    desk.write("MEMORY.md", `${desk.read("MEMORY.md")}\n- ${question}\n`);
    const { card } = offerCard({ question, offeredAt: 1 }, DEFAULT_WORDING.lines);
    await desk.state.database.transact(() => {
      desk.state.outbox.add({ chatId: 1001, text: "Shall I?", card, buttons: [] }, 1);
    });
  },
  "a message whose update is done": async (desk, seen) => {
    const body = JSON.stringify({ update_id: 7, message: { text: `my ${WORD} died` } });
    seen.add(body);
    desk.write("MEMORY.md", `${desk.read("MEMORY.md")}\n- a ${WORD}\n`);
    const inbox = createInbox(desk.state.database, 1);
    await desk.state.database.transact(() => {
      inbox.add({ updateId: 7, lane: "1001", body }, desk.now().getTime());
      inbox.finish(1, "done");
    });
  },
  "words that were edited by hand, and a checksum of them in the files": async (desk, seen) => {
    desk.write("SELF.md", `${desk.read("SELF.md")}\nA ${WORD} lives here.\n`);
    const store = await openRecord(join(desk.folder, ".."), RECORD_ID);
    const made = await writeChecksum(store, { log: true, manifest: true }, desk.now());
    desk.write("JOURNAL.md", `Checksum ${made.checksum}, view of ${made.checksum.slice(0, 16)}\n`);
    seen.look();
    await learnEntry(desk, "Ropes hold");
    await learnEntry(desk, "Lamps glow");
  },
};

describe("after a forgetting, no digest lets anybody confirm a guess", () => {
  it.each(Object.keys(STORIES))("%s", async (name) => {
    const desk = await createTestGate({ record: "sample" });
    const seen = recordTexts(desk);
    await learnEntry(desk, "Corks float because they hold air");
    seen.look();
    await STORIES[name]?.(desk, seen);
    seen.look();
    await makeBackup(desk);
    await learnEntry(desk, "Kites need wind");
    seen.look();
    const findings = async (): Promise<readonly string[]> => {
      const exported = await exportRecord(desk);
      const zip = readFileSync(exported.path);
      await exported.remove();
      return [
        ...(await seen.guessesIn(desk.folder, WORD)),
        ...(await seen.guesses("export.zip", zip, WORD)),
      ];
    };
    expect((await findings()).length, "the attacker finds them before").toBeGreaterThan(0);
    await confirm(desk);
    expect(await findings()).toEqual([]);
    const { findings: said, ok } = await verify(desk);
    expect([ok, said.filter(({ kind }) => kind === "tampered")]).toEqual([true, []]);
    // What is learned later is in one chain with it, and a second forgetting leaves nothing either.
    await learnEntry(desk, "Snow melts");
    await confirm(desk, "Corks float because they hold air");
    expect(await verify(desk)).toMatchObject({ ok: true });
    expect(await findings()).toEqual([]);
  });
});

describe("the receipts after a forgetting", () => {
  async function forgotten(): Promise<TestGate> {
    const desk = await createTestGate({ record: "sample" });
    await learnAll(desk);
    await confirm(desk);
    return desk;
  }

  it("say which forgetting took the digests away, and report no edit by hand and no forgery", async () => {
    const { findings, ok } = await verify(await forgotten());
    expect(ok).toBe(true);
    expect(findings.map(({ kind }) => kind)).toEqual(["ok", "ok", "ok", "ok"]);
    expect(findings[0]?.message).toMatch(/The forgetting [0-9a-f-]{36} took the digests/);
  });

  it("still tell of an edit by hand between two merges before it", async () => {
    const desk = await createTestGate({ record: "sample" });
    await learnAll(desk);
    desk.write("SELF.md", `${desk.read("SELF.md")}\nBy hand.\n`);
    await learnEntry(desk, "Ropes hold");
    await learnEntry(desk, "Lamps glow");
    await confirm(desk);
    const { findings } = await verify(desk);
    expect(findings.filter(({ kind }) => kind === "hand_edit")).toHaveLength(1);
  });

  it("show each change that a forger makes, also one that claims to be a forgetting's", async () => {
    const desk = await forgotten();
    const whole = desk.read("MERGE-RECEIPTS.jsonl");
    const lines = whole.trimEnd().split("\n");
    const forgeries = [
      ...lines.map((_, at) =>
        lines.with(at, (lines[at] ?? "").replace("telegram:1001", "telegram:66")),
      ),
      ...lines.map((_, at) => lines.toSpliced(at, 1)),
      lines.with(0, "{}"),
      lines.with(
        lines.length - 1,
        (lines.at(-1) ?? "").replace(
          '"rewrote": [',
          `"rewrote": [{"before": "${"a".repeat(64)}", "after": "${"b".repeat(64)}"}, `,
        ),
      ),
    ];
    for (const forged of forgeries) {
      desk.write("MERGE-RECEIPTS.jsonl", `${forged.join("\n")}\n`);
      expect(await verify(desk), forged.join("\n").slice(0, 80)).toMatchObject({ ok: false });
    }
    desk.write("MERGE-RECEIPTS.jsonl", whole);
    expect(await verify(desk)).toMatchObject({ ok: true });
  });

  it("keep what was forged before it: no forgetting makes a forgery true", async () => {
    const desk = await createTestGate({ record: "sample" });
    await learnAll(desk);
    const [first = "", ...rest] = desk.read("MERGE-RECEIPTS.jsonl").split("\n");
    const forged = [first.replace("telegram:1001", "telegram:66"), ...rest].join("\n");
    desk.write("MERGE-RECEIPTS.jsonl", forged);
    expect(await verify(desk)).toMatchObject({ ok: false });
    await confirm(desk);
    expect(await verify(desk)).toMatchObject({ ok: false });
  });
});

it("an update that comes twice is taken once, also when a forgetting lies between", async () => {
  const desk = await createTestGate({ record: "sample" });
  await learnEntry(desk, `A ${WORD} has stripes`);
  const inbox = createInbox(desk.state.database, 1);
  const update = { updateId: 7, lane: "1001", body: '{"update_id": 7}' };
  const now = desk.now().getTime();
  const add = (at: number): Promise<boolean> =>
    desk.state.database.transact(() => inbox.add(update, at));
  expect(await add(now)).toBe(true);
  await confirm(desk);
  expect(await add(now + 1000)).toBe(false);
  expect(await add(now + 8 * 24 * 60 * 60_000)).toBe(true);
});
