import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { candidateId, parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { planMerge } from "../../../src/record/merge/plan.ts";
import { yamlFences } from "../../../src/record/text/markdown.ts";
import { readMind } from "../../../src/record/self/mind.ts";
import {
  ACT_1,
  createCandidate,
  createEvidence,
  createFiles,
  createPending,
  createSelf,
  LEARN_1,
} from "../builders.ts";
import { after, NEW_ACT, NEW_CUR, plan, REQUEST } from "./merge-helpers.ts";
import { setCandidateStatus } from "../pending-texts.ts";

describe("planMerge", () => {
  it("puts the entry into its section and the activity inside section V's fence", () => {
    const { self, evidence } = after(plan());
    expect(self).toBe(
      createSelf({ knowledge: `entries:\n${LEARN_1}`, curiosity: `entries:\n${NEW_CUR}` }),
    );
    expect(evidence).toBe(createEvidence(`activities:\n${ACT_1}${NEW_ACT}`));
  });

  it("lists the edits evidence first and the profile last, with texts before and after", () => {
    const files = createFiles();
    const { edits } = planMerge(files, REQUEST);
    expect(edits.map(({ path }) => path)).toEqual(["EVIDENCE.md", "PENDING-REVIEW.md", "SELF.md"]);
    expect(edits.map(({ before }) => before)).toEqual([files.evidence, files.pending, files.self]);
  });

  it("says what it merged, for events, archive, session log and receipt", () => {
    const files = createFiles();
    const merge = planMerge(files, REQUEST);
    expect(merge.merged).toEqual([
      {
        candidateId: "CANDIDATE-0001",
        evidenceId: "ACT-0002",
        entryId: "CUR-0001",
        category: "curiosity",
        agentSource: "voice",
        channelKey: "telegram:100200",
        sha256: parseCandidates(files.pending)[0]?.sha256,
        text: "Kelp forests: how they shelter fish",
      },
    ]);
    expect(merge.archive).toBe(
      "**[2026-03-06 09:00:00]** `APPROVED` (Telegram)\n> CANDIDATE-0001 → ACT-0002\n> Kelp forests: how they shelter fish\n\n",
    );
    expect(merge.sessionLog).toBe(
      "- [2026-03-06 09:00:00] Merged: CANDIDATE-0001 → CUR-0001 (ACT-0002)\n",
    );
    expect(merge.checksumBefore).not.toBe(merge.checksumAfter);
  });

  it("moves the blocks to Processed as they are", () => {
    const files = createFiles();
    const { pending } = after(planMerge(files, REQUEST));
    const [before] = parseCandidates(files.pending);
    expect(parseCandidates(pending)).toMatchObject([
      { id: "CANDIDATE-0001", place: "processed", status: "approved", sha256: before?.sha256 },
    ]);
  });

  it("writes local dates of the Record's zone", () => {
    const { self } = after(
      plan({}, { now: new Date("2026-03-06T23:30:00Z"), timeZone: "Asia/Tokyo" }),
    );
    expect(self).toContain("date: 2026-03-07\n    topic");
  });

  it("merges all three kinds, numbered in file order", () => {
    const candidates = (["knowledge", "personality", "knowledge", "curiosity"] as const).map(
      (mindCategory, index) => createCandidate({ id: candidateId(index + 1), mindCategory }),
    );
    const merge = plan({ pending: createPending(candidates) });
    expect(merge.merged.map(({ entryId, evidenceId }) => `${entryId} ${evidenceId}`)).toEqual([
      "LEARN-0002 ACT-0002",
      "PER-0001 ACT-0003",
      "LEARN-0003 ACT-0004",
      "CUR-0001 ACT-0005",
    ]);
    expect(readMind(after(merge).self).map(({ id, evidenceId }) => `${id} ${evidenceId}`)).toEqual([
      "LEARN-0001 ACT-0001",
      "LEARN-0002 ACT-0002",
      "LEARN-0003 ACT-0004",
      "CUR-0001 ACT-0005",
      "PER-0001 ACT-0003",
    ]);
  });

  it("gives no number that SELF already points to", () => {
    const self = createSelf({ knowledge: `entries:\n${LEARN_1.replace("ACT-0001", "ACT-0030")}` });
    expect(plan({ self }).merged[0]?.evidenceId).toBe("ACT-0031");
  });

  it("gives no number of an entry that is written in one line", () => {
    const evidence = createEvidence(
      "activities:\n  - {id: ACT-0007, date: 2026-01-01, source: walk, activity_type: x, evidence_tier: 4}\n",
    );
    expect(plan({ evidence, self: createSelf() }).merged[0]?.evidenceId).toBe("ACT-0008");
  });

  it("is not moved by ids that somebody typed", () => {
    const typed = createCandidate({ userText: "ACT-0999", summary: "CUR-0888 and ACT-0999" });
    const merge = plan({ pending: createPending([typed]) });
    expect(merge.merged[0]).toMatchObject({ entryId: "CUR-0001", evidenceId: "ACT-0002" });
    expect(
      plan({ ...after(merge), pending: createPending([createCandidate()]) }).merged[0],
    ).toMatchObject({
      entryId: "CUR-0002",
      evidenceId: "ACT-0003",
    });
  });

  it("writes the entry's text as evidence too, on one line, cut behind the last whole word of 200 characters", () => {
    const suggestedEntry = `say "hi"\n\`\`\`\n${"kelp ".repeat(60)}`;
    const text = `say "hi" \`\`\` ${"kelp ".repeat(37)}`.trim();
    const merge = plan({
      pending: createPending([createCandidate({ suggestedEntry, summary: "Never shown" })]),
    });
    const entry = readMind(after(merge).self).find(({ id }) => id === "CUR-0001");
    expect(entry?.text).toBe(text);
    const fence = yamlFences(after(merge).evidence)[0];
    const body = after(merge).evidence.slice(fence?.bodyStart, fence?.bodyEnd);
    expect(parse(body)).toMatchObject({ activities: [{}, { summary: text }] });
  });

  it("takes only the named ones of what is approved", () => {
    const pending = createPending([createCandidate(), createCandidate({ id: "CANDIDATE-0002" })]);
    const merge = plan({ pending }, { approvedIds: ["CANDIDATE-0002"] });
    expect(merge.merged.map((merged) => merged.candidateId)).toEqual(["CANDIDATE-0002"]);
    expect(parseCandidates(after(merge).pending).map(({ place }) => place)).toEqual([
      "candidates",
      "processed",
    ]);
  });

  it("names the agent by the channel", () => {
    const source = (channelKey: string): string | undefined =>
      plan({ pending: createPending([createCandidate({ channelKey })]) }).merged[0]?.agentSource;
    expect(
      [
        "telegram:1",
        "WeChat:x",
        "extension:browser",
        "operator:cli",
        "openclaw:stage",
        "miniapp",
        "",
      ].map(source),
    ).toEqual([
      "voice",
      "voice",
      "browser_extension",
      "operator_cli",
      "openclaw",
      "miniapp",
      "unknown",
    ]);
  });
});

describe("a large Record", () => {
  it("takes 50 candidates into 5,000 entries", () => {
    const many = (item: string): string =>
      Array.from({ length: 5000 }, (_, index) =>
        item.replaceAll("-0001", `-${String(index + 1).padStart(4, "0")}`),
      ).join("");
    const candidates = Array.from({ length: 50 }, (_, index) =>
      createCandidate({ id: candidateId(index + 1), mindCategory: "knowledge" }),
    );
    const files = createFiles({
      self: createSelf({ knowledge: `entries:\n${many(LEARN_1)}` }),
      evidence: createEvidence(`activities:\n${many(ACT_1)}`),
      pending: createPending(candidates),
    });
    expect(planMerge(files, REQUEST).merged.at(-1)?.evidenceId).toBe("ACT-5050");
  });

  it("can be approved and merged one by one with the same result as at once", () => {
    const candidates = [1, 2, 3].map((number) => createCandidate({ id: candidateId(number) }));
    const start = createFiles({ pending: createPending(candidates, "pending") });
    let files = start;
    for (const { id } of candidates) {
      const pending = setCandidateStatus(files.pending, id, "pending", "approved");
      files = { ...files, ...after(planMerge({ ...files, pending }, REQUEST)) };
    }
    const once = after(planMerge({ ...start, pending: createPending(candidates) }, REQUEST));
    expect([files.self, files.evidence]).toEqual([once.self, once.evidence]);
  });
});
