// The text that a card showed is the text that is remembered: no word of the analyst's that no card showed, and no word
// that was reworded away. The exchange that it came from is written nowhere.

import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCandidate, createPending } from "../record/builders.ts";
import { OWNER, prepareBot, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer, approveAndMerge, newestCandidate, stageOne, tap } from "../support/gate.ts";
import { optionsFor } from "../support/history.ts";
import { answerWith } from "../support/homework.ts";
import { runCommand } from "../support/commands.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

const WRITTEN = ["SELF.md", "EVIDENCE.md", "SELF-ARCHIVE.md"];

function remembered(bot: TestBot): string {
  return WRITTEN.map((file) => bot.read(file)).join("\n");
}

it("an edit changes everything that is remembered, told afterwards, found and taken back", async () => {
  const bot = await startBot();
  const answer = analystAnswer("built a submarine", {
    summary: "Built a submarine from cardboard for Ottokar",
    suggested_entry: "Submarine from cardboard, built for Ottokar",
    prompt_addition: "You built a submarine for Ottokar.",
  });
  bot.servers.model.enqueue(answer, { task: "analyst" });
  await stageOne(bot, "we built a submarine from cardboard for Ottokar");
  await tap(bot, /Edit/);
  await bot.ask("Built a rocket from yoghurt pots");
  await bot.idle();
  expect(newestCandidate(bot)).toMatchObject({
    suggestedEntry: "Built a rocket from yoghurt pots",
    summary: "Built a rocket from yoghurt pots",
    promptAddition: "none",
  });
  expect(await approveAndMerge(bot)).toBe("Merged.");
  const done = bot.telegram
    .chat(OWNER.id)
    .find(({ text }) => text.includes("It is in the Record now"));
  expect(done?.text).toContain("Built a rocket from yoghurt pots");
  expect(remembered(bot).match(/Built a rocket from yoghurt pots/g)).toHaveLength(3);
  expect(remembered(bot)).not.toMatch(/submarine|Ottokar/i);
  const undo = await bot.ask("/undo");
  expect(undo.text).toContain("Built a rocket from yoghurt pots");
  const found = await bot.ask("/ask what was built from cardboard for Ottokar?");
  for (const text of [done?.text, undo.text, found.text]) expect(text).not.toMatch(/submarine/i);
  expect((await bot.ask("/ask what was built from yoghurt pots?")).text).toContain("rocket");
});

it("a summary that no card shows is written nowhere, and no question finds it", async () => {
  const bot = await startBot();
  const secret = "A stepfather shouted in Zylvathorn";
  bot.servers.model.enqueue(
    analystAnswer("drew a lighthouse", {
      mind_category: "knowledge",
      summary: secret,
      suggested_entry: "Drew a lighthouse",
      prompt_addition: secret,
      suggested_followup: secret,
      alternative_interpretation: secret,
    }),
    { task: "analyst" },
  );
  const card = await stageOne(bot, "we drew a lighthouse");
  await approveAndMerge(bot);
  expect(card.text).not.toContain("stepfather");
  const { "PENDING-REVIEW.md": _desk, ...files } = readFolder(bot.folder);
  expect(Object.entries(files).filter(([, text]) => text.includes("stepfather"))).toEqual([]);
  expect(bot.said().filter((text) => text.includes("stepfather"))).toEqual([]);
  expect((await bot.ask("/ask who shouted in Zylvathorn?")).text).toMatch(/doesn't answer that/);
});

describe("a merge by command", () => {
  it("writes what the dry run listed, whatever else its block says", async () => {
    const bot = await prepareBot({
      id: "abby",
      prepare: (folder) => {
        const made = createCandidate({
          id: "CANDIDATE-0050",
          recordId: "abby",
          summary: "Zosummary",
          promptAddition: "Zoaddition",
          exampleFromExchange: "Zoquote",
          suggestedEntry: "Zoentry of kelp",
          userText: "Zouser",
          replyText: "Zoreply",
          channelKey: "Zochannel:1",
        });
        const text = createPending([made]).replace(
          /^profile_target: .*$/m,
          "profile_target: Zotarget",
        );
        writeFileSync(join(folder, "PENDING-REVIEW.md"), text);
      },
    });
    const options = optionsFor(bot);
    const dry = await runCommand("merge", ["-u", "abby", "--dry-run"], options);
    expect(dry).toMatchObject({ code: 0, stderr: "" });
    expect(dry.stdout).toMatch(/^CANDIDATE-0050: Zoentry of kelp$/m);
    const receipt = join(temporaryFolder(), "receipt.json");
    const by = ["--approved-by", "Danylo"];
    await runCommand("merge", ["-u", "abby", "--generate-receipt", receipt, ...by], options);
    const done = await runCommand(
      "merge",
      ["-u", "abby", "--apply", "--receipt", receipt, ...by],
      options,
    );
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining("Zoentry of kelp")]);
    const { "PENDING-REVIEW.md": _desk, ...files } = readFolder(bot.folder);
    const words = Object.entries(files).flatMap(([name, text]) =>
      (text.match(/Zo(?!o)[a-z]+/g) ?? []).map((word) => `${name} ${word}`),
    );
    expect(words.toSorted()).toEqual([
      "EVIDENCE.md Zoentry",
      "SELF-ARCHIVE.md Zoentry",
      "SELF.md Zoentry",
    ]);
  });
});

