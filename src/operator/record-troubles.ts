// Troubles with a Record's files, told to the operator. The first may come while the Record is being opened, before anybody
// can be told. They are kept until then.

import { factual, type Factual } from "../factual.ts";
import type { Logger } from "../logger.ts";
import { findLinks } from "../record/links.ts";
import type { RecordStore } from "../record/store.ts";
import { visible } from "../record/text/unseen.ts";
import { FORGET_KEY } from "../state/forgetting/key.ts";
import { fileErrorReason } from "../state/journal/record-journal.ts";
import type { RecordState, RecordStateOptions } from "../state/record-state.ts";
import { isUntold } from "../wording/untold.ts";
import type { OperatorNotices } from "./notices.ts";

export interface RecordTroubles extends Pick<RecordStateOptions, "onCollision" | "onError"> {
  /** Passes on the kept troubles, and from now on every new one. */
  tellTo(notices: OperatorNotices, state: RecordState): void;
}

/** Creates the troubles of one Record. */
export function createRecordTroubles(log: Logger): RecordTroubles {
  const kept: [kind: string, text: Factual][] = [];
  let tell: OperatorNotices["tell"] = (kind, text) => kept.push([kind, text]);
  return {
    onCollision: ({ path, collisionFile }) => {
      tell(
        `edited_${path}`,
        factual`${{ file: path }} was edited by hand while a merge wrote it. Both versions are kept: ours is ${{ file: collisionFile }}. Bring them together and delete that file; merges wait until then.`,
      );
    },
    onError: (error, path) => {
      log.error({ err: error, path }, "a file of the Record cannot be written; trying again");
      tell(
        "unwritable",
        factual`${{ file: path }} cannot be written: ${fileErrorReason(error)}. Nothing is lost; it is tried again.`,
      );
    },
    tellTo: (notices, { damagedFile, forgetKey }) => {
      tell = notices.tell;
      for (const [kind, text] of kept) tell(kind, text);
      if (forgetKey) tell(`forget_key_${forgetKey}`, KEYS[forgetKey]);
      if (damagedFile === undefined) return;
      tell(
        "damaged_state",
        factual`state.db was damaged and put aside as ${{ file: damagedFile }}. The Record itself is whole; unfinished work, the conversation and claimed owners are lost.`,
      );
    },
  };
}

const KEYS = {
  mended: factual`${{ file: FORGET_KEY }} was damaged or missing, and was written anew out of state.db. Nothing is to be done.`,
  missing: factual`${{ file: FORGET_KEY }} is missing or damaged, and state.db does not have the key either: words that were forgotten are not recognised when they come again. Where there is a copy of that file (on the machine from which a backup came), stop the bot and put it there.`,
};

const HEADING_RULES = ["V2", "V14", "V15", "V16"];

/** Logs broken rules of the Record at the start. They prevent merges that touch the entry, and nothing else names them. */
export function reportIntegrity(
  store: RecordStore,
  notices: Pick<OperatorNotices, "tell">,
  log: Logger,
): void {
  store.integrity().then(
    (faults) => {
      for (const { code, file, line } of faults) {
        // Without its heading a whole section goes unread, and no answer shows that it is there.
        if (line === undefined || !HEADING_RULES.includes(code)) continue;
        notices.tell(
          `heading_${file}_${code}`,
          factual`${{ file }} line ${line} belongs to a section whose heading is not found, so that nothing there is read (rule ${{ code }}): \`npm run validate -- --user ${{ id: store.recordId }}\` says how it is written.`,
        );
      }
      for (const { code, file, line } of faults.slice(0, 20)) {
        log.warn({ rule: code, file, line }, "a rule of Records is broken here");
      }
    },
    (error: unknown) => {
      log.error({ err: error }, "the Record could not be checked");
    },
  );
}

/** Names at the start what waits where nobody decides about it: pending, but below `## Processed`. */
export async function reportStrays(
  store: RecordStore,
  notices: Pick<OperatorNotices, "tell">,
): Promise<void> {
  const strays = (await store.candidates())
    .open()
    .filter((candidate) => candidate.place === "stray" && !isUntold(candidate))
    .map(({ id }) => id);
  if (strays.length === 0) return;
  notices.tell(
    "strays",
    factual`pending candidates stand below the heading Processed of PENDING-REVIEW.md, where nothing is saved (${{ file: listed(strays) }}). \`npm run repair -- --user ${{ id: store.recordId }}\` shows where they belong.`,
  );
}

/** Names the links in a Record at the start. What is behind them is in nothing that the bot shows, keeps or forgets. */
export function reportLinks({ folder }: RecordStore, notices: Pick<OperatorNotices, "tell">): void {
  const { links } = findLinks(folder);
  if (links.length === 0) return;
  notices.tell(
    "links",
    factual`links in the Record are left alone (${links.length}): ${{ file: listed(links) }}. Nothing behind a link is read, written, exported or backed up: put the files themselves there.`,
  );
}

const NAMED = 10;

/** The first names of a list, and the number of the others. */
export function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])].map(visible).join(", ");
}
