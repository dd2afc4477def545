// Every command that our texts recommend works as it is written, for a Record as npm run new-record makes it: beside a
// running bot and without one, with nothing in the environment.

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHAPTERS } from "../../src/cli/table.ts";
import { runCommand } from "../support/commands.ts";
import { ROOT, runScript, startMain, type RunOptions } from "../support/processes.ts";
import { botToken, startServers } from "../support/servers.ts";
import { temporaryFolder } from "../support/temporary.ts";

interface Recommended {
  readonly command: string;
  readonly words: readonly string[];
  readonly places: readonly string[];
}

/** Tools of those who work on the code, what needs other programs, and the bot itself; each has tests of its own. */
const ELSEWHERE =
  /^(?:test.*|torture.*|bench|check|audit|licences|commands|grace-mar|build|demo|fleet)$/;
const COMMANDS = CHAPTERS.flatMap(({ commands }) => commands);

/** A word that belongs to a command line; what follows in the sentence does not. */
const WORD =
  /^(?:--?[a-z][a-z-]*|<id>|\{id\}|\$\{[^}]*\}|\$1|FILE|NUMBER|WORDS|4|abby|dad|mom|owner|guest|(?:abby|dad):\d+|bots\.example\.org)$/;

const LINE =
  /npm run ([a-z][a-z:-]*[a-z])((?: (?:\$\{[^}]*\}|bots\.example\.org|[^\s`"',;.)\\]+))*)/g;

/** The demo's surroundings; a format that other tools read, which names a tool. */
const NO_ADVICE = /^src\/(?:tools\/simulator\/|record\/archive\/manifest\.ts)/;

/** Arguments that a command cannot do without. */
const NEEDED: { readonly [command: string]: readonly string[] } = {
  erase: ["--confirm", "abby"],
  "emit-event": ["note", "none"],
  "export-view": ["--view", "school"],
  file: ["SELF.md"],
  forget: ["lighthouse"],
  probe: ["--limit", "1"],
  restore: ["FILE"],
};

/** The table of commands, as people read it. */
const TABLE = "docs/commands.md";

const recommended = collect();

describe("the commands that our texts recommend", () => {
  it("are found in the README, docs/, the example of an environment, deploy/, the doctor and the log", () => {
    const lines = recommended.map(({ command, words }) => [command, ...words].join(" "));
    expect(lines).toContain("claim --user abby");
    expect(lines).toContain("claim --user abby --role guest");
    expect(lines).toContain("repair --user abby");
    expect(lines).toContain("erase --user abby --confirm abby");
    expect(lines).toContain("deploy:compose abby dad mom");
    const places = new Set(recommended.flatMap(({ places: where }) => where));
    for (const place of [
      "README.md",
      "docs/commands.md",
      "docs/operating.md",
      ".env.example",
      "deploy/DOCKER.md",
      "src/main.ts",
    ]) {
      expect(places).toContain(place);
    }
  });

  it("say whose Record is meant, where a command is about one", () => {
    const vague = recommended.filter(
      ({ command, words }) =>
        takesUser(command) && !words.some((word) => word === "--user" || word === "--users-dir"),
    );
    expect(vague).toEqual([]);
  });
});

describe.each([{ runs: false }, { runs: true }])("with the bot running: $runs", ({ runs }) => {
  it(
    "none of them ends in a fault of the configuration or of its words",
    { timeout: 180_000 },
    async () => {
      const options = await prepareFamily();
      if (runs) {
        await startMain({ ...options, environment: { GRACE_MAR_ENV_FILE: ".env.abby" } });
      }
      const made = await runCommand("backup", ["--user", "abby", "--out", "FILE.zip"], options);
      expect(made).toMatchObject({ code: 0 });
      const failed: unknown[] = [];
      let number = 0;
      const started = new Set<string>();
      // Commands that remove the Record come last.
      const rank = ({ command }: Recommended): number => ["restore", "erase"].indexOf(command) + 1;
      for (const { command, words, places } of recommended.toSorted((a, b) => rank(a) - rank(b))) {
        number += 1;
        const real = words.map((word) => argumentFor(word, command, number));
        // Each command once as operators have it, which is all that dist/cli.js adds.
        const run = runs || started.has(command) ? runCommand : runScript;
        started.add(command);
        const { code, stderr } = await run(command, real, options);
        const isWrong = code === 78 || code === 64 || /TELEGRAM_BOT_TOKEN|needs care/.test(stderr);
        if (isWrong) failed.push({ line: [command, ...real].join(" "), code, stderr, places });
      }
      expect(failed).toEqual([]);
    },
  );
});

/** Records of abby, dad and mom as the README makes them. */
async function prepareFamily(): Promise<RunOptions> {
  const { telegram, model } = await startServers();
  const folder = temporaryFolder();
  for (const [index, id] of ["abby", "dad", "mom"].entries()) {
    const token = botToken(index + 1);
    telegram.addBot({ token, username: `${id}_bot` });
    writeFileSync(join(folder, "token"), token);
    const made = await runCommand("new-record", [id, "--token-file", "token"], {
      folder,
      environment: { TELEGRAM_API_ROOT: telegram.url, OPENAI_BASE_URL: model.url },
    });
    expect(made).toMatchObject({ code: 0, stderr: "" });
  }
  return { folder, environment: {} };
}

/** The word that a person would type for a placeholder. */
function argumentFor(word: string, command: string, number: number): string {
  if (word === "FILE") return /restore|import/.test(command) ? "FILE.zip" : `out-${number}`;
  if (word === "NUMBER") return "1001";
  if (word === "WORDS") return "lighthouse";
  // There is an abby already.
  return /^(?:new|import)-record$/.test(command) && !word.startsWith("-") ? `new${number}` : word;
}

function takesUser(command: string): boolean {
  const found = COMMANDS.find(({ name }) => name === command.replace(":", "-"));
  return found !== undefined && "user" in found.options;
}

function collect(): readonly Recommended[] {
  const found = new Map<string, Recommended>();
  for (const command of commandsOfARecord()) {
    const words = ["--user", "abby", ...(NEEDED[command] ?? [])];
    found.set([command, ...words].join(" "), { command, words, places: [TABLE] });
  }
  for (const place of textFiles()) {
    for (const line of textOf(place).split("\n")) {
      for (const { command, words } of commandsIn(line)) {
        const key = [command, ...words].join(" ");
        const places = [...(found.get(key)?.places ?? []), place];
        found.set(key, { command, words, places });
      }
    }
  }
  return [...found.values()];
}

/** Every command about one Record takes `-- --user <id>`. */
function commandsOfARecord(): readonly string[] {
  return COMMANDS.filter(({ options }) => "user" in options).map(({ name }) => name);
}

function textFiles(): readonly string[] {
  return globSync(
    [
      "README.md",
      "docs/*.md",
      ".env.example",
      "deploy/**/*.{md,sh}",
      "src/**/*.ts",
      "scripts/*.ts",
    ],
    { cwd: ROOT },
  ).filter((place) => !NO_ADVICE.test(place));
}

/** Leaves out comments of code, lines that name a file's maker, and usage texts, whose brackets are no command. */
function textOf(place: string): string {
  const text = readFileSync(join(ROOT, place), "utf8").replaceAll(/Made by npm run \S+/g, "");
  if (!place.endsWith(".ts")) return text;
  return (
    text
      .replaceAll(/^const USAGE =[^]*?;$/gm, "")
      .replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, "")
      // A value of a log's message says what it is: ${{ id: recordId }}.
      .replaceAll(/\$\{\{ \w+: ([^}]*) \}\}/g, "${$1}")
  );
}

function commandsIn(line: string): readonly Pick<Recommended, "command" | "words">[] {
  return [...line.matchAll(LINE)].flatMap(([, command = "", rest = ""]) => {
    if (ELSEWHERE.test(command)) return [];
    const [dashes, ...more] = rest.trim().split(" ");
    const end = more.findIndex((word) => !WORD.test(word));
    const words = dashes === "--" ? more.slice(0, end === -1 ? undefined : end) : [];
    return [{ command, words: words.map((word) => word.replace(/^(?:<id>|[{$].*)$/, "abby")) }];
  });
}
