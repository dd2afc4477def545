// A kept text that somebody else made is read in the memory of a small machine, however many wrong elements a list of it has.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { parseStrangeJson } from "../src/json.ts";
import { listOf, tableOf } from "../src/stored-list.ts";

const SRC = join(import.meta.dirname, "..", "src");
const HEAP_MB = 64;

/** Runs lines of a program in a process with a small heap. */
function run(lines: string): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, "--input-type=module", "--eval", lines],
    { cwd: SRC, encoding: "utf8" },
  );
  return stderr === "" ? stdout : stderr;
}

describe("a list in a kept text", () => {
  it("is looked at up to its first wrong element, and that is told once", () => {
    let looked = 0;
    const element = z.custom<string>((value) => {
      looked += 1;
      return typeof value === "string";
    });
    const list = ["a", ...Array.from({ length: 1000 }, () => 0)];
    expect(listOf(element).safeParse(list).error?.issues).toHaveLength(1);
    expect(looked).toBe(2);
    expect(
      tableOf(element).safeParse(Object.fromEntries(list.entries())).error?.issues,
    ).toHaveLength(1);
    expect(looked).toBe(4);
  });

  it("is read as it is when all of it is right, and has no more elements than it may have", () => {
    expect(listOf(z.int()).parse([1, 2])).toEqual([1, 2]);
    expect(tableOf(z.int()).parse({ a: 1 })).toEqual({ a: 1 });
    expect(listOf(z.int(), 1).safeParse([1, 2]).success).toBe(false);
    expect(tableOf(z.int(), 1).safeParse({ a: 1, b: 2 }).success).toBe(false);
    for (const other of [undefined, null, 1, "a", {}]) {
      expect(listOf(z.int()).safeParse(other).success).toBe(false);
    }
    for (const other of [undefined, null, 1, "a", []]) {
      expect(tableOf(z.int()).safeParse(other).success).toBe(false);
    }
  });

  it("counts no parts within its texts", () => {
    const text = `\\"[{,:`.repeat(300_000);
    expect(parseStrangeJson(JSON.stringify([text]))).toEqual([text]);
    expect(parseStrangeJson(`[${"{},".repeat(400_000)}{}]`)).toBeUndefined();
    expect(parseStrangeJson(`[${"{},".repeat(1000)}{}]`)).toHaveLength(1001);
  });

  it.each([
    [
      "a receipt with a megabyte of numbers",
      `import { hasOldForgetting } from "./record/merge/receipt.ts";
       const line = JSON.stringify({ forgotten: 1, candidate_ids: new Array(500_000).fill(0) });
       console.log(hasOldForgetting(line + "\\n"));`,
    ],
    [
      "a receipt with a megabyte of places",
      `import { hasOldForgetting } from "./record/merge/receipt.ts";
       const places = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [at, "a"]));
       console.log(hasOldForgetting(JSON.stringify({ forgotten: { places } }) + "\\n"));`,
    ],
    [
      "tombstones of four megabytes of nothing",
      `import { wasForgotten } from "./record/forget/tombstones.ts";
       const line = '{"phrases":[' + "{},".repeat(1_300_000) + "{}]}";
       console.log(await wasForgotten(["zanzibar"], line, []));`,
    ],
    [
      "changes of a merge that are a kilobyte, and many megabytes inflated",
      `import { mkdtempSync, rmSync } from "node:fs";
       import { tmpdir } from "node:os";
       import { join } from "node:path";
       import { deflateRawSync } from "node:zlib";
       import { openState } from "./state/database/open-state.ts";
       import { createMergeHistory } from "./state/journal/merge-history.ts";
       const folder = mkdtempSync(join(tmpdir(), "history-"));
       const { database } = openState(folder);
       const changes = deflateRawSync("[" + "{},".repeat(3_000_000) + "{}]");
       const sql = "INSERT INTO merge_history (receipt_id, candidate_ids, edits, changes) VALUES ('r', '[]', x'', ?)";
       await database.transact(() => database.run(sql, changes));
       console.log(createMergeHistory(database).find().edits.length > 0);
       database.close();
       rmSync(folder, { recursive: true });`,
    ],
    [
      "sources of an answer that are none",
      `import { readReceipt } from "./voice/receipts/receipt.ts";
       console.log(readReceipt("[" + "{},".repeat(300_000) + "{}]") !== undefined);`,
    ],
  ])(`is read with ${HEAP_MB} MB of memory: %s`, (_, lines) => {
    expect(run(lines)).toBe("false\n");
  });
});
