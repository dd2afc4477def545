// Large texts wait in a file beside until they are put in their file's place; the commit holds their hashes only.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { writeText } from "../../src/record/files.ts";
import { openRecord, type RecordStore } from "../../src/record/store.ts";
import { sha256Hex } from "../../src/record/text/checksum.ts";
import { openRecordState, type RecordState } from "../../src/state/record-state.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

interface Opened {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly collisions: string[];
  /** Names of the files beside. */
  beside(): readonly string[];
  close(): void;
}

async function open(usersDir = newUsers()): Promise<Opened> {
  const store = await openRecord(usersDir, "mira");
  const collisions: string[] = [];
  const state = await openRecordState({
    folder: store.folder,
    largeText: 1,
    onReplaced: store.wrote,
    onCollision: ({ collisionFile }) => collisions.push(collisionFile),
    onError: (error) => {
      throw error;
    },
  });
  let isOpen = true;
  const close = (): void => {
    if (isOpen) state.close();
    isOpen = false;
  };
  onTestFinished(close);
  const runtime = join(store.folder, ".runtime");
  const beside = (): string[] => readdirSync(runtime).filter((name) => name.endsWith(".beside"));
  return { store, state, collisions, beside, close };
}

function newUsers(): string {
  const usersDir = temporaryFolder();
  copyRecord("minimal", usersDir, "mira");
  return usersDir;
}

const PATH = "MEMORY.md";

async function change({ store, state }: Opened, after: string): Promise<void> {
  const before = await store.read(PATH);
  const edits = await state.journal.prepare([{ path: PATH, before, after }]);
  await state.database.transact(() => {
    state.journal.add("job", { edits });
  });
}

it("a text of any signs and any length is written as it is, with its hash", async () => {
  const folder = temporaryFolder();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("a", "ß", "…", "🐙", "\ud83d", "\udc19", "\r\n"), { maxLength: 9 }),
      // A piece has 87,381 characters.
      fc.integer({ min: 87_370, max: 87_390 }),
      fc.boolean(),
      async (signs, length, isTwice) => {
        const filler = "x".repeat(length);
        const text = filler + signs.join("") + (isTwice ? filler + signs.join("") : "");
        const path = join(folder, `text-${(count += 1)}`);
        const { sha256 } = await writeText(path, text, path);
        expect(readFileSync(path).equals(Buffer.from(text))).toBe(true);
        expect(sha256).toBe(sha256Hex(text));
      },
    ),
    { numRuns: 60 },
  );
});

it("a committed text stands in its file, and nothing is left beside it", async () => {
  const opened = await open();
  await opened.state.journal.exclusively(() => change(opened, "# MEMORY\n\n- tea 🫖\n"));
  expect(readFileSync(join(opened.store.folder, PATH), "utf8")).toBe("# MEMORY\n\n- tea 🫖\n");
  expect(opened.beside()).toEqual([]);
});

it("the commit holds no word of the text", async () => {
  const opened = await open();
  const { journal, database } = opened.state;
  await journal.between(async () => {
    await change(opened, "# MEMORY\n\n- tea\n");
    const rows = database.all<{ data: string; after_sha: string }>("SELECT * FROM file_operation");
    expect(rows).toMatchObject([{ data: "", after_sha: sha256Hex("# MEMORY\n\n- tea\n") }]);
  });
});

it("a text that was committed and not yet put in its place gets there at the next start", async () => {
  const usersDir = newUsers();
  const dying = await open(usersDir);
  await change(dying, "# MEMORY\n\n- tea\n");
  expect(dying.beside()).toHaveLength(1);
  dying.close();
  const next = await open(usersDir);
  expect(next.state.recoveredOperations).toBe(1);
  expect(await next.store.read(PATH)).toBe("# MEMORY\n\n- tea\n");
  expect(next.beside()).toEqual([]);
});

it("a person's edit in between stands, and ours is kept beside it", async () => {
  const usersDir = newUsers();
  const dying = await open(usersDir);
  await change(dying, "# MEMORY\n\n- ours\n");
  dying.close();
  writeFileSync(join(dying.store.folder, PATH), "# MEMORY\n\n- theirs\n");
  const { store, collisions, beside } = await open(usersDir);
  expect(await store.read(PATH)).toBe("# MEMORY\n\n- theirs\n");
  expect(collisions).toEqual([`${PATH}.conflict-job`]);
  expect(await store.read(`${PATH}.conflict-job`)).toBe("# MEMORY\n\n- ours\n");
  expect(beside()).toEqual([]);
});

it("what is prepared and not committed is removed when the work under the lock ends, or at the next start", async () => {
  const usersDir = newUsers();
  const dying = await open(usersDir);
  const edit = { path: PATH, before: await dying.store.read(PATH), after: "never" };
  await dying.state.journal.exclusively(async () => {
    await dying.state.journal.prepare([edit]);
    expect(dying.beside()).toHaveLength(1);
  });
  expect(dying.beside()).toEqual([]);
  await dying.state.journal.prepare([edit]);
  dying.close();
  const next = await open(usersDir);
  expect(next.beside()).toEqual([]);
  expect(await next.store.read(PATH)).toBe(edit.before);
});

it("what was removed cannot be committed any more", async () => {
  const { state, store } = await open();
  const edit = { path: PATH, before: await store.read(PATH), after: "never" };
  const edits = await state.journal.exclusively(() => state.journal.prepare([edit]));
  const committed = state.database.transact(() => {
    state.journal.add("job", { edits });
  });
  await expect(committed).rejects.toThrow("prepared too long ago");
  expect(state.journal.waitingCount()).toBe(0);
});

it("an edit by hand after our write is seen, whatever was remembered of that write", async () => {
  const opened = await open();
  await opened.state.journal.exclusively(() => change(opened, "# MEMORY\n\n- ours\n"));
  expect(await opened.store.read(PATH)).toBe("# MEMORY\n\n- ours\n");
  writeFileSync(join(opened.store.folder, PATH), "# MEMORY\n\n- their\n");
  expect(await opened.store.read(PATH)).toBe("# MEMORY\n\n- their\n");
  await opened.state.journal.exclusively(() => change(opened, "# MEMORY\n\n- ours again\n"));
  expect(readFileSync(join(opened.store.folder, PATH), "utf8")).toBe("# MEMORY\n\n- ours again\n");
  expect(opened.collisions).toEqual([]);
});
