// The notes of a merge about the rules in INTENT.md: events and one line. The merge goes on all the same.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";
import { approveAndMerge, stageOne, tap } from "../support/gate.ts";
import { optionsFor } from "../support/history.ts";
import { runCommand } from "../support/commands.ts";
import { temporaryFolder } from "../support/temporary.ts";

function rules(deprioritize: string, prioritize = "patience"): (folder: string) => void {
  return (folder) => {
    const rule = `  - id: INTENT-RULE-004\n    applies_to: [voice, handback]\n    deprioritize: "${deprioritize}"\n    prioritize: "${prioritize}"\n`;
    writeFileSync(join(folder, "INTENT.md"), `\`\`\`yaml\ntradeoff_rules:\n${rule}\`\`\`\n`);
  };
}

describe("a merge", () => {
  it("notes by event which rules of intent it is against, and tells the owner their names", async () => {
    const bot = await startBot({ prepare: rules("lamp lighthouse") });
    await stageOne(bot);
    expect(await approveAndMerge(bot)).toBe("Merged.");
    const noted = bot.events().filter(({ event }) => event.startsWith("intent_"));
    const common = {
      ts: expect.any(String) as string,
      candidate_id: "CANDIDATE-0005",
      candidate_source: "voice",
      source: "telegram:callback",
      channel_key: `telegram:${OWNER.id}`,
      actor: `telegram:${OWNER.id}`,
    };
    const met = { rule_id: "INTENT-RULE-004", reason: "deprioritized: lamp, lighthouse" };
    expect(noted).toEqual([
      {
        ...common,
        event: "intent_constitutional_critique",
        status: "advisory_flagged",
        rule_ids: "INTENT-RULE-004",
      },
      {
        ...common,
        ...met,
        event: "intent_conflict_cross_agent",
        severity: "advisory",
        rule_applies_to: "voice,handback",
        priority: 100,
        conflict_strategy: "escalate_to_human",
      },
      { ...common, ...met, event: "intent_constitutional_revision_suggested" },
    ]);
    const done = bot.telegram
      .chat(OWNER.id)
      .find(({ text }) => text.startsWith("✅ It is in the Record now"));
    expect(done?.text).toMatch(/\nINTENT\.md may see this differently: INTENT-RULE-004\.\n\/undo/);
  });

  it("that is against no rule says so by event only", async () => {
    const bot = await startBot({ prepare: rules("lamp", "lighthouse") });
    await stageOne(bot);
    await approveAndMerge(bot);
    expect(bot.events().filter(({ event }) => event.startsWith("intent_"))).toMatchObject([
      { event: "intent_constitutional_critique", status: "advisory_clear", rule_ids: "none" },
    ]);
    expect(
      bot.telegram
        .chat(OWNER.id)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("INTENT");
  });

  it.each(["", "# INTENT\n\nTo be happy.\n"])(
    "notes nothing of an INTENT.md of %j",
    async (text) => {
      const prepare = (folder: string): void => {
        writeFileSync(join(folder, "INTENT.md"), text);
      };
      const bot = await startBot({ prepare });
      await stageOne(bot);
      await approveAndMerge(bot);
      expect(bot.events().filter(({ event }) => event.startsWith("intent_"))).toEqual([]);
    },
  );

  it("that is refused notes nothing", async () => {
    const bot = await startBot({ prepare: rules("lamp lighthouse") });
    await stageOne(bot);
    await tap(bot, /Approve/);
    await bot.ask("/merge");
    writeFileSync(join(bot.folder, "SELF.md.conflict-x"), "");
    await tap(bot, /^Merge$/);
    const noted = bot.events().map(({ event }) => event);
    expect(noted).toContain("validation_failed");
    expect(noted.join()).not.toContain("intent_");
  });

  it("by command prints which rules it is against", async () => {
    const bot = await startBot({ prepare: rules("lamp lighthouse") });
    await stageOne(bot);
    await tap(bot, /Approve/);
    await bot.stop();
    const options = optionsFor(bot);
    const receipt = join(temporaryFolder(), "receipt.json");
    const by = ["--approved-by", "Robin"];
    await runCommand("merge", ["--generate-receipt", receipt, ...by], options);
    const { code, stdout } = await runCommand(
      "merge",
      ["--apply", "--receipt", receipt, ...by],
      options,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nINTENT\.md may say otherwise \(advisory\): INTENT-RULE-004\n$/);
    expect(bot.events()).toContainEqual(
      expect.objectContaining({
        event: "intent_conflict_cross_agent",
        actor: "Robin",
        source: "cli",
        channel_key: "operator:cli",
      }),
    );
  });
});
