// kill -9 at steps of writing a turn's consequences into the files (each one with CRASH_KILLS). The message is answered
// once, its candidate is staged once, and the transcript has it once.

import { expect, it } from "vitest";
import { FILES } from "../../src/record/store.ts";
import { OWNER } from "../support/bots.ts";
import { startServers } from "../support/servers.ts";
import { createCrashBot, type Aftermath } from "./crash-bot.ts";

const REPORT = "we drew a striped lighthouse with a red lamp";
/** PENDING-REVIEW, transcript, events and the ledger of model calls, each two steps. */
const STEPS = process.env["CRASH_KILLS"] === undefined ? [1, 4, 8] : [1, 2, 3, 4, 5, 6, 7, 8];
const STATEMENT = "I learned that tardigrades survive in space";

it.each([
  ["a report, whose candidate belongs to the turn", REPORT],
  ["a message, whose candidate comes from the analyst behind it", STATEMENT],
])("survives a kill at any step: %s", async (_, text) => {
  const servers = await startServers();
  for (const step of STEPS) {
    const bot = await createCrashBot({ servers });
    const child = bot.launch(String(step));
    bot.telegram.say(OWNER, text);
    expect((await child.exited).signal).toBe("SIGKILL");
    expectOnce(await bot.restart(), text, `killed at step ${step}`);
  }
});

function expectOnce(left: Aftermath, text: string, what: string): void {
  const staged = left.candidates.filter(({ userText }) => userText === text);
  expect(staged, what).toHaveLength(1);
  const { said, flagged } = left;
  // The reply and the card. A message under way at the kill may have come twice, and is marked then.
  expect(new Set(said).size, what).toBe(2);
  expect(said.length - 2, what).toBeLessThanOrEqual(flagged);
  const transcript = left.files[FILES.transcript] ?? "";
  expect(transcript.split(`> ${text}\n`), what).toHaveLength(2);
  const events = left.files[FILES.events] ?? "";
  expect(events.split(`"staged", "candidate_id": "${staged[0]?.id}"`), what).toHaveLength(2);
}
