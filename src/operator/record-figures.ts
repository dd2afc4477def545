// A Record's state in figures, for its owner and its operator.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { readNewestLines } from "../record/newest-lines.ts";
import type { ActivityItem } from "../record/parsed-record.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import { newestRows, type JsonRow } from "../record/text/jsonl.ts";
import { clip } from "../record/text/clip.ts";
import { parseTimestamp, type LocalClock } from "../record/text/timestamp.ts";
import type { Candidate, MindCategory, MindEntry } from "../record/types.ts";
import { tellsDistress } from "../wording/distress.ts";
import { isAsked } from "../wording/untold.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { onDay, sinceDay } from "../wording/plain-days.ts";
import { counted } from "../wording/sentences.ts";

/** The sources of the figures. */
export interface FigureSources {
  readonly now: Date;
  readonly candidates: readonly Candidate[];
  /** Text of PIPELINE-EVENTS.jsonl; its newest `NEWEST_EVENTS` lines are enough. */
  readonly events: string;
  /** The time of the last words, as far as the transcript shows it. */
  readonly lastSaid?: Date;
  /** The entries that still hold. */
  readonly mind: readonly Pick<MindEntry, "category">[];
  readonly activities: number;
}

export interface RecordFigures {
  readonly pending: number;
  readonly oldestPending?: { readonly since: Date; readonly days: number };
  readonly lastActivity?: Date;
  readonly entries: { readonly [kind in MindCategory | "activities"]: number };
  /** The newest first, in the owner's words or by the name of a button. */
  readonly rejections: readonly { readonly candidateId: string; readonly reason: string }[];
}

/** The number of newest events that are read, so that the summary of an old Record takes no longer. */
const NEWEST_EVENTS = 500;
const REJECTIONS = 3;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Gives the figures.
 * @param activities those of EVIDENCE.md, from a caller that has read them.
 * @throws RecordError when a file cannot be read.
 */
export async function readFigures(
  store: RecordStore,
  now: Date,
  activities?: readonly ActivityItem[],
): Promise<RecordFigures> {
  const { mind } = await store.snapshot();
  const lastSaid = await changedAt(join(store.folder, FILES.transcript));
  return figuresOf({
    now,
    candidates: (await store.candidates()).open(),
    events: await readNewestLines(join(store.folder, FILES.events), NEWEST_EVENTS),
    ...(lastSaid && { lastSaid }),
    mind,
    activities: (activities ?? (await activitiesOf(store))).length,
  });
}

/** Gives the ACT entries of EVIDENCE.md. @throws RecordError when the file cannot be read. */
export async function activitiesOf(store: RecordStore): Promise<readonly ActivityItem[]> {
  return (await store.parsedEvidence()).activities;
}

/** Computes the figures. */
export function figuresOf(facts: FigureSources): RecordFigures {
  const { now, mind, activities } = facts;
  const events = newestRows(facts.events, NEWEST_EVENTS);
  const pending = facts.candidates.filter(isAsked);
  const oldest = least(pending.flatMap((candidate) => waitingSince(candidate, events) ?? []));
  const lastActivity = greatest([
    ...events.flatMap((row) => timeOf(row) ?? []),
    ...(facts.lastSaid ? [facts.lastSaid] : []),
  ]);
  const count = (category: MindCategory): number =>
    mind.filter((entry) => entry.category === category).length;
  return {
    pending: pending.length,
    ...(oldest && {
      oldestPending: {
        since: oldest,
        days: Math.max(0, Math.floor((now.getTime() - oldest.getTime()) / DAY_MS)),
      },
    }),
    ...(lastActivity && { lastActivity }),
    entries: {
      knowledge: count("knowledge"),
      curiosity: count("curiosity"),
      personality: count("personality"),
      activities,
    },
    rejections: events
      .filter((row) => row["event"] === "rejected" && row["rejection_reason"])
      // An earlier version kept any reason.
      .filter((row) => !tellsDistress([String(row["rejection_reason"])]))
      .slice(-REJECTIONS)
      .toReversed()
      .map((row) => ({
        candidateId: String(row["candidate_id"]),
        reason: clip(String(row["rejection_reason"]), 200),
      })),
  };
}

/** Gives the figures line by line, in the Record's language. */
export function figureLines(
  figures: RecordFigures,
  lines: Lines,
  { clock, now }: { readonly clock: LocalClock; readonly now: Date },
): readonly string[] {
  const { pending, oldestPending, lastActivity, entries, rejections } = figures;
  const today = clock.date(now);
  const since = oldestPending ? sinceDay(clock.date(oldestPending.since), today, lines) : "?";
  return [
    pending === 0
      ? lines.profile_pending_none
      : counted(lines, pending, "profile_pending_one", "profile_pending_many", { since }),
    lastActivity
      ? fill(lines.profile_activity, {
          day: onDay(clock.date(lastActivity), today, lines),
          time: clock.timestamp(lastActivity).slice(11, 16),
        })
      : lines.profile_activity_none,
    fill(lines.profile_entries, { kinds: kindsOf(entries, lines) }),
    ...(rejections.length > 0 ? [lines.profile_rejected] : []),
    ...rejections.map(({ candidateId, reason }) => `• ${candidateId}: ${spoken(reason, lines)}`),
  ];
}

/** "12 things learned, 1 trait": the kinds that there are. */
function kindsOf(entries: RecordFigures["entries"], lines: Lines): string {
  const kinds = [
    [entries.knowledge, "review_kind_knowledge_one", "review_kind_knowledge_many"],
    [entries.curiosity, "review_kind_curiosity_one", "review_kind_curiosity_many"],
    [entries.personality, "review_kind_personality_one", "review_kind_personality_many"],
    [entries.activities, "kind_activity_one", "kind_activity_many"],
  ] as const;
  const some = kinds.filter(([count]) => count > 0);
  const shown = some.length > 0 ? some : [kinds[0]];
  return shown
    .map(([count, one, many]) => `${count} ${lines[count === 1 ? one : many]}`)
    .join(", ");
}

/** Shows a reason that was a button as its label, and any other as it was typed. */
function spoken(reason: string, lines: Lines): string {
  const label = `button_${reason}`;
  return Object.hasOwn(lines, label)
    ? lines[label as keyof Lines]
    : fill(lines.quoted, { text: reason });
}

/** The time of the staging event counts. Without one, the block's own local time without a zone does. */
function waitingSince(candidate: Candidate, events: readonly JsonRow[]): Date | undefined {
  const staged = events.find(
    (row) => row["event"] === "staged" && row["candidate_id"] === candidate.id,
  );
  return (staged && timeOf(staged)) ?? parseTimestamp(candidate.timestamp ?? "");
}

function timeOf(row: JsonRow): Date | undefined {
  return parseTimestamp(typeof row["ts"] === "string" ? row["ts"] : "");
}

function least(dates: readonly Date[]): Date | undefined {
  return dates.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

function greatest(dates: readonly Date[]): Date | undefined {
  return dates.toSorted((a, b) => b.getTime() - a.getTime())[0];
}

async function changedAt(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).mtime;
  } catch {
    return undefined;
  }
}
