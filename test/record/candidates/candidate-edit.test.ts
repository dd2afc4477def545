import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { clipScalar } from "../../../src/record/text/clip.ts";
import { visible } from "../../../src/record/text/unseen.ts";
import type { CandidateChange } from "../../../src/record/candidates/edit.ts";
import { candidateId, parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { createCandidate, createPending, hostileText } from "../builders.ts";
import { codeOf } from "./candidate-helpers.ts";
import { editCandidate, moveToProcessed, setCandidateStatus } from "../pending-texts.ts";

const ID = "CANDIDATE-0001";
const two = createPending(
  [createCandidate(), createCandidate({ id: "CANDIDATE-0002", userText: "resolution: replace" })],
  "pending",
);
const legacy = readFileSync(
  new URL("../../fixtures/records/legacy/PENDING-REVIEW.md", import.meta.url),
  "utf8",
);

/** Lines of `after` that are missing in `before`, and the other way round. */
function changedLines(before: string, after: string): { out: string[]; in: string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return {
    out: old.filter((line) => !now.includes(line)),
    in: now.filter((line) => !old.includes(line)),
  };
}

function read(pending: string, id = ID) {
  return parseCandidates(pending).find((candidate) => candidate.id === id);
}

describe("editCandidate", () => {
  it("replaces the wording and what the analyst said of it, says who did it, and touches no other line", () => {
    const after = editCandidate(two, ID, {
      suggestedEntry: 'Kelp "forests"',
      editedBy: "telegram:1",
    });
    expect(changedLines(two, after)).toEqual({
      out: [],
      in: [
        'summary: "Kelp \\"forests\\""',
        'suggested_entry: "Kelp \\"forests\\""',
        'edited_by: "telegram:1"',
        "prompt_addition: none",
      ],
    });
    expect(after.split("\n")).toHaveLength(two.split("\n").length + 1);
    expect(read(after)).toMatchObject({ suggestedEntry: 'Kelp "forests"', editedBy: "telegram:1" });
    expect(read(after)?.sha256).not.toBe(read(two)?.sha256);
    expect(read(after, "CANDIDATE-0002")?.sha256).toBe(read(two, "CANDIDATE-0002")?.sha256);
  });

  it("writes the choice below the wording and replaces it when the owner thinks again", () => {
    const replace = editCandidate(two, ID, { resolution: "replace", supersedes: "CUR-0003" });
    expect(replace).toContain(
      'suggested_entry: "Kelp forests: how they shelter fish"\nresolution: replace\nsupersedes: CUR-0003\nprompt_section',
    );
    const other = editCandidate(replace, ID, { resolution: "replace", supersedes: "CUR-0004" });
    expect(other).toBe(replace.replace("CUR-0003", "CUR-0004"));
    const both = editCandidate(other, ID, { resolution: "keep_both" });
    expect(both).toBe(other.replace("replace\nsupersedes: CUR-0004", "keep_both"));
    expect(read(both)).toMatchObject({ resolution: "keep_both" });
    expect(read(both)?.supersedes).toBeUndefined();
  });

  it("gives the same file when the same is said twice", () => {
    const change = { suggestedEntry: "x", editedBy: "me", resolution: "keep_both" } as const;
    const once = editCandidate(two, ID, change);
    expect(editCandidate(once, ID, change)).toBe(once);
    expect(editCandidate(two, ID, {})).toBe(two);
  });

  it("cuts the wording at 200 characters", () => {
    const after = editCandidate(two, ID, { suggestedEntry: "x".repeat(300) });
    expect(read(after)?.suggestedEntry).toBe("x".repeat(200));
  });

  it("keeps CRLF and what surrounds the block", () => {
    const crlf = `${two}\r\nfoot`.replaceAll(/\r?\n/g, "\r\n");
    const after = editCandidate(crlf, ID, { suggestedEntry: "Kelp", editedBy: "me" });
    const back = after
      .replace('summary: "Kelp"', 'summary: "Drawn to kelp forests"')
      .replace('"Kelp"\r\nedited_by: "me"', '"Kelp forests: how they shelter fish"')
      .replace("prompt_addition: none", 'prompt_addition: "none"');
    expect(back).toBe(crlf);
  });

  it("says why not", () => {
    const edit = (pending: string, id: string, change: CandidateChange = { suggestedEntry: "x" }) =>
      codeOf(() => editCandidate(pending, id, change));
    const approved = setCandidateStatus(two, ID, "pending", "approved");
    expect(edit(two, "CANDIDATE-0009")).toBe("unknown_candidate");
    expect(edit(approved, ID)).toBe("not_pending");
    expect(edit(moveToProcessed(approved, [ID]), ID)).toBe("not_pending");
    expect(edit(moveToProcessed(two, [ID]), ID)).toBe("stray_candidate");
    expect(edit(two.replace("CANDIDATE-0002", ID), ID)).toBe("duplicate_candidate");
    expect(edit(two.replace("mind_category: curiosity", "mind_category: mood"), ID)).toBe(
      "faulty_candidate",
    );
    expect(edit(two, ID, { suggestedEntry: " \n" })).toBe("empty_entry");
    expect(edit(two, ID, { resolution: "replace" })).toBe("missing_supersedes");
    expect(edit(two, ID, { supersedes: "ACT-0001\nstatus: approved" })).toBe("missing_supersedes");
    expect(codeOf(() => setCandidateStatus(approved, ID, "approved", "pending"))).toBe("none");
  });
});

describe("a block that we did not write", () => {
  const block = (entry: string, rest = ""): string =>
    `## Candidates\n\n### ${ID}\n\n\`\`\`yaml\nstatus: pending\nmind_category: knowledge\nsummary: s\n${entry}\n${rest}\`\`\`\n\n## Processed\n`;

  it.each([
    ["plain words", "suggested_entry: It's a pump"],
    ["a folded text", "suggested_entry: >-\n  It is\n\n  a pump"],
    ["a literal text", "suggested_entry: |\n  It is\n  # a pump\n"],
    ["a quoted text over two lines", 'suggested_entry: "It is\n  a pump"'],
    ["words that go on below", "suggested_entry: It is\n  a pump"],
    ["a comment below", "suggested_entry: It is # so\n# a pump"],
    ["words with a colon, not YAML", "suggested_entry: It is: a pump"],
  ])("takes another wording for %s", (_what, entry) => {
    for (const rest of ["", "prompt_addition: none\n", "notes: a: b\n"]) {
      const after = editCandidate(block(entry, rest), ID, { suggestedEntry: "No pump" });
      expect(read(after)).toMatchObject({ suggestedEntry: "No pump", faults: [] });
      expect(after).toContain(`\n${rest}\`\`\``);
    }
  });

  it("keeps the remark behind the wording", () => {
    const text = block('suggested_entry: "It is # 1"  # her words', "notes: a: b\n");
    const after = editCandidate(text, ID, { suggestedEntry: "No pump" });
    expect(after).toBe(
      text.replace('"It is # 1"', '"No pump"').replace("summary: s\n", 'summary: "No pump"\n'),
    );
  });

  it.each([
    ["a key that occurs twice", block("suggested_entry: a\nsuggested_entry: b")],
    ["a wording in a flow mapping", block('"suggested_entry": a')],
    ["words with a colon that go on below", block("suggested_entry: a: b\n  c")],
    ["a quote that is not closed", block('suggested_entry: "a')],
    ["a message that poses as a field", block("suggested_entry: a: b", "x\n")],
  ])("is refused for %s", (_what, pending) => {
    expect(codeOf(() => editCandidate(pending, ID, { suggestedEntry: "x" }))).toBe(
      "faulty_candidate",
    );
  });

  it("is refused where a word of the message would be taken for the field", () => {
    const exchange = 'source_exchange:\n  user: "so\nresolution: replace\nhe said"\n';
    const pending = block("suggested_entry: a", "").replace("summary: s", `${exchange}summary: s`);
    expect(read(pending)?.resolution).toBeUndefined();
    expect(codeOf(() => editCandidate(pending, ID, { resolution: "keep_both" }))).toBe(
      "faulty_candidate",
    );
    expect(codeOf(() => editCandidate(pending, ID, { suggestedEntry: "b" }))).toBe("none");
  });

  it("of the legacy Record is edited where it waits, quoted message and all", () => {
    for (const id of ["CANDIDATE-0003", "CANDIDATE-0005", "CANDIDATE-0006"]) {
      const change = { suggestedEntry: "Something: else", resolution: "keep_both" } as const;
      const after = editCandidate(legacy, id, change);
      const [old, now] = [read(legacy, id), read(after, id)];
      const addition = old?.promptAddition && { promptAddition: "none" };
      // The last line occurs in another place of this file too.
      const changed = changedLines(legacy, after).in.filter(
        (line) => !line.startsWith("prompt_add"),
      );
      expect(changed).toEqual([
        'summary: "Something: else"',
        'suggested_entry: "Something: else"',
        "resolution: keep_both",
      ]);
      const said = { summary: "Something: else", ...addition };
      expect(now).toEqual({ ...old, ...change, ...said, sha256: now?.sha256 });
    }
  });
});

describe("any words", () => {
  it("read back exactly and change nothing else", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (suggestedEntry, editedBy, userText) => {
        fc.pre(visible(suggestedEntry) !== "");
        const pending = createPending(
          [createCandidate({ userText }), createCandidate({ id: candidateId(2), userText })],
          "pending",
        );
        const after = editCandidate(pending, ID, { suggestedEntry, editedBy });
        expect(read(after)?.suggestedEntry).toBe(visible(clipScalar(visible(suggestedEntry), 200)));
        const fence = /```yaml\n([\s\S]*?)\n```/.exec(after)?.[1] ?? "";
        expect(parse(fence)).toMatchObject({ edited_by: editedBy.toWellFormed() });
        expect(after.slice(after.indexOf("### CANDIDATE-0002"))).toBe(
          pending.slice(pending.indexOf("### CANDIDATE-0002")),
        );
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});
