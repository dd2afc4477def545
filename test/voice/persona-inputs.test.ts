// Everything that a Record says about its person reaches the Voice's prompt, and nothing is made up where it says nothing.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRecord, type RecordSnapshot } from "../../src/record/store.ts";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { lookupPrompt, rephrasePrompt } from "../../src/voice/prompts/lookup.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { NOW } from "../support/clock.ts";

const INPUTS: readonly (readonly [input: string, record: string, line: string])[] = [
  ["name", "juna", "Name: Juna"],
  ["age", "juna", "Age: 7"],
  ["languages", "ines", "Languages: Spanish; English"],
  ["place", "juna", "Lives in: Eine kleine Stadt mit einer Straßenbahn"],
  ["lexile ceiling", "juna", "Sentences: at most 8 words, everyday words"],
  ["vocabulary", "juna", "How I sound: Vocabulary: ganz einfache Wörter"],
  ["sentence notes", "odile", "How I sound: Sentences: phrases amples"],
  ["verbal habits", "ines", "How I sound: Verbal habits: a ver; poquito a poco; fair enough"],
  ["tone", "odile", "How I sound: Tone: malicieux, posé, sans plainte"],
  ["first sample", "odile", 'My own writing: "Figurez-vous que la plus petite des quatre'],
  ["second sample", "odile", 'My own writing: "Mon cher Basile'],
  ["self-concept", "juna", "I am: eine, die auf die Kleinen aufpasst"],
  ["traits with notes", "juna", "vorsichtig (mit Tieren und Steinen, nicht mit Pfützen); still ("],
  ["emotional patterns", "odile", "When quelqu'un la bouscule dans une file: répond sèchement"],
  ["favourites", "ines", "Favourite food: lentejas con laurel; Welsh cakes, slightly burnt"],
  ["other favourites", "juna", "Favourite color: das Gelb von der Straßenbahn"],
  ["interests with strength", "odile", "les abeilles (5/5, depuis quarante et un ans)"],
  ["emerging interests", "juna", "Fahrpläne lesen (3/5); Träume (2/5)"],
  ["values", "odile", "Values: On ferme la barrière avant d'avoir peur, pas après; Ce qu'on"],
  ["talent stack", "odile", "Talents: oreille + patience + crayon"],
  ["what was learned", "juna", ": Die Straßenbahn bekommt ihren Strom"],
  ["own words", "juna", "(in my words: Sie hat einen Arm auf dem Kopf und hält sich fest.)"],
  ["curiosities", "ines", ": How night trains are timed"],
  ["observations", "odile", ": Note tout au crayon"],
  ["birthdate", "juna", "Born on: 2018-11-02"],
  ["family", "ines", "Family: Gethin (pareja, ferroviario); Abril (hija, once)"],
  ["life at home", "juna", "At home: Freitags holt Opa sie ab"],
  ["people", "odile", "People: Solange (voisine de pupitre depuis 1998"],
  ["places lived in", "ines", "A terraced house in a Welsh valley, for four years"],
  ["humour", "odile", "Humour: pince-sans-rire"],
  ["way with others", "juna", "With others: setzt sich daneben und sagt nichts"],
  ["way with a problem", "sample", "With a problem: draws it, tries it, counts something; looks"],
  ["events", "odile", ") 1991-12-31: dernier train ; elle a baissé la barrière quand même"],
  ["memories", "sample", ") finding a bicycle bell in a fishing net"],
  [
    "books",
    "sample",
    "book: The Wind in the Willows, Kenneth Grahame (completed 2026-07-12): likes",
  ],
  ["films", "sample", ") film: Song of the Sea (completed, 3 times)"],
  ["writing", "juna", "postcard: Knopf hat geklaut (Karte an Oma Trude): Liebe Oma, Knopf"],
  ["works", "ines", "instrument: Guitarra número 40: Ciprés y abeto"],
  ["skills", "odile", ") Tient la partie d'alto à première lecture"],
  ["gaps", "juna", "Still hard: die Uhr lesen, wenn es nicht voll oder halb ist"],
  ["struggles", "ines", "Was hard: Se le abrió el fondo de la número 33; medir la humedad"],
  ["what others say", "odile", ") 2025-05-02: Bérengère (choir leader) said: Depuis son tour"],
  ["milestones", "juna", ") 2026-04-18: zum ersten Mal vor der Klasse vorgelesen"],
  ["states of skills", "juna", "Skill READ: growing; Liest kurze Seiten allein"],
];

