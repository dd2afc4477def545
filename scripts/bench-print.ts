// The bench's figures as text.

import { execFileSync } from "node:child_process";
import { cpus } from "node:os";

/** Rows as text, each column as wide as its widest cell. */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

export function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

/** The machine and the commit that is measured, in one line. */
export function describeMachine(root: string): string {
  const model = cpus()[0]?.model ?? "unknown processor";
  return `${model.trim()} x ${cpus().length}, ${process.platform} ${process.arch}, Node ${process.version}, commit ${commitOf(root)}\n`;
}

/** The commit of a checkout, with a plus where files were changed since. */
export function commitOf(root: string): string {
  const git = (...words: string[]): string =>
    execFileSync("git", words, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  try {
    const commit = git("rev-parse", "--short", "HEAD");
    return git("status", "--porcelain", "--untracked-files=no") ? `${commit}+` : commit;
  } catch {
    return "unknown";
  }
}
