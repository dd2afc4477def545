// Probes of a made-up Record's copy with a local model server.

import { onTestFinished } from "vitest";
import { createProbeLlm } from "../../../src/tools/probe/probe-llm.ts";
import type { ProbeKind } from "../../../src/tools/probe/probe.ts";
import { DEFAULT_LIMIT } from "../../../src/tools/probe/questions.ts";
import { reportOn, type KindReport, type Report } from "../../../src/tools/probe/report.ts";
import { runProbes } from "../../../src/tools/probe/run.ts";
import { openRecord } from "../../../src/record/store.ts";
import {
  startModelServer,
  type ModelServer,
} from "../../../src/tools/simulator/model/model-server.ts";
import type { Respond } from "../../../src/tools/simulator/model/model-types.ts";
import { copyRecord, readFolder, temporaryFolder } from "../../support/temporary.ts";

export const now = (): Date => new Date("2026-11-20T12:00:00Z");

export interface Probed {
  readonly report: Report;
  readonly model: ModelServer;
  /** The Record's files before and after. */
  readonly before: ReturnType<typeof readFolder>;
  readonly after: ReturnType<typeof readFolder>;
}

export interface ProbedWith {
  /** The offline stand-in when absent. */
  readonly respond?: Respond;
  readonly kinds?: readonly ProbeKind[];
  readonly samples?: number;
  readonly limit?: number;
}

export async function probe(record: string, options: ProbedWith = {}): Promise<Probed> {
  const usersDir = temporaryFolder();
  const folder = copyRecord(record, usersDir, "probed");
  const model = await startModelServer(options.respond ? { respond: options.respond } : {});
  onTestFinished(() => model.close());
  const before = readFolder(folder);
  const results = await runProbes({
    store: await openRecord(usersDir, "probed"),
    llm: probeLlm(model).llm,
    promptTokens: 6000,
    ...(options.kinds && { kinds: options.kinds }),
    samples: options.samples ?? 1,
    limit: options.limit ?? DEFAULT_LIMIT,
    now,
    signal: new AbortController().signal,
  });
  return { report: reportOn("probed", results), model, before, after: readFolder(folder) };
}

export function probeLlm({ url }: Pick<ModelServer, "url">) {
  return createProbeLlm(
    {
      apiKey: undefined,
      network: {},
      baseUrl: url,
      mainModel: "gpt-4o",
      analystModel: "gpt-4o-mini",
      transcribeModel: "whisper-1",
    },
    now,
  );
}

export function kindOf(report: Report, kind: ProbeKind): KindReport {
  const found = report.kinds.find((one) => one.kind === kind);
  if (!found) throw new Error(`nothing was asked for ${kind}`);
  return found;
}
