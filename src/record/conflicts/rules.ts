// Conflict rules are pairs of words that exclude each other. People write them, in one file per install and additions
// per Record. A line that cannot be read is an error, because a rule that silently does not work protects nobody.
// Proof: test/record/conflicts/conflict-rules.test.ts.

import { isMap, isScalar, isSeq, LineCounter } from "yaml";
import { factual, type Factual } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import type { ConflictRule } from "./conflicts.ts";
import { foldForms, wordsIn } from "../text/fold.ts";
import { parseYaml } from "../text/yaml-scalars.ts";

/**
 * The rules of a file: a list of pairs `- [quiet, talkative]`, or such lists under names. An empty file has none.
 * @param file its name, for messages.
 * @throws RecordError `conflict_rules` that names file and line.
 */
export function parseConflictRules(
  yamlText: string,
  file = "conflict_rules.yaml",
): readonly ConflictRule[] {
  requireSmall(yamlText, file);
  const lines = new LineCounter();
  const document = parseYaml(yamlText, { lineCounter: lines });
  const fail: Fail = (offset, what, found) =>
    new RecordError(
      factual`${{ file }} line ${lines.linePos(offset).line}: ${what}. Write each pair as - [quiet, talkative].`,
      { code: "conflict_rules", found },
    );
  const [fault] = document.errors;
  if (fault) throw fail(fault.pos[0], factual`this is not valid YAML`);
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return [];
  const lists = isMap(root) ? root.items.map(({ value }) => value) : [root];
  return lists.flatMap((list) => {
    if (!isSeq(list)) throw fail(startOf(list), factual`a list of pairs must stand here`);
    return list.items.map((pair) => toRule(pair, fail));
  });
}

/** All rules: the defaults, then those of the install, then those of the Record, each pair once. */
export function mergeRules(
  defaults: readonly ConflictRule[],
  install: readonly ConflictRule[],
  record: readonly ConflictRule[],
): readonly ConflictRule[] {
  const rules = new Map<string, ConflictRule>();
  for (const rule of [...defaults, ...install, ...record]) {
    const key = JSON.stringify(rule.pair.map(foldForms).toSorted());
    if (!rules.has(key)) rules.set(key, rule);
  }
  return [...rules.values()];
}

const MAX_WORD_CHARS = 40;
/** A thousand pairs. A parser takes much longer for a long text that means harm. */
const MAX_BYTES = 64 * 1024;
/** A pair in a list under a name is three deep. */
const MAX_DEPTH = 8;

/** @throws RecordError before a parser has seen what it could not end on, or could not end at all. */
function requireSmall(yamlText: string, file: string): void {
  const wrong = (what: Factual): RecordError =>
    new RecordError(
      factual`${{ file }} ${what}. Write each pair on a line of its own, as - [quiet, talkative].`,
      { code: "conflict_rules" },
    );
  if (Buffer.byteLength(yamlText) > MAX_BYTES) {
    throw wrong(factual`is larger than ${MAX_BYTES} bytes`);
  }
  let depth = 0;
  for (const line of yamlText.split("\n")) {
    const dashes = /^(?:[-?:][ \t]+|[ \t]+)*/.exec(line)?.[0].match(/[-?:]/g)?.length ?? 0;
    for (const mark of line.replace(/"[^"]*"|'[^']*'|(?:^|[ \t])#.*/g, "").match(/[[\]{}]/g) ??
      []) {
      depth = Math.max(0, depth + ("[{".includes(mark) ? 1 : -1));
      if (depth > MAX_DEPTH) throw wrong(factual`has brackets in brackets in brackets`);
    }
    if (dashes > MAX_DEPTH) throw wrong(factual`has lists in lists in lists`);
  }
}

type Fail = (offset: number, what: Factual, found?: string) => RecordError;

function toRule(pair: unknown, fail: Fail): ConflictRule {
  const words = isSeq(pair) ? pair.items.map(wordOf) : [];
  const [first, second, ...more] = words;
  if (!first || !second || more.length > 0) {
    throw fail(startOf(pair), factual`this is not a pair of two words`);
  }
  if (foldForms(first) === foldForms(second)) {
    throw fail(startOf(pair), factual`the two words are the same`, first);
  }
  return { name: `${first}-or-${second}`, pair: [first, second] };
}

function wordOf(node: unknown): string | undefined {
  if (!isScalar(node) || typeof node.value !== "string") return undefined;
  const word = node.value.trim();
  return word.length <= MAX_WORD_CHARS && wordsIn(word).length > 0 && !/\p{Cc}/u.test(word)
    ? word
    : undefined;
}

function startOf(node: unknown): number {
  return (node as { range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
}
