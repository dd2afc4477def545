// Colour, and the sign of life while something takes long.

import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { paintDiff, painter } from "../../src/cli/printer.ts";
import { createProgress } from "../../src/cli/progress.ts";

describe("colour", () => {
  it.each([
    { isTTY: true, environment: {}, isColoured: true },
    { isTTY: true, environment: { NO_COLOR: "1" }, isColoured: false },
    { isTTY: true, environment: { NO_COLOR: "1", FORCE_COLOR: "1" }, isColoured: false },
    { isTTY: true, environment: { TERM: "dumb" }, isColoured: false },
    { isTTY: false, environment: {}, isColoured: false },
    { isTTY: false, environment: { FORCE_COLOR: "1" }, isColoured: false },
  ])("is for a terminal, and never with NO_COLOR: %o", ({ isTTY, environment, isColoured }) => {
    const text = painter({ isTTY }, environment)("red", "TAMPERED");
    expect(text).toBe(isColoured ? "\u001B[31mTAMPERED\u001B[39m" : "TAMPERED");
  });

  it("leaves the words of a difference as they are", () => {
    const diff = "--- a\n+++ a\n@@ -1 +1 @@\n-old\n+new\n same\n";
    const painted = paintDiff(diff, painter({ isTTY: true }, {}));
    expect(painted).toContain("\u001B[32m+new\u001B[39m\n same\n");
    // oxlint-disable-next-line eslint/no-control-regex
    expect(painted.replaceAll(/\u001B\[\d+m/g, "")).toBe(diff);
    expect(paintDiff(diff, painter({ isTTY: false }, {}))).toBe(diff);
  });
});

describe("progress", () => {
  function screen(isTTY: boolean) {
    const written: string[] = [];
    return { written, stream: { isTTY, write: (text: string) => written.push(text) > 0 } };
  }

  it("is shown on a terminal after two seconds, counts, and goes away at the end", async () => {
    vi.useFakeTimers();
    try {
      const { written, stream } = screen(true);
      const work = Promise.withResolvers<string>();
      const done = createProgress(stream, "backup").during(work.promise);
      await vi.advanceTimersByTimeAsync(1900);
      expect(written).toEqual([]);
      await vi.advanceTimersByTimeAsync(1200);
      expect(written.join("")).toContain("backup: working, 2 s");
      expect(written.join("")).toContain("backup: working, 3 s");
      work.resolve("made");
      expect(await done).toBe("made");
      expect(written.at(-1)).toBe("\r\u001B[K");
      const count = written.length;
      await vi.advanceTimersByTimeAsync(5000);
      expect(written).toHaveLength(count);
    } finally {
      vi.useRealTimers();
    }
  });

  it("goes away when the work fails, too", async () => {
    vi.useFakeTimers();
    try {
      const { written, stream } = screen(true);
      const work = Promise.withResolvers<string>();
      const done = createProgress(stream, "backup").during(work.promise);
      const failed = expect(done).rejects.toThrow("no disk");
      await vi.advanceTimersByTimeAsync(2500);
      work.reject(new Error("no disk"));
      await failed;
      expect(written.at(-1)).toBe("\r\u001B[K");
    } finally {
      vi.useRealTimers();
    }
  });

  it("is nothing where stderr is no terminal, and where the work is quick", async () => {
    const quiet = screen(false);
    expect(await createProgress(quiet.stream, "x").during(pause(1, "y"))).toBe("y");
    const quick = screen(true);
    expect(await createProgress(quick.stream, "x").during(Promise.resolve(1))).toBe(1);
    expect([quiet.written, quick.written]).toEqual([[], []]);
  });
});
