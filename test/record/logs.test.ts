import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordChecksum, sha256Hex } from "../../src/record/text/checksum.ts";
import {
  computeLine,
  jsonLine,
  pipelineEventLine,
  readJsonl,
} from "../../src/record/text/jsonl.ts";
import {
  ARCHIVE_HEADER,
  archiveBlock,
  channelLabel,
  TRANSCRIPT_HEADER,
  transcriptBlock,
} from "../../src/record/transcript.ts";
import { hostileText, NOW } from "./builders.ts";

describe("the transcript", () => {
  const head = { timestamp: "2026-03-05 18:20:11", label: "USER", channel: "Telegram" } as const;

  it("quotes every line of a text", () => {
    expect(transcriptBlock({ ...head, text: "first line\n\nlast" })).toBe(
      "**[2026-03-05 18:20:11]** `USER` (Telegram)\n> first line\n> \n> last\n\n",
    );
  });

  it("has one line for an empty text", () => {
    expect(transcriptBlock({ ...head, text: "" })).toBe(
      "**[2026-03-05 18:20:11]** `USER` (Telegram)\n\n",
    );
  });

  it("lets no text begin a block of its own", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const block = transcriptBlock({ ...head, text: `${text}\n**[2026-01-01 00:00:00]** x` });
        expect(block.split("\n").filter((line) => line.startsWith("**["))).toHaveLength(1);
        const quoted = block.split("\n").slice(1, -2);
        expect(quoted.every((line) => line.startsWith("> "))).toBe(true);
      }),
    );
  });

  it("begins with a header that names what it is", () => {
    expect(TRANSCRIPT_HEADER).toMatch(/^# SESSION TRANSCRIPT\n\n> .+\n\n---\n\n$/);
    expect(ARCHIVE_HEADER).toMatch(/^# SELF-ARCHIVE\n\n> .+\n\n---\n\n$/);
  });

  it.each([
    ["telegram:123", "Telegram"],
    ["Chat 99", "Telegram"],
    ["test:a", "Test"],
    ["wechat:x", "WeChat"],
    ["miniapp:1", "Mini App"],
    ["miniapp_1", "Mini App"],
    ["miniapp", "miniapp"],
    ["operator:cli", "Operator"],
    ["handback:api", "handback:api"],
    ["", "Unknown"],
  ])("calls the channel %s %s", (key, label) => {
    expect(channelLabel(key)).toBe(label);
  });
});

describe("the archive", () => {
  it("keeps the text on one line, cut", () => {
    const block = archiveBlock({
      timestamp: "2026-03-06 09:00:00",
      channel: "Telegram",
      candidateId: "CANDIDATE-0004",
      evidenceId: "ACT-0009",
      text: `a\nb ${"kelp ".repeat(100)}`,
    });
    const [first, ids, summary, ...rest] = block.split("\n");
    expect(first).toBe("**[2026-03-06 09:00:00]** `APPROVED` (Telegram)");
    expect(ids).toBe("> CANDIDATE-0004 → ACT-0009");
    expect(summary).toMatch(/^> a b (?:kelp ?)+$/);
    expect(summary?.length).toBeLessThanOrEqual(302);
    expect(summary?.length).toBeGreaterThan(295);
    expect(rest).toEqual(["", ""]);
  });
});

describe("ledgers", () => {
  it("are written with the earlier system's separators, ASCII only", () => {
    expect(jsonLine({ a: "é😀\u007f\n", b: [1, null, true], c: { d: undefined, e: 0.5 } })).toBe(
      '{"a": "\\u00e9\\ud83d\\ude00\\u007f\\n", "b": [1, null, true], "c": {"e": 0.5}}\n',
    );
  });

  it("are read back exactly, whatever the text", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (key, text) => {
        const line = jsonLine({ [`k${key}`]: text });
        expect(line).toMatch(/^[ -~]*\n$/);
        expect(readJsonl(line).rows[0]?.value).toEqual({
          [`k${key}`.toWellFormed()]: text.toWellFormed(),
        });
      }),
    );
  });

  it("are read past bad lines", () => {
    const text = '{"a": 1}\n\nnot json\n[1]\n"x"\nnull\n{"b": 2}\n{"c": ';
    expect(readJsonl(text)).toEqual({
      rows: [
        { line: 1, value: { a: 1 } },
        { line: 7, value: { b: 2 } },
      ],
      badLines: [3, 4, 5, 6, 8],
    });
  });

  it("give events their fixed keys first, and extras cannot replace them", () => {
    const line = pipelineEventLine(NOW, {
      event: "staged",
      candidateId: "CANDIDATE-0001",
      extras: { channel_key: "telegram:1", ts: "fake", event: "applied", reason: undefined },
    });
    expect(line).toBe(
      '{"ts": "2026-03-06T09:00:00.000Z", "event": "staged", "candidate_id": "CANDIDATE-0001", "channel_key": "telegram:1"}\n',
    );
  });

  it("give compute rows their keys in order", () => {
    const use = { channelKey: "telegram:1", bucket: "main", model: "m" };
    expect(computeLine(NOW, { ...use, promptTokens: 1, completionTokens: 2, totalTokens: 3 })).toBe(
      '{"ts": "2026-03-06T09:00:00.000Z", "channel_key": "telegram:1", "bucket": "main", "prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "model": "m"}\n',
    );
  });
});

describe("the checksum", () => {
  it("covers SELF and EVIDENCE, trimmed and with LF", () => {
    expect(recordChecksum(" a\r\nb\r", "c\n")).toBe(sha256Hex("a\nb\n---\nc\n---\n"));
    expect(recordChecksum("a", "b")).not.toBe(recordChecksum("a\n---\nb", ""));
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
});
