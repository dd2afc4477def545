// JSON in rows may hold words of a person, so no error quotes it.

import { parseJson } from "../../json.ts";
import { StateError } from "../../errors.ts";

/** Reads the JSON of a row. @throws StateError when it is no JSON object or list. */
export function readRowJson<T extends object>(text: string, table: string): T {
  const value = parseJson(text);
  if (typeof value === "object" && value !== null) return value as T;
  throw new StateError(`a row of its table ${table} cannot be read`);
}
