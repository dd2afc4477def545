import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCountable, soundLength } from "../../src/voice/sound-length.ts";
import { opusNote, TWENTY_MS } from "../support/ogg.ts";
import { processorMs } from "../support/processor.ts";

describe("the length of a voice note", () => {
  it("is that of its packets, at any bit rate, whatever its pages say", () => {
    const note = fc.record({
      packets: fc.integer({ min: 0, max: 200 }),
      size: fc.integer({ min: 1, max: 700 }),
    });
    fc.assert(
      fc.property(note, ({ packets, size }) => {
        const bytes = opusNote({ packets, size, toc: TWENTY_MS });
        expect(soundLength(bytes)).toBeCloseTo(packets * 0.02, 6);
      }),
    );
  });

  it.each([
    { what: "10 ms of narrow band", toc: 0, frames: 0, ms: 10 },
    { what: "60 ms of wide band", toc: 11 << 3, frames: 0, ms: 60 },
    { what: "20 ms of both kinds", toc: 15 << 3, frames: 0, ms: 20 },
    { what: "2.5 ms of music", toc: 16 << 3, frames: 0, ms: 2.5 },
    { what: "two frames of 20 ms", toc: (1 << 3) | 1, frames: 0, ms: 40 },
    { what: "two frames of other sizes", toc: (1 << 3) | 2, frames: 0, ms: 40 },
    { what: "six frames of 20 ms", toc: (1 << 3) | 3, frames: 6, ms: 120 },
    { what: "six padded frames", toc: (1 << 3) | 3, frames: 0x40 | 6, ms: 120 },
  ])("counts packets with $what", ({ toc, frames, ms }) => {
    const bytes = opusNote({ packets: 50, size: 10, toc, frames });
    expect(soundLength(bytes)).toBeCloseTo((50 * ms) / 1000, 6);
  });

  it("of anything else goes by its size, and nothing makes it throw or give less than none", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(400), (noise, cut) => {
        const whole = opusNote({ packets: 30, size: 20, toc: TWENTY_MS });
        const broken = Buffer.concat([whole.subarray(0, cut), noise]);
        expect(soundLength(noise)).toBeGreaterThanOrEqual(0);
        expect(soundLength(broken)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(soundLength(Buffer.alloc(4000))).toBe(80);
    expect(
      soundLength(Buffer.concat([opusNote({ packets: 5, size: 9, toc: 8 }), Buffer.alloc(2000)])),
    ).toBeGreaterThan(1);
  });

  it.each(["Speex   ", "\x01vorbis", "fLaC", "OpusTags"])(
    "is not counted as Opus where the stream is of another codec, or has another one in it: %j",
    (codec) => {
      const note = opusNote({ packets: 100, size: 30, toc: TWENTY_MS });
      expect(isCountable(note)).toBe(true);
      const other = Buffer.from(note);
      other.write(codec.padEnd(8, "\0"), other.indexOf("OpusHead"), "latin1");
      expect(isCountable(other)).toBe(false);
      // Behind it, or beside it: by another number, or by the flag of a beginning.
      const first = note.indexOf("OggS", 1);
      for (const [byte, value] of [
        [14, 9],
        [5, 2],
      ] as const) {
        const second = Buffer.from(other);
        for (let at = 0; at !== -1; at = second.indexOf("OggS", at + 1)) second[at + byte] = value;
        for (const place of [first, note.length]) {
          const mixed = Buffer.concat([note.subarray(0, place), second, note.subarray(place)]);
          expect(isCountable(mixed)).toBe(false);
          // What cannot be counted is no shorter than its packets could be.
          expect(soundLength(mixed)).toBeGreaterThan(4);
        }
      }
    },
  );

  it("of eight times as many small packets is counted in about eight times the time", () => {
    const timeOf = (packets: number): number => {
      const bytes = opusNote({ packets, size: 2, toc: TWENTY_MS });
      return processorMs(() => {
        expect(soundLength(bytes)).toBeCloseTo(packets / 50, 3);
      });
    };
    // It would be 64 times as long if each packet were looked for from the beginning.
    expect(timeOf(800_000)).toBeLessThan(24 * Math.max(1, timeOf(100_000)));
  });
});