it("the exchange in the archive reaches no prompt, no answer, no homework and no view", async () => {
  const canary = "Zylvathorn";
  const block = `**[2026-01-02 09:00:00]** \`APPROVED\` (Telegram)\n> CANDIDATE-0900 → ACT-0900\n> Counted beetles in the attic\n> user: we counted ${canary} beetles in the attic grace_mar: ${canary} indeed\n\n`;
  const bot = await startBot({
    id: "abby",
    prepare: (folder) => {
      appendFileSync(join(folder, "SELF-ARCHIVE.md"), block);
      mkdirSync(join(folder, "archives"), { recursive: true });
      writeFileSync(join(folder, "archives", "SELF-ARCHIVE-2026-01.md"), block);
      const words = { userText: `${canary} beetles`, replyText: canary, recordId: "abby" } as const;
      const desk = createPending([createCandidate({ id: "CANDIDATE-0004", ...words })], "pending");
      const done = createCandidate({ id: "CANDIDATE-0003", ...words });
      const [, processed = ""] = createPending([done]).split("## Candidates\n");
      const blocks = processed.slice(0, processed.indexOf("## Processed"));
      writeFileSync(
        join(folder, "PENDING-REVIEW.md"),
        desk.replace("## Processed\n", `## Processed\n\n${blocks}`),
      );
    },
  });
  for (const said of [
    "what beetles did we count in the attic?",
    "we counted beetles in the attic again",
    "/ask which beetles were counted in the attic?",
    "checkpoint",
    "/review",
    "/profile",
    "/help",
    "/start",
  ]) {
    await bot.ask(said);
    await bot.idle();
  }
  answerWith(bot);
  await bot.ask("/homework");
  await bot.ask("/prp");
  await bot.idle();
  const tasks = new Set(bot.servers.model.requests.map(({ task }) => task));
  expect([...tasks]).toEqual(expect.arrayContaining(["analyst", "grounded", "homework"]));
  expect(JSON.stringify(bot.servers.model.requests)).not.toContain(canary);
  expect(JSON.stringify(bot.telegram.chat(OWNER.id))).not.toContain(canary);
  const options = optionsFor(bot);
  for (const [name, ...more] of [
    ["export-view", "--view", "school"],
    ["export-view", "--view", "public", "--format", "json"],
    ["prp"],
    ["brief"],
    ["identity"],
  ]) {
    const { code, stdout } = await runCommand(name ?? "", ["-u", "abby", ...more], options);
    expect([name, code, stdout.includes(canary)]).toEqual([name, 0, false]);
  }
  expect(readFileSync(join(bot.folder, "SELF-ARCHIVE.md"), "utf8")).toContain(canary);
});
