// The analyst: a model looks in one exchange for something worth proposing. Its answer is data and is checked here, and
// what it quotes must be the companion's own words. Proof: test/voice/read-proposals.test.ts.

import * as z from "zod";
import { parse as parseYaml } from "yaml";
import { LlmError } from "../errors.ts";
import { visible } from "../record/text/unseen.ts";
import type { PipelineEvent } from "../record/text/jsonl.ts";
import { clipScalar } from "../record/text/clip.ts";
import type { Proposal, StagedProposals } from "../record/types.ts";
import type { AnalystJob } from "../state/analyst-jobs.ts";
import { objectsIn } from "./json-in-text.ts";
import type { Telling } from "../state/held-back.ts";
import { withPermit, type Permit } from "./limits.ts";
import { namesDistress } from "./named-distress.ts";
import type { KeptJob, VoiceDeps } from "./ports.ts";
import { distressIn, tellsDistress } from "../wording/distress.ts";
import { analystExchange } from "./prompts/analyst.ts";
import { foldLine } from "../record/text/fold.ts";
import { asSaid } from "../record/text/quote.ts";
import { CATEGORY_OF, MIND_CATEGORIES, PROPOSAL_SCHEMA, SIGNAL_TYPES } from "./proposal-schema.ts";

/** Stands in place of the bot's reply, for reports that the Voice did not answer. */
export const REPORT_NOTE =
  "[direct report, no reply: the companion tells what was done; treat it as evidence]";

export interface AnalystOutcome {
  readonly staged?: StagedProposals;
  readonly events: readonly PipelineEvent[];
  /** Set when the exchange was not read and has to be read later. */
  readonly analystJob?: KeptJob;
  /** The answer is neither a proposal nor "nothing". */
  readonly isUnreadable?: boolean;
  /** What the analyst heard of distress in the exchange. Nothing of it is proposed, and what is said near it is held back. */
  readonly distress?: Telling["level"];
  /** It said so itself, so the person is answered with comfort. Else only the words of what it proposed tell of it. */
  readonly isDistress?: boolean;
}

type AnalystDeps = Pick<
  VoiceDeps,
  "llm" | "limits" | "snapshot" | "prompts" | "now" | "signal" | "isForgotten"
>;

/**
 * Asks the analyst about one exchange. When the analyst's bucket is empty, the exchange is kept if its reading was promised
 * to the person, and dropped otherwise.
 * @throws LlmError when the model gives no answer. The caller may try again later.
 */
export async function analyse(exchange: KeptJob, deps: AnalystDeps): Promise<AnalystOutcome> {
  const { channelKey, userText, replyText, evidence } = exchange;
  // Not even its rest is read, for what stands beside a telling mostly tells the same without its words. And nothing says so: a
  // count would tell others that there was something.
  if (tellsDistress([userText, replyText, evidence])) return { events: [] };
  // Where no model is asked, as when the day's tokens are spent, nothing is taken.
  const outcome = await withPermit({ act: "analyst", channelKey }, deps.limits, (permit) =>
    readExchange(exchange, permit, deps),
  );
  return outcome ?? { events: [], ...(exchange.isPromised && { analystJob: exchange }) };
}

async function readExchange(
  exchange: KeptJob,
  permit: Permit<"complete">,
  deps: AnalystDeps,
): Promise<AnalystOutcome> {
  const { channelKey, userText, replyText } = exchange;
  const saidAt = exchange.saidAt === undefined ? deps.now() : new Date(exchange.saidAt);
  const snapshot = await deps.snapshot();
  await deps.prompts.prepare(snapshot);
  const system = deps.prompts.analyst(snapshot, `${userText}\n${replyText}`, saidAt);
  const answer = await deps.llm.complete(
    {
      permit,
      task: "analyst",
      channelKey,
      system,
      messages: [{ role: "user", text: analystExchange(userText, replyText) }],
      answerSchema: PROPOSAL_SCHEMA,
    },
    deps.signal,
  );
  const read = readProposals(answer, exchange.evidence);
  if ("isDistress" in read) return { events: [], distress: "sure", isDistress: true };
  const levels = read.proposals.flatMap(textsOf).map(distressIn);
  if (levels.includes("sure")) return { events: [], distress: "sure" };
  if (levels.includes("possible")) return { events: [], distress: "possible" };
  const proposals: Proposal[] = [];
  const reasons = [...read.refused];
  for (const proposal of read.proposals) {
    if (await deps.isForgotten?.(textsOf(proposal))) reasons.push("forgotten");
    else proposals.push(proposal);
  }
  const isUnreadable =
    proposals.length === 0 && reasons.some((reason) => /^(?:invalid_|too_long$)/.test(reason));
  return {
    events: reasons.map((reason) => refused(reason, channelKey)),
    ...(isUnreadable && { isUnreadable }),
    ...(proposals.length > 0 && {
      staged: { proposals, channelKey, userText, replyText, saidAt: saidAt.getTime() },
    }),
  };
}

