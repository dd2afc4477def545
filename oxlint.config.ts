// Lint rules, and the rooms of src/ (CONTRIBUTING.md): imports point left only, and one module opens
// Record files for writing.

import { defineConfig } from "oxlint";

/** All that a running bot is made of. */
const BOT = [
  "config",
  "record",
  "wording",
  "state",
  "desk",
  "voice",
  "gate",
  "operator",
  "llm",
  "web",
  "chat",
  "telegram",
  "control",
] as const;

/** Each room and the rooms that it may import from. */
const ROOMS = {
  config: [],
  record: [],
  wording: ["record"],
  state: ["record"],
  desk: ["record", "wording", "state"],
  voice: ["record", "wording", "state"],
  gate: ["record", "wording", "state", "desk"],
  operator: ["config", "record", "wording", "state", "desk"],
  llm: ["record", "voice"],
  web: [],
  chat: ["config", "record", "wording", "state", "desk", "voice", "gate", "operator"],
  telegram: [
    "config",
    "record",
    "wording",
    "state",
    "desk",
    "voice",
    "gate",
    "operator",
    "chat",
    "web",
  ],
  control: ["config", "record", "wording", "state", "desk", "gate", "operator"],
  runtime: BOT,
  "tools/probe": ["record", "wording", "state", "voice", "llm"],
  "tools/doctor": BOT,
  "tools/deploy": ["config", "record"],
  "tools/simulator": [],
  // On top of everything: nothing in the bot knows of the operator's commands.
  cli: [...BOT, "tools/probe", "tools/doctor", "tools/deploy"],
} as const;

/** The wings of `record`, and those that each may import from. Its files at the door know all of them. */
const WINGS = {
  text: [],
  self: ["text"],
  candidates: ["text", "self"],
  conflicts: ["text", "self", "candidates"],
  recall: ["text", "self"],
  archive: ["text", "self"],
  merge: ["text", "self", "candidates", "archive"],
  forget: ["text", "self", "candidates", "archive"],
  views: ["text", "self"],
} as const;

/** Packages that only these rooms may know. */
const PACKAGES = {
  grammy: ["telegram"],
  openai: ["llm"],
  "node:sqlite": ["state"],
  pino: [],
  dotenv: ["config"],
} as const;

/** Opening and changing files is for record/files.ts, which follows no link; looking at names is not restricted. */
const OPENING = ["createReadStream", "readFile", "readFileSync"];
const WRITING = [
  "appendFile",
  "appendFileSync",
  "copyFile",
  "copyFileSync",
  "cp",
  "cpSync",
  "createWriteStream",
  "link",
  "linkSync",
  "mkdir",
  "mkdirSync",
  "open",
  "openSync",
  "rename",
  "renameSync",
  "rm",
  "rmSync",
  "truncate",
  "truncateSync",
  "unlink",
  "unlinkSync",
  "write",
  "writeFile",
  "writeFileSync",
];
const NO_WRITING = ["node:fs", "node:fs/promises"].map((name) => ({
  name,
  importNames: WRITING,
  message: "only record/files.ts opens and changes files of a Record",
}));
const NO_OPENING = NO_WRITING.map((rule) => ({
  ...rule,
  importNames: [...OPENING, ...WRITING],
}));

/** Where files of a Record are known. */
const RECORD_ROOMS = [
  "record",
  "state",
  "operator",
  "gate",
  "desk",
  "chat",
  "voice",
  "runtime",
  "telegram",
  "web",
  "control",
];

/** Where people are spoken to: no text of an error gets there, for it is in English and for operators. */
const CHAT_ROOMS = ["gate", "chat", "telegram", "voice"];
const NO_ERROR_TEXT = {
  group: ["**/errors.ts"],
  importNames: ["errorMessage"],
  message: "a chat is told a line of the Record's wording (wording/refusals.ts)",
};

/** These read what Telegram answered, or tell the operator; nothing of it is said to people. */
const NOT_SAID = [
  "telegram/delivery",
  "telegram/polling",
  "chat/lanes/process-update",
  "telegram/update-source",
].map((name) => `src/${name}.ts`);

/** Where stories are told. Each ends with the desk's commit, so that nothing that follows one can be forgotten. */
const STORY_ROOMS = [...CHAT_ROOMS, "operator", "control", "cli", "runtime"];

/** Files that commit something else than the end of a story, with what it is. */
const MAY_TRANSACT = [
  // What became of a call to Telegram: it carries out what stories have committed.
  "telegram/sender",
].map((name) => `src/${name}.ts`);

const ERROR_TEXTS = ["error", "failure", "cause", "refused"].map((object) => ({
  object,
  property: "message",
  message: NO_ERROR_TEXT.message,
}));
const OTHER_ENDS = [
  { property: "transact", message: "a story ends with desk.commit, and notes with desk.note" },
  { property: "exclusively", message: "an act takes the writer's lock with desk.alone" },
];

/** Properties that each file leaves alone. The last entry that fits a file holds. */
const PROPERTIES = [
  { rooms: CHAT_ROOMS, except: NOT_SAID, closed: ERROR_TEXTS },
  { rooms: STORY_ROOMS, except: MAY_TRANSACT, closed: OTHER_ENDS },
  {
    rooms: CHAT_ROOMS,
    except: [...NOT_SAID, ...MAY_TRANSACT],
    closed: [...ERROR_TEXTS, ...OTHER_ENDS],
  },
];

/** The Voice takes values and gives a value. It knows the shapes that are stored, and has nothing to store them with. */
const VALUES_ONLY = [
  { group: ["**/state/**"], allowTypeImports: true },
  { group: ["**/state/record-state.ts", "**/state/database/**", "**/state/journal/**"] },
].map((closed) => ({ ...closed, message: "chat/end-turn.ts carries out what the Voice gives" }));

