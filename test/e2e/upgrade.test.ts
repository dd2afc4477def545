// The program's files are replaced while bots run. Files that a bot loads only with its first model call must still be
// there.

import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import { OWNER, prepareBot } from "../support/bots.ts";
import { ROOT, runProcess, type RunOptions, type TestProcess } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";

const QUESTION = "what do you know about octopuses?";
const BUILT = [
  "dist",
  "deploy/systemd",
  "scripts/launch.mjs",
  "src/right-node.js",
  "src/whose-way.js",
  "users/_template",
  "README.md",
];
const SOURCES = ["src", "scripts", "package.json", "tsconfig.json"];

it("a bot answers its first message after the installer has put a newer program in its place", async () => {
  const checkout = copyOf(BUILT);
  const destination = temporaryFolder();
  const install = (): void => {
    const words = ["--no-start", "--node", process.execPath, "abby"];
    execFileSync("sh", [join(checkout, "deploy/systemd/install.sh"), ...words], {
      env: { PATH: process.env["PATH"], DESTDIR: destination },
      stdio: "pipe",
    });
  };
  mkdirSync(join(checkout, "users/abby"));
  writeFileSync(join(checkout, ".env.abby"), "TELEGRAM_BOT_TOKEN=700000001:x\n");
  install();
  const dist = join(destination, "opt/grace-mar/dist");
  const old = await prepareBot({});
  await startFrom(dist, old);

  renameClient(join(checkout, "dist"));
  install();
  expect(await answer(old.telegram)).toMatch(/octopus/i);
  const newer = await prepareBot({ servers: old.servers, id: "dad" });
  await startFrom(dist, newer);
  expect(await answer(newer.telegram)).toMatch(/octopus/i);
});

it(
  "a bot answers its first message after its checkout was built anew",
  { timeout: 60_000 },
  async () => {
    const checkout = copyOf(SOURCES);
    symlinkSync(join(ROOT, "node_modules"), join(checkout, "node_modules"));
    const build = (): void => {
      execFileSync(process.execPath, [join(checkout, "scripts/build.mjs")], { stdio: "pipe" });
    };
    build();
    const bot = await prepareBot({});
    await startFrom(join(checkout, "dist"), bot);

    const client = join(checkout, "src/llm/openai-llm.ts");
    writeFileSync(client, `${readFileSync(client, "utf8")}\nexport const newer = true;\n`);
    build();
    expect(clientsOf(join(checkout, "dist"))).toHaveLength(2);
    expect(await answer(bot.telegram)).toMatch(/octopus/i);
  },
);

it("a bot whose files are gone for a moment answers when they are back", async () => {
  const dist = join(copyOf(BUILT), "dist");
  const bot = await prepareBot({});
  const running = await startFrom(dist, bot);
  renameSync(join(dist, "chunks"), join(dist, "away"));
  bot.telegram.say(OWNER, QUESTION);
  await running.writes("an update failed");
  renameSync(join(dist, "away"), join(dist, "chunks"));
  expect(await answered(bot.telegram)).toMatch(/octopus/i);
});

function copyOf(paths: readonly string[]): string {
  const checkout = join(temporaryFolder(), "a checkout");
  for (const path of paths) {
    mkdirSync(dirname(join(checkout, path)), { recursive: true });
    // Source maps are most of dist/, and nothing here reads them.
    const filter = (source: string): boolean => !source.endsWith(".map");
    cpSync(join(ROOT, path), join(checkout, path), { recursive: true, filter });
  }
  return checkout;
}

async function startFrom(dist: string, options: RunOptions): Promise<TestProcess> {
  const bot = runProcess([join(dist, "main.js")], { environment: options.environment ?? {} });
  await bot.writes('"ready"');
  return bot;
}

/** Files of the model's client, which the bot loads with its first call. */
function clientsOf(dist: string): string[] {
  return readdirSync(join(dist, "chunks")).filter((name) => /^openai-llm-\w+\.js$/.test(name));
}

/** Like a newer version, whose client has another name. */
function renameClient(dist: string): void {
  const bundle = join(dist, "grace-mar.js");
  const text = readFileSync(bundle, "utf8");
  const name = clientsOf(dist).find((file) => text.includes(file)) ?? "";
  writeFileSync(bundle, text.replaceAll(name, "openai-llm-NEWER.js"));
  renameSync(join(dist, "chunks", name), join(dist, "chunks/openai-llm-NEWER.js"));
}

function answer(telegram: SimulatedBot): Promise<string> {
  telegram.say(OWNER, QUESTION);
  return answered(telegram);
}

function answered(telegram: SimulatedBot): Promise<string> {
  return telegram.waitFor(() => telegram.chat(OWNER.id).find(({ from }) => from === "bot")?.text, {
    what: "an answer",
    timeoutMs: 15_000,
  });
}