function refused(reason: string, channelKey: string): PipelineEvent {
  const extras = { channel_key: channelKey, reason };
  return { event: "invalid_candidate", candidateId: null, extras };
}

/** All texts of a proposal. */
function textsOf(proposal: Proposal): readonly string[] {
  return Object.values(proposal).filter((value) => typeof value === "string");
}

/** Asks as `analyse` does, but keeps an exchange that could not be read now. @throws LlmError `aborted` when stopped. */
export async function analyseOrKeep(
  exchange: AnalystJob,
  deps: AnalystDeps,
): Promise<AnalystOutcome> {
  const saidAt = exchange.saidAt ?? deps.now().getTime();
  const promised = { ...exchange, saidAt, isPromised: true };
  try {
    const outcome = await analyse(promised, deps);
    return outcome.isUnreadable ? { ...outcome, analystJob: promised } : outcome;
  } catch (error) {
    if (!(error instanceof LlmError) || error.kind === "aborted") throw error;
    return { events: [], analystJob: promised };
  }
}

const ANSWER_LIMIT = 20_000;
/** Proposals of one exchange. Further ones are left out: an owner has to read each. */
const MOST_PROPOSALS = 5;

/** What an analyst's answer proposes. */
export interface ReadProposals {
  readonly proposals: readonly Proposal[];
  /** A reason for each that is refused. */
  readonly refused: readonly string[];
}

/**
 * Reads an analyst's answer: what it proposes, or the model's word that the exchange tells of distress.
 * @param evidence the companion's own words. The quote of each proposal must be among them.
 */
export function readProposals(
  answer: string,
  evidence: string,
): ReadProposals | { readonly isDistress: true } {
  const text = withoutFence(answer.trim());
  const { values, read } = readAnswer(text);
  // Before everything else, whatever the answer is otherwise.
  if (namesDistress(answer, values)) return { isDistress: true };
  if (isNothing(text)) return { proposals: [], refused: [] };
  if (answer.length > ANSWER_LIMIT) return { proposals: [], refused: ["too_long"] };
  const found = proposed(read)
    .slice(0, MOST_PROPOSALS)
    .map((each) => checked(each, evidence));
  const refused = found.flatMap((each) => (typeof each === "string" ? [each] : []));
  const proposals = found.flatMap((each) => (typeof each === "string" ? [] : [each]));
  const entryOf = ({ suggestedEntry }: Proposal): string => foldLine(suggestedEntry);
  return {
    proposals: proposals.filter(
      (each, at) => proposals.findIndex((other) => entryOf(other) === entryOf(each)) === at,
    ),
    refused,
  };
}

/** Gives the proposal, or the reason why it is refused. */
function checked(value: unknown, evidence: string): Proposal | string {
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success) return `invalid_${parsed.error.issues[0]?.path.join("_") || "shape"}`;
  const proposal = toProposal(parsed.data);
  const exampleFromExchange = asSaid(proposal.exampleFromExchange, evidence);
  return exampleFromExchange === undefined
    ? "quote_not_found"
    : { ...proposal, exampleFromExchange };
}

function isNothing(text: string): boolean {
  return /^"?(?:none\b)?[."]*$/i.test(text.trim());
}

