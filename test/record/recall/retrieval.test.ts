import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRetriever } from "../../../src/record/recall/retrieval.ts";
import { isFunctionTerm, termsOf } from "../../../src/record/text/terms.ts";

const ENTRIES = [
  "The stained window over the altar was put in backwards, so the saint looks away from the people",
  "Grandpa's watch was won in a bet over who could swim under the barge",
  "Octopuses have three hearts, and one stops while they swim",
  "The dentist keeps a rubber crocodile to show how brushing works",
  "Volcanoes on Iceland sit where two plates drift apart",
  "The rusty gate squeaks in G sharp, said the piano tuner",
  "Rye needs colder nights than wheat to sprout evenly",
  "Der Schornsteinfeger hat im alten Kamin ein Eulennest gefunden",
  "Die Wasserhähne im Rathaus sind aus Messing, weil Messing Keime tötet",
  "El faro parpadea tres veces porque el farero tenía tres hijas",
  "Les cigognes reviennent au clocher vers le dix mars",
  "Дедушка чинил велосипед старой ложкой",
  "Büyükannem mercimek çorbasına bir dilim limon koyar",
  "外婆包饺子的时候会在馅里放一点苹果",
  "おばあちゃんの味噌は三年寝かせてから食べる",
  "할머니는 김치를 담글 때 배를 갈아 넣는다",
  "جدتي تخبز الخبز في الفرن القديم يوم الجمعة",
  "คุณยายใส่เกลือในขนมเพื่อให้หวานขึ้น",
  "दादी रोटी बेलते समय गाना गाती हैं",
  "Whistles when she is nervous, never when she is happy",
  "Whether snow makes a sound when it lands on water",
].map((text, index) => ({ id: `LEARN-${String(index + 1).padStart(4, "0")}`, text }));

function best(question: string, entries: readonly { id: string; text: string }[] = ENTRIES) {
  return createRetriever().retrieve(entries, question, 1)[0]?.text;
}

