// The refusal of a Record that is not there names those that are.

import { loadRecordLocation } from "../config/config.ts";
import { recordIds } from "../control/record-list.ts";
import { ConfigError, GraceMarError } from "../errors.ts";
import type { Surroundings } from "./command.ts";
import { nearest } from "./nearest.ts";
import { commandEnvironment } from "./record.ts";

/** The same error, with the ids of those who live here where it says that a Record is missing. */
export function withRecordsThere(
  error: unknown,
  user: string | undefined,
  surroundings: Surroundings,
): unknown {
  if (!(error instanceof GraceMarError) || error.code !== "record_missing") return error;
  const { usersDir, recordId } = loadRecordLocation(commandEnvironment(surroundings, user), user);
  const there = recordsThere(recordId, usersDir);
  if (there === "") return error;
  return new ConfigError(`${error.message}. ${there}`, { code: error.code, cause: error });
}

/** "Records here: abby, dad. Did you mean abby?"; empty where there is none. */
export function recordsThere(typed: string, usersDir: string): string {
  const ids = recordIds(usersDir);
  if (ids.length === 0) return "";
  const near = nearest(typed, ids);
  return `Records here: ${ids.join(", ")}.${near === undefined ? "" : ` Did you mean ${near}?`}`;
}
