import { createHmac } from "node:crypto";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lookInto } from "../../../src/record/forget/bytes.ts";
import { tombstoneLine, wasForgotten } from "../../../src/record/forget/tombstones.ts";
import { phraseOf } from "../../../src/record/forget/words.ts";
import { requireSmall } from "../../../src/record/small.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const KEY = "ab".repeat(32);
const NOW = new Date("2026-05-01T10:00:00Z");

function stoneOf(words: string): string {
  return tombstoneLine({ receiptId: "forget-1", phrases: [phraseOf(words)] }, KEY, NOW);
}

/** As it was written when words were only composed and in small letters. */
function formerStone(...words: readonly string[]): string {
  const hmac = createHmac("sha256", Buffer.from(KEY, "hex")).update(words.join(" ")).digest("hex");
  return `${JSON.stringify({ ts: "2026-01-01T00:00:00Z", phrases: [{ words: words.length, hmac }] })}\n`;
}

describe("what was forgotten is known again", () => {
  it.each([
    ["die Straße", "In DIE STRASSE gehen"],
    ["kelp farm", "the ＫＥＬＰ ＦＡＲＭ"],
    ["kelp farm", "❤️kelp farm"],
  ])("%j in %j", async (words, text) => {
    expect(await wasForgotten([text], stoneOf(words), [KEY])).toBe(true);
    expect(await wasForgotten(["something else"], stoneOf(words), [KEY])).toBe(false);
  });

  it.each([
    [["die", "straße"], "Wir wohnten in der Straße, die Straße war lang"],
    [["ｋｅｌｐ"], "Ｋｅｌｐ"],
    [["blue", "kite"], "a Blue kite"],
    [["ὀδυσσεύς"], "ὈΔΥΣΣΕΎΣ: Ὀδυσσεύς"],
  ])("by a row from before, %j", async (words, text) => {
    expect(await wasForgotten([text], formerStone(...words), [KEY])).toBe(true);
  });
});

describe("tombstones that somebody else made", () => {
  const words = (count: number): string =>
    Array.from({ length: count }, (_, at) => `w${at}`).join(" ");
  const stones = (lengths: number): string =>
    Array.from({ length: lengths }, (_, at) => ({ words: at + 1, hmac: "0".repeat(64) }))
      .map((phrase) => `${JSON.stringify({ phrases: [phrase] })}\n`)
      .join("");
  const keys = Array.from({ length: 16 }, (_, at) => at.toString(16).repeat(64));

  it("let others have their turn, and what takes too long to look through is not told again", async () => {
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    const before = process.cpuUsage();
    try {
      expect(await wasForgotten([words(800)], stones(800), keys)).toBe(true);
    } finally {
      clearInterval(turn);
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(20);
    expect(turns).toBeGreaterThan(50);
  });

  it("are not looked into when they have more than four megabytes", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "FORGOTTEN.jsonl");
    writeFileSync(file, "");
    truncateSync(file, 4 * 1024 ** 2);
    await requireSmall(folder);
    truncateSync(file, 4 * 1024 ** 2 + 1);
    await expect(requireSmall(folder)).rejects.toThrow("FORGOTTEN.jsonl has more than 4 MB");
  });

  it("cost nothing where they are longer than the text, and a long message of our own is looked through whole", async () => {
    const long = Array.from({ length: 5000 }, (_, at) => ({
      words: 900 + at,
      hmac: "0".repeat(64),
    }));
    const row = `${JSON.stringify({ phrases: long })}\n`;
    expect(await wasForgotten([words(800)], row, keys)).toBe(false);
    const own = stones(100) + stoneOf("w798 w799");
    expect(await wasForgotten([words(798)], own, [KEY, ...keys.slice(0, 1)])).toBe(false);
    expect(await wasForgotten([words(800)], own, [KEY, ...keys.slice(0, 1)])).toBe(true);
  });
});

describe("in a large file of bytes", () => {
  const noise = Buffer.alloc(100_000, "\0\x01xyz");

  it.each([
    ["strasse", "Straße"],
    ["Straße", "STRASSE"],
    ["ırmak", "ırmak"],
    ["Diyarbakır", "Diyarbakır"],
    ["Σίσυφος", "Σίσυφος"],
    ["kelp", "Kelp"],
  ])("%j is found as %j", async (words, written) => {
    const bytes = Buffer.concat([noise, Buffer.from(` ${written} `), noise]);
    expect(await lookInto(bytes, [phraseOf(words)])).toBe("held");
  });

  it.each(["kelp", "Kelp", "Diyarbakır", "Σίσυφος"])("%j is found as UTF-16", async (written) => {
    const blank = Buffer.alloc(100_000);
    const wide = Buffer.from(written, "utf16le");
    for (const bytes of [wide, Buffer.from(wide).swap16()]) {
      for (const before of [blank, noise, blank.subarray(1), noise.subarray(1)]) {
        const file = Buffer.concat([before, bytes, blank]);
        expect(await lookInto(file, [phraseOf(written)])).toBe("held");
      }
    }
  });
});
