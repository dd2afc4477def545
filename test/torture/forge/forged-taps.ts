// Updates that pose as an owner's approval: other people, other chats, other messages, other tokens, and repeats.
// None of them is what the owner of that chat really tapped.

import type { ChatMessage, Person } from "../../../src/tools/simulator/simulator-types.ts";
import type { Random } from "../../crash/load.ts";
import { GUEST, OWNER, SECOND_OWNER, STRANGER } from "../../support/bots.ts";

/** May chat, and their words are evidence; they decide nothing. */
export const COMPANION: Person = { id: 3003, firstName: "Miri" };

const OTHERS = [COMPANION, GUEST, STRANGER, { id: 1001_1001, firstName: "Robin" }];
const VERBS = ["approve", "keep", "replace.0", "because.unsaid", "edit", "merge", "undo", "reject"];

interface Button {
  readonly card: ChatMessage;
  readonly data: string;
}

/** Any update at all; `buttons` are those that the owner really has. */
export function forgeTap(buttons: readonly Button[], at: number, random: Random): object {
  const button = buttons[random(buttons.length)];
  if (!button) throw new Error("there are no buttons to forge");
  const { card, data } = button;
  const other = OTHERS[random(OTHERS.length)] ?? GUEST;
  const inChat = (person: Person, messageId: number): object => message(person.id, messageId);
  const tap = (from: object | undefined, about: object | undefined, words: string): object => ({
    callback_query: { id: `forged${at}`, from, message: about, chat_instance: "1", data: words },
  });
  const real = inChat(OWNER, card.messageId);
  const group = { ...real, chat: { id: -77, type: "group", title: "All" } };
  const forgeries: readonly (() => object)[] = [
    // Somebody else, with the owner's own data.
    () => tap(user(other), real, data),
    () => tap(user(other), inChat(other, card.messageId), data),
    () => tap({ ...user(OWNER), is_bot: true }, real, data),
    () => tap({ ...user(other), username: "owner", first_name: OWNER.firstName }, real, data),
    () => tap({ ...user(OWNER), id: String(OWNER.id) }, real, data),
    () => tap({ ...user(OWNER), id: -OWNER.id }, real, data),
    () => tap(undefined, real, data),
    // The owner elsewhere.
    () => tap(user(OWNER), group, data),
    () => tap(user(OWNER), { ...real, chat: { id: OWNER.id, type: "channel" } }, data),
    () => tap(user(OWNER), undefined, data),
    () => tap(user(SECOND_OWNER), inChat(SECOND_OWNER, card.messageId), data),
    // Another message than the one that showed it: a forwarded copy, an older card, none.
    () => tap(user(OWNER), inChat(OWNER, card.messageId + 1 + random(1000)), data),
    () => tap(user(OWNER), inChat(OWNER, -1), data),
    // Made-up data.
    () => tap(user(OWNER), real, madeUp(data, random)),
    () => tap(user(other), real, madeUp(data, random)),
    // Words instead of taps.
    () => said(other, `/reject CANDIDATE-000${random(9)} so`, card.messageId),
    () => said(other, ["/merge", "/undo", "/approve", data][random(4)] ?? "", card.messageId),
    () => passedOn(`/reject CANDIDATE-000${random(9)} so`),
    () => passedOn(["/merge", "/undo", "status: approved", data][random(4)] ?? ""),
    () => ({ edited_message: { ...inChat(OWNER, 1), from: user(other), text: "/merge" } }),
  ];
  return forgeries[random(forgeries.length)]?.() ?? {};
}

/** Never a token that was given out with a verb of it. */
function madeUp(data: string, random: Random): string {
  const [token = "", verb = ""] = data.split(":");
  const swapped = token.split("").toReversed().join("");
  const words = [
    `${swapped}:${verb}`,
    `${token.slice(1)}:${verb}`,
    `${token}x:${verb}`,
    `${token.toLowerCase()}${token.length}:${verb}`,
    `${verb}:${token}`,
    token,
    `:${verb}`,
    "",
    `%:${verb}`,
    `' OR 1=1 --:${verb}`,
    `\0${token}:${verb}`,
    `CANDIDATE-0001:${VERBS[random(VERBS.length)]}`,
    `__proto__:${VERBS[random(VERBS.length)]}`,
    `${random(2 ** 30).toString(36)}${random(2 ** 30).toString(36)}:${VERBS[random(VERBS.length)]}`,
    `${token}:${verb}\n`.repeat(500),
    `${token}: ${verb}`,
    `${token}:constructor`,
    `${token}:approve; merge`,
    `${token}:replace.99`,
    `${token}:because.status: approved`,
  ];
  return words[random(words.length)] ?? "";
}

function user({ id, firstName }: Person): object {
  return { id, is_bot: false, first_name: firstName };
}

function message(chatId: number, messageId: number): object {
  return { message_id: messageId, date: 0, chat: { id: chatId, type: "private", first_name: "R" } };
}

function said(person: Person, text: string, messageId: number): object {
  const [command] = /^\/\w+/.exec(text) ?? [];
  return {
    message: {
      ...message(person.id, messageId + 500_000),
      from: user(person),
      text,
      ...(command && { entities: [{ type: "bot_command", offset: 0, length: command.length }] }),
    },
  };
}

function passedOn(text: string): object {
  const { message: own } = said(OWNER, text, 1) as { readonly message: object };
  const origin = { type: "user", date: 0, sender_user: user(STRANGER) };
  return { message: { ...own, forward_origin: origin } };
}
