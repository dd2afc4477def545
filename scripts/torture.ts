// npm run torture:<suite>: loops that show that nothing is lost and no stranger gets in. They are short, as CI runs
// them; --long takes the counts of RELIABILITY.md. The exit code says whether every case held.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../src/errors.ts";
import { readArguments, runCommand } from "./command-line.ts";

const USAGE = `npm run torture:crash | disk | telegram | forge | leak | memory | soak -- [--long] [--seed NUMBER] [--only WORDS]
  --seed repeats a run as far as timing lets it; --only takes the cases with these words in their name.`;
const ROOT = join(import.meta.dirname, "..");

runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: {
        long: { type: "boolean" },
        seed: { type: "string" },
        only: { type: "string" },
      },
    },
    USAGE,
  );
  const [suite = ""] = positionals;
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const folder = join("test", "torture", suite);
  if (!/^[a-z]+$/.test(suite) || !existsSync(join(ROOT, folder)) || !Number.isSafeInteger(seed)) {
    throw new UsageError(USAGE);
  }
  const only = values.only === undefined ? [] : ["--testNamePattern", values.only];
  const child = spawn(
    process.execPath,
    [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--project", "torture", folder, ...only],
    {
      cwd: ROOT,
      stdio: "inherit",
      env: {
        ...process.env,
        TORTURE_LONG: values.long ? "1" : "",
        TORTURE_SEED: String(seed),
      },
    },
  );
  process.exitCode = await new Promise<number>((resolve) => {
    child.once("close", (code) => {
      resolve(code ?? 1);
    });
  });
});
