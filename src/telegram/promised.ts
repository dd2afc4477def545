// An update as the Bot API promises it (https://core.telegram.org/bots/api#update). A server may send anything, and one update
// that is not as promised must not hold up the others. Proof: test/telegram/incoming.test.ts, test/e2e/odd-updates.test.ts.

import type { Update } from "grammy/types";
import * as z from "zod";

/** A part that is not as promised counts as absent. */
function kept<T>(part: z.ZodType<T>): z.ZodType<T | undefined> {
  return part.optional().catch(undefined);
}

const id = z.number().int();
const chat = z.looseObject({ id, type: z.string() });
const user = z.looseObject({
  id,
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: kept(z.string()),
});
const size = kept(z.number());
const file = { file_id: z.string(), file_size: size };

const text = kept(z.string());
const entities = kept(z.array(z.looseObject({ type: z.string(), offset: id, length: id })));
const inTopic = { is_topic_message: kept(z.boolean()), message_thread_id: kept(id) };

/** Unix seconds. No calendar reaches further. */
const date = z.number().int().min(0).max(8_640_000_000_000);

const message = z.looseObject({
  message_id: id,
  date,
  edit_date: kept(date),
  ...inTopic,
  chat,
  from: kept(user),
  text,
  entities,
  caption: text,
  caption_entities: entities,
  media_group_id: kept(z.string()),
  location: kept(z.looseObject({ live_period: kept(z.number()) })),
  voice: kept(z.looseObject({ ...file, duration: z.number() })),
  document: kept(z.looseObject({ ...file, file_name: kept(z.string()) })),
  reply_to_message: kept(z.looseObject({ message_id: id, date: kept(date), text, caption: text })),
  quote: kept(z.looseObject({ text: z.string() })),
  migrate_from_chat_id: kept(id),
  migrate_to_chat_id: kept(id),
});

const update = z.looseObject({
  message: kept(message),
  edited_message: kept(message),
  callback_query: kept(
    z.looseObject({
      id: z.string(),
      from: user,
      data: kept(z.string()),
      message: kept(z.looseObject({ message_id: id, chat, ...inTopic })),
    }),
  ),
  my_chat_member: kept(
    z.looseObject({ chat, new_chat_member: z.looseObject({ status: z.string() }) }),
  ),
});

/**
 * Gives the update without the parts that are not as promised. All that says whose words a message holds stays as it came:
 * what is not understood there must not make them the sender's own.
 * @param raw an object with an `update_id`, or any other value, which gives an update without content.
 */
export function asPromised(raw: unknown): Update {
  return (update.safeParse(raw).data ?? {}) as unknown as Update;
}
