// Does what /forget does in the chat. Without --confirm nothing is written.

import type { Answers } from "../../control/commands.ts";
import { revealed, visible } from "../../record/text/unseen.ts";
import type { Call } from "../command.ts";
import { ask } from "../record.ts";

interface ForgetValues {
  readonly user?: string;
  readonly confirm: boolean;
  readonly json: boolean;
}

export async function run(call: Call<ForgetValues>): Promise<void> {
  const { values, print } = call;
  const words = call.words.join(" ").trim();
  if (!words) throw call.wrong("Say the words, or the id, that are to be forgotten");
  const answer = await ask({ command: "forget", words, apply: values.confirm }, call);
  if (values.json) print(JSON.stringify(answer, null, 2));
  else for (const line of describe(answer)) print(line);
}

function describe(answer: Answers["forget"]): readonly string[] {
  const { places, beyond, ours, sealed, receiptId } = answer;
  const left = [
    ...ours.map((file) => `Stays as a key, a number or a heading of the format: ${visible(file)}`),
    ...sealed.map((file) => `Cannot be looked into: ${visible(file)}`),
  ];
  if (places.length + beyond.length === 0) {
    const nowhere = `It stands nowhere${ours.length > 0 ? " else" : ""}. Nothing was written.`;
    return [nowhere, ...left];
  }
  return [
    ...places.flatMap(({ place, count, shown, isUnreadable }) => [
      `${visible(place)}: ${isUnreadable ? "cannot be read, goes as a whole" : count}`,
      ...(receiptId === undefined
        ? shown.map((sample) => `  ${revealed(JSON.stringify(sample))}`)
        : []),
    ]),
    ...beyond.map(
      (file) =>
        `Left as it is, take it out yourself (a link, a picture, no UTF-8 text, a name): ${visible(file)}`,
    ),
    ...left,
    receiptId === undefined
      ? "Nothing was written. Next: --confirm"
      : `Forgotten (receipt ${receiptId}).`,
    "Not in reach from here: the chats in Telegram, what a model server keeps, files made with --out or sent by /export, and backups of this machine.",
  ];
}
