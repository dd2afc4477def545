// Commands that make copies of a Record, bring one back, take it along or away.

import { command, type Command } from "../command.ts";
import { outFile, USER } from "../options.ts";

const FORMAT = {
  type: "string",
  default: "markdown",
  value: "markdown|json",
  text: "how it is written (markdown)",
} as const;

export const TAKING_ALONG: readonly Command[] = [
  command({
    name: "backup",
    summary: "a consistent copy of a Record with its bot's memory",
    forms: [
      { words: "[--user ID] [--out FILE]", text: "" },
      {
        words: "[--user ID] --out - > FILE",
        text: "the same, into a file of the caller's (after umask 077)",
      },
    ],
    options: {
      user: USER,
      out: outFile(
        "a copy of it elsewhere too; without it only the Record's own .runtime/backups has it, with the 13 before",
      ),
    },
    example: "--user abby --out abby-backup.zip",
    load: () => import("./backup.ts"),
  }),
  command({
    name: "restore",
    summary: "brings a Record back to a backup; the bot must be stopped",
    forms: [
      { words: "[--user ID] FILE", text: "" },
      { words: "[--user ID] - < FILE", text: "the same, of a file that only the caller may read" },
    ],
    options: {
      user: USER,
      "any-size": {
        type: "boolean",
        default: false,
        text: "also where it unpacks to more than 100 times its size; for a file that your own bot made",
      },
    },
    takesWords: true,
    example: "--user abby abby-backup.zip",
    load: () => import("./restore.ts"),
  }),
  command({
    name: "export",
    summary: "the plain Record as a ZIP file, the same as /export sends",
    forms: [
      { words: "[--user ID] [--out FILE]", text: "" },
      {
        words: "[--user ID] --out - > FILE",
        text: "the same, into a file of the caller's (after umask 077)",
      },
    ],
    options: {
      user: USER,
      out: outFile("where to write it, for you alone (<id>-record.zip here)"),
    },
    example: "--user abby",
    load: () => import("./export.ts"),
  }),
  command({
    name: "file",
    summary: "one file of a Record, out to be edited and in again, where its folder is the bot's",
    forms: [
      {
        words: "[--user ID] NAME > FILE",
        text: "gives it out (after umask 077), and says how to put it back",
      },
      {
        words: "[--user ID] NAME --put [--was CHECKSUM] [--sum SUM] < FILE",
        text: "puts it there",
      },
    ],
    options: {
      user: USER,
      put: { type: "boolean", default: false, text: "reads the file, and writes it" },
      was: {
        type: "string",
        value: "CHECKSUM",
        text: "of what is there now; without it only a new file is written",
      },
      sum: {
        type: "string",
        value: "SUM",
        text: "of FILE, as sha256sum tells it: what comes over a network may end before its end",
      },
    },
    takesWords: true,
    example: "--user abby SELF.md",
    load: () => import("./file.ts"),
  }),
  command({
    name: "import-record",
    summary: "a new Record out of what export or fork gave",
    forms: [{ words: "<id> FILE", text: "" }],
    options: {},
    takesWords: true,
    record: "first word",
    example: "robin robin-record.zip",
    load: () => import("./import-record.ts"),
  }),
  command({
    name: "erase",
    summary: "removes a Record for good, with its backups; the bot must be stopped",
    forms: [
      {
        words: "--user ID --confirm ID",
        text: "nothing brings it back: export first",
      },
    ],
    options: {
      user: USER,
      confirm: { type: "string", value: "ID", text: "the same id once more" },
    },
    example: "--user abby --confirm abby",
    load: () => import("./erase.ts"),
  }),
  command({
    name: "fork",
    summary: "the texts of a Record as one JSON file",
    forms: [{ words: "[--user ID] [--out FILE] [--no-raw]", text: "" }],
    options: {
      user: USER,
      out: outFile("where to write it, for you alone (it is printed)"),
      "no-raw": {
        type: "boolean",
        default: false,
        text: "counts without the texts; it cannot be imported",
      },
    },
    example: "--user abby --out abby-fork.json",
    load: () => import("./fork.ts"),
  }),
  command({
    name: "export-view",
    summary: "what a school or the public may read of a Record",
    forms: [
      { words: "[--user ID] --view school|public [--out FILE] [--format markdown|json]", text: "" },
    ],
    options: {
      user: USER,
      view: { type: "string", value: "school|public", text: "for whom it is" },
      out: outFile(
        "where to write it, for you alone (it is printed); read it before you give it away",
      ),
      format: FORMAT,
    },
    example: "--user abby --view school --out abby-school.md",
    load: () => import("./export-view.ts"),
  }),
  command({
    name: "identity",
    summary: "sections I to IX of SELF, word by word",
    forms: [{ words: "[--user ID] [--out FILE] [--format markdown|json]", text: "" }],
    options: {
      user: USER,
      out: outFile("where to write it, for you alone (it is printed)"),
      format: FORMAT,
    },
    example: "--user abby",
    load: () => import("./identity.ts"),
  }),
  command({
    name: "prp",
    summary: "the portable prompt of a Record, the same as /prp sends",
    forms: [{ words: "[--user ID] [--out FILE|-] [--force]", text: "" }],
    options: {
      user: USER,
      out: {
        ...outFile(
          "where to write it, for you alone; - prints it (the Record's folder, <id>-llm.txt)",
        ),
        value: "FILE|-",
      },
      force: { type: "boolean", default: false, text: "writes over a file that is there" },
    },
    example: "--user abby --out -",
    load: () => import("./prp.ts"),
  }),
  command({
    name: "manifest",
    summary: "what external tools may know of a Record, as files",
    forms: [{ words: "[--user ID] [--out DIR] [--no-llms-txt]", text: "" }],
    options: {
      user: USER,
      out: {
        ...outFile(
          "the folder for manifest.json, intent_snapshot.json and llms.txt (<id>-manifest here)",
        ),
        value: "DIR",
      },
      "no-llms-txt": { type: "boolean", default: false, text: "leaves llms.txt out" },
    },
    example: "--user abby",
    load: () => import("./manifest.ts"),
  }),
  command({
    name: "intent-snapshot",
    summary: "INTENT.md of a Record as JSON",
    forms: [{ words: "[--user ID] [--out FILE]", text: "" }],
    options: { user: USER, out: outFile("where to write it, for you alone (it is printed)") },
    example: "--user abby",
    load: () => import("./intent-snapshot.ts"),
  }),
];
