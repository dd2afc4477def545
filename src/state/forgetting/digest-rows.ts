// The digests of state.db go with a forgetting: random ones stand for those of texts that are not there any more. A card,
// button or question that depends on one is then answered as too old. Proof: test/gate/forget-digests.test.ts,
// test/gate/forget-unsent.test.ts, test/e2e/forget-digests.test.ts.

import { randomBytes } from "node:crypto";
import { parseJson } from "../../json.ts";
import { readPending } from "../../record/candidates/pending-file.ts";
import { holdsDigest, randomDigest } from "./retired-digests.ts";
import { sha256Hex } from "../../record/text/checksum.ts";
import { shortHash } from "../cards.ts";
import { forgetReceipts } from "../conversation.ts";
import type { StateDatabase } from "../database/database.ts";
import { forgetDigests } from "../file-digests.ts";
import { forgetUpdateSums } from "../inbox.ts";
import { emptyMerges, heldMerges } from "../journal/merge-history.ts";
import type { Button } from "../outbox.ts";
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
  const shorts = new Set([...stays].map(shortHash));
  for (const { id, body } of database.all<Row>("SELECT id, body FROM card")) {
    const after = body.replace(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g, retired);
    if (after !== body) database.run("UPDATE card SET body = ? WHERE id = ?", after, id);
    shorts.add(shortHash(sha256Hex(after)));
  }
  for (const { id, body } of database.all<Row>("SELECT id, body FROM outbox")) {
    const after = withoutShorts(body, shorts);
    // Nobody can send it either.
    if (after === undefined) database.run("DELETE FROM outbox WHERE id = ?", id);
    else if (after !== body) database.run("UPDATE outbox SET body = ? WHERE id = ?", after, id);
  }
  for (const { id, body } of database.all<Row>(
    "SELECT chat_id AS id, sha256 AS body FROM awaited_edit",
  )) {
    database.run("UPDATE awaited_edit SET sha256 = ? WHERE chat_id = ?", retired(body), id);
  }
  forgetUpdateSums(database);
  forgetReceipts(database);
  forgetDigests(database);
  const naming = mergesNaming(database, files.renamed);
  if (naming.size > 0) emptyMerges(database, naming);
}

interface Row {
  readonly id: number;
  readonly body: string;
}

/**
 * Buttons that wait to be sent carry short hashes: the stamp of their card, and in lists that of a candidate. Undefined for a row
 * that cannot be read.
 */
function withoutShorts(body: string, stay: ReadonlySet<string>): string | undefined {
  const row = parseJson(body) as OutboxBody | undefined;
  if (typeof row !== "object" || row === null) return undefined;
  const retired = (short: string): string =>
    stay.has(short) ? short : randomBytes(9).toString("base64url");
  return JSON.stringify({
    ...row,
    ...(row.buttons && {
      buttons: row.buttons.map((buttons) =>
        buttons.map(({ label, verb }) => ({ label, verb: verb.replace(NAMED_SHORT, retired) })),
      ),
    }),
    ...(row.stamp !== undefined && { stamp: retired(row.stamp) }),
  });
}

interface OutboxBody {
  readonly buttons?: readonly (readonly Button[])[];
  readonly stamp?: string;
}

/** Behind what a button does and the number of its candidate. */
const NAMED_SHORT = /(?<=^\w+\.\d+\.)[\w-]{12}$/;

/** A past text that names such a digest cannot be brought back. */
function mergesNaming(
  database: StateDatabase,
  renamed: ReadonlyMap<string, string>,
): ReadonlySet<number> {
  const naming = new Set<number>();
  for (const { id, edits = [] } of heldMerges(database)) {
    const texts = edits.flatMap(({ before, after }) => [before, after]);
    if (texts.some((text) => holdsDigest(text, renamed))) naming.add(id);
  }
  return naming;
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
