// A server's complaint, in whatever form its body has: OpenAI's, flat, in a list, as a text, a problem document, an error
// within an error. Its words are private, because they may quote the request: they are looked into and never kept.
// Proof: test/llm/dialects.test.ts, test/llm/wild-refusals.test.ts.

export interface Complaint {
  /** What the server says, all texts of the complaint together. Never to be logged. */
  readonly words: string;
  /** The parameter that it names by itself. */
  readonly param: string | undefined;
  /** A code, also one that has a status of HTTP in it. */
  readonly code: string | number | undefined;
  readonly type: string | undefined;
  /** Seconds that the model still needs to load. */
  readonly loadsFor: number | undefined;
}

type Fields = { readonly [name: string]: unknown };

/** Gives the complaint in a body's value, or in its text; undefined when there is none. */
export function complaintIn(value: unknown): Complaint | undefined {
  const found: Found = { words: [] };
  look(value, found, 0);
  if (found.words.length === 0 && found.code === undefined && found.type === undefined) {
    return undefined;
  }
  return {
    words: found.words.join("\n").slice(0, MOST_WORDS),
    param: found.param,
    code: found.code,
    type: found.type,
    loadsFor: found.loadsFor,
  };
}

/** True for a value that is nothing but a complaint, though its status says success. */
export function isComplaint(value: unknown): boolean {
  const fields = Array.isArray(value) ? (value as unknown[])[0] : value;
  if (typeof fields !== "object" || fields === null) return false;
  const told = fields as Fields;
  return (
    saysFailure(told) ||
    WORDS.some((name) => isTold(told[name])) ||
    WITHIN.some((name) => isTold(told[name]))
  );
}

/** True for a value that says by a word or a number of its own that it is a failure. */
export function saysFailure(fields: Fields): boolean {
  const codes = ["code", "status", "statusCode", "status_code"].map((name) => fields[name]);
  return (
    fields["object"] === "error" ||
    fields["type"] === "error" ||
    fields["success"] === false ||
    fields["ok"] === false ||
    codes.some((code) => Number(code) >= 400 && Number(code) < 600) ||
    [fields["status"], fields["result"]].some(
      (word) => typeof word === "string" && /^(?:error|fail\w*|nok)$/i.test(word),
    )
  );
}

function isTold(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === "string"
    ? value.trim() !== ""
    : typeof value === "object" && value !== null;
}

interface Found {
  readonly words: string[];
  param?: string;
  code?: string | number;
  type?: string;
  loadsFor?: number;
}

/** UTF-16 units that are looked into. A server that quotes the whole request says first what is wrong. */
const MOST_WORDS = 4000;

/** Fields that hold words, of OpenAI, FastAPI, problem documents, and what others made of them. */
const WORDS = [
  "message",
  "msg",
  "detail",
  "title",
  "error_message",
  "error_msg",
  "errorMessage",
  "error_description",
  "status_msg",
  "faultstring",
  "reason",
];
/** Fields that hold another complaint. `raw` has what the server behind a router said. */
const WITHIN = [
  "error",
  "errors",
  "detail",
  "details",
  "message",
  "metadata",
  "innererror",
  "raw",
  "err",
  "cause",
  "base_resp",
  "fault",
];

function look(value: unknown, found: Found, depth: number): void {
  if (depth > 8 || found.words.length > 40) return;
  if (typeof value === "string") {
    const inner = /^\s*[[{]/.test(value) ? jsonIn(value) : undefined;
    if (inner === undefined) found.words.push(value);
    else look(inner, found, depth + 1);
    return;
  }
  if (Array.isArray(value)) {
    for (const each of value.slice(0, 20)) look(each, found, depth + 1);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const fields = value as Fields;
  for (const name of ["code", "status", "error_code", "status_code"]) {
    const code = fields[name];
    if ((typeof code === "string" && code !== "") || typeof code === "number") found.code ??= code;
  }
  for (const name of ["type", "kind", "error_type"]) {
    const type = fields[name];
    if (typeof type === "string" && type !== "error") found.type ??= type;
  }
  const { param, loc, estimated_time: estimated } = fields;
  // Python's word for nothing.
  if (typeof param === "string" && !/^(?:none|null)?$/i.test(param)) found.param ??= param;
  // FastAPI tells the place of what it refuses: ["body", "temperature"].
  if (Array.isArray(loc)) {
    const place = (loc as unknown[]).filter((step) => typeof step === "string" && step !== "body");
    if (place.length > 0) found.param ??= place.join(".");
  }
  if (typeof estimated === "number") found.loadsFor ??= estimated;
  for (const name of WORDS) {
    const words = fields[name];
    if (typeof words === "string") look(words, found, depth + 1);
  }
  for (const name of WITHIN) {
    const within = fields[name];
    const isSeen = WORDS.includes(name) && typeof within === "string";
    if (within !== undefined && !isSeen) look(within, found, depth + 1);
  }
  nameRefused(fields["errors"], found, depth);
}

/** Some tell each parameter with what is wrong about it: {"max_tokens": ["is not allowed"]}. */
function nameRefused(errors: unknown, found: Found, depth: number): void {
  if (typeof errors !== "object" || errors === null || Array.isArray(errors)) return;
  for (const [name, told] of Object.entries(errors).slice(0, 20)) {
    const isList = Array.isArray(told) && told.every((words) => typeof words === "string");
    if (WORDS.includes(name) || WITHIN.includes(name)) continue;
    const words = isList ? told.join(", ") : told;
    if (typeof words === "string") look(`${name} ${words}`, found, depth + 1);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
