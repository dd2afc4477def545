// The packages that a bot is installed with, from package-lock.json, without the tools and the optional Nodes.

import { readFileSync } from "node:fs";
import * as z from "zod";

/** One package of the tree that `npm ci --omit=dev --omit=optional` installs. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string | undefined;
  /** `sha512-…`. npm refuses a file with another sum. */
  readonly integrity: string | undefined;
  /** Source of the package; absent when it is the registry that the client is set to. */
  readonly resolved: string | undefined;
  readonly hasInstallScript: boolean;
}

const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().default(""),
      license: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
      dev: z.boolean().default(false),
      optional: z.boolean().default(false),
    }),
  ),
});

/** The packages by name. @throws when the text is no lock file of npm 7 or newer. */
export function readProductionTree(lockFile: string): readonly LockedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(lockFile, "utf8")));
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => path !== "" && !dev && !optional)
    .map(([path, { version, license, integrity, resolved, hasInstallScript }]) => ({
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      license,
      integrity,
      resolved,
      hasInstallScript,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text of LICENSES.md. */
export function licencesText(tree: readonly LockedPackage[]): string {
  const rows = tree.map(({ name, version, license = "unknown" }) => [name, version, license]);
  const head = ["Package", "Version", "Licence"];
  const widths = head.map((word, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? word).length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [
    "# Licences of what a bot is installed with",
    "",
    "Made by `npm run licences` from package-lock.json; a test compares. Each package carries its own text in `node_modules`.",
    "",
    line(head),
    line(widths.map((width) => "-".repeat(width))),
    ...rows.map(line),
    "",
  ].join("\n");
}
