// The integrity rules that every merge holds to, and whether the files that EVIDENCE names are there. Each Record is
// judged alone. Exit code 0: whole, 1: a rule is broken, 78: something cannot be read.

import { join } from "node:path";
import { loadRecordLocation } from "../../config/config.ts";
import { recordIds } from "../../control/record-list.ts";
import { requireSmall } from "../../record/small.ts";
import { ConfigError, EXIT, GraceMarError, messageInFull } from "../../errors.ts";
import type { IntegrityOptions } from "../../record/integrity.ts";
import { settingRules } from "../../operator/setting-faults.ts";
import { findLinks } from "../../record/links.ts";
import { visible } from "../../record/text/unseen.ts";
import { openRecord } from "../../record/store.ts";
import { validateRecord } from "../../record/validate.ts";
import type { Call } from "../command.ts";
import { evidenceTier } from "../evidence-tier.ts";
import { recordsThere } from "../missing-record.ts";
import { commandEnvironment, recordLocation } from "../record.ts";

interface ValidateValues {
  readonly user?: string;
  readonly all: boolean;
  readonly "min-evidence-tier"?: string;
  readonly json: boolean;
}

export async function run(call: Call<ValidateValues>): Promise<void> {
  const { values, print, note, wrong } = call;
  if (values.all && values.user !== undefined) {
    throw wrong("--all and --user exclude each other");
  }
  const minEvidenceTier = evidenceTier(values["min-evidence-tier"], wrong);
  const options = minEvidenceTier === undefined ? {} : { minEvidenceTier };
  const { usersDir, recordId } = values.all
    ? loadRecordLocation(commandEnvironment(call))
    : recordLocation(call);
  const ids = values.all ? recordIds(usersDir) : [recordId];
  if (ids.length === 0) throw new ConfigError(`V17 There is no Record in ${usersDir}`);
  const errors = await call.during(validateAll(usersDir, ids, values.all, options));
  if (errors.length > 0) call.end(EXIT.unexpected);
  if (errors.some(({ unreadable }) => unreadable)) call.end(EXIT.config);
  const links = ids.flatMap((record) =>
    findLinks(join(usersDir, record)).links.map((file) => ({ record, file })),
  );
  if (values.json) {
    print(JSON.stringify({ ok: errors.length === 0, records: ids, errors, links }, null, 2));
    return;
  }
  for (const { record, file } of links) {
    note(
      `${record}: ${visible(file)} is a link, and nothing behind it is read: put the file itself there`,
    );
  }
  for (const { record, code, file, line, message, unreadable } of errors) {
    const place = file === undefined ? "" : ` ${file}${line === undefined ? "" : `:${line}`}`;
    const text = `${record}: ${code}${place} ${message}`;
    if (unreadable) note(text);
    else print(text);
  }
  if (errors.length === 0) print(`No rule is broken: ${ids.join(", ")}`);
}

interface FoundError {
  readonly record: string;
  readonly code: string;
  readonly file?: string;
  readonly line?: number;
  readonly message: string;
  /** The Record could not be judged at all. */
  readonly unreadable: boolean;
}

/** One after the other, so that no more than one of them is in memory. */
async function validateAll(
  usersDir: string,
  ids: readonly string[],
  isOfMany: boolean,
  options: IntegrityOptions,
): Promise<readonly FoundError[]> {
  const errors: FoundError[] = [];
  for (const id of ids) errors.push(...(await validateOne(usersDir, id, isOfMany, options)));
  return errors;
}

async function validateOne(
  usersDir: string,
  record: string,
  isOfMany: boolean,
  options: IntegrityOptions,
): Promise<readonly FoundError[]> {
  try {
    // One that is named is judged as its owner.
    if (isOfMany) await requireSmall(join(usersDir, record));
    const store = await openRecord(usersDir, record);
    const faults = [
      ...(await validateRecord(usersDir, record, options)),
      ...(await settingRules(store)),
    ];
    return faults.map((fault) => ({ record, ...fault, unreadable: false }));
  } catch (error) {
    if (!(error instanceof GraceMarError)) throw error;
    const isMissing = error.code === "record_missing";
    const there = isMissing ? recordsThere(record, usersDir) : "";
    const message = there === "" ? messageInFull(error) : `${messageInFull(error)}. ${there}`;
    return [{ record, code: isMissing ? "V17" : error.code, message, unreadable: true }];
  }
}
