// Builds the image's layout by the Dockerfile's own lines, without a Docker engine: each stage is a folder,
// COPY copies, RUN runs in that folder as its root (in-root.sh).

import {
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../../support/processes.ts";
import { requireTool, runWell } from "../tools.ts";
import { ignoreRules, readDockerfile, type Instruction } from "./dockerfile.ts";

const IN_ROOT = join(import.meta.dirname, "in-root.sh");

/** Stand-in for the base image, which the Dockerfile does not make. */
const BASE = ["usr", "bin", "sbin", "lib", "lib32", "lib64", "etc", "dev", "proc", "tmp", "base"];

export interface Stage {
  readonly root: string;
  workdir: string;
  user: string;
  entrypoint: readonly string[];
  readonly environment: { [name: string]: string };
}

/** The last stage, as it would be in the image. @param folder where the stages' folders are made. */
export function buildLayout(context: string, folder: string): Stage {
  const isSent = ignoreRules(readFileSync(join(ROOT, ".dockerignore"), "utf8"));
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const line of readDockerfile(readFileSync(join(ROOT, "deploy", "Dockerfile"), "utf8"))) {
    if (line.name === "FROM") {
      const [, name = "final"] = /^\S+(?: AS (\S+))?$/.exec(line.rest) ?? [];
      stage = newStage(join(folder, name));
      stages.set(name, stage);
    } else if (line.name === "COPY" && stage) {
      copy(line.rest, stage, stages, { context, isSent });
    } else if (stage) {
      carryOut(line, stage);
    }
  }
  if (!stage) throw new Error("the Dockerfile has no FROM");
  return stage;
}

/** The words that run a program in a stage's root: for `unshare`. */
export function inRoot(stage: Stage, mode: "build" | "run", words: readonly string[]): string[] {
  return ["sh", IN_ROOT, stage.root, stage.workdir, mode, ...words];
}

/** Paths that in-root.sh borrows from this machine. */
export function baseEnvironment(): NodeJS.ProcessEnv {
  const npm = process.env["npm_execpath"] ?? realpathSync(requireTool("npm", "npm"));
  const cache = process.env["npm_config_cache"] ?? join(homedir(), ".npm");
  mkdirSync(cache, { recursive: true });
  return {
    BASE_NODE: process.execPath,
    BASE_NPM: dirname(dirname(npm)),
    BASE_NPM_CACHE: cache,
  };
}

/** Every file and empty folder that the Dockerfile put into a stage. */
export function listLayout({ root }: Stage): readonly string[] {
  return readdirSync(root)
    .filter((name) => !BASE.includes(name))
    .flatMap((name) => [
      name,
      ...readdirSync(join(root, name), { recursive: true, encoding: "utf8" }).map(
        (inner) => `${name}/${inner}`,
      ),
    ])
    .filter((path) => {
      const full = join(root, path);
      return !statSync(full).isDirectory() || readdirSync(full).length === 0;
    })
    .toSorted();
}

function newStage(root: string): Stage {
  for (const name of BASE) mkdirSync(join(root, name), { recursive: true, mode: 0o755 });
  // A copy, so that RUN may add users.
  runWell("cp", ["-a", "/etc/.", join(root, "etc")]);
  return { root, workdir: "/", user: "0:0", entrypoint: [], environment: {} };
}

function carryOut({ name, rest }: Instruction, stage: Stage): void {
  if (name === "WORKDIR") {
    stage.workdir = rest;
    mkdirSync(join(stage.root, rest), { recursive: true, mode: 0o755 });
  } else if (name === "RUN") {
    const words = ["--mount", ...inRoot(stage, "build", ["sh", "-euc", rest])];
    runWell("unshare", words, baseEnvironment());
  } else if (name === "ENV") {
    const pairs = rest.split(" ").map((pair) => pair.split("=") as [string, string]);
    Object.assign(stage.environment, Object.fromEntries(pairs));
  } else if (name === "USER") {
    stage.user = rest;
  } else if (name === "ENTRYPOINT") {
    stage.entrypoint = JSON.parse(rest) as string[];
  }
}

function copy(
  rest: string,
  stage: Stage,
  stages: ReadonlyMap<string, Stage>,
  { context, isSent }: { context: string; isSent: (path: string) => boolean },
): void {
  const words = rest.split(" ");
  const [, from] = /^--from=(\S+)$/.exec(words[0] ?? "") ?? [];
  const paths = from === undefined ? words : words.slice(1);
  const home = from === undefined ? context : stages.get(from)?.root;
  if (home === undefined || paths.some((path) => path.startsWith("--"))) {
    throw new Error(`the test does not know: COPY ${rest}`);
  }
  const target = join(stage.root, stage.workdir, paths.at(-1) ?? "");
  mkdirSync(target, { recursive: true });
  for (const source of paths.slice(0, -1)) {
    const full = join(home, source);
    const isFile = statSync(full).isFile();
    cpSync(full, isFile ? join(target, source) : target, {
      recursive: true,
      filter: (path) => from !== undefined || isSent(path.slice(home.length + 1)),
    });
  }
  for (const name of readdirSync(target, { recursive: true, encoding: "utf8" })) {
    chownSync(join(target, name), 0, 0);
  }
}
