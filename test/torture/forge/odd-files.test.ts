// Links, second names, pipes, sockets, devices and folders at random places of a Record, and everything that reads or writes
// one. Nothing behind them is read or changed, nobody waits at them, and a refusal says what to do.

import { execFileSync } from "node:child_process";
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { GraceMarError, messageInFull } from "../../../src/errors.ts";
import { forget } from "../../../src/gate/forget.ts";
import { previewForget } from "../../../src/gate/forget-find.ts";
import { previewRotation } from "../../../src/operator/rotate.ts";
import { FILES, openRecord } from "../../../src/record/store.ts";
import { validateRecord } from "../../../src/record/validate.ts";
import { exportRecord, makeBackup } from "../../../src/state/backup.ts";
import { restoreRecord } from "../../../src/state/restore.ts";
import { learnEntry } from "../../support/gate-acts.ts";
import { ACTOR, openTestGate, RECORD_ID, type TestGate } from "../../support/open-gate.ts";
import { copyRecord, readFolder } from "../../support/temporary.ts";
import { withZipFile } from "../../support/zip.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";

const SECRET = "somebodyelseswords";
/** Nobody waits longer at a pipe or for an endless device. */
const PATIENCE_MS = 20_000;

/** Each puts one odd thing at a path. `outside` belongs to somebody else. */
const KINDS: { readonly [kind: string]: (path: string, outside: string) => void } = {
  "a link to a file": (path, outside) => {
    symlinkSync(join(outside, "SELF.md"), path);
  },
  "a link to a folder": (path, outside) => {
    symlinkSync(outside, path);
  },
  "a link to nothing yet": (path, outside) => {
    symlinkSync(join(outside, "new.md"), path);
  },
  "a link to itself": (path) => {
    symlinkSync(path, path);
  },
  "a link to what never ends": (path) => {
    symlinkSync("/dev/zero", path);
  },
  "a link to the process": (path) => {
    symlinkSync("/proc/self/environ", path);
  },
  "a second name": (path, outside) => {
    linkSync(join(outside, "SELF.md"), path);
  },
  "a pipe": (path) => {
    execFileSync("mkfifo", [path]);
  },
  "a device": (path) => {
    execFileSync("mknod", [path, "c", "1", "5"]);
  },
  "a folder": (path) => {
    mkdirSync(join(path, "in", "it"), { recursive: true });
  },
  "no text": (path) => {
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0, 0xd8, 0, 0, 0xc0, 0x80]));
  },
};

const PLACES = [
  ...Object.values(FILES),
  "archives",
  "archives/SELF-ARCHIVE-2026-01.md",
  "artifacts",
  "artifacts/a.png",
  "drawer/deep/note.md",
  ".runtime",
  ".runtime/backups",
  ".runtime/exports",
  ".runtime/.forgetting",
  ".runtime/state.db",
  ".runtime/state.db-wal",
  ".runtime/forget.key",
  ".git/config",
  ".env",
  "conflict_rules.yaml",
  "SELF.md.conflict-merge-1",
  ".SELF.md.0123456789ab.tmp",
  "more.md",
];

const planted = fc.record({
  things: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...Object.keys(KINDS)),
      place: fc.constantFrom(...PLACES),
    }),
    { minLength: 1, maxLength: 3, selector: ({ place }) => place },
  ),
  /** The things come while the Record is open already. */
  isLate: fc.boolean(),
});

it("no odd thing at any place is read through, written through or waited at", async () => {
  workInMemory();
  const cases = sample(planted, count(60, 2_000), "odd files");
  const done = { acts: 0, refused: 0 };
  await tryEach(cases, async (one) => {
    const world = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
    try {
      await actAround(one, world, done);
    } finally {
      rmSync(world, { recursive: true, force: true });
    }
  });
  // Else nothing was tried, or nothing was noticed.
  expect(done.acts - done.refused).toBeGreaterThan(cases.length);
  expect(done.refused).toBeGreaterThan(cases.length / 2);
  report("forge odd files", { records: cases.length, ...done, outside: 0 });
}, 7_200_000);

