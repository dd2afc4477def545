// What a Record holds is shown on a terminal as text: nothing of it moves the cursor, colours, types, or turns a line.
// A file, or another program, gets it byte for byte.

import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { show, showLine, showPassing } from "../../src/cli/printer.ts";
import { runWords } from "../../src/cli/run.ts";
import { harmless } from "../../src/record/text/unseen.ts";
import { shownBy } from "../support/commands.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { anyCharacters } from "../support/any-text.ts";

const ESCAPE = "\u001B]0;pwned\u0007\u001B[2J\u009B31m\r\u202Emoc.live";
/** Line breaks, tabs and our own colours are none. */
const HARMFUL = new RegExp(
  String.raw`(?!\u001B\[\d{1,2}m|[\n\t])(?:\p{Cc}|[\u202A-\u202E\u2066-\u2069])`,
  "u",
);

/** A Record with such characters wherever somebody writes. */
function hostileRecord(): string {
  const users = temporaryFolder();
  const folder = copyRecord("sample", users, "abby");
  for (const name of [
    "SELF.md",
    "SKILLS.md",
    "EVIDENCE.md",
    "LIBRARY.md",
    "MEMORY.md",
    "INTENT.md",
  ]) {
    const path = join(folder, name);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replaceAll(/\b([a-z]{5,})\b(?=[^:]*$)/gm, `$1${ESCAPE}`),
    );
    appendFileSync(path, `\n${ESCAPE}\n`);
  }
  return users;
}

describe("a command on a terminal", () => {
  it.each([
    [["identity"]],
    [["identity", "--format", "json"]],
    [["prp", "--out", "-"]],
    [["fork"]],
    [["export-view", "--view", "school"]],
    [["intent-snapshot"]],
    [["brief"]],
    [["validate"]],
    [["merge"]],
    [["verify"]],
    [["metrics"]],
    [["checksum"]],
    [["doctor", "--offline"]],
    [["forget", "pwned"]],
    [["rotate"]],
    [["undo"]],
  ])("%j does nothing to it, whatever the Record holds", async (words) => {
    const [name = "", ...more] = words;
    const text = await shownBy([name, "--user", "abby", ...more], hostileRecord(), true);
    expect(text).not.toMatch(HARMFUL);
    expect(text.length).toBeGreaterThan(10);
  });

  it.each([[["identity"]], [["prp", "--out", "-"]]])(
    "%j gives another program what the Record says",
    async (words) => {
      const users = hostileRecord();
      const [name = "", ...more] = words;
      const piped = await shownBy([name, "--user", "abby", ...more], users, false);
      if (name === "identity") expect(HARMFUL.test(piped)).toBe(true);
      const onTerminal = await shownBy([name, "--user", "abby", ...more], users, true);
      expect(onTerminal === harmless(piped)).toBe(true);
    },
  );

  it("is written to by three ways only, and none of them lets anything through", () => {
    fc.assert(
      fc.property(anyCharacters(), fc.boolean(), (text, isLast) => {
        const written: string[] = [];
        const stream = { isTTY: true, write: (piece: string) => written.push(piece) > 0 };
        show(stream, text);
        showLine(stream, text);
        showPassing(stream, text, isLast);
        for (const piece of written) expect(piece.replace(/^\r/, "")).not.toMatch(HARMFUL);
        expect(written).toHaveLength(3);
      }),
    );
  });
});

describe("a file that is given to whoever calls", () => {
  it.each([["backup"], ["export"]])(
    "is all that %s writes to its output, and the same as is written to a file",
    async (name) => {
      const users = temporaryFolder();
      copyRecord("sample", users, "abby");
      const pieces: Buffer[] = [];
      const output = new PassThrough().on("data", (piece: Buffer) => pieces.push(piece));
      const surroundings = {
        environment: { GRACE_MAR_USERS_DIR: users, GRACE_MAR_ENV_FILE: "/dev/null" },
        folder: users,
        input: process.stdin,
        output: output as unknown as NodeJS.WriteStream,
        errors: new PassThrough() as unknown as NodeJS.WriteStream,
      };
      const { code } = await runWords([name, "--user", "abby", "--out", "-"], surroundings);
      expect(code).toBe(0);
      const given = join(users, "given.zip");
      writeFileSync(given, Buffer.concat(pieces));
      const imported = await runWords(["import-record", "robin", given], surroundings);
      expect(imported.code).toBe(0);
      expect(readFileSync(join(users, "robin", "SELF.md"))).toEqual(
        readFileSync(join(users, "abby", "SELF.md")),
      );
      expect(existsSync(join(users, "-"))).toBe(false);
    },
  );

  it.each([["backup"], ["export"]])(
    "is not given to a terminal, and %s makes none",
    async (name) => {
      const users = temporaryFolder();
      copyRecord("sample", users, "abby");
      const text = await shownBy([name, "--user", "abby", "--out", "-"], users, true);
      expect(text).toContain("add > FILE");
      expect(existsSync(join(users, "abby", ".runtime", "backups"))).toBe(false);
    },
  );
});
