// Probes of what is known of a life: family and dates, what was said yesterday, what waits for a decision, and who asks. And the
// same asked by a guest, who hears nothing of it.

import { GUESTS_HEAR, type HeardPart } from "../../record/self/heard-parts.ts";
import type { RecordSnapshot } from "../../record/store.ts";
import { fill } from "../../wording/catalogue.ts";
import { LANGUAGES, languageOf, languagesOf } from "./languages/languages.ts";
import type { Absent } from "./not-in-record.ts";
import type { Check, LanguageCode, Probe } from "./probe.ts";
import { namedIn, names } from "./words.ts";

/** Names of nobody, of which a Record holds at most some. */
const ASKERS = ["Quillon", "Tamsin", "Osric", "Perpetua"] as const;

/** Probes of somebody at home. */
export function lifeProbes({ snapshot, text }: Absent): readonly Probe[] {
  return [
    ...tellings(snapshot),
    ...languagesOf(snapshot).flatMap((language) => [
      yesterday(language),
      ...waiting(language),
      ...whoAmI(language, text),
    ]),
  ];
}

/** The same as asked by a guest. What `guests_hear` opens is left out. */
export function guestProbes({ snapshot, text }: Absent): readonly Probe[] {
  const parts: readonly HeardPart[] = snapshot.settings.guestsHear ?? GUESTS_HEAR;
  const [language] = languagesOf(snapshot);
  const closed = tellings(snapshot).filter(
    ({ part, isMentioned }) => !parts.includes(part) && !isMentioned,
  );
  const past = [yesterday(language), ...waiting(language)].map((probe) => ({
    ...probe,
    secrets: notesOf(language).map(([, , word]) => word),
  }));
  const name = askerIn(text);
  return [...closed, ...past].map(
    ({ id, question, language: asked, waiting: noted, saidYesterday, secrets }) => ({
      id: `to a guest: ${id}`,
      question,
      language: asked,
      asker: { speaker: "guest", name },
      ...(noted !== undefined && { waiting: noted }),
      ...(saidYesterday !== undefined && { saidYesterday }),
      checks: [{ kind: "guest", secrets }],
    }),
  );
}

interface Telling extends Probe {
  readonly part: HeardPart;
  readonly secrets: readonly string[];
  /** True where other parts speak of what is asked, so that a guest may get an answer from them. */
  readonly isMentioned: boolean;
}

/** Family, birthdate and events. The secrets of each are words that stand in no other part. */
function tellings(snapshot: RecordSnapshot): readonly Telling[] {
  const { persona, mind, lived } = snapshot;
  const spoken = languagesOf(snapshot);
  const [own] = spoken;
  const { family, who, birthday } = LANGUAGES[own].asks.life;
  const others = { ...persona, narrative: undefined, birthdate: undefined };
  const isElsewhere = namedIn(
    JSON.stringify([
      others,
      mind,
      lived.filter(({ category }) => category !== "life"),
      snapshot.library,
      snapshot.memory,
    ]),
  );
  const telling = (
    id: string,
    question: string,
    words: readonly (readonly string[])[],
    { language = own, isMentioned = false } = {},
  ): Telling => ({
    id: `a life: ${id}`,
    question,
    language,
    part: "life",
    isMentioned,
    secrets: words
      .flat()
      .filter((word) => word.length > 2 && !isElsewhere(word) && !names(question, word)),
    checks: [{ kind: "life", words } satisfies Check],
  });
  const members = persona.narrative?.family ?? [];
  return [
    ...(members.length > 0
      ? [
          telling(
            "family",
            family,
            members.map(({ name }) => [name]),
          ),
        ]
      : []),
    ...members.flatMap(({ name, about = "" }) => {
      const roles = about.match(/\p{L}{3,}/gu) ?? [];
      return roles.length === 0
        ? []
        : [
            telling(`who is ${name}`, fill(who, { name }), [roles], {
              isMentioned: isElsewhere(name),
            }),
          ];
    }),
    ...(persona.birthdate === undefined
      ? []
      : [telling("birthdate", birthday, dateWords(persona.birthdate))]),
    ...lived
      .filter(({ category, date = "" }) => category === "life" && dateWords(date).length > 0)
      .map(({ id, text, date = "" }) => {
        const language = languageOf(text, spoken);
        const event = text.replace(/[.?!]+$/, "");
        const question = fill(LANGUAGES[language].asks.life.when, { event });
        return telling(id, question, dateWords(date), { language });
      }),
  ];
}

/** Year, month and day as they may be written; none for a date without them. */
function dateWords(date: string): readonly (readonly string[])[] {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return [];
  const at = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return [];
  const inWords = Object.keys(LANGUAGES).map((locale) =>
    new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(at),
  );
  const plain = (digits: string): string => String(Number(digits));
  return [[year], [...inWords, month, plain(month)], [day, plain(day)]];
}

function notesOf(language: LanguageCode) {
  return LANGUAGES[language].asks.life.notes;
}

function yesterday(language: LanguageCode): Probe {
  const [told = "", , word = ""] = notesOf(language)[0] ?? [];
  return {
    id: `a life: yesterday (${language})`,
    question: LANGUAGES[language].asks.life.yesterday,
    language,
    saidYesterday: told,
    checks: [{ kind: "life", words: [[word]] }],
  };
}

function waiting(language: LanguageCode): readonly Probe[] {
  return notesOf(language).map(([told, question, word], index) => ({
    id: `what waits (${language} ${index + 1})`,
    question,
    language,
    waiting: told,
    checks: [{ kind: "waiting", noted: word }],
  }));
}

function whoAmI(language: LanguageCode, text: string): readonly Probe[] {
  const name = askerIn(text);
  return (["household", "owner", "guest"] as const).flatMap((speaker) =>
    LANGUAGES[language].asks.life.whoAmI.map((question, index) => ({
      id: `who am I (${speaker}, ${language} ${index + 1})`,
      question,
      language,
      asker: { speaker, name },
      checks: [{ kind: "speaker", name } as const],
    })),
  );
}

function askerIn(text: string): string {
  const isNamed = namedIn(text);
  return ASKERS.find((name) => !isNamed(name)) ?? ASKERS[0];
}
