// The same files read in three ways: by a YAML parser that forgives nothing, by our own readers, and by the
// kind of regular expressions that a person's script might use.

import { parse } from "yaml";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { readActivities } from "../../src/record/parsed-record.ts";

export interface RecordTexts {
  readonly pending: string;
  readonly self: string;
  readonly evidence: string;
}

/** Fields by candidate, text by entry, summary by activity; what is absent is "". */
export interface Reading {
  readonly candidates: { readonly [id: string]: readonly string[] };
  readonly entries: { readonly [id: string]: string };
  readonly activities: { readonly [id: string]: string };
}

const KEYS = [
  "status",
  "summary",
  "example_from_exchange",
  "suggested_entry",
  "prompt_addition",
  "suggested_followup",
  "tension_with",
  "alternative_interpretation",
  "edited_by",
] as const;

interface Data {
  readonly [key: string]: unknown;
}

export function readStrictly({ pending, self, evidence }: RecordTexts): Reading {
  const items = (text: string, list: string): readonly Data[] =>
    fences(text).flatMap((fence) => {
      const data = parse(fence, { schema: "core", strict: true, maxAliasCount: 0 }) as Data;
      return Array.isArray(data[list]) ? (data[list] as Data[]) : [];
    });
  return {
    candidates: Object.fromEntries(
      [...pending.matchAll(/^### (CANDIDATE-\d+)\n\n(```yaml\n[^]*?\n```)$/gm)].map(
        ([, id = "", fence = ""]) => {
          const [body = ""] = fences(fence);
          const data = parse(body, { schema: "core", strict: true, maxAliasCount: 0 }) as Data;
          const exchange = data["source_exchange"] as Data;
          const values = [exchange["user"], exchange["grace_mar"], ...KEYS.map((key) => data[key])];
          return [id, values.map(textOf)];
        },
      ),
    ),
    entries: Object.fromEntries(
      items(self, "entries").map((item) => [
        textOf(item["id"]),
        textOf(item["topic"] ?? item["observation"]),
      ]),
    ),
    activities: Object.fromEntries(
      items(evidence, "activities").map((item) => [textOf(item["id"]), textOf(item["summary"])]),
    ),
  };
}

export function readTolerantly({ pending, self, evidence }: RecordTexts): Reading {
  return {
    candidates: Object.fromEntries(
      parseCandidates(pending).map((candidate) => [
        candidate.id,
        [
          candidate.userText,
          candidate.replyText,
          candidate.status,
          candidate.summary,
          candidate.exampleFromExchange,
          candidate.suggestedEntry,
          candidate.promptAddition,
          candidate.suggestedFollowup,
          candidate.tensionWith,
          candidate.alternativeInterpretation,
          candidate.editedBy,
        ].map(textOf),
      ]),
    ),
    entries: Object.fromEntries(readMind(self).map(({ id, text }) => [id, text])),
    activities: Object.fromEntries(
      readActivities(evidence).map(({ item }) => [item.id, item.fields.get("summary") ?? ""]),
    ),
  };
}

export function readByRegex({ pending, self, evidence }: RecordTexts): Reading {
  const blocks = pending.split(/^### (?=CANDIDATE-)/m).slice(1);
  const list = (text: string, prefix: string, key: string): { [id: string]: string } =>
    Object.fromEntries(
      text
        .split(new RegExp(`^\\s*- id: (?=${prefix}-\\d)`, "m"))
        .slice(1)
        .map((item) => [item.split("\n")[0] ?? "", field(item, `\\s+(?:${key})`)]),
    );
  return {
    candidates: Object.fromEntries(
      blocks.map((block) => [
        block.split("\n")[0] ?? "",
        ["  user", "  grace_mar", ...KEYS].map((key) => field(block, key)),
      ]),
    ),
    entries: list(self, "(?:LEARN|CUR|PER)", "topic|observation"),
    activities: list(evidence, "ACT", "summary"),
  };
}

function fences(text: string): string[] {
  return [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, body = ""]) => body);
}

const ESCAPES = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
]);

function field(block: string, key: string): string {
  const value = new RegExp(`^${key}: (.*)$`, "m").exec(block)?.[1] ?? "";
  if (!value.startsWith('"')) return value;
  return value
    .slice(1, -1)
    .replace(/\\(?:x(..)|u(....)|U(........)|(.))/g, (...match: (string | undefined)[]) => {
      const [, x, u, long, other = ""] = match;
      const code = x ?? u ?? long;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return ESCAPES.get(other) ?? other;
    });
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
