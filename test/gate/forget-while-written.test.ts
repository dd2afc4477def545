// A forgetting while people go on writing: it ends, the words are gone everywhere, and an artifact of the same version is not
// opened again, however large it is.

import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../src/gate/forget-find.ts";
import { readForgetQuery } from "../../src/record/forget/query.ts";
import { FILES } from "../../src/record/store.ts";
import { createSeenFiles } from "../../src/state/forgetting/seen-files.ts";
import { readTexts, searchTexts } from "../../src/state/forgetting/texts.ts";
import { ACTOR, createTestGate, type TestGate } from "../support/open-gate.ts";

const WORDS = "quokkafinch";

async function withLargeText(): Promise<TestGate> {
  const desk = await createTestGate({
    prepare: (folder) => {
      mkdirSync(join(folder, "artifacts"));
      const line = "“We went to the łake,” she wrote, “and the water was 20° warm.”\n";
      writeFileSync(join(folder, "artifacts", "chat.txt"), line.repeat(40_000));
      writeFileSync(join(folder, "artifacts", "note.txt"), `a ${WORDS}\n`);
    },
  });
  // A version counts when its moment is over.
  const { ctimeMs } = statSync(join(desk.folder, "artifacts", "note.txt"));
  await vi.waitFor(() => expect(Date.now() - ctimeMs).toBeGreaterThan(2100), { timeout: 10_000 });
  return desk;
}

/** Commits a line of a file again and again until `work` has ended. */
async function whileWriting(desk: TestGate, work: Promise<unknown>): Promise<void> {
  let isOver = false;
  const ending = work.finally(() => {
    isOver = true;
  });
  for (let number = 1; !isOver; number += 1) {
    await desk.commit(() => {
      const append = { path: FILES.events, text: `{"event":"seen","number":${number}}\n` };
      desk.state.journal.add(`seen-${number}`, { appends: [append] });
    });
    await desk.state.journal.settle();
  }
  await ending;
}

describe("a forgetting while somebody writes all the time", () => {
  it("ends with the words gone", async () => {
    const desk = await withLargeText();
    const review = await previewForget(WORDS, desk);
    await whileWriting(desk, forget({ words: WORDS, sha256: review?.sha256 ?? "" }, ACTOR, desk));
    expect((await findEverywhere(WORDS, desk)).review).toBeUndefined();
    expect(desk.read("artifacts/note.txt")).not.toContain(WORDS);
    const lines = desk.read(FILES.events).match(/"event":"seen"/g) ?? [];
    expect(lines.length).toBeGreaterThan(1);
  }, 120_000);

  it("does not open an artifact again that is the same", async () => {
    const desk = await withLargeText();
    const folder = await readTexts(desk.folder);
    const { target } = readForgetQuery(WORDS, folder.texts);
    const opened: string[] = [];
    const others = new Map(
      [...folder.others].map(([name, file]) => {
        const pieces = (): AsyncIterable<Uint8Array> => {
          opened.push(name);
          return file.pieces();
        };
        return [name, { ...file, pieces }];
      }),
    );
    const seen = createSeenFiles();
    await searchTexts({ ...folder, others }, target, { seen });
    expect(opened).toContain("artifacts/chat.txt");
    opened.length = 0;
    await searchTexts({ ...folder, others }, target, { seen });
    expect(opened).toEqual(["artifacts/note.txt"]);
  }, 120_000);

  it("looks again at an artifact that was changed after the first search", async () => {
    const desk = await withLargeText();
    const review = await previewForget(WORDS, desk);
    const late = join(desk.folder, "artifacts", "chat.txt");
    let isWritten = false;
    const { quietly } = desk.state.journal;
    vi.spyOn(desk.state.journal, "quietly").mockImplementation((work) => {
      if (!isWritten) writeFileSync(late, `another ${WORDS}\n`);
      isWritten = true;
      return quietly(work);
    });
    await forget({ words: WORDS, sha256: review?.sha256 ?? "" }, ACTOR, desk);
    expect(desk.read("artifacts/chat.txt")).not.toContain(WORDS);
  }, 120_000);
});
