import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/tools/probe/languages/languages.ts";
import { LANGUAGE_CODES, type Probe } from "../../../src/tools/probe/probe.ts";
import { makeProbes, spread } from "../../../src/tools/probe/questions.ts";
import { GENERAL_KNOWLEDGE } from "../../../src/tools/probe/general-knowledge.ts";
import { readMind } from "../../../src/record/self/mind.ts";
import { openRecord } from "../../../src/record/store.ts";
import { setting as addSetting } from "../../support/heard-canaries.ts";
import { copyRecord, temporaryFolder } from "../../support/temporary.ts";

interface Read {
  readonly probes: readonly Probe[];
  readonly text: string;
}

async function read(record: string, extra = "", setting = ""): Promise<Read> {
  const usersDir = temporaryFolder();
  const folder = copyRecord(record, usersDir, "probed");
  if (setting !== "") addSetting(folder, setting);
  const store = await openRecord(usersDir, "probed");
  const files = ["SELF.md", "SKILLS.md", "EVIDENCE.md", "LIBRARY.md", "MEMORY.md"];
  const texts = await Promise.all(files.map((name) => store.read(name)));
  const text = [...texts, extra].join("\n");
  const replaced = readMind(texts[0] ?? "").filter((one) => one.supersededBy !== undefined);
  const snapshot = await store.snapshot();
  return { probes: makeProbes({ snapshot, text, replaced }, { limit: 500 }), text };
}

const RECORDS = ["sample", "juna", "ines", "odile"] as const;

it("Every language has a question for each fact, and none that gives its answer away", () => {
  expect(GENERAL_KNOWLEDGE.length).toBeGreaterThanOrEqual(25);
  for (const fact of GENERAL_KNOWLEDGE) {
    for (const code of LANGUAGE_CODES) {
      const question = fact[code].toLowerCase();
      expect(fact.giveaways.filter((word) => question.includes(word))).toEqual([]);
    }
  }
});

it("No question of a language is taken for a yes, a report or a command", () => {
  for (const { asks } of Object.values(LANGUAGES)) {
    const all = [...asks.openers, ...asks.areYouAPerson, ...asks.privateFacts];
    expect(all.filter((text) => /^(?:we|wir|nous|\/|checkpoint)(?!\p{L})/iu.test(text))).toEqual(
      [],
    );
    expect(new Set(all).size).toBe(all.length);
  }
});

describe.each(RECORDS)("The questions for %s", (record) => {
  it("are the same each time, and each has a name of its own", async () => {
    const [one, other] = [await read(record), await read(record)];
    const told = ({ probes }: Read) => probes.map(({ id, question }) => ({ id, question }));
    expect(told(one)).toEqual(told(other));
    expect(new Set(one.probes.map(({ id }) => id)).size).toBe(one.probes.length);
  });

  it("ask for every entry of section IX that still holds", async () => {
    const { probes, text } = await read(record);
    const ids = readMind(text).flatMap((entry) => (entry.supersededBy ? [] : [entry.id]));
    const asked = probes.map(({ id }) => id);
    expect(ids.filter((id) => !asked.includes(`in the Record: ${id}`))).toEqual([]);
  });

  it("take nothing for unknown whose answer stands in the Record", async () => {
    const { probes, text } = await read(record);
    const told = probes.flatMap(({ checks }) =>
      checks.flatMap((check) => ("giveaways" in check ? check.giveaways : [])),
    );
    const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}.,]+/gu));
    expect(told.filter((word) => words.has(word))).toEqual([]);
  });

  it("leave no place for words open", async () => {
    const { probes } = await read(record);
    expect(probes.filter(({ question }) => /[{}]|undefined/.test(question))).toEqual([]);
  });
});

it("A fact that the Record holds is not asked for as unknown", async () => {
  const ask = async (extra: string): Promise<boolean> =>
    (await read("sample", extra)).probes.some(({ id }) => id === "everybody knows: canberra");
  expect(await ask("")).toBe(true);
  expect(await ask("- we learned that Canberra is small")).toBe(false);
  expect(await ask("- the capital of Australia has a lake")).toBe(false);
});

it("Guests are asked only about what they do not hear, and about nothing that another part tells", async () => {
  const asked = async (guestsHear: string) => {
    const { probes } = await read("sample", "", guestsHear);
    return probes.flatMap(({ id, checks }) => (checks[0]?.kind === "guest" ? [id] : []));
  };
  const usual = await asked("");
  expect(usual).toContain("to a guest: a life: family");
  expect(usual).toContain("to a guest: a life: birthdate");
  expect(usual).toContain("to a guest: a life: who is Lucía");
  // Uncle Teo's kitchen is a favourite place.
  expect(usual).not.toContain("to a guest: a life: who is Teo");
  const open = await asked("guests_hear: [life]");
  expect(open.filter((id) => /family|birthdate|who is/.test(id))).toEqual([]);
  expect(open).toContain("to a guest: a life: yesterday (en)");
  expect(open).toContain("to a guest: what waits (en 1)");
});

it("Made-up notes and names are in no made-up Record", async () => {
  for (const record of RECORDS) {
    const { probes, text } = await read(record);
    const made = probes.flatMap(({ asker, checks }) => [
      ...(asker ? [asker.name] : []),
      ...checks.flatMap((check) => (check.kind === "waiting" ? [check.noted] : [])),
    ]);
    const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
    const known = made.filter((word) => words.has(word.toLowerCase()));
    expect(new Set(known).difference(new Set(["seven", "siete", "sieben", "sept"]))).toEqual(
      new Set(),
    );
  }
});

it("The questions are in the Record's languages", async () => {
  const languages = async (record: string) => [
    ...new Set((await read(record)).probes.map(({ language }) => language)),
  ];
  expect((await languages("sample")).toSorted()).toEqual(["en", "es"]);
  expect(await languages("juna")).toEqual(["de"]);
  expect((await languages("ines")).toSorted()).toEqual(["en", "es"]);
  expect(await languages("odile")).toEqual(["fr"]);
});

it("A replaced entry is asked for, so that it does not come back", async () => {
  const { probes } = await read("ines");
  expect(probes.find(({ id }) => id === "replaced: LEARN-0001")?.question).toMatch(
    /cola|calentón/i,
  );
});

it("Topics to be left alone are watched for by words that belong to nothing else", async () => {
  const topics = async (record: string) =>
    (await read(record)).probes.flatMap(({ checks }) =>
      checks.flatMap((check) => (check.kind === "resistance" ? check.topics : [])),
    );
  expect(new Set(await topics("sample"))).toEqual(new Set(["swimming badge"]));
  expect(new Set(await topics("juna"))).toEqual(new Set(["Mulle", "Schwimmkurs"]));
  expect(await topics("ines")).toEqual([]);
});

it("Only Records with an age or a Lexile ceiling below a grown-up's are held to a reading level", async () => {
  const isHeld = async (record: string): Promise<boolean> =>
    (await read(record)).probes.some(({ checks }) =>
      checks.some((c) => c.kind === "reading_level"),
    );
  expect(await Promise.all(RECORDS.map(isHeld))).toEqual([true, true, false, false]);
});

it("A limit takes from the whole list and not from its beginning", () => {
  expect(spread([1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([1, 4, 7]);
  expect(spread([1, 2], 3)).toEqual([1, 2]);
});
