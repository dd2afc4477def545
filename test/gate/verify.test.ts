// A history that the gate wrote explains itself. Any other change to it is named.

import { describe, expect, it } from "vitest";
import { undo } from "../../src/gate/undo.ts";
import { verify } from "../../src/gate/verify.ts";
import { jsonLine } from "../../src/record/text/jsonl.ts";
import { FILES } from "../../src/record/store.ts";
import { learnEntry } from "../support/gate-acts.ts";
import { ACTOR, createTestGate, type TestGate } from "../support/open-gate.ts";

/** Two merges, an undo and a merge: four lines. */
async function withHistory(): Promise<TestGate> {
  const desk = await createTestGate();
  await learnEntry(desk, "Corks float because they hold air");
  await learnEntry(desk, "Limpets go back to their own spot");
  await undo(undefined, ACTOR, desk, () => undefined);
  await learnEntry(desk, "Gulls drink salt water");
  return desk;
}

describe("the history", () => {
  it("is whole as the gate wrote it, and says who did what on which line", async () => {
    const { ok, findings } = await verify(await withHistory());
    expect(ok).toBe(true);
    expect(findings.map(({ kind, line }) => [kind, line])).toEqual(
      [1, 2, 3, 4].map((line) => ["ok", line]),
    );
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/telegram:1001 merged CANDIDATE-0001\./),
      expect.stringMatching(/merged CANDIDATE-0002\./),
      expect.stringMatching(/undid .*: CANDIDATE-0002\./),
      expect.stringMatching(/merged CANDIDATE-0003\./),
    ]);
  });

  it("reports what was edited by hand as that, and stays whole", async () => {
    const desk = await withHistory();
    desk.write(FILES.self, desk.read(FILES.self).replace('name: "Noor"', 'name: "Nour"'));
    const { ok, findings } = await verify(desk);
    expect(ok).toBe(true);
    expect(findings.filter(({ kind }) => kind === "hand_edit")).toEqual([
      { kind: "hand_edit", message: "SELF.md or EVIDENCE.md was edited by hand since line 4." },
    ]);
    await learnEntry(desk, "Puffins carry ten fish at once");
    const later = await verify(desk);
    expect(later.findings.find(({ kind }) => kind === "hand_edit")).toMatchObject({ line: 5 });
    expect(later.ok).toBe(true);
  });

  it("says nothing where no merge was made", async () => {
    expect(await verify(await createTestGate())).toEqual({ ok: true, findings: [] });
  });
});

describe("a tampered history", () => {
  type Change = (rows: readonly string[]) => readonly string[];
  const without =
    (line: number): Change =>
    (rows) =>
      rows.toSpliced(line - 1, 1);
  const changed =
    (line: number): Change =>
    (rows) =>
      rows.with(line - 1, (rows[line - 1] ?? "").replace("telegram:1001", "telegram:6666"));
  const forged: Change = (rows) => [
    ...rows,
    jsonLine({ ...(JSON.parse(rows[3] ?? "{}") as object), receipt_id: "forged" }).trimEnd(),
  ];
  it.each<{ what: string; change: Change; named: RegExp }>([
    { what: "the first line removed", change: without(1), named: /Line 1 \(receipt/ },
    { what: "a middle line removed", change: without(2), named: /CANDIDATE-0002/ },
    { what: "the last line removed", change: without(4), named: /CANDIDATE-0003/ },
    { what: "the first line changed", change: changed(1), named: /Line 1 \(receipt/ },
    { what: "a middle line changed", change: changed(3), named: /Line 3 \(receipt/ },
    { what: "the last line changed", change: changed(4), named: /Line 4 \(receipt/ },
    {
      what: "two lines swapped",
      change: ([a = "", b = "", ...more]) => [b, a, ...more],
      named: /Line [12] /,
    },
    { what: "a forged line put in at the end", change: forged, named: /Line 5 \(receipt forged\)/ },
    { what: "all lines removed", change: () => [], named: /All receipts are gone/ },
  ])("with $what names it", async ({ change, named }) => {
    const desk = await withHistory();
    const rows = desk.read(FILES.receipts).trimEnd().split("\n");
    desk.write(
      FILES.receipts,
      change(rows)
        .map((row) => `${row}\n`)
        .join(""),
    );
    const { ok, findings } = await verify(desk);
    expect(ok).toBe(false);
    const told = findings.filter(({ kind }) => kind === "tampered").map(({ message }) => message);
    expect(told.join("\n")).toMatch(named);
  });

  it("does not hide behind events that were removed as well", async () => {
    const desk = await withHistory();
    const rows = desk.read(FILES.receipts).trimEnd().split("\n");
    desk.write(FILES.receipts, `${rows.slice(0, 3).join("\n")}\n`);
    const events = desk.read(FILES.events).split("\n");
    desk.write(FILES.events, events.filter((row) => !row.includes("CANDIDATE-0003")).join("\n"));
    expect((await verify(desk)).ok).toBe(false);
  });
});
