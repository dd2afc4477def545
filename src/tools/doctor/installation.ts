// The installation under examination. It can be read in spite of faults: a check that needs a missing part is skipped,
// with the reason.

import { lstatSync } from "node:fs";
import { join, resolve } from "node:path";
import { inspectConfig, type InspectedConfig, type RecordLocation } from "../../config/config.ts";
import { askRunningBot } from "../../control/control-client.ts";
import { controlSocketPath } from "../../control/control-server.ts";
import type { BotStatus } from "../../control/status.ts";
import type { Environment } from "../../config/environment.ts";
import { once } from "../../once.ts";
import { createBotApi, type BotApi, type Result } from "../../telegram/bot-api.ts";

/** The check does not apply, or something that it needs is missing and another check reports that. */
export class Skipped extends Error {}

export interface InstallationOptions {
  /** The process's environment, which wins over the dotenv file. */
  readonly environment: Environment;
  /** Folder of the dotenv files: the working directory. */
  readonly folder: string;
  /** True when nothing may be asked over the network. */
  readonly offline: boolean;
  /** True when this runs in a container of Docker or Podman. */
  readonly isContainer: boolean;
  /** `process.versions.node` */
  readonly nodeVersion: string;
  readonly now: Date;
  /** Seconds to wait for a rival. The rival's next poll would end ours. */
  readonly pollSeconds?: number;
}

export interface Installation extends Omit<InstallationOptions, "pollSeconds"> {
  readonly pollSeconds: number;
  readonly faults: readonly string[];
  readonly config: InspectedConfig["config"];
  /** Absolute path of the dotenv file. The file need not exist. */
  readonly envFile: string;
  /** False when the variables that name the Record are faulty. */
  readonly isRecordKnown: boolean;
  /** Place of the Record. @throws Skipped when it is not known; `recordFolder` also when it is not there. */
  location(): RecordLocation;
  recordFolder(): string;
  /** @throws Skipped offline, or without a token. */
  api(): BotApi;
  /** The bot behind the token, asked once. @throws Skipped */
  me(): Promise<Result<"getMe">>;
  models(): InspectedConfig["config"]["llm"];
  /** Status of the bot that runs this Record; undefined when none can be reached. */
  status(): Promise<BotStatus | undefined>;
}

/** Milliseconds that Telegram or a running bot may take for one answer. */
export const ANSWER_MS = 15_000;

const POLL_SECONDS = 6;

/** Reads the configuration at once and asks for everything else when a check needs it. */
export function createInstallation(options: InstallationOptions): Installation {
  const { environment, folder, offline } = options;
  const { faults, config } = inspectConfig(environment);
  const { telegramToken: token, telegramApiRoot: apiRoot, network } = config;
  const isFaulty = (names: RegExp): boolean => faults.some((fault) => names.test(fault));
  const isRecordKnown = !isFaulty(/^GRACE_MAR_(?:USER_ID|USERS_DIR)\b/);
  const location = (): RecordLocation => {
    if (isRecordKnown) return config;
    throw new Skipped("which Record is not known: see environment");
  };
  const api = once((): BotApi => {
    if (offline) throw new Skipped("--offline");
    if (token && !isFaulty(/^TELEGRAM_API_ROOT\b/))
      return createBotApi({ token, apiRoot, network });
    throw new Skipped("no token, or no address to ask: see environment");
  });
  return {
    pollSeconds: POLL_SECONDS,
    ...options,
    faults,
    config,
    envFile: resolve(folder, environment["GRACE_MAR_ENV_FILE"]?.trim() || ".env"),
    isRecordKnown,
    location,
    recordFolder: () => {
      const { usersDir, recordId } = location();
      const path = join(usersDir, recordId);
      if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
      throw new Skipped("there is no Record: see record-rules");
    },
    api,
    me: once(async () => {
      const signal = AbortSignal.timeout(ANSWER_MS);
      return api()
        .call("getMe", undefined, signal)
        .catch(() => {
          throw new Skipped("Telegram does not know the bot: see token");
        });
    }),
    models: () => {
      if (offline) throw new Skipped("--offline");
      if (!isFaulty(/^OPENAI_/)) return config.llm;
      throw new Skipped("no model to ask: see environment");
    },
    status: once(async () => {
      const { usersDir, recordId, runtimeDir } = location();
      const path = controlSocketPath(join(usersDir, recordId), runtimeDir);
      const answer = await askRunningBot({ command: "status" }, path, ANSWER_MS).catch(
        () => undefined,
      );
      return answer?.kind === "status" ? answer : undefined;
    }),
  };
}
