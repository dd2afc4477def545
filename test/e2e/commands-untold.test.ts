// No command and no notice shows what every card keeps back: candidates that tell of distress, and what was said near it.

import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportStrays } from "../../src/operator/record-troubles.ts";
import { formatCandidate } from "../../src/record/candidates/candidates.ts";
import { openRecord } from "../../src/record/store.ts";
import { createCandidate } from "../record/builders.ts";
import { prepareBot } from "../support/bots.ts";
import { runCommand, shownWords } from "../support/commands.ts";
import type { RunOptions } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";

const RECORD = "legacy";
const TOLD = "my uncle Bert hits me and I am scared";
/** The words of the tellings, and the ids of their candidates. */
const KEPT_BACK = /hits me|scared|CANDIDATE-09\d\d/;

function telling(number: number, status: "pending" | "approved" | "rejected"): string {
  const block = formatCandidate(
    createCandidate({
      id: `CANDIDATE-09${String(number).padStart(2, "0")}`,
      recordId: "ilya",
      userText: TOLD,
      exampleFromExchange: TOLD,
      summary: "Spoke of uncle Bert",
      suggestedEntry: "Spoke of uncle Bert",
    }),
  );
  return `${block.replace("\nstatus: pending\n", `\nstatus: ${status}\n`)}\n`;
}

/** Tellings on both sides of every block, in every place of the file, some of them in a fence that was broken by hand. */
function surrounded(pending: string): string {
  let number = 0;
  const next = (text: string, isBelow: boolean): string => {
    number += 1;
    const status = (["pending", "approved", "rejected"] as const)[number % 3] ?? "pending";
    const block = telling(number, isBelow ? status : "pending");
    return (number % 5 === 0 ? block.replace("summary:", "summary") : block) + text;
  };
  const [above = "", below = ""] = pending.split(/^(?=## Processed)/m);
  return [above, below]
    .map((part, at) => part.replace(/^### CANDIDATE-/gm, (head) => next(head, at === 1)))
    .join(telling(90, "pending"))
    .concat(telling(91, "pending"), telling(92, "approved"));
}

async function prepared(): Promise<{ readonly folder: string; readonly options: RunOptions }> {
  const { folder, environment } = await prepareBot({ id: "ilya", record: RECORD });
  const path = join(folder, "PENDING-REVIEW.md");
  writeFileSync(path, surrounded(readFileSync(path, "utf8")));
  appendFileSync(
    join(folder, "SESSION-TRANSCRIPT.md"),
    `\n### 2026-03-05 18:20:11 (telegram:1001)\n\n**USER**\n\n> ${TOLD}\n> Bert has a boat\n`,
  );
  const runs = temporaryFolder();
  return {
    folder,
    options: { folder: runs, environment: { ...environment, XDG_RUNTIME_DIR: runs } },
  };
}

const SHOWING: readonly (readonly [string, ...string[]])[] = [
  ["merge", "--dry-run"],
  ["merge", "--dry-run", "--json"],
  ["repair"],
  ["repair", "--json"],
  ["forget", "Bert"],
  ["forget", "boat"],
  ["forget", "--json", "Bert"],
  ["brief"],
  ["metrics"],
  ["metrics", "--json"],
  ["list"],
  ["rotate"],
  ["verify"],
];

describe("a command shows nothing that every card keeps back", () => {
  it.each(SHOWING.map((words) => [words.join(" "), words] as const))("%s", async (_, words) => {
    const { options } = await prepared();
    const [name, ...rest] = words;
    const { stdout, stderr } = await runCommand(name, rest, options);
    expect(`${stdout}${stderr}`).not.toMatch(KEPT_BACK);
    expect(stdout.length).toBeGreaterThan(10);
  });

  it("merge, the undo of it, and repair, when they are meant", async () => {
    const { folder, options } = await prepared();
    const said: string[] = [];
    const run = async (name: string, ...rest: string[]): Promise<void> => {
      const { code, stdout, stderr } = await runCommand(name, rest, options);
      expect([code, stderr]).toEqual([0, ""]);
      said.push(stdout);
    };
    const receipt = join(options.folder ?? "", "receipt.json");
    await run("merge", "--generate-receipt", receipt, "--approved-by", "Danylo");
    await run("merge", "--apply", "--receipt", receipt, "--approved-by", "Danylo");
    await run("undo");
    await run("undo", "--json");
    const undo = await shownWords("undo", [], options);
    await run("undo", "--apply", "--approved-by", "Danylo", ...undo);
    await run("repair", "--apply", ...(await shownWords("repair", [], options)));
    expect(said.join("\n")).not.toMatch(KEPT_BACK);
    expect(said.join("\n")).toMatch(/^\+.*Cavitation: small bubbles/m);
    // They stay where they were, for their owner to read.
    const pending = readFileSync(join(folder, "PENDING-REVIEW.md"), "utf8");
    const below = pending.slice(pending.indexOf("## Processed"));
    expect(below).toMatch(/CANDIDATE-0991[^]*CANDIDATE-0992/);
  });

  it("forget says the number of what was only said, and quotes what stood on a card", async () => {
    const { folder, options } = await prepared();
    writeFileSync(join(folder, "MEMORY.md"), "## Tone\n\n- Bert is the name of the boat\n");
    const { stdout } = await runCommand("forget", ["Bert"], options);
    expect(stdout).toMatch(/^SESSION-TRANSCRIPT\.md: [1-9]/m);
    expect(stdout).toContain("Bert is the name of the boat");
  });
});

it("a notice about candidates in the wrong place names none that nobody is told of", async () => {
  const { folder } = await prepared();
  const store = await openRecord(join(folder, ".."), "ilya");
  const told: string[] = [];
  await reportStrays(store, { tell: (_, text) => told.push(text) });
  expect(told.join()).toMatch(/CANDIDATE-0008/);
  expect(told.join()).not.toMatch(KEPT_BACK);
});

/**
 * The files that look at candidates, of all that show something. In each of them what is told was filtered, or only ids that
 * somebody named, hashes and places leave it.
 */
const LOOKING = [
  "cli/looking/brief.ts",
  "cli/looking/metrics.ts",
  "control/record-list.ts",
  "control/status.ts",
  "gate/cards/candidate.ts",
  "gate/cards/review.ts",
  "gate/cards/wording.ts",
  "gate/decide.ts",
  "gate/digest.ts",
  "gate/forget-find.ts",
  "gate/merge.ts",
  "gate/repair.ts",
  "gate/reword.ts",
  "gate/stage.ts",
  "gate/undo.ts",
  "operator/debates.ts",
  "operator/record-figures.ts",
  "operator/record-troubles.ts",
  "operator/write-checksum.ts",
  "voice/household.ts",
  "wording/shown-edits.ts",
];

it("whoever looks at candidates is in a list, where it is decided what of them is told", () => {
  const src = join(import.meta.dirname, "..", "..", "src");
  const rooms = [
    "chat",
    "cli",
    "control",
    "gate",
    "operator",
    "runtime",
    "voice",
    "web",
    "wording",
  ];
  const found = rooms.flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(room, name))
      .filter((name) =>
        /\.candidates\(\)|\b(?:readPending|parseCandidates)\(/.test(
          readFileSync(join(src, name), "utf8"),
        ),
      ),
  );
  expect(found.toSorted()).toEqual(LOOKING);
});
