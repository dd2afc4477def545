// A debate packet of PENDING-REVIEW.md names a rule of intent and two sources that met it, for a person to think about.
// Packets are no candidates: every change here leaves all candidates as they read before.
// Proof: test/record/candidates/debate.test.ts.

import * as z from "zod";
import { factual } from "../../factual.ts";
import { CandidateError, RecordError } from "../../errors.ts";
import { blankLineBefore, findHeading, withHeadings } from "./headings.ts";
import type { PendingFile } from "./pending-file.ts";
import { insertAt, nextHeading, readOutline, yamlFences, type Fence } from "../text/markdown.ts";
import { clipScalar } from "../text/clip.ts";
import { oneLine, quoteScalar } from "../text/scalar.ts";
import type { FileEdit } from "../types.ts";
import { readLoose } from "../text/yaml-loose.ts";
import { withoutComment } from "../text/yaml-scalars.ts";

/** One side of a debate: a source, and its first candidate that met the rule. */
export interface Position {
  readonly source: string;
  readonly candidateId: string;
  readonly reason: string;
}

/** A debate that is to be staged. */
export interface Debate {
  readonly ruleId: string;
  readonly positions: readonly [Position, Position];
}

/** One packet as it is read. Parts that a hand made unreadable are absent. */
export interface DebatePacket {
  readonly id: string;
  /** The first line of its fence: `pending`, or `resolved:` with words. */
  readonly status: string | undefined;
  readonly timestamp: string | undefined;
  readonly ruleId: string | undefined;
  readonly sources: readonly string[];
}

/** All packets, in file order. Never throws. */
export function parseDebates(pending: string): readonly DebatePacket[] {
  return findPackets(pending).map(({ id, fence, status }) => {
    const body = fence ? pending.slice(fence.bodyStart, fence.bodyEnd) : "";
    const {
      timestamp,
      rule_id: ruleId,
      source_agents: sources,
    } = fieldsSchema.parse(readLoose(body));
    return { id, status: status?.word, timestamp, ruleId, sources };
  });
}

/**
 * The file with a new packet at the top of `## Debate Packets`; missing headings are made.
 * @param timestamp `YYYY-MM-DD HH:MM:SS`, local.
 * @param lastNumber numbers up to this one were given out before, also when the file no longer shows them.
 * @throws RecordError `pending_broken` when the result would not read back as the file plus this packet.
 */
export function planDebate(
  pending: PendingFile,
  debate: Debate,
  { timestamp, lastNumber }: { readonly timestamp: string; readonly lastNumber: number },
): { readonly id: string; readonly number: number; readonly edit: FileEdit } {
  const numbers = findPackets(pending.text).map(({ id }) => Number(id.slice("DEBATE-".length)));
  const number = Math.max(lastNumber, ...numbers) + 1;
  const id = `DEBATE-${String(number).padStart(4, "0")}`;
  const prepared = withSection(withHeadings(pending));
  const { text } = prepared;
  const at = findHeading(prepared, SECTION)?.end ?? text.length;
  const blank = /^[ \t]*\r?\n/.exec(text.slice(at))?.[0].length ?? 0;
  const lead = blank > 0 ? "" : blankLineBefore(text, at);
  const rest = at + blank < text.length ? "\n" : "";
  const packet = `${lead}${formatDebate(id, debate, timestamp)}${rest}`;
  const after = prepared.with(insertAt(text, at + blank, packet));
  const added = parseDebates(after.text).find((one) => one.id === id);
  const isRead = added?.status === "pending" && added.ruleId === debate.ruleId;
  requireSameBlocks(pending, after, isRead ? [id] : []);
  return { id, number, edit: editOf(pending, after) };
}

/**
 * The file with a packet resolved.
 * @param resolution as `resolutionOf` gives it.
 * @throws CandidateError `unknown_debate`, `duplicate_debate`, `resolved_debate` or `unreadable_debate`.
 */
export function resolveDebate(
  pending: PendingFile,
  id: string,
  { resolution, timestamp }: { readonly resolution: string; readonly timestamp: string },
): FileEdit {
  const { text } = pending;
  const { status, fence } = requireOpen(text, id);
  const changed = [
    text.slice(0, status.start),
    `resolved:${resolution}`,
    text.slice(status.start + status.word.length, fence.bodyEnd),
    `resolved_at: ${timestamp}\n`,
    text.slice(fence.bodyEnd),
  ];
  const after = pending.with(changed.join(""));
  requireSameBlocks(pending, after, []);
  return editOf(pending, after);
}

/**
 * Words as they may stand behind `resolved:`: only letters, digits, `_ - : .` and spaces, at most 80, and still
 * readable YAML.
 */
export function resolutionOf(words: string): string {
  const kept = oneLine(words.normalize("NFC"))
    .replace(/[^\p{L}\p{N}_:. -]/gu, "")
    // A colon before a space would begin a key.
    .replace(/:+(?=\s|$)/g, "")
    .trim();
  return clipScalar(kept, 80).replace(/[\s:]+$/, "") || "gather_more_evidence";
}

