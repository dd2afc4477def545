// The texts of past merges come back out of state.db as they went in, whatever they hold and whoever wrote the row.

import * as fc from "fast-check";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { FileEdit } from "../../src/record/types.ts";
import { createMergeHistory, unpackEdits } from "../../src/state/journal/merge-history.ts";
import { openDatabase } from "./support.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** Lines of a text, a few of them often alike, with characters of two units and halves of them. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom("- id: LEARN-0001", "", "kelp"), fc.string({ unit: "binary" })))
  .map((lines) => lines.join("\n"));

const anyEdit: fc.Arbitrary<FileEdit> = fc.oneof(
  fc.record({ path: fc.string(), before: anyText, after: anyText }),
  fc.tuple(anyText, anyText, anyText, anyText).map(([head, old, fresh, tail]) => ({
    path: "SELF.md",
    before: `${head}${old}${tail}`,
    after: `${head}${fresh}${tail}`,
  })),
);

describe("the merge history", () => {
  it("gives back exactly the texts that it was given", async () => {
    const history = createMergeHistory(openDatabase(temporaryFolder()));
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit, { maxLength: 3 }), async (edits) => {
        expect(unpackEdits(await history.pack(edits))).toEqual(edits);
      }),
    );
  });

  it("finds the latest merge, and one by its receipt", async () => {
    const database = openDatabase(temporaryFolder());
    const history = createMergeHistory(database);
    for (const receiptId of ["first", "second"]) {
      const edits = [{ path: "SELF.md", before: "old\n", after: `old\n${receiptId}\n` }];
      const packed = await history.pack(edits);
      await database.transact(() => {
        history.remember({ receiptId, candidateIds: ["CANDIDATE-0001"], packed });
      });
    }
    expect(history.find()).toMatchObject({ receiptId: "second" });
    expect(history.find("first")?.edits).toEqual([
      { path: "SELF.md", before: "old\n", after: "old\nfirst\n" },
    ]);
    database.close();
  });

  it("reads the rows of earlier versions, which hold both texts whole", () => {
    const edits = [{ path: "SELF.md", before: "old\n", after: "old\nnew\n" }];
    expect(unpackEdits(deflateRawSync(JSON.stringify(edits)))).toEqual(edits);
  });

  it("keeps of the earlier text only what the later one does not have", async () => {
    const history = createMergeHistory(openDatabase(temporaryFolder()));
    const long = "- a line that both have\n".repeat(1000);
    const edits = [{ path: "SELF.md", before: `${long}old\n`, after: `${long}new\n${long}` }];
    const json = inflateRawSync(await history.pack(edits)).toString();
    expect(json.length).toBeLessThan(2.2 * long.length);
  });
});
