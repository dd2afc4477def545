import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { lookInto } from "../../../src/record/forget/bytes.ts";
import { tombstoneLine, wasForgotten } from "../../../src/record/forget/tombstones.ts";
import { phraseOf } from "../../../src/record/forget/words.ts";

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
  ])("%j in %j", (words, text) => {
    expect(wasForgotten([text], stoneOf(words), [KEY])).toBe(true);
    expect(wasForgotten(["something else"], stoneOf(words), [KEY])).toBe(false);
  });

  it.each([
    [["die", "straße"], "Wir wohnten in der Straße, die Straße war lang"],
    [["ｋｅｌｐ"], "Ｋｅｌｐ"],
    [["blue", "kite"], "a Blue kite"],
    [["ὀδυσσεύς"], "ὈΔΥΣΣΕΎΣ: Ὀδυσσεύς"],
  ])("by a row from before, %j", (words, text) => {
    expect(wasForgotten([text], formerStone(...words), [KEY])).toBe(true);
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
