// The one entrypoint of the bot: environment in, one bot for one Record until it is told to stop.

import { once } from "node:events";
import { tmpdir } from "node:os";
import { AROUND_A_CONTAINER, isInContainer, meaningItself } from "./config/container.ts";
import { openOnTheWay } from "./config/own-computer.ts";
import { factual, vouched } from "./factual.ts";
import { fileRefusal, ownerAdvice } from "./file-refusal.ts";
import { createLogger, type Logger } from "./logger.ts";
import { loadConfig, modeOf, secretsOf, type Config } from "./config/config.ts";
import { readEnvironment } from "./config/environment.ts";
import { controlSocketPath, openControl } from "./control/control-server.ts";
import { claimLink } from "./operator/claim.ts";
import { typedHere } from "./operator/typed-here.ts";
import { installRoot } from "./install-root.ts";
import { becomeOwner, socketFolder } from "./record-owner.ts";
import { harmless } from "./record/text/unseen.ts";
import { seedRecord } from "./record/seed-record.ts";
import { EXIT, GraceMarError, RecordElsewhereError, messageInFull } from "./errors.ts";
import { startRecordRuntime, type RecordRuntime } from "./runtime/runtime.ts";
import { startWatchdog } from "./runtime/watchdog.ts";
import { createWebServer } from "./web/server.ts";

/** Runs until SIGTERM or SIGINT; gives the exit code. */
async function main(): Promise<number> {
  const config = configAsOwner();
  const log = processLogger(config);
  const { seed, recordId, usersDir } = config;
  if (
    seed &&
    (await seedRecord({ seed, recordId, usersDir, root: installRoot(), now: new Date() }))
  ) {
    log.info({ seed }, "the Record did not exist and was made");
  }
  for (const variable of openOnTheWay(config)) {
    log.warn(
      { variable },
      "its address is http:// and far away: others on the way can read and change what is said",
    );
  }
  for (const variable of isInContainer() ? meaningItself(config) : []) {
    log.warn({ variable }, `its address is this machine itself, and ${AROUND_A_CONTAINER}`);
  }
  endOnUncaught(log);
  openNoInspector(log);
  const signal = stopSignal(log);
  const web = config.web && createWebServer({ ...config.web, log });
  const parts = { config, log, signal, ...(web && { web }) };
  const runtime = await startRecordRuntime(parts).catch(async (error: unknown) => {
    // Nothing runs, and a notice on its way would only hold the process.
    if (signal.aborted && error === signal.reason) process.exit(EXIT.ok);
    await web?.close();
    throw error;
  });
  try {
    return await serve(runtime, config, signal, log);
  } catch (error) {
    endIfElsewhere(error);
    throw error;
  } finally {
    await runtime.stop();
    await web?.close();
    log.info({}, "stopped");
  }
}

/**
 * Root runs a bot as the user to whom the Record belongs, and the secrets that are for root alone have been read by then. By the
 * dotenv file of somebody else it is theirs before it reads any.
 */
function configAsOwner(): Config {
  const isRoot = process.getuid?.() === 0;
  const config = loadConfig(readEnvironment(process.env, process.cwd()));
  becomeOwner(config);
  return isRoot && process.getuid?.() !== 0
    ? { ...config, runtimeDir: socketFolder(config.runtimeDir, tmpdir()) }
    : config;
}

async function serve(
  runtime: RecordRuntime,
  config: Config,
  signal: AbortSignal,
  log: Logger,
): Promise<number> {
  const control = await openControl(
    controlSocketPath(runtime.store.folder, config.runtimeDir),
    {
      desk: runtime.desk,
      people: runtime.people,
      username: () => Promise.resolve(runtime.me.username),
      running: {
        botId: runtime.me.id,
        username: runtime.me.username,
        mode: modeOf(config),
        ownersByEnvironment: config.ownerIds.length,
        pid: process.pid,
        startedAt: new Date(),
      },
    },
    log,
  );
  const stopped = signal.aborted || once(signal, "abort");
  startWatchdog({ isAlive: runtime.isAlive, log });
  try {
    log.info(
      {
        bot: runtime.me.username,
        mode: modeOf(config),
        port: runtime.port,
      },
      "ready",
    );
    await inviteOwner(runtime, log);
    await Promise.race([runtime.running, stopped]);
    return EXIT.ok;
  } finally {
    await control.close();
  }
}

