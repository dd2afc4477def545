// A Record, or a part of it, that belongs to somebody else: made by root, restored by root, on a volume that a host mounts.

import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { prepareBot } from "../support/bots.ts";
import { MAIN, runProcess } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";

const BOT = 12_345;

/** The Record of a bot that runs as a user of its own. */
async function house() {
  const root = temporaryFolder();
  chmodSync(root, 0o755);
  const users = join(root, "users");
  mkdirSync(users, { mode: 0o755 });
  const prepared = await prepareBot({ usersDir: users, id: "abby" });
  const { folder } = prepared;
  give(users, BOT);
  const run = async (environment: NodeJS.ProcessEnv = {}) => {
    const words = ["--reuid", BOT, "--regid", BOT, "--clear-groups", process.execPath, MAIN];
    const bot = runProcess(words.map(String), {
      program: "setpriv",
      folder: root,
      environment: { ...prepared.environment, XDG_RUNTIME_DIR: "", ...environment },
    });
    const { code } = await bot.exited;
    return { code, stderr: bot.stderr };
  };
  return { root, users, folder, run };
}

function give(folder: string, uid: number): void {
  chownSync(folder, uid, uid);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    chownSync(join(folder, name), uid, uid);
  }
}

type House = Awaited<ReturnType<typeof house>>;

/** What root has made there, and the place that has to be named. */
const MADE: readonly (readonly [string, (home: House) => string])[] = [
  [
    "the Record's folder, closed to others",
    ({ folder }) => {
      give(folder, 0);
      chmodSync(folder, 0o700);
      return folder;
    },
  ],
  [
    "the folder of all Records, closed to others",
    ({ users }) => {
      give(users, 0);
      chmodSync(users, 0o700);
      return users;
    },
  ],
  [
    "the whole Record, readable",
    ({ folder }) => {
      give(folder, 0);
      return folder;
    },
  ],
  [
    "SELF.md",
    ({ folder }) => {
      chownSync(join(folder, "SELF.md"), 0, 0);
      chmodSync(join(folder, "SELF.md"), 0o600);
      return join(folder, "SELF.md");
    },
  ],
  ...["SESSION-TRANSCRIPT.md", "PIPELINE-EVENTS.jsonl", "COMPUTE-LEDGER.jsonl"].map(
    (name): (typeof MADE)[number] => [
      `${name}, readable: it grows`,
      ({ folder }) => {
        writeFileSync(join(folder, name), "", { mode: 0o644 });
        chownSync(join(folder, name), 0, 0);
        return join(folder, name);
      },
    ],
  ),
  [
    "PENDING-REVIEW.md, closed",
    ({ folder }) => {
      chownSync(join(folder, "PENDING-REVIEW.md"), 0, 0);
      chmodSync(join(folder, "PENDING-REVIEW.md"), 0o600);
      return join(folder, "PENDING-REVIEW.md");
    },
  ],
  [
    "the key of what was forgotten",
    ({ folder }) => {
      mkdirSync(join(folder, ".runtime"), { mode: 0o700 });
      chownSync(join(folder, ".runtime"), BOT, BOT);
      writeFileSync(join(folder, ".runtime", "forget.key"), "", { mode: 0o600 });
      return join(folder, ".runtime", "forget.key");
    },
  ],
  [
    ".runtime",
    ({ folder }) => {
      mkdirSync(join(folder, ".runtime"), { mode: 0o700 });
      return join(folder, ".runtime");
    },
  ],
  [
    "state.db, closed",
    ({ folder }) => {
      mkdirSync(join(folder, ".runtime"), { mode: 0o700 });
      chownSync(join(folder, ".runtime"), BOT, BOT);
      writeFileSync(join(folder, ".runtime", "state.db"), "", { mode: 0o600 });
      return join(folder, ".runtime", "state.db");
    },
  ],
  [
    "state.db, readable",
    ({ folder }) => {
      mkdirSync(join(folder, ".runtime"), { mode: 0o700 });
      chownSync(join(folder, ".runtime"), BOT, BOT);
      writeFileSync(join(folder, ".runtime", "state.db"), "", { mode: 0o644 });
      return join(folder, ".runtime", "state.db");
    },
  ],
];

describe.runIf(process.getuid?.() === 0)("what belongs to another user", () => {
  it.each(MADE)(
    "is named with the system's word, and ends the start for good: %s",
    async (_, make) => {
      const home = await house();
      const place = make(home);
      const { code, stderr } = await home.run();
      expect(stderr).toMatch(/\((?:EACCES|EPERM)\b|: (?:EACCES|EPERM)\b/);
      expect(stderr).toContain(place);
      expect(stderr).toContain(`belongs to user 0, and this process is user ${BOT}`);
      expect(stderr).not.toMatch(/^\s*at /m);
      expect(code).toBe(78);
    },
  );

  it("is named where a missing Record is to be made on a volume of root's", async () => {
    const home = await house();
    const volume = join(home.root, "volume");
    mkdirSync(volume, { mode: 0o755 });
    const seeded = { GRACE_MAR_USERS_DIR: volume, GRACE_MAR_SEED: "template" };
    const { code, stderr } = await home.run(seeded);
    expect(stderr).toContain(`${volume} belongs to user 0, and this process is user ${BOT}`);
    expect(stderr).toContain("EACCES");
    expect(stderr).not.toMatch(/^\s*at /m);
    expect(code).toBe(78);
  });
});
