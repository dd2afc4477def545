// The owner of a path, and of all the way to it. Whoever owns a folder or a link may lead the rest of the way wherever they
// like, so root believes there what that user says, and no more: it reads as that user. Plain JavaScript, because the systemd
// installer asks it too. Proof: test/config/read-by-root.test.ts, test/deploy/systemd-sources.test.ts.

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
} from "node:fs";
import { dirname, isAbsolute, join, parse, resolve, sep } from "node:path";

/** @typedef {{ readonly path: string, readonly uid: number, readonly gid: number }} Other */

/**
 * The first folder, link or file on the way to a path that belongs to somebody but root; undefined when all of it is root's.
 *
 * @param {string} path
 * @param {readonly number[]} [ours] Users who count as root does.
 * @returns {Other | undefined}
 */
export function firstOfAnother(path, ours = []) {
  return lookAlong(path, ours).other;
}

/**
 * What on the way to a path of root's somebody else could exchange or write to, because its mode lets them. Undefined where
 * nothing is there, and where somebody else leads the way anyway.
 *
 * @param {string} path
 * @param {readonly number[]} [ours] Users who count as root does. Nobody but the owner may write to a file of theirs, and not
 * everybody to a folder.
 * @returns {string | undefined}
 */
export function openToOthers(path, ours = []) {
  const { open, last } = lookAlong(path, ours);
  return last?.stats.isFile() ? open : undefined;
}

/**
 * Reads a file of at most a megabyte as the user who could lead the way to it, and says who that is. Something else in its place
 * would hold the whole program up, or fill its memory; what this process was given open itself may be a pipe. What a file says may be obeyed by root where
 * this one look, by which it was read, found nobody: the way may be another one before and afterwards.
 *
 * @param {string} path
 * @returns {{ readonly bytes: Buffer, readonly other?: Other, readonly open?: string }} `open`: what others could exchange or
 * write to, though all of it is root's.
 * @throws the system's error.
 */
export function readFileOf(path) {
  if (process.geteuid?.() !== 0) return { bytes: readBounded(path, { isPlain: false }) };
  const { other, open, last, isInProc } = lookAlong(path);
  // Root's own may be a device or a pipe: root put it there.
  const own = { isPlain: false };
  if (other)
    return { bytes: readAs(other, () => readBounded(path, { isPlain: !isInProc })), other };
  // What a process has open has no name there. Nobody else puts anything into that folder.
  if (!last && isInProc) return { bytes: readBounded(path, own) };
  if (!last) throw systemError("ENOENT", path);
  return {
    bytes: readBounded(last.at, { ...own, seen: last.stats }),
    ...(open !== undefined && last.stats.isFile() && { open }),
  };
}

/**
 * Reads at most a megabyte.
 *
 * @param {string} path
 * @param {{ readonly isPlain: boolean, readonly seen?: import("node:fs").Stats }} what `isPlain`: only a plain file is read. `seen`:
 * only just what was looked at, for in a folder like /tmp somebody may put another thing where nothing was.
 * @returns {Buffer}
 * @throws the system's error; EFBIG for more, ENOTSUP for what is no plain file.
 */
export function readBounded(path, { isPlain, seen }) {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const flags = O_RDONLY | (seen ? (O_NOFOLLOW ?? 0) : 0) | (isPlain ? (O_NONBLOCK ?? 0) : 0);
  const file = openSync(path, flags);
  try {
    const stats = fstatSync(file);
    if (seen && (stats.dev !== seen.dev || stats.ino !== seen.ino))
      throw systemError("ESTALE", path);
    if (stats.isDirectory()) throw systemError("EISDIR", path);
    if (isPlain && !stats.isFile()) throw systemError("ENOTSUP", path);
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, { offset: length });
    }
    if (length > MOST_BYTES) throw systemError("EFBIG", path);
    // The rest of the piece goes.
    return Buffer.from(bytes.subarray(0, length));
  } finally {
    closeSync(file);
  }
}

