// The time of a merge of 50 candidates into a Record with 5,000 entries, from the tap to the files on the disk: through
// the gate, with its journal, on real files.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { merge, previewMerge } from "../../src/gate/merge.ts";
import { undo } from "../../src/gate/undo.ts";
import { verify } from "../../src/gate/verify.ts";
import { candidateId, formatCandidate } from "../../src/record/candidates/candidates.ts";
import { openRecord } from "../../src/record/store.ts";
import { createDesk, type Desk } from "../../src/desk/desk.ts";
import { openRecordState } from "../../src/state/record-state.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";

const ENTRIES = 5000;
const CANDIDATES = 50;
const RECORD_ID = "merge-figure";
const ACTOR = { name: "bench", source: "cli", channelKey: "operator:cli" };

export interface MergeTimes {
  /** Milliseconds of /merge until it shows its card. */
  readonly review: number;
  /** The confirming tap. */
  readonly merge: number;
  readonly undo: number;
  readonly verify: number;
}

/** Milliseconds, the median of each over `samples` merges into Records of their own. */
export async function mergeTimes(samples: number): Promise<MergeTimes> {
  const times: MergeTimes[] = [];
  for (let n = 0; n < samples; n += 1) times.push(await oneMerge());
  const median = (key: keyof MergeTimes): number =>
    times.map((time) => time[key]).toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
  return {
    review: median("review"),
    merge: median("merge"),
    undo: median("undo"),
    verify: median("verify"),
  };
}

async function oneMerge(): Promise<MergeTimes> {
  const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-bench-"));
  writeRecord(join(usersDir, RECORD_ID));
  const desk = await openGate(usersDir);
  try {
    const began = performance.now();
    const review = await previewMerge({ approvedBy: ACTOR.name }, desk);
    const reviewed = performance.now();
    const { merged } = await merge(review?.receipt, ACTOR, desk, () => undefined);
    const done = performance.now();
    if (merged.length !== CANDIDATES) throw new Error(`only ${merged.length} were merged`);
    const { ok } = await verify(desk);
    const verified = performance.now();
    if (!ok) throw new Error("the history is not whole");
    await undo(undefined, ACTOR, desk, () => undefined);
    return {
      review: reviewed - began,
      merge: done - reviewed,
      verify: verified - done,
      undo: performance.now() - verified,
    };
  } finally {
    desk.state.close();
    rmSync(usersDir, { recursive: true, force: true });
  }
}

async function openGate(usersDir: string): Promise<Desk> {
  const store = await openRecord(usersDir, RECORD_ID);
  const stop = (what: unknown): never => {
    throw new Error("the merge could not be written", { cause: what });
  };
  const state = await openRecordState({
    folder: store.folder,
    onReplaced: store.wrote,
    onCollision: stop,
    onError: stop,
  });
  return createDesk({
    store,
    state,
    now: () => new Date(),
    wording: () => DEFAULT_WORDING,
    ownerChats: () => [],
    onCommitted: () => undefined,
  });
}

function writeRecord(folder: string): void {
  const number = (n: number): string => String(n).padStart(4, "0");
  const list = Array.from({ length: ENTRIES }, (_, n) => n + 1);
  const entries = list.map(
    (n) =>
      `  - id: LEARN-${number(n)}\n    date: 2026-03-02\n    topic: "Fact number ${n} about subject ${n % 700}, told on a walk"\n    source: pipeline merge\n    evidence_id: ACT-${number(n)}\n    provenance: human_approved\n`,
  );
  const activities = list.map(
    (n) =>
      `  - id: ACT-${number(n)}\n    date: 2026-03-02\n    modality: text (pipeline merge)\n    activity_type: knowledge — curated observation\n    mind_category: knowledge\n    source: pipeline merge\n    summary: "Told fact number ${n}"\n    curated_by: user\n    evidence_tier: 3\n`,
  );
  const fence = (body: string): string => `\`\`\`yaml\n${body}\`\`\`\n`;
  const none = fence("entries: []\n");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "SELF.md"),
    `# SELF\n\n## I. IDENTITY\n\n${fence("name: Tomas\n")}\n## II. PREFERENCES\n\n## IX. MIND\n\n### IX-A. KNOWLEDGE\n\n${fence(`entries:\n${entries.join("")}`)}\n### IX-B. CURIOSITY\n\n${none}\n### IX-C. PERSONALITY\n\n${none}`,
  );
  writeFileSync(
    join(folder, "EVIDENCE.md"),
    `# EVIDENCE\n\n## V. ACTIVITY LOG\n\n${fence(`activities:\n${activities.join("")}`)}\n## VI. ATTESTATION LOG\n\n${none}`,
  );
  const blocks = Array.from({ length: CANDIDATES }, (_, n) => candidate(n + 1));
  writeFileSync(
    join(folder, "PENDING-REVIEW.md"),
    `# PENDING-REVIEW\n\n## Candidates\n\n${blocks.join("\n")}\n## Processed\n`,
  );
}

function candidate(n: number): string {
  return formatCandidate({
    id: candidateId(n),
    recordId: RECORD_ID,
    timestamp: "2026-03-05 18:20:11",
    channelKey: "telegram:100200",
    userText: "we read a chapter about kelp forests and drew what lives in them",
    replyText: "[direct report, no reply]",
    mindCategory: (["knowledge", "curiosity", "personality"] as const)[n % 3] ?? "knowledge",
    signalType: "knowledge",
    summary: `Read about kelp forests, part ${n}`,
    exampleFromExchange: "a chapter about kelp forests",
    suggestedEntry: `Kelp forest number ${n} shelters fish from the waves`,
    promptAddition: "none",
    conflicts: [],
  }).replace("\nstatus: pending\n", "\nstatus: approved\n");
}
