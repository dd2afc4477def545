// npm run merge: a preview, a receipt, and exactly that merged; the same beside a running bot and alone.

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { candidateId, parseCandidates } from "../../src/record/candidates/candidates.ts";
import { createCandidate, createPending } from "../record/builders.ts";
import { OWNER, prepareBot } from "../support/bots.ts";
import { runCommand } from "../support/commands.ts";
import { startMain, type RunOptions } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

// CANDIDATE-0004 of this Record was approved by hand.
const RECORD = "legacy";

describe.each(["while the bot runs", "when no bot runs"])("a merge by command, %s", (when) => {
  it("shows, signs and applies exactly what is approved", async () => {
    const { telegram, folder, options } = await prepare(when);
    const before = readFolder(folder);
    const dry = await runCommand("merge", ["--dry-run", "--diff"], options);
    expect(dry).toMatchObject({ code: 0, stderr: "" });
    expect(dry.stdout).toContain("CANDIDATE-0004: Cavitation: small bubbles");
    expect(dry.stdout).toMatch(/^\+.*Cavitation: small bubbles/m);
    expect(dry.stdout).toContain("Nothing was written");
    expect(readFolder(folder)).toEqual(before);

    const receipt = join(options.folder ?? "", "receipt.json");
    const signed = await runCommand(
      "merge",
      ["--generate-receipt", receipt, "--approved-by", "Danylo"],
      options,
    );
    expect(signed).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(readFileSync(receipt, "utf8"))).toMatchObject({
      user_id: "ilya",
      approved_by: "Danylo",
      candidate_ids: ["CANDIDATE-0004"],
      only: false,
    });
    expect(statSync(receipt).mode & 0o777).toBe(0o600);
    expect(readFolder(folder)).toEqual(before);

    const other = await apply(receipt, "Somebody", options);
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/signed by "Danylo", not by "Somebody"/);
    expect(readFolder(folder)["SELF.md"]).toBe(before["SELF.md"]);

    const applied = await apply(receipt, "Danylo", options);
    expect(applied).toMatchObject({ code: 0, stderr: "" });
    expect(applied.stdout).toMatch(/Merged 1:\n\s+CANDIDATE-0004 -> LEARN-0006, ACT-0010/);
    const after = readFolder(folder);
    expect(after["SELF.md"]).toContain("Cavitation: small bubbles");
    const rows = (after["MERGE-RECEIPTS.jsonl"] ?? "").trim().split("\n");
    expect(JSON.parse(rows.at(-1) ?? "")).toMatchObject({
      approved_by: "Danylo",
      merge_source: "cli",
    });

    const again = await apply(receipt, "Danylo", options);
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/used already/);
    expect((await runCommand("merge", [], options)).stdout).toBe("Nothing is approved.\n");

    if (when === "while the bot runs") {
      telegram.say(OWNER, "what do you know about cavitation?");
      const answer = await telegram.waitFor(() =>
        telegram.chat(OWNER.id).find(({ from }) => from === "bot"),
      );
      expect(answer.text).toMatch(/propeller/i);
    }
  });
});

describe("a merge by command", () => {
  it("refuses a receipt whose candidate was edited since", async () => {
    const { folder, options } = await prepare("when no bot runs");
    const receipt = join(options.folder ?? "", "receipt.json");
    await runCommand("merge", ["--generate-receipt", receipt, "--approved-by", "D"], options);
    const pending = join(folder, "PENDING-REVIEW.md");
    writeFileSync(pending, readFileSync(pending, "utf8").replace("eat pits into it", "polish it"));
    const self = readFolder(folder)["SELF.md"];
    const applied = await apply(receipt, "D", options);
    expect(applied.code).toBe(1);
    expect(applied.stderr).toMatch(/CANDIDATE-0004 was changed after the receipt was made/);
    expect(readFolder(folder)["SELF.md"]).toBe(self);
  });

  it.each([
    { words: ["--apply"], message: /--approved-by NAME is needed/ },
    { words: ["--apply", "--approved-by", "D"], message: /--receipt FILE is needed/ },
    {
      words: ["--apply", "--approved-by", "D", "--receipt", "/nowhere"],
      message: /cannot be read/,
    },
    {
      words: ["--apply", "--dry-run", "--approved-by", "D"],
      message: /exclude each other/,
    },
    {
      words: ["--apply", "--only", "CANDIDATE-0004", "--approved-by", "D", "--receipt", "x"],
      message: /merges what the receipt says/,
    },
    { words: ["--force"], message: /grace-mar merge/ },
  ])("ends with 64 for $words", async ({ words, message }) => {
    const { options } = await prepare("when no bot runs");
    const { code, stderr } = await runCommand("merge", words, options);
    expect(code).toBe(64);
    expect(stderr).toMatch(message);
  });

  it("names what is not approved for --only, and gives JSON on demand", async () => {
    const { options } = await prepare("when no bot runs");
    const unknown = await runCommand("merge", ["--only", "candidate-0005"], options);
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.stderr).toContain("Not approved: CANDIDATE-0005.");
    const json = await runCommand("merge", ["--only", "candidate-0004", "--json"], options);
    expect(JSON.parse(json.stdout)).toMatchObject({
      kind: "merge-review",
      candidates: [{ id: "CANDIDATE-0004" }],
    });
  });

  it("merges only what --only names, and the receipt says so", async () => {
    const { folder, options } = await prepare("when no bot runs");
    const two = [1, 2].map((n) => createCandidate({ id: candidateId(n), recordId: "ilya" }));
    writeFileSync(join(folder, "PENDING-REVIEW.md"), createPending(two));
    const receipt = join(options.folder ?? "", "receipt.json");
    const sign = ["--generate-receipt", receipt, "--approved-by", "D"];
    const signed = await runCommand(
      "merge",
      [...sign, "--only", "CANDIDATE-0002", "--json"],
      options,
    );
    expect(JSON.parse(signed.stdout)).toMatchObject({
      receipt: { candidate_ids: ["CANDIDATE-0002"], only: true },
    });
    expect((await apply(receipt, "D", options)).stdout).toMatch(/^Merged 1:\n\s+CANDIDATE-0002 /);
    const left = parseCandidates(readFolder(folder)["PENDING-REVIEW.md"] ?? "");
    expect(left.map(({ id, place }) => [id, place])).toEqual([
      ["CANDIDATE-0001", "candidates"],
      ["CANDIDATE-0002", "processed"],
    ]);
  });

  it("ends with 75 when a bot holds the Record and its socket cannot be reached", async () => {
    const { options } = await prepare("while the bot runs");
    const environment = { ...options.environment, XDG_RUNTIME_DIR: temporaryFolder() };
    const { code, stderr } = await runCommand("merge", [], { ...options, environment });
    expect(code).toBe(75);
    expect(stderr).toMatch(/same XDG_RUNTIME_DIR/);
  });
});

async function prepare(when: string) {
  const { telegram, folder, environment } = await prepareBot({ id: "ilya", record: RECORD });
  const runs = temporaryFolder();
  const options: RunOptions = {
    folder: runs,
    environment: { ...environment, XDG_RUNTIME_DIR: runs },
  };
  if (when === "while the bot runs") await startMain(options);
  return { telegram, folder, options };
}

function apply(receipt: string, name: string, options: RunOptions) {
  return runCommand("merge", ["--apply", "--receipt", receipt, "--approved-by", name], options);
}
