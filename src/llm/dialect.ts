// The parameters that a model takes. Every model refuses others, and each says so in its own words and form. The process remembers
// for each model what a refusal taught, and that a model thinks. Proof: test/llm/dialects.test.ts, test/llm/answer-form.test.ts.

import type { Complaint } from "./bodies/complaint.ts";
import {
  isFiltered,
  isLoading,
  isMomentary,
  isOverflow,
  isSpent,
  type Told,
} from "./server-error.ts";

export interface Dialect {
  readonly maxTokens: "taken" | "refused";
  readonly temperature: "taken" | "refused";
  /** The strictest form of answer that the model can be held to. */
  readonly answerForm: "json_schema" | "json_object" | "free";
  /** The lowest effort of thinking that the model takes. Nothing is asked of a model that was never seen to think. */
  readonly effort: "unseen" | Effort | "refused";
  /** Some models answer in a stream only. */
  readonly delivery: "whole" | "stream";
  /** A model that thinks has room for it, unless its context is too small for that. */
  readonly room: "narrow" | "wide";
}

type Effort = (typeof EFFORTS)[number];

/** From the lowest. Ollama and newer models of OpenAI take the first, others begin with one of the next. */
const EFFORTS = ["none", "minimal", "low"] as const;

const UNKNOWN: Dialect = {
  maxTokens: "taken",
  temperature: "taken",
  answerForm: "json_schema",
  effort: "unseen",
  delivery: "whole",
  room: "narrow",
};

export interface Dialects {
  of(model: string): Dialect;
  /**
   * Learns from a refusal of a request that was worded in `used`. Gives false when it teaches nothing.
   * @param hadAnswerForm true when the request asked for a form of answer.
   */
  learn(model: string, used: Dialect, told: Told, hadAnswerForm: boolean): boolean;
  /** Notes that the model answered a request that was worded in `used`, and whether it thinks before it answers. */
  answered(model: string, used: Dialect, isThinker: boolean): void;
}

/** Creates the memory of dialects; every model is first asked in the fullest one. */
export function createDialects(): Dialects {
  const known = new Map<string, Dialect>();
  /** The effort with which a model last answered. */
  const proven = new Map<string, Dialect["effort"]>();
  const of = (model: string): Dialect => known.get(model) ?? UNKNOWN;
  return {
    of,
    learn: (model, used, told, hadAnswerForm) => {
      const isNew = proven.get(model) !== used.effort;
      const lesson = lessonOf(told, used, { hadAnswerForm, isNew });
      // Calls at the same time may have learned something else, which stays.
      if (lesson) known.set(model, { ...of(model), ...lesson });
      return lesson !== undefined;
    },
    answered: (model, used, isThinker) => {
      proven.set(model, used.effort);
      if (!isThinker || of(model).effort !== "unseen") return;
      known.set(model, { ...of(model), effort: EFFORTS[0], room: "wide" });
    },
  };
}

function lessonOf(
  told: Told,
  used: Dialect,
  { hadAnswerForm, isNew }: { readonly hadAnswerForm: boolean; readonly isNew: boolean },
): Partial<Dialect> | undefined {
  // A prompt that is too long says nothing of any parameter, even where it names one.
  if (isOverflow(told)) return used.room === "wide" ? { room: "narrow" } : undefined;
  if ([isFiltered, isLoading, isMomentary, isSpent].some((other) => other(told))) return undefined;
  const { status, complaint } = told;
  // An error in a 200 may name no status.
  const isRefusal = status === 400 || status === 422 || status === undefined;
  const hasForm = hadAnswerForm && used.answerForm !== "free";
  // Local servers answer 500 or 501 to a form of answer, or an effort, that they cannot make.
  const mayBe = isRefusal || status === 500 || status === 501;
  if (mayBe && hasForm && isAbout(complaint, FORM)) {
    return { answerForm: used.answerForm === "json_schema" ? "json_object" : "free" };
  }
  const isEffort = used.effort !== "unseen" && used.effort !== "refused";
  if (mayBe && isEffort && isAbout(complaint, EFFORT)) {
    return { effort: nextEffort(used.effort, complaint.words) };
  }
  if (isRefusal) {
    if (used.delivery === "whole" && isAbout(complaint, WHOLE)) return { delivery: "stream" };
    if (used.maxTokens === "taken" && isAbout(complaint, MAX_TOKENS)) {
      return { maxTokens: "refused" };
    }
    if (used.temperature === "taken" && isAbout(complaint, TEMPERATURE)) {
      return { temperature: "refused" };
    }
  }
  // A new effort is all that was added since the model last answered.
  const isVague = isRefusal && isEffort && isNew && !told.isIn200 && isVagueRefusal(complaint);
  return isVague ? { effort: "refused" } : undefined;
}

/** A parameter, by its names, and the words by which it is refused. */
interface Parameter {
  readonly name: RegExp;
  readonly refused: RegExp;
  /** Words that say what value it may have. A refused value is no refused parameter. */
  readonly value?: RegExp;
}

