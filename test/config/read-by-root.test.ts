// Root obeys no file of somebody else's, whenever it comes and to whomever it shows itself: by the one look that found it, it is
// theirs.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, lchownSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { readConfigText } from "../../src/config/text-file.ts";
import { ConfigError } from "../../src/errors.ts";
import { firstOfAnother, openToOthers, readFileOf } from "../../src/whose-way.js";
import { temporaryFolder } from "../support/temporary.ts";

const BOT = 12_345;
const WHOSE_WAY = join(import.meta.dirname, "..", "..", "src", "whose-way.js");
const OBEY = join(import.meta.dirname, "obey.ts");

/** Takes the file away and brings it back, as its user, for as long as the test runs. */
const FLIP = `
const { renameSync } = require("node:fs");
process.setgid(${BOT}); process.setuid(${BOT});
process.stdout.write("up");
for (;;) { renameSync(".env", ".away"); renameSync(".away", ".env"); }`;

describe.runIf(process.getuid?.() === 0)("root", () => {
  let top: string;
  /** Where root works. */
  let place: string;
  beforeEach(() => {
    top = temporaryFolder();
    chmodSync(top, 0o755);
    place = join(top, "place");
    mkdirSync(place);
  });

  function write(path: string, text: string, user = BOT): void {
    writeFileSync(path, text, { mode: 0o600 });
    chownSync(path, user, user);
  }

  const obey = (words: readonly string[] = [], without: readonly string[] = []): string =>
    spawnSync(without[0] ?? process.execPath, [...without.slice(1), OBEY, ...words], {
      cwd: place,
      encoding: "utf8",
    }).stdout;

  it.each([
    ["a folder of the bot's", BOT, 0o755],
    ["a folder like /tmp", 0, 0o1777],
  ])(
    "is the bot's user by the time it has a value of a dotenv file that comes and goes in %s",
    async (_, owner, mode) => {
      write(join(place, ".env"), "OTHER=obeyed\n");
      chownSync(place, owner, owner);
      chmodSync(place, mode);
      const flipping = spawn(process.execPath, ["-e", FLIP], { cwd: place });
      onTestFinished(async () => {
        flipping.kill("SIGKILL");
        await once(flipping, "close");
      });
      await once(flipping.stdout, "data");
      for (let round = 0; round < 4; round += 1) expect(obey()).toMatch(/^12345 |^$/);
    },
  );

  it.each([
    { who: "whoever .env names", words: [] },
    { who: "abby", words: ["abby"] },
  ])(
    "is the bot's user with a dotenv file that shows itself to the bot's user alone ($who)",
    ({ words }) => {
      const hidden = join(top, "hidden");
      mkdirSync(hidden, { mode: 0o700 });
      write(join(hidden, "env"), "OTHER=obeyed\n");
      chownSync(hidden, BOT, BOT);
      symlinkSync(join(hidden, "env"), join(place, words.length > 0 ? ".env.abby" : ".env"));
      chownSync(place, BOT, BOT);
      // As it is with FUSE, and on a server that takes root for nobody.
      const like = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", process.execPath];
      expect(obey(words, like)).toBe("12345 obeyed\n");
    },
  );

  it("reads every file as whoever is on its way first, and says so with its bytes", () => {
    const owner = fc.constantFrom(0, 0, BOT, 23_456);
    const step = fc.record({ owner, mode: fc.constantFrom(0o755, 0o1777), isLink: fc.boolean() });
    let count = 0;
    const property = fc.property(fc.array(step, { maxLength: 4 }), owner, (steps, last) => {
      const from = join(top, `way-${(count += 1)}`);
      mkdirSync(from, { mode: 0o755 });
      let at = from;
      const owners: number[] = [];
      for (const [number, { owner: uid, mode, isLink }] of steps.entries()) {
        const folder = isLink ? join(from, `aside-${number}`) : join(at, `in-${number}`);
        mkdirSync(folder);
        chmodSync(folder, mode);
        if (isLink) symlinkSync(folder, join(at, `link-${number}`));
        chownSync(folder, uid, uid);
        owners.push(uid);
        at = isLink ? join(at, `link-${number}`) : folder;
      }
      const file = join(at, "file");
      writeFileSync(file, "text", { mode: 0o644 });
      chownSync(file, last, last);
      const first = [...owners, last].find((uid) => uid !== 0);
      const { bytes, other } = readFileOf(file);
      expect([bytes.toString(), other?.uid]).toEqual(["text", first]);
      expect(firstOfAnother(file)?.uid).toBe(first);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it.each([
    ["a link to a device that never ends", "ln -s /dev/zero", "ENOTSUP"],
    ["a pipe that nobody writes to", "mkfifo", "ENOTSUP"],
    ["a file of many megabytes of nothing", "truncate -s 900M", "EFBIG"],
    ["a text of more than a megabyte", "truncate -s 1048577", "EFBIG"],
    ["a folder", "mkdir", "EISDIR"],
  ])("reads nothing of %s where a file with settings should be", (_, make, code) => {
    const file = join(place, ".env");
    spawnSync("sh", ["-c", `${make} "$1"`, "sh", file]);
    const before = process.memoryUsage().rss;
    lchownSync(file, BOT, BOT);
    chownSync(place, BOT, BOT);
    expect(() => readFileOf(file)).toThrow(expect.objectContaining({ code }));
    expect(() => readConfigText(file, ".env")).toThrow(ConfigError);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 ** 2);
  });

  it("reads no more than a megabyte of its own devices either", () => {
    expect(() => readFileOf("/dev/zero")).toThrow(expect.objectContaining({ code: "EFBIG" }));
    expect(readFileOf("/dev/null").bytes).toHaveLength(0);
  });

  it("still reads what it was given open itself, as a pipe", () => {
    const reads = `import { readFileOf } from ${JSON.stringify(WHOSE_WAY)};
      process.stdout.write(readFileOf("/dev/stdin").bytes);`;
    const words = [
      "-c",
      'printf secret | "$0" --input-type=module -e "$1"',
      process.execPath,
      reads,
    ];
    const { stdout } = spawnSync("sh", words, { encoding: "utf8" });
    expect(stdout).toBe("secret");
  });

  it("asks the modes of an owner who counts as root does, as it asks root's own", () => {
    const file = join(place, "file");
    write(file, "text");
    chownSync(place, BOT, BOT);
    const open = (mode: number, folder = 0o755): string | undefined => {
      chmodSync(file, mode);
      chmodSync(place, folder);
      return openToOthers(file, [BOT]);
    };
    expect([0o600, 0o644].map((mode) => open(mode))).toEqual([undefined, undefined]);
    expect([0o666, 0o664, 0o602].map((mode) => open(mode))).toEqual([file, file, file]);
    expect([open(0o600, 0o775), open(0o600, 0o777)]).toEqual([undefined, place]);
    expect(openToOthers(file)).toBeUndefined();
  });
});
