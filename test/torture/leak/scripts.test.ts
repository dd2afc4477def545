// Commands of an operator print no secret. They print a person's words only when that is the command's job and it was
// asked for in the right way; an error never has any.

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CHAPTERS } from "../../../src/cli/table.ts";
import { prepareBot } from "../../support/bots.ts";
import { runScript, startMain, type RunOptions } from "../../support/processes.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { IS_LONG, report } from "../plan.ts";
import { expectClean, expectSilent, plantIn, SECRETS, WORD } from "./canaries.ts";

/** These commands show the Record to the person who asks for it. */
const SHOWS: readonly string[] = [
  "brief",
  "export-view",
  "fork",
  "identity",
  "merge",
  "new-record",
  "probe",
  "prp",
  "repair",
  "undo",
  "validate",
];

const WORDS: readonly (readonly string[])[] = [
  [],
  ["--json"],
  ["--user", "grace-mar"],
  ["--user", `../${WORD}`],
  [`--${WORD}`],
  [WORD, WORD],
  ["--user", "grace-mar", "--json", "--dry-run"],
  ["--out", "-"],
  ["--apply", "--receipt", "receipt", "--approved-by", "x"],
  ["grace-mar", "broken.zip"],
];

const SHORT = WORDS.filter((_, index) => [1, 4, 8, 9].includes(index));

it("no command prints a secret, and none an error with somebody's words", async () => {
  const { environment: bare, folder } = await prepareBot({ prepare: plantIn });
  const token = bare["TELEGRAM_BOT_TOKEN"] ?? "";
  const place = temporaryFolder();
  // A receipt and an archive of another kind. Their content must not be quoted.
  writeFileSync(join(place, "receipt"), `${SECRETS.otherKey} ${WORD}`);
  writeFileSync(join(place, "broken.zip"), `${token} ${WORD}`);
  const environment = {
    ...bare,
    OPENAI_API_KEY: SECRETS.apiKey,
    TELEGRAM_WEBHOOK_SECRET: SECRETS.webhookSecret,
    METRICS_TOKEN: SECRETS.metricsToken,
    DEBUG: "*",
    OPENAI_LOG: "debug",
  };
  const options = { folder: place, environment };
  const names = CHAPTERS.flatMap(({ commands }) => commands.map(({ name }) => name)).filter(
    (name) => !name.startsWith("deploy-"),
  );
  let runs = await runAll(names, options, token, IS_LONG ? WORDS : SHORT);
  const bot = await startMain({ environment: { ...environment, XDG_RUNTIME_DIR: place } });
  const beside = names.filter((name) => name !== "erase");
  runs += await runAll(beside, options, token, IS_LONG ? WORDS : [["--json"]]);
  bot.kill("SIGTERM");
  await bot.exited;
  breakEverything(folder);
  runs += await runAll(names, options, token, IS_LONG ? WORDS : [["--json"], []]);
  report("leak commands", { commands: names.length, runs, hits: 0 });
});

async function runAll(
  names: readonly string[],
  options: RunOptions,
  token: string,
  lists: typeof WORDS,
): Promise<number> {
  const runs = names.flatMap((name) => lists.map((words) => ({ name, words })));
  const left = runs.values();
  const work = async (): Promise<void> => {
    for (const { name, words } of left) {
      const { stdout, stderr, code } = await runScript(name, words, options);
      const what = `${name} ${words.join(" ")}`;
      expect(code, `${what}: ${stderr}`).not.toBeNull();
      expectClean(stdout, what, [token]);
      // Typed words may be named.
      const typed = words.some((word) => word.includes(WORD));
      (typed ? expectClean : expectSilent)(stderr, `${what}: its errors`, [token]);
      if (!typed && !SHOWS.includes(name)) expectSilent(stdout, what, [token]);
    }
  };
  await Promise.all([work(), work()]);
  return runs.length;
}

function breakEverything(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((file) => /\.(?:md|jsonl|yaml)$/.test(file))) {
    writeFileSync(join(folder, name), `---\n${WORD}: "${WORD}\n---\n\`\`\`yaml\n- ${WORD}: {\n`);
  }
}
