// The number behind `--min-evidence-tier`.

import type { Call } from "./command.ts";

/** @throws UsageError when it is no tier. */
export function evidenceTier(
  text: string | undefined,
  wrong: Call<unknown>["wrong"],
): number | undefined {
  if (text === undefined || /^[1-5]$/.test(text)) return text === undefined ? text : Number(text);
  throw wrong("--min-evidence-tier must be a whole number from 1 to 5");
}
