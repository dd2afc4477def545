// npm run validate: the integrity rules that every merge holds to, and whether the files that EVIDENCE names are
// there. Each Record is judged alone. Exit code 0: whole, 1: a rule is broken, 78: something cannot be read.

import { recordIds } from "../src/control/record-list.ts";
import { ConfigError, EXIT, GraceMarError, UsageError, errorMessage } from "../src/errors.ts";
import type { IntegrityOptions } from "../src/record/integrity.ts";
import { validateRecord } from "../src/record/validate.ts";
import { loadRecordLocation } from "../src/config/config.ts";
import {
  commandEnvironment,
  evidenceTier,
  print,
  readArguments,
  recordLocation,
  runCommand,
} from "./command-line.ts";

const USAGE = "npm run validate -- [--user ID | --all] [--min-evidence-tier 4|5] [--json]";

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        all: { type: "boolean", default: false },
        "min-evidence-tier": { type: "string" },
        json: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  if (values.all && values.user !== undefined) throw new UsageError(USAGE);
  const minEvidenceTier = evidenceTier(values["min-evidence-tier"], USAGE);
  const options = minEvidenceTier === undefined ? {} : { minEvidenceTier };
  const { usersDir, recordId } = values.all
    ? loadRecordLocation(commandEnvironment())
    : recordLocation(values.user);
  const ids = values.all ? recordIds(usersDir) : [recordId];
  if (ids.length === 0) throw new ConfigError(`V17 There is no Record in ${usersDir}`);
  const errors = (await Promise.all(ids.map((id) => judge(usersDir, id, options)))).flat();
  if (errors.length > 0) process.exitCode = EXIT.unexpected;
  if (errors.some(({ unreadable }) => unreadable)) process.exitCode = EXIT.config;
  if (values.json) {
    print(JSON.stringify({ ok: errors.length === 0, records: ids, errors }, null, 2));
    return;
  }
  for (const { record, code, file, line, message, unreadable } of errors) {
    const place = file === undefined ? "" : ` ${file}${line === undefined ? "" : `:${line}`}`;
    const text = `${record}: ${code}${place} ${message}`;
    if (unreadable) process.stderr.write(`${text}\n`);
    else print(text);
  }
  if (errors.length === 0) print(`No rule is broken: ${ids.join(", ")}`);
});

interface FoundError {
  readonly record: string;
  readonly code: string;
  readonly file?: string;
  readonly line?: number;
  readonly message: string;
  /** The Record could not be judged at all. */
  readonly unreadable: boolean;
}

async function judge(
  usersDir: string,
  record: string,
  options: IntegrityOptions,
): Promise<readonly FoundError[]> {
  try {
    const faults = await validateRecord(usersDir, record, options);
    return faults.map((fault) => ({ record, ...fault, unreadable: false }));
  } catch (error) {
    if (!(error instanceof GraceMarError)) throw error;
    const code = error.code === "record_missing" ? "V17" : error.code;
    return [{ record, code, message: errorMessage(error), unreadable: true }];
  }
}
