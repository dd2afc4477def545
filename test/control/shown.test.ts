// A command that takes something back or away does what it showed, or nothing.

import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { performCommand, type Answers, type Command } from "../../src/control/commands.ts";
import { FILES } from "../../src/record/store.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { approve, learnEntry, mergeApproved, stageProposal } from "../support/gate-acts.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";
import { peopleOf } from "../support/people.ts";
import { readFolder } from "../support/temporary.ts";

const CORKS = "Corks have two ends";
const BELOW = `## Processed

### CANDIDATE-0900
\`\`\`yaml
status: pending
timestamp: 2026-01-02 03:04:05
mind_category: knowledge
summary: "Told about it"
suggested_entry: "Rafts float"
\`\`\`
`;

type Acting = Extract<Command, { apply: boolean }>;

/** Acts that ask for the token, and what each would be meant for. */
const ACTS: { readonly [name: string]: Acting } = {
  undo: { command: "undo", approvedBy: "Danylo", apply: true },
  forget: { command: "forget", words: "corks", apply: true },
  repair: { command: "repair", apply: true },
};

type Perform = (command: Command) => Promise<{ kind: string; code?: string; shown?: string }>;

async function opened(): Promise<{ readonly gate: TestGate; readonly perform: Perform }> {
  const gate = await createTestGate();
  await learnEntry(gate, CORKS);
  gate.write(FILES.pending, gate.read(FILES.pending).replace("## Processed\n", BELOW));
  const deps = { desk: gate, people: peopleOf(gate), username: () => Promise.resolve("") };
  return { gate, perform: (command) => performCommand(command, deps) };
}

/** The files without what is only added at their end. */
function files({ folder }: TestGate): ReturnType<typeof readFolder> {
  const { [FILES.events]: _, ...others } = readFolder(folder);
  return others;
}

/** What happens between the look and the act, and the acts that would then do something else than was shown. */
const BETWEEN: {
  readonly [name: string]: {
    readonly happen: (gate: TestGate) => Promise<void> | void;
    readonly changes: readonly (keyof typeof ACTS)[];
  };
} = {
  nothing: { happen: () => undefined, changes: [] },
  "another save": {
    happen: async (gate) => {
      await learnEntry(gate, "Corks swim");
    },
    // Its candidate goes where the repaired ones stand.
    changes: ["undo", "forget", "repair"],
  },
  "the words said once more": {
    happen: ({ folder }) => {
      appendFileSync(join(folder, FILES.memory), "\n- corks again\n");
    },
    changes: ["forget"],
  },
  "a new file with the words": {
    happen: ({ folder }) => {
      writeFileSync(join(folder, "NOTES.md"), "corks\n");
    },
    changes: ["forget"],
  },
  "a backup": {
    happen: async (gate) => {
      await makeBackup(gate);
    },
    changes: ["forget"],
  },
  "a change of the candidates": {
    happen: (gate) => {
      const text = gate.read(FILES.pending);
      gate.write(FILES.pending, text.replaceAll("Told about it", "Told about another thing"));
    },
    changes: ["undo", "forget", "repair"],
  },
  "another candidate below the line": {
    happen: (gate) => {
      const text = gate.read(FILES.pending);
      const block = BELOW.slice(BELOW.indexOf("###")).replace("0900", "0901");
      gate.write(FILES.pending, `${text.trimEnd()}\n\n${block}`);
    },
    changes: ["repair"],
  },
  "words elsewhere": {
    happen: ({ folder }) => {
      appendFileSync(join(folder, FILES.memory), "\n- kites\n");
    },
    changes: [],
  },
};

describe.each(Object.keys(ACTS))("%s by command", (name) => {
  const act = ACTS[name] ?? { command: "repair", apply: true };

  it("does nothing without the token of what was shown, nor with that of another act", async () => {
    const { gate, perform } = await opened();
    const before = files(gate);
    expect(await perform(act)).toMatchObject({ kind: "refused", code: "not_shown", exitCode: 64 });
    for (const other of Object.values(ACTS)) {
      if (other.command === act.command) continue;
      const { shown = "" } = await perform({ ...other, apply: false });
      expect(shown).toMatch(/^[0-9a-f]{16}$/);
      expect(await perform({ ...act, shown })).toMatchObject({ code: "shown_changed" });
    }
    expect(files(gate)).toEqual(before);
  });

  it("does what was shown, whatever came between, or nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...Object.keys(BETWEEN)), { minLength: 1, maxLength: 3 }),
        async (names) => {
          const { gate, perform } = await opened();
          const { shown } = await perform({ ...act, apply: false });
          if (shown === undefined) throw new Error("there is nothing to do");
          const all = names.flatMap((each) => BETWEEN[each] ?? []);
          for (const { happen } of all) await happen(gate);
          const before = files(gate);
          const answer = await perform({ ...act, shown });
          if (all.some(({ changes }) => changes.includes(name))) {
            expect(answer).toMatchObject({ kind: "refused" });
            expect(files(gate)).toEqual(before);
            // What came between may also stand in the way of any such act.
            if ("code" in answer && answer.code !== "shown_changed") {
              const again = await perform({ ...act, apply: false });
              expect(again).toMatchObject({ kind: "refused", code: answer.code });
              return;
            }
            // The new look is good for the new act.
            const { shown: anew = "" } = await perform({ ...act, apply: false });
            expect(anew).not.toBe(shown);
            expect((await perform({ ...act, shown: anew })).kind).not.toBe("refused");
          } else expect(answer.kind).not.toBe("refused");
        },
      ),
      { numRuns: 12, examples: Object.keys(BETWEEN).map((each) => [[each]]) },
    );
  });
});

it("a token tells nothing of what it stands for to somebody without this machine's key", async () => {
  const tokens = await Promise.all(
    [1, 2].map(async () => {
      const { perform } = await opened();
      return (await perform({ ...ACTS["forget"], apply: false } as Acting)).shown;
    }),
  );
  expect(new Set(tokens).size).toBe(2);
});

it("the merge that was shown is undone, though another became the last one", async () => {
  const { gate, perform } = await opened();
  const first = (await perform({ ...ACTS["undo"], apply: false } as Acting)) as Answers["undo"];
  await approve(gate, await stageProposal(gate, { suggestedEntry: "Kites need wind" }));
  await mergeApproved(gate);
  const { shown, receiptId } = first;
  const undo = { command: "undo", approvedBy: "Danylo", apply: true } as const;
  expect(await perform({ ...undo, ...(shown && { shown }) })).toMatchObject({
    code: "shown_changed",
  });
  const named = { ...undo, ...(receiptId && { receiptId }) };
  const { shown: anew } = await perform({ ...named, apply: false });
  expect((await perform({ ...named, ...(anew && { shown: anew }) })).kind).toBe("undo");
  expect(gate.read(FILES.self)).toContain("Kites need wind");
  expect(gate.read(FILES.self)).not.toContain(CORKS);
});

it("a rotation with a token does what was shown, and without one what is old", async () => {
  const { gate, perform } = await opened();
  gate.write(FILES.memory, "## Tone\n\n- 2020-01-01: old\n- kites\n");
  const { shown } = await perform({ command: "rotate", apply: false });
  const before = files(gate);
  const wrong = { command: "rotate", apply: true, shown: "0000000000000000" } as const;
  expect(await perform(wrong)).toMatchObject({ code: "shown_changed" });
  expect(files(gate)).toEqual(before);
  const rotate = { command: "rotate", apply: true } as const;
  expect((await perform({ ...rotate, ...(shown && { shown }) })).kind).toBe("rotation");
});
