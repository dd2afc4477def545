// An installation in which nothing is wrong, for tests that break one thing: a Record with a merge and a backup, a
// dotenv file in a git repository, a bot at the local Telegram, a local model.

import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { controlSocketPath, openControl } from "../../../src/control/control-server.ts";
import type { Finding } from "../../../src/tools/doctor/check.ts";
import { CHECKS, examine, type Examination } from "../../../src/tools/doctor/examine.ts";
import type { InstallationOptions } from "../../../src/tools/doctor/installation.ts";
import { createLogger } from "../../../src/logger.ts";
import { makeBackup } from "../../../src/state/backup.ts";
import type { SimulatedBot } from "../../../src/tools/simulator/simulated-bot.ts";
import { learnEntry } from "../../support/gate-acts.ts";
import { openTestGate, RECORD_ID } from "../../support/open-gate.ts";
import { botToken, startServers, type Servers } from "../../support/servers.ts";
import { copyRecord, temporaryFolder } from "../../support/temporary.ts";
import { testClock } from "../../support/clock.ts";
import { peopleOf } from "../../support/people.ts";

export const OPERATOR_CHAT = -100_200;

export interface Installation {
  readonly servers: Servers;
  readonly telegram: SimulatedBot;
  readonly token: string;
  /** Working directory. */
  readonly folder: string;
  readonly usersDir: string;
  /** Folder of the Record. */
  readonly record: string;
  /** Path of a file in the working directory. */
  file(name: string): string;
  examine(changes?: Changes): Promise<Examination>;
  /** Finding of one check. */
  find(id: string, changes?: Changes): Promise<Finding | undefined>;
}

export interface Changes extends Partial<Omit<InstallationOptions, "environment">> {
  readonly environment?: NodeJS.ProcessEnv;
}

export async function prepareInstallation(): Promise<Installation> {
  const servers = await startServers();
  const token = botToken(1);
  const telegram = servers.telegram.addBot({ token, username: "grace_mar_bot" });
  telegram.canJoinGroups = false;
  telegram.addChat({ id: OPERATOR_CHAT, type: "group", title: "Operators" });
  const folder = temporaryFolder();
  const usersDir = join(folder, "people");
  const record = await prepareRecord(usersDir);
  const file = (name: string): string => join(folder, name);
  writeFileSync(file(".env"), "# the variables are given\n", { mode: 0o600 });
  execFileSync("git", ["init", "-q"], { cwd: folder });
  const environment = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: servers.telegram.url,
    GRACE_MAR_USER_ID: RECORD_ID,
    GRACE_MAR_USERS_DIR: usersDir,
    GRACE_MAR_OWNER_IDS: "1001",
    GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR_CHAT),
    OPENAI_BASE_URL: servers.model.url,
    OPENAI_TRANSCRIBE_MODEL: "gpt-4o",
    OPENAI_EMBEDDING_MODEL: "near-model",
    XDG_RUNTIME_DIR: folder,
  };
  const examined = (changes: Changes = {}, checks = CHECKS): Promise<Examination> =>
    examine(
      {
        folder,
        offline: false,
        isContainer: false,
        nodeVersion: "24.1.0",
        now: new Date(),
        pollSeconds: 0,
        ...changes,
        environment: { ...environment, ...changes.environment },
      },
      checks,
    );
  return {
    servers,
    telegram,
    token,
    folder,
    usersDir,
    record,
    file,
    examine: (changes) => examined(changes),
    find: async (id, changes) => {
      const { checks } = await examined(
        changes,
        CHECKS.filter((check) => check.id === id),
      );
      return checks.find((check) => check.id === id);
    },
  };
}

/** Like a bot's own folder: closed to others, with one merge and a later backup. */
async function prepareRecord(usersDir: string): Promise<string> {
  mkdirSync(usersDir);
  const record = copyRecord("minimal", usersDir, RECORD_ID);
  const clock = testClock();
  const desk = await openTestGate(usersDir, { clock });
  await learnEntry(desk, "Corks float because they hold air");
  clock.advance({ minutes: 1 });
  await makeBackup(desk);
  desk.state.close();
  chmodSync(record, 0o700);
  for (const name of readdirSync(record)) {
    if (name.includes(".") && name !== ".runtime") chmodSync(join(record, name), 0o600);
  }
  return record;
}

/** Opens a bot's command socket over the Record. Returns the function that closes it. */
export async function runBot(usersDir: string, runtimeDir: string): Promise<() => Promise<void>> {
  const desk = await openTestGate(usersDir);
  const control = await openControl(
    controlSocketPath(desk.folder, runtimeDir),
    {
      desk,
      people: peopleOf(desk),
      username: () => Promise.resolve("grace_mar_bot"),
      running: {
        botId: 1,
        username: "grace_mar_bot",
        mode: "polling",
        ownersByEnvironment: 1,
        pid: process.pid,
        startedAt: new Date(),
      },
    },
    createLogger({ recordId: "grace-mar", level: "silent", secrets: [], write: () => undefined }),
  );
  let isOpen = true;
  const stop = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await control.close();
    desk.state.close();
  };
  onTestFinished(stop);
  return stop;
}
