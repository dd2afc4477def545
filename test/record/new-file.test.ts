// A file that is made new has its name when it is complete, or never.

import { lstatSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createByWriting, putFile } from "../../src/record/new-file.ts";
import { temporaryFolder } from "../support/temporary.ts";

describe("a new file", () => {
  it("has no name of its own before its last byte is written, and the bytes that were written", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array(), { maxLength: 5 }), async (pieces) => {
        const folder = temporaryFolder();
        const path = join(folder, "out.zip");
        const made = await createByWriting(path, async (file) => {
          for (const piece of pieces) {
            await file.write(piece);
            expect(readdirSync(folder)).not.toContain("out.zip");
          }
        });
        expect(made).toBe(true);
        expect(readdirSync(folder)).toEqual(["out.zip"]);
        expect(readFileSync(path)).toEqual(Buffer.concat(pieces));
        const { mode, nlink } = lstatSync(path);
        expect([mode & 0o777, nlink]).toEqual([0o600, 1]);
      }),
      { numRuns: 20 },
    ));

  it.each([
    ["a file", (path: string) => writeFileSync(path, "mine")],
    ["a link to nothing", (path: string) => symlinkSync("nowhere", path)],
  ])("leaves %s alone that has its name by then, and nothing of itself", async (_, appears) => {
    const folder = temporaryFolder();
    const path = join(folder, "out.zip");
    const made = await createByWriting(path, async (file) => {
      await file.write("theirs");
      appears(path);
    });
    expect(made).toBe(false);
    expect(readdirSync(folder)).toEqual(["out.zip"]);
    expect(lstatSync(path).size).toBe(lstatSync(path).isSymbolicLink() ? 7 : 4);
    expect(await createByWriting(path, () => Promise.reject(new Error("not asked")))).toBe(false);
  });

  it("is not there, nor a part of it, when it cannot be written to its end", async () => {
    const folder = temporaryFolder();
    const failing = async (file: { write(text: string): Promise<unknown> }): Promise<never> => {
      await file.write("half");
      throw new Error("ENOSPC");
    };
    await expect(createByWriting(join(folder, "out.zip"), failing)).rejects.toThrow("ENOSPC");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes the place of another with the rights that are asked for", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "out.md");
    writeFileSync(path, "old", { mode: 0o644 });
    await putFile(path, "new", { mode: 0o600, unfinished: `${path}.part` });
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(lstatSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["out.md"]);
  });
});
