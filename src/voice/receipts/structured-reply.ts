// A reply of the Voice with what it rests on. Servers that hold a model to a form send JSON; others send words, or something
// between. Whatever comes, what is shown to the person is the reply's own text. The time is linear in the length of the answer. Proof: test/voice/structured-reply.test.ts.

import { objectsIn } from "../json-in-text.ts";
import type { AnswerSchema } from "../ports.ts";

/** The reply comes first, so that it can be shown while the rest is still being written. */
export const REPLY_SCHEMA: AnswerSchema = {
  name: "reply",
  isSpoken: true,
  schema: {
    type: "object",
    properties: {
      reply: { type: "string" },
      from: { type: "array", items: { type: "string" } },
      offers_lookup: { type: "boolean" },
    },
    required: ["reply", "from", "offers_lookup"],
    additionalProperties: false,
  },
};

export interface StructuredReply {
  /** "" where the answer has no words for a person. */
  readonly text: string;
  /** The handles as the model wrote them. Undefined where it named none and was not heard to say "none". */
  readonly from?: readonly string[];
  readonly offersLookup?: boolean;
  /** True when the reply's text does not come to its end. */
  readonly isCut: boolean;
}

/** Reads a model's answer, in any form. Never throws. */
export function readReply(answer: string): StructuredReply {
  return readDeep(answer, MOST_DEEP);
}

/** Gives a reply in the form of the schema. Read again it is the same. */
export function writeReply({ text, from, offersLookup }: Omit<StructuredReply, "isCut">): string {
  return JSON.stringify({ reply: text, from, offers_lookup: offersLookup });
}

/** A reply within a reply, as a model writes it that puts its JSON into the field. */
const MOST_DEEP = 3;
/** The names that models give to the field, ours first. */
const REPLY_KEYS = ["reply", "answer", "response", "message", "text", "content"] as const;
const OTHER_KEYS = ["from", "offers_lookup"] as const;

function readDeep(answer: string, left: number): StructuredReply {
  const said = quotedWhole(answer) ?? answer;
  const read = readOnce(said);
  const isInner = read.text !== said && looksStructured(read.text);
  if (!isInner || left === 0) return read;
  const inner = readDeep(read.text, left - 1);
  return { ...read, ...inner };
}

function readOnce(answer: string): StructuredReply {
  const fields = objectsIn(answer).map(fieldsOf);
  const whole = fields.findLast(({ reply }) => reply !== undefined);
  if (whole?.reply !== undefined) return { ...tellings(whole), text: whole.reply, isCut: false };
  const loose = looseReply(answer);
  if (loose !== undefined) return loose;
  const beside = fields.findLast((each) => each.isOurs);
  if (beside) return { ...tellings(beside), text: withoutData(answer), isCut: false };
  const words = answer.replace(BEGUN_DATA, "");
  return { text: isBareData(words) ? "" : words.trim(), isCut: false };
}

interface Fields {
  readonly reply: string | undefined;
  readonly from: readonly string[] | undefined;
  readonly offersLookup: boolean | undefined;
  readonly isOurs: boolean;
}

function fieldsOf(object: object): Fields {
  const fields = new Map(
    Object.entries(object).map(([key, value]: [string, unknown]) => [bareKey(key), value]),
  );
  const isOurs = ["reply", ...OTHER_KEYS].some((key) => fields.has(bareKey(key)));
  // Somebody may be told about JSON: an object counts as ours by one of our names, or by the name of an answer alone.
  const keys = isOurs || fields.size === 1 ? REPLY_KEYS : [];
  const reply = keys.map((key) => fields.get(key)).find((value) => typeof value === "string");
  return {
    reply: typeof reply === "string" && reply.trim() !== "" ? reply.trim() : undefined,
    from: handlesOf(fields.get("from")),
    offersLookup: flagOf(fields.get(bareKey("offers_lookup"))),
    isOurs,
  };
}

function bareKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, "");
}

function tellings({ from, offersLookup }: Fields): Pick<StructuredReply, "from" | "offersLookup"> {
  return { ...(from && { from }), ...(offersLookup !== undefined && { offersLookup }) };
}

function handlesOf(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return value.split(/[\s,;]+/).filter(Boolean);
  if (typeof value === "number") return [String(value)];
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item: unknown) =>
    typeof item === "string" || typeof item === "number" ? [String(item)] : [],
  );
}

function flagOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  return /^\s*(?:true|yes)\s*$/i.test(value);
}

