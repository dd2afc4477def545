// Commands that look at Records, bots and models.

import { command, type Command } from "../command.ts";
import { JSON_OUTPUT, MIN_EVIDENCE_TIER, outFile, USER } from "../options.ts";

export const LOOKING: readonly Command[] = [
  command({
    name: "list",
    summary: "who lives here: Records, their bots, what waits, what was spent",
    forms: [{ words: "[--users-dir FOLDER] [--json]", text: "" }],
    options: {
      "users-dir": {
        type: "string",
        value: "FOLDER",
        text: "where the Records are; without it GRACE_MAR_USERS_DIR, or users/",
      },
      json: JSON_OUTPUT,
    },
    example: "",
    load: () => import("./list.ts"),
  }),
  command({
    name: "doctor",
    summary: "checks this installation, and says what to do",
    forms: [{ words: "[--user ID] [--json] [--offline]", text: "" }],
    options: {
      user: {
        ...USER,
        text: "whose bot; reads .env.ID where there is one and GRACE_MAR_ENV_FILE is not set",
      },
      json: JSON_OUTPUT,
      offline: {
        type: "boolean",
        default: false,
        text: "asks neither Telegram nor the model; without it two calls of some 100 tokens, and 6 s of polling where no bot runs",
      },
    },
    example: "--user abby",
    codes: ["1   a check found a problem; warnings are allowed"],
    load: () => import("./doctor.ts"),
  }),
  command({
    name: "validate",
    summary: "holds a Record to the rules that every merge keeps",
    forms: [{ words: "[--user ID | --all] [--min-evidence-tier 4|5] [--json]", text: "" }],
    options: {
      user: USER,
      all: { type: "boolean", default: false, text: "every Record of the folder" },
      "min-evidence-tier": MIN_EVIDENCE_TIER,
      json: JSON_OUTPUT,
    },
    example: "--user abby",
    codes: ["1   a rule is broken"],
    load: () => import("./validate.ts"),
  }),
  command({
    name: "brief",
    summary: "what to know before a session with the person",
    forms: [{ words: "[--user ID]", text: "" }],
    options: { user: USER },
    example: "--user abby",
    load: () => import("./brief.ts"),
  }),
  command({
    name: "metrics",
    summary: "how offers, approvals and merges went, in figures",
    forms: [{ words: "[--user ID] [--json]", text: "" }],
    options: { user: USER, json: JSON_OUTPUT },
    example: "--user abby",
    codes: ["78  a line of the events was damaged: the figures stand without it"],
    load: () => import("./metrics.ts"),
  }),
  command({
    name: "checksum",
    summary: "a digest that identifies the state of a Record",
    forms: [{ words: "[--user ID] [--append] [--manifest]", text: "" }],
    options: {
      user: USER,
      append: {
        type: "boolean",
        default: false,
        text: "adds time and digest to FORK-CHECKSUM-LOG.txt",
      },
      manifest: { type: "boolean", default: false, text: "writes FORK-MANIFEST.json anew" },
    },
    example: "--user abby",
    load: () => import("./checksum.ts"),
  }),
  command({
    name: "probe",
    summary: "asks the configured model questions that the Voice must withstand",
    forms: [
      {
        words:
          "[--user ID] [--kind KIND ...] [--samples N] [--limit N] [--unsure] [--json] [--out FILE]",
        text: "",
      },
    ],
    options: {
      user: USER,
      kind: {
        type: "string",
        multiple: true,
        value: "KIND",
        text: "only questions of this kind; a wrong one lists them all",
      },
      samples: {
        type: "string",
        default: "1",
        value: "N",
        text: "how often each question is asked (1)",
      },
      limit: { type: "string", value: "N", text: "how many questions of a family at most" },
      unsure: {
        type: "boolean",
        default: false,
        text: "shows also the answers that code could not judge",
      },
      json: JSON_OUTPUT,
      out: outFile(
        "writes the report, which quotes the Record, there for you alone; else it is printed",
      ),
    },
    example: "--user abby --limit 5",
    codes: ["1   the Voice did not keep its rules often enough"],
    load: () => import("./probe.ts"),
  }),
];
