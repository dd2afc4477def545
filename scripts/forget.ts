// npm run forget: what /forget does in the chat. Without --confirm nothing is written.

import { UsageError } from "../src/errors.ts";
import { perform, print, readArguments, runCommand } from "./command-line.ts";

const USAGE = `npm run forget -- [--user ID] <words or id>             where it stands, and what would go
npm run forget -- [--user ID] <words or id> --confirm   take it out of the Record, its bot's memory and its backups
further: --json. Nothing brings it back.`;

runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: {
        user: { type: "string", short: "u" },
        confirm: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const words = positionals.join(" ").trim();
  if (!words) throw new UsageError(USAGE);
  const answer = await perform(values.user, { command: "forget", words, apply: values.confirm });
  if (answer.kind !== "forget") return;
  const { places, beyond, ours, sealed, receiptId } = answer;
  if (values.json) return print(JSON.stringify(answer, null, 2));
  const printLeft = (): void => {
    for (const file of ours) print(`Stays as a key, a number or a heading of the format: ${file}`);
    for (const file of sealed) print(`Cannot be looked into: ${file}`);
  };
  if (places.length + beyond.length === 0) {
    print(`It stands nowhere${ours.length > 0 ? " else" : ""}. Nothing was written.`);
    return printLeft();
  }
  for (const { place, count, samples, isUnreadable } of places) {
    print(`${place}: ${isUnreadable ? "cannot be read, goes as a whole" : count}`);
    if (receiptId === undefined) for (const sample of samples) print(`  ${JSON.stringify(sample)}`);
  }
  for (const file of beyond) {
    print(
      `Left as it is, take it out yourself (a link, a picture, no UTF-8 text, a name): ${file}`,
    );
  }
  printLeft();
  print(
    receiptId === undefined
      ? "Nothing was written. Next: --confirm"
      : `Forgotten (receipt ${receiptId}).`,
  );
  print(
    "Not in reach from here: the chats in Telegram, what a model server keeps, files made with --out or sent by /export, and backups of this machine.",
  );
});
