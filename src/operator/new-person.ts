// The start of a new person: the Record and the dotenv file of its bot, both or neither.

import { removeFile } from "../record/files.ts";
import { createFile } from "../record/new-file.ts";
import { createRecord, type NewRecord } from "../record/create-record.ts";

export interface NewPerson {
  readonly record: NewRecord;
  /** Absent: only the Record is wanted. */
  readonly env?: { readonly path: string; readonly text: string } | undefined;
}

export interface MadePerson {
  /** Absolute path of the Record. */
  readonly folder: string;
  /** False when none was wanted, and when a file of that name was there. That file stays as it is. */
  readonly hasMadeEnv: boolean;
}

/** Makes both. @throws ConfigError and RecordError as `createRecord`. Then nothing new is there. */
export async function makePerson({ record, env }: NewPerson): Promise<MadePerson> {
  const hasMadeEnv = env !== undefined && (await createFile(env.path, env.text));
  try {
    // The Record comes last, because it appears whole or not at all.
    return { folder: await createRecord(record), hasMadeEnv };
  } catch (error) {
    if (hasMadeEnv) await removeFile(env.path);
    throw error;
  }
}
