// docs/record-format.md is true: its examples are read by the program's own readers, and it names every file.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCandidates } from "../../src/record/candidates.ts";
import { splitFrontMatter } from "../../src/record/front-matter.ts";
import { intentSnapshot } from "../../src/record/intent.ts";
import { readLibrary } from "../../src/record/library.ts";
import { readOutline } from "../../src/record/markdown.ts";
import { readMind } from "../../src/record/mind.ts";
import { readActivities } from "../../src/record/parsed-record.ts";
import { FILES } from "../../src/record/store.ts";
import { archiveBlock, transcriptBlock } from "../../src/record/transcript.ts";

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

  it("shows settings that are read", () => {
    const { settings } = splitFrontMatter(`---\n${example("quiet_hours:")}---\n`);
    expect(settings).toMatchObject({
      timeZone: "Europe/Lisbon",
      keepChatDays: 90,
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
    const [activity] = readActivities(evidence, readOutline(evidence));
    expect(activity?.item.id).toBe("ACT-0001");
    expect(activity?.item.fields.get("evidence_tier")).toBe("3");
  });

  it("shows a candidate without a fault", () => {
    const [candidate] = parseCandidates(`## Candidates\n\n${example("### CANDIDATE-0004")}`);
    expect(candidate).toMatchObject({ id: "CANDIDATE-0004", status: "pending", faults: [] });
    expect(candidate?.userText).toBe("we read a chapter about kelp forests");
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
        exchange: `user: ${said} grace_mar: [direct report, no reply]`,
      }),
    );
  });
});
