// What somebody has who has just cloned this repository.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./processes.ts";
import { temporaryFolder } from "./temporary.ts";

/** A copy of what git knows, without packages and without a build; gone after the test. */
export function copyCheckout(): string {
  const copy = temporaryFolder();
  const words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", words, { cwd: ROOT, encoding: "utf8" });
  for (const file of files.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  return copy;
}

/** The tests run under npm, which puts this checkout's own programs first. */
export function pathWithoutOurs(): string {
  return (process.env["PATH"] ?? "")
    .split(":")
    .filter((folder) => !folder.startsWith(ROOT))
    .join(":");
}
