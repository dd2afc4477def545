// Pieces of chats as quotes: half words, single letters, words over the gap between two pieces, words of others and of
// labels. Only whole words of one piece of the person's own count.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { asksAuthor, wordsOfAuthor } from "../../../src/voice/pasted/author.ts";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { passages, wasSaid } from "../../../src/record/text/quote.ts";
import { readOne } from "../../support/read-one.ts";
import { analystAnswer } from "../../support/gate.ts";
import { ODD_NAMES, ROWS, STAMPED } from "../../voice/pasted/exports.ts";
import {
  CERTAIN,
  LAYOUTS,
  MIRA,
  turnsOf,
  UNCERTAIN,
  wordsOf as wordsOfSpeaker,
  type Turn,
} from "../../voice/pasted/chats.ts";
import { count, report, sample, tryEach } from "../plan.ts";

const speakers = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...CERTAIN.map((names) => ({ names, isCertain: true }))),
  },
  fc.constantFrom(...UNCERTAIN.map((names) => ({ names, isCertain: false }))),
);

const pasted = speakers.chain(({ names, isCertain }) =>
  fc.record({
    names: fc.constant(names),
    isCertain: fc.constant(isCertain),
    layout: fc.constantFrom(...Object.keys(LAYOUTS)),
    turns: turnsOf(names.length),
    cuts: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 60 })), {
      minLength: 12,
      maxLength: 12,
    }),
  }),
);
type Pasted = typeof pasted extends fc.Arbitrary<infer T> ? T : never;

it("a quote counts when it is whole words of one piece of the person's own, and not otherwise", async () => {
  const chats = sample(pasted, count(2_000, 50_000), "words");
  const found = { quotes: 0, taken: 0 };
  await tryEach(chats, (chat) => {
    quoteFrom(chat, found);
  });
  // Else nothing was tried.
  expect(found.taken).toBeGreaterThan(chats.length);
  report("forge quotes", { chats: chats.length, ...found, "not theirs": 0 });
});

it("who says which speaker of a chat they are has that speaker's lines, and nobody else's", async () => {
  const chats = sample(
    pasted.filter(({ isCertain }) => !isCertain),
    count(2_000, 20_000),
    "authors",
  );
  const found = { asked: 0, lines: 0, refused: 0, foreign: 0 };
  await tryEach(chats, ({ names, layout, turns }) => {
    const text = LAYOUTS[layout]?.(turns, names) ?? "";
    const question = asksAuthor(ownWords(text, MIRA), { text });
    if (!question) return;
    found.asked += 1;
    for (const { name, written } of question.speakers) {
      const me = names.findIndex((each) => each.toLowerCase() === written.toLowerCase());
      const said = wordsOfAuthor(question, name);
      const others = names.flatMap((_, speaker) => (speaker === me ? [] : [speaker]));
      found.foreign += others.flatMap((speaker) => wordsOfSpeaker(speaker, said)).length;
      const lines = turns.filter(({ speaker }) => speaker === me).flatMap(({ lines }) => lines);
      found.lines += lines.length;
      found.refused += lines.filter((line) => !wasSaid(line, said)).length;
    }
  });
  expect(found.foreign).toBe(0);
  expect(found.refused * 100).toBeLessThanOrEqual(found.lines);
  // Else hardly anybody was asked.
  expect(found.asked).toBeGreaterThan(chats.length / 2);
  report("forge authors", { chats: chats.length, ...found });
});

/** Those of the person first, where it is certain who they are. */
const groups = [
  ...CERTAIN.map((names) => ({ names, isCertain: true })),
  ...UNCERTAIN.map((names) => ({ names, isCertain: false })),
  ...ODD_NAMES.flatMap((name) => [
    { names: ["Me", name], isCertain: true },
    { names: ["Mira", "Nico", name], isCertain: true },
  ]),
];
const exported = fc.constantFrom(...groups).chain(({ names, isCertain }) =>
  fc.record({
    names: fc.constant(names),
    isCertain: fc.constant(isCertain),
    layout: fc.constantFrom(...Object.values(STAMPED), ...Object.values(ROWS)),
    turns: turnsOf(names.length),
  }),
);

it("of chats as programs write them no line of another is evidence, and hardly one of the person is lost", async () => {
  const chats = sample(exported, count(2_000, 50_000), "exports");
  const found = { read: 0, lines: 0, refused: 0, foreign: 0 };
  await tryEach(chats, ({ names, isCertain, layout, turns }) => {
    const own = ownWords(layout(turns, names), MIRA);
    const said = own.kind === "unclear" ? "" : own.words;
    const others = names.flatMap((_, speaker) => (isCertain && speaker === 0 ? [] : [speaker]));
    found.foreign += others.flatMap((speaker) => wordsOfSpeaker(speaker, said)).length;
    // Else the person is asked, and nothing is lost.
    if (own.kind === "unclear") return;
    found.read += 1;
    const lines = turns.filter(({ speaker }) => speaker === 0).flatMap((turn) => turn.lines);
    found.lines += lines.length;
    found.refused += lines.filter((line) => !wasSaid(line, said)).length;
  });
  expect(found.foreign).toBe(0);
  expect(found.refused * 100).toBeLessThanOrEqual(found.lines);
  // Else hardly any was understood.
  expect(found.read).toBeGreaterThan(chats.length / 3);
  report("forge exports", { chats: chats.length, ...found });
});

function quoteFrom(
  { names, isCertain, layout, turns, cuts }: Pasted,
  found: { quotes: number; taken: number },
): void {
  const text = LAYOUTS[layout]?.(turns, names) ?? "";
  const own = ownWords(text, MIRA);
  const said = own.kind === "unclear" ? "" : own.words;
  const pieces = isCertain ? turns.filter(({ speaker }) => speaker === 0) : [];
  const isTaken = (quote: string, evidence: string): boolean => {
    found.quotes += 1;
    const judged = readOne(analystAnswer(quote), evidence);
    const taken = judged !== undefined && !("reason" in judged);
    found.taken += Number(taken);
    return taken;
  };
  // As the person wrote several messages.
  const messages = pieces.map(({ lines }) => lines.join("\n"));
  const talk = passages(messages);
  for (const [at, length] of cuts) {
    for (const [place, evidence] of [
      [text, said],
      [said, said],
      [talk, talk],
      [messages.join(" "), talk],
    ] as const) {
      const from = at % (place.length + 1);
      const quote = place.slice(from, from + length);
      if (isTaken(quote, evidence)) expect(isOfOne(quote, pieces), quote).toBe(true);
    }
  }
  for (const { lines } of pieces) {
    for (const line of lines) {
      expect(isTaken(line, talk), line).toBe(true);
      expect(isTaken(line, said), line).toBe(true);
    }
  }
}

/** The rule once more: at least two words or a long one, side by side in one piece. */
function isOfOne(quote: string, pieces: readonly Turn[]): boolean {
  const words = wordsOf(quote);
  const isEnough = words.length > 1 || (words[0]?.length ?? 0) >= 5;
  return (
    isEnough &&
    pieces.some(({ lines }) => {
      const piece = wordsOf(lines.join("\n"));
      return piece.some((_, at) => words.every((word, next) => piece[at + next] === word));
    })
  );
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
