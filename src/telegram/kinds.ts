// The kinds of the Bot API, one row for each, and what becomes of it. The types of grammY name them: one that a new version brings
// has no row yet, and neither compiles nor passes test/telegram/kinds.test.ts.

import type { Message, Update } from "grammy/types";

type Kind = Exclude<keyof Update, "update_id">;

/**
 * `taken`: asked for and read. `unasked`: we do not ask Telegram for it, and one that comes all the same has no effect: it is
 * about chats of others, about payments, or about a business account, none of which a bot of one Record serves.
 */
export const UPDATES = {
  message: "taken",
  edited_message: "taken",
  callback_query: "taken",
  my_chat_member: "taken",
  channel_post: "unasked",
  edited_channel_post: "unasked",
  business_connection: "unasked",
  business_message: "unasked",
  edited_business_message: "unasked",
  deleted_business_messages: "unasked",
  guest_message: "unasked",
  stopped_message_generation: "unasked",
  message_reaction: "unasked",
  message_reaction_count: "unasked",
  inline_query: "unasked",
  chosen_inline_result: "unasked",
  shipping_query: "unasked",
  pre_checkout_query: "unasked",
  purchased_paid_media: "unasked",
  poll: "unasked",
  poll_answer: "unasked",
  chat_member: "unasked",
  chat_join_request: "unasked",
  chat_boost: "unasked",
  removed_chat_boost: "unasked",
  managed_bot: "unasked",
  subscription: "unasked",
} as const satisfies { readonly [kind in Kind]: "taken" | "unasked" };

type Taken = { [K in Kind]: (typeof UPDATES)[K] extends "taken" ? K : never }[Kind];

/** Kinds of updates that we ask Telegram for (Bot API, allowed_updates). */
export const ALLOWED_UPDATES = (Object.keys(UPDATES) as Kind[]).filter(
  (kind): kind is Taken => UPDATES[kind] === "taken",
);

/**
 * `words`: what a person says; read where it is understood (incoming.ts). `about`: who, when, where, and how it is shown. A
 * message of nothing else says nothing. `service`: something happened, and nobody said anything. The rest cannot be read, and
 * is told so in the line of that name.
 */
type Fate = "words" | "about" | "service" | "sticker" | "picture" | "audio" | "other";

/** The fields of a message. Of several that cannot be read the first one here counts: an animation is a document as well. */
export const MESSAGE_FIELDS = {
  text: "words",
  voice: "words",
  caption: "words",
  sticker: "sticker",
  animation: "sticker",
  dice: "sticker",
  // Behind the animation, which Telegram sends as a document too.
  document: "words",
  photo: "picture",
  video: "picture",
  video_note: "picture",
  live_photo: "picture",
  paid_media: "picture",
  audio: "audio",
  venue: "other",
  location: "other",
  contact: "other",
  poll: "other",
  story: "other",
  game: "other",
  checklist: "other",
  rich_message: "other",
  gift: "other",
  unique_gift: "other",
  giveaway: "other",
  giveaway_winners: "other",
  invoice: "other",
  entities: "about",
  caption_entities: "about",
  message_id: "about",
  message_thread_id: "about",
  from: "about",
  sender_chat: "about",
  sender_tag: "about",
  sender_boost_count: "about",
  sender_business_bot: "about",
  receiver_user: "about",
  ephemeral_message_id: "about",
  date: "about",
  guest_query_id: "about",
  guest_bot_caller_user: "about",
  guest_bot_caller_chat: "about",
  business_connection_id: "about",
  chat: "about",
  is_topic_message: "about",
  direct_messages_topic: "about",
  forward_origin: "about",
  is_automatic_forward: "about",
  reply_to_message: "about",
  reply_to_checklist_task_id: "about",
  reply_to_poll_option_id: "about",
  reply_to_story: "about",
  external_reply: "about",
  quote: "about",
  is_paid_post: "about",
  paid_star_count: "about",
  via_bot: "about",
  edit_date: "about",
  has_protected_content: "about",
  has_media_spoiler: "about",
  show_caption_above_media: "about",
  is_from_offline: "about",
  author_signature: "about",
  link_preview_options: "about",
  effect_id: "about",
  media_group_id: "about",
  reply_markup: "about",
  suggested_post_info: "about",
  checklist_tasks_done: "service",
  checklist_tasks_added: "service",
  community_chat_added: "service",
  community_chat_joined: "service",
  community_chat_removed: "service",
  suggested_post_approved: "service",
  suggested_post_approval_failed: "service",
  suggested_post_declined: "service",
  suggested_post_paid: "service",
  suggested_post_refunded: "service",
  chat_owner_left: "service",
  chat_owner_changed: "service",
  new_chat_members: "service",
  left_chat_member: "service",
  new_chat_title: "service",
  new_chat_photo: "service",
  delete_chat_photo: "service",
  group_chat_created: "service",
  supergroup_chat_created: "service",
  channel_chat_created: "service",
  managed_bot_created: "service",
  poll_option_added: "service",
  poll_option_deleted: "service",
  message_auto_delete_timer_changed: "service",
  migrate_to_chat_id: "service",
  migrate_from_chat_id: "service",
  pinned_message: "service",
  successful_payment: "service",
  refunded_payment: "service",
  users_shared: "service",
  chat_shared: "service",
  connected_website: "service",
  write_access_allowed: "service",
  passport_data: "service",
  proximity_alert_triggered: "service",
  boost_added: "service",
  chat_background_set: "service",
  forum_topic_created: "service",
  forum_topic_edited: "service",
  forum_topic_closed: "service",
  forum_topic_reopened: "service",
  general_forum_topic_hidden: "service",
  general_forum_topic_unhidden: "service",
  giveaway_created: "service",
  giveaway_completed: "service",
  gift_upgrade_sent: "service",
  paid_message_price_changed: "service",
  direct_message_price_changed: "service",
  video_chat_scheduled: "service",
  video_chat_started: "service",
  video_chat_ended: "service",
  video_chat_participants_invited: "service",
  web_app_data: "service",
} as const satisfies { readonly [field in keyof Message]-?: Fate };

/** The line for a message without words, or `silent` where a person expects none. A kind of tomorrow gets the general line. */
export function lineFor(message: Message): "sticker" | "picture" | "audio" | "other" | "silent" {
  const present = Object.entries(message).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [name],
  );
  // Telegram goes on sending where its person is, every few seconds. Nobody would read a word about each.
  if (isLive(message.location)) return "silent";
  const known = new Set(present.map((name) => fateOf(name)));
  if (known.has("service")) return "silent";
  for (const [field, fate] of Object.entries(MESSAGE_FIELDS)) {
    if (isUnreadable(fate) && present.includes(field)) return fate;
  }
  return known.has(undefined) ? "other" : "silent";
}

/** Undefined for a field that the Bot API did not have when this was written. */
function fateOf(name: string): Fate | undefined {
  return Object.hasOwn(MESSAGE_FIELDS, name)
    ? MESSAGE_FIELDS[name as keyof typeof MESSAGE_FIELDS]
    : undefined;
}

function isUnreadable(fate: Fate): fate is Exclude<Fate, "words" | "about" | "service"> {
  return fate !== "words" && fate !== "about" && fate !== "service";
}

function isLive(location: Message["location"]): boolean {
  return location?.live_period !== undefined;
}
