// What a bot that was taken over can do to a command that root runs beside it, which has the bot's user: send it signals,
// and let it wait. Root's terminal and rights are out of its reach, and root can end it.

import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { BOT, startAsBot } from "./as-bot.ts";
import { PATH, requireRoot, requireTool, runTool, runWell, type Outcome } from "./tools.ts";

const INSTALL = join(ROOT, "deploy", "systemd", "install.sh");
const STAND_INS = join(ROOT, "test", "deploy", "stand-ins");

let destination: string;
let fleet: string;
const environment = () => ({
  FLEET: fleet,
  PATH: [STAND_INS, PATH].join(delimiter),
  DESTDIR: destination,
});

beforeEach(() => {
  requireRoot();
  const from = temporaryFolder();
  destination = temporaryFolder();
  fleet = temporaryFolder();
  chmodSync(destination, 0o755);
  for (const name of ["units", "fate"]) mkdirSync(join(fleet, name));
  writeFileSync(join(fleet, "units", "grace-mar@abby.service"), "inactive\n");
  copyRecord("sample", join(from, "users"), "abby");
  writeFileSync(join(from, ".env.abby"), "TELEGRAM_BOT_TOKEN=1:first\n");
  const place = join(records(), "abby");
  mkdirSync(place, { recursive: true });
  chmodSync(place, 0o700);
  chownSync(place, BOT, BOT);
  runWell("sh", [INSTALL, "--node", process.execPath, "--from", from, "abby"], environment());
});

const records = (): string => join(destination, "var/lib/private/grace-mar");

/** A bot that takes every question. It answers when it is told to. */
async function silentBot(): ReturnType<typeof startAsBot> {
  const name = createHash("sha256").update("/var/lib/grace-mar/abby/abby").digest("hex");
  const folder = `/run/grace-mar/abby/grace-mar-${BOT}`;
  const script = `const { createServer } = require("node:http");
    require("node:fs").mkdirSync("${folder}", { mode: 0o700 });
    const waiting = [];
    process.stdin.on("data", () => waiting.splice(0).forEach((each) => each.end('{"kind":"verify","ok":true,"findings":[]}')));
    createServer((question, answer) => { waiting.push(answer); console.log("asked"); })
      .listen("${folder}/${name.slice(0, 24)}.sock", () => console.log("up"));`;
  const program = [process.execPath, "-e", script];
  return startAsBot({ records: records(), fleet, user: BOT, environ: [], program });
}

interface Command {
  readonly pid: number;
  readonly terminal: ChildProcess;
  readonly shown: () => string;
}

/** `install.sh run abby verify`, typed at a terminal. The bot was asked. */
async function typedCommand(bot: Awaited<ReturnType<typeof silentBot>>): Promise<Command> {
  const typed = `exec sh '${INSTALL}' run abby verify`;
  const terminal = spawn(requireTool("script", "bsdutils"), ["-qefc", typed, "/dev/null"], {
    env: environment(),
    stdio: ["pipe", "pipe", "pipe"],
  });
  onTestFinished(() => void terminal.kill("SIGKILL"));
  let shown = "";
  for (const stream of [terminal.stdout, terminal.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
    });
  }
  await Promise.race([once(bot.stdout, "data"), once(terminal, "exit")]);
  const pid = commands()[0];
  if (pid === undefined) throw new Error(`no command runs: ${shown}`);
  return { pid, terminal, shown: () => shown };
}

/** The processes that carry out a command as the bot's user. */
function commands(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && isCommand(`/proc/${name}`))
    .map(Number);
}

function isCommand(process: string): boolean {
  try {
    return (
      readFileSync(`${process}/cmdline`, "utf8").includes(
        `${destination}/opt/grace-mar/dist/cli.js`,
      ) && readFileSync(`${process}/status`, "utf8").includes(`Uid:\t${BOT}\t`)
    );
  } catch {
    return false;
  }
}

/** The sockets on which a process listens for others of its machine. */
function listening(pid: number): readonly string[] {
  const open = readdirSync(`/proc/${pid}/fd`).map((name) =>
    readlinkSync(`/proc/${pid}/fd/${name}`),
  );
  return ["tcp", "tcp6"]
    .flatMap((kind) => readFileSync(`/proc/${pid}/net/${kind}`, "utf8").split("\n"))
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, , , state, , , , , , inode]) => state === "0A" && open.includes(`socket:[${inode}]`),
    )
    .map((fields) => fields[1] ?? "");
}

/** The signals that wait for a process, as bits. */
function pendingOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(`0x${/^ShdPnd:\t0*([0-9a-f]+)$/m.exec(status)?.[1]}`);
}

const SIGINT = 1 << 1;
/** A busy machine takes its time. */
const BUSY = { timeout: 60_000 };

const asBot = (...words: readonly string[]): unknown =>
  runWell("setpriv", ["--reuid", String(BOT), "--regid", String(BOT), "--clear-groups", ...words]);

