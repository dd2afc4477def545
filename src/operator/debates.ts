// Debates about rules of INTENT.md that several sources conflict with. An operator stages and resolves them, and nothing here
// changes INTENT.md. Answers begin with the Record's id and hold ids and names only: the candidates' words stay in the packet.

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Actor, Desk } from "../desk/desk.ts";
import { keptWords, requireStillKept } from "../desk/kept-words.ts";
import {
  parseDebates,
  planDebate,
  resolutionOf,
  resolveDebate,
} from "../record/candidates/debates.ts";
import type { Debate, DebatePacket, Position } from "../record/candidates/debates.ts";
import { readNewestLines } from "../record/newest-lines.ts";
import { newestRows, type PipelineEvent } from "../record/text/jsonl.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import type { FileEdit } from "../record/types.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import { windowOf } from "./intent-audit.ts";
import { intentDrift, ranked, type ConflictRow } from "./intent-drift.ts";

/**
 * Stages a packet. Gives the line that says which, or why none.
 * @param argument a rule and a number of days, both optional, in any order.
 * @param tell takes the answer, inside the transaction that stages.
 * @throws RecordError when PENDING-REVIEW.md cannot take a packet.
 */
export function stageDebate(
  argument: string,
  actor: Actor,
  desk: Desk,
  tell?: (text: string) => void,
): Promise<void> {
  const words = argument.trim().split(/\s+/);
  const days = windowOf(words.find((word) => /^\d+$/.test(word)) ?? "");
  const rule = words.find((word) => !/^\d*$/.test(word));
  return desk.alone(async (alone) => {
    const { state, store, now } = alone;
    const answer = answering(alone, tell);
    const chosen = chooseDebate(await readConflicts(days, alone), rule);
    if ("none" in chosen) return answer(`${chosen.none} over ${days} d.`);
    const { clock } = await store.snapshot();
    const { id, number, edit } = planDebate(await store.candidates(), chosen, {
      timestamp: clock.timestamp(now()),
      lastNumber: Number(state.settings.get(LAST_NUMBER) ?? 0),
    });
    const sources = chosen.positions.map(({ source }) => source);
    const extras = {
      rule_id: chosen.ruleId,
      source_agents: sources.join(","),
      window_days: days,
      ...extrasOf(actor),
    };
    const event = { event: "intent_debate_packet_staged", candidateId: id, extras };
    const text = `${id} is staged: ${chosen.ruleId}, ${sources.join(" and ")}. Next: /resolve_debate ${id} and one of ${SUGGESTED}`;
    return answer(text, { edit, event, number });
  });
}

/**
 * Resolves a packet. Gives the line that says so, or how to do it. Words that may not be kept, or are no owner's, resolve
 * nothing; of those that begin with one of our own, that one stays.
 * @param argument `DEBATE-0001` and words.
 * @param tell takes the answer, inside the transaction that resolves.
 * @throws CandidateError when there is no such open packet; RecordError when it cannot be written.
 */
export function settleDebate(
  argument: string,
  actor: Actor,
  desk: Desk,
  tell?: (text: string) => void,
): Promise<void> {
  const [given = "", free = ""] = argument.trim().split(/\s+([^]*)/, 2);
  const id = given.toUpperCase();
  return desk.alone(async (alone) => {
    const { store, now } = alone;
    const answer = answering(alone, tell);
    const kept = isOwner(actor, alone) ? keptWords(free, actor, alone) : undefined;
    const words = kept ?? suggestedIn(free);
    const refusal = refusalOf(id, words);
    if (refusal) return answer(refusal);
    const { clock } = await store.snapshot();
    const resolution = resolutionOf(words);
    const edit = resolveDebate(await store.candidates(), id, {
      resolution,
      timestamp: clock.timestamp(now()),
    });
    const extras = { resolution, ...extrasOf(actor) };
    const event = { event: "intent_debate_packet_resolved", candidateId: id, extras };
    const isStill = () => {
      if (kept !== undefined) requireStillKept(actor, alone);
    };
    return answer(`${id} is resolved: ${resolution}.`, { edit, event, isStill });
  });
}

/** An operator who owns nothing here may choose among our words. Words of a person enter a Record by its owner alone. */
function isOwner({ name }: Actor, { ownerChats }: Desk): boolean {
  return ownerChats().some((userId) => name === `telegram:${userId}`);
}

