import { deflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FileEdit } from "../../src/record/types.ts";
import type { StateDatabase } from "../../src/state/database/database.ts";
import {
  createMergeHistory,
  emptyMerges,
  heldMerges,
  type MergeHistory,
} from "../../src/state/journal/merge-history.ts";
import { openDatabase } from "./support.ts";
import { TIMES } from "../support/times.ts";

/** Merges of a file: each adds a line, perhaps after an edit by hand or the undo of a merge. */
const act = fc.oneof(
  fc.record({
    kind: fc.constant("merge" as const),
    at: fc.nat(40),
    line: fc.string({ unit: "grapheme" }),
  }),
  fc.record({
    kind: fc.constant("edit" as const),
    at: fc.nat(40),
    line: fc.constantFrom("by hand", "🦊"),
  }),
  fc.record({ kind: fc.constant("undo" as const), at: fc.nat(40), line: fc.constant("") }),
);

const BASE = Array.from({ length: 30 }, (_, n) => `line ${n} — of the file\n`).join("");

describe("the history of merges", () => {
  it.each(["changes", "merge_text", "edits"])(
    "takes a few bytes that stand for hundreds of megabytes, in %s, as a merge that cannot be undone",
    async (where) => {
      const { database, history, remember } = open();
      const edit = { path: "SELF.md", before: BASE, after: `${BASE}more\n` };
      await remember("m1", edit);
      const letters = Buffer.alloc(300 * 1024 ** 2, " ");
      letters.write('["');
      letters.write('"]', letters.length - 2);
      const bomb = deflateRawSync(letters, { level: 1 });
      await database.transact(() => {
        if (where === "merge_text") database.run("UPDATE merge_text SET body = ?", bomb);
        else {
          const changes = where === "changes" ? bomb : null;
          database.run("UPDATE merge_history SET edits = ?, changes = ?", bomb, changes);
        }
      });
      expect(history.find()).toEqual({ receiptId: "m1", candidateIds: ["C"], edits: [] });
      expect([...heldMerges(database)].map(({ edits }) => edits)).toEqual([undefined]);
      // The next one is remembered all the same, and a forgetting takes the other out.
      const next = { path: "SELF.md", before: edit.after, after: `${edit.after}and more\n` };
      await remember("m2", next);
      expect(history.find()?.edits).toEqual(where === "merge_text" ? [] : [next]);
      await database.transact(() => {
        emptyMerges(database, new Set());
      });
      expect([...heldMerges(database)][0]?.edits).toEqual([]);
    },
  );

  it("gives the texts of every merge exactly, whatever happened between", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 30 }), async (acts) => {
        const { database, history, remember } = open();
        const kept: { id: string; edit: FileEdit }[] = [];
        let text = BASE;
        for (const [n, { kind, at, line }] of acts.entries()) {
          const last = kept.at(-1);
          if (kind === "undo" && last) {
            kept.pop();
            await database.transact(() => {
              history.forget(last.id);
            });
            if (text === last.edit.after) text = last.edit.before;
          } else {
            const lines = text.split("\n").toSpliced(at, 0, line.replaceAll("\n", ""));
            const edit = { path: "SELF.md", before: text, after: lines.join("\n") };
            text = edit.after;
            if (kind !== "merge") continue;
            await remember(`m${n}`, edit);
            kept.push({ id: `m${n}`, edit });
            if (kept.length > 20) kept.shift();
          }
        }
        for (const { id, edit } of kept) {
          for (const now of [text, "another text", undefined]) {
            const files = now === undefined ? undefined : new Map([["SELF.md", now]]);
            expect(history.find(id, files)?.edits).toEqual([wellFormed(edit)]);
            found += 1;
          }
        }
        expect([...heldMerges(database)].map(({ edits }) => edits)).toEqual(
          kept.map(({ edit }) => [wellFormed(edit)]),
        );
      }),
      { numRuns: 12 * TIMES },
    );
    expect(found).toBeGreaterThan(30 * TIMES);
  });

  it("keeps a long text once for many merges", async () => {
    const { database, remember } = open();
    let text = BASE;
    for (let n = 0; n < 30; n += 1) {
      const after = `${text}new ${n}\n`;
      await remember(`m${n}`, { path: "SELF.md", before: text, after });
      text = after;
    }
    expect(database.all("SELECT sha256 FROM merge_text")).toHaveLength(1);
    expect(database.all("SELECT id FROM merge_history")).toHaveLength(20);
  });

  it("reads the rows of earlier versions", async () => {
    const { database, history } = open();
    const edits = [{ path: "SELF.md", before: "a\n", after: "a\nb\n" }];
    await database.transact(() => {
      database.run(
        "INSERT INTO merge_history (receipt_id, candidate_ids, edits) VALUES ('r', '[\"C\"]', ?)",
        deflateRawSync(JSON.stringify(edits)),
      );
    });
    expect(history.find()).toEqual({ receiptId: "r", candidateIds: ["C"], edits });
    await database.transact(() => {
      emptyMerges(database, new Set());
    });
    expect(history.find()?.edits).toEqual(edits);
  });

  it.each(["merge_text", "merge_history"])(
    "gives no texts where %s holds others than there were",
    async (table) => {
      const { database, history, remember } = open();
      await remember("r", { path: "SELF.md", before: "a\nb\n", after: "a\nnew\nb\n" });
      await database.transact(() => {
        if (table === "merge_text") {
          database.run("UPDATE merge_text SET body = ?", deflateRawSync("a\nB\n"));
        } else {
          const { sha256 } =
            database.get<{ sha256: string }>("SELECT sha256 FROM merge_text") ?? {};
          const told = { path: "SELF.md", base: sha256, before: sha256, after: "0", steps: [[]] };
          database.run(
            "UPDATE merge_history SET changes = ?",
            deflateRawSync(JSON.stringify([told])),
          );
        }
      });
      expect(history.find()?.edits).toEqual([]);
      expect([...heldMerges(database)].map(({ edits }) => edits)).toEqual([undefined]);
    },
  );

  it("forgets merges without leaving their words in what the others are made of", async () => {
    const { database, history, remember } = open();
    const edits = ["secret\n", "b\n", "c\n"].map((line, n, all) => {
      const before = `a\n${all.slice(0, n).join("")}`;
      return { path: "SELF.md", before, after: `${before}${line}` };
    });
    const [first, second, third] = edits.map(({ before, after }, n) => ({
      path: "SELF.md",
      // Somebody took the words out by hand before the last one.
      before: n === 2 ? before.replace("secret\n", "") : before,
      after: n === 2 ? after.replace("secret\n", "") : after,
    }));
    for (const [n, edit] of [first, second, third].entries())
      if (edit) await remember(`m${n}`, edit);
    const ids = [...heldMerges(database)].map(({ id }) => id);
    await database.transact(() => {
      emptyMerges(database, new Set(ids.slice(0, 2)));
    });
    expect(history.find("m0")?.edits).toEqual([]);
    expect(history.find("m1")?.edits).toEqual([]);
    expect(history.find("m2")?.edits).toEqual([third]);
    expect(database.all("SELECT sha256 FROM merge_text")).toHaveLength(1);
  });
});

function open(): {
  readonly database: StateDatabase;
  readonly history: MergeHistory;
  readonly remember: (receiptId: string, edit: FileEdit) => Promise<void>;
} {
  const database = openDatabase();
  const history = createMergeHistory(database);
  return {
    database,
    history,
    remember: async (receiptId, edit) => {
      const work = await history.prepare({ receiptId, candidateIds: ["C"], edits: [edit] });
      await database.transact(work);
    },
  };
}

/** As a file holds it. */
function wellFormed({ path, before, after }: FileEdit): FileEdit {
  return { path, before: before.toWellFormed(), after: after.toWellFormed() };
}
