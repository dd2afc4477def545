import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "../../../src/record/self/front-matter.ts";
import type { RecordSettings } from "../../../src/record/types.ts";

const NAMES = [
  "time_zone",
  "quiet_hours",
  "keep_chat_days",
  "help_line",
  "emergency_number",
  "language",
  "wording",
] as const;

function read(lines: string): RecordSettings {
  return splitFrontMatter(`---\n${lines}\n---\n# SELF\n`).settings;
}

describe("a setting", () => {
  it("is unset where it is empty, as a note program leaves it", () => {
    for (const name of NAMES) {
      for (const nothing of ["", " ", " ~", " null", ' ""', " []", ' [""]', " {}", " # later"]) {
        const text = `---\ntags:\n${name}:${nothing}\n---\n# SELF\n`;
        expect(splitFrontMatter(text), text).toMatchObject({ settings: {}, faults: [] });
      }
    }
  });

  it.each<[string, RecordSettings]>([
    ["language: [English]", { language: "English" }],
    ["language:\n  - German\n  - English", { language: "German" }],
    ['keep_chat_days: "90"', { keepChatDays: 90 }],
    ["keep_chat_days: 90 days", { keepChatDays: 90 }],
    ["keep_chat_days: [30]", { keepChatDays: 30 }],
    ["keep_chat_days: 30 Tage # so lange", { keepChatDays: 30 }],
    ["keep_chat_days: 99999999", { keepChatDays: 36_500 }],
    ["Keep-Chat-Days: 30", { keepChatDays: 30 }],
    ["emergency_number: 112", { emergencyNumber: "112" }],
    ["emergency_number: 0112", { emergencyNumber: "0112" }],
    ["emergency_number: +49 112", { emergencyNumber: "+49 112" }],
    ["help_line: 0800 111 0 111", { helpLine: "0800 111 0 111" }],
    ["help_line: Kids: 116 111", { helpLine: "Kids: 116 111" }],
    ["help_line: [Kids, 116111]", { helpLine: "Kids, 116111" }],
    ["time_zone: [Europe/Lisbon]", { timeZone: "Europe/Lisbon" }],
    ["quiet_hours: [22:00, 07:00]", { quietHours: { from: 22 * 60, to: 7 * 60 } }],
    ["guests_hear: persona", { guestsHear: ["persona"] }],
    ["guests_hear: Persona, library", { guestsHear: ["persona", "library"] }],
    ["guests_hear: []", { guestsHear: [] }],
    ["wording:\n  tired: 007\n  confused: {a: b}", { wording: { tired: ["007"] } }],
    ["wording:\n  yes_words: [si, 1]\n  tired:", { wording: { yes_words: ["si", "1"] } }],
  ])("%j is read as it was meant", (lines, settings) => {
    expect(read(lines)).toEqual(settings);
  });

  it("reads hours without quotes, where they have both ends", () => {
    for (const hours of ['"22:00-07:00"', "22:00-07:00", "'22:00 – 7:00'"]) {
      expect(read(`quiet_hours: ${hours}`)).toEqual({ quietHours: { from: 22 * 60, to: 7 * 60 } });
    }
  });

  it("is told where it is given twice with two values, and has none of them", () => {
    const text = "---\nlanguage: German\nlanguage: French\ntime_zone: UTC\n---\n";
    const { settings, faults } = splitFrontMatter(text);
    expect(settings).toEqual({ timeZone: "UTC" });
    expect(faults).toEqual([
      expect.objectContaining({
        name: "language",
        line: 3,
        message: expect.stringMatching(/twice/),
      }),
    ]);
    expect(read("language: German\nlanguage: German")).toEqual({ language: "German" });
  });
});

describe("what guards something private", () => {
  it.each([
    "guests_hear:",
    "guests_hear: none",
    "guests_hear: [persona, memry]",
    "guests_hear: [persona",
    "guests_hear: {persona: no}",
    "guests_hear: no memory",
    "guests_hear []",
    "guests_hear = []",
    "guest_hear: []",
    "gusets_hear: []",
    "guests_hea\nr: []",
    "- guests_hear: []",
    "tags:\n  guests_hear: []",
    "guests_hear: []\nguests_hear: [memory]",
    "language: Germanguests_hear: []",
  ])("opens nothing to guests where %j cannot be read, and is told", (lines) => {
    const { settings, faults } = splitFrontMatter(`---\n${lines}\n---\n# SELF\n`);
    expect(settings.guestsHear).toEqual([]);
    expect(faults).not.toEqual([]);
  });

  it.each([
    "keep_chat_days: a month",
    "keep_chat_days: 0",
    "keep_chat_days: -1",
    "keep_chat_days: never",
    "keep_chat_days: 1.5",
    "keep_chat_days: [30, 60]",
    "keep_chat_days 30",
    "keep_chat_day: 30",
    "keep_chat_days: 30\nkeep_chat_days: 60",
  ])("keeps nothing for ever where %j cannot be read, and is told", (lines) => {
    const { settings, faults } = splitFrontMatter(`---\n${lines}\n---\n# SELF\n`);
    expect(settings).toEqual({ keepChatDays: 90, isKeepGuessed: true });
    expect(faults.map(({ name }) => name)).toContain("keep_chat_days");
  });

  it.each([
    ["+++\n", "guests_hear = []", "\n+++\n"],
    ["<!-- ours -->\n---\n", "guests_hear: []", "\n---\n"],
    ["\n\n---\n", "guests_hear: []", "\n---\n"],
    ["", "guests_hear: []", "\n\n"],
    ["---toml\n", "guests_hear = []", "\n---\n"],
    ["--\n", "Guests hear: []", "\n---\n"],
  ])("holds though the settings begin with %j", (begin, line, end) => {
    const { settings, faults } = splitFrontMatter(
      `${begin}${line}${end}# SELF\n\n## I. IDENTITY\n`,
    );
    expect(settings.guestsHear).toEqual([]);
    expect(faults).not.toEqual([]);
  });

  it("is not looked for in comments, or where it is read", () => {
    expect(read("# guests_hear: [memory]\nlanguage: German # keep_chat_days: 3")).toEqual({
      language: "German",
    });
    const text = "---\nguests_hear: [memory]\nabout: guests_hear is mine\n---\n";
    expect(splitFrontMatter(text)).toMatchObject({
      settings: { guestsHear: ["memory"] },
      faults: [],
    });
  });
});
