import { describe, expect, test } from "vitest";
import { offlineReply } from "../../../src/tools/simulator/model/offline-model.ts";

const KNOWN = ["lighthouses", "baking bread", "Octopuses have three hearts"];

function analyse(user: string, reply: string, known: readonly string[] = KNOWN): string {
  const list = known.map((line) => `- ${line}`).join("\n");
  const system = `Task: analyst

What is in <known> already is nothing.

<known>
${list}
</known>`;
  return offlineReply([
    { role: "system", content: system },
    { role: "user", content: `USER: ${user}\nGRACE-MAR: ${reply}` },
  ]);
}

function propose(
  user: string,
  reply: string,
  known?: readonly string[],
): { [name: string]: unknown } {
  return JSON.parse(analyse(user, reply, known)) as { [name: string]: unknown };
}

const REPORT = "[activity report, no reply]";

describe("the offline analyst", () => {
  test("proposes what was made together as a curiosity, with every key", () => {
    expect(propose("we drew a lighthouse with a striped tower", REPORT)).toEqual({
      mind_category: "curiosity",
      signal_type: "new_interest",
      priority_score: 3,
      summary: "Drew a lighthouse with a striped tower",
      example_from_exchange: "we drew a lighthouse with a striped tower",
      profile_target: "IX-B. CURIOSITY",
      suggested_entry: "Lighthouse - drew one with a striped tower",
      prompt_section: "YOUR CURIOSITY",
      prompt_addition: "Lighthouse - drew one with a striped tower",
    });
  });

  test.each([
    ["We learned that bees dance. It was fun", "knowledge", "Bees dance"],
    ["we read The Odyssey", "knowledge", "Odyssey - read it together"],
    ["we learned about volcanoes", "knowledge", "Volcanoes - learned about this together"],
    ["we built a raft", "curiosity", "Raft - built one together"],
    ["we played chess in the park", "curiosity", "Chess - played it in the park"],
  ])("reads the report %j", (report, mind_category, suggested_entry) => {
    expect(propose(report, REPORT)).toMatchObject({ mind_category, suggested_entry });
  });

  test("takes a report only as a report", () => {
    expect(analyse("we drew a boat", "Nice boat!")).toBe("NONE");
    expect(analyse("we did it", REPORT)).toBe("NONE");
  });

  test("proposes a looked-up answer with its facts, without the stand-in's own ending", () => {
    const reply = "I looked it up! Iron rusts in damp air. We could check it in a book, too.";
    expect(propose("why is the gate red?", reply)).toMatchObject({
      mind_category: "knowledge",
      signal_type: "lookup",
      example_from_exchange: "why is the gate red?",
      profile_target: "IX-A. KNOWLEDGE",
      suggested_entry: "Why is the gate red - Iron rusts in damp air.",
      prompt_section: "YOUR KNOWLEDGE",
    });
    expect(propose("why?", "I found out! Because.")).toMatchObject({ signal_type: "lookup" });
  });

  test.each([
    ["I really love old maps", "curiosity", "new_preference", "Old maps - loves this"],
    ["My favourite colour is green", "curiosity", "new_preference", "Favourite colour - green"],
    ["did you know that crabs walk sideways?", "knowledge", "teach", "Crabs walk sideways"],
    ["I just learned that ice floats", "knowledge", "teach", "Ice floats"],
    ["I get nervous when dogs bark", "personality", "personality", "Gets nervous when dogs bark"],
    ["I never eat before swimming", "personality", "personality", "Never eat before swimming"],
  ])("hears the signal in %j", (said, mind_category, signal_type, suggested_entry) => {
    const proposed = propose(`Well. ${said}`, "Okay!");
    expect(proposed).toMatchObject({ mind_category, signal_type, suggested_entry });
    expect(said).toContain(proposed["example_from_exchange"]);
  });

  test.each([
    "hello",
    "what do you like?",
    "I would like a biscuit",
    "I like you",
    "I like it",
    "Do octopuses dream?",
  ])("finds nothing in %j", (said) => expect(analyse(said, "Okay!")).toBe("NONE"));

  test.each([
    "I love baking bread",
    "I like lighthouses",
    "did you know that octopuses have three hearts?",
  ])("proposes nothing that is known already: %j", (said) => {
    expect(analyse(said, "Okay!")).toBe("NONE");
    expect(analyse(said, "Okay!", [])).not.toBe("NONE");
  });

  test("proposes nothing twice once the entry is in the Record", () => {
    const report = "we drew a lighthouse with a striped tower";
    const entry = String(propose(report, REPORT)["suggested_entry"]);
    expect(analyse(report, REPORT, [entry])).toBe("NONE");
  });

  test("reads only the person's own lines of a checkpoint", () => {
    const checkpoint = (line: string) =>
      `we did a checkpoint\n\n${line}\n\nGRACE-MAR: I love trains`;
    expect(analyse(checkpoint("USER: nothing much"), "[checkpoint]")).toBe("NONE");
    expect(propose(checkpoint("USER: I love ferries"), "[checkpoint]")).toMatchObject({
      example_from_exchange: "I love ferries",
    });
  });

  test("keeps a long entry within 200 characters", () => {
    const reply = `I looked it up! ${"A long fact about the sea, ".repeat(20)}and more.`;
    const entry = String(propose("why?", reply)["suggested_entry"]);
    expect(entry.length).toBeLessThanOrEqual(200);
    expect(entry).toMatch(/…$/);
  });

  test("answers NONE to something that is no exchange", () => {
    const messages = [
      { role: "system" as const, content: "Task: analyst" },
      { role: "user" as const, content: "I love maps" },
    ];
    expect(offlineReply(messages)).toBe("NONE");
  });
});
