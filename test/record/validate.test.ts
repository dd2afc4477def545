import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { validateRecord } from "../../src/record/validate.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { ACT_1, createEvidence, createSelf, LEARN_1 } from "./builders.ts";

const SUM = createHash("sha256").update("kelp").digest("hex");

describe("validateRecord", () => {
  it.each(["a.png", "users/tomas/a.png"])(
    "finds the file %s in the Record and from the folder above all Records",
    async (path) => {
      const { faultsWith } = record();
      expect(await faultsWith(`artifact_path: ${path}`)).toEqual([]);
      expect(await faultsWith(`artifact_path: ${path}`, `artifact_sha256: ${SUM}`)).toEqual([]);
      expect(
        await faultsWith(`artifact_path: ${path}`, `artifact_sha256: ${SUM.toUpperCase()}`),
      ).toEqual([]);
    },
  );

  it("reports V6 for a file that is not there, and for a folder", async () => {
    const { faultsWith } = record();
    expect(await faultsWith("artifact_path: b.png")).toEqual(["V6 EVIDENCE.md:7"]);
    expect(await faultsWith("artifact_path: .")).toEqual(["V6 EVIDENCE.md:7"]);
    expect(await faultsWith("artifact_path: a.png/b")).toEqual(["V6 EVIDENCE.md:7"]);
  });

  it("reports V6 for a file of somebody else, by whatever way it is named", async () => {
    const { faultsWith, folder, other } = record();
    symlinkSync(other, join(folder, "link.png"));
    for (const path of ["../dana/a.png", "users/dana/a.png", other, "link.png"]) {
      expect(await faultsWith(`artifact_path: ${path}`)).toEqual(["V6 EVIDENCE.md:7"]);
    }
  });

  it("reports V6 for a file behind a link, though it is one of the same Record", async () => {
    const { faultsWith, folder } = record();
    symlinkSync(folder, join(folder, "shelf"));
    symlinkSync("a.png", join(folder, "own.png"));
    for (const path of ["own.png", "shelf/a.png", join(folder, "own.png")]) {
      expect(await faultsWith(`artifact_path: ${path}`)).toEqual(["V6 EVIDENCE.md:7"]);
    }
    expect(await faultsWith("artifact_path: a.png")).toEqual([]);
  });

  it("looks for no file outside of the Record, so that nobody learns what is there", async () => {
    const { faultsWith, folder } = record();
    const there = join(temporaryFolder(), "private");
    writeFileSync(there, "kelp");
    const ways = [
      there,
      "/proc/self/pagemap",
      relative(folder, there),
      "/no/such/file",
      "../tomas.png",
    ];
    for (const path of ways) {
      for (const more of [[], [`artifact_sha256: ${SUM}`]]) {
        expect(await faultsWith(`artifact_path: ${path}`, ...more)).toEqual(["V6 EVIDENCE.md:7"]);
      }
    }
    expect(await faultsWith(`artifact_path: ${join(folder, "a.png")}`)).toEqual([]);
  });

  it("reads no file to its end that is larger than a Record may be", async () => {
    const { faultsWith, folder } = record();
    writeFileSync(join(folder, "film.mp4"), "");
    truncateSync(join(folder, "film.mp4"), 200 * 1024 ** 3);
    const faults = await faultsWith("artifact_path: film.mp4", `artifact_sha256: ${SUM}`);
    expect(faults).toEqual(["V7 EVIDENCE.md:7"]);
  });

  it("reports V7 for another file than the one that was summed, and for what is no sum", async () => {
    const { faultsWith } = record();
    for (const sum of ["0".repeat(64), "ab"]) {
      expect(await faultsWith("artifact_path: a.png", `artifact_sha256: ${sum}`)).toEqual([
        "V7 EVIDENCE.md:7",
      ]);
    }
  });

  it("checks each Record alone: the evidence of another person hides no orphan", async () => {
    const { faultsWith, folder } = record();
    expect(await faultsWith("modality: x")).toEqual([]);
    writeFileSync(join(folder, "EVIDENCE.md"), createEvidence());
    const faults = await validateRecord(join(folder, ".."), "tomas");
    expect(faults.map(({ code }) => code)).toEqual(["V9"]);
  });

  it.each(["minimal", "sample"])("finds nothing in the made-up Record %s", async (name) => {
    const usersDir = temporaryFolder();
    copyRecord(name, usersDir, "abby");
    expect(await validateRecord(usersDir, "abby")).toEqual([]);
  });

  it("names a file that is not text", async () => {
    const { folder, faultsWith } = record();
    await faultsWith();
    writeFileSync(join(folder, "PENDING-REVIEW.md"), Buffer.from([0xff, 0xfe, 0xff]));
    await expect(validateRecord(join(folder, ".."), "tomas")).rejects.toThrow(
      /PENDING-REVIEW\.md cannot be read: it is not UTF-8/,
    );
  });
});

function record() {
  const usersDir = join(temporaryFolder(), "users");
  const folder = join(usersDir, "tomas");
  const other = join(usersDir, "dana", "a.png");
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(usersDir, "dana"));
  writeFileSync(other, "kelp");
  writeFileSync(join(folder, "a.png"), "kelp");
  writeFileSync(join(folder, "SELF.md"), createSelf({ knowledge: `entries:\n${LEARN_1}` }));
  const evidence = createEvidence(`activities:\n${ACT_1}`);
  writeFileSync(join(usersDir, "dana", "EVIDENCE.md"), evidence);
  return {
    folder,
    other,
    /** The faults once the activity has these fields too. */
    faultsWith: async (...fields: readonly string[]): Promise<readonly string[]> => {
      const item = `${ACT_1}${fields.map((field) => `    ${field}\n`).join("")}`;
      writeFileSync(join(folder, "EVIDENCE.md"), createEvidence(`activities:\n${item}`));
      const faults = await validateRecord(usersDir, "tomas");
      return faults.map(({ code, file, line }) => `${code} ${file}:${line}`);
    },
  };
}
