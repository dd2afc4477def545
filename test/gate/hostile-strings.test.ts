// Strings that try to be something else, in every field and on the whole way through the gate: three readers
// find the same in every file afterwards. HOSTILE_STRINGS=10000 for the full count, in each of nine fields.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { decide } from "../../src/gate/decide.ts";
import { reword } from "../../src/gate/edit.ts";
import { stage } from "../../src/gate/stage.ts";
import { checkIntegrity } from "../../src/record/integrity.ts";
import { parseCandidates } from "../../src/record/candidates.ts";
import { readJsonl } from "../../src/record/jsonl.ts";
import { clipScalar } from "../../src/record/scalar.ts";
import { FILES } from "../../src/record/store.ts";
import { hostileText } from "../record/builders.ts";
import { approve, mergeApproved } from "../support/gate-acts.ts";
import { copyRecord } from "../support/temporary.ts";
import {
  ACTOR,
  createProposal,
  openTestGate,
  RECORD_ID,
  type TestGate,
} from "../support/open-gate.ts";
import { readByRegex, readStrictly, readTolerantly } from "./three-readers.ts";

const COUNT = Number(process.env["HOSTILE_STRINGS"] ?? 100);
const PER_RECORD = 25;
const KINDS = ["knowledge", "curiosity", "personality"] as const;
const nothing = (): void => undefined;

// Each candidate takes a string of its own for every field; COUNT of them go through each field.
const hostile = fc.record({
  userText: hostileText,
  replyText: hostileText,
  summary: hostileText.map(orWord),
  quote: hostileText.map(orWord),
  entry: hostileText.map(orWord),
  addition: hostileText.map(orWord),
  further: hostileText.map(orWord),
  wording: hostileText.map((text) => orWord(clipScalar(text.toWellFormed(), 200))),
  reason: hostileText.map(orWord),
});
type Hostile = typeof hostile extends fc.Arbitrary<infer T> ? T : never;

it(
  "hostile strings in every field leave every file readable, the same to three readers",
  { timeout: 20_000 + COUNT * 100 },
  async () => {
    const strings = fc.sample(hostile, { numRuns: COUNT, seed: 20_261_123 });
    for (let at = 0; at < strings.length; at += PER_RECORD) {
      await throughTheGate(strings.slice(at, at + PER_RECORD));
    }
  },
);

async function throughTheGate(strings: readonly Hostile[]): Promise<void> {
  const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  copyRecord("minimal", usersDir, RECORD_ID);
  const gate = await openTestGate(usersDir);
  try {
    const merged: string[] = [];
    const reasons: string[] = [];
    for (const [index, each] of strings.entries()) {
      const id = await stageAndReword(each, index, gate);
      if (index % 5 === 4) {
        const reason = each.reason.toWellFormed();
        await decide({ candidateId: id, to: "rejected", reason, actor: ACTOR }, gate, nothing);
        reasons.push(reason);
      } else {
        await approve(gate, { id });
        merged.push(squeezed(each.wording));
      }
    }
    await mergeApproved(gate);
    expectReadable(strings, merged, gate);
    const events = readJsonl(gate.read(FILES.events));
    expect(events.badLines).toEqual([]);
    expect(events.rows.flatMap(({ value }) => value["rejection_reason"] ?? [])).toEqual(reasons);
  } finally {
    gate.state.close();
    rmSync(usersDir, { recursive: true, force: true });
  }
}

async function stageAndReword(each: Hostile, index: number, gate: TestGate): Promise<string> {
  const { candidate } = await stage(
    {
      proposal: createProposal({
        mindCategory: KINDS[index % 3] ?? "knowledge",
        summary: each.summary,
        exampleFromExchange: each.quote,
        suggestedEntry: each.entry,
        promptAddition: each.addition,
        suggestedFollowup: each.further,
        tensionWith: each.further,
        alternativeInterpretation: each.further,
      }),
      channelKey: "telegram:1001",
      userText: each.userText,
      replyText: each.replyText,
    },
    gate,
    nothing,
  );
  await reword({ candidate, wording: each.wording, actor: ACTOR }, gate, nothing);
  return candidate.id;
}

function expectReadable(
  strings: readonly Hostile[],
  merged: readonly string[],
  gate: TestGate,
): void {
  const texts = {
    pending: gate.read(FILES.pending),
    self: gate.read(FILES.self),
    evidence: gate.read(FILES.evidence),
  };
  const strict = readStrictly(texts);
  expect(readTolerantly(texts)).toEqual(strict);
  expect(readByRegex(texts)).toEqual(strict);
  expect(Object.keys(strict.candidates)).toHaveLength(strings.length);
  const said = Object.values(strict.candidates).map(([user, reply]) => [user, reply]);
  const expected = strings.map(({ userText, replyText }) => [userText, replyText].map(wellFormed));
  expect(said.toSorted(byText)).toEqual(expected.toSorted(byText));
  expect(Object.values(strict.entries).toSorted()).toEqual(merged.toSorted());
  expect(Object.keys(strict.activities)).toHaveLength(merged.length);
  expect(parseCandidates(texts.pending).flatMap(({ faults }) => faults)).toEqual([]);
  expect(checkIntegrity({ ...texts, skills: "" })).toEqual([]);
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The analyst and the gate refuse empty values before they come this far. */
function orWord(text: string): string {
  return text.trim() === "" ? "word" : text;
}

function byText(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : Number(first > second);
}
