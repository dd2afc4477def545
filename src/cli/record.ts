// The Record that a command is about, and questions to the process that holds it.

import { resolve } from "node:path";
import { loadRecordLocation, type RecordLocation } from "../config/config.ts";
import { readEnvironmentOf, type Environment } from "../config/environment.ts";
import { sendCommand, type CommandOptions } from "../control/control-client.ts";
import type { Answers, Command } from "../control/commands.ts";
import { recordIds } from "../control/record-list.ts";
import { GraceMarError, UsageError } from "../errors.ts";
import type { Call, Place } from "./command.ts";

/** A call of a command about one Record. */
export type RecordCall = Call<{ readonly user?: string }>;

/**
 * The environment with the dotenv file, as the bot reads it: with `--user` that person's.
 * @throws ConfigError when the file cannot be read, or is another person's.
 */
export function commandEnvironment(
  { environment, isComplete, folder }: Place,
  user?: string,
): Environment {
  if (isComplete) return environment;
  return withWholePaths(readEnvironmentOf(user, environment, folder), folder);
}

/** Paths in it start where the command was called, as those that are typed. */
function withWholePaths(environment: Environment, folder: string): Environment {
  const whole = Object.entries(environment).flatMap(([name, path]) =>
    NAMES_A_FILE.test(name) && path?.trim() ? [[name, resolve(folder, path.trim())] as const] : [],
  );
  const usersDir = environment["GRACE_MAR_USERS_DIR"]?.trim() || "users";
  return {
    ...environment,
    ...Object.fromEntries(whole),
    GRACE_MAR_USERS_DIR: resolve(folder, usersDir),
  };
}

/** Variables by which a secret comes as a file. */
const NAMES_A_FILE = /^(?:TELEGRAM|OPENAI|METRICS)_[A-Z_]+_FILE$/;

/**
 * The Record that `--user` names, else GRACE_MAR_USER_ID.
 * @throws UsageError naming those that there are, when neither says which and the usual one is none of them.
 */
export function recordLocation(call: RecordCall): RecordLocation {
  const { user } = call.values;
  const environment = commandEnvironment(call, user);
  const location = loadRecordLocation(environment, user);
  const isSaid = user !== undefined || Boolean(environment["GRACE_MAR_USER_ID"]?.trim());
  const ids = isSaid ? [] : recordIds(location.usersDir);
  if (ids.length > 0 && !ids.includes(location.recordId)) {
    throw new UsageError(`Whose Record? Say one of them with --user: ${ids.join(", ")}`);
  }
  return location;
}

/** Where a Record of that id would be made: no file is meant for its person yet. */
export function newRecordLocation(id: string, place: Place): RecordLocation {
  return loadRecordLocation(commandEnvironment(place), id);
}

/**
 * Has a command that needs no Telegram carried out on a Record, by its running bot or right here.
 * @returns the answer that belongs to the command. @throws GraceMarError with the refusal's own exit code.
 */
export function ask<C extends Command>(
  command: C,
  call: RecordCall,
): Promise<Answers[C["command"]]> {
  return askWith(command, call, {
    location: recordLocation(call),
    ...noting(call),
  });
}

/** Says beside the answer what happens to the Record's files when this process opens it. */
export function noting({
  note,
}: Pick<RecordCall, "note">): Pick<CommandOptions, "onCollision" | "onFinished" | "onWait"> {
  return {
    onCollision: (file) => {
      note(`A file was edited while it was written: both versions are kept, see ${file}`);
    },
    onFinished: (count) => {
      note(`Finished first what was decided before the bot ended (changes of files: ${count})`);
    },
    onWait: note,
  };
}

/** As `ask`, for whoever has more to say about the Record. */
export async function askWith<C extends Command>(
  command: C,
  call: Pick<RecordCall, "during">,
  options: CommandOptions,
): Promise<Answers[C["command"]]> {
  const answer = await call.during(sendCommand(command, options));
  if (answer.kind !== "refused") return answer;
  const { code, message, exitCode } = answer;
  throw new GraceMarError(code, message, exitCode === undefined ? {} : { exitCode });
}
