// What a row keeps as JSON. Its text may be what somebody said, so no error quotes it.

import { StateError } from "../errors.ts";

/** @throws StateError when it is no JSON object or list. */
export function readRowJson<T extends object>(text: string, table: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below.
  }
  if (typeof value === "object" && value !== null) return value as T;
  throw new StateError(`a row of its table ${table} cannot be read`);
}
