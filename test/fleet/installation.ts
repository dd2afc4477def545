// The program as an operator has it: a folder of its own with the sources, built there, shared by all
// bots, and started as the systemd unit starts it.

import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runProcess } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";

export interface Installation {
  /** Node's options and the program. */
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Like `git pull` and `npm run build`: other sources, and a new build in the same place. */
  upgrade(): Promise<void>;
}

/** Printed by a process that runs what `upgrade` built, once at its start and once with its model client. */
export const UPGRADED = { program: "fleet: upgraded program", llm: "fleet: upgraded model client" };

const PARTS = ["src", "scripts", "users/_template", "package.json", "tsconfig.json"];

export async function install(): Promise<Installation> {
  const folder = temporaryFolder();
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  await build(folder);
  const unit = readFileSync(join(ROOT, "deploy", "systemd", "grace-mar@.service"), "utf8");
  const options = /^ExecStart=\S+ (.*?)\S+main\.js$/m.exec(unit)?.[1];
  if (options === undefined) throw new Error("the unit starts no main.js");
  const settings = [...unit.matchAll(/^Environment=(MALLOC_\w+)=(\S+)$/gm)];
  return {
    command: [...options.split(" ").filter(Boolean), join(folder, "dist", "main.js")],
    environment: Object.fromEntries(settings.map(([, name = "", value]) => [name, value])),
    upgrade: async () => {
      append(join(folder, "src", "main.ts"), UPGRADED.program);
      append(join(folder, "src", "llm", "openai-llm.ts"), UPGRADED.llm);
      await build(folder);
    },
  };
}

function append(path: string, line: string): void {
  writeFileSync(
    path,
    `${readFileSync(path, "utf8")}\nprocess.stdout.write(${JSON.stringify(`${line}\n`)});\n`,
  );
}

async function build(folder: string): Promise<void> {
  const building = runProcess([join(folder, "scripts", "build.mjs")], { folder });
  const { code } = await building.exited;
  if (code !== 0) throw new Error(`the build failed:\n${building.stderr}`);
}
