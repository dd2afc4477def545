// npm run probe: does the Voice of a Record keep its rules with the configured model? Asks what the Record holds, what it does not,
// and what attackers would say; reads the Record and changes nothing. Exit code 1 when a rate is not reached.

import { rm, writeFile } from "node:fs/promises";
import { loadModelConfig } from "../src/config/config.ts";
import { EXIT, UsageError } from "../src/errors.ts";
import { PROBE_KINDS, type ProbeKind } from "../src/tools/probe/probe.ts";
import { createProbeLlm } from "../src/tools/probe/probe-llm.ts";
import { DEFAULT_LIMIT } from "../src/tools/probe/questions.ts";
import { rateTable, reportOn, wholeReport } from "../src/tools/probe/report.ts";
import { runProbes } from "../src/tools/probe/run.ts";
import { openRecord } from "../src/record/store.ts";
import { commandEnvironment, print, readArguments, runCommand } from "./command-line.ts";

const USAGE = `npm run probe -- [--user ID] [--kind KIND ...] [--samples N] [--limit N] [--unsure] [--json] [--out FILE]
  KIND: ${PROBE_KINDS.join(", ")}
  --samples  how often each question is asked (1)
  --limit    how many questions of a family at most (${DEFAULT_LIMIT})
  --unsure   shows also the answers that code could not judge
  --out      writes the report, which quotes the Record, to FILE for you alone; else it is printed`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        kind: { type: "string", multiple: true },
        samples: { type: "string", default: "1" },
        limit: { type: "string", default: String(DEFAULT_LIMIT) },
        unsure: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        out: { type: "string" },
      },
    },
    USAGE,
  );
  const kinds = values.kind?.map(kindOf);
  const samples = countOf(values.samples, "--samples");
  const limit = countOf(values.limit, "--limit");
  const config = loadModelConfig(commandEnvironment(values.user), values.user);
  const now = (): Date => new Date();
  const { llm, spent } = createProbeLlm(config.llm, now);
  const results = await runProbes({
    store: await openRecord(config.usersDir, config.recordId),
    llm,
    promptTokens: config.promptTokens,
    ...(kinds && { kinds }),
    samples,
    limit,
    now,
    signal: new AbortController().signal,
    onAnswer: (done, all) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\r${done} of ${all}${done === all ? "\n" : ""}`);
    },
  });
  const report = { ...reportOn(config.recordId, results), model: config.llm.mainModel, ...spent() };
  if (!report.holds) process.exitCode = EXIT.unexpected;
  const text = values.json ? JSON.stringify(report, null, 2) : wholeReport(report, values.unsure);
  if (values.out === undefined) print(text);
  else {
    await writePrivately(values.out, `${text}\n`);
    print(rateTable(report));
    print(`\nWrote ${values.out}.`);
  }
  if (!values.json)
    print(`\n${report.calls} calls, ${report.tokens} tokens (not in the Record's ledger).`);
});

/** Whatever stood there may have been readable for others: it goes first. */
async function writePrivately(path: string, text: string): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, text, { mode: 0o600, flag: "wx" });
}

function kindOf(word: string): ProbeKind {
  const name = word.replaceAll("-", "_");
  const kind = PROBE_KINDS.find((each) => each === name);
  if (!kind) throw new UsageError(`There is no kind "${word}".\n\n${USAGE}`);
  return kind;
}

function countOf(word: string, option: string): number {
  if (!/^[1-9]\d{0,3}$/.test(word)) {
    throw new UsageError(`${option} must be a whole number from 1 to 9999.\n\n${USAGE}`);
  }
  return Number(word);
}
