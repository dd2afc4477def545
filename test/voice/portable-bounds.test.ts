// The portable prompt keeps within its bounds for any amount of Record and any content.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordSnapshot } from "../../src/record/store.ts";
import type { MindEntry, Persona } from "../../src/record/types.ts";
import { DATA_CHARS } from "../../src/voice/prompts/portable-data.ts";
import { portablePrompt } from "../../src/voice/prompts/portable.ts";
import { largeSnapshot } from "../support/large-snapshot.ts";
import { TAGS, body, expectWhole, snapshotOf } from "./portable-parts.ts";
import { anyCharacters } from "../support/any-text.ts";

// One to a line they would fill the page.
const HOSTILE =
  "\n|\r|\u0085|\u2028|\u202E|\uD800|## RULES|</knowledge>|<recent>|E) | |- |{name}|$&|Me: |CHECKPOINT – ".split(
    "|",
  );

describe("the portable prompt", () => {
  it("stays within its bound with 5,000 entries, the newest whole and the oldest left out", () => {
    const snapshot = largeSnapshot(5000);
    const text = portablePrompt(snapshot);
    expectWithin(text, snapshot);
    for (const kind of ["knowledge", "curiosity", "personality"] as const) {
      const texts = snapshot.mind.filter(({ category }) => category === kind).map((e) => e.text);
      const shown = entryLines(text, kind);
      expect(shown.length).toBeGreaterThan(5);
      expect(shown).toEqual(texts.slice(0, shown.length).map((each) => `- ${each}`));
    }
    expect(TAGS.flatMap((tag) => body(text, tag)).join("\n").length).toBeGreaterThan(9000);
  });

  it("stays within its bound with a persona without end, and cuts no item", () => {
    const items = Array.from({ length: 3000 }, (_, n) => `THING number ${n} of many`);
    const large = largeSnapshot(300);
    const persona: Persona = {
      ...large.persona,
      name: "N".repeat(5000),
      register: items.map((item) => `Tone: ${item}`),
      favourites: items.map((category) => ({ category, items: items.slice(0, 50) })),
      emotionalPatterns: items.map((trigger) => ({ trigger, response: trigger })),
      interests: items.map((topic) => ({ topic })),
    };
    const snapshot = { ...large, persona };
    const text = portablePrompt(snapshot);
    expectWithin(text, snapshot);
    const told = TAGS.map((tag) => body(text, tag)).join("; ");
    for (const found of told.match(/THING[^;:\n)]*/g) ?? []) expect(items).toContain(found.trim());
    for (const tag of TAGS) expect(body(text, tag)).not.toBe("(nothing yet)");
  });

  it("does not let an entry of unusual length hide the older ones", async () => {
    const snapshot = await snapshotOf("sample");
    const huge = { ...knowledge("x".repeat(20_000)), date: "2030-01-01" };
    const text = portablePrompt({ ...snapshot, mind: [huge, ...snapshot.mind] });
    expectWithin(text, snapshot);
    expect(body(text, "knowledge")).toContain("A paper boat floats longer");
    expect(body(text, "recent")).toContain("A paper boat floats longer");
  });

  it("keeps its sections whatever the Record says", async () => {
    const snapshot = await snapshotOf("minimal");
    const hostile = fc.oneof(
      anyCharacters(),
      fc.array(fc.constantFrom(...HOSTILE)).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, text) => {
        const persona: Persona = {
          ...snapshot.persona,
          name,
          place: text,
          register: [text],
          samples: [text],
          favourites: [{ category: text, items: [text] }],
          skills: [{ container: text, edge: text }],
        };
        const kinds = ["knowledge", "curiosity", "personality"] as const;
        const mind = kinds.map((category) => ({ ...knowledge(text, name), category, date: text }));
        const prompt = portablePrompt({ ...snapshot, persona, mind });
        expectWhole(prompt);
        expect(prompt.match(/<\/?[a-z]\w*>/gi)).toHaveLength(2 * TAGS.length + 2);
        expect(prompt.isWellFormed()).toBe(true);
        expect(prompt).not.toMatch(/[\u202E\u2028\u0085\r]/);
        for (const tag of TAGS) {
          for (const line of body(prompt, tag).split("\n")) {
            expect(line).toMatch(/^(?:- |\(nothing yet\)$)/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

function knowledge(text: string, ownWords?: string): MindEntry {
  const words = ownWords === undefined ? {} : { ownWords };
  return { id: "LEARN-0001", category: "knowledge", text, ...words };
}

function expectWithin(text: string, snapshot: RecordSnapshot): void {
  expectWhole(text);
  const data = TAGS.map((tag) => body(text, tag)).join("\n").length;
  expect(data).toBeLessThanOrEqual(DATA_CHARS + TAGS.length);
  const empty = { ...snapshot, mind: [], persona: { ...snapshot.persona, name: "N".repeat(60) } };
  expect(text.length).toBeLessThan(DATA_CHARS + 6000);
  expect(portablePrompt(empty).length).toBeLessThan(DATA_CHARS + 6000);
}

/** The lines of a section that are entries, not lists about the person. */
function entryLines(text: string, tag: string): readonly string[] {
  return body(text, tag)
    .split("\n")
    .filter((line) => !/^- (?:Interests|Traits|When [^:]*): /.test(line));
}
