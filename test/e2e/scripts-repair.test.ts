// npm run repair: strays of the earlier system come up again, by explicit command and after their diff.

import { expect, it } from "vitest";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { startBot } from "../support/bots.ts";
import { labels, tap } from "../support/gate.ts";
import { optionsFor } from "../support/history.ts";
import { runCommand, shownWords } from "../support/commands.ts";
import { readFolder } from "../support/temporary.ts";

it("shows the diff, moves what is open, and /review has it", async () => {
  const bot = await startBot({ record: "legacy" });
  const review = await bot.ask("/review");
  expect(review.text).toMatch(/CANDIDATE-0008 \(line \d+\): too far down/);
  await bot.stop();
  const options = optionsFor(bot);
  const before = readFolder(bot.folder);
  const dry = await runCommand("repair", [], options);
  expect([dry.code, dry.stderr]).toEqual([0, ""]);
  expect(dry.stdout).toMatch(/^CANDIDATE-0008 \(pending, line \d+\) moves up$/m);
  expect(dry.stdout).toMatch(/^CANDIDATE-0009 \(approved, line \d+\) moves up$/m);
  expect(dry.stdout).toMatch(/^CANDIDATE-0010 \(pending, line \d+\) moves up$/m);
  expect(dry.stdout).toMatch(/^\+### CANDIDATE-0010/m);
  expect(dry.stdout).toContain("Nothing was written. Next: --apply");
  expect(readFolder(bot.folder)).toEqual(before);

  const token = await shownWords("repair", [], options);
  const done = await runCommand("repair", ["--apply", ...token], options);
  expect(done.stdout).toMatch(/Done\.\n$/);
  const after = readFolder(bot.folder);
  expect({ ...after, "PENDING-REVIEW.md": "" }).toEqual({ ...before, "PENDING-REVIEW.md": "" });
  const blocks = (text = "") =>
    parseCandidates(text).map(({ id, status, sha256 }) => [id, status, sha256].join(" "));
  expect(blocks(after["PENDING-REVIEW.md"]).toSorted()).toEqual(
    blocks(before["PENDING-REVIEW.md"]).toSorted(),
  );
  expect((await runCommand("repair", ["--apply"], options)).stdout).toBe(
    "PENDING-REVIEW.md needs no repair.\n",
  );

  await bot.start();
  const now = await bot.ask("/review");
  expect(now.text).toContain("CANDIDATE-0010");
  expect(now.text).not.toContain("too far down");
  expect(labels(now).join()).toContain("0008");
  expect((await bot.ask("/merge")).text).toMatch(/CANDIDATE-0004[^]*CANDIDATE-0009/);
  expect(await tap(bot, /^Merge$/)).toBe("Merged 2.");
});

it("gives JSON on demand", async () => {
  const bot = await startBot({ record: "legacy" });
  await bot.stop();
  const { stdout } = await runCommand("repair", ["--json"], optionsFor(bot));
  expect(JSON.parse(stdout)).toMatchObject({ kind: "repair", applied: false });
});
