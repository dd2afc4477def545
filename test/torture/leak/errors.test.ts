// A Record's files broken in random ways, each with the canary in what is broken: whatever a bot, its start and its operators'
// orders make of them, no log line and no operator chat has a word of it.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createLogger } from "../../../src/logger.ts";
import { FILES } from "../../../src/record/store.ts";
import type { TelegramChat } from "../../../src/tools/simulator/bot-api/telegram-types.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import { OWNER, startBot, type TestBot } from "../../support/bots.ts";
import { analystAnswer, stageOne, tap } from "../../support/gate.ts";
import { startServers, type Servers } from "../../support/servers.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";
import { expectSilent, plantIn, WORD } from "./canaries.ts";

const GROUP: TelegramChat = { id: -4004, type: "group", title: "Our bots" };
const OPERATOR: Person = { id: 7007, firstName: "Op" };
const ENVIRONMENT = {
  GRACE_MAR_OPERATOR_CHAT_ID: String(GROUP.id),
  GRACE_MAR_OPERATOR_IDS: String(OPERATOR.id),
};
const PER_BOT = 20;

/** What breaks a file: YAML, JSON and Markdown that nobody can read, or that means something else. */
const PIECES: readonly string[] = [
  WORD,
  `: ${WORD}`,
  `"${WORD}`,
  `'${WORD}`,
  `{${WORD}`,
  `\n- [${WORD}\n`,
  `\n- [${WORD}, ${WORD}]\n`,
  `\n- [${WORD}, b, c]\n`,
  `\n${WORD}: 1\n${WORD}: 2\n`,
  `\n${WORD}: *${WORD}\n`,
  `\n${WORD}: &${WORD} [*${WORD}]\n`,
  `\n\t${WORD}: x\n`,
  `\n!!${WORD} x\n`,
  `\n%${WORD} x\n`,
  `\n\`\`\`\n${WORD}`,
  `\n\`\`\`yaml\n- ${WORD}: {\n\`\`\`\n`,
  `\n### CANDIDATE-0001 (${WORD})\n`,
  `\n## ${WORD}\n`,
  `\n  - id: LEARN-${WORD}\n`,
  `\n  - id: ${WORD}\n    evidence_id: ${WORD}\n`,
  `\nstatus: ${WORD}\n`,
  `\nsupersedes: ${WORD}\n`,
  `\n{"event": "${WORD}"\n`,
  `\n{"ts": "${WORD}", "event": "${WORD}", "candidate_id": "${WORD}"}\n`,
  `\n{"receipt_id": "${WORD}", "candidate_ids": "${WORD}"}\n`,
  `\0${WORD}\u202E`,
  `\uFFFD${WORD}`,
  "",
];
const piece = fc.constantFrom(...PIECES);
const SETTINGS =
  "quiet_hours time_zone keep_chat_days guests_hear help_line emergency_number language wording".split(
    " ",
  );
