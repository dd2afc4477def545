// The check that git carries no Record and no token. A file in a repository goes wherever the repository is pushed.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { codeOf } from "../../errors.ts";
import { isRecordId } from "../../record-id.ts";
import { FILES } from "../../record/store.ts";
import { ok, problem, type Check, type Finding } from "./check.ts";
import { Skipped, type Installation } from "./installation.ts";

export const trackedChecks: readonly Check[] = [
  {
    id: "git-tracked",
    about: "git tracks no Record, no copy of one and no dotenv file",
    look: judgeTracked,
  },
];

async function judgeTracked(installation: Installation): Promise<Finding> {
  const { usersDir } = installation.location();
  const beside = existsSync(usersDir) ? await trackedIn(usersDir) : undefined;
  const here = await trackedIn(installation.folder);
  if (!beside && !here) throw new Skipped("no git repository here");
  const records = new Set(
    (beside ?? [])
      .map((name) => name.split("/"))
      .flatMap(([id = "", ...rest]) => (rest.length > 0 ? id : [])),
  );
  const real = [...records].filter(isRecordId);
  const dotenv = (here ?? []).filter(
    (name) => /^\.env(?:\.|$)/.test(name) && name !== ".env.example",
  );
  const copies = (here ?? []).filter(
    (name) => COPIES.has(name) || /^[^/]+\.(?:zip|tar)$/.test(name),
  );
  const found = [
    ...(real.length > 0 ? [`${real.length} Records (${real.join(", ")})`] : []),
    ...(copies.length > 0 ? [`copies of a Record (${copies.join(", ")})`] : []),
    ...(dotenv.length > 0 ? [`secrets (${dotenv.join(", ")})`] : []),
  ];
  if (found.length === 0) return ok("git tracks no Record, no copy of one and no dotenv file");
  return problem(
    `git tracks ${found.join(" and ")}`,
    "git rm -r --cached them, clean the history before anything is pushed, and make new tokens if it was",
  );
}

/** Files that a command, told so, writes where it is called. */
const COPIES: ReadonlySet<string> = new Set(Object.values(FILES));

/**
 * Names of the files that git tracks in a folder; undefined without a repository, or with one that git does not trust.
 */
async function trackedIn(folder: string): Promise<readonly string[] | undefined> {
  // A repository's own configuration may name programs to run. This one is switched off.
  const words = ["-c", "core.fsmonitor=false", "ls-files", "-z", "--", "."];
  try {
    const { stdout } = await promisify(execFile)("git", words, {
      cwd: folder,
      timeout: 10_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.split("\0").filter((name) => name !== "");
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw new Skipped("git is not installed");
    return undefined;
  }
}
