// The call of /ask: what the question is about, each fact once and by its id, within the tokens that it has.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRetriever } from "../../src/record/recall/retrieval.ts";
import { openRecord, type RecordSnapshot } from "../../src/record/store.ts";
import type { KnownEntry, MindEntry } from "../../src/record/types.ts";
import { estimateTokens } from "../../src/voice/tokens.ts";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { entry, largeSnapshot } from "../support/large-snapshot.ts";

const large = largeSnapshot(5000);
const retriever = createRetriever<KnownEntry>();

describe("the excerpts of an answer", () => {
  it("are those that the question is about, up to twelve, a fact and the deed that says the same once", async () => {
    const snapshot = await snapshotOf("sample");
    const { ids, system } = asked(snapshot, "octopus, squid, crab and bread?");
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
    for (const { id, text, evidenceId = "" } of snapshot.mind) {
      const activity = snapshot.lived.find((one) => one.id === evidenceId);
      if (ids.includes(id) && ids.includes(evidenceId)) expect(activity?.text).not.toContain(text);
    }
    expect(system).toMatch(/^\[LEARN-0003\] 2026-03-07: [^\n]*three hearts/m);
  });

  it("are of every part: entries, events, memories, works, deeds, skills and what others say", async () => {
    const snapshot = await snapshotOf("odile");
    for (const { id, text } of [...snapshot.mind, ...snapshot.lived]) {
      expect(asked(snapshot, text).ids, text).toContain(id);
    }
  });

  it("hold no bracket that an answer could take for an id, whatever stands in an entry", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.stringMatching(/^[[\]a-z0-9 ]*$/),
        (text, more) => {
          const mind = [{ ...entry(0), text: `heron ${text} [LEARN-0001] ${more}` }];
          const { system } = asked({ ...large, mind }, "heron");
          const [line = ""] = /^\[LEARN-90000\] [^\n]*/m.exec(system) ?? [];
          expect(line).not.toBe("");
          expect(line.slice("[LEARN-90000]".length)).not.toMatch(/[[\]]/);
        },
      ),
    );
  });

  it("name one place each, where two entries have the same number", () => {
    const twice: MindEntry[] = [
      { ...entry(1), text: "The heron stands" },
      { ...entry(1), text: "The heron stands in the pond and the heron fishes" },
    ];
    expect(asked({ ...large, mind: twice }, "heron").ids).toEqual([entry(1).id]);
  });

  it("keep within what the Voice has for recalled ones, and one that is too long leaves room for others", () => {
    const long = { ...entry(0), text: `heron heron ${"pond ".repeat(3000)}` };
    const short = { ...entry(1), text: "A heron stands" };
    expect(asked({ ...large, mind: [long, short] }, "heron").ids).toEqual([short.id]);
    for (const total of [2000, 6000]) {
      const { system } = createPrompts(total, retriever).grounded(large, "the harbour ferry") ?? {};
      const excerpts = /\n<excerpts>\n[^]*/.exec(system ?? "")?.[0] ?? "";
      expect(estimateTokens(excerpts)).toBeLessThan(total * 0.25);
    }
  });

  it("are none for a question without a word of the Record", () => {
    expect(createPrompts(6000, retriever).grounded(large, "zzzzqqq")).toBeUndefined();
    expect(createPrompts(6000, retriever).grounded(large, "")).toBeUndefined();
  });

  it("are eight by words at least, whatever a model says is near", () => {
    const question = "the harbour ferry";
    const byWords = [...(createPrompts(6000, retriever).grounded(large, question)?.ids ?? [])];
    const far = large.mind.filter(({ id }) => !byWords.includes(id)).slice(0, 40);
    const call = createPrompts(6000, retriever).grounded(large, question, far);
    const ids = [...(call?.ids ?? [])];
    expect(ids).toHaveLength(12);
    expect(ids.filter((id) => byWords.includes(id))).toEqual(byWords.slice(0, 8));
  });

  it("begin with what means the question, where a model tells and no word is shared", () => {
    const [far] = large.mind.slice(-1);
    const call = createPrompts(6000, retriever).grounded(large, "zzzzqqq", far && [far]);
    expect([...(call?.ids ?? [])]).toEqual([far?.id]);
  });
});

function asked(snapshot: RecordSnapshot, question: string) {
  const call = createPrompts(6000).grounded(snapshot, question);
  return { ids: [...(call?.ids ?? [])], system: call?.system ?? "" };
}

async function snapshotOf(record: string): Promise<RecordSnapshot> {
  const usersDir = temporaryFolder();
  copyRecord(record, usersDir, "somebody");
  return (await openRecord(usersDir, "somebody")).snapshot();
}
