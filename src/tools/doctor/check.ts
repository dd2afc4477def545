// One question to an installation. What a check finds is for operators: ids, counts and codes, never a secret, a
// name or a word that anybody said.

import type { Installation } from "./installation.ts";

export interface Check {
  /** Stable: people's monitoring knows it. */
  readonly id: string;
  /** What is looked at, as SECURITY.md's table says it. */
  readonly about: string;
  /** May throw `Skipped`; anything else that is thrown is a problem of its own. */
  readonly look: (installation: Installation) => Finding | Promise<Finding>;
}

export interface Finding {
  readonly result: "ok" | "warning" | "problem" | "skipped";
  /** One line: what was found, or why it was not looked for. */
  readonly found: string;
  /** What to do; absent where all is well. */
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

/** The check does not apply, or what it needs is missing and another check says so. */
export class Skipped extends Error {}

/** The code of a thrown value; its text may quote what nobody else should read. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
