// Of a pasted chat that an app cuts, no word of the others is ever evidence: wherever it was cut, whatever comes between the
// parts, and in whichever order they come.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPastes, isLongText } from "../../src/chat/pastes.ts";
import { createLongTexts, type Origin } from "../../src/state/long-texts.ts";
import { ownWords } from "../../src/voice/pasted/own-words.ts";
import { openDatabase } from "../state/support.ts";
import { LAYOUTS, turnsOf, wordsOf } from "../voice/pasted/chats.ts";
import { TIMES } from "../support/times.ts";

const NONE = { count: () => 0 };
const CHAT = { id: 1, isPrivate: true };
const NAMES = [
  ["You", "ChatGPT"],
  ["User", "Assistant"],
  ["Ich", "Oma Gerda"],
  ["Mira", "Nico"],
] as const;

/** What happens between two parts. */
const BETWEEN = fc.constantFrom("nothing", "restart", "others write", "own short text");

describe("a cut paste", () => {
  it.each(Object.entries(LAYOUTS))(
    "in the layout %s has no foreign evidence",
    async (_, layout) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(turnsOf(2), { minLength: 20, maxLength: 40 }),
          fc.constantFrom(...NAMES),
          fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
          fc.array(BETWEEN, { minLength: 12, maxLength: 12 }),
          fc.boolean(),
          async (turns, names, places, between, isTurnedRound) => {
            const parts = cut(layout(turns.flat(), names), places);
            const sent = parts.map((text, at) => ({ text, id: 100 + 2 * at, at: 1000 * at }));
            if (isTurnedRound) sent.reverse();
            for (const words of await evidenceOf(sent, between)) {
              expect(wordsOf(1, words), parts.join("\n=====\n")).toEqual([]);
            }
          },
        ),
        { numRuns: TIMES },
      );
    },
  );

  it("goes on where its first part is known, and is nobody's where it is not", async () => {
    const database = openDatabase();
    const longTexts = createLongTexts(database);
    const first = "User: so\n".repeat(300);
    const rest = { chat: CHAT, messageId: 3, writtenAt: 2000 };
    await database.transact(() => longTexts.note({ chatId: 1, messageId: 2, at: 1000 }));
    const pastes = createPastes(longTexts, NONE);
    expect(pastes.before({ chat: CHAT, messageId: 2, writtenAt: 1000 }, first)).toBe("");
    expect(pastes.before(rest, "x")).toBe(first);
    expect(pastes.before(rest, "x")).toBe(first);
    expect(createPastes(longTexts, NONE).before(rest, "x")).toBeNull();
    expect(createPastes(longTexts, NONE).before({ ...rest, writtenAt: 90_000 }, "x")).toBe("");
  });
});

it("keeps no words across a forgetting, which may be of them", async () => {
  const database = openDatabase();
  const longTexts = createLongTexts(database);
  await database.note(() => {
    longTexts.note({ chatId: 1, messageId: 2, at: 1000 });
  });
  let count = 3;
  const pastes = createPastes(longTexts, { count: () => count });
  const other = { chat: { ...CHAT, id: 5 }, messageId: 2, writtenAt: 1000 };
  pastes.before(other, "their words ".repeat(150));
  pastes.before({ chat: CHAT, messageId: 2, writtenAt: 1000 }, "my words ".repeat(200));
  count += 1;
  const rest = { chat: CHAT, messageId: 3, writtenAt: 2000 };
  expect(pastes.isApart(rest, "and?")).toBe(false);
  expect(pastes.before(rest, "and?")).toBeNull();
});