function processLogger(config: Config): Logger {
  return createLogger({
    recordId: config.recordId,
    level: config.logLevel,
    secrets: secretsOf(config),
    pretty: process.stdout.isTTY,
    write: (line) => {
      process.stdout.write(line);
    },
  });
}

/** Node answers this signal by opening its inspector to every user of the machine. `npm start` has no flag against it. */
function openNoInspector(log: Logger): void {
  process.on("SIGUSR1", () => {
    log.warn({ signal: "SIGUSR1" }, "a signal that opens the inspector was left alone");
  });
}

/** Ends on an error that nobody caught. Node would print all its fields. The next start finishes what was committed. */
function endOnUncaught(log: Logger): void {
  process.on("uncaughtException", (error) => {
    log.error({ err: error }, "an uncaught error ends the process");
    process.exit(EXIT.unexpected);
  });
}

/** Ends when another process holds the Record: nothing is closed, which would write to state.db, and Node's own end is skipped. */
function endIfElsewhere(error: unknown): void {
  if (!(error instanceof RecordElsewhereError)) return;
  process.stderr.write(`${harmless(error.message)}\n`);
  process.exit(error.exitCode);
}
/** One Ctrl+C comes twice, from the terminal and from npm, which passes it on. Within this time it counts once. */
const ONE_PRESS_MS = 1000;

/** Aborts at the first SIGTERM or SIGINT. A second one ends the process at once, which is as safe as kill -9. */
function stopSignal(log: Logger): AbortSignal {
  const stopping = new AbortController();
  let pressed = -Infinity;
  const stop = (name: NodeJS.Signals): void => {
    if (name === "SIGINT" && performance.now() - pressed < ONE_PRESS_MS) return;
    if (stopping.signal.aborted) process.exit(EXIT.unexpected);
    if (name === "SIGINT") pressed = performance.now();
    log.info({ signal: name }, "stopping");
    stopping.abort();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  return stopping.signal;
}

/** Tells how to own a bot that nobody owns yet. A link in a log would be a secret in a log, so only a terminal gets it. */
async function inviteOwner(runtime: RecordRuntime, log: Logger): Promise<void> {
  if (runtime.roles.owners().length > 0) return;
  const { recordId } = runtime.store;
  if (!process.stdout.isTTY) {
    log.warn(
      {},
      vouched(
        typedHere(
          factual`nobody owns this bot yet: run \`npm run claim -- --user ${{ id: recordId }}\` for a link, or set GRACE_MAR_OWNER_IDS`,
          process.env,
        ),
      ),
    );
    return;
  }
  const link = await claimLink("owner", runtime.me.username, runtime.desk);
  process.stdout.write(
    `\n${recordId}: nobody owns this bot yet. Open this link in Telegram within 10 minutes (it works once):\n  ${link}\n\n`,
  );
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    endIfElsewhere(error);
    const { message, exitCode } = told(error);
    process.stderr.write(`${harmless(message)}\n`);
    process.exitCode = exitCode;
  },
);

/** There is no logger yet, only stderr. Our own errors carry no secrets, and quote the Record only on a terminal. */
function told(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (!(error instanceof GraceMarError)) {
    return fileRefusal(error) ?? { message: inShort(error), exitCode: EXIT.unexpected };
  }
  const message = process.stderr.isTTY ? messageInFull(error) : error.message;
  return {
    message: `${typedHere(message, process.env)}${ownerAdvice(error)}`,
    exitCode: error.exitCode,
  };
}

/** An error that is not ours may quote anything, so only its kind and its place are printed. */
function inShort(error: unknown): string {
  if (!(error instanceof Error)) return "an unexpected error";
  const frames = error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  return [error.name, ...(frames ?? [])].join("\n");
}
