// What an owner is refused is said in the Record's language, wherever it is said: as an answer, over the chat, on a card.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fill } from "../../src/wording/catalogue.ts";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import {
  buttonData,
  editByHand,
  newestCandidate,
  settled,
  shownCard,
  stageOne,
  tap,
} from "../support/gate.ts";

describe.each(CATALOGUES.map(({ names, lines }) => [names[0] ?? "", lines] as const))(
  "an owner whose Record speaks %s",
  (language, lines) => {
    const start = (record = "sample"): Promise<TestBot> =>
      startBot({
        record,
        prepare: (folder) => {
          const path = join(folder, "SELF.md");
          const self = readFileSync(path, "utf8").replace(/^---\n[^]*?\n---\n/, "");
          writeFileSync(path, `---\nlanguage: ${language}\n---\n${self}`);
        },
      });
    const button = (label: string): RegExp => new RegExp(`^${label}$`);

    it("is told so of what cannot be decided", async () => {
      const bot = await start();
      const id = "CANDIDATE-9999";
      expect((await bot.ask(`/reject ${id}`)).text).toBe(fill(lines.gone_unknown, { id }));
      expect((await bot.ask("/undo")).text).toBe(lines.undo_nothing);
      expect((await bot.ask("/forget a")).text).toBe(lines.forget_short);
      expect((await bot.ask("/resolve_debate DEBATE-0009 keep")).text).toBe(
        `grace-mar: ${fill(lines.debate_unknown, { id: "DEBATE-0009" })}`,
      );
    });

    it("is told so of what the earlier system left", async () => {
      const bot = await start("legacy");
      const text = ((await bot.ask("/review")).text ?? "").split("\n");
      const line = text.find((one) => one.startsWith("• CANDIDATE-0008")) ?? "";
      const number = /\d+(?=\))/.exec(line)?.[0] ?? "";
      expect(line).toBe(fill(lines.review_stray, { id: "CANDIDATE-0008", line: number }));
      expect((await bot.ask("/reject CANDIDATE-0008")).text).toBe(
        fill(lines.gone_astray, { id: "CANDIDATE-0008" }),
      );
    });

    it("is told so on a card and over the chat, where a merge or its undo is refused", async () => {
      const bot = await start();
      const card = await stageOne(bot);
      const { id } = newestCandidate(bot);
      await settled(
        bot,
        bot.telegram.tap(OWNER, card.messageId, buttonData(card, button(lines.button_approve))),
      );
      const merge = await bot.ask("/merge");
      const file = "SELF.md.conflict-merge-1";
      writeFileSync(join(bot.folder, file), "ours\n");
      const over = await tap(bot, button(lines.button_merge));
      expect(over).toBe(fill(lines.conflict_file, { file }));
      expect(shownCard(bot, merge).text).toBe(fill(lines.conflict_file, { file }));
      expect(newestCandidate(bot)).toMatchObject({ id, status: "approved" });
    });

    it("is told so when what was merged was changed since", async () => {
      const bot = await start();
      const card = await stageOne(bot);
      await settled(
        bot,
        bot.telegram.tap(OWNER, card.messageId, buttonData(card, button(lines.button_approve))),
      );
      await bot.ask("/merge");
      await tap(bot, button(lines.button_merge));
      const offer = await bot.ask("/undo");
      editByHand(bot, "SELF.md", "red lamp", "green lamp");
      const over = await tap(bot, button(lines.button_undo));
      const [, entry = "", line = ""] = /(CUR-\d+)\D+(\d+)/.exec(over) ?? [];
      const told = fill(lines.undo_changed, { file: "SELF.md", id: entry, line });
      expect(over).toBe(told);
      expect(shownCard(bot, offer).text).toBe(told);
    });
  },
);
