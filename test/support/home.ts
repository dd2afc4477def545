// A folder in which somebody makes Records, with a bot that BotFather has made for them.

import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import dotenv from "dotenv";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import { runCommand } from "./commands.ts";
import { type RunOptions } from "./processes.ts";
import { botToken, startServers, type Servers } from "./servers.ts";
import { temporaryFolder } from "./temporary.ts";

export interface Home {
  readonly servers: Servers;
  /** @abby_bot. */
  readonly telegram: SimulatedBot;
  readonly token: string;
  /** A file that holds the token: `token` in the folder. */
  readonly tokenFile: string;
  /** Working folder of commands. */
  readonly folder: string;
  readonly usersDir: string;
  readonly options: RunOptions;
  /** Words of the command line in lists, variables in objects. */
  newRecord(
    id: string,
    ...more: readonly (readonly string[] | NodeJS.ProcessEnv)[]
  ): ReturnType<typeof runCommand>;
  /** Path of a file in the folder. */
  file(name: string): string;
  variables(name: string): { readonly [name: string]: string };
  /** Present dotenv files and Records, hidden left-overs too. */
  made(): readonly string[];
  /** Takes a Record and its file away. */
  forget(id: string): void;
}

export async function prepareHome(changes: NodeJS.ProcessEnv = {}): Promise<Home> {
  const servers = await startServers();
  const token = botToken(1);
  const telegram = servers.telegram.addBot({ token, username: "abby_bot" });
  const folder = temporaryFolder();
  const usersDir = join(folder, "people");
  const file = (name: string): string => join(folder, name);
  writeFileSync(file("token"), `${token}\n`);
  const environment = {
    TELEGRAM_API_ROOT: servers.telegram.url,
    GRACE_MAR_USERS_DIR: usersDir,
    ...changes,
  };
  return {
    servers,
    telegram,
    token,
    tokenFile: file("token"),
    folder,
    usersDir,
    options: { folder, environment },
    newRecord: (id, ...more) => {
      const words = more.filter((each) => Array.isArray(each)).flat();
      const variables = more.filter((each) => !Array.isArray(each));
      return runCommand("new-record", [id, ...words], {
        folder,
        environment: Object.assign({}, environment, ...variables) as NodeJS.ProcessEnv,
      });
    },
    file,
    variables: (name) => dotenv.parse(readFileSync(file(name))),
    made: () => [
      ...readdirSync(folder).filter((name) => name.startsWith(".env")),
      ...(existsSync(usersDir) ? readdirSync(usersDir).map((name) => `people/${name}`) : []),
    ],
    forget: (id) => {
      rmSync(join(usersDir, id), { recursive: true });
      rmSync(file(`.env.${id}`), { force: true });
    },
  };
}
