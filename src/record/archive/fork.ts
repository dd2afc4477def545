// A fork is a Record as one JSON file, the backup format of the earlier system: its texts by name, and a summary of
// them. Reading it back gives the same bytes. Artifacts, ledgers and the transcript are not in it; `npm run export`
// packs everything. Proof: test/record/archive/fork.test.ts.

import * as z from "zod";
import { parseJson } from "../../json.ts";
import { factual, vouched } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import { recordChecksum, sha256Hex } from "../text/checksum.ts";
import { readMind } from "../self/mind.ts";
import { readActivities } from "../parsed-record.ts";
import { FILES } from "../store.ts";
import type { MindCategory } from "../types.ts";

export interface ForkSource {
  readonly recordId: string;
  /** Files by their names in the Record's folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /**
   * False leaves the texts out, and their checksums: whoever knows most of a small file could try on its checksum what the rest
   * says. Such a fork can be looked at and compared, but not imported.
   */
  readonly withRaw: boolean;
  readonly now: Date;
}

/** The text of the file. @throws RecordError that names a file that is not UTF-8, or SELF.md where there is none. */
export function forkText({ recordId, files, withRaw, now }: ForkSource): string {
  const texts = new Map(
    FORK_FILES.flatMap(([key, name]) => {
      const bytes = files.get(name);
      return bytes ? [[key, textOf(bytes, name)] as const] : [];
    }),
  );
  const self = texts.get("self") ?? "";
  if (!self.trim())
    throw new RecordError(factual`${FILES.self} of ${{ id: recordId }} is missing or empty`);
  const evidence = texts.get("evidence") ?? "";
  const mind = readMind(self);
  const count = (kind: MindCategory): number =>
    mind.filter(({ category }) => category === kind).length;
  const counts = {
    ix_a_count: count("knowledge"),
    ix_b_count: count("curiosity"),
    ix_c_count: count("personality"),
  };
  const fork = {
    version: VERSION,
    format: FORMAT,
    generated_at: now.toISOString(),
    user_id: recordId,
    summary: {
      self: counts,
      evidence: { activities: readActivities(evidence).length },
    },
    ...Object.fromEntries(
      [...texts].map(([key, raw]) => [key, withRaw ? { raw, sha256: sha256Hex(raw) } : {}]),
    ),
    manifest: { ...(withRaw && { checksum: recordChecksum(self, evidence) }), ...counts },
  };
  return `${JSON.stringify(fork, null, 2)}\n`;
}

/** The names among these that a fork leaves out. */
export function leftOutOfFork(names: Iterable<string>): readonly string[] {
  const taken = new Set<string>(FORK_FILES.map(([, name]) => name));
  return [...names].filter((name) => !taken.has(name));
}

/** True for a file that could be the JSON of a fork. An archive begins otherwise. */
export function isForkFile(file: Uint8Array): boolean {
  return /^\uFEFF?\s*\{/.test(Buffer.from(file.subarray(0, 64)).toString("utf8"));
}

/** The files of a fork, as bytes by name. @throws RecordError when it is no fork, damaged, or without its texts. */
export function readFork(file: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const head = headSchema.safeParse(jsonIn(file));
  if (!head.success) throw refused("it is no fork of a Record that this version can read");
  const files = new Map<string, Uint8Array>();
  for (const [key, name] of FORK_FILES) {
    const part = partSchema.safeParse(head.data[key]);
    if (!part.success) throw refused(`its part "${key}" cannot be read`);
    if (part.data === undefined) continue;
    const { raw, sha256 } = part.data;
    if (raw === undefined) {
      throw refused("it was made with --no-raw and has no texts to make a Record from");
    }
    if (sha256 !== undefined && sha256 !== sha256Hex(raw)) {
      throw refused(`its part "${key}" does not match its checksum`);
    }
    files.set(name, Buffer.from(raw, "utf8"));
  }
  return files;
}

const FORMAT = "grace-mar-fork-export";
/** Version 1.0 is that of the earlier system: SELF, EVIDENCE and LIBRARY without checksums. */
const VERSION = "2.0";
const FORK_FILES = [
  ["self", FILES.self],
  ["skills", FILES.skills],
  ["evidence", FILES.evidence],
  ["library", FILES.library],
  ["intent", "INTENT.md"],
  ["journal", "JOURNAL.md"],
  ["self_archive", FILES.archive],
  ["pending_review", FILES.pending],
  ["memory", FILES.memory],
  ["session_log", FILES.sessionLog],
  ["merge_receipts", FILES.receipts],
  ["pipeline_events", FILES.events],
  ["conflict_rules", FILES.conflictRules],
] as const;

const headSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z
    .union([z.string(), z.number()])
    .refine((version) => [1, 2].includes(Math.floor(Number(version)))),
});
const partSchema = z
  .object({ raw: z.string().optional(), sha256: z.string().optional() })
  .optional();

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new RecordError(factual`${{ file: name }} cannot be read: it is not UTF-8 text`, {
      cause: error,
    });
  }
}

function jsonIn(file: Uint8Array): unknown {
  return parseJson(
    Buffer.from(file)
      .toString("utf8")
      .replace(/^\uFEFF/, ""),
  );
}

function refused(reason: string): RecordError {
  return new RecordError(vouched(`The file cannot be used: ${reason}`), {
    code: "archive_unusable",
  });
}
