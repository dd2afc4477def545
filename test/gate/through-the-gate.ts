// Strings that try to be something else, on the whole way through the gate: staged, reworded, approved or rejected,
// merged and taken back. Three readers find the same in every file each time, and exactly what went in.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect } from "vitest";
import { tellsDistress } from "../../src/wording/distress.ts";
import { decide } from "../../src/gate/decide.ts";
import { reword } from "../../src/gate/reword.ts";
import { stage } from "../../src/gate/stage.ts";
import { undo } from "../../src/gate/undo.ts";
import { candidateId, parseCandidates } from "../../src/record/candidates/candidates.ts";
import { checkIntegrity } from "../../src/record/integrity.ts";
import { visible } from "../../src/record/text/unseen.ts";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import { clipScalar } from "../../src/record/text/clip.ts";
import { FILES } from "../../src/record/store.ts";
import { hostileText } from "../record/builders.ts";
import { approve, mergeApproved } from "../support/gate-acts.ts";
import {
  ACTOR,
  createProposal,
  openTestGate,
  RECORD_ID,
  type TestGate,
} from "../support/open-gate.ts";
import { copyRecord } from "../support/temporary.ts";
import { readByRegex, readStrictly, readTolerantly } from "./three-readers.ts";

const KINDS = ["knowledge", "curiosity", "personality"] as const;
/** Cuts a value as record/candidates/block.ts does. */
const MAX_VALUE_CHARS = 2000;
const nothing = (): void => undefined;

/** One candidate's strings, another one for every field. */
export function hostileCandidate(text: fc.Arbitrary<string> = hostileText) {
  const filled = text.map(orWord);
  return fc.record({
    userText: text,
    replyText: text,
    summary: filled,
    quote: filled,
    entry: filled,
    addition: filled,
    further: filled,
    wording: text.map((words) => orWord(clipScalar(words.toWellFormed(), 200))),
    reason: filled,
  });
}
export type HostileCandidate =
  ReturnType<typeof hostileCandidate> extends fc.Arbitrary<infer T> ? T : never;

/** A Record of its own for these candidates, gone afterwards. */
export async function throughTheGate(given: readonly HostileCandidate[]): Promise<void> {
  // Words that tell of distress are a matter of test/gate/stage.test.ts: the gate takes none of them.
  const strings = given.filter((each) => !tellsDistress(Object.values(each).map(String)));
  expect(strings.length).toBeGreaterThan(given.length / 2);
  const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  copyRecord("minimal", usersDir, RECORD_ID);
  const desk = await openTestGate(usersDir);
  try {
    const merged: string[] = [];
    const reasons: string[] = [];
    for (const [index, each] of strings.entries()) {
      const id = await stageAndReword(each, index, desk);
      if (index % 5 === 4) {
        const reason = each.reason.toWellFormed();
        await decide({ candidateId: id, to: "rejected", reason, actor: ACTOR }, desk, nothing);
        reasons.push(reason);
      } else {
        await approve(desk, { id });
        merged.push(squeezed(each.wording));
      }
    }
    await mergeApproved(desk);
    expectReadable(strings, merged, desk);
    const events = readJsonl(desk.read(FILES.events));
    expect(events.badLines).toEqual([]);
    expect(events.rows.flatMap(({ value }) => value["rejection_reason"] ?? [])).toEqual(reasons);
    await undo(undefined, ACTOR, desk, nothing);
    expectReadable(strings, [], desk);
  } finally {
    desk.state.close();
    rmSync(usersDir, { recursive: true, force: true });
  }
}

async function stageAndReword(
  each: HostileCandidate,
  index: number,
  desk: TestGate,
): Promise<string> {
  const staged = await stage(
    {
      proposals: [
        createProposal({
          mindCategory: KINDS[index % 3] ?? "knowledge",
          summary: each.summary,
          exampleFromExchange: each.quote,
          suggestedEntry: each.entry,
          promptAddition: each.addition,
          suggestedFollowup: each.further,
          tensionWith: each.further,
          alternativeInterpretation: each.further,
        }),
      ],
      channelKey: "telegram:1001",
      userText: each.userText,
      replyText: each.replyText,
    },
    desk,
    nothing,
  );
  const [candidate] = staged?.candidates ?? [];
  if (!candidate) throw new Error("nothing was staged");
  await reword({ candidate, wording: each.wording, actor: ACTOR }, desk, nothing);
  return candidate.id;
}

function expectReadable(
  strings: readonly HostileCandidate[],
  merged: readonly string[],
  desk: TestGate,
): void {
  const texts = {
    pending: desk.read(FILES.pending),
    self: desk.read(FILES.self),
    evidence: desk.read(FILES.evidence),
  };
  const strict = readStrictly(texts);
  expect(readTolerantly(texts)).toEqual(strict);
  expect(readByRegex(texts)).toEqual(strict);
  // One number after the other: none was taken from what somebody said.
  const ids = strings.map((_, index) => candidateId(index + 1));
  expect(Object.keys(strict.candidates).toSorted()).toEqual(ids);
  // Some tools look without regard to lines.
  expect(texts.pending.split("```")).toHaveLength(ids.length * 2 + 1);
  expect(new Set(texts.pending.match(/CANDIDATE-\d+/gi))).toEqual(new Set(ids));
  const statuses = new Set(Object.values(strict.candidates).map(([, , status]) => status));
  expect(statuses.has("pending")).toBe(merged.length === 0);
  const said = Object.values(strict.candidates).map(([user, reply]) => [user, reply]);
  const expected = strings.map(({ userText, replyText }) => [userText, replyText].map(asKept));
  expect(said.toSorted(byText)).toEqual(expected.toSorted(byText));
  expect(Object.values(strict.entries).toSorted()).toEqual(merged.toSorted());
  expect(Object.keys(strict.activities)).toHaveLength(merged.length);
  expect(parseCandidates(texts.pending).flatMap(({ faults }) => faults)).toEqual([]);
  expect(checkIntegrity({ ...texts, skills: "" })).toEqual([]);
}

function asKept(text: string): string {
  return clipScalar(text, MAX_VALUE_CHARS).toWellFormed();
}

function squeezed(text: string): string {
  return visible(text);
}

/** The analyst and the gate refuse empty values before they come this far. */
function orWord(text: string): string {
  return visible(text) === "" ? "word" : text;
}

function byText(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : Number(first > second);
}
