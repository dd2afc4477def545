// Odd archives: bytes changed, cut and doubled, directories and manifests that lie, names that clash, bombs. An archive is
// refused as a whole and leaves nothing behind, or the Record holds what it says, byte by byte.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { RecordError } from "../../../src/errors.ts";
import { withArchive } from "../../../src/record/archive/archive.ts";
import { listTree } from "../../../src/record/archive/tree.ts";
import { joined } from "../../../src/record/archive/zip.ts";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { makeBackup } from "../../../src/state/backup.ts";
import { importRecord, restoreRecord } from "../../../src/state/restore.ts";
import { learnEntry } from "../../support/gate-acts.ts";
import { openTestGate, RECORD_ID as ID } from "../../support/open-gate.ts";
import { copyRecord, temporaryFolder } from "../../support/temporary.ts";
import { withZipFile } from "../../support/zip.ts";
import { randomFrom } from "../../crash/load.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";
import { CHANGES, FORGERIES, WHOLE } from "./odd-archives.ts";

const ALL = { ...CHANGES, ...FORGERIES };

const odd = fc.record({
  what: fc.constantFrom(...Object.keys(ALL)),
  seed: fc.nat(),
  isRestored: fc.boolean(),
});

it("an archive is refused and leaves nothing behind, or the Record is what it says", async () => {
  workInMemory();
  const { users, zip } = await madeBackup();
  const whole = await sumsIn(join(users, ID));
  const cases = sample(odd, count(150, 4_000), "archives");
  const refused = new Map<string, number>();
  let taken = 0;
  await tryEach(cases, async ({ what, seed, isRestored }) => {
    const changed = await ALL[what]?.(zip, randomFrom(seed));
    if (!changed) throw new Error(`there is no ${what}`);
    const parent = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
    try {
      if (isRestored) copyRecord("minimal", parent, ID);
      const before = isRestored && (await sumsIn(join(parent, ID)));
      const place = { usersDir: parent, recordId: isRestored ? ID : "new" };
      const act = withZipFile(changed, (path) =>
        isRestored ? restoreRecord(place, path, NOW) : importRecord(place, path),
      );
      const error = await act.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (error !== undefined) {
        if (!(error instanceof RecordError)) {
          throw new Error("it is no refusal", { cause: error });
        }
        expect(what).not.toBe(WHOLE);
        refused.set(what, (refused.get(what) ?? 0) + 1);
        expect(isRestored && (await sumsIn(join(parent, ID)))).toEqual(before);
        expect(readdirSync(parent)).toEqual(isRestored ? [ID] : []);
        return;
      }
      taken += 1;
      const made = await sumsIn(join(parent, place.recordId));
      expect(made).toEqual(what in CHANGES ? whole : await sumsOf(changed));
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  });
  // Else nothing was tried.
  expect(taken).toBeGreaterThan(0);
  expect(refused.size).toBeGreaterThan(Object.keys(ALL).length / 2);
  report("forge archives", { archives: cases.length, taken, "left behind": 0 });
}, 7_200_000);

const NOW = new Date("2026-11-20T12:00:00Z");

async function madeBackup(): Promise<{ readonly users: string; readonly zip: Buffer }> {
  const users = temporaryFolder();
  copyRecord("minimal", users, ID);
  const desk = await openTestGate(users);
  await learnEntry(desk, "Corks float because they hold air");
  const { path } = await makeBackup(desk);
  desk.state.close();
  return { users, zip: readFileSync(path) };
}

/** Sums of the files that an archive gives. Its state.db, which an import leaves out, may be anything. */
async function sumsOf(zip: Buffer): Promise<ReadonlyMap<string, string>> {
  const files = await withZipFile(zip, (path) =>
    withArchive(path, async ({ files: names, pieces }) => {
      const sums: (readonly [string, string])[] = [];
      for (const name of names.keys()) sums.push([name, sha256Hex(await joined(pieces(name)))]);
      return sums;
    }),
  );
  return new Map(files.toSorted(byName));
}

/** Sums of a Record's files by name. */
async function sumsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const { files } = await listTree(folder, (name) => name === ".runtime");
  return new Map(
    [...files.keys()]
      .map((name) => [name, sha256Hex(readFileSync(join(folder, name)))] as const)
      .toSorted(byName),
  );
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