const front = fc
  .array(
    fc.tuple(
      fc.constantFrom(...SETTINGS, WORD, `"${WORD}`),
      fc.constantFrom(
        WORD,
        `"${WORD}`,
        `[${WORD}]`,
        `{${WORD}: ${WORD}}`,
        `\n  ${WORD}: ${WORD}`,
        `\n  tired: {${WORD}: 1}`,
        `\n  report_openers: [[${WORD}]]`,
        `"${WORD}: 25:00-${WORD}"`,
        "1",
        "null",
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((lines) =>
    fc
      .constantFrom("---", `---${WORD}`, "---js", "---\n- a")
      .map((open) => `${open}\n${lines.map(([key, value]) => `${key}: ${value}`).join("\n")}\n`),
  )
  .chain((text) => fc.constantFrom(`${text}---\n`, text, `${text}...\n---\n`));

const CONFLICTS = "conflict_rules.yaml";
const broken = fc.record({
  file: fc.constantFrom(...Object.values(FILES), CONFLICTS, `../${CONFLICTS}`, FILES.self),
  /** Where the pieces go, in thousandths of the file. */
  cuts: fc.array(fc.tuple(fc.nat(1000), piece), { minLength: 1, maxLength: 5 }),
  front: fc.option(front),
  /** The file ends here. */
  end: fc.option(fc.nat(1000)),
  isAtStart: fc.boolean(),
  /** As UTF-16, which no reader takes. */
  isWide: fc.constantFrom(false, false, false, true),
});
type Broken = typeof broken extends fc.Arbitrary<infer T> ? T : never;

it("no word of a broken file is in a log or in the operator chat, whatever reads it", async () => {
  workInMemory();
  const cases = sample(broken, count(40, 1_500), "errors");
  const seen = { bytes: 0, "failed starts": 0, errors: 0 };
  let bot: TestBot | undefined;
  let at = 0;
  const servers = await startServers();
  await tryEach(cases, async (one) => {
    if (one.isAtStart) return startWith(one, servers, seen);
    if (at % PER_BOT === 0) {
      await bot?.stop();
      bot = await startBot({ environment: ENVIRONMENT, prepare: plantIn, mayLogErrors: true });
      bot.telegram.addChat(GROUP);
      bot.servers.model.enqueue(analystAnswer("a raft of corks"), { task: "analyst" });
      await stageOne(bot, "we built a raft of corks");
      await tap(bot, /Approve/);
    }
    at += 1;
    if (bot) await liveWith(one, bot, seen);
  });
  // Else nothing was broken.
  expect(seen["failed starts"]).toBeGreaterThan(0);
  expect(seen.errors).toBeGreaterThan(0);
  report("leak errors", { files: cases.length, ...seen, hits: 0 });
}, 7_200_000);

function breakOne({ cuts, front: head, end }: Broken, text: string): string {
  let changed = end === null ? text : text.slice(0, (text.length * end) / 1000);
  for (const [place, words] of cuts) {
    const at = Math.floor((changed.length * place) / 1000);
    changed = changed.slice(0, at) + words + changed.slice(at);
  }
  return head === null ? changed : head + changed.replace(/^---\n[^]*?\n---\n/, "");
}

/** A start on such a Record, which may be refused: with the line that the process would end with. */
async function startWith(
  one: Broken,
  servers: Servers,
  seen: { bytes: number; "failed starts": number },
): Promise<void> {
  const users = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  const log: string[] = [];
  try {
    const bot = await startBot({
      servers,
      usersDir: users,
      environment: ENVIRONMENT,
      mayLogErrors: true,
      prepare: (folder) => {
        plantIn(folder);
        writeBroken(one, folder);
      },
    }).catch((error: unknown) => {
      seen["failed starts"] += 1;
      const write = (line: string): void => void log.push(line);
      createLogger({ recordId: "grace-mar", level: "debug", secrets: [], write }).error(
        { err: error },
        "the start failed",
      );
    });
    await bot?.stop();
    log.push(...(bot?.log ?? []));
  } finally {
    rmSync(users, { recursive: true, force: true });
  }
  seen.bytes += log.join("").length;
  expectSilent(log.join(""), "the log of a start", []);
}

async function liveWith(
  one: Broken,
  bot: TestBot,
  seen: { bytes: number; errors: number },
): Promise<void> {
  const from = bot.log.length;
  const restore = writeBroken(one, bot.folder);
  for (const text of ["hello there", `we saw ${WORD}`, "/review", "/merge", "/undo", "/profile"]) {
    bot.telegram.say(OWNER, text);
  }
  for (const text of ["/status", "/intent_audit", "/rotate", "/intent_review"]) {
    bot.telegram.say(OPERATOR, text, { chat: GROUP });
  }
  await bot.idle();
  restore();
  bot.telegram.say(OWNER, "/help");
  await bot.idle();
  const lines = bot.log.slice(from);
  seen.errors += lines.filter((line) => /"level":"(?:error|warn)"/.test(line)).length;
  seen.bytes += lines.join("").length;
  expectSilent(lines.join(""), "the log", []);
  const told = bot.telegram.chat(GROUP.id).filter(({ from: who }) => who === "bot");
  expectSilent(told.map(({ text }) => text).join("\n"), "the operator chat", []);
}

/** Breaks a file. Gives what brings it back. */
function writeBroken(one: Broken, folder: string): () => void {
  const path = join(folder, one.file);
  const whole = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  const text = breakOne(one, whole ?? "");
  writeFileSync(path, one.isWide ? Buffer.from(`\uFEFF${text}`, "utf16le") : text);
  return () => {
    if (whole === undefined) rmSync(path);
    else writeFileSync(path, whole);
  };
}
