// Whatever is appended to the ledgers, by this process or another, and however they are edited, torn, cut, rotated or put
// back: what is known of earlier saves is what a reading of all files from their first byte tells. SAVED_BEFORE=1000 for more.

import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { savedBefore } from "../../src/gate/saved-before.ts";
import type { SavedBefore } from "../../src/record/merge/saved-before.ts";
import { FILES } from "../../src/record/store.ts";
import { createLocalClock } from "../../src/record/text/timestamp.ts";
import { openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { copyRecord } from "../support/temporary.ts";
import { modelOf, told } from "./saved-before-model.ts";

const RUNS = Number(process.env["SAVED_BEFORE"] ?? 12);
const IDS = ["CANDIDATE-0001", "CANDIDATE-0002", "CANDIDATE-0003", "CANDIDATE-12"];
const TEXTS = ["Kelp bends", 'Kelp "bends"', "Lantern", "  lantern ", "żółw 🐢"];

type Ledger = "events" | "receipts" | "archive";

const ledger = fc.constantFrom<Ledger>("events", "receipts", "archive");
const id = fc.constantFrom(...IDS);
const ts = fc.oneof(
  fc
    .date({ min: new Date("2026-01-01"), max: new Date("2026-02-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    "2026-01-02 03:04:05",
    "2026-01-09",
    " 2025-12-31T23:59:59+14:00",
    "2026-01-09T00:00:00+99:99",
    "today",
    7,
  ),
);

/** Text for the end of each kind of file. */
const texts: { readonly [kind in Ledger]: fc.Arbitrary<string> } = {
  events: fc
    .record({ ts, event: fc.constantFrom("applied", "undone", "staged"), candidate_id: id })
    .map((row) => `${JSON.stringify(row)}\n`),
  receipts: fc
    .record({
      candidate_ids: fc.array(id, { maxLength: 3 }),
      merge_source: fc.constantFrom("cli", "undo"),
    })
    .map((row) => `${JSON.stringify(row)}\n`),
  archive: fc
    .tuple(
      id,
      fc.constantFrom(...TEXTS),
      fc.constantFrom("\n\n", "\n", "\n> **[x]** `APPROVED`\n> CANDIDATE-0003\n"),
    )
    .map(([candidate, words, end]) => `**[x]** \`APPROVED\` (t)\n> ${candidate}\n> ${words}${end}`),
};

const act = ledger.chain((file) =>
  fc.oneof(
    { weight: 4, arbitrary: texts[file].map((text) => ({ kind: "journal" as const, file, text })) },
    { weight: 2, arbitrary: texts[file].map((text) => ({ kind: "append" as const, file, text })) },
    {
      weight: 1,
      arbitrary: texts[file]
        .chain((text) => fc.nat(text.length).map((end) => text.slice(0, end)))
        .map((text) => ({ kind: "append" as const, file, text })),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom("other id", "cut", "new file", "rotate", "emptied", "touched")
        .map((how) => ({ kind: "edit" as const, file, how })),
    },
    { weight: 5, arbitrary: fc.constant({ kind: "look" as const, file }) },
    { weight: 1, arbitrary: fc.constant({ kind: "restart" as const, file }) },
  ),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** Long enough to be kept in state.db and to be read in several pieces, with a line longer than a piece. */
const FILLER = {
  events: `${JSON.stringify({ ts: "2026-01-20T00:00:00Z", event: "staged", pad: "x".repeat(290_000) })}\n`,
  receipts: `${JSON.stringify({ pad: "ż".repeat(150_000) })}\n`,
  archive: `# Archive\n\n${"> said\n".repeat(40_000)}\n`,
};

it(
  "what was saved before is what a reading from the first byte tells, after any history of the files",
  { timeout: 30_000 + RUNS * 1000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 20 }),
        fc.subarray<Ledger>(["events", "receipts", "archive"]),
        prove,
      ),
      { numRuns: RUNS },
    );
  },
);

