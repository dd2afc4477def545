// Does the Voice of a Record keep its rules with the configured model? Asks what the Record holds, what it does not, what
// guests, people in distress and attackers would say; reads the Record and changes nothing. The exit code is 1 when a rate is not reached.

import { loadModelConfig } from "../../config/config.ts";
import { EXIT } from "../../errors.ts";
import { openRecord } from "../../record/store.ts";
import { PROBE_KINDS, type ProbeKind } from "../../tools/probe/probe.ts";
import { createProbeLlm } from "../../tools/probe/probe-llm.ts";
import { DEFAULT_LIMIT } from "../../tools/probe/questions.ts";
import { rateTable, reportOn, wholeReport } from "../../tools/probe/report.ts";
import { runProbes } from "../../tools/probe/run.ts";
import type { Call } from "../command.ts";
import { commandEnvironment } from "../record.ts";
import { writeOver } from "../written.ts";

interface ProbeValues {
  readonly user?: string;
  readonly kind?: string[];
  readonly samples: string;
  readonly limit?: string;
  readonly unsure: boolean;
  readonly json: boolean;
  readonly out?: string;
}

export async function run(call: Call<ProbeValues>): Promise<void> {
  const { values, print, wrong } = call;
  const kinds = values.kind?.map((word) => kindOf(word, wrong));
  const samples = countOf(values.samples, "--samples", wrong);
  const limit = countOf(values.limit ?? String(DEFAULT_LIMIT), "--limit", wrong);
  const config = loadModelConfig(commandEnvironment(call, values.user), values.user);
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
      call.passing(`${done} of ${all}`, done === all);
    },
  });
  const report = { ...reportOn(config.recordId, results), model: config.llm.mainModel, ...spent() };
  if (!report.holds) call.end(EXIT.unexpected);
  const text = values.json ? JSON.stringify(report, null, 2) : wholeReport(report, values.unsure);
  if (values.out === undefined) print(text);
  else {
    await writeOver(call.at(values.out), `${text}\n`);
    print(rateTable(report));
    print(`\nWrote ${values.out}.`);
  }
  if (!values.json)
    print(`\n${report.calls} calls, ${report.tokens} tokens (not in the Record's ledger).`);
}

function kindOf(word: string, wrong: Call<unknown>["wrong"]): ProbeKind {
  const name = word.replaceAll("-", "_");
  const kind = PROBE_KINDS.find((each) => each === name);
  if (!kind) throw wrong(`There is no kind "${word}". Kinds: ${PROBE_KINDS.join(", ")}.`);
  return kind;
}

function countOf(word: string, option: string, wrong: Call<unknown>["wrong"]): number {
  if (!/^[1-9]\d{0,3}$/.test(word)) {
    throw wrong(`${option} must be a whole number from 1 to 9999.`);
  }
  return Number(word);
}
