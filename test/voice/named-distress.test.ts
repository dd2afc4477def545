import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOne } from "../support/read-one.ts";
import { analystAnswer } from "../support/gate.ts";

const PROPOSAL = analystAnswer("under the pier");
const SAID = "a sea mouse under the pier";
const WRAPPED = { proposal: JSON.parse(PROPOSAL) as unknown };
const DISTRESS = { isDistress: true };

function read(answer: string): unknown {
  return readOne(answer, SAID);
}

describe("an analyst's word that there is distress is heard", () => {
  it.each([
    ["in a list", '[{"distress": true, "proposal": null}]'],
    ["in a list in a fence", '```json\n[{"distress": true, "proposal": null}]\n```'],
    ["in a list in a result", '{"result":[{"distress": true, "proposal": null}]}'],
    ["beside other objects", '{"assessment":{"distress":true},"output":{"proposal":null}}'],
    ["in another case", '{"Distress": true, "Proposal": null}'],
    ["in capitals, in a text", JSON.stringify('{"DISTRESS": "YES"}')],
    ["in nested YAML", "answer:\n  assessment:\n    distress: true\n  proposal: null"],
    ["in lines that are no YAML", "Distress: true: yes\nProposal: none: none"],
    ["in Markdown", "**Distress:** yes\n\n**Proposal:** none"],
    ["in a table", "| field | value |\n|---|---|\n| distress | true |\n| proposal | null |"],
    ["in XML", "<answer><distress>true</distress><proposal/></answer>"],
    ["as the prompt words it", "distress true, proposal null"],
    ["with the colon of another alphabet", '{"distress"：true}'],
    ["in an answer that is cut off", '{"distress": true, "proposal": {"mind_cat'],
    ["behind a proposal", `${PROPOSAL}\n{"distress": true}`],
    ["behind braces that do not close", `${'{"a": '.repeat(60)}{"distress": true}`],
    ["behind a no", `{"distress": false, "proposal": null}\nOn reflection: {"distress": true}`],
    ["in words, as a value", '{"outer": {"in_distress": "somewhat", "proposal": null}}'],
    ["in a text within a text", JSON.stringify({ a: JSON.stringify({ distress: "maybe" }) })],
    ["in an answer of no end", `${"x".repeat(30_000)}\n{"distress": true}`],
    ["above a proposal of no end", JSON.stringify({ distress: 1, a: "x".repeat(30_000) })],
  ])("%s", (_, answer) => {
    expect(read(answer)).toEqual(DISTRESS);
  });

  it("at any depth of lists, objects and texts, beside any proposal", () => {
    const key = fc.constantFrom("distress", "Distress", "DISTRESS", "is_distress");
    const yes = fc.constantFrom<unknown>(true, "true", "yes", 1, "a little", ["fear"]);
    const { told } = fc.letrec((tie) => ({
      told: fc.oneof(
        { depthSize: "small" },
        fc.tuple(key, yes).map(([name, value]) => ({ [name]: value, ...WRAPPED })),
        tie("told").map((held) => [held]),
        tie("told").map((held) => [WRAPPED, held]),
        tie("told").map((held) => ({ ...WRAPPED, result: held })),
        tie("told").map((held) => ({ result: JSON.stringify(held) })),
      ),
    }));
    const around = fc.constantFrom<(answer: string) => string>(
      (answer) => answer,
      (answer) => `So {it seems}:\n\`\`\`json\n${answer}\n\`\`\`\nThat is all.`,
      (answer) => `${PROPOSAL}\n${answer}`,
    );
    fc.assert(
      fc.property(told, around, (value, written) => {
        expect(read(written(JSON.stringify(value)))).toEqual(DISTRESS);
      }),
      { numRuns: 200 },
    );
  });
});

describe("what says nothing of distress", () => {
  it.each([
    ["a no behind words", `So [as it seems]: {"distress": false, "proposal": ${PROPOSAL}}`],
    ["a no in another case", `{"DISTRESS": "No.", "proposal": ${PROPOSAL}}`],
    ["the rule, as it was read", `Is it distress: true or false? {"proposal": ${PROPOSAL}}`],
    ["the schema", `{"schema": {"distress": {"type": "boolean"}}, "proposal": ${PROPOSAL}}`],
    ["a condition", `distress: true if USER is hurt. So: {"proposal": ${PROPOSAL}}`],
    ["the word alone", `No distress here. Truly none. {"proposal": ${PROPOSAL}}`],
  ])("takes nothing away: %s", (_, answer) => {
    expect(read(answer)).toHaveProperty("exampleFromExchange");
  });
});
