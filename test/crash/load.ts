// People around a bot who do random things, and the check of what came of it.

import { expect } from "vitest";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import { GUEST, OWNER } from "../support/bots.ts";

export type Random = (below: number) => number;

/** Texts written so far. Every text occurs once. */
export interface Said {
  readonly messages: { readonly chatId: number; readonly text: string }[];
  readonly reports: string[];
}

/** Somebody writes, reports, asks for the merge, or taps one of the newest buttons. */
export function act(telegram: SimulatedBot, said: Said, random: Random): void {
  const choice = random(10);
  const button =
    choice < 2
      ? buttons(telegram, /^Merge$/).at(-1)
      : buttons(telegram, /Approve|Reject|Just no/).at(-1 - random(3));
  if (choice < 4 && button) {
    telegram.tap(OWNER, button.messageId, button.data);
  } else if (choice < 5) {
    telegram.say(OWNER, "/merge");
  } else if (choice < 7) {
    const text = `we built ${thing(said.reports.length)}`;
    said.reports.push(text);
    telegram.say(OWNER, text);
  } else {
    const person = choice < 9 ? OWNER : GUEST;
    const text = `message ${said.messages.length + 1}.`;
    said.messages.push({ chatId: person.id, text });
    telegram.say(person, text);
  }
}

/** Each message has its answer, in order, and each double was marked as possible. Returns the number of doubles. */
export function expectAllAnswered(telegram: SimulatedBot, said: Said, flagged: number): number {
  let repeated = 0;
  for (const { id } of [OWNER, GUEST]) {
    const answers = telegram
      .chat(id)
      .filter(({ from, text }) => from === "bot" && text.startsWith("You said: "))
      .map(({ text }) => text);
    const expected = said.messages.filter(({ chatId }) => chatId === id);
    expect([...new Set(answers)]).toEqual(expected.map(({ text }) => `You said: ${text}`));
    repeated += answers.length - expected.length;
  }
  expect(repeated).toBeLessThanOrEqual(flagged);
  return repeated;
}

/** A number below the given one, the same row of them for each seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function buttons(
  telegram: SimulatedBot,
  label: RegExp,
): { readonly messageId: number; readonly data: string }[] {
  return telegram
    .chat(OWNER.id)
    .flatMap((message) =>
      message.buttons
        .flat()
        .flatMap(({ text, callback_data: data }) =>
          label.test(text) && data !== undefined ? [{ messageId: message.messageId, data }] : [],
        ),
    );
}

/** A different thing for every number. Two of them share one word at most. */
export function thing(number: number): string {
  const letters = "bdfgklmnprstvz";
  const syllable = (n: number): string => `${letters[n % letters.length]}${"aeiou"[n % 5]}`;
  const name = [number, number * 7 + 3, number * 11 + 5, number * 13 + 1].map(syllable).join("");
  return `a ${name}${number} boat`;
}
