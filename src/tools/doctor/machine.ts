// Checks of the machine: Node and the disk.

import { randomBytes } from "node:crypto";
import { lstatSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../errors.ts";
import { removeFile } from "../../record/files.ts";
import { createFile } from "../../record/new-file.ts";
import { NEEDED_NODE } from "../../right-node.js";
import { unsoundFileSystem } from "../../state/lease/shared-folder.ts";
import { ok, problem, warning, type Check, type Finding } from "./check.ts";

export interface DiskRoom {
  readonly freeBytes: number;
  /** 0, like `files`, when the file system does not count files. */
  readonly freeFiles: number;
  readonly files: number;
}

export const machineChecks: readonly Check[] = [
  {
    id: "node-version",
    about: `Node ${NEEDED_NODE}`,
    look: ({ nodeVersion }) => judgeNode(nodeVersion),
  },
  {
    id: "disk-space",
    about: "room for bytes and for files where the Record is",
    look: async (installation) => {
      const { bavail, bsize, ffree, files } = await statfs(installation.recordFolder());
      return judgeDisk({ freeBytes: bavail * bsize, freeFiles: ffree, files });
    },
  },
  {
    id: "file-system",
    about: "the Record is on a file system whose locks hold",
    look: (installation) => judgeFileSystem(unsoundFileSystem(installation.recordFolder())),
  },
  {
    id: "disk-write",
    about: "a small file beside the Record's state is written, synced and removed",
    look: async (installation) => writeOnce(installation.recordFolder()),
  },
];

function judgeNode(version: string): Finding {
  const major = Number(version.split(".")[0]);
  if (major === NEEDED_NODE) return ok(`Node ${version}`);
  if (major > NEEDED_NODE) {
    return warning(
      `Node ${version}; this version is tested with ${NEEDED_NODE}`,
      `use Node ${NEEDED_NODE}`,
    );
  }
  return problem(
    `Node ${version} is too old`,
    `install Node ${NEEDED_NODE}, or start with npm start, which brings its own`,
  );
}

const MIB = 1024 * 1024;

/** Judges free space. One bot writes far less than a MiB a day, but each merge writes a whole file anew. */
export function judgeDisk({ freeBytes, freeFiles, files }: DiskRoom): Finding {
  const room = `${Math.floor(freeBytes / MIB)} MiB free${files > 0 ? `, ${freeFiles} files` : ""}`;
  const todo = "free some room: on a full disk the bot only reads";
  if (freeBytes < 16 * MIB || (files > 0 && freeFiles < 100)) return problem(room, todo);
  if (freeBytes < 256 * MIB || (files > 0 && freeFiles < 5000)) return warning(room, todo);
  return ok(room);
}

/** @param unsound name of a file system whose locks cannot be trusted. */
export function judgeFileSystem(unsound: string | undefined): Finding {
  if (unsound === undefined) return ok("a file system with locks of its own");
  return warning(
    `the Record's folder is on ${unsound}: a lock here may not keep other machines, or other mounts, out`,
    "use a disk of this machine; there only lease.json keeps a second bot out, and after a crash on one machine another one waits 45 seconds",
  );
}

async function writeOnce(folder: string): Promise<Finding> {
  const runtime = join(folder, ".runtime");
  const place = lstatSync(runtime, { throwIfNoEntry: false }) ? runtime : folder;
  // Named like a left-over file: after a kill the next backup removes it.
  const path = join(place, `.doctor.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await createFile(path, "doctor\n");
    await removeFile(path);
    return ok("a file could be written and synced");
  } catch (error) {
    return problem(
      `nothing can be written (${codeOf(error)})`,
      "see disk-space and record-permissions; run this as the user of the bot",
    );
  }
}
