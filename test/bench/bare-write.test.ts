// The bare work is exactly what an act left on the disk: neither a whole ledger for one new row, nor a row for a whole file.

import { appendFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readFolder, temporaryFolder } from "../support/temporary.ts";
import { bareWrite, changesBetween, lookAt } from "./bare-write.ts";

it("tells a file that grew from one that was replaced, and passes over the others", () => {
  const folder = temporaryFolder();
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  put("ledger.jsonl", "{}\n");
  put("SELF.md", "old");
  put("same.md", "same");
  const before = lookAt(folder);
  appendFileSync(join(folder, "ledger.jsonl"), "{}\n");
  put("SELF.md.new", "old and longer");
  renameSync(join(folder, "SELF.md.new"), join(folder, "SELF.md"));
  put("first.md", "made by this act");
  const changes = changesBetween(before, folder).toSorted((a, b) => (a.file < b.file ? -1 : 1));
  expect(changes).toEqual([
    { file: "SELF.md" },
    { file: "first.md" },
    { file: "ledger.jsonl", grownFrom: 3 },
  ]);
  const files = readFolder(folder);
  expect(bareWrite(folder, changes)).toBeGreaterThan(0);
  expect(readFolder(folder)).toEqual(files);
});
