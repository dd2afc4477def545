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
    ["as an object with a kind", `{"distress": {"type": "abuse"}, "proposal": ${PROPOSAL}}`],
    ["as a filled schema", `{"distress": {"type": "boolean", "value": true}}`],
    ["under a longer name", `{"distress_detected": true, "proposal": ${PROPOSAL}}`],
    ["as a flag", `{"distress_flag": true, "proposal": ${PROPOSAL}}`],
    ["as a level", `{"distress_level": "high", "proposal": ${PROPOSAL}}`],
    ["as a low level", `{"distress_level": "low", "proposal": ${PROPOSAL}}`],
    ["as a list of signs", `{"signs_of_distress": ["fear"], "proposal": ${PROPOSAL}}`],
    ["as a no that is taken back", `{"no_distress": false, "proposal": ${PROPOSAL}}`],
    ["as a value", `{"status": "distress", "proposal": ${PROPOSAL}}`],
    ["in a list of flags", `{"flags": ["distress"], "proposal": ${PROPOSAL}}`],
    ["as a heading", "**Distress**\n\nTrue"],
    ["as a heading over a sentence", "## Distress\nThe user is afraid."],
    ["behind a dash", "distress — true"],
    ["behind a short dash", "Distress - detected"],
    ["as what is present", "Distress present: the user is afraid."],
    ["as what is detected", "DISTRESS DETECTED: father"],
    ["as a sentence", "The user is in distress."],
    ["as a sentence with a reason", "USER seems distressed, so I propose nothing."],
    ["as signs", "There are clear signs of distress."],
    ["in a line with a reason", "Distress: the user is afraid of her father"],
    ["as a question with its answer", `Distress? Yes.\n${PROPOSAL}`],
    ["as a question with a perhaps", `Distress? Possibly.\n${PROPOSAL}`],
    ["as what is possible", `Possible distress.\n${PROPOSAL}`],
    ["as what may be", `There may be distress here.\n${PROPOSAL}`],
    ["as what is sensed", `I sense distress.\n${PROPOSAL}`],
    ["as what is shown", `This shows distress\n${PROPOSAL}`],
    ["as a worry", `I am worried about this child. ${PROPOSAL}`],
    ["as harm to oneself", `{"self_harm": true, ${PROPOSAL.slice(1)}`],
    ["as harm within another name", `{"safety": {"self_harm": true}, ${PROPOSAL.slice(1)}`],
    ["as abuse", `{"abuse": true, ${PROPOSAL.slice(1)}`],
    ["as a danger", `{"child_in_danger": true, ${PROPOSAL.slice(1)}`],
    ["as an emergency", `{"emergency": true, ${PROPOSAL.slice(1)}`],
    ["as a risk", `{"suicide_risk": "high", ${PROPOSAL.slice(1)}`],
    ["in a note", `{"note": "The child may be in danger at home.", ${PROPOSAL.slice(1)}`],
    ["misspelt", `{"distres": true, ${PROPOSAL.slice(1)}`],
    ["in French", `{"detresse": true, ${PROPOSAL.slice(1)}`],
    ["in German", `{"notlage": true, ${PROPOSAL.slice(1)}`],
    ["in Spanish", `{"angustia": true, ${PROPOSAL.slice(1)}`],
    ["as a level in XML", "<distress_level>high</distress_level>"],
  ])("%s", (_, answer) => {
    expect(read(answer)).toEqual(DISTRESS);
  });

  it("at any depth of lists, objects and texts, beside any proposal", () => {
    const start = fc.constantFrom("", "is_", "user-", "signs of ", "emotional");
    const word = fc.constantFrom("distress", "Distress", "DISTRESS", "distressed");
    const end = fc.constantFrom("", "_detected", "_flag", " level", "Signs", "_score");
    const key = fc.tuple(start, word, end).map((parts) => parts.join(""));
    const plain = fc.constantFrom<unknown>(true, "true", "yes", 1, "a little", ["fear"], "low");
    const yes = fc.oneof(
      plain,
      plain.map((value) => ({ type: "boolean", value })),
      fc.constantFrom("abuse", "fear", "self-harm").map((type) => ({ type })),
    );
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
    ["a no as an object", `{"distress": {"type": "boolean", "value": false}, ${PROPOSAL.slice(1)}`],
    ["a reason for a no", `{"distress": false, "distress_reason": "boats", ${PROPOSAL.slice(1)}`],
    ["a level of none", `{"distress_level": "none", ${PROPOSAL.slice(1)}`],
    ["a longer name with a no", `{"distress_detected": false, ${PROPOSAL.slice(1)}`],
    ["a turned no", `{"no_distress": true, ${PROPOSAL.slice(1)}`],
    ["an empty list of signs", `{"distress_signs": [], ${PROPOSAL.slice(1)}`],
    [
      "a schema with a description",
      `{"distress": {"type": "boolean", "description": "hurt"}, ${PROPOSAL.slice(1)}`,
    ],
    ["a heading over a no", `**Distress**\n\nFalse\n\n${PROPOSAL}`],
    [
      "a sentence with a no",
      `The user is not in distress. There are no signs of distress.\n${PROPOSAL}`,
    ],
    ["a no behind what is asked", `Distress detected: no\n${PROPOSAL}`],
    ["a no to other names", `{"self_harm": false, "abuse": "none", ${PROPOSAL.slice(1)}`],
    ["a question with a no", `Distress? No.\n${PROPOSAL}`],
    ["no possible distress", `I see no distress. There is no possible distress.\n${PROPOSAL}`],
    ["a ship", `She learned that a ship in distress sends a signal. ${PROPOSAL}`],
    ["the word alone", `No distress here. Truly none. {"proposal": ${PROPOSAL}}`],
  ])("takes nothing away: %s", (_, answer) => {
    expect(read(answer)).toHaveProperty("exampleFromExchange");
  });
});
