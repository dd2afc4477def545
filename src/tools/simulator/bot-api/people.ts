import type { Person } from "../simulator-types.ts";
import type { TelegramChat, TelegramUser } from "./telegram-types.ts";

/** The person as Telegram describes them to bots. */
export function toUser(person: Person): TelegramUser {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName === undefined ? {} : { last_name: person.lastName }),
    ...(person.username === undefined ? {} : { username: person.username }),
    ...(person.languageCode === undefined ? {} : { language_code: person.languageCode }),
  };
}

/** The person's private chat with a bot. */
export function privateChat(person: Person): TelegramChat {
  return {
    id: person.id,
    type: "private",
    first_name: person.firstName,
    ...(person.lastName === undefined ? {} : { last_name: person.lastName }),
    ...(person.username === undefined ? {} : { username: person.username }),
  };
}