describe("retrieval", () => {
  it.each([
    ["other endings of a word", "does she whistle if she's nervous?", "Whistles when"],
    ["the plural for the singular", "how many hearts does an octopus have", "Octopuses"],
    ["a slip of the finger", "what sqeaks?", "The rusty gate"],
    ["another spelling", "are there volcanos in iceland?", "Volcanoes"],
    ["capitals and accents left out", "aus was ist der wasserhahn", "Die Wasserhähne"],
    ["a part of a compound", "was war im Schornstein", "Der Schornsteinfeger"],
    ["Spanish verbs", "¿por qué parpadeaba el faro?", "El faro"],
    ["French plurals", "quand revient la cigogne ?", "Les cigognes"],
    ["Russian cases", "что дедушка делал с велосипедом?", "Дедушка"],
    ["Turkish endings", "çorbada ne var?", "Büyükannem"],
    ["Chinese, which has no spaces", "外婆的饺子馅里放什么水果？", "外婆"],
    ["Japanese, which has none either", "味噌は何年寝かせる？", "おばあちゃん"],
    ["Thai, which has none either", "ทำไมใส่เกลือ", "คุณยาย"],
    ["Korean particles", "김치에는 어떤 과일이 들어가?", "할머니"],
    ["Arabic", "متى تخبز الخبز", "جدتي"],
    ["Hindi", "रोटी बनाते हुए दादी क्या करती हैं?", "दादी"],
  ])("finds %s", (_, question, start) => {
    expect(best(question)).toMatch(new RegExp(`^${start}`));
  });

  it("looks at the person's own words too", () => {
    const entries = [...ENTRIES, { id: "LEARN-0099", text: "Tides", ownWords: "the moon pulls" }];
    const [found] = createRetriever().retrieve(entries, "what does the moon do?", 1);
    expect(found?.id).toBe("LEARN-0099");
  });

  it("finds words with a slip in them, and of very long ones the beginning", () => {
    expect(best("bentist")).toMatch(/dentist/);
    const long = "Donaudampfschifffahrtskapitaen";
    const entries = [{ id: "LEARN-0001", text: `Opa war ${long} und trug eine Muetze` }];
    expect(best(long, entries)).toMatch(/Opa/);
    expect(best(long.slice(0, 24), entries)).toMatch(/Opa/);
    // Many slips in a long word take long to look for.
    expect(best(`x${long}`, entries)).toBeUndefined();
  });

  it("looks for slips in the first words only of a long question", () => {
    const many = Array.from({ length: 40 }, (_, at) => `quarzsand${"abcdefghij"[at % 10]}${at}`);
    expect(best(`bentist ${many.join(" ")}`)).toMatch(/dentist/);
    expect(best(`${many.join(" ")} bentist`)).toBeUndefined();
    expect(best(`${many.join(" ")} dentist`)).toMatch(/dentist/);
  });

  it("gives nothing for what no entry is about", () => {
    expect(best("quarterly invoices")).toBeUndefined();
    expect(best("")).toBeUndefined();
    expect(best("?!")).toBeUndefined();
  });

  it("is not led astray by the words that hold a question together", () => {
    const entries = [
      { id: "CUR-0001", text: "Why they have what they have, and how did they do that" },
      { id: "CUR-0002", text: "Whether owls blink" },
    ];
    expect(best("why did they have owls, and what do they do?", entries)).toBe(
      "Whether owls blink",
    );
    expect(best("why?", entries)).toMatch(/^Why/);
  });

  it("gives no more than was asked for, and of equals the one that stands first", () => {
    const entries = ["c", "a", "b"].map((id) => ({ id, text: "The same words" }));
    const found = createRetriever().retrieve(entries, "same words", 2);
    expect(found.map(({ id }) => id)).toEqual(["c", "a"]);
  });

  it("is fit for any text", () => {
    const long = ENTRIES.map(({ text }) => text)
      .join(" ")
      .repeat(200);
    expect(createRetriever().retrieve(ENTRIES, long, 3)).toHaveLength(3);
    expect(best("\uD800 \u0000 ((*")).toBeUndefined();
  });
});

describe("the index", () => {
  it("reads an entry once, however often it is searched", () => {
    const read: string[] = [];
    const retriever = createRetriever((id) => read.push(id));
    expect(read).toEqual([]);
    retriever.retrieve(ENTRIES, "bell", 1);
    retriever.retrieve([...ENTRIES], "gate", 1);
    expect(read).toEqual(ENTRIES.map(({ id }) => id));
  });

  it("reads only what changed, and forgets what is gone", () => {
    const read: string[] = [];
    const retriever = createRetriever((id) => read.push(id));
    retriever.retrieve(ENTRIES, "bell", 1);
    read.length = 0;
    const changed = ENTRIES.slice(1).map((entry) =>
      entry.id === "LEARN-0003" ? { ...entry, text: "Squids have three hearts too" } : entry,
    );
    const now = [...changed, { id: "LEARN-0100", text: "Lanterns came from the railway" }];
    const search = (question: string) => retriever.retrieve(now, question, 1)[0]?.id;
    expect(search("squid hearts")).toBe("LEARN-0003");
    expect(read).toEqual(["LEARN-0003", "LEARN-0100"]);
    expect(search("lantern")).toBe("LEARN-0100");
    expect(search("octopus")).toBeUndefined();
    expect(search("altar")).toBeUndefined();
  });

  it("finds after changes what a new one finds", () => {
    const retriever = createRetriever();
    retriever.retrieve(ENTRIES, "bell", 1);
    retriever.retrieve(ENTRIES.slice(0, 5), "bell", 1);
    const after = retriever.retrieve(ENTRIES, "the piano tuner and the watch", 5);
    expect(after).toEqual(createRetriever().retrieve(ENTRIES, "the piano tuner and the watch", 5));
  });

  it("bears two entries with one id, and one entry twice", () => {
    const twice = [...ENTRIES, { id: "LEARN-0001", text: "Another entry, same id" }, ...ENTRIES];
    expect(best("another entry", twice)).toBe("Another entry, same id");
    expect(createRetriever().retrieve(twice, "altar", 9)).toHaveLength(1);
  });
});