/** Gives the open packets, in the order of the file. @throws RecordError when the file cannot be read. */
export async function debatesText(store: RecordStore): Promise<string> {
  const open = parseDebates(await store.read(FILES.pending)).filter(
    ({ status }) => status === "pending",
  );
  if (open.length === 0) return `${store.recordId}: no debate waits.`;
  const count = open.length === 1 ? "1 debate waits" : `${open.length} debates wait`;
  const more = open.length > SHOWN ? [`and ${open.length - SHOWN} more`] : [];
  return [`${store.recordId}: ${count}`, ...open.slice(0, SHOWN).map(lineOf), ...more].join("\n");
}

/**
 * Gives the rule to debate, and its first conflict with each of the two sources that conflict with it most.
 * @param rule in any case. Absent: the rule with most conflicts among those with two sources.
 */
export function chooseDebate(
  conflicts: readonly ConflictRow[],
  rule: string | undefined,
): Debate | { readonly none: string } {
  const known = conflicts.filter(({ rule: id, source }) => id !== UNKNOWN && source !== UNKNOWN);
  const wanted = rule?.toUpperCase();
  const met =
    wanted === undefined ? known : known.filter((one) => one.rule.toUpperCase() === wanted);
  if (met.length === 0)
    return { none: rule === undefined ? "no conflict" : "no conflict with that rule" };
  const sourcesOf = (id: string): readonly string[] =>
    ranked(met.filter((one) => one.rule === id).map(({ source }) => source)).map(([name]) => name);
  const rules = ranked(met.map((one) => one.rule)).map(([id]) => id);
  const ruleId = rules.find((id) => sourcesOf(id).length >= 2);
  if (ruleId === undefined) {
    return {
      none: `${rule === undefined ? "no rule was" : "that rule was not"} met by two sources`,
    };
  }
  const [a = "", b = ""] = sourcesOf(ruleId);
  const first = (source: string): Position => {
    const row = met.find((one) => one.rule === ruleId && one.source === source);
    return { source, candidateId: row?.candidateId ?? UNKNOWN, reason: row?.reason ?? "" };
  };
  return { ruleId, positions: [first(a), first(b)] };
}

/** The number of newest events that are read. */
const EVENTS = 3000;
const SHOWN = 20;
const UNKNOWN = "unknown";
const LAST_NUMBER = "last_debate_number";
const RESOLUTIONS = ["keep_rule", "revise_rule", "scope_rule", "gather_more_evidence"];
const SUGGESTED = RESOLUTIONS.join(", ");

async function readConflicts(days: number, { store, now }: Desk) {
  const events = await readNewestLines(join(store.folder, FILES.events), EVENTS);
  return intentDrift(newestRows(events, EVENTS), days, now()).conflicts;
}

/** A changed packet, its event, and the number of a new one. */
interface DebateChange {
  readonly edit: FileEdit;
  readonly event: PipelineEvent;
  readonly number?: number;
  /** Throws when the change may not be made any more. */
  readonly isStill?: () => void;
}

/** Gives the end of the story: an answer, and what changed together with it. */
function answering(
  { store, state, now, commit }: Desk,
  tell: (text: string) => void = () => undefined,
): (text: string, change?: DebateChange) => Promise<void> {
  return (text, change) =>
    commit(() => {
      if (change) {
        change.isStill?.();
        if (change.number !== undefined) state.settings.set(LAST_NUMBER, String(change.number));
        state.journal.add(`debate-${randomUUID()}`, {
          edits: [change.edit],
          appends: eventAppends(now(), [change.event]),
        });
      }
      tell(`${store.recordId}: ${text}`);
    });
}

function extrasOf({ name, source, channelKey }: Actor): PipelineEvent["extras"] {
  return { actor: name, channel_key: channelKey, source };
}

function suggestedIn(words: string): string {
  const first = /^\w+/.exec(words)?.[0].toLowerCase();
  return RESOLUTIONS.find((one) => one === first) ?? "";
}

function refusalOf(id: string, words: string): string | undefined {
  if (id !== "" && !/^DEBATE-\d{1,9}$/.test(id))
    return "a debate is called DEBATE-0001, for example.";
  return words.trim() === ""
    ? `write /resolve_debate DEBATE-0001 and one of ${SUGGESTED}`
    : undefined;
}

/** The packet may be edited by hand, so a value is shown only where it looks like a name. */
function lineOf({ id, ruleId, sources, timestamp }: DebatePacket): string {
  const names = [ruleId ?? "", ...sources].map((text) =>
    /^[\w.:-]{1,64}$/.test(text) ? text : UNKNOWN,
  );
  const [rule, ...met] = names;
  const since = /^\d{4}-\d\d-\d\d/.exec(timestamp ?? "")?.[0];
  return `• ${id}: ${rule}, ${met.join(" and ")}${since ? `, since ${since}` : ""}`;
}
