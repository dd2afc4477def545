// The figures of recall: each question is put to the Voice's real prompt, and what it rests on is looked for in it. No model is
// asked. The same entries found by MiniSearch as it comes, within the same tokens, stand beside.

import MiniSearch from "minisearch";
import { openRecord, type RecordSnapshot } from "../../../src/record/store.ts";
import { isFunctionTerm, termsOf } from "../../../src/record/text/terms.ts";
import type { Message } from "../../../src/state/conversation.ts";
import { createPrompts, type Prompts } from "../../../src/voice/prompts/prompts.ts";
import { callText, realTokens } from "../../support/real-tokens.ts";
import { entryText, writeLife } from "./life-record.ts";
import type { Life, LifeEntry, LifeQuestion } from "./life.ts";

/** One question, and what its prompt holds. */
export interface Found {
  readonly kind: string;
  /** It names what it rests on, or what it is about. */
  readonly isNamed: boolean;
  readonly any: boolean;
  readonly all: boolean;
  /** An entry that it rests on stands in the prompt with its date. */
  readonly dated: boolean;
  readonly plain: boolean;
  /** It is among the excerpts of /ask. */
  readonly cited: boolean;
  /** Still there when "Tell me more." and "And why?" were asked behind it. */
  readonly afterTwo: boolean;
  /** The part of the question's words that the best line of the prompt has. */
  readonly covered: number;
  readonly tokens: number;
  readonly ms: number;
}

/** Puts all questions of a life. @param usersDir an empty folder for its Record. */
export async function figuresOf(life: Life, usersDir: string): Promise<readonly Found[]> {
  const store = await openRecord(usersDir, writeLife(life, usersDir));
  const snapshot = await store.snapshot();
  const prompts = createPrompts(TOKENS);
  await prompts.prepare(snapshot);
  const plain = createPlain(life, prompts, snapshot);
  const byKey = new Map<string, readonly LifeEntry[]>();
  for (const entry of life.entries) {
    for (const key of entry.keys) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  }
  return life.questions.map((asked) => {
    const gold = asked.evidence.map((key) => byKey.get(key) ?? []);
    const began = performance.now();
    const call = prompts.voice(snapshot, [], asked.question, NOW);
    const ms = performance.now() - began;
    const lines = linesOf(call.system);
    const has = hasIn(lines);
    const excerpts = prompts.grounded(snapshot, asked.question)?.system ?? "";
    const citable = hasCitable(excerpts.slice(excerpts.indexOf("\n<excerpts>")));
    const after = hasIn(linesOf(prompts.voice(snapshot, followed(asked), "And why?", NOW).system));
    return {
      kind: asked.kind,
      isNamed: gold.length > 0,
      any: gold.some((ones) => ones.some(has)),
      all: gold.length > 0 && gold.every((ones) => ones.some(has)),
      dated: gold.some((ones) => ones.some((one) => hasDated(lines, one))),
      plain: gold.some((ones) => ones.some(hasIn(plain(asked.question)))),
      cited: gold.some((ones) => ones.some(citable)),
      afterTwo: gold.some((ones) => ones.some(after)),
      covered: mostCovered(asked.question, lines),
      tokens: realTokens(callText(call)),
      ms,
    };
  });
}

/** The default of GRACE_MAR_PROMPT_TOKENS. */
const TOKENS = 6000;
const NOW = new Date("2026-11-30T12:00:00Z");

function followed({ question }: LifeQuestion): readonly Message[] {
  return [
    { role: "user", text: question },
    { role: "assistant", text: "Hm, let me think." },
    { role: "user", text: "Tell me more." },
    { role: "assistant", text: "That is all that I can say." },
  ];
}

/** Lines of data. The rules above them hold no entry. */
function linesOf(system: string): readonly string[] {
  return system.slice(system.indexOf("<record>")).split("\n");
}

function hasIn(lines: readonly string[]): (entry: LifeEntry) => boolean {
  const text = lines.join("\n");
  return (entry) => text.includes(shown(entry));
}

/** Excerpts have no brackets but those of their ids. */
function hasCitable(excerpts: string): (entry: LifeEntry) => boolean {
  return (entry) => excerpts.includes(shown(entry).replaceAll("[", "(").replaceAll("]", ")"));
}

function hasDated(lines: readonly string[], entry: LifeEntry): boolean {
  const { date } = entry;
  return (
    date !== undefined && lines.some((line) => line.includes(shown(entry)) && line.includes(date))
  );
}

function shown(entry: LifeEntry): string {
  return entryText(entry).replace(/<(\/?)(?=[a-z])/gi, "‹$1");
}

function contentTerms(text: string): ReadonlySet<string> {
  return new Set(termsOf(text).filter((term) => !isFunctionTerm(term)));
}

function mostCovered(question: string, lines: readonly string[]): number {
  const wanted = contentTerms(question);
  if (wanted.size === 0) return 0;
  const covered = lines.map((line) => {
    const there = contentTerms(line);
    return [...wanted].filter((term) => there.has(term)).length;
  });
  return Math.max(...covered) / wanted.size;
}

/** MiniSearch with nothing set, for as many tokens as the Voice's prompt has for entries. */
function createPlain(
  { entries }: Life,
  prompts: Prompts,
  snapshot: RecordSnapshot,
): (question: string) => readonly string[] {
  const index = new MiniSearch<{ readonly id: number; readonly text: string }>({
    fields: ["text"],
  });
  const lines = entries.map((entry) => `- ${entry.date ?? ""}: ${shown(entry)}`);
  const costs = lines.map((line) => realTokens(line) + 1);
  index.addAll(lines.map((text, id) => ({ id, text })));
  const call = (of: RecordSnapshot, question: string): number =>
    realTokens(callText(prompts.voice(of, [], question, NOW)));
  const bare = call({ ...snapshot, mind: [] }, "");
  return (question) => {
    let left = call(snapshot, question) - bare;
    return index.search(question).flatMap(({ id }) => {
      const at = Number(id);
      const cost = costs[at] ?? Infinity;
      if (cost > left) return [];
      left -= cost;
      return [lines[at] ?? ""];
    });
  };
}
