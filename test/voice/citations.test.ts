import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citedSentences } from "../../src/voice/citations.ts";

const IDS = new Set(["LEARN-0003", "ACT-0005", "CAP-READ-FACT-001"]);
const cited = (answer: string): string | undefined => citedSentences(answer, IDS);

describe("of an answer is told", () => {
  it.each([
    "An octopus has three hearts [LEARN-0003].",
    "An octopus has three hearts [LEARN-0003, ACT-0005]. I find creatures fast [CAP-READ-FACT-001]!",
    "An octopus has three hearts [LEARN-0003] [ACT-0005].",
    "[LEARN-0003] An octopus has three hearts.",
    "章鱼有三颗心脏 [LEARN-0003]。",
    "It weighs 3.5 kg [ACT-0005].",
    "J. Verne and Dr. Dolittle met one [ACT-0005].",
  ])("every sentence that cites: %s", (answer) => {
    expect(cited(answer)).toBe(answer);
  });

  it("a sentence whose citation comes behind it, with the citation inside", () => {
    expect(
      cited("An octopus has three hearts. [LEARN-0003]\nIt sleeps! [ACT-0005] [LEARN-0003]"),
    ).toBe("An octopus has three hearts [LEARN-0003]. It sleeps [ACT-0005] [LEARN-0003]!");
  });

  it.each([
    "Great question! An octopus has three hearts [LEARN-0003].",
    "The moon is cheese. An octopus has three hearts [LEARN-0003].",
    "the moon is cheese. An octopus has three hearts [LEARN-0003]. it is!",
    "No. An octopus has three hearts [LEARN-0003].",
    "- The moon is cheese\n- An octopus has three hearts [LEARN-0003].",
    "The moon is cheese\u2028An octopus has three hearts [LEARN-0003].",
    "The moon is cheese.An octopus has three hearts [LEARN-0003].",
    "The moon is cheese.\u200BAn octopus has three hearts [LEARN-0003].",
    "月亮是奶酪。An octopus has three hearts [LEARN-0003].",
    "An octopus has three hearts [LEARN-0003]. LEARN-0003 says the moon is cheese.",
    "An octopus has three hearts [LEARN-0003]. The moon is cheese (LEARN-0003).",
    "An octopus has three hearts [LEARN-0003]. The moon is cheese [].",
    "“The moon is cheese.” An octopus has three hearts [LEARN-0003].",
  ])("no sentence that cites nothing: %s", (answer) => {
    expect(cited(answer)).toBe("An octopus has three hearts [LEARN-0003].");
  });

  it.each([
    "",
    "NOT_IN_RECORD",
    "An octopus has three hearts.",
    "[LEARN-0003]",
    "[LEARN-0003] [ACT-0005].",
    "An octopus has nine hearts [LEARN-9999].",
    "An octopus has three hearts [LEARN-0003]. The moon is cheese [LEARN-9999].",
    "An octopus has three hearts [LEARN-0003, LEARN-9999].",
    "An octopus has three hearts [1].",
    "An octopus has three hearts [see LEARN-0003].",
    "An octopus has three hearts [learn-0003].",
    "An octopus has three hearts [[LEARN-0003].",
    "An octopus has three hearts [LEARN-0003",
  ])("nothing at all: %s", (answer) => {
    expect(cited(answer)).toBe(answer.includes("[[") ? answer : undefined);
  });

  it("each sentence with its own citation, also where the citation comes first", () => {
    const answer = "[LEARN-0003] Three hearts。\n[ACT-0005] A map";
    expect(cited(answer)).toBe(answer);
    expect(cited("Hearts [LEARN-0003].\nA map [ACT-0005].")).toBe(
      "Hearts [LEARN-0003]. A map [ACT-0005].",
    );
  });

  const WHOLE =
    "The moon is cheese|. |! |? |\n|[LEARN-0003]|[LEARN-9999]|[ACT-0005, LEARN-0003]| |。|…";
  const partOf = (parts: string) => fc.constantFrom(...parts.split("|"));

  it("never a sentence without an id from the excerpts, whatever the model says", () => {
    const part = fc.oneof(partOf(`${WHOLE}|[|]|"|)`), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const told = cited(parts.join(""));
        if (told === undefined) return;
        expect(told).toMatch(/\[[^[\]]*(?:LEARN-0003|ACT-0005)[^[\]]*\]/);
        expect(told).not.toContain("LEARN-9999");
      }),
    );
  });

  it("all that a second check would tell, where brackets are whole", () => {
    const words = (text = "") => text.replace(/[^\p{L}\p{N}]/gu, "");
    fc.assert(
      fc.property(fc.array(partOf(WHOLE), { maxLength: 12 }), (parts) => {
        const told = cited(parts.join(""));
        if (told !== undefined) expect(words(cited(told))).toBe(words(told));
      }),
    );
  });
});
