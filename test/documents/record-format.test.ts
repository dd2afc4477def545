// docs/record-format.md is true: its examples are read by the program's own readers, and it names every file.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_EVIDENCE_TIER, WEAKEST_EVIDENCE_TIER } from "../../src/record/integrity.ts";
import { INSTALLED } from "../../src/installed.ts";
import { activityItem, addActivities } from "../../src/record/merge/evidence-edit.ts";
import { formatCandidate } from "../../src/record/candidates/block.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { splitFrontMatter } from "../../src/record/self/front-matter.ts";
import { intentSnapshot } from "../../src/record/self/intent.ts";
import { readLibrary } from "../../src/record/self/library.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { addEntries, entryItem } from "../../src/record/self/mind-edit.ts";
import { parseText } from "../../src/record/text/parsed-text.ts";
import { readActivities } from "../../src/record/parsed-record.ts";
import { RESTORED } from "../../src/record/put-aside.ts";
import { FILES, openRecord, requireReadable } from "../../src/record/store.ts";
import { homeworkLine } from "../../src/record/homework-ledger.ts";
import { receiptRowSchema } from "../../src/record/merge/receipt.ts";
import { tombstoneLine } from "../../src/record/forget/tombstones.ts";
import { computeLine, readRow } from "../../src/record/text/jsonl.ts";
import { archiveBlock, transcriptBlock } from "../../src/record/transcript.ts";
import { BACKUPS } from "../../src/state/backup.ts";
import { FORGET_KEY } from "../../src/state/forgetting/key.ts";
import { leasePath } from "../../src/state/lease/lease-file.ts";
import { temporaryFolder } from "../support/temporary.ts";

const page = readFileSync(
  join(import.meta.dirname, "..", "..", "docs", "record-format.md"),
  "utf8",
);
const fences = [...page.matchAll(/```(yaml)?\n([\s\S]*?)```/g)].map(([, , body = ""]) => body);

/** The example that holds these words; a first line `# ### Heading` stands for the heading above the fence. */
function example(words: string): string {
  const found = fences.filter((body) => body.includes(words));
  expect(found, words).toHaveLength(1);
  const [body = ""] = found;
  const heading = /^# (#+ .*)\n/.exec(body);
  if (!heading) return body;
  return `${heading[1]}\n\n\`\`\`yaml\n${body.slice(heading[0].length)}\`\`\`\n`;
}

