// Vitest's global setup of the projects that kill bots: their programs are bundled as the bot is, once, because most of what a
// process that dies early costs is reading the sources, and Node keeps what it has read only at an end of its own.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { ROOT } from "./processes.ts";

const BUNDLES = join(ROOT, "node_modules", ".cache", "killables");

/** A program of the crash tests, as it is bundled. */
export function killable(name: "killable" | "killable-bot" | "killed-restore"): string {
  return join(BUNDLES, `${name}.js`);
}

/** Bundles the programs from the sources as they are. */
export async function setup(): Promise<void> {
  const options: string = new URL("../../scripts/bundle-options.mjs", import.meta.url).href;
  const { BUNDLE_OPTIONS } = (await import(options)) as { readonly BUNDLE_OPTIONS: BuildOptions };
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: ["killable", "killable-bot", "killed-restore"].map(
      (name) => `test/crash/${name}.ts`,
    ),
    outdir: BUNDLES,
    splitting: true,
    sourcemap: false,
    write: false,
  });
  for (const { path, contents } of outputFiles) put(path, contents);
  put(join(BUNDLES, "package.json"), Buffer.from('{ "type": "module" }'));
}

/** Whole, as another run may start them meanwhile. */
function put(path: string, contents: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  if (isThere(path, contents)) return;
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}

function isThere(path: string, contents: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(contents);
  } catch {
    return false;
  }
}
