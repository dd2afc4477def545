// A question that is whole carries no other subject along, however short it is, and one that goes on does, however long.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { createFollowUps } from "../../src/wording/follow-ups.ts";

const judge = (language: string) =>
  createFollowUps(
    CATALOGUES.filter((one) => one.names.includes(language.toLowerCase())).map(
      (one) => one.followUps,
    ),
  );

describe.each([
  [
    "English",
    ["and why?", "Tell me more.", "Really?", "how come?", "go on", "what do they do?", "😀", ""],
    [
      "and what about seals?",
      "And the ferry to Norway that leaves in the morning?",
      "how deep is it?",
      "what do they eat?",
      "How big?",
      "How far is that?",
      "but on the moon?",
      "where does she live?",
    ],
    [
      "Sophie's birthday?",
      "photosynthesis?",
      "Sophie's cat",
      "What is gravity?",
      "How big is Jupiter?",
      "Can Sophie bring her dog?",
      "Is it raining?",
      "who invented glue?",
      "blue whale heart?",
    ],
  ],
  [
    "German",
    ["und warum?", "Erzähl mir mehr!", "Echt?", "und wie?"],
    ["Und Robben?", "Wie tief ist das?", "Was fressen sie?", "Wie groß?", "Was ist mit der Fähre?"],
    [
      "Sophies Geburtstag?",
      "Photosynthese?",
      "Was ist Schwerkraft?",
      "Wie groß ist der Jupiter?",
      "Gibt es Marsmenschen?",
      "Können Sie Robben zeichnen?",
      "Habt ihr Hunde?",
    ],
  ],
  [
    "Spanish",
    ["¿y por qué?", "cuéntame más", "¿de verdad?"],
    ["¿Y las focas?", "¿Cuánto pesa?", "¿Qué comen?", "¿Dónde viven ellas?", "¿qué hay del mar?"],
    [
      "¿El cumpleaños de Sofía?",
      "¿fotosíntesis?",
      "¿Qué es la gravedad?",
      "¿Cuánto pesa una ballena?",
      "¿Qué hora es?",
    ],
  ],
  [
    "French",
    ["et pourquoi ?", "raconte-moi plus", "vraiment ?"],
    ["Et les phoques ?", "Elle mange quoi ?", "Comment dorment-ils ?", "Quel est son poids ?"],
    [
      "L'anniversaire de Sophie ?",
      "photosynthèse ?",
      "Qu'est-ce que la gravité ?",
      "Il y a des ours en France ?",
      "Où est Paris ?",
    ],
  ],
])("in %s", (language, vague, goingOn, whole) => {
  const { isVague, needsSubject } = judge(language);

  it.each(vague)("%s names nothing", (text) => {
    expect([isVague(text), needsSubject(text)]).toEqual([true, true]);
  });
  it.each(goingOn)("%s goes on", (text) => {
    expect(needsSubject(text)).toBe(true);
  });
  it.each(whole)("%s is whole", (text) => {
    expect([isVague(text), needsSubject(text)]).toEqual([false, false]);
  });
});

it("A name and a thing are whole in every language, and with an opening word they go on", () => {
  const name = fc.constantFrom("Sophie", "Mira", "Juna", "Teo", "Zélie");
  const thing = fc.constantFrom("kayak", "piano", "orca", "hamster", "lampion");
  fc.assert(
    fc.property(fc.constantFrom(...CATALOGUES), name, thing, ({ followUps }, who, what) => {
      const { needsSubject } = createFollowUps([followUps]);
      expect(needsSubject(`${who} ${what}?`)).toBe(false);
      for (const opening of followUps.openings) {
        expect(needsSubject(`${opening} ${who} ${what}?`), opening).toBe(true);
      }
    }),
  );
});

it("Any text is judged, and one that names nothing needs what was said before it", () => {
  const { isVague, needsSubject } = createFollowUps(CATALOGUES.map((one) => one.followUps));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(needsSubject(text) || !isVague(text)).toBe(true);
    }),
  );
});
