// A guest may write as much as they like. The Record grows by what was paid for, and by nothing else of theirs.

import { describe, expect, it } from "vitest";
import { GUEST, startBot, STRANGER, type TestBot } from "../support/bots.ts";
import { readFolder } from "../support/temporary.ts";

/** All files of the Record but those of the process. */
function recordOf(bot: TestBot): readonly (readonly [string, string])[] {
  return Object.entries(readFolder(bot.folder)).filter(([path]) => !path.startsWith(".runtime"));
}

async function sendTwice(bot: TestBot, texts: readonly string[], person = GUEST): Promise<void> {
  for (const text of [...texts, ...texts]) bot.telegram.say(person, text);
  await expect.poll(() => bot.telegram.pendingUpdates, { timeout: 20_000 }).toBe(0);
  await bot.idle();
}

describe("the files of the Record stay as they are", () => {
  it.each([
    { what: "beginnings", texts: ["/start", "/reset", "/start hello"] },
    { what: "tellings, each of a new talk", texts: ["he hits me every evening", "/reset"] },
    { what: "tellings behind commands", texts: ["/help he hits me every evening", "/start"] },
    { what: "talks just between us", texts: ["just between us: hello", "and more", "/reset"] },
    { what: "commands", texts: ["/help", "/export", "/nothing", "/stop", "/privacy", "/homework"] },
    { what: "questions without any", texts: ["/ask", "/ask he hits me every evening", "/reset"] },
  ])("at a guest's $what", async ({ texts }) => {
    const bot = await startBot();
    const before = recordOf(bot);
    await sendTwice(bot, texts);
    const after = new Map(recordOf(bot));
    // What a model was asked is paid for, and its cost is written down.
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toMatch(/hits me|SESSION (?:START|RESET)/);
    for (const [path, text] of before) {
      if (path !== "COMPUTE-LEDGER.jsonl") expect([path, after.get(path)]).toEqual([path, text]);
    }
  });

  it("at what a guest says when the day's words are used up, or no model may be asked", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "1" } });
    await bot.ask("what do you know about octopuses?", GUEST);
    await bot.idle();
    const before = recordOf(bot);
    await sendTwice(bot, ["hello there", "/ask where is it", "he hits me every evening"]);
    expect(recordOf(bot)).toEqual(before);
  });

  it("at all that a stranger says", async () => {
    const bot = await startBot();
    const before = recordOf(bot);
    await sendTwice(bot, ["/start", "hello there", "he hits me every evening"], STRANGER);
    expect(recordOf(bot)).toEqual(before);
  });
});

it("what a guest is answered stands in the transcript", async () => {
  const bot = await startBot();
  await bot.ask("what do you know about octopuses?", GUEST);
  await bot.idle();
  expect(bot.read("SESSION-TRANSCRIPT.md")).toContain("> what do you know about octopuses?");
});
