// The README's "A family in ten minutes", word by word, by somebody with a fresh copy of this repository: its own npm
// ci, its own terminals, the local Telegram and model in place of the real ones.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { copyCheckout, pathWithoutOurs } from "../support/newcomer.ts";
import { runProcess, runScript, type TestProcess } from "../support/processes.ts";
import { botToken, freePort, startServers } from "../support/servers.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { openTerminal, type TestTerminal } from "../support/terminal.ts";
import { readYaml } from "./pure/schema.ts";

const FAMILY = ["abby", "dad", "mom"] as const;
const INTERESTS = { abby: "tide pools", dad: "old radios", mom: "night skies" };
const MINUTES = 60_000;

describe("the README's walk-through", () => {
  it(
    "makes three people's bots that talk, each of its own Record",
    { timeout: 5 * MINUTES },
    async () => {
      const began = performance.now();
      const { blocks, copy, environment, bots } = await newcomer();
      const [install = "", records = "", starts = "", look = ""] = blocks;
      await succeeds(shell(install, copy, environment));

      const links = new Map<string, string>();
      for (const [index, line] of linesOf(records).entries()) {
        const id = FAMILY[index] ?? "";
        expect(line).toContain(id);
        links.set(id, await makeRecord(line, index, copy, environment));
      }

      const terminals = linesOf(starts).map((line) =>
        openTerminal(line, { folder: copy, environment }),
      );
      for (const terminal of terminals) await terminal.shows("ready");
      for (const [index, id] of FAMILY.entries()) {
        const bot = bots[index];
        if (!bot) throw new Error(`no bot for ${id}`);
        await becomesOwner(bot, person(index), links.get(id) ?? "");
        const answer = await ask(bot, person(index), "What are you curious about?");
        expect(answer.toLowerCase()).toContain(INTERESTS[id]);
      }

      const list = shell(look, copy, environment);
      await succeeds(list);
      for (const id of FAMILY) {
        expect(list.stdout).toMatch(new RegExp(`^${id} .*@${id}_bot.*polling.*yes`, "m"));
      }
      for (const terminal of terminals) {
        terminal.type("\u0003");
        await terminal.exitCode;
      }
      const seconds = Math.round((performance.now() - began) / 1000);
      process.stdout.write(`the walk-through took ${seconds} s\n`);
    },
  );

  it(
    "goes on for Render as far as there is none here: its build, its start, its check, its signal",
    { timeout: 5 * MINUTES },
    async () => {
      const { copy, environment, bots } = await newcomer();
      const written = await runScript("deploy-render", [...FAMILY, "--out", "-"], {});
      const blueprint = readYaml(written.stdout) as { readonly services: RenderService[] };
      const [service] = blueprint.services;
      if (!service) throw new Error("no service");
      await succeeds(shell(service.buildCommand, copy, environment));

      const port = await freePort();
      const disk = temporaryFolder();
      const given = Object.fromEntries(
        service.envVars.flatMap(({ key, value }) =>
          value === undefined ? [] : [[key, value.replace(service.disk.mountPath, disk)]],
        ),
      );
      const running = shell(`exec ${service.startCommand}`, copy, {
        ...environment,
        ...given,
        // NODE_VERSION=24 there.
        PATH: `${dirname(process.execPath)}:${environment.PATH}`,
        // Variables that Render sets or that its dashboard asks for.
        PORT: String(port),
        RENDER_EXTERNAL_URL: `http://127.0.0.1:${port}`,
        TELEGRAM_BOT_TOKEN: botToken(1),
        OPENAI_API_KEY: "any",
        GRACE_MAR_OWNER_IDS: String(person(0).id),
      });
      await running.writes('"ready"');
      const check = await fetch(`http://127.0.0.1:${port}${service.healthCheckPath}`);
      expect(check.status).toBe(200);
      const [bot] = bots;
      if (!bot) throw new Error("no bot");
      expect(await ask(bot, person(0), "/start")).toContain("Abby");
      running.kill("SIGTERM");
      expect((await running.exited).code).toBe(0);
    },
  );
});

interface RenderService {
  readonly buildCommand: string;
  readonly startCommand: string;
  readonly healthCheckPath: string;
  readonly disk: { readonly mountPath: string };
  readonly envVars: readonly { readonly key: string; readonly value?: string }[];
}

/** A copy of what git knows, and the two local servers with a bot for each of the family. */
async function newcomer() {
  const copy = copyCheckout();
  const { telegram, model } = await startServers();
  const bots = FAMILY.map((id, index) =>
    telegram.addBot({ token: botToken(index + 1), username: `${id}_bot` }),
  );
  const section = /^## A family in ten minutes\n([\s\S]*?)^### /m.exec(
    readFileSync(join(copy, "README.md"), "utf8"),
  )?.[1];
  const blocks = [...(section ?? "").matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(
    ([, block = ""]) => block,
  );
  expect(blocks).toHaveLength(4);
  const environment = {
    PATH: pathWithoutOurs(),
    HOME: process.env["HOME"],
    TELEGRAM_API_ROOT: telegram.url,
    OPENAI_BASE_URL: model.url,
    XDG_RUNTIME_DIR: temporaryFolder(),
  };
  return { blocks, copy, environment, bots };
}

function linesOf(block: string): readonly string[] {
  return block
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function shell(command: string, folder: string, environment: NodeJS.ProcessEnv): TestProcess {
  return runProcess(["-c", command], { program: "/bin/sh", folder, environment });
}

async function succeeds(child: TestProcess): Promise<void> {
  const { code } = await child.exited;
  expect(code, child.stderr).toBe(0);
}

/** Answers new-record's questions. Returns the code of the link. */
async function makeRecord(
  line: string,
  index: number,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const id = FAMILY[index] ?? "abby";
  const terminal: TestTerminal = openTerminal(line, { folder, environment });
  await terminal.answer("called?", "");
  await terminal.answer("language", "");
  await terminal.answer("How old?", index === 0 ? "9" : "");
  await terminal.answer("How many days is chat kept?", "");
  await terminal.answer("Curious about what?", INTERESTS[id]);
  if (index === 0) await terminal.answer("Help line", "");
  await terminal.answer("The bot's token", botToken(index + 1));
  await terminal.shows(`GRACE_MAR_ENV_FILE=.env.${id} npm start`);
  await terminal.shows(`https://t.me/${id}_bot?start=`);
  expect(await terminal.exitCode).toBe(0);
  return /start=([\w-]{22})/.exec(terminal.shown)?.[1] ?? "";
}

function person(index: number): Person {
  return { id: 3001 + index, firstName: FAMILY[index] ?? "" };
}

async function becomesOwner(bot: SimulatedBot, owner: Person, code: string): Promise<void> {
  expect(await ask(bot, owner, `/start ${code}`)).toContain("You look after this Record");
}

async function ask(bot: SimulatedBot, from: Person, text: string): Promise<string> {
  const before = bot.chat(from.id).length;
  bot.say(from, text);
  const answer = await bot.waitFor(() =>
    bot
      .chat(from.id)
      .slice(before)
      .find((message) => message.from === "bot"),
  );
  return answer.text;
}
