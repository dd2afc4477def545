// Files that people send. They are read into memory from the Bot API's file endpoint and are never written to disk. The
// address holds the token, so a failed request gives no more than a code. Test: test/telegram/files.test.ts.

import type { IncomingMessage } from "node:http";
import { startDeadline } from "../deadline.ts";
import { factual } from "../factual.ts";
import { LlmError } from "../errors.ts";
import { bounded, sendRequest } from "../http.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";

export class FileTooLargeError extends TelegramError {
  constructor(maxBytes: number) {
    super("download", `the file has more than ${maxBytes} bytes`);
  }
}

/** Milliseconds; enough for small files. */
const TIMEOUT_MS = 15_000;

/**
 * Reads a file by its file_id (Bot API, getFile).
 * @throws FileTooLargeError above `maxBytes`; TelegramError; LlmError `aborted` when the turn is stopped.
 */
export async function download(
  fileId: string,
  maxBytes: number,
  api: BotApi,
  turnSignal: AbortSignal,
): Promise<Uint8Array> {
  using deadline = startDeadline(TIMEOUT_MS, turnSignal);
  const { signal } = deadline;
  try {
    const file = await api.call("getFile", { file_id: fileId }, signal);
    if ((file.file_size ?? 0) > maxBytes) throw new FileTooLargeError(maxBytes);
    const url = api.fileUrl(safePath(file.file_path));
    const { network } = api;
    return await bodyOf(await sendRequest(url, { method: "GET", signal, network }), maxBytes);
  } catch (error) {
    throw failure(error, turnSignal);
  }
}

function failure(error: unknown, turnSignal: AbortSignal): Error {
  const { aborted, reason } = turnSignal;
  const isStopped = aborted && !(reason instanceof Error && reason.name === "TimeoutError");
  // A stop from outside leaves the update for later, as everywhere in a turn.
  if (isStopped) return new LlmError("aborted", factual`a download was stopped`);
  return error instanceof TelegramError
    ? error
    : new TelegramError("download", "the file could not be read");
}

/**
 * Checks the path from getFile (Bot API, File): it must lie below the endpoint. Servers in local mode give a path on
 * their own disk; we refuse it.
 */
function safePath(path: string | undefined): string {
  const parts = path?.split("/") ?? [];
  if (parts.length === 0 || parts.some((part) => /^\.{0,2}$/.test(part))) {
    throw new TelegramError("getFile", "no path under which the file can be read");
  }
  return parts.map(encodeURIComponent).join("/");
}

async function bodyOf(answer: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const { statusCode: status = 0 } = answer;
  if (status !== 200) {
    answer.destroy();
    throw new TelegramError("download", "the file is not there", { status });
  }
  const tooLarge = (): Error => new FileTooLargeError(maxBytes);
  const chunks: Buffer[] = [];
  for await (const chunk of bounded(answer, maxBytes, tooLarge)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
