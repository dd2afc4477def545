// The bot's side of the control socket, a unix socket that only this user can reach. The process that holds the Record's lock
// listens on it and carries commands out for others.

import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { ConfigError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { commandSchema, performCommand, type CommandAnswer, type CommandDeps } from "./commands.ts";

export interface ControlServer {
  close(): Promise<void>;
}

const REQUEST_LIMIT = 1024 * 1024;

/**
 * Gives the path of a Record's socket. It holds a hash, because socket paths end at about 100 characters (unix(7)).
 * @param recordFolder absolute path of the Record.
 * @param runtimeDir `RecordLocation.runtimeDir`.
 */
export function controlSocketPath(recordFolder: string, runtimeDir: string): string {
  const name = createHash("sha256").update(recordFolder).digest("hex").slice(0, 24);
  return join(runtimeDir, `grace-mar-${ownUid()}`, `${name}.sock`);
}

/**
 * Listens for commands. To be called only while holding the Record's lock, because it removes the socket of a killed process.
 * @throws ConfigError when others can reach the socket's folder.
 */
export async function openControl(
  path: string,
  deps: CommandDeps,
  log: Logger,
): Promise<ControlServer> {
  requirePrivateFolder(path);
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

function requirePrivateFolder(path: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOurSocket(path)) {
    throw new ConfigError(
      `${folder} must be a folder of this user alone (mode 0700): remove it, or set XDG_RUNTIME_DIR`,
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
  const parsed = commandSchema.safeParse(readJson(Buffer.concat(chunks).toString("utf8")));
  return parsed.success ? performCommand(parsed.data, deps) : refused("the command is not known");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(message: string): CommandAnswer {
  return { kind: "refused", code: "usage", message };
}

function respond(response: ServerResponse, status: number, body: CommandAnswer): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify(body));
}