/** The bot's own files beside the rooms, as the simulator would name them: it shares no code with the bot. */
const OUTSIDE_SIMULATOR = [
  "deadline",
  "errors",
  "http",
  "install-root",
  "installed",
  "logger",
  "pause",
  "record-id",
  "refusals",
  "timing",
  "version",
  "waits",
].flatMap((name) => ["../..", "../../..", "../../../.."].map((up) => `${up}/${name}.ts`));

function importRules(
  room: keyof typeof ROOMS,
  paths: typeof NO_WRITING,
  closedWings: readonly string[] = [],
) {
  const allowed: readonly string[] = [room, ...ROOMS[room]];
  const closed = Object.keys(ROOMS).filter((other) => !allowed.includes(other));
  const packages = Object.entries(PACKAGES).filter(
    ([, rooms]) => !(rooms as readonly string[]).includes(room),
  );
  return {
    "eslint/no-restricted-imports": [
      "error",
      {
        paths,
        patterns: [
          {
            group: [
              ...closed.map((other) => `**/${other.replace("tools/", "")}/**`),
              ...closedWings.map((wing) => `../${wing}/**`),
              "**/main.ts",
              ...(room === "tools/simulator" ? OUTSIDE_SIMULATOR : []),
              ...packages.flatMap(([name]) => [name, `${name}/*`]),
            ],
            message: `src/${room} must not know of this (CONTRIBUTING.md, "Rooms")`,
          },
          ...(CHAT_ROOMS.includes(room) ? [NO_ERROR_TEXT] : []),
          ...(room === "voice" ? VALUES_ONLY : []),
        ],
      },
    ],
  } as const;
}

/** Their own files, not a Record's: the socket, a damaged state.db, a copy of it, the lease, the demo's scratch copy, what a command hands out. */
const MAY_WRITE = [
  { file: "src/record/files.ts", room: "record" },
  { file: "src/record/new-file.ts", room: "record" },
  { file: "src/record/open-file.ts", room: "record" },
  { file: "src/state/lease/lease-file.ts", room: "state" },
  { file: "src/state/database/open-state.ts", room: "state" },
  { file: "src/state/database/peek-state.ts", room: "state" },
  { file: "src/control/control-server.ts", room: "control" },
  { file: "src/tools/simulator/demo/*.ts", room: "tools/simulator" },
] as const;

/** They read what is no Record: the system's own files, and settings beside the Records. */
const MAY_READ = [
  { file: "src/state/lease/host.ts", room: "state" },
  { file: "src/operator/env-file.ts", room: "operator" },
] as const;

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import", "node"],
  categories: { correctness: "error", suspicious: "error" },
  ignorePatterns: ["dist", "node_modules", "src/tools/simulator/page", "test/fixtures"],
  rules: {
    "typescript/await-thenable": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/no-non-null-assertion": "error",
    // A Record is a person's.
    "typescript/no-restricted-types": [
      "error",
      { types: { Record: "write { [name: string]: Type }: a Record is a person's" } },
    ],
    "typescript/only-throw-error": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-default-export": "error",
    "eslint/no-console": "error",
    "eslint/max-lines": ["error", { max: 400 }],
    "node/no-process-env": "error",
    // The compiler checks returns (noImplicitReturns) and unions better.
    "typescript/consistent-return": "off",
    // Functions of an object made by a factory need no `this`.
    "typescript/unbound-method": "off",
    // Loops wait for something that a closure changes; the rule does not see it.
    "eslint/no-unmodified-loop-condition": "off",
    "unicorn/consistent-function-scoping": "off",
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/no-unnecessary-type-parameters": "off",
    "eslint/no-shadow": "off",
    "eslint/no-await-in-loop": "off",
  },
  overrides: [
    ...Object.keys(ROOMS).map((room) => ({
      files: [`src/${room}/**/*.ts`],
      rules: importRules(
        room as keyof typeof ROOMS,
        RECORD_ROOMS.includes(room) ? NO_OPENING : NO_WRITING,
      ),
    })),
    ...Object.entries(WINGS).map(([wing, open]) => ({
      files: [`src/record/${wing}/*.ts`],
      rules: importRules(
        "record",
        NO_OPENING,
        Object.keys(WINGS).filter((other) => other !== wing && !open.some((one) => one === other)),
      ),
    })),
    ...MAY_READ.map(({ file, room }) => ({ files: [file], rules: importRules(room, NO_WRITING) })),
    ...MAY_WRITE.map(({ file, room }) => ({ files: [file], rules: importRules(room, []) })),
    {
      files: [
        "src/main.ts",
        "src/cli/main.ts",
        "src/right-node.js",
        "deploy/**",
        "src/tools/simulator/demo/*.ts",
        "scripts/**",
        "test/**",
        "*.config.ts",
      ],
      rules: { "node/no-process-env": "off" },
    },
    ...PROPERTIES.map(({ rooms, except, closed }) => ({
      files: rooms.map((room) => `src/${room}/**`),
      excludeFiles: except,
      rules: { "eslint/no-restricted-properties": ["error", ...closed] as const },
    })),
    {
      files: ["src/**"],
      excludeFiles: ["src/tools/simulator/**"],
      rules: {
        "eslint/no-restricted-globals": [
          "error",
          { name: "fetch", message: "src/http.ts says why not" },
        ],
      },
    },
    { files: ["*.config.ts"], rules: { "import/no-default-export": "off" } },
    // Lists of sentences: as long as there is something to say.
    { files: ["src/wording/*.ts"], rules: { "eslint/max-lines": "off" } },
  ],
});