/** A list of all certificates that a system trusts has a quarter of it. */
const MOST_BYTES = 1024 * 1024;

/**
 * Reads as the user who could lead the way to the path. Whoever is not root reads as who they are.
 *
 * @template Read
 * @param {string} path
 * @param {() => Read} read Waits for nothing: the whole process is that user meanwhile.
 * @returns {Read}
 */
export function readAsItsUser(path, read) {
  const other = process.geteuid?.() === 0 ? firstOfAnother(path) : undefined;
  return other ? readAs(other, read) : read();
}

/**
 * Reads as a user, where root does it, and is root again.
 *
 * @template Read
 * @param {Pick<Other, "uid" | "gid">} user
 * @param {() => Read} read Waits for nothing: the whole process is that user meanwhile.
 * @returns {Read}
 */
export function readAs(user, read) {
  const { geteuid, getegid, getgroups, setegid, seteuid, setgroups } = process;
  if (!getegid || !getgroups || !setegid || !seteuid || !setgroups) return read();
  if (geteuid?.() !== 0 || user.uid === 0) return read();
  const before = { gid: getegid(), groups: getgroups() };
  try {
    setgroups([]);
    setegid(groupOf(user));
    seteuid(user.uid);
    return read();
  } finally {
    seteuid(0);
    setegid(before.gid);
    setgroups(before.groups);
  }
}

/**
 * The group in which root works as that user. Whoever has root's group may still write where it may.
 *
 * @param {Pick<Other, "gid">} user
 * @returns {number}
 */
export function groupOf({ gid }) {
  return gid === 0 ? NO_GROUP : gid;
}

/** "nobody" or "nogroup" on most systems. */
const NO_GROUP = 65_534;

const MOST_LINKS = 40;

/**
 * One look along the way. It ends at the first part of somebody else, behind which root may not even look.
 *
 * @returns `other`: to whom that part belongs. `last`: what the whole way leads to. `open`: the first part that its mode lets
 * others write to.
 */
function lookAlong(path, ours = []) {
  let open;
  let last;
  let isInProc = false;
  for (const part of wayTo(path)) {
    const { at, stats, isEnd } = part;
    if (stats.uid !== 0 && !ours.includes(stats.uid)) {
      return { other: { path: at, uid: stats.uid, gid: stats.gid }, isInProc };
    }
    if (isOpen(stats)) open ??= at;
    if (isEnd) last = part;
    isInProc ||= at.startsWith("/proc/");
  }
  return { open, last, isInProc };
}

function systemError(code, path) {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

/** Each part of the way that is there, links followed, from the root on. */
function* wayTo(path) {
  const absolute = resolve(path);
  const parts = partsOf(absolute);
  let at = parse(absolute).root;
  let links = 0;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    if (part === "..") {
      at = dirname(at);
      continue;
    }
    const next = join(at, part);
    const stats = lstatSync(next, { throwIfNoEntry: false });
    if (!stats) return;
    yield { at: next, stats, isEnd: parts.length === 0 && !stats.isSymbolicLink() };
    if (!stats.isSymbolicLink()) at = next;
    else {
      links += 1;
      // The system gives up there, too.
      if (links > MOST_LINKS) return;
      const target = readlinkSync(next);
      if (isAbsolute(target)) at = parse(target).root;
      parts.unshift(...partsOf(target));
    }
  }
}

function partsOf(path) {
  return path.split(sep).filter((part) => part !== "" && part !== ".");
}

/**
 * In a folder with the sticky bit, as /tmp has it, nobody exchanges what is root's. A link has no mode of its own. A person's
 * folders are often their group's, which is theirs alone; a file of secrets has no reason to be.
 */
function isOpen(stats) {
  const isSticky = stats.isDirectory() && (stats.mode & 0o1000) !== 0;
  if (stats.isSymbolicLink() || isSticky) return false;
  const isGroups =
    (stats.mode & 0o020) !== 0 && (stats.uid === 0 ? stats.gid !== 0 : !stats.isDirectory());
  return isGroups || (stats.mode & 0o002) !== 0;
}
