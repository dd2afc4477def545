// A lease is the file `<Record>/.runtime/lease.json`. It is opened anew for each look, because a network file system
// asks its server only then. A new holder puts a new file in its place, so that the next beat of the old one has no
// effect. Proof: test/state/lease.test.ts.

import {
  closeSync,
  constants,
  mkdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { parseJson } from "../../json.ts";
import { openFileSync } from "../../record/open-file.ts";
import type { Host } from "./host.ts";

export interface Lease {
  /** Random, new for each hold. */
  readonly instance: string;
  readonly host: Host;
  /** False when its holder has released the Record. */
  readonly isHeld: boolean;
  /** A number that grows while the holder lives. */
  readonly beat: number;
}

/** The result of a look at the file. Two `text`s are compared to see if the holder lives. */
export type FoundLease =
  | { readonly kind: "none" }
  | { readonly kind: "lease"; readonly text: string; readonly lease: Lease }
  | { readonly kind: "unreadable"; readonly text: string };

export interface LeaseFile {
  /** @throws when the file system does not answer; RecordError when a link or what is no file stands there. */
  read(): FoundLease;
  /** Puts this lease in the place of any other. */
  replace(lease: Lease): void;
  /**
   * Writes a beat, or the end, over this hold, and nothing over another's. Gives the lease that is in the file then.
   * @throws when it cannot be written.
   */
  renew(lease: Lease): FoundLease;
}

/** @param folder `<Record>/.runtime`, which may be missing. */
export function leaseFile(folder: string): LeaseFile {
  const path = leasePath(folder);
  return {
    read: () => {
      try {
        const descriptor = openFileSync(path);
        try {
          return parse(beginningOf(descriptor));
        } finally {
          closeSync(descriptor);
        }
      } catch (error) {
        if (isMissing(error)) return { kind: "none" };
        throw error;
      }
    },
    replace: (lease) => {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      // No fsync is needed: after a power cut nobody holds anything. A leftover of this name is swept at a start.
      const temporary = join(folder, `.lease.${lease.instance.slice(0, 12)}.tmp`);
      try {
        writeFileSync(temporary, format(lease), { mode: 0o600 });
        renameSync(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    },
    renew: (lease) => {
      let descriptor: number;
      try {
        descriptor = openFileSync(path, constants.O_RDWR);
      } catch (error) {
        if (isMissing(error)) return { kind: "none" };
        throw error;
      }
      try {
        const found = parse(beginningOf(descriptor));
        if (found.kind === "lease" && found.lease.instance === lease.instance) {
          writeSync(descriptor, format(lease), 0, "utf8");
        }
        return found;
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** Path of the lease beside a Record's state. */
export function leasePath(folder: string): string {
  return join(folder, "lease.json");
}

const schema = z.object({
  instance: z.string().min(1),
  host: z.string(),
  boot: z.string().nullable(),
  booted_at: z.number(),
  pid: z.int(),
  pid_space: z.string().nullable(),
  started_at: z.string().nullable(),
  held: z.boolean(),
  beat: z.int(),
});

/** Somebody else may have put a file of any size in its place. */
function beginningOf(descriptor: number): string {
  const bytes = Buffer.alloc(16 * LENGTH);
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    read = readSync(descriptor, bytes, { offset: length });
  }
  return bytes.toString("utf8", 0, length);
}

/** Bytes of the file. The length is fixed because each beat is written over the last. */
const LENGTH = 1024;

function format({ instance, host, isHeld, beat }: Lease): string {
  const json = JSON.stringify({
    instance,
    host: host.name,
    boot: host.boot,
    booted_at: host.bootedAt,
    pid: host.pid,
    pid_space: host.pidSpace,
    started_at: host.startedAt,
    held: isHeld,
    beat,
  });
  return `${json.padEnd(LENGTH - 1)}\n`;
}

function parse(text: string): FoundLease {
  try {
    const { instance, held, beat, ...host } = schema.parse(parseJson(text));
    const lease: Lease = {
      instance,
      isHeld: held,
      beat,
      host: {
        name: host.host,
        boot: host.boot,
        bootedAt: host.booted_at,
        pid: host.pid,
        pidSpace: host.pid_space,
        startedAt: host.started_at,
      },
    };
    return { kind: "lease", text, lease };
  } catch {
    return { kind: "unreadable", text };
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOENT" || error.code === "ENOTDIR")
  );
}
