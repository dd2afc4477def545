import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { readItems } from "../../../src/record/text/yaml-items.ts";
import type { Item } from "../../../src/record/text/yaml-items.ts";
import { readLoose } from "../../../src/record/text/yaml-loose.ts";
import { parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { anyBreak, anyComment, anyFence, anyText } from "./any-fence.ts";
import type { AnyFence } from "./any-fence.ts";
import { editCandidate } from "../pending-texts.ts";

const ID = /^LEARN-\d+$/;
const RUNS = Number(process.env["BROKEN_FENCES"] ?? 80);

const broken = anyFence.chain((fence) => anyBreak(fence).map((one) => ({ fence, one })));

describe("a fence that is broken in one place", () => {
  it("was whole before", () => {
    fc.assert(
      fc.property(anyFence, (fence) => {
        expect(parseDocument(textOf(fence.lines)).errors.map(String)).toEqual([]);
        expect(readItems(textOf(fence.lines), ID)).toHaveLength(fence.entries.length);
      }),
      { numRuns: RUNS },
    );
  });

  it("gives each entry the same values, but for what was broken", () => {
    fc.assert(
      fc.property(broken, ({ fence, one }) => {
        const whole = readItems(textOf(fence.lines), ID);
        const found = readItems(textOf(one.apply(fence.lines, placeOf(fence, one.entry))), ID);
        expect(found.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
        for (const [index, item] of whole.entries()) {
          const touched = index === one.entry ? one.touched : [];
          expect(valuesOf(found[index], touched)).toEqual(valuesOf(item, touched));
        }
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it("gives the same data, read as a whole", () => {
    fc.assert(
      fc.property(broken, ({ fence, one }) => {
        const whole = entriesOf(readLoose(textOf(fence.lines)));
        const text = textOf(one.apply(fence.lines, placeOf(fence, one.entry)));
        const found = entriesOf(readLoose(text));
        expect(found).toHaveLength(whole.length);
        for (const [index, entry] of whole.entries()) {
          for (const [key, value] of Object.entries(entry)) {
            if (index === one.entry && one.touched.includes(key)) continue;
            expect(found[index]?.[key], `${key} in\n${text}`).toEqual(value);
          }
        }
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});

describe("a candidate whose fence is broken in one place", () => {
  const TEXTS = ["summary", "suggested_entry", "example_from_exchange", "tension_with"];
  const candidate = fc.record({
    comments: fc.array(anyComment, { minLength: 5, maxLength: 5 }),
    texts: fc.array(anyText, { minLength: 4, maxLength: 4 }),
    exchange: fc.constantFrom(
      "  user: \"we read # 1\" # note\n  grace_mar: 'so # it''s'",
      "  user: |\n    first # kept\n    suggested_entry: forged\n  grace_mar: ok # note",
    ),
    broken: fc.constantFrom(
      "action: said: twice",
      'action: "he said "so" # 1"',
      "action: @home # note",
      "action: [a, b",
      "action: *star",
    ),
    at: fc.nat(4),
  });

  it("is read as the same candidate, and can be edited", () => {
    fc.assert(
      fc.property(candidate, ({ comments, texts, exchange, broken: lost, at }) => {
        const [status, category, tier, pair, rule] = comments;
        const fields = texts.map(({ head, below }, index) =>
          [`${TEXTS[index] ?? ""}:${head}`, ...below].join("\n"),
        );
        const write = (extra: readonly string[]): string =>
          [
            "## Candidates\n\n### CANDIDATE-0001\n\n```yaml",
            `status: pending${status ?? ""}`,
            `mind_category: Knowledge${category ?? ""}`,
            `evidence_tier: 2${tier ?? ""}`,
            ...fields.slice(0, at),
            "# whole line",
            ...extra,
            ...fields.slice(at),
            `source_exchange:\n${exchange}`,
            `conflicts_detected:\n  - rule: r${rule ?? ""}\n    pair: [a, b]${pair ?? ""}`,
            "```\n\n## Processed\n",
          ].join("\n");
        const [whole] = parseCandidates(write([]));
        const text = write([lost]);
        const [found] = parseCandidates(text);
        expect({ ...found, sha256: "" }).toEqual({ ...whole, sha256: "" });
        expect(whole).toMatchObject({ status: "pending", evidenceTier: 2 });
        if (whole?.faults.length !== 0) return;
        const edited = editCandidate(text, "CANDIDATE-0001", { suggestedEntry: "Another" });
        expect(edited).toContain(lost);
        expect(parseCandidates(edited)).toMatchObject([
          {
            ...whole,
            suggestedEntry: "Another",
            summary: "Another",
            ...(whole.promptAddition !== undefined && { promptAddition: "none" }),
            sha256: expect.any(String) as string,
          },
        ]);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});

function textOf(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}

function placeOf({ places }: AnyFence, entry: number): AnyFence["places"][number] {
  const place = places[entry];
  if (!place) throw new Error("no such entry");
  return place;
}

/** White space at the end of a text over several lines depends on the text below it. */
function valuesOf(item: Item | undefined, touched: readonly string[]): unknown {
  return [...(item?.fields ?? [])]
    .filter(([key]) => key !== "broken" && !touched.includes(key))
    .map(([key, value]) => [key, value.trimEnd()]);
}

function entriesOf(data: unknown): readonly { readonly [key: string]: unknown }[] {
  const entries = (data as { readonly entries?: unknown }).entries;
  if (!Array.isArray(entries)) throw new Error("no list of entries");
  return entries as readonly { readonly [key: string]: unknown }[];
}
