// Updates as Telegram may deliver them: each one to five times, with ids in no order within a batch, and after a quiet
// week with ids that start again lower and meet old ones. The order in which a person's messages came first is the
// order that counts.

import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import type { Random } from "../../crash/load.ts";
import { CANARY, echo, until } from "./crowd.ts";

const FIRST_ID = 500_000;
const BATCH = 20;
/** Number of updates that the bot may be behind before more are posted. */
const BEHIND = 100;

export interface Arrivals {
  /** All deliveries, before and after the quiet week. */
  readonly weeks: readonly (readonly object[])[];
  /** The messages to answer, by chat and in their order. */
  readonly texts: ReadonlyMap<number, readonly string[]>;
}

/** @param isShuffled false: ids go up, as they do in answers to polls. */
export function planArrivals(
  people: readonly Person[],
  count: number,
  random: Random,
  isShuffled = true,
): Arrivals {
  const texts = new Map<number, string[]>();
  const write = (index: number): object => {
    const person = people[random(people.length)] ?? people[0];
    if (!person) throw new RangeError("nobody writes");
    const text = `${CANARY} message ${index}.`;
    texts.set(person.id, [...(texts.get(person.id) ?? []), text]);
    return message(person, index, text);
  };
  const half = Math.floor(count / 2);
  const week = (from: number, to: number, firstId: number): object[] => {
    const ids = Array.from({ length: to - from }, (_, n) => firstId + n);
    if (isShuffled) shuffleBatches(ids, random);
    const updates = ids.map((id, n) => ({ update_id: id, message: write(from + n) }));
    return withCopies(updates, random);
  };
  // The second half begins a quarter of the count lower than the first did.
  return {
    weeks: [week(0, half, FIRST_ID), week(half, count, FIRST_ID - Math.floor(count / 4))],
    texts,
  };
}

/** Posts them as fast as the bot takes them; `between` is called before each hundred. */
export async function deliver(
  telegram: SimulatedBot,
  { weeks }: Arrivals,
  between: () => void = () => undefined,
): Promise<void> {
  for (const updates of weeks) {
    for (let from = 0; from < updates.length; from += BEHIND) {
      between();
      for (const update of updates.slice(from, from + BEHIND)) telegram.post(update);
      await until(() => telegram.pendingUpdates < BEHIND);
    }
    // A week is quiet when the bot has asked and there was nothing.
    await until(
      () => telegram.pendingUpdates === 0 && (telegram.isPolling || hasWebhook(telegram)),
    );
  }
}

export interface Figures {
  readonly lost: number;
  /** Answers that came more than once. */
  readonly repeated: number;
  readonly inversions: number;
}

/** Differences between the answers that people saw and those that they should have seen. */
export function judgeAnswers(
  texts: Arrivals["texts"],
  seen: ReadonlyMap<number, readonly string[]>,
): Figures {
  let [lost, repeated, inversions] = [0, 0, 0];
  for (const [chatId, written] of texts) {
    const place = new Map(written.map((text, index) => [echo(text), index]));
    const answers = (seen.get(chatId) ?? []).flatMap((answer) => place.get(answer) ?? []);
    const once = answers.filter((at, index) => at !== answers[index - 1]);
    lost += written.length - new Set(answers).size;
    repeated += answers.length - once.length;
    inversions += once.filter((at, index) => at < (once[index - 1] ?? 0)).length;
  }
  return { lost, repeated, inversions };
}

function hasWebhook({ webhook }: SimulatedBot): boolean {
  return webhook.url !== "";
}

function withCopies(updates: readonly object[], random: Random): object[] {
  const copies = updates.flatMap((update, index) => [
    { at: index, update },
    ...Array.from({ length: random(5) }, () => {
      const isLate = random(10) === 0;
      return { at: index + 0.5 + random(isLate ? updates.length : BATCH), update };
    }),
  ]);
  return copies.toSorted((a, b) => a.at - b.at).map(({ update }) => update);
}

function shuffleBatches(ids: number[], random: Random): void {
  for (const at of ids.keys()) {
    const start = at - (at % BATCH);
    swap(ids, at, start + random(at - start + 1));
  }
}

function swap(list: number[], a: number, b: number): void {
  const [first = 0, second = 0] = [list[a], list[b]];
  [list[a], list[b]] = [second, first];
}

function message(person: Person, index: number, text: string): object {
  return {
    message_id: index + 1,
    date: Math.floor(Date.now() / 1000),
    from: { id: person.id, is_bot: false, first_name: person.firstName },
    chat: { id: person.id, type: "private", first_name: person.firstName },
    text,
  };
}
