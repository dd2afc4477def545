// The questions of a homework, read from a model's answer. Each is checked by itself, and the bad ones are left out.

import * as z from "zod";
import { foldCase } from "../record/text/fold.ts";
import { visible } from "../record/text/unseen.ts";
import type { HomeworkQuestion } from "../state/homework.ts";
import type { AnswerSchema } from "./ports.ts";
import { QUESTION_COUNT } from "./prompts/homework.ts";

export const LETTERS = ["A", "B", "C", "D"] as const;

const TEXTS = { type: "string" };
const ITEM = {
  q: TEXTS,
  options: { type: "array", items: TEXTS },
  correct: { type: "string", enum: LETTERS },
  topic: TEXTS,
  hint: TEXTS,
};

/** Strict mode (OpenAI API, structured outputs) wants an object around the list, and every key required. */
export const HOMEWORK_SCHEMA: AnswerSchema = {
  name: "homework",
  schema: {
    type: "object",
    properties: {
      questions: {
        type: "array",
        items: {
          type: "object",
          properties: ITEM,
          required: Object.keys(ITEM),
          additionalProperties: false,
        },
      },
    },
    required: ["questions"],
    additionalProperties: false,
  },
};

/** Gives the questions of an answer. Empty: the model says that there are none. Undefined: the answer cannot be used. */
export function readQuestions(answer: string): readonly HomeworkQuestion[] | undefined {
  const items = readItems(answer);
  if (items?.length === 0) return [];
  const seen = new Set<string>();
  const questions = (items ?? [])
    .flatMap((item) => question(item) ?? [])
    .filter(({ question }) => {
      const isNew = !seen.has(plain(question));
      seen.add(plain(question));
      return isNew;
    })
    .slice(0, QUESTION_COUNT);
  return questions.length > 0 ? questions : undefined;
}

const line = (max: number) =>
  z
    .union([z.string(), z.number().transform(String)])
    .transform((value) => visible(value))
    .refine((value) => value.length > 0 && value.length <= max);

const itemSchema = z.object({
  q: line(300),
  options: z.array(line(150)).min(2).max(LETTERS.length),
  correct: z
    .string()
    .transform((value) => value.trim().toUpperCase())
    .pipe(z.enum(LETTERS)),
  hint: line(200).optional().catch(undefined),
});

function question(item: unknown): HomeworkQuestion | undefined {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { q, hint } = parsed.data;
  const options = withoutLetters(parsed.data.options);
  const correct = LETTERS.indexOf(parsed.data.correct);
  const isDouble = new Set(options.map(plain)).size < options.length;
  if (isDouble || options.includes("") || correct >= options.length) return undefined;
  return { question: q, options, correct, ...(hint !== undefined && { hint }) };
}

/** Takes letters away where every option has its own ("A) red", "B) blue"). "A. A. Milne" beside others keeps them. */
function withoutLetters(options: readonly string[]): readonly string[] {
  const bare = options.map(
    (option, index) =>
      new RegExp(`^\\(?${LETTERS[index] ?? ""}\\s*[).:\\]-]\\s*(.*)$`, "i").exec(option)?.[1],
  );
  return bare.every((option) => option !== undefined) ? bare : options;
}

/** What looks different may be the question: "Maße" or "Masse", "CO₂" or "CO2". */
function plain(text: string): string {
  return foldCase(text).replace(/[.!?\s]+$/, "");
}

/** The list in an answer: as JSON, or else every object that asks something, fenced or cut off at the end. */
function readItems(answer: string): readonly unknown[] | undefined {
  const text = answer.trim();
  const whole = listIn(parsed(text) ?? parsed(/```[\w-]*\r?\n([\s\S]*?)```/.exec(text)?.[1] ?? ""));
  if (whole) return whole;
  const found = objectsIn(text).filter((value) => Object.hasOwn(value, "q"));
  return found.length > 0 ? found : undefined;
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  const inside = (value as { readonly questions?: unknown } | null | undefined)?.questions;
  return Array.isArray(inside) ? (inside as unknown[]) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Eight questions are 4,000 characters at most. */
const SEARCHED = 12_000;

/** Objects without objects in them, as questions are. They are found by their braces, even in a broken answer. */
function objectsIn(text: string): object[] {
  const searched = text.slice(0, SEARCHED);
  return [...searched.matchAll(/\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}/g)].flatMap(([source]) => {
    const value = parsed(source);
    return typeof value === "object" && value !== null ? [value] : [];
  });
}
