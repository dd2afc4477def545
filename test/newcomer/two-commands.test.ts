// README's first commands on machines as people have them: a fresh copy, an older Node, the npm that came with it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareBot } from "../support/bots.ts";
import { copyCheckout, pathWithoutOurs } from "../support/newcomer.ts";
import { runProcess, type TestProcess } from "../support/processes.ts";
import { openTerminal, type TestTerminal } from "../support/terminal.ts";

const NODES = ["18", "20", "22"] as const;
const NPMS = { npm8: "8", npm9: "9", npm10: "10", "npm11-first": "11.0.0", npm11: "11" } as const;
type Npm = keyof typeof NPMS;
type Node = (typeof NODES)[number] | "24";

/** Each of both; those before 11.6 take node_modules/.bin/node away again (npm/cli#4362). */
const PAIRS: readonly (readonly [Node, Npm])[] = [
  ["18", "npm8"],
  ["20", "npm10"],
  ["22", "npm9"],
  ["22", "npm11-first"],
  ["24", "npm11"],
];

const MACHINE = `${process.platform}-${process.arch}`;
let tools: string;
beforeAll(() => {
  tools = mkdtempSync(join(tmpdir(), "grace-mar-tools-"));
  const dependencies = {
    ...Object.fromEntries(
      NODES.map((version) => [`node${version}`, `npm:node-${MACHINE}@${version}`]),
    ),
    ...Object.fromEntries(Object.entries(NPMS).map(([name, range]) => [name, `npm:npm@${range}`])),
  };
  writeFileSync(join(tools, "package.json"), JSON.stringify({ private: true, dependencies }));
  const words = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  execFileSync("npm", words, { cwd: tools, env: { ...process.env, PATH: pathWithoutOurs() } });
});
afterAll(() => {
  rmSync(tools, { recursive: true, force: true });
});

interface Machine {
  readonly copy: string;
  readonly npm: (words: readonly string[], environment?: NodeJS.ProcessEnv) => TestProcess;
  /** The same, typed into a terminal. */
  readonly terminal: (words: readonly string[]) => TestTerminal;
}

/** A fresh copy, this Node first in PATH, and this npm run by it. */
function machine(node: Node, npm: Npm): Machine {
  const copy = copyCheckout();
  const program =
    node === "24" ? process.execPath : join(tools, "node_modules", `node${node}`, "bin", "node");
  const cli = join(tools, "node_modules", npm, "bin", "npm-cli.js");
  const environment = { ...network(), PATH: `${dirname(program)}:${pathWithoutOurs()}` };
  return {
    copy,
    npm: (words, more = {}) =>
      runProcess([cli, ...words], {
        program,
        folder: copy,
        environment: { ...environment, ...more },
      }),
    terminal: (words) =>
      openTerminal([program, cli, ...words].join(" "), { folder: copy, environment }),
  };
}

/** Variables that a machine may need to reach the registry, and no others of ours. */
function network(): NodeJS.ProcessEnv {
  const needed = /^(?:HOME|\w*_proxy|node_extra_ca_certs|ssl_cert_\w+|npm_config_registry)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.test(name)));
}

async function installed(node: Node, npm: Npm): Promise<Machine> {
  const here = machine(node, npm);
  const install = here.npm(["ci", "--no-audit", "--no-fund", "--prefer-offline"]);
  expect((await install.exited).code, install.stderr).toBe(0);
  expect(complaints(install.stderr)).toEqual(Number(node) < 22 ? expect.any(Array) : []);
  return here;
}

/** npm's words about engines and install scripts. Other lines are about this machine's own settings. */
function complaints(text: string): readonly string[] {
  return text.split("\n").filter((line) => /EBADENGINE|script/i.test(line));
}

describe.each(PAIRS)("with Node %s and %s", (node, npm) => {
  it("`npm ci && npm run demo` opens the chat page, `npm start` a bot, both end when they are asked, and without a Node each command says so", async () => {
    const here = await installed(node, npm);

    const demo = here.terminal(["run", "demo", "--", "--port", "0"]);
    await demo.shows("goes away when you press Ctrl-C");
    const url = /(http:\/\/127\.0\.0\.1:\d+)/.exec(demo.shown)?.[1] ?? "";
    expect((await fetch(url)).status).toBe(200);
    demo.type("\u0003");
    await demo.exitCode;
    expect(demo.shown).toContain("Stopping ...");
    await expect(fetch(url)).rejects.toThrow("fetch failed");

    // npm 9 keeps SIGTERM to itself, whatever it runs, until that has ended.
    if (npm !== "npm9") await startsAndStops(here);
    if (node !== "24") await saysWhatIsNeeded(node, here);
  });
});

async function startsAndStops({ npm }: Machine): Promise<void> {
  const { environment } = await prepareBot({});
  const bot = npm(["start"], environment);
  await bot.writes('"ready"');
  bot.kill("SIGTERM");
  await bot.exited;
  expect(bot.stdout).toContain('"stopped"');
}

/** Without a Node that npm brought, every command ends with 78 and one line. */
async function saysWhatIsNeeded(node: Node, { copy, npm }: Machine): Promise<void> {
  rmSync(join(copy, "node_modules", `node-${MACHINE}`), { recursive: true });
  for (const words of [
    ["demo"],
    ["build"],
    ["claim", "--", "--user", "abby"],
    ["start"],
    ["test"],
  ]) {
    const command = npm(["run", "--silent", ...words]);
    expect((await command.exited).code, words[0]).toBe(78);
    expect(command.stdout, words[0]).toBe("");
    expect(command.stderr, words[0]).toMatch(
      new RegExp(
        `^Grace-Mar needs Node 24 or newer; this is ${node}\\.[\\d.]+\\. Run \`npm ci .*\\.\\n$`,
      ),
    );
  }
}