/** What an answer proposes: the items of `proposals`, or a single proposal by itself or as `proposal`. */
function proposed(answer: unknown): readonly unknown[] {
  if (typeof answer !== "object" || answer === null) return [answer];
  const told = new Map(Object.entries(answer));
  const held = ["proposals", "proposal"].filter((name) => told.has(name));
  if (held.length === 0) return [answer];
  return held.flatMap((name) => {
    const value = told.get(name);
    const read = typeof value === "string" && /^[[{]/.test(value) ? parsedJson(value) : value;
    const items: readonly unknown[] = Array.isArray(read) ? read : [read];
    return items.filter((item) => item != null && !(typeof item === "string" && isNothing(item)));
  });
}

/** What nobody can see is no part of a proposal: an owner could not be asked about it. */
const line = (max: number) =>
  z
    .string()
    .transform((value) => clipScalar(visible(value), max))
    .refine((value) => value.length > 0, "empty");
const optionalLine = z
  .string()
  .nullish()
  .transform((value) => clipScalar(visible(value ?? ""), 300) || undefined);

const answerSchema = z.object({
  mind_category: z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.enum(MIND_CATEGORIES)),
  signal_type: z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.enum(SIGNAL_TYPES)),
  priority_score: z.coerce.number().int().min(1).max(5).nullish().catch(undefined),
  summary: line(300),
  example_from_exchange: line(500),
  suggested_entry: line(200),
  prompt_addition: line(300).catch("none"),
  suggested_followup: optionalLine,
  tension_with: optionalLine,
  alternative_interpretation: optionalLine,
});

function toProposal(answer: z.infer<typeof answerSchema>): Proposal {
  return {
    // Where the two disagree, the finer one was chosen with more care.
    mindCategory: CATEGORY_OF[answer.signal_type],
    signalType: answer.signal_type,
    summary: answer.summary,
    exampleFromExchange: answer.example_from_exchange,
    suggestedEntry: answer.suggested_entry,
    promptAddition: answer.prompt_addition,
    ...(answer.priority_score != null && { priorityScore: answer.priority_score }),
    ...(answer.suggested_followup && { suggestedFollowup: answer.suggested_followup }),
    ...(answer.tension_with && { tensionWith: answer.tension_with }),
    ...(answer.alternative_interpretation && {
      alternativeInterpretation: answer.alternative_interpretation,
    }),
  };
}

function withoutFence(text: string): string {
  return /^```[\w-]*\r?\n([\s\S]*?)\r?\n?```$/.exec(text)?.[1]?.trim() ?? text;
}

/** What an answer holds: the values that can be read in it, and the one of them that is the analyst's answer. */
interface Answer {
  readonly values: readonly unknown[];
  readonly read: unknown;
}

/** Reads JSON, else the proposal in prose, else flat `key: value` lines as YAML or by hand. */
function readAnswer(text: string): Answer {
  const whole = parsedJson(text);
  // Some models write their JSON into a text.
  if (typeof whole === "string") {
    const held = parsedJson(whole);
    const values = held === undefined ? objectsIn(whole) : [held];
    return { values, read: held ?? proposalIn(values) ?? whole };
  }
  if (whole !== undefined) return { values: [whole], read: withinWrapper(whole) ?? whole };
  const objects = objectsIn(text);
  const found = proposalIn(objects);
  if (found || text.length > ANSWER_LIMIT) return { values: objects, read: found };
  const lines = linesIn(text);
  return { values: [...objects, lines], read: lines };
}

function linesIn(text: string): object {
  try {
    // The log level "silent" would also swallow the errors.
    const value: unknown = parseYaml(text, {
      schema: "core",
      maxAliasCount: 0,
      logLevel: "error",
    });
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // unquoted colons and the like: read line by line
  }
  return Object.fromEntries(
    text.split(/\r?\n/).flatMap((entry) => {
      const match = /^([a-z_]+):\s*(.*)$/.exec(entry);
      return match?.[1] ? [[match[1], (match[2] ?? "").replace(/^["']|["']$/g, "")]] : [];
    }),
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Gives the last object that proposes something, or says that there is nothing: drafts stand before it. */
function proposalIn(values: readonly unknown[]): object | undefined {
  return values.flatMap((value) => withinWrapper(value) ?? []).at(-1);
}

/**
 * Gives the value itself if it is an analyst's answer, else the one that it holds: `{"result": ...}`, the arguments of a call.
 * A list of proposals is an answer.
 */
function withinWrapper(value: unknown, depth = 0): object | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (ANSWER_KEYS.some((key) => Object.hasOwn(value, key))) return value;
  if (depth > 2) return undefined;
  const found = Object.values(value).flatMap((held: unknown) => {
    const read = typeof held === "string" && held.startsWith("{") ? parsedJson(held) : held;
    return withinWrapper(read, depth + 1) ?? [];
  });
  if (Array.isArray(value) && found.length > 1) {
    return { proposals: found.flatMap((each) => proposed(each)) };
  }
  return found.length === 1 ? found[0] : undefined;
}

const ANSWER_KEYS = [
  "proposals",
  "proposal",
  "distress",
  "mind_category",
  "suggested_entry",
] as const;
