// Messages with words of others: forwarded, or from an inline bot.

import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { OWNER, type TestBot } from "./bots.ts";

/** The person whose words they are; absent: somebody who hides their account. */
export type Author = Person | "inline bot" | undefined;

/** The owner passes a message on, and the bot does what it does then. */
export async function passOn(bot: TestBot, text: string, author?: Author): Promise<void> {
  const messages = bot.telegram.chat(OWNER.id);
  const [command] = text.match(/^\/\w+/) ?? [];
  const user = ({ id, firstName }: Person): object => ({
    id,
    is_bot: false,
    first_name: firstName,
  });
  const message = {
    message_id: (messages.at(-1)?.messageId ?? 0) + 1,
    date: 1,
    from: user(OWNER),
    chat: { id: OWNER.id, type: "private", first_name: OWNER.firstName },
    text,
    ...(command && { entities: [{ type: "bot_command", offset: 0, length: command.length }] }),
    ...(author === "inline bot"
      ? { via_bot: { id: 77, is_bot: true, first_name: "Quotes" } }
      : {
          forward_origin: author
            ? { type: "user", date: 1, sender_user: user(author) }
            : { type: "hidden_user", date: 1, sender_user_name: "Somebody" },
        }),
  };
  bot.telegram.post({ message });
  await bot.idle();
}
