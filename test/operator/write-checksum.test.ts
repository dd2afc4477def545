// A sum of words is as good as the words for whoever tries some: none is written behind their forgetting.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { performCommand } from "../../src/control/commands.ts";
import { recordChecksum } from "../../src/record/text/checksum.ts";
import { FILES } from "../../src/record/store.ts";
import { createTestGate } from "../support/open-gate.ts";
import { peopleOf } from "../support/people.ts";

it("waits for what is under way, and tells of the files as that leaves them", async () => {
  const gate = await createTestGate();
  const files = ["FORK-CHECKSUM-LOG.txt", "FORK-MANIFEST.json"].map((name) =>
    join(gate.folder, name),
  );
  const before = gate.read(FILES.self);
  const after = before.replaceAll("a", "");
  const deps = { desk: gate, people: peopleOf(gate), username: () => Promise.resolve("") };
  let writing: ReturnType<typeof performCommand> | undefined;
  await gate.alone(async (alone) => {
    writing = performCommand({ command: "write-checksum", log: true, manifest: true }, deps);
    // As a forgetting takes words out.
    await alone.commit(() => {
      alone.state.journal.add("forget", { edits: [{ path: FILES.self, before, after }] });
    });
    await alone.state.journal.settle();
    expect(files.map((path) => existsSync(path))).toEqual([false, false]);
  });
  const sums = [before, after].map((self) => recordChecksum(self, gate.read(FILES.evidence)));
  expect(await writing).toMatchObject({ kind: "checksum", checksum: sums[1], written: files });
  for (const path of files) {
    expect(readFileSync(path, "utf8")).toContain(sums[1]);
    expect(readFileSync(path, "utf8")).not.toContain(sums[0]);
  }
});
