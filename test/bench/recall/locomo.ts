// LoCoMo (snap-research/LoCoMo, data/locomo10.json, CC BY-NC 4.0): long chats of two people, over months, and questions about
// them. The file is nowhere in this repository. Each chat is made into a life twice: once with each thing that was said as an
// entry, and once with the observations that come with the chats, which are more like what a Record holds.

import * as z from "zod";
import { UsageError } from "../../../src/errors.ts";
import type { Life, LifeEntry, LifeQuestion, LifeSet } from "./life.ts";

/** @throws UsageError when the file has another form. */
export function livesOfLocomo(chats: readonly unknown[], file: string): readonly LifeSet[] {
  const { data, error } = z.array(CHAT).safeParse(chats);
  if (!data) {
    const at = error.issues[0]?.path.join(".") ?? "";
    throw new UsageError(`${file} is not in LoCoMo's form: look at ${at}`);
  }
  return [
    { name: "turns", lives: data.map((chat) => lifeOf(chat, turnsOf(chat))) },
    { name: "observations", lives: data.map((chat) => lifeOf(chat, observationsOf(chat))) },
  ];
}

const TURN = z.object({
  speaker: z.string(),
  dia_id: z.string(),
  text: z.string(),
  blip_caption: z.string().optional(),
});
const CHAT = z.object({
  sample_id: z.string(),
  conversation: z.record(z.string(), z.unknown()),
  observation: z.record(z.string(), z.record(z.string(), z.array(z.array(z.unknown())))),
  qa: z.array(
    z.object({
      question: z.string(),
      evidence: z.array(z.string()).default([]),
      category: z.int(),
    }),
  ),
});
type Chat = z.infer<typeof CHAT>;

const KINDS = ["", "multi-hop", "temporal", "open-domain", "single-hop", "unanswerable"];

/** Questions that name no entry of the life are left out: nobody could find what is not there. */
function lifeOf({ sample_id: name, qa }: Chat, entries: readonly LifeEntry[]): Life {
  const keys = new Set(entries.flatMap((entry) => entry.keys));
  const questions = qa.flatMap(({ question, evidence, category }): readonly LifeQuestion[] => {
    const named = evidence.flatMap((one) => one.match(/D\d+:\d+/g) ?? []);
    const there = named.filter((key) => keys.has(key));
    const kind = KINDS[category] ?? "other";
    return there.length > 0 || kind === "unanswerable" ? [{ question, evidence: there, kind }] : [];
  });
  return { name, entries, questions };
}

function turnsOf({ conversation }: Chat): readonly LifeEntry[] {
  return sessionsOf(conversation).flatMap(({ name, date }) =>
    (z.array(TURN).safeParse(conversation[name]).data ?? []).map((turn) => ({
      keys: [turn.dia_id],
      text: `${turn.speaker}: ${turn.text}${turn.blip_caption ? ` [photo: ${turn.blip_caption}]` : ""}`,
      date,
    })),
  );
}

/** An observation is a sentence and the turns that it was made from. */
function observationsOf({ conversation, observation }: Chat): readonly LifeEntry[] {
  return sessionsOf(conversation).flatMap(({ name, date }) =>
    Object.values(observation[`${name}_observation`] ?? {}).flatMap((said) =>
      said.flatMap(([text, ...from]) => {
        const keys = from.flat().flatMap((key) => String(key).match(/D\d+:\d+/g) ?? []);
        return typeof text === "string" ? [{ keys, text, date }] : [];
      }),
    ),
  );
}

function sessionsOf(
  conversation: Chat["conversation"],
): readonly { readonly name: string; readonly date: string | undefined }[] {
  return Object.keys(conversation)
    .filter((name) => /^session_\d+$/.test(name))
    .toSorted((a, b) => Number(a.slice(8)) - Number(b.slice(8)))
    .map((name) => ({ name, date: dateOf(conversation[`${name}_date_time`]) }));
}

/** "1:56 pm on 8 May, 2023" */
function dateOf(said: unknown): string | undefined {
  const [, day, month, year] = /on (\d+) (\w+), (\d{4})/.exec(String(said)) ?? [];
  const at = Date.parse(`${month} ${day}, ${year} UTC`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10);
}
