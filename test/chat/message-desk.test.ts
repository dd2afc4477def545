import { expect, test } from "vitest";
import type { Desk } from "../../src/desk/desk.ts";
import { createMessageDesk } from "../../src/chat/lanes/message-desk.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

class Refused extends Error {}

/** The desk of a message, with `refuses` to be set when it has to start anew. */
async function messageDesk(): Promise<{
  readonly desk: Desk;
  readonly gate: TestGate;
  readonly ended: string[];
  readonly message: { refuses: boolean };
}> {
  const gate = await createTestGate();
  const message = { refuses: false };
  const ended: string[] = [];
  const desk = createMessageDesk(gate, {
    requireUnchanged: () => {
      if (message.refuses) throw new Refused();
    },
    finish: () => {
      ended.push(gate.state.settings.get("away:key") ?? "nothing");
      gate.state.settings.set("away:message", "done");
    },
  });
  return { desk, gate, ended, message };
}

test("a story's first commit marks its message as done, in the same transaction and once", async () => {
  const { desk, gate, ended } = await messageDesk();
  const given = await desk.commit(() => {
    gate.state.settings.set("away:key", "first");
    return "given";
  });
  await desk.commit(() => {
    gate.state.settings.set("away:key", "second");
  });
  expect(given).toBe("given");
  expect(ended).toEqual(["first"]);
  expect(gate.state.settings.get("away:key")).toBe("second");
});

test("a commit that is taken back leaves the message waiting, and the next one ends it", async () => {
  const { desk, gate } = await messageDesk();
  const failing = desk.commit(() => {
    throw new Refused();
  });
  await expect(failing).rejects.toThrow(Refused);
  expect(gate.state.settings.get("away:message")).toBeUndefined();
  await desk.commit(() => undefined);
  expect(gate.state.settings.get("away:message")).toBe("done");
});

test("a message that has to start anew changes nothing", async () => {
  const { desk, gate, ended, message } = await messageDesk();
  message.refuses = true;
  const work: string[] = [];
  await expect(desk.commit(() => work.push("done"))).rejects.toThrow(Refused);
  expect([work, ended]).toEqual([[], []]);
  expect(gate.state.settings.get("away:message")).toBeUndefined();
});

test("a story may change what its message depends on: only others' changes start it anew", async () => {
  const { desk, gate, message } = await messageDesk();
  // An owner who puts themselves out: from the first line of the commit on, their role is another.
  await desk.commit(() => {
    message.refuses = true;
  });
  await desk.commit(() => {
    gate.state.settings.set("away:key", "what followed");
  });
  expect(gate.state.settings.get("away:key")).toBe("what followed");
});

test("an act under the writer's lock ends the message with its commit", async () => {
  const { desk, ended } = await messageDesk();
  await desk.alone((alone) => alone.commit(() => undefined));
  expect(ended).toEqual(["nothing"]);
});
