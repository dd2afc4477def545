// The digests of the Record's files that only grow. Nothing is believed about such a file but what was read from it: a
// digest holds as long as the file is the very same, or has only been appended to by this process since. After any
// other change, such as an edit by hand or a rotation, the file is read anew from its first byte. state.db keeps the
// digests of long files for the next process. Proof: test/state/file-digests.test.ts and test/gate/saved-before.test.ts.

import { join } from "node:path";
import { parseJson } from "../json.ts";
import { fileStamp, type FileStamp } from "../record/file-stamp.ts";
import { readPart, textOf } from "../record/files.ts";
import { placeIn } from "../record/links.ts";
import { sha256Hex } from "../record/text/checksum.ts";
import type { Digesting } from "../record/text/digest.ts";
import type { StateDatabase } from "./database/database.ts";

export interface FileDigests {
  /**
   * The digests of a file as it is now: of its closed part, and of the rest. They change when the file has grown.
   * Other work goes on between two pieces of a long file.
   * @param path relative to the Record's folder. A file that is missing is an empty one.
   * @throws RecordError when the file cannot be read.
   */
  read<T>(path: string, digesting: Digesting<T>): Promise<readonly [closed: T, rest: T]>;
  /**
   * Runs an append of this process.
   * @param append gives true when the file has only grown by it, false when that is not known.
   */
  appending(path: string, append: () => Promise<boolean>): Promise<void>;
  /** Inside a transaction: what is kept in state.db follows the appends. */
  follow(): void;
}

/** The digests of the files in a folder. */
export function createFileDigests(database: StateDatabase, folder: string): FileDigests {
  const histories = new Map<string, History>(
    database
      .all<{ path: string; stamp: string }>("SELECT path, stamp FROM file_stamp")
      .map(({ path, stamp }) => [path, { stamp, isKept: true }]),
  );
  /** Paths whose stamp in state.db is out of date. */
  const moved = new Set<string>();
  /** Appends and readings under way. They are never rejected. */
  const appends = new Map<string, Promise<void>>();
  const readings = new Map<string, Promise<void>>();

  const look = (path: string): FileStamp => fileStamp(join(folder, path));

  /** The history of the file as it is now: the known one if that still holds, or else a new one. */
  const historyOf = <T>(path: string, digesting: Digesting<T>): Begun<T> => {
    const { stamp } = look(path);
    const known = histories.get(path);
    if (known?.stamp === stamp) {
      if (known.isKept) known.digest ??= keptDigest(path, digesting, database);
      if (known.digest?.digesting.name === digesting.name) return known as Begun<T>;
    }
    const fresh = { stamp, isKept: false, digest: emptyDigest(digesting) };
    histories.set(path, fresh);
    return fresh;
  };

  const readNow = async <T>(path: string, digesting: Digesting<T>): Promise<readonly [T, T]> => {
    let tries = 0;
    for (;;) {
      for (let own = appends.get(path); own; own = appends.get(path)) await own;
      const history = historyOf(path, digesting);
      const { digest } = history;
      if (digest.size !== look(path).size && !(await readOn(placeIn(folder, path), digest))) {
        histories.delete(path);
        continue;
      }
      for (let own = appends.get(path); own; own = appends.get(path)) await own;
      const now = look(path);
      const isSame = history.stamp === now.stamp;
      if (isSame && digest.size === now.size) {
        keep(path, history);
        return [digest.closed, digest.rest];
      }
      if (isSame) continue;
      histories.delete(path);
      tries += 1;
      // A file that others change all the time gives what can be read, and nothing of it is remembered.
      if (tries === TRIES) return [digest.closed, digest.rest];
    }
  };

  const keep = <T>(path: string, history: Begun<T>): void => {
    const { digest } = history;
    if (digest.readTo - digest.keptTo < KEPT_EVERY) return;
    const body = JSON.stringify(digest.digesting.write(digest.closed));
    const { digesting, readTo, end } = digest;
    const write = (): void => {
      if (histories.get(path) !== history || look(path).stamp !== history.stamp) return;
      database.run(
        "REPLACE INTO file_digest (path, name, read_to, end_sha, body) VALUES (?, ?, ?, ?, ?)",
        path,
        digesting.name,
        readTo,
        end,
        body,
      );
      database.run("REPLACE INTO file_stamp (path, stamp) VALUES (?, ?)", path, history.stamp);
      history.isKept = true;
      digest.keptTo = readTo;
    };
    // What cannot be kept, because the disk is full, is read again by the next process.
    database.note(write).catch(() => undefined);
  };

  return {
    read: (path, digesting) => {
      const before = readings.get(path) ?? Promise.resolve();
      const reading = before.then(() => readNow(path, digesting));
      const ended = reading.then(nothing, () => {
        histories.delete(path);
      });
      readings.set(path, ended);
      return reading;
    },
    appending: async (path, append) => {
      const history = histories.get(path);
      const before = history && look(path).stamp;
      const own = append().then((hasGrown) => {
        if (!hasGrown || !history || history.stamp !== before) return;
        history.stamp = look(path).stamp;
        if (history.isKept) moved.add(path);
      });
      const ended = own.then(nothing, nothing);
      appends.set(path, ended);
      await own.finally(() => appends.delete(path));
    },
    follow: () => {
      for (const path of moved) {
        const history = histories.get(path);
        if (!history?.isKept) continue;
        database.run("UPDATE file_stamp SET stamp = ? WHERE path = ?", history.stamp, path);
      }
      moved.clear();
    },
  };
}

