// The keys by which forgotten words are recognised go to another machine: one command shows it, the other takes it.

import { EXIT } from "../../errors.ts";
import { openRecord } from "../../record/store.ts";
import { shownKeys, takeKeys } from "../../state/forgetting/carried-key.ts";
import { keysIn } from "../../state/forgetting/key.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";

export async function run(
  call: Call<{ readonly user?: string; readonly take: boolean }>,
): Promise<void> {
  const { usersDir, recordId } = recordLocation(call);
  const { folder } = await openRecord(usersDir, recordId);
  if (!call.values.take) {
    const keys = await shownKeys(folder);
    if (keys.length === 0) {
      call.note(`${recordId} has no key: nothing was forgotten`);
      call.end(EXIT.unexpected);
      return;
    }
    call.show(keys.map((key) => `${key}\n`).join(""));
    call.note("Keep it apart from backups: with it anybody can try words on FORGOTTEN.jsonl.");
    return;
  }
  const keys = keysIn(await textOf(call.input));
  if (keys.length === 0) {
    throw call.wrong("What was given is no key: forget-key prints one, of 64 letters and digits");
  }
  const dropped = await takeKeys(folder, keys);
  call.print("The key is there. Words that were forgotten are recognised now.");
  if (dropped > 0) {
    call.note(
      `${dropped} of the other keys had no place any more: what was forgotten with them is recognised no longer`,
    );
  }
}

/** No more than is needed to see that it is none. */
async function textOf(input: NodeJS.ReadStream): Promise<string> {
  let text = "";
  for await (const piece of input.setEncoding("utf8")) {
    text += String(piece);
    if (text.length > LONGEST) break;
  }
  return text;
}

const LONGEST = 10_000;
