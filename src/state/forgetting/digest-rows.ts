// The digests of state.db go with a forgetting: random ones stand for those of texts that are not there any more. A card
// or question that depends on one is then answered as too old. Proof: test/gate/forget-digests.test.ts.

import { readPending } from "../../record/candidates/pending-file.ts";
import { randomDigest } from "./retired-digests.ts";
import { sha256Hex } from "../../record/text/checksum.ts";
import type { StateDatabase } from "../database/database.ts";
import { forgetDigests } from "../file-digests.ts";
import { FORGOTTEN_SHA } from "../inbox.ts";
import { createSettings, LAST_RECEIPT } from "../settings.ts";

/** Inside a transaction, after the rows that hold the words are gone. `pending` is PENDING-REVIEW.md without the words. */
export function retireRows(
  database: StateDatabase,
  files: { readonly pending: string; readonly renamed: ReadonlyMap<string, string> },
): void {
  const settings = createSettings(database);
  const last = files.renamed.get(settings.get(LAST_RECEIPT) ?? "");
  if (last !== undefined) settings.set(LAST_RECEIPT, last);
  const stays = digestsThatStay(database, files.pending);
  const retired = (digest: string): string => (stays.has(digest) ? digest : randomDigest());
  for (const { id, body } of database.all<Row>("SELECT id, body FROM card")) {
    const after = body.replace(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g, retired);
    if (after !== body) database.run("UPDATE card SET body = ? WHERE id = ?", after, id);
  }
  for (const { id, body } of database.all<Row>(
    "SELECT chat_id AS id, sha256 AS body FROM awaited_edit",
  )) {
    database.run("UPDATE awaited_edit SET sha256 = ? WHERE chat_id = ?", retired(body), id);
  }
  database.run("UPDATE inbox SET body_sha = ? || seq", FORGOTTEN_SHA);
  forgetDigests(database);
}

interface Row {
  readonly id: number;
  readonly body: string;
}

/** The digests of candidates and offered questions as they are now. */
function digestsThatStay(database: StateDatabase, pending: string): ReadonlySet<string> {
  const file = readPending(pending);
  const questions = database.all<{ question: string }>(
    "SELECT pending_question AS question FROM channel WHERE pending_question IS NOT NULL",
  );
  return new Set([
    ...file.blocks.map((block) => file.sha256(block)),
    ...questions.map(({ question }) => sha256Hex(question)),
  ]);
}