async function actAround(
  { things, isLate }: typeof planted extends fc.Arbitrary<infer T> ? T : never,
  world: string,
  done: { acts: number; refused: number },
): Promise<void> {
  const users = join(world, "users");
  const folder = copyRecord("minimal", users, RECORD_ID);
  const outside = copyRecord("minimal", join(world, "outside"), "other");
  writeFileSync(join(outside, "SELF.md"), `# SELF\n\n- ${SECRET}\n`);
  const foreign = readFolder(outside);
  const put = (): void => {
    for (const [at, { kind, place }] of things.entries()) {
      const path = join(folder, place);
      // A database is written in place, so a second name of one is the same database.
      if (kind === "a second name" && place.startsWith(".runtime/state.db")) continue;
      // Nobody puts anything behind a link that was put there.
      if (things.slice(0, at).some((other) => place.startsWith(`${other.place}/`))) continue;
      // Another one may stand in the way.
      try {
        rmSync(path, { recursive: true, force: true });
        mkdirSync(dirname(path), { recursive: true });
        KINDS[kind]?.(path, outside);
      } catch (error) {
        if (things.length === 1) throw error;
      }
    }
  };
  const mayHold = things.some(({ kind }) => kind === "a second name");
  const told: string[] = [];
  const tryIt = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
    done.acts += 1;
    try {
      return await inTime(act());
    } catch (error) {
      done.refused += 1;
      told.push(messageInFull(error));
      requireKind(error);
      return undefined;
    }
  };
  if (!isLate) put();
  const desk = await tryIt(() => openTestGate(users));
  if (isLate) put();
  let packed: Buffer | undefined;
  if (desk) {
    try {
      packed = await actAt(desk, tryIt);
    } finally {
      desk.state.close();
    }
  }
  await tryIt(async () => (await openRecord(users, RECORD_ID)).snapshot());
  told.push(JSON.stringify((await tryIt(() => validateRecord(users, RECORD_ID))) ?? ""));
  if (packed) {
    const zip = packed;
    const place = { usersDir: users, recordId: RECORD_ID };
    await tryIt(() => withZipFile(zip, (path) => restoreRecord(place, path, new Date())));
  }
  expect(readFolder(outside)).toEqual(foreign);
  expect(readdirSync(dirname(outside))).toEqual(["other"]);
  expect(told.join("\n")).not.toContain(SECRET);
  if (!mayHold) expect(holdersIn(users)).toEqual([]);
}

async function actAt(
  desk: TestGate,
  tryIt: <T>(act: () => Promise<T>) => Promise<T | undefined>,
): Promise<Buffer | undefined> {
  await tryIt(() => desk.store.snapshot());
  await tryIt(() => learnEntry(desk, "Corks float because they hold air"));
  await tryIt(() => previewRotation(desk));
  await tryIt(async () => {
    const review = await previewForget("kelp", desk);
    await forget({ words: "kelp", sha256: review?.sha256 ?? "" }, ACTOR, desk, () => undefined);
  });
  await tryIt(() => exportRecord(desk));
  const backup = await tryIt(() => makeBackup(desk));
  return backup && readFileSync(backup.path);
}

/** An error of ours, of the disk, or of a file that stands in the way; never a crash of ours. */
function requireKind(error: unknown): void {
  if (error instanceof GraceMarError) return;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^E[A-Z]{3,}$|^ERR_SQLITE_ERROR$/.test(code)) return;
  throw error;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TypeError(`nothing came back within ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Plain files under a folder that hold the words of somebody else. Node's own recursive reading follows links. */
function holdersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return holdersIn(path);
    return entry.isFile() && readFileSync(path).includes(SECRET) ? [path] : [];
  });
}
