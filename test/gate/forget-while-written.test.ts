// A forgetting while people go on writing: it ends, the words are gone everywhere, and nobody waits for it longer than it
// needs for a look at what changed, however large the artifacts are.

import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../src/gate/forget-find.ts";
import { FILES } from "../../src/record/store.ts";
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

/** Commits a line of a file again and again until `work` has ended. Gives the longest wait for a commit. */
async function whileWriting(desk: TestGate, work: Promise<unknown>): Promise<number> {
  let isOver = false;
  const ending = work.finally(() => {
    isOver = true;
  });
  let longest = 0;
  for (let number = 1; !isOver; number += 1) {
    const begun = performance.now();
    await desk.commit(() => {
      const append = { path: FILES.events, text: `{"event":"seen","number":${number}}\n` };
      desk.state.journal.add(`seen-${number}`, { appends: [append] });
    });
    await desk.state.journal.settle();
    longest = Math.max(longest, performance.now() - begun);
  }
  await ending;
  return longest;
}

describe("a forgetting while somebody writes all the time", () => {
  it("ends with the words gone, and keeps nobody waiting for a search of artifacts", async () => {
    const desk = await withLargeText();
    const begun = performance.now();
    const review = await previewForget(WORDS, desk);
    const search = performance.now() - begun;
    const longest = await whileWriting(
      desk,
      forget({ words: WORDS, sha256: review?.sha256 ?? "" }, ACTOR, desk),
    );
    expect((await findEverywhere(WORDS, desk)).review).toBeUndefined();
    expect(desk.read("artifacts/note.txt")).not.toContain(WORDS);
    expect(longest).toBeLessThan(search / 2);
    const lines = desk.read(FILES.events).match(/"event":"seen"/g) ?? [];
    expect(lines.length).toBeGreaterThan(1);
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