const SECTION = "## Debate Packets";
const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const fieldsSchema = z
  .object({ timestamp: word, rule_id: word, source_agents: z.array(z.coerce.string()).catch([]) })
  .catch({ timestamp: undefined, rule_id: undefined, source_agents: [] });

interface Packet {
  readonly id: string;
  readonly fence?: Fence;
  readonly status?: { readonly word: string; readonly start: number };
}

function findPackets(pending: string): readonly Packet[] {
  const outline = readOutline(pending);
  return outline.headings.flatMap((heading, index): Packet[] => {
    const [, id] = /^### (DEBATE-\d{1,9})(?:[ \t]|$)/.exec(heading.text) ?? [];
    if (id === undefined) return [];
    const end = nextHeading(outline, index, 3)?.start ?? outline.length;
    const [fence] = yamlFences(outline, heading.end, end);
    if (!fence) return [{ id }];
    const [, lead = "", value = ""] =
      /^(status:[ \t]*)(\S.*?)[ \t\r]*(?:\n|$)/.exec(
        pending.slice(fence.bodyStart, fence.bodyEnd),
      ) ?? [];
    const found = withoutComment(value);
    const start = fence.bodyStart + lead.length;
    return [{ id, fence, ...(found !== "" && { status: { word: found, start } }) }];
  });
}

function withSection(pending: PendingFile): PendingFile {
  if (findHeading(pending, SECTION)) return pending;
  const { text } = pending;
  return pending.with(`${text}${blankLineBefore(text, text.length)}${SECTION}\n\n`);
}

function editOf(before: PendingFile, after: PendingFile): FileEdit {
  return { path: "PENDING-REVIEW.md", before: before.text, after: after.text };
}

function formatDebate(id: string, { ruleId, positions }: Debate, timestamp: string): string {
  const [a, b] = positions;
  const rule = name(ruleId);
  return [
    `### ${id}`,
    "",
    "```yaml",
    "status: pending",
    `timestamp: ${timestamp}`,
    `topic: ${quoteScalar(`${ruleId}: ${a.source} and ${b.source}`)}`,
    `rule_id: ${rule}`,
    `source_agents: [${name(a.source)}, ${name(b.source)}]`,
    ...formatPosition("position_a", a),
    ...formatPosition("position_b", b),
    'operator_prompt: "Keep the rule, revise it, narrow its scope, or gather more evidence?"',
    "```",
    "",
  ].join("\n");
}

function formatPosition(key: string, { source, candidateId, reason }: Position): readonly string[] {
  return [
    `${key}:`,
    `  source: ${name(source)}`,
    `  candidate_id: ${name(candidateId)}`,
    `  reason: ${quoteScalar(clipScalar(reason.replaceAll('"', "'"), 220))}`,
  ];
}

/** The text unquoted where it can only be a name, else quoted. */
function name(text: string): string {
  return /^[A-Za-z][\w.-]*$/.test(text) && !/^(?:null|true|false)$/i.test(text)
    ? text
    : quoteScalar(text);
}

function requireOpen(pending: string, id: string): Required<Packet> {
  const [packet, other] = findPackets(pending).filter((one) => one.id === id);
  if (!packet) throw new CandidateError({ code: "unknown_debate", id }, `there is no ${id}.`);
  if (other) {
    throw new CandidateError(
      { code: "duplicate_debate", id },
      `two packets are called ${id}: renumber one.`,
    );
  }
  const { status, fence } = packet;
  if (status?.word.startsWith("resolved")) {
    throw new CandidateError({ code: "resolved_debate", id }, `${id} is resolved already.`);
  }
  if (!fence?.closed || status?.word !== "pending") {
    throw new CandidateError(
      { code: "unreadable_debate", id },
      `${id} cannot be read: its fence must begin with \`status: pending\` and be closed.`,
    );
  }
  return { ...packet, fence, status };
}

/**
 * Refuses a result in which a candidate reads differently, an old packet is missing, or a new one is not there once.
 */
function requireSameBlocks(
  before: PendingFile,
  after: PendingFile,
  added: readonly string[],
): void {
  const describe = (file: PendingFile): string =>
    JSON.stringify(
      file.blocks.map((block) => [block.id, block.status, file.sha256(block), block.place]),
    );
  const ids = ({ text }: PendingFile): readonly string[] => findPackets(text).map(({ id }) => id);
  const isSame =
    describe(before) === describe(after) &&
    [...added, ...ids(before)].toSorted().join() === ids(after).toSorted().join();
  if (isSame) return;
  throw new RecordError(
    factual`PENDING-REVIEW.md: its blocks would not read back as they are. Mend its headings and fences by hand.`,
    { code: "pending_broken" },
  );
}
