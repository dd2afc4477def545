import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readCandidateFence } from "../../../src/record/candidates/fence.ts";
import { visible } from "../../../src/record/text/unseen.ts";
import {
  candidateId,
  formatCandidate,
  parseCandidates,
  profileTarget,
  promptSection,
} from "../../../src/record/candidates/candidates.ts";
import type { Candidate, NewCandidate } from "../../../src/record/types.ts";
import { createCandidate, createPending, hostileText, isOneInsertion } from "../builders.ts";
import { codeOf, EMPTY, only } from "./candidate-helpers.ts";
import { insertCandidate, nextCandidateNumber } from "../pending-texts.ts";

const RUNS = Number(process.env["CANDIDATE_BLOCKS"] ?? 100);
const SIMPLE_READER = /### (CANDIDATE-\d+)[^\n]*\n+```yaml\n([\s\S]*?)\n```/g;

const hostileCandidate: fc.Arbitrary<Partial<NewCandidate>> = fc.record({
  recordId: fc.constantFrom("tomas", "null", "010", "true", "act-5"),
  channelKey: hostileText,
  timestamp: fc.oneof(fc.constant("2026-03-05 18:20:11"), hostileText),
  userText: hostileText,
  replyText: hostileText,
  mindCategory: fc.constantFrom("knowledge", "curiosity", "personality"),
  signalType: fc.oneof(fc.constant("lookup"), hostileText),
  priorityScore: fc.constantFrom(1, 5),
  summary: hostileText,
  exampleFromExchange: hostileText,
  suggestedEntry: hostileText,
  promptAddition: hostileText,
  suggestedFollowup: hostileText,
  tensionWith: hostileText,
  alternativeInterpretation: hostileText,
  conflicts: fc.array(
    fc.record({
      rule: hostileText,
      pair: fc.tuple(hostileText, hostileText),
      existingHint: hostileText,
      newHint: hostileText,
    }),
    { maxLength: 2 },
  ),
});

describe("a formatted candidate", () => {
  it("has the keys in the order of the format, status first", () => {
    const block = formatCandidate(
      createCandidate({
        suggestedFollowup: "f",
        tensionWith: "t",
        alternativeInterpretation: "a",
        conflicts: [{ rule: "r", pair: ["a", "b"], existingHint: "a", newHint: "b" }],
      }),
    );
    expect(block).toBe(`### CANDIDATE-0001

\`\`\`yaml
status: pending
record_id: "tomas"
timestamp: 2026-03-05 18:20:11
channel_key: "telegram:100200"
source_exchange:
  user: "we read a chapter about kelp forests"
  grace_mar: "[direct report, no reply]"
mind_category: curiosity
signal_type: new_interest
priority_score: 3
summary: "Drawn to kelp forests"
example_from_exchange: "a chapter about kelp forests"
profile_target: IX-B. CURIOSITY
suggested_entry: "Kelp forests: how they shelter fish"
prompt_section: YOUR CURIOSITY
prompt_addition: "none"
suggested_followup: "f"
tension_with: "t"
alternative_interpretation: "a"
conflicts_detected:
  count: 1
  items:
    - rule: "r"
      pair: ["a", "b"]
      existing_hint: "a"
      new_hint: "b"
\`\`\`
`);
  });

  it("cuts each value at 2,000 characters", () => {
    const text = "x".repeat(1999) + "😀";
    const candidate = only(createPending([createCandidate({ userText: text, summary: text })]));
    expect(candidate.userText).toBe("x".repeat(1999));
    expect(candidate.summary).toBe("x".repeat(1999));
  });

  it("names target and section by category", () => {
    expect(profileTarget("knowledge")).toBe("IX-A. KNOWLEDGE");
    expect(promptSection("personality")).toBe("YOUR PERSONALITY");
    expect(candidateId(7)).toBe("CANDIDATE-0007");
    expect(candidateId(12345)).toBe("CANDIDATE-12345");
  });

  it("is refused when its id is not one", () => {
    expect(codeOf(() => formatCandidate(createCandidate({ id: "CANDIDATE-1\n## x" })))).toBe(
      "bad_candidate_id",
    );
  });
});