describe("docs/record-format.md", () => {
  it("names every file that the program reads or writes", () => {
    expect(Object.values(FILES).filter((name) => !page.includes(name))).toEqual([]);
  });

  it("names what the program keeps in .runtime and beside the Record", () => {
    const [, runtime = ""] = /^## \.runtime\n([^]*?)^## /m.exec(page) ?? [];
    const names = [FORGET_KEY, leasePath(".runtime"), BACKUPS].map((path) =>
      path.split("/").at(-1),
    );
    expect(names.filter((name) => !runtime.includes(`\`${name}`))).toEqual([]);
    for (const ending of [INSTALLED, RESTORED]) expect(page).toContain(`users/<id>${ending}`);
  });

  it("tells the files that a Record cannot be without", async () => {
    const usersDir = temporaryFolder();
    const folder = join(usersDir, "tomas");
    mkdirSync(folder);
    const files = {
      "SELF.md": "## I. IDENTITY\n\n```yaml\nname: Tomas\n```\n\n## II. PREFERENCES\n",
      "EVIDENCE.md": "## V. ACTIVITY LOG\n\n```yaml\nactivities: []\n```\n",
    };
    expect(page).toContain(`${Object.keys(files).join(" and ")} are required`);
    const write = () => {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    };
    write();
    await requireReadable(await openRecord(usersDir, "tomas"));
    for (const name of Object.keys(files)) {
      write();
      rmSync(join(folder, name));
      await expect(openRecord(usersDir, "tomas")).rejects.toThrow(`${name} is missing`);
    }
  });

  it("has a row for each tier of evidence, and says which one a save writes", () => {
    const tiers = [...page.matchAll(/^\| (\d) +\|/gm)].map(([, tier]) => Number(tier));
    expect(tiers).toEqual(Array.from({ length: WEAKEST_EVIDENCE_TIER }, (_, index) => index + 1));
    expect(page).toContain(`A save writes ${DEFAULT_EVIDENCE_TIER},`);
  });

  it("shows entries of SELF and EVIDENCE as a save writes them", () => {
    const emptied = (words: string, key: string) => {
      const [head = ""] = example(words).split(`${key}:`);
      return `${head}${key}: []\n\`\`\`\n`;
    };
    const saved = [
      ["### IX-A", "knowledge", "LEARN-0001", "2026-03-02", "ACT-0001"],
      ["### IX-B", "curiosity", "CUR-0001", "2026-03-05", "ACT-0002"],
      ["### IX-C", "personality", "PER-0001", "2026-03-07", "ACT-0003"],
    ] as const;
    for (const [heading, category, id, date, evidenceId] of saved) {
      const text = readMind(example(heading))[0]?.text ?? "";
      const item = entryItem({ id, date, category, text, evidenceId });
      const written = [{ candidateId: "CANDIDATE-0001", category, item }];
      expect(addEntries(parseText(emptied(heading, "entries")), written)).toBe(example(heading));
    }
    const activity = activityItem({
      id: "ACT-0001",
      date: "2026-03-02",
      category: "knowledge",
      summary: readMind(example("### IX-A"))[0]?.text ?? "",
      evidenceTier: DEFAULT_EVIDENCE_TIER,
    });
    const written = addActivities(parseText(emptied("activities:", "activities")), [activity]);
    expect(written).toBe(example("activities:"));
  });

  it("names every key of a row in a ledger", () => {
    const now = new Date(0);
    const use = { channelKey: "telegram:1", bucket: "main", promptTokens: 1, completionTokens: 1 };
    const calls = computeLine(now, { ...use, totalTokens: 2, model: "m" });
    const homework = homeworkLine(now, { channelKey: "telegram:1", correct: 1, total: 1 });
    const stone = tombstoneLine({ receiptId: "r", phrases: [] }, "00", now);
    const keys: { readonly [file: string]: readonly string[] } = {
      [FILES.receipts]: Object.keys(receiptRowSchema.shape),
      [FILES.compute]: Object.keys(readRow(calls) ?? {}),
      [FILES.homework]: Object.keys(readRow(homework) ?? {}),
      [FILES.forgotten]: Object.keys(readRow(stone) ?? {}),
    };
    for (const [file, names] of Object.entries(keys)) {
      const row = page.split("\n").find((line) => line.startsWith(`| ${file} `)) ?? "";
      expect(names.length, file).toBeGreaterThan(2);
      expect(names.filter((name) => !row.includes(`\`${name}\``))).toEqual([]);
    }
  });

  it("shows settings that are read", () => {
    const { settings } = splitFrontMatter(`---\n${example("quiet_hours:")}---\n`);
    expect(settings).toMatchObject({
      timeZone: "Europe/Lisbon",
      keepChatDays: 90,
      guestsHear: ["persona", "entries", "library"],
      helpLine: "the name and the number",
      emergencyNumber: "the number",
      language: "German",
      wording: { tired: ["Later, please."] },
    });
  });

  it("shows entries of section IX that are read", () => {
    const self = ["### IX-A", "### IX-B", "### IX-C"].map(example).join("\n");
    expect(readMind(self).map(({ id, text, evidenceId }) => [id, text, evidenceId])).toEqual([
      ["LEARN-0001", "Tide tables are computed from harmonic constituents", "ACT-0001"],
      ["CUR-0001", "Kelp forests and how they shelter fish", "ACT-0002"],
      ["PER-0001", "Checks a claim against two sources before repeating it", "ACT-0003"],
    ]);
  });

  it("shows an activity that is read", () => {
    const evidence = example("activities:");
    const [activity] = readActivities(evidence);
    expect(activity?.item.id).toBe("ACT-0001");
    expect(activity?.item.fields.get("evidence_tier")).toBe("3");
  });

  it("shows a candidate as the bot writes it, and without a fault", () => {
    const [candidate] = parseCandidates(`## Candidates\n\n${example("### CANDIDATE-0004")}`);
    expect(candidate).toMatchObject({ id: "CANDIDATE-0004", status: "pending", faults: [] });
    expect(candidate?.userText).toBe("we read a chapter about kelp forests");
    const block = formatCandidate({
      id: "CANDIDATE-0004",
      recordId: "tomas",
      timestamp: "2026-03-05 18:20:11",
      channelKey: "telegram:100200",
      userText: "we read a chapter about kelp forests",
      replyText: "[direct report, no reply]",
      mindCategory: "curiosity",
      signalType: "new_interest",
      priorityScore: 3,
      summary: "Drawn to kelp forests and how they shelter fish",
      exampleFromExchange: "we read a chapter about kelp forests",
      suggestedEntry: "Kelp forests and how they shelter fish",
      promptAddition: "You are curious about kelp forests.",
      conflicts: [],
    });
    expect(block).toBe(example("### CANDIDATE-0004"));
  });

  it("shows a library and an intent that are read", () => {
    expect(readLibrary(`## Entries\n\n\`\`\`yaml\n${example("LIB-0001")}\`\`\`\n`)).toMatchObject([
      { id: "LIB-0001", title: "Pocket Atlas of Tides" },
    ]);
    const intent = intentSnapshot(
      `\`\`\`yaml\n${example("tradeoff_rules:")}\`\`\`\n`,
      "tomas",
      new Date(0),
    );
    expect(intent).toMatchObject({ ok: true, goals: { primary: "Keep my own wording" } });
  });

  it("shows the blocks of the transcript and the archive as they are written", () => {
    const said = "we read a chapter about kelp forests";
    expect(example("`USER`")).toBe(
      transcriptBlock({
        timestamp: "2026-03-05 18:20:11",
        label: "USER",
        channel: "Telegram",
        text: said,
      }),
    );
    expect(example("`APPROVED`")).toBe(
      archiveBlock({
        timestamp: "2026-03-06 09:00:00",
        channel: "Telegram",
        candidateId: "CANDIDATE-0004",
        evidenceId: "ACT-0009",
        text: "Kelp forests and how they shelter fish",
      }),
    );
  });
});