const REFUSED =
  /不支持|不允许|不可用|无效|非法|未知|nicht (?:\w+ ){0,2}(?:unterst|erlaub|zul[äa]ss|bekannt|verf[üu]g)|unbekannt|ung[üu]ltig|(?:no|non) (?:\w+ ){0,2}(?:es |est )?(?:compatible|admit|permit|soport|v[áa]lid|pris en charge|autoris|reconn)|not? (?:\w+ ){0,2}(?:support|enabl|allow|permit|recogni|valid|accept|implement|available|compatib|known)|(?:does|do|is|are|can)(?:n['’]t|not) |\bno\b|unsupported|unrecogni[sz]ed|unknown|unexpected|unavailable|unallowed|disallowed|forbidden|deprecated|extra (?:inputs?|fields?|parameters?)|invalid|incompatible|instead|remove|not be (?:set|used|specified)|refuse/i;

const MAX_TOKENS: Parameter = {
  name: /\bmax_tokens\b/,
  refused: REFUSED,
  value:
    /too (?:large|big|high|small|low)|at (?:least|most)|(?:greater|less|larger|smaller|more|fewer) than|must be (?!removed|unset)|between|exceed|positive|range|maximum (?:value|number)|minimum|integer/i,
};

/** Dropped also where only its value is refused: without it the model takes its own. */
const TEMPERATURE: Parameter = {
  name: /\btemperature\b/,
  refused: new RegExp(`${REFUSED.source}|only|must be|between|should be|range|fixed`, "i"),
};

/** `response_format`, OpenAI and DeepSeek; "response format", Groq; "grammar", llama.cpp; "guided", vLLM. */
const FORM: Parameter = {
  name: /response[ _]?(?:format|schema)|json[ _]?schema|json_object|structured[ _]?output|grammar|guided_|guided decoding|json mode|json_validate_failed|failed_generation/i,
  refused: new RegExp(
    `${REFUSED.source}|must be|should be|fail|error|only|cannot|require|one of`,
    "i",
  ),
};

/** An answer that is no stream: "only support stream mode", "for non-streaming calls", Alibaba. */
const WHOLE: Parameter = {
  name: /\bstream\b|\bstreaming\b/,
  refused: /only|must be|enable|require|non-stream/i,
};

const EFFORT: Parameter = {
  name: /reasoning|\bthink|\beffort\b/i,
  refused: new RegExp(`${REFUSED.source}|must be|only|one of|error|should be`, "i"),
};

/**
 * True when the complaint refuses this parameter: it names it as its subject, or says so in a clause of its own. A clause that
 * only quotes the request has no word of refusal in it.
 */
function isAbout({ words, param, code }: Complaint, { name, refused, value }: Parameter): boolean {
  if (param !== undefined) {
    if (!name.test(param)) return false;
    return !value?.test(words) || /unsupported|unknown|unrecogni/i.test(`${String(code)} ${words}`);
  }
  if (typeof code === "string" && name.test(code)) return true;
  return clausesOf(words).some((clause) => {
    if (!name.test(clause)) return false;
    const rest = clause.replace(name, "");
    // Some servers say no more than the name.
    return (refused.test(clause) && !value?.test(rest)) || !/[\p{L}\p{N}]/u.test(rest);
  });
}

/** Sentences and lines. A dot within a name or a number ends none. */
function clausesOf(words: string): readonly string[] {
  return words
    .split(/\n|[.!?;](?=\s|$)/)
    .filter((clause) => clause.length < LONGEST_CLAUSE)
    .map((clause) => {
      const isRepeated = (clause.match(PAIR)?.length ?? 0) > 1;
      return isRepeated ? clause.replace(PAIR, "") : clause;
    });
}

/** A parameter with its value. Several of them are the request, which some servers repeat. */
const PAIR =
  /["'](?!(?:msg|message|detail|reason|error|loc)["'])\w+["']\s*:\s*(?:"[^"]*"|'[^']*'|[\d.]+|true|false|null|\{|\[)/gi;

/** UTF-16 units. What is longer is no sentence about a parameter, but the request once more. */
const LONGEST_CLAUSE = 600;

/** The lowest effort that a refusal names as taken, else the one above the refused. */
function nextEffort(refused: Dialect["effort"], words: string): Dialect["effort"] {
  const at = EFFORTS.findIndex((effort) => effort === refused);
  const higher = EFFORTS.slice(at + 1);
  const [, list] =
    /(?:support(?:ed|s)?|allowed|valid|accepted|expected|one of|must be|should be|available|permitted)\b[^\n]*?((?:['"`]?\b(?:none|minimal|low|medium|high|xhigh|max)\b['"`]?[\s,|/]*(?:and |or )?){2,})/i.exec(
      words,
    ) ?? [];
  const isUnknown =
    /unrecogni|unknown|unexpected|extra (?:inputs?|fields?)|unsupported param|not support(?:ed)? (?:the )?(?:param|thinking|reasoning)|no such/i;
  if (list !== undefined) {
    return higher.find((effort) => new RegExp(`\\b${effort}\\b`, "i").test(list)) ?? "refused";
  }
  return isUnknown.test(words) ? "refused" : (higher[0] ?? "refused");
}

/** A refusal that names nothing: it may be about anything. */
function isVagueRefusal({ words, param }: Complaint): boolean {
  return (
    param === undefined &&
    words.length < 200 &&
    !/token|key|model|message|content|role/i.test(words)
  );
}
