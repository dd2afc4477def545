import { expect, it } from "vitest";
import type { Incoming } from "../../src/chat/incoming.ts";
import { laneOf } from "../../src/chat/lanes/lane-of.ts";
import { writeCallbackData } from "../../src/state/cards.ts";
import { OFFER_VERBS } from "../../src/voice/offer.ts";
import { createTestGate, OWNER_CHAT, type TestGate } from "../support/open-gate.ts";

const TAPS = `${OWNER_CHAT}:taps`;

function tapOn(token: string, verb: string): Incoming {
  const data = writeCallbackData({ token, verb });
  return {
    chat: { id: OWNER_CHAT, isPrivate: true },
    user: { id: OWNER_CHAT, firstName: "Robin", name: "Robin" },
    words: "own",
    what: { kind: "tap", data, queryId: "1" },
  };
}

async function tokenOf(desk: TestGate, kind: "offer" | "candidate"): Promise<string> {
  const { outbox } = desk.state;
  await desk.commit(() => {
    outbox.add({ chatId: OWNER_CHAT, text: "?", card: { kind, body: {} } }, 0);
  });
  return outbox.newestCard(OWNER_CHAT, kind)?.token ?? "";
}

it("a tap waits in the chat's lane when its card is an offer, whatever its button says, and beside it otherwise", async () => {
  const desk = await createTestGate();
  const { outbox } = desk.state;
  const [offer, candidate] = [await tokenOf(desk, "offer"), await tokenOf(desk, "candidate")];
  for (const verb of [OFFER_VERBS.yes, "approve", "0.A", ""]) {
    expect(laneOf(tapOn(offer, verb), outbox)).toBe(String(OWNER_CHAT));
    expect(laneOf(tapOn(candidate, verb), outbox)).toBe(TAPS);
    expect(laneOf(tapOn("made-up", verb), outbox)).toBe(TAPS);
  }
});

it("a damaged card holds no intake up: its kind is known, and its tap fails alone", async () => {
  const desk = await createTestGate();
  const { outbox, database } = desk.state;
  const offer = await tokenOf(desk, "offer");
  await desk.commit(() => {
    database.run(`UPDATE card SET body = '{"quest' WHERE token = ?`, offer);
  });
  expect(laneOf(tapOn(offer, OFFER_VERBS.yes), outbox)).toBe(String(OWNER_CHAT));
  expect(() => outbox.cardByToken(offer)).toThrow(/is damaged/);
});
