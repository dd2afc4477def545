// File systems on which the lock of one machine, or of one mount, may mean nothing to another.

import { statfsSync } from "node:fs";

/** By statfs(2)'s type; FUSE is also sshfs, bindfs, virtiofs and the folders that Docker Desktop shares. */
const UNSOUND: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xfe534d42, "SMB"],
  [0xff534d42, "SMB"],
  [0x65735546, "FUSE or virtiofs"],
  [0x01021997, "9p"],
  [0x5346414f, "AFS"],
  [0x786f4256, "a VirtualBox shared folder"],
  [0xbacbacbc, "a VMware shared folder"],
]);

/** The name of such a file system; undefined where locks hold, or the system does not tell. */
export function unsoundFileSystem(folder: string): string | undefined {
  // Only Linux has these numbers.
  if (process.platform !== "linux") return undefined;
  try {
    return UNSOUND.get(Number(BigInt.asUintN(32, BigInt(statfsSync(folder).type))));
  } catch {
    return undefined;
  }
}
