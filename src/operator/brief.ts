// The operator's brief before a session with the person, in markdown. It shows what the Record says, so it is for the
// operator's own terminal only.

import { clip } from "../record/text/clip.ts";
import { visible } from "../record/text/unseen.ts";
import type { ActivityItem } from "../record/parsed-record.ts";
import { parseTimestamp } from "../record/text/timestamp.ts";
import type { Candidate, MindCategory, MindEntry } from "../record/types.ts";
import { isAsked } from "../wording/untold.ts";
import type { RecordFigures } from "./record-figures.ts";

export interface BriefFacts {
  readonly recordId: string;
  readonly name: string;
  readonly now: Date;
  readonly figures: RecordFigures;
  readonly candidates: readonly Candidate[];
  readonly activities: readonly ActivityItem[];
  /** The entries that still hold, newest first. */
  readonly mind: readonly MindEntry[];
}

const STALE_DAYS = 3;
const QUIET_DAYS = 7;
const ACTIVITIES = 5;
const QUESTIONS = 3;
const DAY_MS = 24 * 60 * 60_000;
const KINDS: readonly (readonly [MindCategory, string])[] = [
  ["knowledge", "Learned"],
  ["curiosity", "Curious about"],
  ["personality", "Observed"],
];

/** Gives the brief in markdown. */
export function briefText(facts: BriefFacts): string {
  const { recordId, name } = facts;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["Pending Review", pendingLines(facts)],
    ["Recent Activity", activityLines(newestActivities(facts.activities))],
    ["From the Record", entryLines(facts.mind)],
    ["Suggested Questions", questionLines(facts.candidates)],
  ];
  const body = sections.map(([title, lines]) => `## ${title}\n\n${lines.join("\n")}`);
  return [`# Session brief: ${clip(name, 60)} (${recordId})`, ...body].join("\n\n");
}

function pendingLines({ figures, activities, now }: BriefFacts): readonly string[] {
  const { pending, oldestPending } = figures;
  const isStale = oldestPending !== undefined && oldestPending.days > STALE_DAYS;
  const newest = newestActivities(activities)
    .flatMap(({ item }) => parseTimestamp(item.fields.get("date") ?? "") ?? [])
    .at(0);
  const isQuiet = !newest || now.getTime() - newest.getTime() > (QUIET_DAYS + 1) * DAY_MS;
  return [
    pending === 0 ? "Nothing waits." : `${pending} waiting for a yes or no.`,
    ...(isStale ? [`The oldest has waited ${oldestPending.days} days. Next: /review`] : []),
    ...(isQuiet
      ? [`No dated activity in the last ${QUIET_DAYS} days: a good day for "we did ..."`]
      : []),
  ];
}

/** The newest first, by date, then by number. Activities without a date come last. */
function newestActivities(activities: readonly ActivityItem[]): readonly ActivityItem[] {
  const keyOf = ({ item }: ActivityItem): string =>
    `${(item.fields.get("date") ?? "").padEnd(10)} ${/\d+$/.exec(item.id)?.[0].padStart(12, "0")}`;
  return activities
    .map((activity) => ({ activity, key: keyOf(activity) }))
    .toSorted((a, b) => Number(a.key < b.key) - Number(a.key > b.key))
    .map(({ activity }) => activity);
}

function activityLines(activities: readonly ActivityItem[]): readonly string[] {
  const lines = activities.slice(0, ACTIVITIES).map(({ item }) => {
    const said = ["topic", "question", "summary", "activity_type"]
      .map((key) => visible(item.fields.get(key) ?? ""))
      .find((text) => text !== "");
    const date = visible(item.fields.get("date") ?? "") || "no date";
    return `- ${item.id} (${clip(date, 20)}): ${clip(said ?? "?", 60)}`;
  });
  return lines.length > 0 ? lines : ["None yet."];
}

function entryLines(mind: readonly MindEntry[]): readonly string[] {
  const lines = KINDS.flatMap(([category, title]) => {
    const entry = mind.find((candidate) => candidate.category === category);
    return entry ? [`- ${title}: ${clip(entry.text, 40)} (${entry.id})`] : [];
  });
  return lines.length > 0 ? lines : ["None yet."];
}

/** The analyst's follow-up questions about the waiting candidates. */
function questionLines(candidates: readonly Candidate[]): readonly string[] {
  const lines = candidates
    .filter(isAsked)
    .flatMap(({ suggestedFollowup = "" }) => visible(suggestedFollowup) || [])
    .slice(0, QUESTIONS)
    .map((question) => `- ${clip(question, 200)}`);
  return lines.length > 0 ? lines : ["None."];
}
