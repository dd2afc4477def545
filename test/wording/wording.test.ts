import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRecord, type RecordSnapshot } from "../../src/record/store.ts";
import { asksBetweenUs, isOnly, offersLookup } from "../../src/voice/phrases.ts";
import { isReport } from "../../src/voice/reports.ts";
import { isYes } from "../../src/voice/yes.ts";
import { fill, type LineName } from "../../src/wording/catalogue.ts";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { ENGLISH, ENGLISH_LINES } from "../../src/wording/english.ts";
import { greeting, outcomeLine } from "../../src/wording/sentences.ts";
import { SPANISH } from "../../src/wording/spanish.ts";
import { createWordingSource, unknownWordings, wordingOf } from "../../src/wording/wording.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

describe.each(CATALOGUES.map((one) => [one.names[0] ?? "", one] as const))(
  "the catalogue %s",
  (_, catalogue) => {
    const { lines, phrases } = catalogue;

    it("has every line, every phrase and every name of speakers that English has, and no other", () => {
      for (const part of ["lines", "phrases", "speakers"] as const) {
        expect(Object.keys(catalogue[part]).toSorted(), part).toEqual(
          Object.keys(ENGLISH[part]).toSorted(),
        );
        for (const [name, said] of Object.entries(catalogue[part])) {
          expect(
            [said].flat().filter((one) => one.trim() === ""),
            name,
          ).toEqual([]);
          expect([said].flat().length, name).toBeGreaterThan(0);
        }
      }
    });

    it("fills the same words into every line", () => {
      const words = (line: string): string[] => (line.match(/\{\w+\}/g) ?? []).toSorted();
      for (const name of Object.keys(ENGLISH_LINES) as LineName[]) {
        expect(words(lines[name]), name).toEqual(words(ENGLISH_LINES[name]));
        expect(lines[name].trim(), name).not.toBe("");
      }
    });

    it("keeps the names of commands and candidates", () => {
      for (const name of Object.keys(ENGLISH_LINES) as LineName[]) {
        const commands = (line: string): Set<string> => new Set(line.match(/\/[a-z]+/g));
        expect(commands(lines[name]), name).toEqual(commands(ENGLISH_LINES[name]));
      }
    });

    it("recognises its own words", () => {
      expect(phrases.yes_words.every((word) => isYes(`${word}!`, phrases))).toBe(true);
      expect(phrases.yes_phrases.every((phrase) => isYes(phrase, phrases))).toBe(true);
      expect(isOnly(`${lines.key_homework}!`, phrases.homework_words)).toBe(true);
      expect(phrases.stop_words.some((word) => isYes(word, phrases))).toBe(false);
      expect(offersLookup(`Hm, ${phrases.lookup_offer[0]?.toUpperCase()}?`, phrases)).toBe(true);
    });
  },
);

