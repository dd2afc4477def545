// One check of an installation. Findings are for operators: ids, counts and codes, never a secret, a name or a word
// that anybody said.

import type { Installation } from "./installation.ts";

export interface Check {
  /** Stable name: people's monitoring knows it. */
  readonly id: string;
  /** The rule that is checked, in the words of SECURITY.md's table. */
  readonly about: string;
  /** Makes the check. It may throw `Skipped`; any other error becomes a problem of its own. */
  readonly look: (installation: Installation) => Finding | Promise<Finding>;
}

export interface Finding {
  readonly result: "ok" | "warning" | "problem" | "skipped";
  /** One line: the result, or the reason why there is none. */
  readonly found: string;
  /** Advice; absent when all is well. */
  readonly todo?: string;
}

export function ok(found: string): Finding {
  return { result: "ok", found };
}

export function warning(found: string, todo: string): Finding {
  return { result: "warning", found, todo };
}

export function problem(found: string, todo: string): Finding {
  return { result: "problem", found, todo };
}
