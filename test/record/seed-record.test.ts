import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import { installRoot } from "../../src/install-root.ts";
import { seedRecord, type Seed } from "../../src/record/seed-record.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";

const seedInto = (usersDir: string, seed: Seed, root = installRoot()): Promise<boolean> =>
  seedRecord({ seed, recordId: "abby", usersDir, root, now: new Date("2026-03-05T12:00:00Z") });

describe("a Record that is missing at the first start", () => {
  it("is made from the template, complete and named after its id", async () => {
    const usersDir = temporaryFolder();
    expect(await seedInto(usersDir, "template")).toBe(true);
    const files = readFolder(join(usersDir, "abby"));
    expect(files["SELF.md"]).toContain('name: "Abby"');
    expect(JSON.stringify(files)).not.toContain("{{");
  });

  it("is copied from a private fork, without what its process kept for itself", async () => {
    const root = temporaryFolder();
    const source = copyRecord("minimal", join(root, "users"), "abby");
    mkdirSync(join(source, ".runtime"));
    writeFileSync(join(source, ".runtime", "state.db"), "not yours");
    const usersDir = temporaryFolder();
    expect(await seedInto(usersDir, "repo", root)).toBe(true);
    expect(readFolder(join(usersDir, "abby"))).toEqual(readFolder(source));
    expect(() => readFileSync(join(usersDir, "abby", ".runtime", "state.db"))).toThrow("ENOENT");
  });

  it("is never put over one that is there", async () => {
    const usersDir = temporaryFolder();
    const folder = copyRecord("minimal", usersDir, "abby");
    const before = readFolder(folder);
    expect(await seedInto(usersDir, "template")).toBe(false);
    expect(readFolder(folder)).toEqual(before);
  });

  it("is an error that says what to do when the fork has none", async () => {
    const usersDir = temporaryFolder();
    await expect(seedInto(usersDir, "repo")).rejects.toThrow(ConfigError);
    await expect(seedInto(usersDir, "repo")).rejects.toThrow(
      /users\/abby.*GRACE_MAR_SEED=template/,
    );
    expect(readFolder(usersDir)).toEqual({});
  });
});