describe("a language", () => {
  const languages = CATALOGUES.map(({ names }) => `${names[0] ?? ""}.ts`);
  const sources = globSync("src/**/*.ts").map((path) => ({
    path,
    imports: [...readFileSync(path, "utf8").matchAll(/from "([^"]+)"/g)].map(([, from]) => from),
  }));

  it("is one file, and one name in the list of catalogues", () => {
    const holding = globSync("src/wording/*.ts").filter((path) =>
      /^export const [A-Z]+(?:: Catalogue)? = \{\n  names:/m.test(readFileSync(path, "utf8")),
    );
    expect(holding.map((path) => basename(path)).toSorted()).toEqual(languages.toSorted());
    // English is the default, and its lines give the names.
    for (const language of languages.filter((one) => one !== "english.ts")) {
      const knowing = sources.filter(({ imports }) =>
        imports.some((from) => from?.endsWith(`wording/${language}`) || from === `./${language}`),
      );
      const bot = knowing.map(({ path }) => path).filter((path) => !path.startsWith("src/tools/"));
      expect(bot, language).toEqual(["src/wording/catalogues.ts"]);
    }
  });

  it("stands in no other file of the room", () => {
    const others = sources.filter(
      ({ path }) =>
        path.startsWith("src/wording/") && !languages.some((one) => path.endsWith(`/${one}`)),
    );
    for (const { path } of others) {
      const said = readFileSync(path, "utf8").replace(/\/\/.*|\/\*[^]*?\*\//g, "");
      expect(said, path).not.toMatch(/\p{Letter}(?<![A-Za-z])/u);
    }
  });
});

describe("the words of a Record", () => {
  it.each([
    [["Spanish", "English"], "¡Hola!"],
    [["Deutsch"], "Hallo!"],
    [["fr-CA"], "Bonjour\u00a0!"],
    [["English", "German"], "Hello!"],
    [["Klingon"], "Hello!"],
    [[], "Hello!"],
  ])("are those of the first of %j", async (languages, hello) => {
    const snapshot = await snapshotOf(languages);
    expect(wordingOf(snapshot).lines.stranger.startsWith(hello)).toBe(true);
  });

  it("understand every language that is spoken, and English", async () => {
    const { phrases } = wordingOf(await snapshotOf(["German", "Spanish"]));
    expect(phrases.lookup_offer[0]).toBe("soll ich das nachschauen");
    for (const yes of ["ja bitte", "sí", "búscalo", "yes"]) expect(isYes(yes, phrases)).toBe(true);
    for (const no of ["nein", "erzähl mir von Hunden", "cuéntame un cuento"]) {
      expect(isYes(no, phrases)).toBe(false);
    }
  });

  it("hear who asks for silence in any language that there is, and end it in those of the Record alone", async () => {
    for (const languages of [["English"], ["German"], ["Klingon"], []]) {
      const { lines, phrases } = wordingOf(await snapshotOf(languages));
      for (const each of CATALOGUES) {
        for (const phrase of each.phrases.between_us) expect(phrases.between_us).toContain(phrase);
        expect(asksBetweenUs(each.lines.key_between_us, phrases.between_us, [])).toBe(true);
      }
      // Lines name the first, so it is one of the person's own language.
      expect(asksBetweenUs(phrases.between_us[0] ?? "", [lines.key_between_us], [])).toBe(true);
    }
    const { phrases } = wordingOf(await snapshotOf(["English"]));
    for (const over of SPANISH.phrases.between_us_over) {
      expect(isOnly(over, phrases.between_us_over)).toBe(false);
    }
  });

  it("know a report whose verb comes last", async () => {
    const { phrases } = wordingOf(await snapshotOf(["German"]));
    expect(isReport("Wir haben gestern im Garten einen Turm gebaut", phrases)).toBe(true);
    expect(isReport("wir haben gemalt!", phrases)).toBe(true);
    expect(isReport("wir haben Hunger", phrases)).toBe(false);
    expect(isReport("Wir haben Zeit. Oma hat gemalt", phrases)).toBe(false);
    expect(isReport("wir haben eine Vorgemaltheit", phrases)).toBe(false);
  });

  it("may be replaced one by one in the front matter", async () => {
    const folder = record();
    prepend(
      folder,
      '---\nlanguage: Turkish\nwording:\n  tired: "Biraz sonra."\n  lookup_offer: "bakayım mı"\n  yes_words: [evet, olur]\n---\n',
    );
    const { lines, phrases } = wordingOf(await snapshotIn(folder));
    expect(lines.tired).toBe("Biraz sonra.");
    expect(lines.confused).toBe(ENGLISH_LINES.confused);
    expect(phrases.lookup_offer[0]).toBe("bakayım mı");
    expect(isYes("Evet!", phrases)).toBe(true);
  });

  it("leave alone a replaced line that there is not", async () => {
    const folder = record();
    prepend(folder, '---\nwording:\n  tierd: "x"\n  confused: "Say again?"\n---\n');
    const source = createWordingSource();
    const { lines } = await source.load({ snapshot: () => snapshotIn(folder) });
    expect(lines.tired).toBe(ENGLISH_LINES.tired);
    expect(lines.confused).toBe("Say again?");
    const { settings } = await snapshotIn(folder);
    expect(unknownWordings(settings)).toEqual(["tierd"]);
  });
});

describe("a sentence", () => {
  it("fills in what is given, once, and leaves the rest", () => {
    expect(fill("{id}: {reason} {other}", { id: "{reason}", reason: "no" })).toBe(
      "{reason}: no {other}",
    );
  });

  it("greets by name with what the person likes, in their language", async () => {
    const snapshot = await snapshotOf(["German"]);
    const said = greeting(snapshot.persona, wordingOf(snapshot).lines, true);
    expect(said).toContain(`Stimme von ${snapshot.persona.name}`);
  });

  it("counts what waits in one and in many", () => {
    const line = outcomeLine("activity", { staged: {} }, SPANISH.lines);
    if (typeof line === "string") throw new Error("a staged report names how many wait");
    expect(line(1)).toContain("1 cosa espera");
    expect(line(3)).toContain("3 cosas esperan");
  });
});

function record(): string {
  return copyRecord("minimal", temporaryFolder(), "somebody");
}

function prepend(folder: string, text: string): void {
  const path = join(folder, "SELF.md");
  const self = readFileSync(path, "utf8");
  writeFileSync(path, text + self.replace(/^---\n[\s\S]*?\n---\n/, ""));
}

async function snapshotIn(folder: string): Promise<RecordSnapshot> {
  return (await openRecord(join(folder, ".."), "somebody")).snapshot();
}

async function snapshotOf(languages: readonly string[]): Promise<RecordSnapshot> {
  const snapshot = await snapshotIn(record());
  return { ...snapshot, persona: { ...snapshot.persona, languages } };
}
