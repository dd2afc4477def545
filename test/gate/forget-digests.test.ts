// No digest of forgotten words survives a forgetting: an attacker who has the export, each backup and state.db, who
// knows every text as it was and has to confirm one word of it, finds nothing to compare with.

import { describe, expect, it } from "vitest";
import { verify } from "../../src/gate/verify.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { learnEntry } from "../support/gate-acts.ts";
import { recordTexts } from "../support/guessed-digests.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";
import { confirm, expectNoGuess, learnAll, STORIES, WORD } from "./forget-stories.ts";

/** Each story is in one of them; torture:leak tells each alone, and any in a row. */
const GROUPS = [
  ["an entry in each section", "a quote in a candidate that waits", "an offered question"],
  [
    "a merge that was undone",
    "a candidate that was rejected",
    "an old offer, whose question is answered",
  ],
  [
    "a candidate that was approved",
    "a message whose update is done",
    "words that were edited by hand, and a checksum of them in the files",
  ],
];

describe("after a forgetting, no digest lets anybody confirm a guess", () => {
  it.each(GROUPS)("%s; %s; %s", async (...names) => {
    await expectNoGuess(names);
  });

  it("in none of the stories that there are", () => {
    expect(GROUPS.flat().toSorted()).toEqual(Object.keys(STORIES).toSorted());
  });
});

it("what an earlier forgetting left is no guess for words that stood in it", async () => {
  const desk = await createTestGate({ record: "sample" });
  const seen = recordTexts(desk);
  await learnEntry(desk, "Corks float because they hold air");
  await learnAll(desk);
  await confirm(desk, "Corks float because they hold air");
  seen.look();
  // The Record is another one before the next forgetting.
  await learnEntry(desk, "Kites need wind");
  await confirm(desk);
  expect(await seen.guessesIn(desk.folder, WORD)).toEqual([]);
  expect(await verify(desk)).toMatchObject({ ok: true });
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