it("a part that an app cut off is never apart from the one before it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-z]{1,12}[ \n]{1,2}$/), { minLength: 600, maxLength: 2500 }),
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      async (words, places) => {
        const database = openDatabase();
        const longTexts = createLongTexts(database);
        const pastes = createPastes(longTexts, NONE);
        for (const [index, text] of cut(words.join(""), places).entries()) {
          const message = { chat: CHAT, messageId: 10 + index, writtenAt: 1000 * index };
          pastes.before(message, text);
          if (index > 0) expect(pastes.isApart(message, text), text).toBe(false);
          await database.note(() => {
            longTexts.note({ chatId: CHAT.id, messageId: 10 + index, at: 1000 * index });
          });
        }
      },
    ),
    { numRuns: 8 * TIMES },
  );
});

it("a short question behind a text that no app had to cut is apart from it; in doubt it is not", async () => {
  const database = openDatabase();
  const longTexts = createLongTexts(database);
  await database.note(() => {
    longTexts.note({ chatId: 1, messageId: 2, at: 1000 });
  });
  const behind = (length: number, question: string): boolean => {
    const pastes = createPastes(longTexts, NONE);
    pastes.before({ chat: CHAT, messageId: 2, writtenAt: 1000 }, "x".repeat(length));
    const message = { chat: CHAT, messageId: 3, writtenAt: 2000 };
    pastes.before(message, question);
    return pastes.isApart(message, question);
  };
  const question = "what do you think of that?";
  expect(behind(2000, question)).toBe(true);
  expect(behind(3500, question)).toBe(false);
  expect(behind(2000, "so ".repeat(150))).toBe(false);
  for (const labelled of ["Tom: I am tired", "> I am tired", "ChatGPT said:\nI am tired"]) {
    expect(behind(2000, labelled)).toBe(false);
  }
  const later = { chat: CHAT, messageId: 3, writtenAt: 2000 };
  expect(createPastes(longTexts, NONE).isApart(later, question)).toBe(false);
});

interface Sent {
  readonly text: string;
  readonly id: number;
  readonly at: number;
}

/** Takes the messages in, in their order, and gives the words that may be quoted at the end. */
async function evidenceOf(
  sent: readonly Sent[],
  between: readonly string[],
): Promise<readonly string[]> {
  const database = openDatabase();
  const longTexts = createLongTexts(database);
  let pastes = createPastes(longTexts, NONE);
  const hear = async (chat: typeof CHAT, { text, id: messageId, at }: Sent) => {
    const message = { chatId: chat.id, messageId, at };
    await database.note(() => {
      if (isLongText(text)) longTexts.note(message);
    });
    const behind = longTexts.before(message)?.messageId;
    const earlier = pastes.before({ chat, messageId, writtenAt: at }, text);
    const own = earlier === null ? undefined : ownWords(text, ["Mira"], { earlier });
    const origin: Origin = { ...message, ...(behind !== undefined && { behind }) };
    return { origin, words: own && own.kind !== "unclear" ? own.words : "" };
  };
  const heard: Awaited<ReturnType<typeof hear>>[] = [];
  for (const [index, one] of sent.entries()) {
    heard.push(await hear(CHAT, one));
    const what = between[index];
    if (what === "restart") pastes = createPastes(longTexts, NONE);
    if (what === "own short text") {
      await hear(CHAT, { text: "we look", id: one.id + 1, at: one.at });
    }
    for (let other = 2; what === "others write" && other < 36; other += 1) {
      await hear({ ...CHAT, id: other }, { ...one, text: "they write ".repeat(350) });
    }
  }
  return heard.flatMap(({ origin, words }) => (longTexts.isAsRead(origin) ? [words] : []));
}

/** Parts as apps make them: each ends at a blank between the half and the whole of 4096 characters, without blanks around. */
function cut(text: string, places: readonly number[]): readonly string[] {
  const [place = 0, ...others] = places;
  if (text.length <= 4096) return [text];
  const blanks = [...text.slice(0, 4096).matchAll(/\s/g)].filter(({ index }) => index >= 2048);
  const at = blanks[place % blanks.length]?.index ?? 4096;
  return [text.slice(0, at).trim(), ...cut(text.slice(at).trim(), [...others, place])];
}
