// npm run build: the bot and the operator's commands, each with a launcher that finds the right Node. `--if-possible` is
// for `npm start` on a machine without the build tools: dist/ is then used as it is.

import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BUNDLE_OPTIONS, LAUNCHER_OPTIONS } from "./bundle-options.mjs";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** dist/grace-mar: beside a systemd unit with the Node that stands beside it, elsewhere with the one in PATH. */
const COMMAND = `#!/bin/sh
here=$(dirname -- "$(readlink -f -- "$0")")
node=$here/../bin/node
# The Node in PATH may be an older one, which does not know the flag: the launcher sees to the signal there.
[ ! -x "$node" ] || exec "$node" --disable-sigusr1 "$here/cli.js" "$@"
exec node "$here/cli.js" "$@"
`;

/** @type {typeof import("esbuild") | undefined} */
const esbuild = await import("esbuild").catch((error) => {
  if (process.argv.includes("--if-possible")) return undefined;
  throw error;
});

if (esbuild) {
  await bundle(
    { "grace-mar": "src/main.ts" },
    {
      ...BUNDLE_OPTIONS,
      // What is loaded later is a file of its own, named by its content: a bot that still runs an earlier
      // build finds the one that it was built with.
      splitting: true,
      chunkNames: "chunks/[name]-[hash]",
    },
  );
  // Apart from the bot's: one bundle of both is smaller by a quarter, and the bot would read twenty files at its start
  // instead of two, with code in them that only commands use.
  const written = await bundle(
    { commands: "src/cli/main.ts" },
    { ...BUNDLE_OPTIONS, splitting: true, chunkNames: "commands/[name]-[hash]" },
  );
  await bundle({ main: "src/launcher.js", cli: "src/launcher.js" }, LAUNCHER_OPTIONS);
  await replace(join(dist, "grace-mar"), COMMAND, 0o755);
  await removeOldCommands(written);
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
  return outputFiles.map(({ path }) => path);
}

/** No command runs for days: what an earlier build left would only be the wrong one. */
async function removeOldCommands(written) {
  // There each command had a bundle of its own.
  await rm(join(dist, "scripts"), { recursive: true, force: true });
  const folder = join(dist, "commands");
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!written.includes(path) && !name.endsWith(".tmp")) await rm(path, { force: true });
  }
}

/**
 * Replaces a file whole. Two terminals may start two people's bots at once, and each must find the old or the new file.
 */
async function replace(path, contents, mode = 0o666) {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, contents, { mode });
  await rename(temporary, path);
}
