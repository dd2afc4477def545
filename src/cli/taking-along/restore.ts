// Brings a Record back to a backup. The bot must be stopped; the folder that is there is put aside.

import { restoreRecord } from "../../state/restore.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";
import { readableFile } from "../written.ts";

/** The descriptor of what is given by `< FILE`: it was opened by somebody who may be allowed more. */
const GIVEN = 0;

export async function run(
  call: Call<{ readonly user?: string; readonly "any-size": boolean }>,
): Promise<void> {
  const [file, ...more] = call.words;
  if (!file || more.length > 0) throw call.wrong("Name the one file that backup made");
  const place = recordLocation(call);
  const archive = file === "-" ? GIVEN : await readableFile(file, call);
  const isOurs = call.values["any-size"];
  const restored = await call.during(restoreRecord(place, archive, new Date(), { isOurs }));
  const { folder, files, putAside, holdsPrivate, missingKey, nobodyClaimed, isUnwritten } =
    restored;
  call.print(`Restored ${folder}: ${files} files.`);
  if (putAside) call.print(`What was there before is in ${putAside}.`);
  if (holdsPrivate) {
    call.print(
      "A state.db in it could not be changed: what was said just between a person and the bot may still be there. Remove that folder once you do not need it.",
    );
  }
  if (isUnwritten) {
    call.print(
      "Something was decided before that could not be written to the files there: it waits in that folder, and is not in what was restored.",
    );
  }
  if (missingKey) {
    call.print(
      `Words that were forgotten are not recognised without their key, which no backup has (${missingKey}): forget-key shows it on the old machine, and forget-key --take takes it here.`,
    );
  }
  if (nobodyClaimed) {
    call.print(
      "There was no state.db that could be read, so nobody knows who was put out since the backup: whoever came in by a link needs a new one.",
    );
  }
  call.print(`Who is let in now: npm run claim -- --user ${place.recordId} --list`);
}
