// Removes a Record for good, with its bot's memory and its backups. The bot must be stopped.

import { UsageError } from "../../errors.ts";
import { eraseRecord } from "../../state/restore.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";

export async function run(
  call: Call<{ readonly user?: string; readonly confirm?: string }>,
): Promise<void> {
  const { user, confirm } = call.values;
  if (!user || !confirm) throw call.wrong("--user ID and --confirm ID are needed");
  if (user !== confirm) {
    throw new UsageError("--confirm must name the same Record as --user. Nothing was erased.");
  }
  const erased = await call.during(eraseRecord(recordLocation(call)));
  for (const { path, isLink } of erased) {
    if (isLink)
      call.note(`${path} was a link. It is gone; what it led to is not: erase that yourself`);
    else call.print(`Erased ${path}`);
  }
  call.print(
    "Not in reach from here: the chats in Telegram, what a model server keeps, files made with --out or sent by /export, .env files and backups of this machine.",
  );
}
