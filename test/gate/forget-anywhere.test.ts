// Words wherever a Record can hold them: after a forgetting no byte has them, or the answer has named the place. The words that
// machines need (ids, dates, words of closed lists) stay as they were.

import {
  cpSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { forget, type Forgotten } from "../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../src/gate/forget-find.ts";
import { verify } from "../../src/gate/verify.ts";
import { findLinks } from "../../src/record/links.ts";
import { validateRecord } from "../../src/record/validate.ts";
import { readZip } from "../../src/record/archive/zip.ts";
import { writeZip } from "../support/zip.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { prepareLife } from "../support/forget-life.ts";
import { append, holders, LIMITS, PLACES } from "../support/forget-places.ts";
import { ACTOR, openTestGate, type TestGate } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** FORGET_PLACES for the long count. */
const RUNS = Number(process.env["FORGET_PLACES"] ?? 6);
const WORDS = ["quokkafinch", "password:hunter2quokka", "QUOKKAFINCH", "Käuzchenfuß", "4711-0815"];
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

async function confirm(desk: TestGate, words: string): Promise<Forgotten> {
  const review = await previewForget(words, desk);
  return forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, desk, nothing);
}

/** Forgets, and compares the rest with the answer. */
async function forgetAll(places: readonly string[], words: string): Promise<void> {
  const desk = await openLife((folder) => {
    for (const place of places) PLACES[place]?.(folder, words);
  });
  const users = dirname(desk.folder);
  await makeBackup(desk);
  cpSync(desk.folder, `${desk.folder}.before-restore-2026`, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
  const faults = await validateRecord(users, "grace-mar");
  if (places.some((place) => place !== "linked files and folders")) {
    expect(await holders(desk.folder, words), words).not.toEqual([]);
  }

  const look = await findEverywhere(words, desk);
  // Nothing behind a link is read, so each link is named, whatever is looked for.
  const links = findLinks(desk.folder).links;
  expect(look.sealed).toEqual(expect.arrayContaining([...links]));
  if (!look.review) {
    expect(await holders(desk.folder, words)).toEqual([]);
    return;
  }
  const { left, ours } = await confirm(desk, words);
  expect(await validateRecord(users, "grace-mar")).toEqual(
    faults.filter((fault) => isStill(fault.message, desk)),
  );
  expect(await verify(desk)).toMatchObject({ ok: true });
  expect(ours).toEqual([]);
  // No place is named that a second forgetting could still change.
  const changeable = left.filter((name) =>
    /(?:^|\/)(?:[A-Z-]+\.(?:md|jsonl)|state\.db)$/.test(name),
  );
  expect(changeable).toEqual([]);
  desk.state.close();
  for (const name of await holders(desk.folder, words)) {
    expect(left, name).toContain(name);
  }
  const aside = `${desk.folder}.before-restore-2026`;
  for (const name of await holders(aside, words)) {
    expect(left, name).toContain(join("..", "grace-mar.before-restore-2026", name));
  }
}

/** A forgetting may remove a fault of a hand-written part. It may add none. */
function isStill(message: string, desk: TestGate): boolean {
  const id = /[A-Z]+-\d+/.exec(message)?.[0];
  return id === undefined || `${desk.read("SELF.md")}${desk.read("EVIDENCE.md")}`.includes(id);
}

describe("after a forgetting no byte is left, or the place is named:", () => {
  const names = Object.keys(PLACES);
  const pairs = names.map((place, index) => ({ place, words: WORDS[index % WORDS.length] ?? "" }));
  it.each(pairs)("$place, $words", async ({ place, words }) => {
    await forgetAll([place], words);
  });

  it("any places together", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(names, { minLength: 2 }),
        fc.constantFrom(...WORDS),
        forgetAll,
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
