// The ledgers and logs of a made-up Record: receipts in their chain, an event for each step of each proposal and for what was
// said in between, the use of the models, the transcript and the archive of what was saved.

import { createHash } from "node:crypto";
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fillerText, type Pick } from "../retrieval/filler.ts";
import { CHANNEL, YEARS_MS, local, type Life } from "./generated-life.ts";

interface WrittenLife extends Life {
  readonly self: string;
  readonly evidence: string;
}

interface Row {
  readonly at: number;
  readonly row: object;
}

const OWNER = { actor: "Wren", source: "telegram:callback", channel_key: CHANNEL };
const HOUR_MS = 60 * 60_000;
/** Proposals that were saved together. */
const TOGETHER = 4;

/** Writes the five files. The last receipt carries the checksum of SELF.md and EVIDENCE.md as they are. */
export function writeLedgers(folder: string, life: WrittenLife): void {
  const { receipts, applied } = makeReceipts(life);
  writeFileSync(join(folder, "MERGE-RECEIPTS.jsonl"), receipts);
  writeFileSync(join(folder, "PIPELINE-EVENTS.jsonl"), eventsText(applied, life));
  writeFileSync(join(folder, "COMPUTE-LEDGER.jsonl"), computeText(life));
  writeFileSync(join(folder, "SELF-ARCHIVE.md"), archiveText(life));
  writeTranscript(join(folder, "SESSION-TRANSCRIPT.md"), life);
}

function makeReceipts({ decided, self, evidence }: WrittenLife): {
  readonly receipts: string;
  readonly applied: readonly Row[];
} {
  const saved = decided.filter((one) => one.saved);
  const applied: Row[] = [];
  const lines: string[] = [];
  let before = sha256("the Record as it was seeded");
  for (let first = 0; first < saved.length; first += TOGETHER) {
    const some = saved.slice(first, first + TOGETHER);
    const last = some.at(-1)?.decidedAt ?? new Date(0);
    const isLast = first + TOGETHER >= saved.length;
    const after = isLast ? checksum(self, evidence) : sha256(`the Record after save ${first}`);
    const receiptId = `bench-${String(first).padStart(8, "0")}`;
    const previous = lines.at(-1);
    lines.push(
      spaced({
        receipt_id: receiptId,
        user_id: "bench",
        approved_by: "Wren",
        approved_at: iso(last.getTime() + 1000),
        min_evidence_tier: 3,
        candidate_ids: some.map(({ id }) => id),
        candidates: some.map(({ id, text }) => ({ id, sha256: sha256(text) })),
        only: false,
        merged_at: iso(last.getTime() + 2000),
        merge_source: "telegram:callback",
        checksum_before: before,
        checksum_after: after,
        previous_receipt_sha256: previous === undefined ? null : sha256(previous),
      }),
    );
    before = after;
    for (const { id, saved: as } of some) {
      const at = last.getTime() + 2000;
      const row = { evidence_id: as?.evidenceId, ...OWNER, receipt_id: receiptId };
      applied.push({ at, row: { event: "applied", candidate_id: id, ...row } });
    }
  }
  return { receipts: lines.map((line) => `${line}\n`).join(""), applied };
}

/** Steps of proposals, and between them what leaves no proposal behind. */
function eventsText(applied: readonly Row[], { decided, size, until, pick }: Life): string {
  const steps = decided.flatMap(({ id, decidedAt, saved }, index): Row[] => {
    const at = decidedAt.getTime();
    const step = (time: number, event: string, extras: object): Row => ({
      at: time,
      row: { event, candidate_id: id, ...extras },
    });
    const reason = ["not important", "wrong_tradeoff: too early", "private"][index % 3];
    return [
      step(at - 6 * HOUR_MS, "staged", { channel_key: CHANNEL }),
      saved
        ? step(at, "approved", OWNER)
        : step(at, "rejected", { rejection_reason: reason, ...OWNER }),
    ];
  });
  const others = Array.from(
    { length: Math.max(0, size.events - steps.length - applied.length) },
    (_, index): Row => ({
      at: until.getTime() - 1000 - Math.floor((YEARS_MS * index) / size.events),
      row: otherEvent(index, pick),
    }),
  );
  return ledger([...steps, ...applied, ...others]);
}