const applied = '{"event": "applied", "candidate_id": "CANDIDATE-0001"}\n';
const undone = '{"event": "undone", "candidate_id": "CANDIDATE-0001"}\n';
const look = { kind: "look", file: "events" } as const;

it("a row that stands in two parts of the ledger counts once, and in one part twice", async () => {
  const add = (text: string) => ({ kind: "journal", file: "events", text }) as const;
  const rotate = { kind: "edit", file: "events", how: "rotate" } as const;
  await prove([add(applied), add(applied), add(undone), look, rotate], []);
  await prove([add(applied), add(undone), rotate, look, add(applied)], []);
});

it("a block of the archive whose lines come one by one is read as one", async () => {
  const lines = ["**[x]** `APPROVED` (t)\n", "> CANDIDATE-0001\n", "> Lant", "ern\n", "> more\n\n"];
  const acts = lines.map((text) => ({ kind: "append", file: "archive", text }) as const);
  await prove(
    acts.flatMap((one) => [one, look]),
    [],
  );
  const own = acts.map((one) => ({ ...one, kind: "journal" }) as const);
  await prove(
    own.flatMap((one) => [one, look]),
    ["archive"],
  );
});

async function prove(acts: readonly Act[], long: readonly Ledger[]): Promise<void> {
  const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  copyRecord("minimal", usersDir, RECORD_ID);
  let desk = await openTestGate(usersDir);
  try {
    for (const file of long) writeFileSync(join(desk.folder, FILES[file]), FILLER[file]);
    await compare(desk);
    for (const one of acts) {
      if (one.kind === "look") await compare(desk);
      else if (one.kind === "restart") {
        desk.state.close();
        desk = await openTestGate(usersDir);
      } else await change(desk, one);
    }
    await compare(desk);
    desk.state.close();
    desk = await openTestGate(usersDir);
    await compare(desk);
  } finally {
    desk.state.close();
    rmSync(usersDir, { recursive: true, force: true });
  }
}

/** A file that is cut within a letter cannot be read by either. */
async function compare(desk: TestGate): Promise<void> {
  const found = await savedBefore(desk).catch(() => undefined);
  const model = (): SavedBefore => modelOf(desk.folder, createLocalClock());
  if (!found) return expect(model).toThrow(TypeError);
  expect(told(found, IDS, TEXTS)).toEqual(told(model(), IDS, TEXTS));
}

async function change(
  { folder, state }: TestGate,
  one: Exclude<Act, { kind: "look" | "restart" }>,
): Promise<void> {
  const path = join(folder, FILES[one.file]);
  if (one.kind === "append") return appendFileSync(path, one.text);
  if (one.kind === "journal") {
    await state.database.transact(() => {
      state.journal.add("job", { appends: [{ path: FILES[one.file], text: one.text }] });
    });
    return state.journal.settle();
  }
  appendFileSync(path, "");
  const text = readFileSync(path, "utf8");
  switch (one.how) {
    case "other id":
      // An editor writes into the same file, and the text is as long as before.
      return writeFileSync(path, text.replace("CANDIDATE-0001", "CANDIDATE-0002"));
    case "cut":
      return truncateSync(path, Math.floor(statSync(path).size / 2));
    case "new file":
      writeFileSync(`${path}.new`, text.replaceAll("CANDIDATE-0002", "CANDIDATE-0003"));
      return renameSync(`${path}.new`, path);
    case "emptied":
      return writeFileSync(path, "");
    case "touched":
      return utimesSync(path, new Date(0), new Date(0));
    case "rotate": {
      const lines = text.split(/(?<=\n)/);
      const half = Math.ceil(lines.length / 2);
      const part = FILES[one.file].replace(/\.\w+$/, "-2026-03$&");
      mkdirSync(join(folder, "archives"), { recursive: true });
      appendFileSync(join(folder, "archives", part), lines.slice(0, half).join(""));
      writeFileSync(path, lines.slice(half - 1).join(""));
    }
  }
}
