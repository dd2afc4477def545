// Rules about the whole tree that no linter knows.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const SRC = join(ROOT, "src");
const files = namesIn("src").filter((name) => name.endsWith(".ts"));
const linesOf = (name: string, folder = SRC): string[] =>
  readFileSync(join(folder, name), "utf8").split("\n");

/** A variable, or a container that begins empty and is therefore meant to be filled. */
const STATE = /^(?:export )?(?:let |var |const .+ = (?:new \w+(?:<.*>)?\(\)|\[\]|\{\});?$)/;

/** Whose clock it is: two times of one clock are compared, or a name is made. All others are given the time (true-time.ts). */
const CLOCK_READERS: readonly string[] = [
  // A command without a bot.
  "control/control-client.ts",
  // How far away a server's date is.
  "llm/bounded-fetch.ts",
  "llm/server-error.ts",
  "main.ts",
  "runtime/runtime.ts",
  "state/database/open-state.ts",
  // The times of files.
  "state/forgetting/texts.ts",
  "state/lease/host.ts",
  "true-time.ts",
];

/** Lists, times and numbers that are cut where they are short by themselves: no words of anybody. */
const CUT_BY_NUMBER: readonly string[] = [
  "chat/cards/people-card.ts guests",
  "chat/who-sees.ts first",
  "gate/cards/candidate-card.ts timestamp",
  "gate/cards/forget-card.ts names",
  "gate/cards/forget-card.ts places",
  "gate/cards/merge.ts approved",
  "gate/cards/review-card.ts found",
  "gate/cards/review-card.ts number",
  "gate/cards/review.ts detail",
  "gate/digest.ts timestamp",
  "gate/forget-find.ts found",
  "operator/brief.ts activities",
  "operator/debates.ts open",
  "operator/events.ts found",
  "operator/intent-audit.ts entries",
  "operator/record-troubles.ts faults",
  "operator/record-troubles.ts names",
];

/** Lists, and texts that are only looked at or compared: nothing of them is kept. */
const CUT_TO_LOOK: readonly string[] = [
  "llm/bodies/complaint.ts MOST_WORDS",
  "llm/server-error.ts BEGINNING",
  "record/merge/save-traces.ts ENTRY_CHARS",
  "record/recall/retrieval.ts MAX_FUZZY_TERMS",
  "record/recall/retrieval.ts MAX_TERMS",
  "record/conflicts/contradictions.ts MAX_ENTRIES",
  "record/text/unseen.ts TALLEST",
  "record/views/open-values.ts NAME_WORDS",
  "state/forgetting/retired-digests.ts SHORT",
  "state/forgetting/retired-digests.ts SHORT",
  "voice/pasted/attribution-lines.ts LINE_CHARS",
  "voice/pasted/chat-signs.ts SPOKEN_CHARS",
  "voice/pasted/copied-heads.ts LINE_CHARS",
  "voice/pasted/closings.ts LINE_CHARS",
  "voice/pasted/foreign-lines.ts HEAD_CHARS",
  "voice/pasted/foreign-lines.ts HEAD_CHARS",
  "voice/pasted/persons.ts SPOKEN_CHARS",
  "voice/pasted/sent-texts.ts HEAD_LINES",
  "voice/pasted/sent-texts.ts HEAD_LINES",
  "voice/pasted/sent-texts.ts LINE_CHARS",
  "voice/pasted/hidden-speakers.ts LINE_CHARS",
  "voice/analyst.ts MOST_PROPOSALS",
  "voice/pasted/copied-heads.ts MOST_WORDS",
  "voice/named-distress.ts OPENING",
  "voice/pasted/announcements.ts LINE_CHARS",
  "voice/pasted/announcements.ts LOOKED_AT",
  "voice/reports.ts MOST_CHARS",
  "voice/reports.ts SENTENCES",
  "voice/homework-questions.ts QUESTION_COUNT",
  "voice/homework-questions.ts SEARCHED",
  "voice/pasted/label-lines.ts LOOKED_AT",
  "voice/pasted/label-lines.ts NAME_CHARS",
  "voice/prompts/entries.ts MOST_RECALLED",
  "voice/prompts/grounded.ts MOST_EXCERPTS",
  "voice/prompts/portable-data.ts RECENT",
  "voice/receipts/shown-lines.ts STEM",
  "voice/receipts/unfounded-names.ts STEM",
  "voice/pasted/stamps.ts MOST_CHARS",
  "wording/refusals.ts PLACES",
];

