// One file of a Record goes out to be edited and in again. What changed meanwhile stays, and no name leads elsewhere.

import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runWords } from "../../src/cli/run.ts";
import { piecesUpTo } from "../../src/record/file-pieces.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";

async function file(
  users: string,
  words: readonly string[],
  given?: string | AsyncIterable<string>,
) {
  const pieces: { output: Buffer[]; errors: Buffer[] } = { output: [], errors: [] };
  const stream = (name: keyof typeof pieces): NodeJS.WriteStream =>
    new PassThrough().on("data", (piece: Buffer) => {
      pieces[name].push(piece);
    }) as unknown as NodeJS.WriteStream;
  const { code } = await runWords(["file", "--user", "abby", ...words], {
    environment: { GRACE_MAR_USERS_DIR: users, GRACE_MAR_ENV_FILE: "/dev/null" },
    folder: users,
    input: Readable.from(
      typeof given === "string" ? [given] : (given ?? []),
    ) as unknown as NodeJS.ReadStream,
    output: stream("output"),
    errors: stream("errors"),
  });
  const [output, errors] = [pieces.output, pieces.errors].map((all) =>
    Buffer.concat(all).toString(),
  );
  return { code, output, errors: errors ?? "" };
}

function record(): { readonly users: string; readonly folder: string } {
  const users = temporaryFolder();
  return { users, folder: copyRecord("sample", users, "abby") };
}

describe("a file of a Record", () => {
  it("goes out as it is, and in again as the command said", async () => {
    const { users, folder } = record();
    const out = await file(users, ["SELF.md"]);
    expect(out.output).toBe(readFileSync(join(folder, "SELF.md"), "utf8"));
    const words = /--put --was \w+/.exec(out.errors)?.[0].split(" ") ?? [];
    expect((await file(users, ["SELF.md", ...words], `${out.output}\nmore\n`)).code).toBe(0);
    expect(readFileSync(join(folder, "SELF.md"), "utf8")).toBe(`${out.output}\nmore\n`);
    // The same words a second time would take back what was written since.
    const again = await file(users, ["SELF.md", ...words], "lost");
    expect([again.code, again.errors]).toEqual([
      64,
      expect.stringContaining("another file by now"),
    ]);
    expect(readFileSync(join(folder, "SELF.md"), "utf8")).toContain("more");
  });

  it("is not put over what the bot saved while it was given", async () => {
    const { users, folder } = record();
    const [, was = ""] = /--was (\w+)/.exec((await file(users, ["SELF.md"])).errors) ?? [];
    const saved = `${readFileSync(join(folder, "SELF.md"), "utf8")}saved meanwhile\n`;
    async function* slowly(): AsyncGenerator<string> {
      yield "the first ";
      writeFileSync(join(folder, "SELF.md"), saved);
      yield "and the rest";
    }
    const late = await file(users, ["SELF.md", "--put", "--was", was], slowly());
    expect([late.code, late.errors]).toEqual([64, expect.stringContaining("another file by now")]);
    expect(readFileSync(join(folder, "SELF.md"), "utf8")).toBe(saved);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("ends at the length that was told, though another process makes it longer", async () => {
    const path = join(temporaryFolder(), "long");
    writeFileSync(path, "");
    truncateSync(path, 1024 ** 4);
    let given = 0;
    const reading = async (): Promise<void> => {
      for await (const piece of piecesUpTo(path, 300_000)) given += piece.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: "file_too_long" });
    expect(given).toBeLessThanOrEqual(300_000);
  });

  it("is put where none was, in a folder of its own, and not over one that nobody looked at", async () => {
    const { users, folder } = record();
    expect((await file(users, ["artifacts/kites/red.txt", "--put"], "red")).code).toBe(0);
    expect(readFileSync(join(folder, "artifacts/kites/red.txt"), "utf8")).toBe("red");
    const before = readFolder(folder);
    expect((await file(users, ["SELF.md", "--put"], "lost")).code).toBe(64);
    expect((await file(users, ["empty.txt", "--put"])).code).toBe(64);
    expect(readFolder(folder)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("is behind no link and in no other folder, whatever its name", async () => {
    const { users, folder } = record();
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, "secret"), "secret words");
    symlinkSync(elsewhere, join(folder, "out"));
    symlinkSync(join(elsewhere, "secret"), join(folder, "NOTES.md"));
    symlinkSync(join(elsewhere, "new"), join(folder, "NEW.md"));
    mkdirSync(join(folder, ".runtime"));
    writeFileSync(join(folder, ".runtime", "forget.key"), "secret words");
    const part = fc.constantFrom(
      "..",
      ".",
      "out",
      "NOTES.md",
      "NEW.md",
      ".runtime",
      ".RUNTIME",
      ".git",
      "forget.key",
      "secret",
      "",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (parts, isPut) => {
          const name = parts.join("/");
          fc.pre(name !== "" && name !== "secret" && name !== "forget.key");
          const { output, errors } = await file(
            users,
            [name, ...(isPut ? ["--put"] : [])],
            "planted",
          );
          expect(output + errors).not.toContain("secret words");
          expect(readdirSync(elsewhere)).toEqual(["secret"]);
          expect(readFileSync(join(elsewhere, "secret"), "utf8")).toBe("secret words");
          expect(readFileSync(join(folder, ".runtime", "forget.key"), "utf8")).toBe("secret words");
          expect(existsSync(join(folder, ".git"))).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
    expect(readdirSync(users)).toEqual(["abby"]);
  });
});
