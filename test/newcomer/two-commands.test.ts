// README's first commands on machines as people have them: a fresh copy, an older Node, the npm that came with it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareBot } from "../support/bots.ts";
import { copyCheckout, pathWithoutOurs } from "../support/newcomer.ts";
import { runProcess, type TestProcess } from "../support/processes.ts";

const NODES = ["18", "20", "22"] as const;
const NPMS = { npm8: "8", npm9: "9", npm10: "10", "npm11-first": "11.0.0", npm11: "11" } as const;
type Npm = keyof typeof NPMS;
type Node = (typeof NODES)[number] | "24";

/** Each npm, each Node, and each npm that takes node_modules/.bin/node away with a Node that is too old. */
const PAIRS: readonly (readonly [Node, Npm])[] = [
  ["18", "npm8"],
  ["20", "npm9"],
  ["20", "npm10"],
  ["22", "npm11-first"],
  ["22", "npm11"],
  ["24", "npm8"],
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
}

/** A fresh copy, this Node first in PATH, and this npm run by it. */
function machine(node: Node, npm: Npm): Machine {
  const copy = copyCheckout();
  const program =
    node === "24" ? process.execPath : join(tools, "node_modules", `node${node}`, "bin", "node");
  return {
    copy,
    npm: (words, environment = {}) =>
      runProcess([join(tools, "node_modules", npm, "bin", "npm-cli.js"), ...words], {
        program,
        folder: copy,
        environment: {
          ...network(),
          PATH: `${dirname(program)}:${pathWithoutOurs()}`,
          ...environment,
        },
      }),
  };
}

/** What a machine may need to reach the registry; nothing else of ours. */
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

/** What npm says about engines and install scripts; other lines are about this machine's own settings. */
function complaints(text: string): readonly string[] {
  return text.split("\n").filter((line) => /EBADENGINE|script/i.test(line));
}

describe.each(PAIRS)("with Node %s and %s", (node, npm) => {
  it("`npm ci && npm run demo` opens the chat page, `npm start` a bot, both end when they are asked, and without a Node each command says so", async () => {
    const here = await installed(node, npm);

    const demo = here.npm(["run", "demo", "--", "--port", "0"]);
    await demo.writes("goes away when you press Ctrl-C");
    const url = /^ +(http:\/\/127\.0\.0\.1:\d+)$/m.exec(demo.stdout)?.[1] ?? "";
    expect((await fetch(url)).status).toBe(200);
    demo.kill("SIGTERM");
    await demo.exited;
    expect(demo.stdout).toContain("Stopping ...");
    await expect(fetch(url)).rejects.toThrow("fetch failed");

    const { environment } = await prepareBot({});
    const bot = here.npm(["start"], environment);
    await bot.writes('"ready"');
    bot.kill("SIGTERM");
    await bot.exited;
    expect(bot.stdout).toContain('"stopped"');

    if (node !== "24") await saysWhatIsNeeded(node, here);
  });
});

/** Where none is that npm brought, every command ends with 78 and one line. */
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
