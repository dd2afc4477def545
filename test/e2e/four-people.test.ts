// A child and adults, in four languages, through the whole bot. No line of it is worded for one of them only.

import { describe, expect, it } from "vitest";
import { fill } from "../../src/wording/catalogue.ts";
import { ENGLISH_PHRASES } from "../../src/wording/english.ts";
import { SPANISH } from "../../src/wording/spanish.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { labels, shownCard, stageOne, tap } from "../support/gate.ts";
import { CATALOGUES, CONVERSATIONS, type Words } from "./four-people.ts";

describe.each(CONVERSATIONS)("$name, $language", (person) => {
  const own = CATALOGUES[person.language] as Words;
  const { lines, phrases } = own;
  const [offer = ""] = phrases.lookup_offer;

  it("greets, answers, abstains, looks up and remembers in the Record's language", async () => {
    const bot = await startBot({ record: person.record });
    const ask = async (said: string): Promise<string> => plain((await bot.ask(said)).text);

    const greeting = await ask("/start");
    expect(greeting).toContain(plain(fill(lines.greeting, { name: person.name })));
    expect(greeting).toContain(plain(lines.greeting_report));
    const keys = bot.telegram.keyboard(OWNER.id)?.keyboard.flat() ?? [];
    expect(keys.map(({ text }) => plain(text))).toContain(person.key[0]);

    expect(await ask(person.hello[0])).toMatch(person.hello[1]);
    for (const [question, answer] of [person.known, person.key]) {
      const said = await ask(question);
      expect(said).toMatch(answer);
      expect(said).not.toContain(offer);
    }

    expect(await ask(person.unknown[0])).toContain(offer);
    const found = await ask(person.yes);
    expect(phrases.found_out.some((opener) => found.startsWith(plain(opener)))).toBe(true);
    expect(found).toMatch(person.unknown[1]);
    await bot.idle();

    const card = await stageOne(bot, person.report);
    expect(bot.said().map(plain).join("\n")).toContain(untilWord(lines.activity_staged));
    expect(card.text).toContain(lines.card_ask);
    expect(card.text).toContain(fill(lines.quoted, { text: person.report }));
    expect(labels(card)).toContain(lines.button_approve);

    expect(plain(await tap(bot, exactly(lines.button_approve)))).toBe(plain(lines.tap_approved));
    expect(await ask("/review")).toMatch(begins(lines.review_one, lines.review_many));
    expect(await ask("/merge")).toMatch(begins(lines.merge_ask_one));
    expect(await tap(bot, exactly(lines.button_merge))).toBe(lines.tap_merged_one);
    expect(shownCard(bot, card).text).toContain(lines.card_in_record);
    expect(await ask(person.aboutReport[0])).toMatch(person.aboutReport[1]);
    await bot.idle();

    expect(foreignLines(bot, own)).toEqual([]);
    const said = everythingShown(bot).join("\n");
    if (person.speaksNoEnglish) expect(said).not.toMatch(ENGLISH_WORDS);
    for (const stranger of [...person.strangers, "Grace"]) expect(said).not.toContain(stranger);
  });
});

it("Inés is answered in the one of her languages that she is asked in", async () => {
  const bot = await startBot({ record: "ines" });
  expect((await bot.ask("What do you know about spruce?")).text).toMatch(/split along the grain/);
  const { text } = await bot.ask("How does a rainbow come about?");
  expect(text).toContain(ENGLISH_PHRASES.lookup_offer[0]);
  expect((await bot.ask("yes")).text).toMatch(/^(I looked it up|I found out)! A rainbow appears/);
  expect((await bot.ask("¿Qué sabes del barniz?")).text).toMatch(/muñequilla/);
  // A card of what she said before is not the answer.
  await bot.idle();
  const unknown = await bot.ask("¿Por qué es azul el cielo?");
  expect(unknown.text).toContain(SPANISH.phrases.lookup_offer[0]);
  expect((await bot.ask("sí")).text).toMatch(/^¡(Lo he buscado|Ya lo sé, lo he buscado)! La luz/);
});

/** Common, and no words of German or French. */
const ENGLISH_WORDS = /\b(?:the|and|you|your|this|that|with|what|which|of|or|anything)\b/iu;

/** Lines of the other catalogues, or parts of them, that the person was shown. */
function foreignLines(bot: TestBot, own: Words): string[] {
  const shown = everythingShown(bot);
  const lines = partsOf(own);
  return Object.values(CATALOGUES)
    .filter((words) => words !== own)
    .flatMap(partsOf)
    .filter((part) => !lines.some((line) => line.includes(part)))
    .filter((part) => shown.some((text) => holds(text, part)));
}

function partsOf({ lines, phrases }: Words): string[] {
  return [...Object.values(lines), ...phrases.lookup_offer, ...phrases.found_out].flatMap(parts);
}

function everythingShown(bot: TestBot): string[] {
  const messages = bot.telegram.chat(OWNER.id).filter(({ from }) => from === "bot");
  const keys = bot.telegram.keyboard(OWNER.id)?.keyboard.flat() ?? [];
  return [
    ...messages.flatMap((message) => [message.text, ...labels(message)]),
    ...keys.map(({ text }) => text),
    bot.telegram.keyboard(OWNER.id)?.input_field_placeholder ?? "",
    ...bot.telegram.commands.map(({ description }) => description),
  ].map(plain);
}

/** The fixed words of a line, without the words that are filled in. */
function parts(line: string): string[] {
  return line
    .split(/\{\w+\}|\n/)
    .map((part) => plain(part).trim())
    .filter((part) => /\p{L}{2}/u.test(part) && !/^\/\w+$/.test(part));
}

/** Finds whole words: "Edit" is not in "Edition". One short word has to be the whole text. */
function holds(text: string, part: string): boolean {
  if (part.length < 6) return text === part;
  const start = text.indexOf(part);
  const around = `${text.charAt(start - 1)}.${text.charAt(start + part.length)}`;
  return start >= 0 && !/\p{L}/u.test(around);
}

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

function untilWord(line: string): string {
  return plain(line.split("{")[0] ?? "");
}

/** Up to the last word that is filled in; that may be anything. */
function begins(...lines: readonly string[]): RegExp {
  const starts = lines.map((line) =>
    plain(line)
      .replace(/\{(?!count)[^]*$/, "")
      .split("{count}")
      .map(escape)
      .join("\\d+"),
  );
  return new RegExp(`^(?:${starts.join("|")})`, "u");
}

function exactly(label: string): RegExp {
  return new RegExp(`^${escape(label)}$`, "u");
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
