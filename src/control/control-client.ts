// The command's side of the control socket: it asks the running bot, or opens the Record itself when none runs.

import { request } from "node:http";
import { join } from "node:path";
import { parseJson } from "../json.ts";
import type { RecordLocation } from "../config/config.ts";
import { createDesk } from "../desk/desk.ts";
import { GraceMarError, RecordBusyError, UsageError } from "../errors.ts";
import type { People } from "../operator/people.ts";
import { createRoles, type RoleSettings } from "../operator/roles.ts";
import { pause } from "../pause.ts";
import { openRecord, requireReadable, type RecordStore } from "../record/store.ts";
import { openRecordState } from "../state/record-state.ts";
import { createWordingSource } from "../wording/wording.ts";
import { performCommand, type AnswerTo, type Command } from "./commands.ts";
import { controlSocketPath, isOurSocket } from "./control-server.ts";

export interface CommandOptions {
  readonly location: RecordLocation;
  /** People named by the environment. Those who came in by a link are in state.db. Absent: nobody. */
  readonly named?: RoleSettings;
  /** Answers of Telegram, for when no bot runs. Absent: Telegram is not asked. */
  readonly telegram?: {
    /** Gives the bot's name. */
    readonly username: () => Promise<string>;
    readonly nameOf: People["nameOf"];
    /** The time as Telegram's answers tell it: a bot goes by that one. */
    readonly now: () => Date;
  };
  /** Takes the name of the copy when a file of the Record was edited while it was written. */
  readonly onCollision: (collisionFile: string) => void;
  /** Takes the number of changes of files that were decided before the bot ended and are carried out first. */
  readonly onFinished?: (count: number) => void;
  /** Takes a line to show while it is found out whether another machine holds the Record, which takes a while. */
  readonly onWait?: (text: string) => void;
}

/**
 * Has a command carried out by the process that holds the Record, or by this one.
 * @throws RecordBusyError when a process holds the Record and does not answer, RecordElsewhereError when it is on another
 * machine; ConfigError and RecordError as when opening a Record.
 */
export async function sendCommand<C extends Command>(
  command: C,
  options: CommandOptions,
): Promise<AnswerTo<C>> {
  const { recordId, usersDir, runtimeDir } = options.location;
  const socketPath = controlSocketPath(join(usersDir, recordId), runtimeDir);
  for (let tries = 1; ; tries += 1) {
    const answer = await askRunningBot(command, socketPath);
    if (answer) return answer;
    try {
      return await performHere(command, options);
    } catch (error) {
      // A bot that is just starting holds the Record for a moment before it listens.
      if (!(error instanceof RecordBusyError) || tries === BUSY_TRIES) throw error;
      await pause(BUSY_WAIT_MS);
    }
  }
}

const BUSY_TRIES = 8;
const BUSY_WAIT_MS = 250;
const ANSWER_TIMEOUT_MS = 60_000;
/** Commands that read the whole Record, or a long file of it, which takes its time on a small machine. */
const LONG: readonly Command["command"][] = [
  "backup",
  "export",
  "forget",
  "put-file",
  "write-checksum",
];
const LONG_TIMEOUT_MS = 3_600_000;

/**
 * Asks the running bot. Gives undefined when nobody listens. Nothing is sent to a socket in a folder of somebody else: a bot
 * does not start there, so no bot listens.
 * @param socketPath `controlSocketPath` of the Record.
 * @throws GraceMarError `no_answer` when the bot does not answer in time, too much, or not in JSON.
 */
export function askRunningBot<C extends Command>(
  command: C,
  socketPath: string,
  timeout = LONG.includes(command.command) ? LONG_TIMEOUT_MS : ANSWER_TIMEOUT_MS,
): Promise<AnswerTo<C> | undefined> {
  if (!isOurSocket(socketPath)) return Promise.resolve(undefined);
  const failure = (error: Error): Error =>
    error.name === "AbortError" || error.name === "TimeoutError"
      ? new GraceMarError("no_answer", "the running bot does not answer", { cause: error })
      : error;
  return new Promise((resolve, reject) => {
    // A bot that was taken over may drip an answer, or send one without end.
    const signal = AbortSignal.timeout(timeout);
    const call = request({ socketPath, path: "/", method: "POST", signal }, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length > LARGEST_ANSWER) {
          response.destroy(new GraceMarError("no_answer", "the bot's answer is too large"));
        } else chunks.push(chunk);
      });
      response.on("end", () => {
        const answer = parseJson(Buffer.concat(chunks).toString("utf8"));
        if (answer === undefined) {
          reject(new GraceMarError("no_answer", "the bot's answer is not JSON"));
        } else resolve(answer as AnswerTo<C>);
      });
      response.on("error", (error) => {
        reject(failure(error));
      });
    });
    call.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve(undefined);
      else reject(failure(error));
    });
    call.end(JSON.stringify(command));
  });
}

/** Bytes of an answer that are held. The longest tell every line of a merge. */
const LARGEST_ANSWER = 64 * 1024 ** 2;

const NOBODY: RoleSettings = {
  ownerIds: [],
  companionIds: undefined,
  guestIds: [],
  operatorIds: [],
};
const NO_TELEGRAM: NonNullable<CommandOptions["telegram"]> = {
  username: () => Promise.reject(new UsageError("this command does not ask Telegram")),
  nameOf: () => Promise.resolve(undefined),
  now: () => new Date(),
};

async function performHere<C extends Command>(
  command: C,
  options: CommandOptions,
): Promise<AnswerTo<C>> {
  const { recordId, usersDir } = options.location;
  const store = await openRecord(usersDir, recordId);
  const wording = createWordingSource();
  // A file that cannot be read is mended by one that is put in its place.
  if (command.command !== "put-file") {
    await requireReadable(store);
    await wording.load(store);
  }
  const state = await openHere(store, options);
  const { named = NOBODY, telegram = NO_TELEGRAM } = options;
  const roles = createRoles(named, state.access);
  try {
    return await performCommand(command, {
      desk: createDesk({
        store,
        state,
        now: telegram.now,
        wording: wording.current,
        ownerChats: () => [],
        standingOf: roles.standingOf,
        onCommitted: () => undefined,
      }),
      people: {
        roles,
        nameOf: telegram.nameOf,
        log: { info: () => undefined },
      },
      username: telegram.username,
    });
  } finally {
    state.close();
  }
}

/**
 * What was decided before the bot ended is finished first, whatever the command: in the middle of it the files belong neither to
 * each other nor to state.db, and no answer about them would be true. The next start of the bot would do the same.
 */
async function openHere(
  { folder, wrote }: RecordStore,
  options: CommandOptions,
): ReturnType<typeof openRecordState> {
  try {
    const state = await openRecordState({
      folder,
      onReplaced: wrote,
      ...(options.onWait && { hold: { note: options.onWait } }),
      onCollision: ({ collisionFile }) => {
        options.onCollision(collisionFile);
      },
      onError: (error) => {
        throw error;
      },
    });
    if (state.recoveredOperations > 0) options.onFinished?.(state.recoveredOperations);
    return state;
  } catch (error) {
    if (!(error instanceof RecordBusyError)) throw error;
    throw new RecordBusyError(
      "a bot runs this Record, but its command socket cannot be reached from here: use the same XDG_RUNTIME_DIR and user as the bot, or /merge in the chat",
      error,
    );
  }
}
