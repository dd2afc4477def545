// The stored card says who takes a tap. The words of a button only say which of that card's buttons it was.

import { expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";
import { buttonData, newestCandidate, settled, shownCard, stageOne, tap } from "../support/gate.ts";
import { lookups, offered } from "../support/offers.ts";

const UNKNOWN = "This button doesn't work any more.";

it("a button of another kind of card does nothing on this one, and this one works as before", async () => {
  const bot = await startBot();
  const card = await stageOne(bot);
  const offer = await offered(bot);
  const tapAs = async (on: typeof card, label: RegExp, verb: string): Promise<string> => {
    const [name = ""] = buttonData(on, label).split(":");
    return settled(bot, bot.telegram.tap(OWNER, on.messageId, `${name}:${verb}`));
  };
  for (const verb of ["offer.yes", "offer.later", "0.A", "people.keep.1001", "undo"]) {
    expect(await tapAs(card, /Approve/, verb)).toBe(UNKNOWN);
  }
  for (const verb of ["approve", "merge", "0.A", "people.keep.1001"]) {
    expect(await tapAs(offer, /^Yes/, verb)).toBe(UNKNOWN);
  }
  expect(newestCandidate(bot).status).toBe("pending");
  expect(lookups(bot)).toEqual([]);
  expect(shownCard(bot, offer).buttons).toEqual(offer.buttons);
  await tap(bot, /^Yes/);
  expect(lookups(bot)).toHaveLength(1);
  const approval = bot.telegram.tap(OWNER, card.messageId, buttonData(card, /Approve/));
  expect(await settled(bot, approval)).toMatch(/^Approved/);
});