function otherEvent(index: number, pick: Pick): object {
  const common = { candidate_id: null, channel_key: CHANNEL };
  if (index % 40 === 7) {
    return {
      event: "intent_conflict_cross_agent",
      candidate_id: `CANDIDATE-${String(1 + pick(40)).padStart(4, "0")}`,
      rule_id: "INTENT-RULE-001",
      severity: "advisory",
      rule_applies_to: "voice",
      priority: 10,
      conflict_strategy: "escalate_to_human",
      reason: "speed brevity",
      candidate_source: "voice",
      ...OWNER,
    };
  }
  return index % 3 === 0
    ? { event: "dyad:lookup", ...common, question: `why ${fillerText("C", pick)}` }
    : { event: "dyad:activity_report", ...common };
}

function computeText({ size, until, pick }: Life): string {
  const rows = Array.from({ length: size.events }, (_, index): Row => {
    const isMain = index % 2 === 0;
    const [prompt, completion] = [1500 + pick(2500), 20 + pick(200)];
    return {
      at: until.getTime() - 1000 - Math.floor((YEARS_MS * index) / size.events),
      row: {
        channel_key: CHANNEL,
        bucket: isMain ? "main" : "analyst",
        prompt_tokens: prompt,
        completion_tokens: completion,
        total_tokens: prompt + completion,
        model: isMain ? "gpt-4o" : "gpt-4o-mini",
        latency_ms: 300 + pick(2000),
      },
    };
  });
  return ledger(rows);
}

function archiveText({ decided }: Life): string {
  const blocks = decided.flatMap(({ id, text, decidedAt, saved }) => {
    if (!saved) return [];
    const lines = [
      `${id} → ${saved.evidenceId}`,
      text,
      `user: ${text} grace_mar: [direct report, no reply]`.slice(0, 400),
    ];
    return logBlock(decidedAt, "APPROVED", lines);
  });
  return `# SELF-ARCHIVE

> What was approved and merged, oldest first. Written after each merge; the Record itself is SELF.md and EVIDENCE.md.

---

${blocks.join("")}`;
}

function writeTranscript(path: string, { size, until, pick }: Life): void {
  const file = openSync(path, "w");
  try {
    let bytes = writeSync(file, "# SESSION TRANSCRIPT\n\n> Raw log of what was said.\n\n---\n\n");
    while (bytes < size.transcriptBytes) {
      const part = bytes / size.transcriptBytes;
      const at = new Date(until.getTime() - Math.floor(YEARS_MS * (1 - part)));
      const talk = Array.from({ length: 200 }, () => [
        logBlock(at, "USER", [fillerText("L", pick)]),
        logBlock(at, "GRACE-MAR", [fillerText("C", pick), fillerText("P", pick)]),
      ]);
      bytes += writeSync(file, talk.flat().join(""));
    }
  } finally {
    closeSync(file);
  }
}

function logBlock(at: Date, label: string, lines: readonly string[]): string {
  const quoted = lines.map((line) => `> ${line}\n`).join("");
  return `**[${local(at)}]** \`${label}\` (Telegram)\n${quoted}\n`;
}

function ledger(rows: readonly Row[]): string {
  return rows
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, row }) => `${spaced({ ts: iso(at), ...row })}\n`)
    .join("");
}

/** As the bot writes JSON: with a blank behind each comma and colon. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${spaced(one)}`);
  return `{${pairs.join(", ")}}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function checksum(self: string, evidence: string): string {
  return sha256([self, evidence].map((text) => `${text.trim()}\n---\n`).join(""));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
