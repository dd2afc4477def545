// A Record of the earlier system, with remarks behind its values, fences that are not YAML, merges from before the
// ledger, and tiers of every number. It is chatted with, saved into and undone like any other.

import { expect, it } from "vitest";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { startBot, type TestBot } from "../support/bots.ts";
import { approveAndMerge, stageOne, tap } from "../support/gate.ts";
import { optionsFor } from "../support/history.ts";
import { runCommand, shownWords } from "../support/commands.ts";
import { isOneInsertion } from "../record/builders.ts";

it("breaks no rule, and no remark reaches the model", async () => {
  const bot = await startBot({ record: "agneta" });
  const all = `${bot.read("SELF.md")}${bot.read("EVIDENCE.md")}${bot.read("PENDING-REVIEW.md")}`;
  const remarks = [...all.matchAll(/ {2}# (.+)$/gm)].map(([, text = ""]) => text);
  expect(remarks).toHaveLength(79);
  expect(await bot.runtime.store.integrity()).toEqual([]);
  expect((await bot.ask("what does cardamom lose?")).text).toMatch(/cardamom/i);
  const prompt = bot.servers.model.requests
    .filter(({ task }) => task === "voice")
    .flatMap(({ messages }) => messages.map(({ content }) => content))
    .join("\n");
  expect(prompt).toContain("the one who is awake first");
  expect(prompt).toContain("Everything else can wait # or not.");
  for (const remark of remarks) expect(prompt).not.toContain(`# ${remark}`);
});

it("saves what was approved, and gives every byte back after an undo", async () => {
  const bot = await startBot({ record: "agneta" });
  const before = files(bot);
  await stageOne(bot, "we painted the boathouse door red");
  expect(await approveAndMerge(bot)).toBe("Merged 2.");
  const merged = files(bot);
  expect(isOneInsertion(before.evidence, merged.evidence)).toBe(true);
  expect(merged.self).toContain("Where the old landing stones came from");
  expect(await bot.runtime.store.integrity()).toEqual([]);
  await bot.ask("/undo");
  expect(await tap(bot, /Take it back/)).toBe("Taken back.");
  expect(files(bot)).toEqual(before);
});

it("saves a candidate of tier 4, with a remark behind the number", async () => {
  const bot = await startBot({ record: "agneta" });
  await bot.ask("/review");
  await tap(bot, /✅ 0017/);
  await bot.ask("/merge");
  expect(await tap(bot, /^Merge$/)).toBe("Merged 2.");
  expect(bot.read("SELF.md")).toContain("Birch bark starts a wet fire");
});

it("is repaired without anything that was saved coming up again", async () => {
  const bot = await startBot({ record: "agneta" });
  await bot.stop();
  const options = optionsFor(bot);
  const token = await shownWords("repair", [], options);
  const done = await runCommand("repair", ["--apply", ...token], options);
  expect([done.code, done.stderr]).toEqual([0, ""]);
  expect(done.stdout).toContain("CANDIDATE-0018 (approved, line ");
  expect(done.stdout.match(/moves up$/gm)).toHaveLength(1);
  const open = parseCandidates(bot.read("PENDING-REVIEW.md")).filter(
    ({ place, status }) => place === "candidates" && status === "approved",
  );
  expect(open.map(({ id }) => id)).toEqual(["CANDIDATE-0016", "CANDIDATE-0018"]);
  const validated = await runCommand("validate", [], options);
  expect([validated.code, validated.stdout]).toEqual([0, "No rule is broken: grace-mar\n"]);
  const raised = await runCommand("validate", ["--min-evidence-tier", "4"], options);
  expect(raised.code).toBe(1);
  expect(raised.stdout).toMatch(/V5 EVIDENCE\.md:\d+ ACT-0001 was merged on evidence of tier 3/);
  const wrong = await runCommand("merge", ["--min-evidence-tier", "nine"], options);
  expect([wrong.code, wrong.stderr]).toEqual([64, expect.stringContaining("from 1 to 5")]);
  const asked = await runCommand("merge", ["--min-evidence-tier", "4", "--json"], options);
  expect(asked.stdout).toContain('"min_evidence_tier": 4');
  expect(asked.stdout).toContain("evidence_tier: 4\\n");
});

function files(bot: TestBot): { readonly self: string; readonly evidence: string } {
  return { self: bot.read("SELF.md"), evidence: bot.read("EVIDENCE.md") };
}
