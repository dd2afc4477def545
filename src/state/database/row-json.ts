// JSON in rows may hold words of a person, so no error quotes it.

import { StateError } from "../../errors.ts";

/** Reads the JSON of a row. @throws StateError when it is no JSON object or list. */
export function readRowJson<T extends object>(text: string, table: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The error below reports it.
  }
  if (typeof value === "object" && value !== null) return value as T;
  throw new StateError(`a row of its table ${table} cannot be read`);
}
