// Names that would leave the Record. A program of its own takes them while strace writes down every file that is
// opened, made, moved or removed. No file outside of users/ may be among them.

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { ROOT, runProcess } from "../../support/processes.ts";
import { copyRecord, readFolder, temporaryFolder } from "../../support/temporary.ts";
import { count, report, SEED, workInMemory } from "../plan.ts";

const CALLS =
  "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,chmod,fchmodat,chown,lchown,truncate,execve,execveat";
/** Files that Node reads for itself: our sources, packages, its libraries, the machine. */
const NODES_OWN = [
  `${ROOT}/`,
  "/proc/",
  "/sys/",
  "/dev/",
  "/etc/",
  "/lib",
  "/usr/lib",
  "/usr/share",
];

it("no name of an id, a target, an archive's member, a download, an output or a link opens anything outside", async () => {
  workInMemory();
  const world = makeWorld();
  const outside = readFolder(join(world, "outside"));
  const users = readFolder(join(world, "users"));
  const names = count(1_000, 10_000);
  const trace = join(temporaryFolder(), "trace");
  const program = runProcess(
    [
      "-f",
      "-qq",
      "-xx",
      "-s",
      "8192",
      "-e",
      `trace=${CALLS}`,
      "-o",
      trace,
      process.execPath,
      join(import.meta.dirname, "open-names.ts"),
      world,
      String(names),
      String(SEED),
    ],
    // Node's own cache would be among the files that are opened.
    { program: "strace", folder: world, environment: { NODE_DISABLE_COMPILE_CACHE: "1" } },
  );
  expect(await program.exited, program.stderr).toEqual({ code: 0, signal: null });
  const opened = pathsOf(readFileSync(trace, "utf8"), world);
  expect(opened.length).toBeGreaterThan(names / 10);
  const isAllowed = (path: string, call: string): boolean =>
    path.startsWith(`${world}/users/`) ||
    path === `${world}/users` ||
    (call === "openat" && NODES_OWN.some((start) => path.startsWith(start)));
  expect(opened.filter(({ path, call }) => !isAllowed(path, call))).toEqual([]);
  expect(readFolder(join(world, "outside"))).toEqual(outside);
  expect(readFolder(join(world, "users"))).toEqual(users);
  const taken = JSON.parse(program.stdout) as { readonly [kind: string]: number };
  // Some odd names are fine: else nothing would have been opened at all.
  expect(taken["member"]).toBeGreaterThan(0);
  expect(taken).toMatchObject({ id: 0, link: 0, manifest: 0 });
  report("forge paths", { names, opens: opened.length, outside: 0, members: taken["member"] ?? 0 });
});

function makeWorld(): string {
  const world = temporaryFolder();
  const usersDir = join(world, "users");
  const outside = join(world, "outside");
  mkdirSync(outside);
  copyRecord("minimal", outside, "abby");
  writeFileSync(join(outside, "secret.txt"), "the canary");
  const folder = copyRecord("minimal", usersDir, "one");
  symlinkSync(join(outside, "abby"), join(usersDir, "link"));
  symlinkSync(join(outside, "secret.txt"), join(folder, "secret-link"));
  symlinkSync(outside, join(folder, "folder-link"));
  symlinkSync(join(outside, "secret.txt"), join(usersDir, "out-link"));
  writeFileSync(join(usersDir, "out"), "was there");
  return world;
}

/** Paths of the calls that succeeded of the program. */
function pathsOf(
  trace: string,
  folder: string,
): readonly { readonly call: string; readonly path: string }[] {
  return trace.split("\n").flatMap((line) => {
    const [, call = "", parameters = "", result = ""] =
      /^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)/.exec(line) ?? [];
    if (call === "" || result.startsWith("-") || call === "execve") return [];
    return [...parameters.matchAll(/"((?:\\x..)*)"/g)].map(([, hex = ""]) => ({
      call,
      path: resolve(folder, Buffer.from(hex.replaceAll("\\x", ""), "hex").toString()),
    }));
  });
}