describe("a command of root's beside a bot", () => {
  it("has no terminal of root's to type into, gains no rights, and leaves no memory on a disk", async () => {
    const { pid } = await typedCommand(await silentBot());
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, , , session, terminal] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    expect(terminal).toBe("0");
    expect(session).toBe(String(pid));
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(status).toMatch(/^CapPrm:\t0+$/m);
    expect(status).toMatch(/^Groups:\t *$/m);
    expect(readFileSync(`/proc/${pid}/limits`, "utf8")).toMatch(/^Max core file size +0 +0 /m);
  });

  it("opens no inspector at the bot's signal, goes on, and gives its answer", async () => {
    const bot = await silentBot();
    const { pid, terminal, shown } = await typedCommand(bot);
    asBot("kill", "-USR1", String(pid));
    expect(listening(pid)).toEqual([]);
    bot.stdin.write("answer\n");
    expect((await once(terminal, "exit"))[0]).toBe(0);
    expect(shown()).toContain("The history is whole.");
    expect(shown()).not.toMatch(/debugger/i);
  });

  it("ends by Ctrl+C, as a shell says it", async () => {
    const { terminal } = await typedCommand(await silentBot());
    terminal.stdin?.write("\u0003");
    expect((await once(terminal, "exit"))[0]).toBe(130);
    expect(commands()).toEqual([]);
  });

  it("ends by Ctrl+C at the second time where the bot had stopped it", async () => {
    const { pid, terminal } = await typedCommand(await silentBot());
    asBot("kill", "-STOP", String(pid));
    const ended = once(terminal, "exit");
    terminal.stdin?.write("\u0003");
    await expect.poll(() => pendingOf(pid) & SIGINT, BUSY).toBe(SIGINT);
    terminal.stdin?.write("\u0003");
    expect((await ended)[0]).toBe(137);
    expect(commands()).toEqual([]);
  });

  it("takes its input from a pipe and gives its answer and its exit code to one", async () => {
    const bot = await silentBot();
    const command = spawn("sh", [INSTALL, "run", "abby", "verify", "--json"], {
      env: environment(),
      stdio: ["pipe", "pipe", "inherit"],
    });
    let answer = "";
    command.stdout.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    await once(bot.stdout, "data");
    bot.stdin.write("answer\n");
    expect((await once(command, "close"))[0]).toBe(0);
    expect(JSON.parse(answer)).toEqual({ ok: true, findings: [] });
    expect(runTool("sh", [INSTALL, "run", "abby", "verify", "--no-such"], environment()).code).toBe(
      64,
    );
  });
});

describe("root's files", () => {
  const given = (command: string, input = ""): Outcome =>
    runTool(
      "sh",
      ["-c", command.replaceAll("RUN", `sh '${INSTALL}' run abby`), "sh", input],
      environment(),
    );

  it("come out of the bot's folder and go in, and the bot's user is who touches that", async () => {
    await startAsBot({ records: records(), fleet, user: BOT, environ: [] });
    const own = temporaryFolder();
    const record = join(records(), "abby", "abby");
    expect(given(`RUN backup --out - >"$1"`, join(own, "abby.zip"))).toMatchObject({ code: 0 });
    expect(readFileSync(join(own, "abby.zip")).subarray(0, 2).toString()).toBe("PK");
    const out = given(`RUN file SELF.md >"$1"`, join(own, "SELF.md"));
    const was = /--was (\w+)/.exec(out.stderr)?.[1] ?? "";
    expect(readFileSync(join(own, "SELF.md"))).toEqual(readFileSync(join(record, "SELF.md")));
    appendFileSync(join(own, "SELF.md"), "\nedited\n");
    chmodSync(join(own, "SELF.md"), 0o600);
    expect(given(`RUN file SELF.md --put --was ${was} <"$1"`, join(own, "SELF.md"))).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(record, "SELF.md"), "utf8")).toMatch(/\nedited\n$/);
    expect(statSync(join(record, "SELF.md"))).toMatchObject({ uid: BOT, gid: BOT });
  });

  it("are nothing that a link in the bot's folder leads to, for reading or for writing", async () => {
    await startAsBot({ records: records(), fleet, user: BOT, environ: [] });
    const secret = join(temporaryFolder(), "secret");
    writeFileSync(secret, "root's\n", { mode: 0o600 });
    symlinkSync(secret, join(records(), "abby", "abby", "NOTES.md"));
    expect(given("RUN file NOTES.md").stdout).toBe("");
    expect(given("echo planted | RUN file NOTES.md --put").code).not.toBe(0);
    expect(readFileSync(secret, "utf8")).toBe("root's\n");
  });
});

it("the program beside a unit is started so that no signal opens its inspector", () => {
  const folder = temporaryFolder();
  for (const name of ["bin", "dist"]) mkdirSync(join(folder, name));
  copyFileSync(join(ROOT, "dist", "grace-mar"), join(folder, "dist", "grace-mar"));
  writeFileSync(join(folder, "bin", "node"), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
  const { stdout } = runWell("sh", [join(folder, "dist", "grace-mar"), "list"]);
  expect(stdout.split("\n")).toEqual([
    "--disable-sigusr1",
    join(folder, "dist", "cli.js"),
    "list",
    "",
  ]);
});