describe("an index that is read in pieces", () => {
  /** Lists of entries one after the other, each with the way in which it is taken. */
  const lives = fc.array(
    fc.record({
      kept: fc.uniqueArray(fc.nat(ENTRIES.length - 1)),
      changed: fc.array(
        fc.tuple(fc.nat(ENTRIES.length - 1), fc.constantFrom("gate", "swims", "三年")),
      ),
      how: fc.constantFrom("prepare", "begin", "retrieve"),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it("finds what a new one finds that reads all at once, whatever came before and meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const retriever = createRetriever();
        for (const { kept, changed, how } of life) {
          const entries = kept
            .flatMap((at) => ENTRIES[at] ?? [])
            .map((entry) => {
              const [, word] = changed.find(([at]) => ENTRIES[at] === entry) ?? [];
              return word === undefined ? entry : { ...entry, text: `${entry.text} ${word}` };
            });
          const reading = how === "retrieve" ? undefined : retriever.prepare(entries);
          if (how === "prepare") await reading;
          for (const question of ["the gate that swims", "watch", "味噌は三年", "window altar"]) {
            const fresh = createRetriever().retrieve(entries, question, 5);
            expect(retriever.retrieve(entries, question, 5)).toEqual(fresh);
          }
          await reading;
        }
      }),
      { numRuns: 60 },
    );
  });

  const many = Array.from({ length: 4000 }, (_, at) => ({
    id: `LEARN-${at}`,
    text: `${ENTRIES[at % ENTRIES.length]?.text ?? ""} ${at}`,
  }));

  it("forgets entries that went before they were read", async () => {
    const retriever = createRetriever();
    const fresh = createRetriever().retrieve(ENTRIES, "the gate and the watch", 5);
    const reading = retriever.prepare(many);
    expect(retriever.retrieve(ENTRIES, "the gate and the watch", 5)).toEqual(fresh);
    await reading;
    expect(retriever.retrieve(ENTRIES, "the gate and the watch", 5)).toEqual(fresh);
  });

  it("lets other work go on, and reads each entry once", async () => {
    const read: string[] = [];
    const retriever = createRetriever((id) => read.push(id));
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      if (read.length < many.length) setImmediate(turn);
    };
    setImmediate(turn);
    await Promise.all([retriever.prepare(many), retriever.prepare(many)]);
    expect(turns).toBeGreaterThan(3);
    expect(read).toEqual(many.map(({ id }) => id));
    retriever.retrieve(many, "gate", 1);
    expect(read).toHaveLength(many.length);
  });
});

describe("terms", () => {
  it("fold case, accents, width and endings", () => {
    expect(termsOf("Ｗindows ÉTUDES straße")).toEqual(termsOf("window etude STRASSE"));
  });

  it("do not part at what nobody sees", () => {
    expect(termsOf("oc\u00ADto\u200Bpus ❤️kelp")).toEqual(termsOf("octopus kelp"));
  });

  it("keep numbers", () => {
    expect(termsOf("in 1962, at 7")).toEqual(expect.arrayContaining(["1962", "7"]));
  });

  it("part characters from letters that touch them", () => {
    expect(termsOf("GPS手表")).toEqual([...termsOf("GPS"), "手表"]);
  });

  it("know what only holds a sentence together", () => {
    expect(["which", "und", "où", "in"].flatMap(termsOf).every(isFunctionTerm)).toBe(true);
    expect(["bell", "水果", "鱼"].flatMap(termsOf).some(isFunctionTerm)).toBe(false);
  });
});
