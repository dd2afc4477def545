// Does what /forget does in the chat. Nothing goes but what was shown before.

import type { Answers } from "../../control/commands.ts";
import { revealed, visible } from "../../record/text/unseen.ts";
import { agreedToken } from "../agreed.ts";
import type { Call } from "../command.ts";
import { ask } from "../record.ts";

interface ForgetValues {
  readonly user?: string;
  readonly confirm: boolean;
  readonly shown?: string;
  readonly json: boolean;
}

export async function run(call: Call<ForgetValues>): Promise<void> {
  const { values, print } = call;
  const words = call.words.join(" ").trim();
  if (!words) throw call.wrong("Say the words, or the id, that are to be forgotten");
  const tell = (answer: Answers["forget"]): void => {
    if (values.json) print(JSON.stringify(answer, null, 2));
    else for (const line of describe(answer, values.confirm)) print(line);
  };
  const look = () => ask({ command: "forget", words, apply: false }, call);
  if (!values.confirm) {
    tell(await look());
    return;
  }
  const shown = await agreedToken("Forget it? Nothing brings it back.", call, { look, tell });
  if (shown === undefined) return;
  tell(await ask({ command: "forget", words, apply: true, shown }, call));
}

function describe(answer: Answers["forget"], isAsked: boolean): readonly string[] {
  const { places, beyond, ours, sealed, receiptId, shown } = answer;
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
    ...(receiptId === undefined ? nextStep(shown, isAsked) : [`Forgotten (receipt ${receiptId}).`]),
    "Not in reach from here: the chats in Telegram, what a model server keeps, files made with --out or sent by /export, and backups of this machine.",
  ];
}

function nextStep(shown: string | undefined, isAsked: boolean): readonly string[] {
  return isAsked ? [] : [`Nothing was written. Next: --confirm --shown ${shown ?? ""}`];
}
