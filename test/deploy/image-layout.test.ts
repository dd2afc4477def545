// The image without a Docker engine: its layout is built by the Dockerfile's own commands and run as a
// container would run it: as uid 10001, without capabilities, on a read-only root.

import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { OWNER, prepareBot } from "../support/bots.ts";
import { ROOT, runProcess, type TestProcess } from "../support/processes.ts";
import { recordSource, temporaryFolder } from "../support/temporary.ts";
import { baseEnvironment, buildLayout, inRoot, listLayout, type Stage } from "./image/layout.ts";
import { PATH, requireRoot, requireTool } from "./tools.ts";

const SECRET = "700000001:PLANTEDplantedPLANTEDplantedPLANTED";
let folder: string;
let image: Stage;

beforeAll(() => {
  requireRoot();
  requireTool("setpriv", "util-linux");
  folder = mkdtempSync(join(tmpdir(), "grace-mar image-"));
  image = buildLayout(contextWithPrivateThings(), folder);
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A checkout as it is at somebody's home: with Records, tokens and git in it, and a strict umask. */
function contextWithPrivateThings(): string {
  const context = join(folder, "a checkout");
  for (const name of ["package.json", "package-lock.json", "tsconfig.json", "scripts", "src"]) {
    cpSync(join(ROOT, name), join(context, name), { recursive: true });
  }
  for (const name of ["_template", "_sample"]) {
    cpSync(join(ROOT, "users", name), join(context, "users", name), { recursive: true });
  }
  const planted = [
    "users/abby/SELF.md",
    "users/abby/.runtime/state.db",
    "users/conflict_rules.yaml",
    "users/_template/.env",
    "users/_template/.runtime/state.db",
    ".env",
    ".env.abby",
    "src/.env.abby",
    "scripts/.env",
    ".git/config",
    "dist/main.js",
    "deploy/render.yaml",
    "node_modules/esbuild/package.json",
    "src/node_modules/x/index.js",
    "test/x.ts",
  ];
  for (const path of planted) {
    mkdirSync(join(context, path, ".."), { recursive: true });
    writeFileSync(join(context, path), SECRET, { mode: 0o600 });
  }
  return context;
}

/** Starts a program in the image; the test's folder `volume` is at /data. */
function runInImage(
  volume: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): TestProcess {
  const variables = Object.entries({ ...image.environment, ...environment });
  const settings = variables.map(([name, value]) => `${name}=${value ?? ""}`);
  return runProcess(
    [
      "--mount",
      "--pid",
      "--fork",
      "--kill-child=SIGKILL",
      ...inRoot(image, "run", [...settings, ...words]),
    ],
    {
      program: "/usr/bin/unshare",
      environment: { ...baseEnvironment(), PATH, VOLUME: volume, RUN_AS: image.user },
    },
  );
}

/** Like a new volume of Docker: owner and mode are those of the image's folder. */
function newVolume(): string {
  const volume = join(temporaryFolder(), "a volume");
  const { uid, gid, mode } = statSync(join(image.root, "data"));
  mkdirSync(volume, { mode: mode & 0o777 });
  chownSync(volume, uid, gid);
  return volume;
}

it("holds the program, the template and nothing of anybody", () => {
  const files = listLayout(image);
  expect(files.filter((file) => !file.startsWith("app/dist/"))).toEqual([
    ...readdirSync(join(ROOT, "users", "_template"))
      .map((name) => `app/users/_template/${name}`)
      .toSorted(),
    "data",
  ]);
  expect(files).toContain("app/dist/main.js");
  expect(files).toContain("app/dist/cli.js");
  for (const file of files.filter((name) => name !== "data")) {
    expect(readFileSync(join(image.root, file), "utf8")).not.toContain(SECRET);
  }
});

it("belongs to root, and its user is another one that may read it", () => {
  expect(image.user).toBe("10001:10001");
  for (const file of listLayout(image).filter((name) => name !== "data")) {
    const { uid, mode } = statSync(join(image.root, file));
    const own = file === "app/dist/grace-mar" ? 0o755 : 0o644;
    expect({ file, uid, mode: mode & 0o777 }).toEqual({ file, uid: 0, mode: own });
  }
  expect(statSync(join(image.root, "data"))).toMatchObject({ uid: 10001, gid: 10001 });
});

it("takes updates as its first process, without a right to anything, and ends within 10 s", async () => {
  const { telegram, environment } = await prepareBot({ id: "mom-2" });
  const volume = newVolume();
  const record = join(volume, "mom-2");
  cpSync(recordSource("sample"), record, { recursive: true });
  for (const name of ["", ...readdirSync(record)]) chownSync(join(record, name), 10001, 10001);

  const { GRACE_MAR_USERS_DIR: _, ...settings } = environment;
  const bot = runInImage(volume, image.entrypoint, settings);
  await bot.writes('"ready"');
  await telegram.waitFor(() => telegram.isPolling);
  const pid = firstProcessOfContainer();
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  expect(status).toMatch(/^Uid:\t10001\t10001\t10001\t10001$/m);
  expect(status).toMatch(/^Gid:\t10001\t10001\t10001\t10001$/m);
  expect(status).toMatch(/^CapBnd:\t0+$/m);
  expect(status).toMatch(/^CapEff:\t0+$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  expect(status).toMatch(/^NSpid:\t\d+\t1$/m);

  telegram.say(OWNER, "what do you know about octopuses?");
  const said = (): boolean => telegram.chat(OWNER.id).some(({ from }) => from === "bot");
  await telegram.waitFor(said, { what: "an answer" });
  expect(statSync(join(record, ".runtime", "state.db")).uid).toBe(10001);

  const started = Date.now();
  process.kill(pid, "SIGTERM");
  expect(await bot.exited).toEqual({ code: 0, signal: null });
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(bot.stdout).toContain('"stopped"');
});

it("can write to its volume and to /tmp, and nowhere else", async () => {
  const tries = ["/data/abby", "/tmp/x", "/x", "/app/x", "/app/dist/main.js", "/etc/x", "/usr/x"];
  const script = `
    const { writeFileSync } = require("node:fs");
    for (const path of ${JSON.stringify(tries)}) {
      try { writeFileSync(path, "x"); console.log(path, "written"); }
      catch ({ code }) { console.log(path, code); }
    }`;
  const writer = runInImage(newVolume(), ["node", "-e", script]);
  expect(await writer.exited).toMatchObject({ code: 0 });
  const outcome = writer.stdout.trim().split("\n");
  expect(outcome.slice(0, 2)).toEqual(["/data/abby written", "/tmp/x written"]);
  for (const line of outcome.slice(2)) expect(line).toMatch(/ (EROFS|EACCES)$/);
});

it("ends with 78 and says so where there is no Record", async () => {
  const { environment } = await prepareBot({});
  const { GRACE_MAR_USERS_DIR: _, ...settings } = environment;
  const bot = runInImage(newVolume(), image.entrypoint, settings);
  expect(await bot.exited).toMatchObject({ code: 78 });
  expect(bot.stderr).toMatch(/new-record/);
});

/** The child of the `unshare` that this test started, by its number outside. */
function firstProcessOfContainer(): number {
  const childrenOf = (pid: number): number[] =>
    readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
        .split(" ")
        .filter(Boolean)
        .map(Number),
    );
  const isUnshare = (pid: number): boolean =>
    readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "unshare";
  const [first] = childrenOf(process.pid).filter(isUnshare).flatMap(childrenOf);
  if (first === undefined) throw new Error("the container has no process");
  return first;
}