/** Inside a transaction: takes all digests out of state.db, and all vectors of entries. Both are made again from the files. */
export function forgetDigests(database: StateDatabase): void {
  database.run("DELETE FROM entry_vector");
  database.run("DELETE FROM file_stamp");
  database.run("DELETE FROM file_digest");
}

/** Bytes that are read and taken in at once: some milliseconds of work. */
const PIECE = 128 * 1024;
/** Bytes before the end of what was read that are looked at again. */
const END = 4096;
/** A digest is kept when so many bytes were read since: a new process reads fewer of them within milliseconds. */
const KEPT_EVERY = 256 * 1024;
const TRIES = 3;

/** What is known of one file. */
interface History {
  /** The file when nobody but this process has changed it since the digest was begun. */
  stamp: string;
  /** True when state.db holds a digest of this history. */
  isKept: boolean;
  /** Absent until what is kept is needed. */
  digest?: Digest<unknown> | undefined;
}

interface Begun<T> extends History {
  readonly digest: Digest<T>;
}

interface Digest<T> {
  readonly digesting: Digesting<T>;
  readonly closed: T;
  /** Of the bytes behind the closed part. */
  rest: T;
  /** The end of the closed part. */
  readTo: number;
  /** Hash of the last bytes of the closed part. */
  end: string;
  /** The size of the file, as far as it was read; undefined when only the closed part is known. */
  size: number | undefined;
  /** The end of the closed part in state.db. */
  keptTo: number;
}

function emptyDigest<T>(digesting: Digesting<T>): Digest<T> {
  const [closed, rest] = [digesting.start(), digesting.start()];
  return { digesting, closed, rest, readTo: 0, end: sha256Hex(""), size: undefined, keptTo: 0 };
}

function keptDigest<T>(
  path: string,
  digesting: Digesting<T>,
  database: StateDatabase,
): Digest<T> | undefined {
  const row = database.get<{ read_to: number; end_sha: string; body: string }>(
    "SELECT read_to, end_sha, body FROM file_digest WHERE path = ? AND name = ?",
    path,
    digesting.name,
  );
  try {
    return (
      row && {
        ...emptyDigest(digesting),
        closed: digesting.read(parseJson(row.body)),
        readTo: row.read_to,
        end: row.end_sha,
        keptTo: row.read_to,
      }
    );
  } catch {
    // The file is read anew.
    return undefined;
  }
}

/** Reads from the end of the closed part to the end of the file. Gives false when that end is not what it was. */
async function readOn<T>(path: string, digest: Digest<T>): Promise<boolean> {
  const { digesting } = digest;
  /** The place of `bytes` in the file, and the number of them that belong to the closed part. */
  let at = Math.max(0, digest.readTo - END);
  let known = digest.readTo - at;
  let bytes = await readPart(path, at, PIECE);
  if (sha256Hex(bytes.subarray(0, known)) !== digest.end) return false;
  for (let isEnd = bytes.length < PIECE; ;) {
    const closed = known + digesting.closed(bytes.subarray(known));
    if (closed > known) {
      digesting.add(digest.closed, textOf(path, bytes.subarray(known, closed)));
      digest.readTo = at + closed;
      const from = Math.max(0, closed - END);
      [bytes, at, known] = [bytes.subarray(from), at + from, closed - from];
      digest.end = sha256Hex(bytes.subarray(0, known));
    }
    if (isEnd) break;
    const length = Math.max(PIECE, bytes.length);
    const piece = await readPart(path, at + bytes.length, length);
    isEnd = piece.length < length;
    bytes = Buffer.concat([bytes, piece]);
  }
  digest.rest = digesting.start();
  if (bytes.length > known) digesting.add(digest.rest, textOf(path, bytes.subarray(known)));
  digest.size = at + bytes.length;
  return true;
}

function nothing(): void {
  // The result belongs to somebody else.
}