describe("hostile text in a candidate", () => {
  it("reads back as it is seen with YAML, the tolerant reader and a simple pattern", () => {
    fc.assert(
      fc.property(hostileCandidate, fc.nat(3), (changes, before) => {
        let pending = EMPTY;
        for (let number = 1; number <= before; number += 1) {
          pending = insertCandidate(
            pending,
            formatCandidate(createCandidate({ id: candidateId(number) })),
          );
        }
        const candidate = createCandidate({ ...changes, id: candidateId(before + 1) });
        const after = insertCandidate(pending, formatCandidate(candidate));
        pending = insertCandidate(
          after,
          formatCandidate(createCandidate({ id: candidateId(before + 2) })),
        );
        expect(isOneInsertion(EMPTY, pending)).toBe(true);

        const ids = Array.from({ length: before + 2 }, (_, index) => candidateId(index + 1));
        const simple = [...pending.matchAll(SIMPLE_READER)];
        expect(simple.map(([, id]) => id)).toEqual(ids);
        expect(parseCandidates(pending).map(({ id }) => id)).toEqual(ids);
        expect(nextCandidateNumber(pending, 0)).toBe(before + 3);

        const body = simple[before]?.[2] ?? "";
        expectSameYaml(parse(body, { schema: "core", maxAliasCount: 0 }), candidate);
        const found = parseCandidates(pending)[before];
        expectSame(found, candidate);
        expectLoose(body, candidate);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it("is read by lines exactly as by the YAML parser", () => {
    const lines = `status: approved|summary: a|summary: 'b'|summary: null|summary:|x: [a]|x: 1|y
source_exchange:|  user: a|  user: "b"|  grace_mar: c|  user:|source_exchange: z||# c|x: a: b|    deep: 1
conflicts_detected: 1|suggested_entry: e #c
conflicts_detected:|  count: 1|  items:|    - rule: "r"|    - rule: same_subject|      pair: ["a", "b\\x2D"]
      pair: [a, b]|      pair: ["a"]|      kind: opposite|      kind: null|      new_hint: "n"|      entry_date: 2026-03-02
     entry_id: LEARN-0001|      entry_id: "x" y|      existing_hint:|  - rule: "z"|      entry_text: 0x10`.split(
      /[|\n]/,
    );
    const block =
      `summary: a|conflicts_detected:|  count: 1|  items:|    - rule: "r"|      pair: ["a", "b"]`.split(
        "|",
      );
    fc.assert(
      fc.property(fc.nat(6), fc.array(fc.constantFrom(...lines), { maxLength: 6 }), (n, chosen) => {
        const body = `${[...block.slice(0, n), ...chosen].join("\n")}\n`;
        const { faults, ...rest } = readCandidateFence(body);
        // The line reader knows no comments, so this goes to the parser.
        const { faults: parserFaults, ...parsed } = readCandidateFence(`# comment\n${body}`);
        expect(rest).toEqual(parsed);
        expect(faults).toHaveLength(parserFaults.length);
      }),
      { numRuns: RUNS },
    );
  }, 30_000);

  function expectSameYaml(read: unknown, candidate: NewCandidate): void {
    expect(read).toMatchObject({
      status: "pending",
      record_id: candidate.recordId,
      source_exchange: {
        user: candidate.userText.toWellFormed(),
        grace_mar: candidate.replyText.toWellFormed(),
      },
      suggested_entry: visible(candidate.suggestedEntry),
      channel_key: candidate.channelKey.toWellFormed(),
    });
  }

  function expectSame(found: Candidate | undefined, candidate: NewCandidate): void {
    const exact = (text: string | undefined): string | undefined =>
      visible(text ?? "") || undefined;
    expect(found).toMatchObject({
      status: "pending",
      place: "candidates",
      recordId: candidate.recordId,
    });
    expect(found?.userText).toBe(candidate.userText.toWellFormed());
    expect(found?.replyText).toBe(candidate.replyText.toWellFormed());
    expect(found?.summary).toBe(exact(candidate.summary));
    expect(found?.suggestedEntry).toBe(exact(candidate.suggestedEntry));
    expect(found?.exampleFromExchange).toBe(exact(candidate.exampleFromExchange));
    expect(found?.promptAddition).toBe(exact(candidate.promptAddition));
    expect(found?.tensionWith).toBe(exact(candidate.tensionWith));
    expect(found?.conflicts).toEqual(
      candidate.conflicts.map((conflict) => ({
        rule: conflict.rule.toWellFormed(),
        pair: conflict.pair.map((word) => word.toWellFormed()),
        existingHint: conflict.existingHint.toWellFormed(),
        newHint: conflict.newHint.toWellFormed(),
      })),
    );
    const isWhole = visible(candidate.summary) !== "" && visible(candidate.suggestedEntry) !== "";
    expect(found?.faults.length === 0).toBe(isWhole);
  }

  // One line that is no YAML sends the same body through the tolerant reader.
  function expectLoose(body: string, candidate: NewCandidate): void {
    const loose = readCandidateFence(`${body}\n]`);
    expect(loose.faults.length).toBe(1);
    expect(loose.userText).toBe(candidate.userText.toWellFormed());
    expect(loose.replyText).toBe(candidate.replyText.toWellFormed());
    expect(loose.texts.get("status")).toBe("pending");
    expect(loose.texts.get("suggested_entry")).toBe(visible(candidate.suggestedEntry));
    expect(loose.texts.get("summary")).toBe(visible(candidate.summary));
  }
});
