// What is passed on without the Record's texts holds nothing that is worked out of them: whoever knows most of a Record could
// otherwise try what the rest says.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { forkText } from "../../../src/record/archive/fork.ts";
import { manifestFiles } from "../../../src/record/archive/manifest.ts";
import { viewMarkdown } from "../../../src/record/views/view-markdown.ts";
import { recordView, VIEWS } from "../../../src/record/views/view.ts";
import { recordSource } from "../../support/temporary.ts";
import { TIMES } from "../../support/times.ts";

const NOW = new Date("2026-11-23T10:00:00Z");
const RECORDS = ["sample", "minimal", "juna", "ines", "odile", "legacy"] as const;

/** Everything of a Record with these texts that is passed on without them. */
function passedOn(record: string, hidden: string, age: number): readonly string[] {
  const read = (name: string): string => readFileSync(join(recordSource(record), name), "utf8");
  const self = read("SELF.md").replace(
    /^(birthdate|birthday|date_of_birth|age): .*$/gm,
    (_, key: string) => `${key}: ${key === "age" ? age : "2017-01-01"}`,
  );
  const evidence = `${read("EVIDENCE.md")}\n<!-- ${hidden} -->\n`;
  const source = { self: `${self}\n<!-- ${hidden} ${age} -->\n`, skills: "" };
  const files = new Map([
    ["SELF.md", Buffer.from(source.self)],
    ["EVIDENCE.md", Buffer.from(evidence)],
  ]);
  return [
    ...VIEWS.flatMap((name) => {
      const view = recordView(source, name, NOW);
      // A school may read the age.
      return name === "school" ? [] : [viewMarkdown(view), JSON.stringify(view)];
    }),
    forkText({ recordId: "one", files, withRaw: false, now: NOW }),
    ...manifestFiles({ recordId: "one", intent: "", now: NOW }).values(),
  ];
}

it("two Records that differ only in what is hidden are passed on as the same", () => {
  const name = fc.constantFrom("Wilhelmina", "Ottokar", "Quokka", "Jo");
  const age = fc.integer({ min: 3, max: 90 });
  fc.assert(
    fc.property(fc.constantFrom(...RECORDS), name, name, age, age, (record, one, other, a, b) => {
      expect(passedOn(record, one, a)).toEqual(passedOn(record, other, b));
    }),
    { numRuns: 8 * TIMES },
  );
});

it("no view holds a digest of anything", () => {
  for (const record of RECORDS) {
    const read = (name: string): string => readFileSync(join(recordSource(record), name), "utf8");
    const source = { self: read("SELF.md"), skills: "" };
    for (const name of VIEWS) {
      const view = recordView(source, name, NOW);
      expect(`${viewMarkdown(view)}${JSON.stringify(view)}`).not.toMatch(/[0-9a-f]{16}/);
    }
  }
});