/** The one function; and what is never kept: a line of our own log, answers of models and of Telegram. */
const READS_JSON: readonly string[] = [
  "json.ts",
  "llm/bodies/complaint.ts",
  "llm/bodies/parsed-body.ts",
  "llm/bodies/streamed.ts",
  "llm/spoken/spoken.ts",
  "logger.ts",
  "telegram/bot-api.ts",
  "voice/homework-questions.ts",
  "voice/json-in-text.ts",
];

describe("the source tree", () => {
  it("keeps no changing state in modules, so that two Records in one process stay apart", () => {
    const state = files.flatMap((name) =>
      linesOf(name).flatMap((line, index) =>
        STATE.test(line) ? [`${name}:${index + 1} ${line}`] : [],
      ),
    );
    expect(state).toEqual([]);
    expect(files.length).toBeGreaterThan(60);
  });

  it("reads this machine's clock at the edge alone, because it may be wrong", () => {
    const reads = files
      .filter((name) => !/^(?:tools|cli)\//.test(name))
      .filter((name) => linesOf(name).some((line) => /\bDate\.now\(|\bnew Date\(\)/.test(line)));
    expect(reads).toEqual(CLOCK_READERS);
  });

  it("removes what is old by the time that all times agree on, in one place", () => {
    const removals =
      /\.prune\(|\.forgetBefore\(|\b(?:removeBackupsBefore|removeExportsBefore|forgetTalkBefore|shortenCopies)\(/;
    const removers = files.filter((name) =>
      linesOf(name).some((line) => removals.test(line) && !/\bfunction\b/.test(line)),
    );
    // Old copies are shortened by the time that retention gives them.
    expect(removers).toEqual(["operator/retention.ts", "state/forgetting/old-copies.ts"]);
  });

  it("shows a piece of somebody's text by one function, which cuts through no letter and leaves nothing unseen", () => {
    // Whoever cuts a text for people marks the cut, or cuts by a number of characters.
    const ways = [/\bclipScalar\b/, /…`|`\$\{[^`]*\}(?:…|\.\.\.)`/, /\.(?:substring|substr)\(/];
    const surfaces = files.filter((name) =>
      /^(?:gate|chat|desk|operator|telegram|control|cli|web|runtime|tools\/doctor)\//.test(name),
    );
    const found = surfaces.flatMap((name) =>
      linesOf(name)
        .filter((line) => ways.some((way) => way.test(line)))
        .map((line) => `${name}: ${line.trim()}`),
    );
    // Telegram's own limits, for whole lines of the wording whose pieces were clipped before.
    const limits = /^telegram\/(?:split-text|wire|send-document)\.ts/;
    expect(found.filter((line) => !limits.test(line))).toEqual([]);
    const cutByNumber = surfaces.flatMap((name) =>
      linesOf(name).flatMap((line) =>
        Array.from(line.matchAll(/(\w+)\.slice\(0, [A-Z\d]/g), ([, what]) => `${name} ${what}`),
      ),
    );
    expect(cutByNumber.toSorted()).toEqual([...CUT_BY_NUMBER].toSorted());
    expect(surfaces.length).toBeGreaterThan(100);
  });

  it("shortens a text that is kept by one function, which leaves no half of a word", () => {
    const inner = files.filter((name) => /^(?:record|state|voice|llm|wording)\//.test(name));
    const found = inner.flatMap((name) =>
      Array.from(
        readFileSync(join(SRC, name), "utf8").matchAll(
          /\.(?:slice\(0, ([A-Z][A-Z_]+)\b|sub(?:string|str)\()/g,
        ),
        ([, limit = "substring"]) => `${name} ${limit}`,
      ),
    );
    expect(found.toSorted()).toEqual([...CUT_TO_LOOK].toSorted());
    const bySigns = files.filter((name) =>
      linesOf(name).some((line) => /\bclipSigns\b/.test(line)),
    );
    // The parts of a message join to all of it.
    expect(bySigns).toEqual(["record/text/clip.ts", "telegram/split-text.ts"]);
  });

  it("reads JSON that is kept by one function, which quotes nothing of what it cannot read", () => {
    const found = files.filter(
      (name) =>
        !name.startsWith("tools/") && linesOf(name).some((line) => line.includes("JSON.parse")),
    );
    expect(found.toSorted()).toEqual([...READS_JSON].toSorted());
  });

  it("writes to a terminal by the printer, and a command's files by one door", () => {
    const commands = files.filter((name) => name.startsWith("cli/"));
    const thatHave = (pattern: RegExp): string[] =>
      commands.filter((name) => pattern.test(readFileSync(join(SRC, name), "utf8"))).toSorted();
    expect(thatHave(/\.write\(/)).toEqual([
      "cli/people/ask.ts",
      "cli/printer.ts",
      "cli/progress.ts",
    ]);
    expect(thatHave(/\bprocess\.std(?:out|err)\b|\bconsole\b/)).toEqual(["cli/main.ts"]);
    expect(thatHave(/record\/new-file\.ts"/)).toEqual(["cli/written.ts"]);
    const changing = commands.flatMap((name) =>
      Array.from(
        readFileSync(join(SRC, name), "utf8").matchAll(
          /^import \{([^}]*)\} from "[./]*record\/files\.ts"/gm,
        ),
        ([, names = ""]) => names.match(/\b(?:replace|write|create|copy|move|rename)\w+/g) ?? [],
      ).flatMap((names) => names.map((each) => `${name} ${each}`)),
    );
    expect(changing).toEqual([]);
  });

  it("takes a path that somebody typed from the folder where the command was called, by one door", () => {
    const commands = files.filter((name) => name.startsWith("cli/"));
    const takers = commands.filter((name) =>
      linesOf(name).some((line) => /(?<!Promise\.)\bresolve\(|\bcwd\(/.test(line)),
    );
    // The door, the dotenv file with what it names, and where a command is called.
    expect(takers).toEqual(["cli/as-owner.ts", "cli/main.ts", "cli/record.ts", "cli/run.ts"]);
  });

  it("lists no folder with what is below it at once: Node would look behind links", () => {
    const listing = files.filter((name) =>
      /readdir(?:Sync)?\([^;]*recursive/.test(readFileSync(join(SRC, name), "utf8")),
    );
    expect(listing).toEqual([]);
  });

  it("reads the process's environment in the two entrypoints only", () => {
    const readers = files.filter(
      (name) =>
        !name.startsWith("tools/simulator") &&
        linesOf(name).some((line) => line.includes("process.env")),
    );
    expect(readers.toSorted()).toEqual(["cli/main.ts", "main.ts"]);
  });
});

describe("what costs money or time elsewhere", () => {
  const thatSay = (pattern: RegExp): string[] =>
    files
      .filter(
        (name) =>
          !/^(?:tools|cli)\//.test(name) && linesOf(name).some((line) => pattern.test(line)),
      )
      .toSorted();

  it("is reached through the doors that take a permit, and in no other way", () => {
    // The client of a model server, and those who hold it.
    expect(thatSay(/from "openai"/)).toEqual([
      "llm/completion.ts",
      "llm/embeddings.ts",
      "llm/llm-errors.ts",
      "llm/model-client.ts",
      "llm/patience.ts",
      "llm/server-error.ts",
      "llm/transcription.ts",
    ]);
    expect(thatSay(/model-client\.ts"/)).toEqual(["llm/check-model.ts", "llm/openai-llm.ts"]);
    expect(thatSay(/check-model\.ts"/)).toEqual([]);
    expect(thatSay(/createOpenAiLlm\b/)).toEqual(["llm/lazy-llm.ts", "llm/openai-llm.ts"]);
    // Telegram's file server, and the call that gives an address there.
    expect(thatSay(/\bfileUrl\b/)).toEqual(["telegram/bot-api.ts", "telegram/files.ts"]);
    expect(thatSay(/"getFile"/)).toEqual(["telegram/files.ts"]);
    expect(thatSay(/\bfiles\.ts"/).filter((name) => name.startsWith("telegram/"))).toEqual([
      "telegram/wire.ts",
    ]);
    // Whoever asks for something goes by these four.
    expect(thatSay(/sendRequest\(/)).toEqual([
      "http.ts",
      "llm/bounded-fetch.ts",
      "telegram/bot-api.ts",
      "telegram/files.ts",
    ]);
  });

  it("has its permits from one file", () => {
    expect(thatSay(/new Permit\b|as (?:unknown as )?Permit/)).toEqual(["voice/limits.ts"]);
    expect(thatSay(/as HeardSnapshot/)).toEqual(["record/heard.ts"]);
  });
});

/**
 * Who makes hashes, and where they end. A forgetting takes away what is kept (state/forgetting/retired-digests.ts for files,
 * digest-rows.ts for state.db); whoever is added here tells a story in test/e2e/forget-digests.test.ts.
 */
const HASHES: { readonly [file: string]: string } = {
  "control/shown.ts": "not kept",
  "control/control-server.ts": "the name of a socket; of a path",
  "gate/cards/review-card.ts": "buttons; outbox",
  "gate/forget-find.ts": "the card that asks about a forgetting, which goes",
  "gate/forget.ts": "receipts; of what is left",
  "gate/merge.ts": "cards",
  "gate/undo.ts": "cards",
  "gate/verify.ts": "the last receipt in state.db",
  "operator/reminder.ts": "a setting; of counts",
  "operator/write-checksum.ts": "FORK-CHECKSUM-LOG.txt, FORK-MANIFEST.json",
  "record/archive/archive.ts": "not kept",
  "record/archive/fork.ts": "forks",
  "record/candidates/read.ts": "receipts, cards, awaited edits",
  "record/files.ts": "file operations under way",
  "record/forget/files.ts": "EVIDENCE.md; of what is left",
  "record/forget/tombstones.ts": "FORGOTTEN.jsonl, with a key",
  "record/merge/plan.ts": "receipts",
  "record/merge/receipt-chain.ts": "not kept",
  "record/merge/receipt.ts": "receipts",
  "record/merge/save-traces.ts": "file digests",
  "record/merge/undo-plan.ts": "receipts",
  "record/merge/verify-receipts.ts": "not kept",
  "record/text/text-changes.ts": "past merges",
  "state/access.ts": "claim links; of their codes",
  "state/cards.ts": "stamps of buttons; outbox",
  "state/file-digests.ts": "file digests",
  "state/forgetting/digest-rows.ts": "not kept",
  "state/forgetting/retired-digests.ts": "not kept",
  "state/inbox.ts": "inbox",
  "state/journal/large-texts.ts": "file operations under way",
  "state/journal/merge-history.ts": "not kept",
  "state/vectors.ts": "vectors of entries in state.db",
  "telegram/command-list.ts": "a setting; of commands",
  "voice/offer.ts": "cards",
};

describe("hashes", () => {
  it("are made at one door, and everybody who goes through it is known", () => {
    const saying = (pattern: RegExp): string[] =>
      files.filter((name) => linesOf(name).some((line) => pattern.test(line))).toSorted();
    const importing = files.filter((name) =>
      Array.from(
        linesOf(name)
          .join("\n")
          .matchAll(/import ([^;]*?) from "node:crypto"/g),
        ([, names = ""]) => names.replaceAll(/randomBytes|randomUUID|timingSafeEqual|\W/g, ""),
      ).some((others) => others !== ""),
    );
    expect(importing).toEqual(["record/text/checksum.ts"]);
    expect(saying(/crypto\.(?!randomUUID)\w|webcrypto|"crypto"|import\("node:crypto"\)/)).toEqual(
      [],
    );
    expect(saying(/from ".*\/checksum\.ts"/)).toEqual(Object.keys(HASHES).toSorted());
  });
});

function namesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).toSorted();
}
