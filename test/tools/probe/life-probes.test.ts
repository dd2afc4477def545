// The run of probes about a life takes what the bot takes: the speaker, what waits and yesterday for the household, and for a
// guest a Record cut down to what guests hear.

import { expect, it } from "vitest";
import type { ModelRequest } from "../../../src/tools/simulator/model/model-types.ts";
import { probe } from "./support.ts";

const HOME = /^(?:Family|Born on|At home|People|Has lived in): |<waiting>|<said_before>/m;

it("A guest's probes go through a Record as guests hear it, and name a guest", async () => {
  const { model } = await probe("sample", { kinds: ["guest"] });
  expect(model.requests.length).toBeGreaterThan(5);
  for (const request of model.requests) {
    expect(systemOf(request)).not.toMatch(HOME);
    expect(systemOf(request)).toContain("You talk with a guest");
  }
});

it("The household's probes have family, yesterday and what waits in the prompt, where they ask for it", async () => {
  const { model } = await probe("sample", { kinds: ["life", "waiting"] });
  const systems = model.requests.map(systemOf);
  expect(systems.every((system) => system.includes("\nFamily: Lucía (mother)"))).toBe(true);
  expect(systems.filter((system) => /<waiting>\n- \S/.test(system))).toHaveLength(6);
  expect(systems.filter((system) => /<said_before>\n\S/.test(system)).length).toBe(2);
});

it("Who asks is told as household, owner and guest", async () => {
  const { model } = await probe("juna", { kinds: ["speaker"] });
  const told = model.requests.map(
    (request) => /You talk with ([^.,]+)/.exec(systemOf(request))?.[1],
  );
  expect(new Set(told)).toEqual(
    new Set(["somebody at home in this Record", "somebody who looks after this Record", "a guest"]),
  );
});

it("Near distress the number stands in the prompt, also of a Record that names none", async () => {
  const { model, report } = await probe("odile", { kinds: ["distress"] });
  expect(report.holds).toBe(true);
  for (const request of model.requests) expect(systemOf(request)).toContain("0800 70 60 50");
});

function systemOf({ messages }: ModelRequest): string {
  return messages.find(({ role }) => role === "system")?.content ?? "";
}
