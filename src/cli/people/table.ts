// Commands about who there is, and who is let in.

import { command, type Command } from "../command.ts";
import { JSON_OUTPUT, USER } from "../options.ts";

export const PEOPLE: readonly Command[] = [
  command({
    name: "new-record",
    summary: "a Record for a new person, and the settings that its bot starts with",
    forms: [
      { words: "<id>", text: "on a terminal asks for what is not given" },
      {
        words: '<id> [--name NAME] [--language LANGUAGE] [--age N] [--seed "tide pools"] ...',
        text: "says who the person is",
      },
      {
        words: "<id> --help-line TEXT",
        text: "says whom a child in need can call",
      },
      {
        words: "<id> [--keep-chat-days DAYS]",
        text: "says how long chat is kept",
      },
      {
        words: "<id> [--token-file FILE] [--key-file FILE] [--base-url URL] [--model NAME]",
        text: "says what its bot works with",
      },
      { words: "<id> --no-env", text: "only the Record" },
    ],
    options: {
      name: { type: "string", value: "NAME", text: "what the person is called" },
      language: { type: "string", value: "LANGUAGE", text: "the person's language, or languages" },
      age: { type: "string", value: "N", text: "how old the person is" },
      "keep-chat-days": {
        type: "string",
        value: "DAYS",
        text: 'goes after so many days, or "always" stays; without it 90 for a child by --age, else always',
      },
      seed: {
        type: "string",
        multiple: true,
        value: "TEXT",
        text: "something that the person is curious about; may be given again",
      },
      "help-line": {
        type: "string",
        value: "TEXT",
        text: "name and number of a help line of the country",
      },
      "token-file": {
        type: "string",
        value: "FILE",
        text: "holds the bot's token; without it TELEGRAM_BOT_TOKEN",
      },
      "key-file": {
        type: "string",
        value: "FILE",
        text: "holds the model's key; without it OPENAI_API_KEY",
      },
      "base-url": { type: "string", value: "URL", text: "a model server of your own" },
      model: { type: "string", value: "NAME", text: "what that server calls its model" },
      "no-env": { type: "boolean", default: false, text: "makes no .env.<id>" },
    },
    takesWords: true,
    record: "first word",
    example: "abby",
    load: () => import("./new-record.ts"),
  }),
  command({
    name: "claim",
    summary: "a link that lets somebody in; who is let in; putting somebody out",
    forms: [
      {
        words: "[--user ID] [--role owner|guest]",
        text: "a one-time link that lets somebody in",
      },
      { words: "[--user ID] --list [--json]", text: "who is let in, as what, and by what" },
      {
        words: "[--user ID] --revoke NUMBER [--leave-nobody]",
        text: "puts somebody out who came in by a link",
      },
    ],
    options: {
      user: USER,
      role: {
        type: "string",
        value: "owner|guest",
        text: "what the link makes of whoever opens it",
      },
      list: { type: "boolean", default: false, text: "who is let in" },
      revoke: { type: "string", value: "NUMBER", text: "the number that --list shows" },
      "leave-nobody": {
        type: "boolean",
        default: false,
        text: "with --revoke: also the last owner",
      },
      json: { ...JSON_OUTPUT, text: "with --list: as JSON" },
    },
    example: "--user abby --role guest",
    load: () => import("./claim.ts"),
  }),
];
