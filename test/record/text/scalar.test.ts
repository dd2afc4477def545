import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { clipScalar } from "../../../src/record/text/clip.ts";
import { oneLine, plainText, quoteScalar } from "../../../src/record/text/scalar.ts";
import { hostileText } from "../builders.ts";
import { anyCharacters } from "../../support/any-text.ts";

describe("quoteScalar", () => {
  it("reads back as YAML exactly, lone surrogates excepted", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const read: unknown = parse(`key: ${quoteScalar(text)}\n`, {
          schema: "core",
          maxAliasCount: 0,
        });
        expect(read).toEqual({ key: text.toWellFormed() });
      }),
      { numRuns: 2000 },
    );
  }, 30_000);

  it("leaves nothing in sight that a line tool could take for structure", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const written = quoteScalar(text);
        expect(written).not.toMatch(/[`#\p{Cc}\p{Cf}\u2028\u2029\uFFFE\uFFFF]|---|<!--/u);
        expect(written).not.toMatch(/CANDIDATE-|(?:LEARN|CUR|PER|ACT|DEBATE)-\d/i);
        expect(written.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  }, 30_000);

  it.each([
    ["plain words", '"plain words"'],
    ["```yaml", '"\\x60\\x60\\x60yaml"'],
    ["# title", '"\\x23 title"'],
    ["CANDIDATE-9999", '"CANDIDATE\\x2D9999"'],
    ["candidate-9999", '"candidate\\x2D9999"'],
    ["see ACT-5 and learn-12", '"see ACT\\x2D5 and learn\\x2D12"'],
    ["a fact-check", '"a fact-check"'],
    ["----", '"\\x2D\\x2D\\x2D-"'],
    ["<!-- x", '"\\x3C!-- x"'],
    ["a\0b", '"a\\u0000b"'],
    ["\u0085\u2028\uFEFF", '"\\u0085\\u2028\\uFEFF"'],
    ["\u{E0067}", '"\\U000E0067"'],
    ["\uD800", '"\uFFFD"'],
    ["día 😀", '"día 😀"'],
  ])("writes %j as %s", (text, written) => {
    expect(quoteScalar(text)).toBe(written);
  });
});

describe("clipScalar", () => {
  it("never cuts a surrogate pair in two", () => {
    expect(clipScalar("a😀b", 2)).toBe("a");
    expect(clipScalar("a😀b", 3)).toBe("a😀");
    expect(clipScalar("abc", 3)).toBe("abc");
    expect(clipScalar("abc", 0)).toBe("");
  });

  it("keeps a prefix of at most the given length", () => {
    fc.assert(
      fc.property(anyCharacters(), fc.nat(20), (text, limit) => {
        const cut = clipScalar(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(text.isWellFormed() || cut.isWellFormed());
      }),
    );
  });
});

describe("oneLine", () => {
  it("makes one space of line breaks, tabs and control characters", () => {
    expect(oneLine("  a\r\n\tb\0c\u2028d ")).toBe("a b c d");
  });
});

describe("plainText", () => {
  it("has no control character but tabs and line breaks, and everything else as it was", () => {
    expect(plainText("a\0b\tc\r\nd\re\u001b[1mf\u0085g\ud800")).toBe("ab\tc\r\nd\ne[1mfg\ufffd");
    fc.assert(
      fc.property(hostileText, (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/(?![\t\r\n])\p{Cc}/u);
        const letters = (one: string): string => one.toWellFormed().replaceAll(/\p{Cc}/gu, "");
        expect(letters(plain)).toBe(letters(text));
      }),
    );
  });
});
