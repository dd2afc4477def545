// The bot's side of the control socket, a unix socket that only this user can reach. The process that holds the Record's lock
// listens on it and carries commands out for others. In a folder for everybody's temporary files anybody may have made one of the
// socket's name first: then the bot makes another, whose name nobody can know before. Proof: test/control/control-server.test.ts.

import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { basename, dirname, join } from "node:path";
import { parseJson } from "../json.ts";
import { ConfigError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { sha256Hex } from "../record/text/checksum.ts";
import { commandSchema, performCommand, type CommandAnswer, type CommandDeps } from "./commands.ts";

export interface ControlServer {
  close(): Promise<void>;
}

const REQUEST_LIMIT = 1024 * 1024;

/**
 * Gives the path of a Record's socket: where one is, and else where it is made if that can be. It holds a hash, because socket
 * paths end at about 100 characters (unix(7)).
 * @param recordFolder absolute path of the Record.
 * @param runtimeDir `RecordLocation.runtimeDir`.
 */
export function controlSocketPath(recordFolder: string, runtimeDir: string): string {
  const name = sha256Hex(recordFolder).slice(0, 24);
  const usual = join(runtimeDir, `grace-mar-${ownUid()}`, `${name}.sock`);
  const isThere = (path: string): boolean =>
    isOurSocket(path) && lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  return [usual, ...besides(usual)].find(isThere) ?? usual;
}

/** Where it may be instead, when the usual folder is somebody else's. */
function besides(usual: string): readonly string[] {
  const folder = dirname(usual);
  const start = `${basename(folder)}-`;
  return namesIn(dirname(folder))
    .filter((name) => name.startsWith(start) && /^[A-Za-z0-9]{6}$/.test(name.slice(start.length)))
    .toSorted()
    .map((name) => join(dirname(folder), name, basename(usual)))
    .filter(isOurSocket);
}

/** None where there is no such folder yet, or one that may not be listed. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Listens for commands. To be called only while holding the Record's lock, because it removes the socket of a killed process.
 * @param wanted as `controlSocketPath` gives it. @throws ConfigError when no folder can be made that is this user's alone.
 */
export async function openControl(
  wanted: string,
  deps: CommandDeps,
  log: Logger,
): Promise<ControlServer> {
  const path = inPrivateFolder(wanted);
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    answer(request, deps)
      .then((result) => {
        respond(response, 200, result);
      })
      .catch((error: unknown) => {
        log.error({ err: error }, "a command failed");
        respond(response, 500, {
          kind: "refused",
          code: "unexpected",
          message: "see the bot's log",
        });
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        // A command that is being answered gets a moment. It cannot delay a stop.
        setTimeout(() => {
          server.closeAllConnections();
        }, 1000).unref();
        server.closeIdleConnections();
      }),
  };
}

/** The user's id. os.userInfo() fails for users that are not in /etc/passwd, as in services and containers. */
function ownUid(): number {
  return process.getuid?.() ?? 0;
}

/**
 * True when the folder of a socket is this user's alone. In a temporary folder anybody may have made one of that name, and a
 * socket in it.
 * @param path of the socket.
 */
export function isOurSocket(path: string): boolean {
  const stats = lstatSync(dirname(path), { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === ownUid() && (stats.mode & 0o077) === 0;
}

/** The same path, or one in a folder beside it. */
function inPrivateFolder(path: string): string {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // Something else of that name is there.
  }
  if (isOurSocket(path)) return path;
  const [before] = besides(path);
  if (before !== undefined) return before;
  try {
    return join(mkdtempSync(`${folder}-`), basename(path));
  } catch (error) {
    throw new ConfigError(
      `${folder} must be a folder of this user alone (mode 0700): remove it, or set XDG_RUNTIME_DIR`,
      { cause: error },
    );
  }
}

async function answer(request: IncomingMessage, deps: CommandDeps): Promise<CommandAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > REQUEST_LIMIT) return refused("the command is too long");
    chunks.push(chunk);
  }
  const parsed = commandSchema.safeParse(parseJson(Buffer.concat(chunks).toString("utf8")));
  return parsed.success ? performCommand(parsed.data, deps) : refused("the command is not known");
}

function refused(message: string): CommandAnswer {
  return { kind: "refused", code: "usage", message };
}

function respond(response: ServerResponse, status: number, body: CommandAnswer): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify(body));
}
