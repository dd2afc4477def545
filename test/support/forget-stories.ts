// What people do with a word on a whole bot before they want it forgotten.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { merge, previewMerge } from "../../src/gate/merge.ts";
import { writeChecksum } from "../../src/operator/write-checksum.ts";
import { sha256Hex } from "../../src/record/text/checksum.ts";
import type { TelegramChat } from "../../src/tools/simulator/bot-api/telegram-types.ts";
import { OWNER, type TestBot } from "./bots.ts";
import { analystAnswer, newestCandidate, stageOne, tap } from "./gate.ts";
import { begin, say } from "./homework.ts";
import { offered } from "./offers.ts";
import { opusNote, TWENTY_MS } from "./ogg.ts";
import { ACTOR } from "./open-gate.ts";
import { learn, teach } from "./taught.ts";

/** It stands in no made-up Record. */
export const WORD = "quokkafinch";
const FACT = `the ${WORD} sleeps on striped ropes at night`;
/** The operator chat. */
export const GROUP: TelegramChat = { id: -4004, type: "group", title: "Our bots" };
const nothing = (): void => undefined;

export interface Story {
  readonly tell: (bot: TestBot) => Promise<unknown>;
  /** Changes the Record before the bot starts. */
  readonly prepare?: (folder: string) => void;
  /** What is said afterwards is kept from the analyst, too. */
  readonly isBetweenUs?: boolean;
}