describe("the Voice's prompt", () => {
  it.each(INPUTS)("shows the %s of a Record that has it", async (_, record, line) => {
    expect(voicePrompt(await snapshotOf(record))).toContain(line);
  });

  it("calls nothing a favourite that is none", async () => {
    for (const record of ["sample", "ines", "odile"]) {
      expect(voicePrompt(await snapshotOf(record))).not.toMatch(/Favourite talent/);
    }
  });

  it("makes nothing up for a Record that says nothing", async () => {
    const prompt = voicePrompt(await snapshotOf("minimal"));
    const record = /^<record>\n([^]*?)\n<\/record>$/m.exec(prompt)?.[1];
    expect(record).toBe("Name: Noor\nLanguages: English; Arabic");
  });

  it.each(["sample", "juna", "ines", "odile", "legacy", "minimal"])(
    "has no empty label and no value of code for %s",
    async (record) => {
      const prompt = voicePrompt(await snapshotOf(record));
      expect(prompt).not.toMatch(/undefined|\bNaN\b|\[object|\[\]|\(\)|\{\{|: ;|; ;|; *$/m);
      const labels = prompt.split("\n").filter((line) => /^(?!What ).{1,40}:\s*$/.test(line));
      expect(labels).toEqual([]);
    },
  );

  it("holds nothing of the library", async () => {
    const snapshot = await snapshotOf("odile");
    const prompt = voicePrompt(snapshot);
    const titles = snapshot.library.map(({ title }) => title);
    // One of them is a favourite book, and she has read one more.
    expect(titles.filter((title) => prompt.includes(title))).toEqual([
      "Le livre des ruches lentes",
      "Indicateur des lignes secondaires, été 1968",
    ]);
  });
});

describe("what is meant for children", () => {
  const FOR_CHILDREN = /years old|grown-up|teacher|young|school|child/i;

  it.each([
    ["a child", 7, true],
    ["a teenager", 17, true],
    ["an adult", 18, false],
    ["somebody old", 78, false],
    ["somebody of no stated age", undefined, false],
  ])("stands in the rules for %s as it should", async (_, age, isMeant) => {
    const snapshot = await snapshotOf("minimal", age);
    const prompts = [voicePrompt(snapshot), rephrasePrompt(snapshot)];
    for (const prompt of prompts) expect(FOR_CHILDREN.test(prompt)).toBe(isMeant);
    expect(lookupPrompt()).not.toMatch(FOR_CHILDREN);
  });

  it("follows the age that the Record states", async () => {
    expect(voicePrompt(await snapshotOf("juna"))).toContain("Sound 7 years old, not older.");
    expect(voicePrompt(await snapshotOf("odile"))).not.toContain("years old");
  });
});

function voicePrompt(snapshot: RecordSnapshot): string {
  return createPrompts(8000).voice(snapshot, [], "?", NOW).system;
}

async function snapshotOf(record: string, age?: number): Promise<RecordSnapshot> {
  const usersDir = temporaryFolder();
  const self = join(copyRecord(record, usersDir, "somebody"), "SELF.md");
  if (age !== undefined) {
    writeFileSync(self, readFileSync(self, "utf8").replace(/^name: .*$/m, `$&\nage: ${age}`));
  }
  return (await openRecord(usersDir, "somebody")).snapshot();
}
