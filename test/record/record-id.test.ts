import { describe, expect, it } from "vitest";
import { isRecordId } from "../../src/record-id.ts";

describe("record ids", () => {
  it.each(["grace-mar", "a", "9lives", "x".repeat(64)])("may be %s", (id) => {
    expect(isRecordId(id)).toBe(true);
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
  ])("may not be %j", (id) => {
    expect(isRecordId(id)).toBe(false);
  });
});
