// The words of a talk just between us leave state.db with the talk, whoever ends it and whatever is still on its way.

import { describe, expect, it } from "vitest";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { GUEST, OWNER, startBot } from "../support/bots.ts";
import { holding } from "../support/canary.ts";
import { letIn, NO_GUEST, putOutByCommand } from "../support/letting-in.ts";

const fromOf = ({ id, firstName }: Person) => ({ id, is_bot: false, first_name: firstName });

describe("no byte of a talk just between us is left", () => {
  it("when its person is put out in the middle of it", async () => {
    const bot = await startBot({ environment: NO_GUEST });
    await bot.ask("/start");
    await letIn(bot, GUEST, "guest");
    await bot.ask("just between us: the zebrawood vase", GUEST);
    await bot.ask("the zebrawood vase broke", GUEST);
    await bot.idle();
    await putOutByCommand(bot.runtime, GUEST);
    await bot.idle();
    expect(await holding(bot.folder, "zebrawood")).toEqual([]);
  });

  it("when a reply was still on its way at its end, once that has arrived", async () => {
    const bot = await startBot();
    await bot.ask("just between us");
    await bot.idle();
    bot.servers.model.enqueue("The zebrawood vase, I see.", { task: "voice" });
    bot.telegram.fail({ method: "sendMessage", times: 1, retryAfter: 1 });
    bot.telegram.say(OWNER, "a zebrawood thing");
    await expect.poll(() => bot.runtime.state.outbox.waitingCount()).toBeGreaterThan(0);
    bot.telegram.say(OWNER, "that's all");
    await expect
      .poll(() => bot.said().join("\n"), { timeout: 20_000 })
      .toContain(ENGLISH_LINES.between_us_over);
    await bot.idle();
    expect(bot.said()).toContain("The zebrawood vase, I see.");
    expect(await holding(bot.folder, "zebrawood")).toEqual([]);
  }, 40_000);

  it("when its person blocks the bot; the talk goes on when they come back", async () => {
    const bot = await startBot();
    await bot.ask("just between us: the zebrawood vase", GUEST);
    await bot.idle();
    const from = fromOf(GUEST);
    const status = (of: "member" | "kicked") => ({ status: of, user: from });
    bot.telegram.post({
      my_chat_member: {
        chat: { id: GUEST.id, type: "private", first_name: GUEST.firstName },
        from,
        date: 1,
        old_chat_member: status("member"),
        new_chat_member: status("kicked"),
      },
    });
    await expect.poll(() => holding(bot.folder, "zebrawood"), { timeout: 10_000 }).toEqual([]);
    await bot.ask("the plumwood vase", GUEST);
    await bot.idle();
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("plumwood");
  });
});

it("a guest who begins and ends such talks again and again makes state.db be written anew a few times only", async () => {
  const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "5" } });
  const { state } = bot.runtime;
  await state.database.transact(() => {
    for (let row = 0; row < 100_000; row += 1) {
      state.database.run(
        `INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at, state)
         VALUES (?, ?, ?, '2002', '', ?, 'done')`,
        bot.runtime.me.id,
        10_000_000 + row,
        "x".repeat(43),
        Date.now(),
      );
    }
  });
  // SQLite counts it up whenever it writes a file anew.
  const written = (): number =>
    state.database.get<{ schema_version: number }>("PRAGMA schema_version")?.schema_version ?? NaN;
  const before = written();
  for (let pair = 0; pair < 15; pair += 1) {
    bot.telegram.say(GUEST, "/between_us");
    bot.telegram.say(GUEST, "that's all");
  }
  const over = () =>
    bot.said(GUEST).filter((line) => line.includes(ENGLISH_LINES.between_us_over)).length;
  await expect.poll(over, { timeout: 60_000 }).toBe(15);
  expect(written() - before).toBeLessThanOrEqual(3);
  await expect.poll(() => state.database.isCompacting(), { timeout: 30_000 }).toBe(false);
  expect(written()).toBeGreaterThan(before);
}, 90_000);
