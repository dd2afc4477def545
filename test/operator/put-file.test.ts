// A file that an operator puts in takes the place of the one that was looked at, and of no other: whatever the bot saves
// meanwhile stays.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import * as fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { runWords } from "../../src/cli/run.ts";
import { openControl, controlSocketPath } from "../../src/control/control-server.ts";
import { createLogger } from "../../src/logger.ts";
import { putFile, sumOf } from "../../src/operator/put-file.ts";
import { isGivenFor, writeGiven } from "../../src/record/new-file.ts";
import { sha256Hex } from "../../src/record/text/checksum.ts";
import { FILES } from "../../src/record/store.ts";
import { learnEntry } from "../support/gate-acts.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";
import { peopleOf } from "../support/people.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const MORE = "\n<!-- by hand -->\n";

/** The words of `file` with a text that is given; in the folder of a bot's socket, where one listens. */
async function file(
  users: string,
  words: readonly string[],
  { given = "", runtimeDir = users }: { readonly given?: string; readonly runtimeDir?: string },
) {
  const pieces: string[] = [];
  const stream = { write: (text: string) => pieces.push(text), isTTY: false };
  const { code } = await runWords(["file", ...words], {
    environment: {
      GRACE_MAR_USERS_DIR: users,
      GRACE_MAR_ENV_FILE: "/dev/null",
      XDG_RUNTIME_DIR: runtimeDir,
    },
    folder: users,
    input: Readable.from([given]) as unknown as NodeJS.ReadStream,
    output: stream as unknown as NodeJS.WriteStream,
    errors: stream as unknown as NodeJS.WriteStream,
  });
  return { code, said: pieces.join("") };
}

async function listening(gate: TestGate): Promise<string> {
  const runtimeDir = temporaryFolder();
  const log = createLogger({ recordId: "x", level: "silent", secrets: [], write: () => undefined });
  const deps = { desk: gate, people: peopleOf(gate), username: () => Promise.resolve("") };
  const server = await openControl(controlSocketPath(gate.folder, runtimeDir), deps, log);
  onTestFinished(() => server.close());
  return runtimeDir;
}

function leftIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /\.given$|\.tmp$|\.conflict-/.test(name));
}

it("waits for the act that is under way, and is refused when that saved into the file", async () => {
  const gate = await createTestGate();
  const runtimeDir = await listening(gate);
  const users = join(gate.folder, "..");
  const path = join(gate.folder, FILES.self);
  const was = await sumOf(path);
  const before = gate.read(FILES.self);
  const words = [FILES.self, "--user", gate.store.recordId, "--put", "--was", was];
  let isOver = false;
  let putting: ReturnType<typeof file> | undefined;
  await gate.alone(async (alone) => {
    putting = file(users, words, { given: before + MORE, runtimeDir }).finally(() => {
      isOver = true;
    });
    // It has compared by then, and asks whoever holds the Record.
    await expect.poll(() => isOver || leftIn(gate.folder).length > 0).toBe(true);
    const edits = [{ path: FILES.self, before, after: `${before}saved\n` }];
    await alone.commit(() => {
      alone.state.journal.add("a-save", { edits });
    });
  });
  expect(await putting).toMatchObject({
    code: 64,
    said: expect.stringContaining("another file by now") as string,
  });
  expect(gate.read(FILES.self)).toBe(`${before}saved\n`);
  expect(leftIn(gate.folder)).toEqual([]);
});

it("whatever is put in and saved at the same time, no save is lost and no half file is seen", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("put", "save", "look"), { minLength: 2, maxLength: 6 }),
      async (acts) => {
        const gate = await createTestGate();
        const path = join(gate.folder, FILES.self);
        const saved: string[] = [];
        let was = await sumOf(path);
        const all = acts.map(async (act, at) => {
          if (act === "look") was = await sumOf(path);
          else if (act === "save") {
            await learnEntry(gate, `Kites number ${at} fly`);
            saved.push(`Kites number ${at} fly`);
          } else {
            const put = { name: FILES.self, was };
            const text = `${gate.read(FILES.self)}\n<!-- hand ${at} -->\n`;
            const given = await writeGiven(path, Readable.from([text]));
            await putFile({ ...put, given }, gate);
          }
        });
        // A put that comes too late is refused.
        await Promise.allSettled(all);
        const text = gate.read(FILES.self);
        for (const each of saved) expect(text).toContain(each);
        expect(saved.length > 0 || text.includes("<!-- hand") || !acts.includes("put")).toBe(true);
        expect(readdirSync(gate.folder).filter((name) => name.includes(".conflict-"))).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

it("mends a file that cannot be read, where no bot runs", async () => {
  const users = temporaryFolder();
  const folder = copyRecord("sample", users, "abby");
  const path = join(folder, FILES.memory);
  writeFileSync(path, Buffer.from([0xff, 0xfe, 0x41, 0x00]));
  const was = await sumOf(path);
  const given = "# MEMORY\n";
  const words = [FILES.memory, "--user", "abby", "--put", "--was", was];
  expect(await file(users, words, { given })).toMatchObject({ code: 0 });
  expect(existsSync(path) && (await sumOf(path))).not.toBe(was);
  expect(leftIn(folder)).toEqual([]);
});

it("takes only a file that was given for that place", () => {
  const path = "/somewhere/SELF.md";
  fc.assert(
    fc.property(fc.string(), (name) => {
      fc.pre(!/^\.SELF\.md\.[0-9a-f]{12}\.given$/.test(name));
      expect(isGivenFor(path, name)).toBe(false);
    }),
  );
  expect(isGivenFor(path, ".SELF.md.0123456789ab.given")).toBe(true);
  for (const name of [
    "../.SELF.md.0123456789ab.given",
    ".EVIDENCE.md.0123456789ab.given",
    ".SELF.md.0123456789ab.tmp",
    ".SELF.md.x/../0123456789ab.given",
  ]) {
    expect(isGivenFor(path, name)).toBe(false);
  }
});

it("takes nothing of what broke off on its way, wherever it broke off, when its sum is said", async () => {
  const users = temporaryFolder();
  const folder = copyRecord("sample", users, "abby");
  const path = join(folder, FILES.self);
  const before = readFileSync(path, "utf8");
  const whole = before + MORE;
  const words = async (): Promise<readonly string[]> => [
    FILES.self,
    "--user",
    "abby",
    "--put",
    "--was",
    await sumOf(path),
    "--sum",
    sha256Hex(whole),
  ];
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
      const { code, said } = await file(users, await words(), { given: whole.slice(0, length) });
      expect([code, said]).toEqual([
        64,
        expect.stringMatching(/what --sum says|Nothing was given/),
      ]);
      expect(readFileSync(path, "utf8")).toBe(before);
      expect(leftIn(folder)).toEqual([]);
    }),
    { numRuns: 8 },
  );
  expect(await file(users, await words(), { given: whole })).toMatchObject({ code: 0 });
  expect(readFileSync(path, "utf8")).toBe(whole);
});
