// npm run build: one bundle for the bot, and one for each command that an operator needs beside it. `--if-possible` is
// for `npm start` on a machine without the build tools: dist/ is then used as it is.

import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BUNDLE_OPTIONS, LAUNCHER_OPTIONS } from "./bundle-options.mjs";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** Commands for operators on machines without the sources. */
const COMMANDS = [
  "backup",
  "brief",
  "checksum",
  "claim",
  "doctor",
  "emit-event",
  "erase",
  "export",
  "export-view",
  "fleet",
  "forget",
  "fork",
  "identity",
  "import-record",
  "intent-snapshot",
  "list",
  "manifest",
  "merge",
  "metrics",
  "new-record",
  "probe",
  "prp",
  "repair",
  "restore",
  "rotate",
  "undo",
  "validate",
  "verify",
];

/** @type {typeof import("esbuild") | undefined} */
const esbuild = await import("esbuild").catch((error) => {
  if (process.argv.includes("--if-possible")) return undefined;
  throw error;
});

if (esbuild) {
  await bundle(["src/main.ts"], {
    ...BUNDLE_OPTIONS,
    entryNames: "grace-mar",
    // Code that is loaded later is a file of its own, named by its content. A bot that still runs an earlier build
    // finds the file that it was built with.
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  });
  await bundle(
    COMMANDS.map((name) => `scripts/${name}.ts`),
    { ...BUNDLE_OPTIONS, entryNames: "scripts/[name]" },
  );
  await bundle({ main: "src/launcher.js" }, LAUNCHER_OPTIONS);
}

/**
 * @param {import("esbuild").BuildOptions["entryPoints"]} entryPoints
 * @param {import("esbuild").BuildOptions} options
 */
async function bundle(entryPoints, options) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir: dist,
    write: false,
    ...options,
  });
  for (const { path, contents } of outputFiles) await replace(path, contents);
}

/**
 * Replaces a file whole. Two terminals may start two people's bots at once, and each must find the old or the new file.
 */
async function replace(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, contents);
  await rename(temporary, path);
}
