// Programs of Debian that the deploy tests run. A missing one fails a test by name; CI installs them.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Administrators' programs are not in everybody's PATH. */
export const PATH = `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`;

/** Full path of a program. @throws Error that names the package. */
export function requireTool(name: string, debianPackage: string): string {
  const found = PATH.split(":")
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(`${name} is missing: apt-get install ${debianPackage}`);
}

/** Mounting needs it, and so does owning files as somebody else. */
export function requireRoot(): void {
  if (process.getuid?.() !== 0) throw new Error("this test needs root: sudo npm run test:deploy");
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runTool(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  folder?: string,
): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    env: { PATH, LC_ALL: "C", ...environment },
    ...(folder !== undefined && { cwd: folder }),
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

/** Like runTool. A failure fails the test with the program's output. */
export function runWell(...call: Parameters<typeof runTool>): Outcome {
  const outcome = runTool(...call);
  if (outcome.code === 0) return outcome;
  const [program, args] = call;
  throw new Error(
    `${program} ${args.join(" ")} ended with ${outcome.code}\n${outcome.stdout}\n${outcome.stderr}`,
  );
}
