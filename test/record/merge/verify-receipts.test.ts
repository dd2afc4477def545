import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { jsonLine } from "../../../src/record/text/jsonl.ts";
import { verifyReceipts } from "../../../src/record/merge/verify-receipts.ts";
import type { VerifyInput } from "../../../src/record/merge/verify-receipts.ts";
import { createHistory, kinds, tampered, withLines, withoutLast } from "./receipt-history.ts";
import type { History } from "./receipt-history.ts";

const FOUR = createHistory(["merge", "merge two", "undo", "merge"]);

describe("verifyReceipts", () => {
  it("explains a history that nobody touched", () => {
    const { ok, findings } = verifyReceipts(FOUR);
    expect(ok).toBe(true);
    expect(findings.map(({ kind, message }) => `${kind} ${message}`)).toEqual([
      "ok Line 1 (receipt r-1): 2026-03-06T09:00:00.000Z Tomas merged CANDIDATE-0001.",
      "ok Line 2 (receipt r-2): 2026-03-06T09:00:00.000Z Tomas merged CANDIDATE-0003, CANDIDATE-0004.",
      "ok Line 3 (receipt r-3): 2026-03-06T09:00:00.000Z Tomas undid r-2: CANDIDATE-0003, CANDIDATE-0004.",
      "ok Line 4 (receipt r-4): 2026-03-06T09:00:00.000Z Tomas merged CANDIDATE-0007.",
    ]);
    expect(verifyReceipts({ receipts: "", events: "", self: "a", evidence: "b" })).toEqual({
      ok: true,
      findings: [],
    });
  });

  it("reports edits by hand as what they are, and where", () => {
    const edited = createHistory(["edit", "merge", "edit", "edit", "merge", "undo", "edit"]);
    const { ok, findings } = verifyReceipts(edited);
    expect(ok).toBe(true);
    expect(findings.filter(({ kind }) => kind === "hand_edit")).toEqual([
      {
        kind: "hand_edit",
        line: 2,
        message: "SELF.md or EVIDENCE.md was edited by hand between line 1 and line 2.",
      },
      {
        kind: "hand_edit",
        message: "SELF.md or EVIDENCE.md was edited by hand since line 3.",
      },
    ]);
  });

  it("names a row that was removed, by its receipt and by what it merged", () => {
    const [first, second, ...rest] = FOUR.lines;
    const found = tampered(withLines(FOUR, [first ?? "", ...rest]));
    expect(second).toContain('"r-2"');
    expect(found.map(({ message }) => message)).toContain(
      "The row of receipt r-2 was removed: CANDIDATE-0003, CANDIDATE-0004 applied (PIPELINE-EVENTS.jsonl line 2).",
    );
    expect(tampered(withLines(FOUR, [])).map(({ receiptId }) => receiptId)).toEqual([
      undefined,
      ...FOUR.ids,
    ]);
  });

  it("throws doubt on a changed row and on no other", () => {
    const lines = FOUR.lines.map((line, index) =>
      index === 1 ? line.replace("Tomas", "Eve") : line,
    );
    expect(kinds(withLines(FOUR, lines))).toEqual(["ok 1", "tampered 2", "ok 3", "ok 4"]);
  });

  it("names what was moved or put in, and nothing else", () => {
    const [one = "", two = "", three = "", four = ""] = FOUR.lines;
    const forged = two.replace("r-2", "r-9");
    const at = (...lines: string[]): readonly string[] => [
      ...new Set(kinds(withLines(FOUR, lines)).filter((kind) => !kind.startsWith("ok"))),
    ];
    expect(at(one, forged, two, three, four)).toEqual(["tampered 2"]);
    expect(at(one, two, four, three)).toEqual(["tampered 3", "tampered 4"]);
    expect(at(two, three, four)).toContain("tampered 1");
    expect(at(one, three, four)).not.toContain("hand_edit 2");
    expect(at(one, one, two, three, four)).toContain("tampered 2");
    const said = (...lines: string[]): string =>
      tampered(withLines(FOUR, lines))
        .map(({ message }) => message)
        .join("\n");
    expect(said(one, one, two, three, four)).toContain("Line 2 (receipt r-1) repeats a receipt");
    expect(said(one, forged, two, three, four)).toContain(
      "Line 2 (receipt r-9) was put in or moved",
    );
    expect(at(one, two, three, four, forged)).toContain("tampered 5");
  });

  it("names a row that is no complete receipt", () => {
    const history = withoutLast(createHistory(["merge"]));
    const row = history.lines[0]?.replace('"only": false, ', "") ?? "";
    expect(tampered(withLines(history, [row]))).toMatchObject([{ line: 1, receiptId: "r-1" }]);
  });

  it("sees a merge undone twice", () => {
    const history = withoutLast(createHistory(["merge", "undo"]));
    const again = jsonLine({
      ...(JSON.parse(history.lines[1] ?? "") as object),
      receipt_id: "r-3",
      previous_receipt_sha256: sha256Hex(history.lines[1] ?? ""),
    }).trim();
    const events = history.events + (history.events.split("\n")[1] ?? "").replace("r-2", "r-3");
    const found = tampered({ ...withLines(history, [...history.lines, again]), events });
    expect(found.map(({ message }) => message)).toEqual([
      "Line 3 (receipt r-3) undoes r-1, which no row above it merged.",
    ]);
  });

  it("needs the last hash, kept elsewhere or in the events, for a change of the last row", () => {
    const change = (history: History): VerifyInput =>
      withLines(history, [
        ...history.lines.slice(0, -1),
        (history.lines.at(-1) ?? "").replace("Tomas", "Eve"),
      ]);
    expect(tampered(change(FOUR)).map(({ line }) => line)).toEqual([4]);
    expect(tampered(change(withoutLast(FOUR)))).toEqual([]);
    const hashes = withoutLast(createHistory(["merge", "merge"], { hashes: true }));
    expect(tampered(hashes)).toEqual([]);
    expect(tampered(change(hashes)).map(({ line }) => line)).toEqual([2]);
  });

  it("names a row without events, and events without candidates", () => {
    const events = FOUR.events.split("\n");
    const without = (index: number): VerifyInput => ({
      ...FOUR,
      events: events.filter((_line, at) => at !== index).join("\n"),
    });
    expect(tampered(without(0))).toMatchObject([{ line: 1, receiptId: "r-1" }]);
    expect(tampered(without(1))).toMatchObject([{ line: 2, receiptId: "r-2" }]);
    expect(tampered(without(3))).toMatchObject([{ line: 3, receiptId: "r-3" }]);
    const torn = { ...FOUR, events: `not a row\n{"event": "applied"}\n${FOUR.events}{"ts"` };
    expect(tampered(torn)).toEqual([]);
  });

  it("knows an undo by what it undoes", () => {
    const undo = (changes: object): VerifyInput => {
      const row = { ...(JSON.parse(FOUR.lines[2] ?? "") as object), ...changes };
      const history = createHistory(["merge", "merge two", "undo"]);
      const lines = [...history.lines.slice(0, 2), jsonLine(row).trim()];
      return withLines(withoutLast(history), lines);
    };
    expect(tampered(undo({}))).toEqual([]);
    for (const changes of [
      { undoes: "r-1" },
      { undoes: "r-9" },
      { undoes: undefined },
      { merge_source: "cli" },
    ]) {
      expect(
        tampered(undo(changes)).map(({ line }) => line),
        JSON.stringify(changes),
      ).toContain(3);
    }
  });

  it("takes rows of the earlier system for what they are, but only above ours", () => {
    const read = (name: string): string =>
      readFileSync(new URL(`../../fixtures/records/legacy/${name}`, import.meta.url), "utf8");
    const old = read("MERGE-RECEIPTS.jsonl").trim();
    const legacy = {
      receipts: `${old}\n`,
      events: read("PIPELINE-EVENTS.jsonl"),
      self: "",
      evidence: "",
    };
    expect(kinds(legacy)).toEqual(["unverifiable 1"]);
    expect(kinds(withLines(FOUR, [old, ...FOUR.lines]))).toEqual([
      "unverifiable 1",
      "ok 2",
      "ok 3",
      "ok 4",
      "ok 5",
    ]);
    const below = [...FOUR.lines.slice(0, 2), old, ...FOUR.lines.slice(2)];
    expect(kinds(withLines(FOUR, below))).toContain("tampered 3");
    expect(kinds(withLines(FOUR, ["{}", ...FOUR.lines]))).toContain("tampered 1");
  });

  it("names a torn last line without calling it a crime", () => {
    const torn = { ...FOUR, receipts: `${FOUR.receipts}{"receipt_id": "r-5", "us` };
    expect(kinds(torn)).toEqual(["ok 1", "ok 2", "ok 3", "ok 4", "unverifiable 5"]);
    const cut = { ...FOUR, receipts: FOUR.receipts.slice(0, -20) };
    expect(tampered(cut).some(({ receiptId }) => receiptId === "r-4")).toBe(true);
  });

  it("prints no control characters of a forged row", () => {
    const forged = (FOUR.lines[0] ?? "").replace("r-1", "r-1\\u001b[2J");
    const { findings } = verifyReceipts(withLines(FOUR, [forged, ...FOUR.lines.slice(1)]));
    for (const { message } of findings) expect(message).not.toMatch(/\p{Cc}/u);
  });
});
