// Telegram fetches the first address in a text that it is to preview. Nobody must learn from that who reads what where.

import { expect, it } from "vitest";
import { MODES, OWNER, startBot } from "../support/bots.ts";
import { stageOne, tap } from "../support/gate.ts";

it.each(MODES)(
  "no message and no change of one lets Telegram fetch an address, %s",
  async (mode) => {
    const bot = await startBot({
      mode,
      environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OWNER.id) },
    });
    await stageOne(bot, "we read https://example.org/who-reads-this together");
    await tap(bot, /Approve/);
    await bot.ask("/review");
    await bot.idle();
    const shown = bot.telegram.calls.filter(({ method }) =>
      /^(?:sendMessage|editMessageText)$/.test(method),
    );
    expect(new Set(shown.map(({ method }) => method)).size).toBe(2);
    for (const { params } of shown) {
      const { link_preview_options: given } = params;
      const options: unknown = typeof given === "string" ? JSON.parse(given) : given;
      expect(options).toEqual({ is_disabled: true });
    }
  },
);
