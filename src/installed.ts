// A Record that deploy/systemd/install.sh has taken over runs as a unit in another place; so does one that was moved into a
// container or onto Render, by the pages about these. The folder left behind gets this name, which no id and no dotenv file
// has, so that nobody starts a second bot on it.

import { lstatSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "./errors.ts";

/** The suffix that the installer adds to the names of `users/<id>` and `.env.<id>`. */
export const INSTALLED = ".installed";

/** A sentence that tells the place of such a Record and the way to call its commands. */
export function whereInstalled(recordId: string): string {
  return (
    `"${recordId}" runs as a systemd unit, on the Record in /var/lib/grace-mar/${recordId}/${recordId}: ` +
    `sudo deploy/systemd/install.sh run ${recordId} <command> ` +
    "(or it was moved into a container or onto Render: deploy/DOCKER.md and deploy/RENDER.md say how commands go there)"
  );
}

/** @throws ConfigError that tells the Record's place, when the installer took it over and no new one was made since. */
export function requireNotInstalled(place: {
  readonly usersDir: string;
  readonly recordId: string;
}): void {
  const folder = join(place.usersDir, place.recordId);
  const isThere = (path: string): boolean =>
    lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (isThere(folder) || !isThere(`${folder}${INSTALLED}`)) return;
  throw new ConfigError(whereInstalled(place.recordId), { code: "record_installed" });
}
