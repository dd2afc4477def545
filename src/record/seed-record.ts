// A missing Record is made once at the first start on a host with an empty disk, when that is asked for. An existing
// Record is never touched. Proof: test/record/seed-record.test.ts.

import { lstatSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../errors.ts";
import { createRecord } from "./create-record.ts";
import { copyFolder } from "./files.ts";
import { requireNonePutAside } from "./put-aside.ts";

/** The source: `template` is users/_template, `repo` the users/<id> that came with a private fork. */
export type Seed = "template" | "repo";

export interface SeedRequest {
  readonly seed: Seed;
  readonly recordId: string;
  readonly usersDir: string;
  /** Folder of this program. It contains users/. */
  readonly root: string;
  readonly now: Date;
}

/**
 * Makes the Record when it is missing.
 * @returns true when it made one.
 * @throws ConfigError when the source is missing.
 */
export async function seedRecord(request: SeedRequest): Promise<boolean> {
  const { recordId, usersDir, root } = request;
  const folder = join(usersDir, recordId);
  if (lstatSync(folder, { throwIfNoEntry: false })) return false;
  requireNonePutAside(request);
  if (request.seed === "template") {
    const templateDir = join(root, "users", "_template");
    const name = recordId.charAt(0).toUpperCase() + recordId.slice(1);
    await createRecord({ ...request, templateDir, name, language: "English" });
    return true;
  }
  const source = join(root, "users", recordId);
  if (!lstatSync(source, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConfigError(
      `GRACE_MAR_SEED=repo, but this installation has no users/${recordId}: add it to the private fork, or use GRACE_MAR_SEED=template`,
    );
  }
  await copyFolder(source, folder);
  return true;
}
