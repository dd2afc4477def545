// A new file has its name when it is complete, and not before: a kill leaves nothing that is taken for it.

import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createByWriting, createFile } from "../../src/record/files.ts";
import { temporaryFolder } from "../support/temporary.ts";

describe("a file that is made", () => {
  it("has its name only once all of it is written", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "key");
    const isMade = await createByWriting(path, async (file) => {
      await file.writeFile("half");
      expect(existsSync(path)).toBe(false);
      await file.writeFile(" whole");
    });
    expect(isMade).toBe(true);
    expect(readFileSync(path, "utf8")).toBe("half whole");
    expect(statSync(path)).toMatchObject({ nlink: 1 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["key"]);
  });

  it("is not there when its writing fails", async () => {
    const folder = temporaryFolder();
    const failed = createByWriting(join(folder, "key"), async (file) => {
      await file.writeFile("half");
      throw new Error("no room");
    });
    await expect(failed).rejects.toThrow("no room");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes no name that is taken, be it before or while it is written, or by a link that leads nowhere", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "key");
    const isMade = await createByWriting(path, async (file) => {
      await file.writeFile("ours");
      writeFileSync(path, "theirs");
    });
    expect(isMade).toBe(false);
    expect(await createFile(path, "ours")).toBe(false);
    symlinkSync(join(folder, "nowhere"), join(folder, "link"));
    expect(await createFile(join(folder, "link"), "ours")).toBe(false);
    expect(readFileSync(path, "utf8")).toBe("theirs");
    expect(readdirSync(folder).toSorted()).toEqual(["key", "link"]);
  });
});
