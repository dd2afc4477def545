import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "../../../src/record/self/front-matter.ts";

function fixture(name: string): string {
  return readFileSync(
    new URL(`../../fixtures/records/broken/${name}/SELF.md`, import.meta.url),
    "utf8",
  );
}

function told(text: string): string {
  return splitFrontMatter(text)
    .faults.map(({ message }) => message)
    .join("\n");
}

describe("splitFrontMatter", () => {
  it("leaves a file without front matter as it is", () => {
    for (const text of ["", "# SELF\n\n---\n\ntext\n", "----\n", " ---\na: 1\n---\n"]) {
      expect(splitFrontMatter(text)).toEqual({
        settings: {},
        faults: [],
        body: text,
        bodyOffset: 0,
      });
    }
  });

  it("takes no rule for front matter, whatever stands below it", () => {
    for (const text of [
      "---\n\n# SELF\n\n## I. IDENTITY\n\n```yaml\nlanguages: [German]\n```\n\n---\n",
      "---\n# SELF\n---\n",
      "Guests hear what they ask for.\n\n# SELF\n",
      "Language: she speaks French.\n\n# SELF\n",
    ]) {
      expect(splitFrontMatter(text)).toMatchObject({ settings: {}, faults: [] });
    }
  });

  it("takes the settings off and says where the rest begins", () => {
    for (const head of [
      '---\ntime_zone: "Europe/Lisbon"\n---\n',
      "---yaml\r\ntime_zone: Europe/Lisbon\r\n---\r\n",
      "\uFEFF---\ntime_zone: Europe/Lisbon\nother: 1\n---\n",
      "---\n\u00A0time_zone:\u00A0Europe/Lisbon\n---\n",
      "---\ntime_zone: Europe/Lisbon\n...\n",
    ]) {
      expect(splitFrontMatter(`${head}# SELF\n`)).toEqual({
        settings: { timeZone: "Europe/Lisbon" },
        faults: [],
        body: "# SELF\n",
        bodyOffset: head.length,
      });
    }
  });

  it("takes empty front matter for no settings", () => {
    for (const text of ["---\n---\n# SELF\n", "---\n# only a comment\n---\n"]) {
      expect(splitFrontMatter(text)).toMatchObject({ settings: {}, faults: [] });
    }
  });

  it.each([
    ["---\ntime_zone: Mars/Base\n---\n", /line 2: time_zone is not a known zone.*IANA/],
    ["---\ntime_zone: +02:00\n---\n", /IANA/],
    ["---\nquiet_hours: 22:00\n---\n", /only one time.*quiet_hours: "21:00-08:00"/],
    ["---\nquiet_hours: 2200\n---\n", /quiet_hours must look like "21:00-08:00"/],
    ["---\nquiet_hours: 25:00-08:00\n---\n", /quiet_hours must look like/],
    ["---\nx: 1\nkeep_chat_days: a month\n---\n", /line 3: keep_chat_days must be a whole number/],
    ["---\nkeep_chat_days: 0\n---\n", /keep_chat_days must be a whole number of days from 1/],
    ["---\n- a\n---\n", /line 2: .*key: value/],
    ["---\na: 1\na: 2\n---\n", /SELF\.md line 3: .*not valid YAML/],
    ["---\na: &x 1\nb: *x\n---\n", /not valid YAML/],
    ["---\na: 1\n", /SELF\.md line 1: .*no end/],
    ["\u200B---\nlanguage: German\n---\n# SELF\n", /SELF\.md line 1: .*must begin with a line ---/],
    ["--\ntime_zone: UTC\n---\n# SELF\n", /SELF\.md line 1: .*must begin with a line ---/],
    ["time_zone: UTC\n\n# SELF\n", /SELF\.md line 1: .*must begin with a line ---/],
    ["---json\n{}\n---\n", /line 1: .*another language/],
    ["---javascript\n({})\n---\n", /line 1: .*another language/],
  ])("tells of %j by its line and says what to do", (text, message) => {
    expect(told(text)).toMatch(message);
  });

  it("reads the other settings where one is damaged, by no end, no beginning and no YAML too", () => {
    for (const [head, tail] of [
      ["---\n", "\n---\n"],
      ["---\n", "\n"],
      ["--\n", "\n---\n"],
      ["---yml\n", "\n---\n"],
      ["---json\n", "\n---\n"],
      ["---\na: [\n", "\n---\n"],
      ["---\na: 1\na: 2\n", "\n---\n"],
      ["---\nno key at all\n", "\n---\n"],
      ["---\n\tx: 1\n", "\n---\n"],
    ]) {
      const text = `${head}time_zone: Mars\nlanguage: German\nemergency_number: 0112${tail}# SELF\n`;
      const { settings, faults, body } = splitFrontMatter(text);
      expect(settings, text).toEqual({ language: "German", emergencyNumber: "0112" });
      expect(
        faults.map(({ name }) => name),
        text,
      ).toContain("time_zone");
      expect(body, text).toBe("# SELF\n");
    }
  });

  it("tells of what is nested deeper than a parser can follow", () => {
    expect(told(`---\n${": ".repeat(20_000)}\n\nend\n---\n`)).toMatch(/not valid YAML/);
  });

  it("says the same of the same broken text every time, not only once", () => {
    const text = fixture("bad-front-matter");
    const [first, ...others] = [1, 2, 3].map(() => told(text));
    expect(first).toMatch(/SELF\.md line 4/);
    expect(others).toEqual([first, first]);
  });

  it("never runs code", () => {
    expect(told(fixture("js-front-matter"))).toMatch(/another language/);
    expect(globalThis).not.toHaveProperty("graceMarFrontMatterRan");
  });
});