export const STORIES: { readonly [name: string]: Story } = {
  "a fact that was saved": { tell: (bot) => learn(bot, FACT) },
  "a fact that was saved and taken back": {
    tell: async (bot) => {
      await learn(bot, FACT);
      await bot.ask("/undo");
      await tap(bot, /Take it back/);
    },
  },
  "an entry that another replaced": {
    tell: async (bot) => {
      await learn(bot, `${WORD} hearts beat twice a second`);
      await teach(bot, `${WORD} have no hearts to beat`);
      await tap(bot, /New replaces old/);
      await bot.ask("/merge");
      await tap(bot, /^Merge$/);
    },
  },
  "a candidate that waits, was put off, and is on the list": {
    tell: async (bot) => {
      await teach(bot, FACT);
      await tap(bot, /Not now|Later/);
      await bot.ask("/review");
    },
  },
  "a candidate that was rejected with a reason": {
    tell: async (bot) => {
      await teach(bot, FACT);
      const { id } = newestCandidate(bot);
      await bot.ask(`/reject ${id} nobody has a ${WORD}`);
      await bot.idle();
    },
  },
  "a candidate that was approved, and a save that was asked for and left open": {
    tell: async (bot) => {
      await teach(bot, FACT);
      await tap(bot, /Approve/);
      await bot.ask("/merge");
      await bot.idle();
    },
  },
  "a new wording": {
    tell: async (bot) => {
      await stageOne(bot);
      await tap(bot, /Edit/);
      await bot.ask(`A ${WORD} is easier to see by day`);
      await bot.idle();
      await tap(bot, /Approve/);
    },
  },
  "a wording that was asked for and not yet given": {
    tell: async (bot) => {
      await teach(bot, FACT);
      await tap(bot, /Edit/);
    },
  },
  "a wording that took the words out again": {
    tell: async (bot) => {
      await teach(bot, FACT);
      await tap(bot, /Edit/);
      await bot.ask("Birds sleep on ropes");
      await bot.idle();
    },
  },
  "a look-up that was offered": {
    tell: (bot) => offered(bot, OWNER, `why does a ${WORD} flash?`),
  },
  "a look-up that was done": {
    tell: async (bot) => {
      await offered(bot, OWNER, `why does a ${WORD} flash?`);
      await bot.ask("yes please!");
      await bot.idle();
    },
  },
  "a book of the library": {
    prepare: (folder) => {
      const path = join(folder, "LIBRARY.md");
      writeFileSync(
        path,
        `\n## More\n\n\`\`\`yaml\nentries:\n  - id: LIB-0099\n    title: "The ${WORD}"\n    type: book\n    status: active\n    scope: [${WORD}, birds]\n\`\`\`\n`,
        { flag: "a" },
      );
    },
    tell: async (bot) => {
      await offered(bot, OWNER, "why do birds flash?");
      await bot.ask("yes please!");
      await bot.idle();
    },
  },
  "a homework under way": {
    tell: async (bot) => {
      await begin(bot, [
        { q: `How many hearts has a ${WORD}?`, options: ["Three", "One"], correct: "A" },
        { q: `What does a ${WORD} eat?`, options: ["Seeds", "Ropes"], correct: "A" },
      ]);
      await tap(bot, /^A$/);
    },
  },
  "a homework that was done": {
    tell: async (bot) => {
      await begin(bot, [{ q: `How big is a ${WORD}?`, options: ["Big", "Tiny"], correct: "B" }]);
      await say(bot, "b");
    },
  },
  "a checkpoint, and a paste": {
    tell: async (bot) => {
      await bot.ask(`I found a ${WORD} with one claw`);
      await bot.idle();
      bot.servers.model.enqueue(analystAnswer(`a ${WORD} with one claw`), { task: "analyst" });
      await bot.ask("Checkpoint!");
      await bot.idle();
      bot.servers.model.enqueue(analystAnswer(`how to feed a ${WORD} twice`), { task: "analyst" });
      const lines = [`You: I learned how to feed a ${WORD} twice`, "ChatGPT: Well done"];
      await bot.ask(["Here is my checkpoint:", ...lines, "padding ".repeat(50)].join("\n"));
      await bot.idle();
    },
  },
  "a text file": {
    tell: async (bot) => {
      bot.servers.model.enqueue(analystAnswer(`splice a ${WORD} rope`), { task: "analyst" });
      const bytes = Buffer.from(`You: I learned to splice a ${WORD} rope\nChatGPT: Fine\n`);
      bot.telegram.sendFile(OWNER, { name: `${WORD}.txt`, bytes });
      await bot.idle();
    },
  },
  "a voice note": {
    tell: async (bot) => {
      bot.servers.model.enqueue(analystAnswer(`a ${WORD} with one claw`), { task: "analyst" });
      const words = `we made a ${WORD} with one claw`;
      const bytes = opusNote({ packets: 3, toc: TWENTY_MS, size: 40, words });
      bot.telegram.sendVoice(OWNER, { bytes, seconds: 1 });
      await bot.idle();
    },
  },
  "a talk just between us, still under way": {
    isBetweenUs: true,
    tell: async (bot) => {
      await bot.ask(`just between us: I broke the ${WORD} vase`);
      await bot.ask(`where does the ${WORD} live?`);
      await bot.idle();
    },
  },
  "a rule of intent, a save against it, and a debate about it": {
    prepare: (folder) => {
      const rule = `  - id: INTENT-RULE-004\n    applies_to: [voice, handback]\n    deprioritize: "${WORD} ropes"\n    prioritize: "patience"\n`;
      writeFileSync(join(folder, "INTENT.md"), `\`\`\`yaml\ntradeoff_rules:\n${rule}\`\`\`\n`);
      const met = (n: number, source: string) =>
        `${JSON.stringify({ ts: "2026-11-28T00:00:00Z", event: "intent_conflict_cross_agent", candidate_id: `CANDIDATE-000${n}`, rule_id: "INTENT-RULE-004", candidate_source: source, reason: `deprioritized: ${WORD}` })}\n`;
      const path = join(folder, "PIPELINE-EVENTS.jsonl");
      writeFileSync(path, met(1, "voice") + met(2, "handback"), { flag: "a" });
    },
    tell: async (bot) => {
      await learn(bot, FACT);
      for (const order of [
        "/intent_debate",
        "/debates",
        "/resolve_debate DEBATE-0001 scope_rule: at night",
      ]) {
        const [command = "", ...rest] = order.split(" ");
        bot.telegram.say(OWNER, [`${command}@grace_mar_bot`, ...rest].join(" "), { chat: GROUP });
        await bot.idle();
      }
    },
  },
  "the name of who approved": {
    tell: async (bot) => {
      const { desk } = bot.runtime;
      await teach(bot, "corks float in the sea because of air");
      await tap(bot, /Approve/);
      const review = await previewMerge({ approvedBy: `Robin ${WORD}` }, desk);
      if (!review) throw new Error("nothing is approved");
      await merge(review.receipt, { ...ACTOR, name: `Robin ${WORD}` }, desk, nothing);
    },
  },
  "the name of the person, and a line of the bot's own": {
    prepare: (folder) => {
      edit(folder, "SELF.md", (text) =>
        text
          .replace("nickname: Miri", `nickname: Miri ${WORD}`)
          .replace(
            "---\ntime_zone",
            `---\nwording:\n  key_homework: "Homework, ${WORD}"\ntime_zone`,
          ),
      );
    },
    tell: async (bot) => {
      await bot.ask("/start");
      await learn(bot, "corks float in the sea because of air");
      await bot.ask("/prp");
      await bot.idle();
    },
  },
  "ledgers so long that what was read of them is kept": {
    prepare: (folder) => {
      const block = (n: number): string =>
        `**[2026-10-17 09:05:12]** \`APPROVED\` (Telegram)\n> CANDIDATE-${1000 + n} → ACT-${1000 + n}\n> Told about the ${WORD} number ${n}\n> user: ${"so it was. ".repeat(70)}\n\n`;
      const blocks = Array.from({ length: 500 }, (_, n) => block(n)).join("");
      writeFileSync(join(folder, "SELF-ARCHIVE.md"), blocks, { flag: "a" });
      const rows = Array.from({ length: 1200 }, (_, n) =>
        JSON.stringify({
          ts: "2026-10-17T09:05:12Z",
          event: "applied",
          candidate_id: `CANDIDATE-${1000 + n}`,
          note: `a ${WORD}${" and so on".repeat(20)}`,
        }),
      );
      writeFileSync(join(folder, "PIPELINE-EVENTS.jsonl"), `${rows.join("\n")}\n`, { flag: "a" });
    },
    tell: async (bot) => {
      await learn(bot, "corks float in the sea because of air");
      await bot.ask("/rotate");
      await bot.idle();
    },
  },
  "an artifact, and checksums in files": {
    prepare: (folder) => {
      mkdirSync(join(folder, "artifacts"), { recursive: true });
      const text = `A story of a ${WORD}\n`;
      writeFileSync(join(folder, "artifacts", "story.md"), text);
      const sha = sha256Hex(text);
      const item = `\n\`\`\`yaml\nentries:\n  - id: CREATE-0099\n    date: 2026-10-01\n    title: "A story"\n    artifact: artifacts/story.md\n    artifact_sha256: ${sha}\n\`\`\`\n`;
      writeFileSync(join(folder, "EVIDENCE.md"), `\n## More\n${item}`, { flag: "a" });
      writeFileSync(
        join(folder, "JOURNAL.md"),
        `\nThe story had the sum ${sha.toUpperCase()}, in short ${sha.slice(0, 16)}.\n`,
        { flag: "a" },
      );
    },
    tell: async (bot) => {
      await learn(bot, FACT);
      await writeChecksum(bot.runtime.store, { log: true, manifest: true }, new Date());
    },
  },
};

function edit(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} did not change`);
  writeFileSync(path, after);
}
