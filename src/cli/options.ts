// Options that many commands share.

export const USER = {
  type: "string",
  short: "u",
  value: "ID",
  text: "whose Record; without it GRACE_MAR_USER_ID says it",
} as const;

export const JSON_OUTPUT = {
  type: "boolean",
  default: false,
  text: "the answer as JSON, for programs",
} as const;

export const APPLY = {
  type: "boolean",
  default: false,
  text: "do it; without it nothing is written",
} as const;

export const SHOWN = {
  type: "string",
  value: "TOKEN",
  text: "what the same command showed without it; a terminal shows it and asks",
} as const;

/** @param text where it goes without the option. */
export function outFile(text: string) {
  return { type: "string", short: "o", value: "FILE", text } as const;
}

export const APPROVED_BY = {
  type: "string",
  value: "NAME",
  text: "who approves; it is written into the history",
} as const;

export const MIN_EVIDENCE_TIER = {
  type: "string",
  value: "4|5",
  text: "count only evidence of this tier and above",
} as const;
