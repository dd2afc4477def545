// The launcher as a process. An option for Node makes it start another Node, as an older one would. Without
// process.execve it stays beside that one, as an older Node and Windows do.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, runProcess, type TestProcess } from "./support/processes.ts";
import { temporaryFolder } from "./support/temporary.ts";

const LAUNCH = join(ROOT, "scripts", "launch.mjs");
const WAYS: { readonly [way: string]: (file: string) => readonly string[] } = {
  "in its own process": (file) => [LAUNCH, file],
  "as another Node in the same process": (file) => [LAUNCH, "--no-warnings", file],
  "beside another Node": (file) => [
    "--import",
    "data:text/javascript,delete process.execve",
    LAUNCH,
    "--no-warnings",
    file,
  ],
};

/** A program, launched. */
function launch(way: string, source: string, ...words: readonly string[]): TestProcess {
  const file = join(temporaryFolder(), "program.ts");
  writeFileSync(file, source);
  return runProcess([...(WAYS[way]?.(file) ?? []), ...words]);
}

describe.each(Object.keys(WAYS))("the launcher %s", (way) => {
  it("gives a program its words, its name and its output, and takes its exit code", async () => {
    const program = launch(
      way,
      "const words: string[] = process.argv.slice(2);" +
        "process.stdout.write(JSON.stringify(words)); process.stderr.write(process.argv[1] ?? '');" +
        "process.exitCode = 75;",
      "--user",
      "abby",
      "two words",
      "--",
    );
    expect(await program.exited).toEqual({ code: 75, signal: null });
    expect(program.stdout).toBe('["--user","abby","two words","--"]');
    expect(program.stderr).toMatch(/program\.ts$/);
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "lets %s reach it and waits for it",
    async (signal) => {
      const program = launch(
        way,
        `process.on("${signal}", () => { process.stdout.write("asked"); process.exit(0); });
       setInterval(() => {}, 1000); process.stdout.write("begun ");`,
      );
      await program.writes("begun");
      program.kill(signal);
      expect(await program.exited).toEqual({ code: 0, signal: null });
      expect(program.stdout).toBe("begun asked");
    },
  );

  it("ends by the signal that ended the program", async () => {
    const program = launch(
      way,
      'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);',
    );
    expect(await program.exited).toEqual({ code: null, signal: "SIGKILL" });
  });
});

it.each([
  ["the shell is gone by which npm started it", "exec"],
  ["npm is gone, and the shell waits on", ""],
])("a program ends when %s, and not before", async (_, exec) => {
  const file = join(temporaryFolder(), "program.ts");
  writeFileSync(
    file,
    `process.on("SIGTERM", () => { process.stdout.write("asked"); process.exit(0); });
     setInterval(() => {}, 1000); process.stdout.write("begun ");`,
  );
  // A second command keeps any shell from becoming the program itself.
  const command = `"${process.execPath}" "${LAUNCH}" "${file}"; true`;
  const shell = runProcess(["-c", `${exec} /bin/sh -c '${command}'; true`], {
    program: "/bin/sh",
    environment: { npm_lifecycle_event: "start" },
  });
  await shell.writes("begun");
  shell.kill("SIGKILL");
  await shell.exited;
  expect(shell.stdout).toBe("begun asked");
});

it("the launcher prints the path of the right Node for the installer", async () => {
  const where = runProcess([LAUNCH, "--where"]);
  expect(await where.exited).toEqual({ code: 0, signal: null });
  expect(where.stdout).toBe(`${process.execPath}\n`);
});

it("the launcher says how it is called where no file is named", async () => {
  const wrong = runProcess([LAUNCH, "--watch"]);
  expect(await wrong.exited).toEqual({ code: 64, signal: null });
  expect(wrong.stderr).toMatch(/^node scripts\/launch\.mjs /);
});
