// On some file systems the lock of one machine, or of one mount, may mean nothing to another.

import { statfsSync } from "node:fs";

/** File systems by the type of statfs(2). FUSE is also sshfs, bindfs, virtiofs and shared folders of Docker Desktop. */
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

/** The name of such a file system; undefined where locks are sound, or where the system does not tell. */
export function unsoundFileSystem(folder: string): string | undefined {
  // Only Linux has these numbers.
  if (process.platform !== "linux") return undefined;
  try {
    return UNSOUND.get(Number(BigInt.asUintN(32, BigInt(statfsSync(folder).type))));
  } catch {
    return undefined;
  }
}
