// The family and the places of a Record are read in whatever shape somebody wrote them.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPersona } from "../../../src/record/self/persona.ts";
import { personaListings } from "../../../src/voice/prompts/persona.ts";

const read = (narrative: string, identity = "name: Ada") =>
  readPersona(
    `# SELF\n\n## I. IDENTITY\n\n\`\`\`yaml\n${identity}\n\`\`\`\n\n## VIII. NARRATIVE\n\n\`\`\`yaml\n${narrative}\n\`\`\`\n`,
    "",
    "somebody",
  );

describe("a family", () => {
  it.each([
    [
      "a list of persons",
      "members:\n  - name: Bo\n    role: father",
      [{ name: "Bo", about: "father" }],
    ],
    ["a list of texts", "members:\n  - Bo, father", [{ name: "Bo, father" }]],
    [
      "a mapping",
      "family:\n  father: Bo\n  sisters: [Cy, Di]",
      [
        { name: "Bo", about: "father" },
        { name: "Cy", about: "sisters" },
        { name: "Di", about: "sisters" },
      ],
    ],
    ["one text", "family: Bo and Cy", [{ name: "Bo and Cy" }]],
  ])("as %s is known", (_, narrative, family) => {
    expect(read(narrative).narrative?.family).toEqual(family);
  });

  it("that is empty or left as in the template is none", () => {
    expect(
      read('members: []\ndynamics: ""\nplaces_lived: ["{{ place }}"]').narrative,
    ).toBeUndefined();
  });

  it("of any shape ends in no error, and in lines that say something", () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom("[a, {b: c}]", "{name: x}", "\n  - name:\n", "null"),
    );
    fc.assert(
      fc.property(value, value, (members, relationships) => {
        const { narrative } = read(`members: ${members}\nrelationships: ${relationships}`);
        for (const { name } of narrative?.family ?? []) expect(name).not.toBe("");
      }),
    );
  });
});

it("a birthdate and a family are in nothing that may be taken elsewhere", () => {
  const persona = read("members: [Bo]\nplaces_lived: [Hull]", "name: Ada\nbirthdate: 2017-03-21");
  expect(persona.birthdate).toBe("2017-03-21");
  expect(JSON.stringify(personaListings(persona))).not.toMatch(/Bo|Hull|2017/);
});
