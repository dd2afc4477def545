import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { jsonLine } from "../../../src/record/text/jsonl.ts";
import { verifyReceipts } from "../../../src/record/merge/verify-receipts.ts";
import { createHistory, tampered, withLines, withoutLast } from "./receipt-history.ts";
import type { History, Step } from "./receipt-history.ts";
import { TIMES } from "../../support/times.ts";

describe("any history", () => {
  const step = fc.constantFrom<Step>("merge", "merge two", "undo", "edit");
  const history = fc
    .tuple(fc.array(step, { maxLength: 8 }), fc.boolean())
    .map(([steps, hashes]) => createHistory([...steps, "merge"], { hashes }));

  it("with edits by hand is not tampered with", () => {
    fc.assert(
      fc.property(history, fc.boolean(), (made, isKnown) => {
        expect(tampered(isKnown ? made : withoutLast(made))).toEqual([]);
      }),
    );
  });

  it("shows each line that is removed, moved, changed or put in", () => {
    const at = fc.nat();
    const forged = fc.oneof(
      fc.constantFrom("x", "{}", '{"receipt_id": "r-1"}', "[1]", "null"),
      fc.constant("copy"),
      fc.constant("fitting"),
    );
    const change = fc.oneof(
      fc.record({ kind: fc.constant("remove" as const), at }),
      fc.record({ kind: fc.constant("swap" as const), at, with: at }),
      fc.record({
        kind: fc.constant("alter" as const),
        at,
        where: at,
        unit: fc.string({ minLength: 1, maxLength: 1 }),
      }),
      fc.record({ kind: fc.constant("insert" as const), at, forged }),
    );
    fc.assert(
      fc.property(history, change, (made, how) => {
        const lines = [...made.lines];
        const index = how.at % lines.length;
        const line = lines[index] ?? "";
        const wanted: { line?: number; receiptId?: string }[] = [];
        const id = made.ids[index] ?? "";
        if (how.kind === "remove") {
          lines.splice(index, 1);
          wanted.push({ receiptId: id });
        } else if (how.kind === "swap") {
          const other = how.with % lines.length;
          fc.pre(other !== index);
          [lines[index], lines[other]] = [lines[other] ?? "", line];
          wanted.push({ receiptId: id }, { receiptId: made.ids[other] ?? "" });
        } else if (how.kind === "alter") {
          const where = how.where % line.length;
          fc.pre(line[where] !== how.unit);
          lines[index] = line.slice(0, where) + how.unit + line.slice(where + 1);
          wanted.push({ line: index + 1, receiptId: id });
        } else {
          const put = how.at % (lines.length + 1);
          const fitting = createFitting(made, put);
          const isCopy = how.forged === "copy";
          const text = isCopy ? line : how.forged === "fitting" ? fitting : how.forged;
          lines.splice(put, 0, text);
          // Nobody can tell which of two equal rows is the copy.
          wanted.push({ line: put + 1, ...(isCopy && { receiptId: id }) });
        }
        const found = tampered(withLines(made, lines));
        for (const { line: number, receiptId } of wanted) {
          const isNamed = found.some(
            (finding) =>
              (number !== undefined && finding.line === number) ||
              (receiptId !== undefined && finding.receiptId === receiptId),
          );
          expect(isNamed, JSON.stringify({ wanted, found })).toBe(true);
        }
      }),
      { numRuns: 400 * TIMES },
    );
  }, 60_000);

  it("never makes it throw, whatever the files hold", () => {
    fc.assert(
      fc.property(history, fc.string(), fc.string(), fc.nat(), (made, junk, other, where) => {
        const cut = where % (made.receipts.length + 1);
        const receipts = made.receipts.slice(0, cut) + junk + made.receipts.slice(cut);
        verifyReceipts({ ...made, receipts, events: `${junk}${made.events}${other}` });
      }),
    );
  });
});

/** A forged row whose hash matches the row above. */
function createFitting(made: History, put: number): string {
  const model = JSON.parse(made.lines[0] ?? "{}") as object;
  const above = made.lines[put - 1];
  const previous = above === undefined ? null : sha256Hex(above);
  return jsonLine({ ...model, receipt_id: "forged", previous_receipt_sha256: previous }).trim();
}
