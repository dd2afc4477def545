// Rotation: old rows and notes move to archives/, through the journal. A kill at any point loses nothing, and everything said
// meanwhile is appended after it.

import { randomUUID } from "node:crypto";
import type { Actor, Desk } from "../desk/desk.ts";
import { readText } from "../record/files.ts";
import { placeIn } from "../record/links.ts";
import {
  EVENT_LIMITS,
  LOG_LIMITS,
  MEMORY_TTL_DAYS,
  monthBefore,
  rotateLedger,
  rotateLog,
  rotateMemory,
  type RotatedLog,
} from "../record/archive/rotation.ts";
import { FILES } from "../record/store.ts";
import type { FileEdit } from "../record/types.ts";
import { archivePath } from "../record/archive/whole-ledger.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import type { FileAppend } from "../state/journal/record-journal.ts";
import { rewrite } from "./rewrite.ts";

export interface Rotation {
  /** Notes of MEMORY.md that have expired. */
  readonly memory: readonly string[];
  readonly moved: readonly {
    readonly path: string;
    readonly count: number;
    readonly archives: readonly string[];
  }[];
}

/** Gives a preview of a rotation, without writing. @throws RecordError when a file cannot be read. */
export async function previewRotation(desk: Desk): Promise<Rotation> {
  return (await plan(desk)).rotation;
}

/**
 * Carries a rotation out and gives what moved.
 * @param tell runs inside the transaction that rotates.
 * @throws CameBetween when the Record is being written to all the time.
 */
export function rotate(
  actor: Actor,
  desk: Desk,
  tell?: (rotation: Rotation) => void,
): Promise<Rotation> {
  return desk.alone(async (alone) => {
    const { journal } = alone.state;
    const write = ({ appends, edits, rotation }: Planned): void => {
      const job = `rotate-${randomUUID()}`;
      // The archives are written before the file: after a kill a line may stand in both, but never in none.
      journal.add(job, { appends });
      journal.add(job, {
        edits,
        appends: eventAppends(alone.now(), [maintenance(rotation, actor)]),
      });
      tell?.(rotation);
    };
    return (await rewrite(() => plan(alone), write, alone)).rotation;
  });
}

/** Gives one line for the operator. It begins with the Record's id and holds no content. */
export function rotationText(recordId: string, { memory, moved }: Rotation): string {
  const done = [
    ...(memory.length > 0 ? [`${FILES.memory}: ${memory.length} old notes dropped`] : []),
    ...moved.map(
      ({ path, count, archives }) => `${path}: ${count} moved to ${archives.join(", ")}`,
    ),
  ];
  return `${recordId}: ${done.length > 0 ? done.join("; ") : "nothing to rotate"}.`;
}

/**
 * MERGE-RECEIPTS.jsonl is never rotated. Each row holds the hash of the row before, `verify` replays them from the first, and
 * a receipt is single-use only while its row is there.
 */
const LEDGERS = [FILES.compute, FILES.events, FILES.homework] as const;

interface Planned {
  readonly rotation: Rotation;
  readonly edits: readonly FileEdit[];
  readonly appends: readonly FileAppend[];
}

async function plan({ store, now }: Desk): Promise<Planned> {
  // The store would keep years of rows in memory.
  const read = async (path: string) => (await readText(placeIn(store.folder, path))) ?? "";
  const { clock } = await store.snapshot();
  const today = clock.date(now());
  const before = await read(FILES.memory);
  const memory = rotateMemory(before, today, MEMORY_TTL_DAYS);
  const keptFrom = monthBefore(clock, now());
  const logs: { path: string; before: string; rotated: RotatedLog }[] = [];
  for (const path of [FILES.archive, FILES.transcript]) {
    const text = await read(path);
    logs.push({ path, before: text, rotated: rotateLog(text, LOG_LIMITS) });
  }
  for (const path of LEDGERS) {
    const text = await read(path);
    const kept = path === FILES.events ? EVENT_LIMITS : LOG_LIMITS;
    logs.push({ path, before: text, rotated: rotateLedger(text, kept, keptFrom) });
  }
  const rotating = logs.filter(({ rotated }) => rotated.count > 0);
  return {
    rotation: {
      memory: memory.dropped,
      moved: rotating.map(({ path, rotated: { count, moved } }) => ({
        path,
        count,
        archives: [...moved.keys()].map((month) => archivePath(path, month)),
      })),
    },
    edits: [
      { path: FILES.memory, before, after: memory.kept },
      ...rotating.map(({ path, before: text, rotated }) => ({
        path,
        before: text,
        after: rotated.kept,
      })),
    ].filter((edit) => edit.before !== edit.after),
    appends: rotating.flatMap(({ path, rotated: { moved } }) =>
      [...moved].map(([month, text]) => ({
        path: archivePath(path, month),
        text,
        header: headerOf(path, month),
      })),
    ),
  };
}

function headerOf(path: string, month: string): string {
  if (!path.endsWith(".md")) return "";
  const name = path.slice(0, -".md".length);
  return `# ${name} ${month}\n\n> Moved here from ${path} when that had grown long, oldest first.\n\n---\n\n`;
}

function maintenance({ memory, moved }: Rotation, actor: Actor) {
  const countOf = (path: string): number => moved.find((each) => each.path === path)?.count ?? 0;
  return {
    event: "maintenance",
    candidateId: null,
    extras: {
      action: "rotate_context",
      applied: true,
      memory_removed: memory.length,
      archive_rotated: countOf(FILES.archive),
      transcript_rotated: countOf(FILES.transcript),
      compute_rotated: countOf(FILES.compute),
      events_rotated: countOf(FILES.events),
      homework_rotated: countOf(FILES.homework),
      channel_key: actor.channelKey,
      actor: actor.name,
      source: actor.source,
    },
  };
}
