// Brings a Record back to a backup. The bot must be stopped; the folder that is there is put aside.

import { restoreRecord } from "../../state/restore.ts";
import { recordLocation, type RecordCall } from "../record.ts";
import { readableFile } from "../written.ts";

export async function run(call: RecordCall): Promise<void> {
  const [file, ...more] = call.words;
  if (!file || more.length > 0) throw call.wrong("Name the one file that backup made");
  const place = recordLocation(call);
  const archive = await readableFile(file);
  const restored = await call.during(restoreRecord(place, archive, new Date()));
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
      `Words that were forgotten are not recognised without their key, which no backup has: copy it from the old machine to ${missingKey}.`,
    );
  }
  if (nobodyClaimed) {
    call.print(
      "There was no state.db that could be read, so nobody knows who was put out since the backup: whoever came in by a link needs a new one.",
    );
  }
  call.print(`Who is let in now: npm run claim -- --user ${place.recordId} --list`);
}
