// Lives to measure recall with, as they stand in a file: what somebody's Record would hold, and questions about it, each with
// the entries that answer it. Two forms are read: LoCoMo's, and lines of JSON.

import * as z from "zod";
import { UsageError } from "../../../src/errors.ts";
import type { Life, LifeEntry, LifeQuestion, LifeSet } from "./life.ts";
import { livesOfLocomo } from "./locomo.ts";

/** @throws UsageError when a file is in neither form. */
export function readLives(text: string, file: string): readonly LifeSet[] {
  const whole = parsed(text);
  if (Array.isArray(whole)) return livesOfLocomo(whole, file);
  return [{ name: "entries", lives: livesOfLines(text, file) }];
}

/** Gives all lives as one, so that each question has all others' entries beside its own. */
export function pooled(lives: readonly Life[]): Life {
  return {
    name: "pooled",
    entries: lives.flatMap(({ name, entries }) =>
      entries.map((entry) => ({ ...entry, keys: entry.keys.map((key) => `${name} ${key}`) })),
    ),
    questions: lives.flatMap(({ name, questions }) =>
      questions.map((asked) => ({
        ...asked,
        evidence: asked.evidence.map((key) => `${name} ${key}`),
      })),
    ),
  };
}

const LINE = z.union([
  z.object({
    life: z.string().default("life"),
    id: z.string().min(1),
    text: z.string().min(1),
    date: z.iso.date().optional(),
  }),
  z.object({
    life: z.string().default("life"),
    question: z.string().min(1),
    evidence: z.array(z.string()).default([]),
    kind: z.string().default("question"),
  }),
]);

function livesOfLines(text: string, file: string): readonly Life[] {
  const lives = new Map<string, { entries: LifeEntry[]; questions: LifeQuestion[] }>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const { data } = LINE.safeParse(parsed(line));
    if (data === undefined) {
      throw new UsageError(
        `${file} line ${index + 1}: this is neither an entry ({"life", "id", "text", "date"}) nor a question ({"life", "question", "evidence": [ids], "kind"})`,
      );
    }
    const life = lives.get(data.life) ?? { entries: [], questions: [] };
    lives.set(data.life, life);
    if ("text" in data) life.entries.push({ keys: [data.id], text: data.text, date: data.date });
    else life.questions.push(data);
  }
  return [...lives].map(([name, life]) => ({ name, ...life }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
