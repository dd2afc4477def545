import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RecordError, messageInFull } from "../../../src/errors.ts";
import { splitFrontMatter } from "../../../src/record/self/front-matter.ts";

function fixture(name: string): string {
  return readFileSync(
    new URL(`../../fixtures/records/broken/${name}/SELF.md`, import.meta.url),
    "utf8",
  );
}

describe("splitFrontMatter", () => {
  it("leaves a file without front matter as it is", () => {
    for (const text of ["", "# SELF\n\n---\n\ntext\n", "----\n", " ---\na: 1\n---\n"]) {
      expect(splitFrontMatter(text)).toEqual({ settings: {}, body: text, bodyOffset: 0 });
    }
  });

  it("takes the settings off and says where the rest begins", () => {
    for (const head of [
      '---\ntime_zone: "Europe/Lisbon"\n---\n',
      "---yaml\r\ntime_zone: Europe/Lisbon\r\n---\r\n",
      "\uFEFF---\ntime_zone: Europe/Lisbon\nother: 1\n---\n",
    ]) {
      expect(splitFrontMatter(`${head}# SELF\n`)).toEqual({
        settings: { timeZone: "Europe/Lisbon" },
        body: "# SELF\n",
        bodyOffset: head.length,
      });
    }
  });

  it("takes empty front matter for no settings", () => {
    expect(splitFrontMatter("---\n---\n# SELF\n").settings).toEqual({});
    expect(splitFrontMatter("---\n# only a comment\n---\n").settings).toEqual({});
  });

  it.each([
    ["---\ntime_zone: Mars/Base\n---\n", /SELF\.md: time_zone is not a known zone.*IANA/],
    ["---\ntime_zone: +02:00\n---\n", /IANA/],
    ["---\ntime_zone: 2\n---\n", /time_zone must be text in quotes/],
    ["---\ntime_zone:\n---\n", /time_zone must be text in quotes/],
    ["---\nquiet_hours: 22:00\n---\n", /only one time, 22:00\. .*quiet_hours: "22:00-08:00"/],
    ['---\nquiet_hours: "22:00"\n---\n', /only one time, 22:00/],
    ["---\nquiet_hours: 2200\n---\n", /quiet_hours must be text in quotes/],
    ["---\nquiet_hours: [22:00, 07:00]\n---\n", /quiet_hours must be text in quotes/],
    ["---\nquiet_hours: 22:00 to 7\n---\n", /quiet_hours must look like "21:00-08:00"/],
    ["---\nquiet_hours: 25:00-08:00\n---\n", /quiet_hours must look like/],
    ["---\nkeep_chat_days: a month\n---\n", /keep_chat_days must be a whole number of days/],
    ["---\nkeep_chat_days: 0\n---\n", /keep_chat_days must be at least 1/],
    ["---\n- a\n---\n", /key: value/],
    ["---\na: 1\na: 2\n---\n", /SELF\.md line 3: .*not valid YAML/],
    ["---\na: &x 1\nb: *x\n---\n", /Aliases/],
    ["---\na: 1\n", /SELF\.md line 1: .*no end/],
    ["---json\n{}\n---\n", /Front matter in another language is not read.*json/],
    ["---js\n({})\n---\n", /Front matter in another language is not read.*js/],
    ["---javascript\n({})\n---\n", /not read/],
    ["---coffee\n1\n---\n", /not read/],
  ])("refuses %j by name and says what to do", (text, message) => {
    expect(() => splitFrontMatter(text)).toThrow(RecordError);
    expect(inFull(() => splitFrontMatter(text))).toMatch(message);
  });

  it("refuses what is nested deeper than a parser can follow, in words", () => {
    const text = `---\n${": ".repeat(20_000)}\n\nend\n---\n`;
    expect(() => splitFrontMatter(text)).toThrow(RecordError);
    expect(inFull(() => splitFrontMatter(text))).toMatch(/SELF\.md.*not valid YAML.*too deep/);
  });

  it("reads hours without quotes as text too, where they have both ends", () => {
    for (const hours of ['"22:00-07:00"', "22:00-07:00", "'22:00 – 7:00'"]) {
      const { settings } = splitFrontMatter(`---\nquiet_hours: ${hours}\n---\n`);
      expect(settings).toEqual({ quietHours: { from: 22 * 60, to: 7 * 60 } });
    }
  });

  it("refuses the same broken text every time, not only once", () => {
    const text = fixture("bad-front-matter");
    for (let time = 0; time < 3; time += 1) {
      expect(() => splitFrontMatter(text)).toThrow(/SELF\.md line \d+/);
    }
  });

  it("never runs code", () => {
    const text = fixture("js-front-matter");
    expect(() => splitFrontMatter(text)).toThrow(RecordError);
    expect(globalThis).not.toHaveProperty("graceMarFrontMatterRan");
  });
});

/** The message for a terminal of the error that this throws. */
function inFull(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return messageInFull(error);
  }
  return "";
}
