// Commands about what is saved into a Record, and taken out of it.

import { command, type Command } from "../command.ts";
import { APPLY, APPROVED_BY, JSON_OUTPUT, MIN_EVIDENCE_TIER, SHOWN, USER } from "../options.ts";

export const SAVING: readonly Command[] = [
  command({
    name: "merge",
    summary: "saves what was approved, as /merge does in the chat",
    forms: [
      { words: "[--user ID] [--dry-run] [--diff]", text: "shows what a merge would change" },
      {
        words: "[--user ID] --generate-receipt FILE --approved-by NAME",
        text: "a receipt for what is approved now",
      },
      {
        words: "[--user ID] --apply --receipt FILE --approved-by NAME",
        text: "merges exactly that",
      },
    ],
    options: {
      user: USER,
      // What happens without --apply anyway; named for those who like to say so.
      "dry-run": { type: "boolean", default: false, text: "writes nothing (as without --apply)" },
      diff: { type: "boolean", default: false, text: "shows the changes (as it does anyway)" },
      "generate-receipt": { type: "string", value: "FILE", text: "writes the receipt there" },
      apply: { ...APPLY, text: "merges what the receipt says; without it nothing is written" },
      receipt: { type: "string", value: "FILE", text: "the receipt that was generated" },
      "approved-by": APPROVED_BY,
      only: { type: "string", value: "CANDIDATE-0001,...", text: "only these candidates" },
      "min-evidence-tier": MIN_EVIDENCE_TIER,
      json: JSON_OUTPUT,
    },
    example: "--user abby --generate-receipt receipt.json --approved-by Mom",
    load: () => import("./merge.ts"),
  }),
  command({
    name: "undo",
    summary: "takes a merge back, as /undo does in the chat",
    forms: [
      {
        words: "[--user ID] [--receipt RECEIPT-ID]",
        text: "shows what taking the merge back would change",
      },
      {
        words: "[--user ID] [--receipt RECEIPT-ID] --apply --shown TOKEN --approved-by NAME",
        text: "takes back just that",
      },
    ],
    options: {
      user: USER,
      receipt: { type: "string", value: "RECEIPT-ID", text: "which merge; without it the last" },
      apply: APPLY,
      shown: SHOWN,
      "approved-by": APPROVED_BY,
      json: JSON_OUTPUT,
    },
    example: "--user abby",
    load: () => import("./undo.ts"),
  }),
  command({
    name: "verify",
    summary: "replays the history of merges: who merged what, and whether a line was forged",
    forms: [{ words: "[--user ID] [--json]", text: "" }],
    options: { user: USER, json: JSON_OUTPUT },
    example: "--user abby",
    codes: ["1   something was tampered with"],
    load: () => import("./verify.ts"),
  }),
  command({
    name: "repair",
    summary: "brings open candidates up that stand below ## Processed",
    forms: [{ words: "[--user ID] [--apply --shown TOKEN] [--json]", text: "" }],
    options: { user: USER, apply: APPLY, shown: SHOWN, json: JSON_OUTPUT },
    example: "--user abby",
    load: () => import("./repair.ts"),
  }),
  command({
    name: "rotate",
    summary: "moves what has grown old to archives/",
    forms: [{ words: "[--user ID] [--apply [--shown TOKEN]] [--json]", text: "" }],
    options: {
      user: USER,
      apply: APPLY,
      shown: { ...SHOWN, text: "does it only as it was shown; without it, by age alone" },
      json: JSON_OUTPUT,
    },
    example: "--user abby --apply",
    load: () => import("./rotate.ts"),
  }),
  command({
    name: "forget",
    summary: "takes words out of everything, as /forget does in the chat",
    forms: [
      { words: "[--user ID] <words or id>", text: "shows where it stands, and what would go" },
      {
        words: "[--user ID] <words or id> --confirm --shown TOKEN",
        text: "takes just that out of the Record, its bot's memory and its backups",
      },
    ],
    options: {
      user: USER,
      confirm: { type: "boolean", default: false, text: "do it: nothing brings it back" },
      shown: SHOWN,
      json: JSON_OUTPUT,
    },
    takesWords: true,
    example: "--user abby the old address",
    load: () => import("./forget.ts"),
  }),
  command({
    name: "forget-key",
    summary: "takes to another machine what forgotten words are recognised by",
    forms: [
      {
        words: "[--user ID] > FILE",
        text: "shows the key of the machine where they were forgotten",
      },
      { words: "[--user ID] --take < FILE", text: "gives it to the Record that was restored here" },
    ],
    options: {
      user: USER,
      take: {
        type: "boolean",
        default: false,
        text: "reads the key; one that is there already stays",
      },
    },
    example: "--user abby",
    load: () => import("./forget-key.ts"),
  }),
  command({
    name: "emit-event",
    summary: "adds one row to PIPELINE-EVENTS.jsonl",
    forms: [{ words: "[--user ID] TYPE CANDIDATE|none [KEY=VALUE ...]", text: "" }],
    options: { user: USER },
    takesWords: true,
    example: "--user abby session none place=library",
    load: () => import("./emit-event.ts"),
  }),
];