/** Our field where the JSON around it is cut off or wrong: the name in any quotes or none, and a text in any quotes. */
const LOOSE_START =
  /(?:[{,]\s*|^\s*(?:```\w*\s*)?)["'“‘`*]{0,2}reply["'”’`*]{0,2}\s*:\s*(["'“‘„«]|(?=[\p{L}\p{N}¿¡]))/iu;
/**
 * What may stand behind the text's end: another field, the end of the object, of a fence, or of all. It begins with a sign or with
 * the last line break before a field: a form that begins with any number of blanks looks at a run of them anew from each place.
 */
const LOOSE_END =
  /(?:,\s*|\n[^\S\n]*)["'“‘`*]{0,2}(?:from|offers[_ ]?lookup)["'”’`*]{0,2}\s*:|(?:,\s*)?\}\s*(?:```|$)/iu;

function looseReply(answer: string): StructuredReply | undefined {
  const start = LOOSE_START.exec(answer);
  if (!start) return undefined;
  const [, opening = ""] = start;
  const rest = answer.slice(start.index + start[0].length);
  const end = LOOSE_END.exec(rest);
  // In prose "reply: ..." stands for itself, unless another of our fields follows.
  const isData = /[{]\s*["'“‘`]?$/.test(answer.slice(0, start.index + 1)) || end !== null;
  if (opening === "" && !isData) return undefined;
  const written = end ? rest.slice(0, end.index) : rest;
  const text = unescaped(withoutClosing(written, opening));
  const behind = end ? rest.slice(end.index) : "";
  return {
    ...(text === "" ? {} : looseTellings(behind)),
    text,
    isCut: end === null && !hasClosing(written, opening),
  };
}

function looseTellings(behind: string): Pick<StructuredReply, "from" | "offersLookup"> {
  const [, list] = /from["'”’`*]{0,2}\s*:\s*\[([^\]]*)(?:\]|$)/i.exec(behind) ?? [];
  const [, flag] = /offers[_ ]?lookup["'”’`*]{0,2}\s*:\s*["']?(\w+)/i.exec(behind) ?? [];
  return {
    ...(list !== undefined && {
      from: list.split(/[,;]/).flatMap((item) => item.replace(/["'“”‘’\s]/g, "") || []),
    }),
    ...(flag !== undefined && { offersLookup: flagOf(flag) ?? false }),
  };
}

function hasClosing(written: string, opening: string): boolean {
  const end = written.replace(BRACKETS_BEHIND, "");
  return opening !== "" && CLOSINGS.test(end) && !/(?:^|[^\\])(?:\\\\)*\\["']$/.test(end);
}

const CLOSINGS = /["'”’“»]$/;
/** From the first of them on, and from no other place. */
const BRACKETS_BEHIND = /(?<![\s}\]`])[\s}\]`]+$/;

function withoutClosing(written: string, opening: string): string {
  if (opening === "") return written.trim();
  const end = written.trimEnd();
  return hasClosing(end, opening) ? end.replace(BRACKETS_BEHIND, "").slice(0, -1) : end;
}

/** The text of a JSON string, of one that is cut within an escape, too. */
function unescaped(text: string): string {
  const whole = text.replace(/(?<!\\)((?:\\\\)*)\\(?:u[\da-f]{0,3})?$/i, "$1");
  return whole
    .replace(/\\(?:u([\da-f]{4})|([\s\S]))/gi, (_, code: string | undefined, sign: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return ESCAPES[sign] ?? sign;
    })
    .trim();
}

const ESCAPES: { readonly [sign: string]: string } = { n: "\n", r: "\n", t: "\t", b: "", f: "" };

/** An object that was cut off before it held anything. */
const BEGUN_DATA = /(?:```\w{0,10}\s*)?\{\s*(?:["'“‘][\w ]{0,20}["'”’]?\s*(?::\s*)?)?$/;

/** The words around data: what a model says above or below the object in which it names its sources. */
function withoutData(answer: string): string {
  const text = answer.replace(/```\w*\s*\{[\s\S]*?(?:```|$)/g, "");
  const names = /\b(?:from|offers_lookup)/gi;
  const kept: string[] = [];
  let at = 0;
  for (let open = text.indexOf("{"); open >= 0; open = text.indexOf("{", at)) {
    names.lastIndex = open;
    if (!names.test(text)) break;
    kept.push(text.slice(at, open));
    const close = text.indexOf("}", names.lastIndex);
    at = close < 0 ? text.length : close + 1;
  }
  return [...kept, text.slice(at)].join("").trim();
}

/** True for nothing but an object, in a fence or not, that has no words for anybody. */
function isBareData(answer: string): boolean {
  const bare = answer
    .replace(/^\s*```\w*/, "")
    .replace(/```\s*$/, "")
    .trim();
  return (
    /^[[{]/.test(bare) && (/[}\]]$/.test(bare) || /^\{\s*(?:["'}]|$)/.test(bare)) && !isProse(bare)
  );
}

/** "[laughs] Hello" begins like data. */
function isProse(text: string): boolean {
  return /^\[[^\]"{}]*\]\s*\p{L}/u.test(text) || /^\[[\p{L}\s]+\]$/u.test(text);
}

function looksStructured(text: string): boolean {
  return /^\s*(?:```\w*\s*)?\{/.test(text) || LOOSE_START.test(text);
}

/** The text of an answer that is one JSON string. */
function quotedWhole(answer: string): string | undefined {
  if (!/^\s*"[\s\S]*"\s*$/.test(answer)) return undefined;
  const inner = answer.trim().slice(1, -1);
  return /(?<!\\)(?:\\\\)*"/.test(inner) ? undefined : unescaped(inner);
}
