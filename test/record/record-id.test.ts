import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import { isRecordId, parseRecordId } from "../../src/record/record-id.ts";

describe("record ids", () => {
  it.each(["grace-mar", "a", "9lives", "x".repeat(64)])("takes %s", (id) => {
    expect(isRecordId(id)).toBe(true);
    expect(parseRecordId(id)).toBe(id);
  });

  it.each([
    "",
    "-a",
    "_sample",
    "Abby",
    "a/b",
    "../b",
    "a..b",
    "a b",
    "a\n",
    "a\0",
    "é",
    "%2e",
    "x".repeat(65),
  ])("refuses %j and says which variable and what rule", (id) => {
    expect(isRecordId(id)).toBe(false);
    expect(() => parseRecordId(id)).toThrow(ConfigError);
    expect(() => parseRecordId(id)).toThrow(/GRACE_MAR_USER_ID.*lower-case/);
  });
});
