// Words wherever a Record can hold them: after a forgetting no byte has them, or the answer has named the place. The words that
// machines need (ids, dates, words of closed lists) stay as they were.

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { findEverywhere } from "../../src/gate/forget-find.ts";
import { readZip } from "../../src/record/archive/zip.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { confirm, forgetAll, WORDS } from "../support/forget-everywhere.ts";
import { prepareLife } from "../support/forget-life.ts";
import { append, LIMITS, PLACES } from "../support/forget-places.ts";
import { openTestGate, type TestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { writeZip } from "../support/zip.ts";

/** FORGET_PLACES for the long count; test/torture/leak/forgotten.test.ts hides words at any places, too. */
const RUNS = Number(process.env["FORGET_PLACES"] ?? 1);
const nothing = (): void => undefined;

let lived: string;

beforeAll(async () => {
  lived = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  await prepareLife(lived, "unrelated-marmot");
});

afterAll(() => {
  rmSync(lived, { recursive: true, force: true });
});

async function openLife(prepare: (folder: string) => void = nothing): Promise<TestGate> {
  const users = temporaryFolder();
  cpSync(lived, users, { recursive: true });
  prepare(join(users, "grace-mar"));
  const desk = await openTestGate(users);
  onTestFinished(() => {
    desk.state.close();
  });
  return desk;
}

describe("after a forgetting no byte is left, or the place is named:", () => {
  const names = Object.keys(PLACES);
  // Each place by itself is a matter of `npm run torture:leak`.
  const groups = WORDS.map((words, at) => ({
    words,
    places: names.filter((_, index) => index % WORDS.length === at),
  }));
  it.each(groups)("$places, $words", async ({ places, words }) => {
    await forgetAll(places, words, openLife);
  });

  it("any places together", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(names, { minLength: 2 }),
        fc.constantFrom(...WORDS),
        (places, words) => forgetAll(places, words, openLife),
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});

describe("words that stay", () => {
  it("are named where they are no words of anybody, and nothing else is said of them", async () => {
    const desk = await openLife();
    for (const words of ["pipeline merge", "favorites", "human approved"]) {
      const { review, ours } = await findEverywhere(words, desk);
      expect(review, words).toBeUndefined();
      expect(ours, words).toContain("SELF.md");
    }
    const { review, ours } = await findEverywhere("never said anywhere", desk);
    expect([review, ours]).toEqual([undefined, []]);
  });

  it("do not make an owner believe that nothing is there: what cannot be looked into is named", async () => {
    const desk = await openLife((folder) => {
      writeFileSync(join(folder, "photo.jpg"), Buffer.from([0xff, 0xd8, 0, 1, 2, 3]));
      symlinkSync(join(folder, "nowhere"), join(folder, "dangling.md"));
    });
    await makeBackup(desk);
    const { review, sealed } = await findEverywhere("never said anywhere", desk);
    expect(review).toBeUndefined();
    expect(sealed).toEqual(["dangling.md", "photo.jpg"]);
  });

  it("in a backup's foreign files are named with it, and the backup stays one", async () => {
    const desk = await openLife((folder) => {
      writeFileSync(join(folder, "wide.txt"), Buffer.from("\uFEFFquokkafinch", "utf16le"));
    });
    const { path } = await makeBackup(desk);
    rmSync(join(desk.folder, "wide.txt"));
    const { left } = await confirm(desk, "quokkafinch");
    expect(left).toEqual([expect.stringMatching(/^\.runtime\/backups\/.*\.zip: wide\.txt$/)]);
    await expect(readZip(readFileSync(path), LIMITS)).resolves.toBeDefined();
  });

  it("within an export that somebody keeps in the Record are named", async () => {
    const desk = await openLife();
    const zip = await writeZip(new Map([["grace-mar/SELF.md", Buffer.from("- quokkafinch\n")]]));
    writeFileSync(join(desk.folder, "export.zip"), zip);
    expect((await confirm(desk, "quokkafinch")).left).toEqual(["export.zip"]);
  });
});

describe("a link in the place of SELF.md", () => {
  it("ends the forgetting before anything is changed: the evidence that its entries rest on stays", async () => {
    const elsewhere = temporaryFolder();
    const desk = await openLife((folder) => {
      append(folder, "SELF.md", "\n- the quokkafinch\n");
    });
    const evidence = desk.read("EVIDENCE.md");
    cpSync(join(desk.folder, "SELF.md"), join(elsewhere, "SELF.md"));
    rmSync(join(desk.folder, "SELF.md"));
    symlinkSync(join(elsewhere, "SELF.md"), join(desk.folder, "SELF.md"));
    await expect(confirm(desk, "quokkafinch")).rejects.toMatchObject({ code: "record_link" });
    expect(desk.read("EVIDENCE.md")).toBe(evidence);
  });
});
