// Every fixed line that a person may read, and the phrases that code looks for, in English: the default, and the list of names
// that a Record's front matter may replace. Warm, short, plain, age-neutral.

import { HOMEWORK_LINES, HOMEWORK_PHRASES } from "./homework.ts";
import { FORGETTING_LINES } from "./forgetting.ts";
import { KEEPING_LINES } from "./keeping.ts";
import { PEOPLE_LINES } from "./people.ts";
import { PORTABLE_LINES } from "./portable.ts";
import { REPORT_LINES } from "./reports.ts";

/** Words in braces are filled in. */
export const ENGLISH_LINES = {
  // The Voice's lines when it does not answer from the Record.
  tired: "I'm a bit tired from talking so much. Let's go on later?",
  budget_spent: "I have used up my words for today. Tomorrow I'm fresh again!",
  confused: "I got mixed up for a moment. Could you say that again?",
  reset: "Okay, this chat starts fresh. What shall we talk about? (My Record stays as it is.)",
  unstored:
    "I can't write anything down right now. Your message is not lost: I'll answer as soon as I can.",
  unreadable:
    "Something in my Record can't be read right now. Whoever looks after me has to fix that first.",
  cannot_read: "That is something I can't read yet. Could you tell me in words?",
  edited_message: "I saw you changed a message. I only read the new words if you send them again.",
  unknown_command: "I don't know that command. /help shows the ones I know.",
  too_long: "That was a long one! I kept all of it, but for my answer I only read the first part.",
  was_away:
    "I was away for a while and have just come back. I'm reading what you wrote, one after the other.",
  refused_text: "I had an answer, but it would not go through. Could you ask me again?",
  not_the_owner: "Only the person who looks after this Record can do that.",
  stranger: "Hello! I only talk with people I know.",

  // Hello.
  greeting: "Hi! I'm {name}'s Voice. I remember what was learned and done, and only that.",
  greeting_report:
    'Did you do something together? Tell me with "we ...", like "we drew a map". /review shows what waits to be remembered.',
  greeting_topics: "Want to talk about {topics}?",
  greeting_open: "What shall we talk about?",
  greeting_owner: "You look after this Record: what I would like to remember comes to you first.",
  or: "or",
  help: "I'm the Voice of {name}'s Record. I answer from it and from nothing else. What I don't know I can look up, if you like.",
  help_report:
    'Tell me what was done with "we ...", and I will ask before I remember it. "checkpoint" goes through what we talked about.',
  command_start: "Say hello",
  command_help: "What I can do",
  command_reset: "Forget this chat and start fresh",
  command_review: "What waits for a yes or no",
  command_merge: "Put approved things into the Record",
  command_undo: "Take the last merge back",
  command_reject: "Turn one down: /reject CANDIDATE-0001 reason",
  command_stop: "Stop the answer I am working on",
  command_usage: "How many words of mine are used",
  command_ask: "From the Record only, with sources: /ask question",
  command_profile: "How this Record is doing",

  // The reply keyboard: requests to the Voice, each answerable by a normal turn.
  key_thinking: "What are you thinking about?",
  key_look_up: "Look something up",
  key_explore: "Explore a topic",
  key_curious: "What are you curious about?",
  key_chat: "Let's chat",

  // Reports, checkpoints, files and voice notes; homework; the portable prompt.
  ...REPORT_LINES.english,
  ...HOMEWORK_LINES.english,
  ...PORTABLE_LINES.english,
  ...KEEPING_LINES.english,
  ...FORGETTING_LINES.english,
  ...PEOPLE_LINES.english,

  // A candidate's card.
  card_ask: "May I remember this?",
  card_ask_conflict: "May I remember this? The Record says something else.",
  card_why_not: "Why not?",
  card_rejected: "❌ Rejected. Nothing was remembered.",
  card_in_record: "✅ It is in the Record.",
  card_approved: "✅ Approved.",
  card_approved_next: "Send /merge to put it into the Record.",
  card_later: "🕓 Not now. I won't bring it up for a week.",
  card_reworded: "✏️ {id} has a new wording: see its new card.",
  card_in_the_record: "In the Record",
  card_since: "since {date}",
  card_new: "New",
  card_would_go: "It would go to {place}.",
  card_adds_to: "Adds to {place}:",
  card_the_record: "the Record",
  card_was_reworded: "(reworded)",
  card_priority: "priority {score}",
  kind_knowledge: "something learned",
  kind_curiosity: "a curiosity",
  kind_personality: "a trait",
  kind_unknown: "unknown kind",
  button_approve: "✅ Approve",
  button_reject: "❌ Reject",
  button_edit: "✏️ Edit",
  button_later: "🕓 Not now",
  button_replace: "New replaces old",
  button_replace_id: "New replaces {id}",
  button_keep_both: "Keep both",
  button_reject_new: "Reject new",
  button_not_true: "Not true",
  button_not_important: "Not important",
  button_wrong_wording: "Wrong wording",
  button_private: "Private",
  button_just_no: "Just no",
  button_back: "Back",
  button_not_now: "Not now",

  // Short answers over the chat to a tap.
  tap_unknown: "This button is not known any more.",
  tap_replaced: "This card was replaced by a newer one.",
  tap_changed: "Something changed as you tapped. Have a look and tap again, or ask me anew.",
  tap_not_owner: "Only the person who looks after this Record can decide.",
  tap_approved: "Approved. /merge puts it in.",
  tap_keep_both: "Approved: both stay. /merge puts it in.",
  tap_replaces: "Approved: it replaces {id}. /merge does it.",
  tap_rejected: "Rejected.",
  tap_back: "Back.",
  tap_later: "Not now. It stays in /review.",
  tap_send_wording: "Send me the new wording.",
  tap_closed: "Closed: the Record says it already.",
  tap_below: "{id} is below.",
  tap_every_line: "Every line is below.",
  tap_not_now: "Not now.",
  tap_merged_one: "Merged.",
  tap_merged_many: "Merged {count}.",
  tap_taken_back: "Taken back.",

  // Another wording.
  edit_ask: "How should {id} read? It says now:\n\n{entry}\n\nSend me the new wording, or /cancel.",
  edit_empty: "That was empty. Send the new wording, or /cancel.",
  edit_early:
    "You wrote that before I asked about {id}. Send me the wording once more, or /cancel.",
  edit_too_long:
    "That has {length} characters; an entry may have {limit}. Send a shorter one, or /cancel.",
  edit_stays: "{id} stays as it is.",
  edit_nothing: "There is nothing to cancel.",

  // /review, /reject and the daily reminder.
  review_nothing: "Nothing waits for you right now.",
  review_one: "1 thing waits for your yes or no: {kinds}.",
  review_many: "{count} things wait for your yes or no, newest first: {kinds}.",
  review_kind_knowledge_one: "thing learned",
  review_kind_knowledge_many: "things learned",
  review_kind_curiosity_one: "curiosity",
  review_kind_curiosity_many: "curiosities",
  review_kind_personality_one: "trait",
  review_kind_personality_many: "traits",
  review_known: "💤 Waits for long, and the Record says it already ({id}).",
  review_conflict: "⚠️ The Record says something else: look before you decide.",
  review_approved: "Something is approved already: /merge shows it.",
  review_by_hand: "These need a look by hand in PENDING-REVIEW.md:",
  review_close: "💤 Close {number}",
  review_newer: "◀ Newer",
  review_older: "Older ▶",
  review_page: "{page} of {pages}",
  reject_usage: "Like this: /reject CANDIDATE-0007 not quite what was meant",
  reject_done: "{id} is rejected.",
  reject_done_reason: "{id} is rejected: {reason}",
  digest_one: "1 thing still waits for your yes or no. /review shows it whenever you like.",
  digest_many:
    "{count} things still wait for your yes or no. /review shows them whenever you like.",

  // Reasons why a decision is not possible.
  gone_processed: "{id} was dealt with already.",
  gone_unknown: "I don't find {id}. /review shows what waits.",
  gone_approved: "{id} is approved already.",
  gone_rejected: "{id} was rejected already.",
  gone_by_hand: "{id} was changed by hand.",
  gone_changed: "{id} changed after this was shown. /review shows it as it is now.",
  gone_entry: "{id} is not as it was shown any more: look at the card again.",
  needs_choice: "The Record says something else than {id}: choose on its card.",
  already_replaced:
    "{other} is approved and replaces {id} already: /merge that first, or /reject {other}.",

  // /merge and /undo.
  merge_nothing_approved: "Nothing is approved yet. /review shows what waits.",
  merge_nothing: "Nothing approved waits to be merged.",
  merge_ask_one: "Put this into the Record?",
  merge_ask_many: "Put these {count} into the Record?",
  merge_replaces: "{entry} replaces {id}.",
  merge_receipt: "A receipt is kept, and /undo takes it back.",
  merge_done: "✅ It is in the Record now:",
  merge_done_replaces: "(replaces {id})",
  merge_done_intent: "INTENT.md may see this differently: {rules}.",
  merge_done_undo: "/undo takes it back.",
  merge_cancelled: "Nothing was changed; /merge shows it again.",
  button_merge: "Merge",
  button_every_line: "Show every line",
  undo_nothing: "There is no merge to take back.",
  undo_ask:
    "Take the last merge back? The Record will read as before it, and these wait for a yes or no again:",
  undo_done_one: "↩️ Taken back. {ids} waits for a yes or no again: /review.",
  undo_done_many: "↩️ Taken back. {ids} wait for a yes or no again: /review.",
  undo_cancelled: "The merge stays.",
  button_undo: "Take it back",
  button_leave: "Leave it",

  // /usage and /stop.
  usage_today: "Today: {tokens} tokens; calls to models: {calls}.",
  usage_month: "This month: {tokens} tokens; calls: {calls}.",
  usage_left: "Left for today: {left} of {budget} tokens.",
  usage_unlimited: "There is no daily limit.",
  usage_cached: "{percent}% of what models had to read this month was still in their memory.",
  stopped: "Okay, I stopped.",
  stop_nothing: "There is nothing to stop right now.",

  // The buttons under an offered look-up, and /ask.
  offer_yes: "Yes, look it up",
  offer_later: "Not now",
  offer_gone: "That offer isn't open any more. Just ask me again!",
  ask_usage: "Like this: /ask how do octopuses sleep?",
  ask_nothing: "My Record doesn't answer that, and I would rather not guess.",

  // /profile.
  profile_title: "{name}: how the Record is doing",
  profile_pending_none: "Nothing waits for a yes or no.",
  profile_pending_one: "1 thing waits for a yes or no, since {date} ({days} d).",
  profile_pending_many: "{count} things wait for a yes or no, the oldest since {date} ({days} d).",
  profile_activity: "Last activity: {time}",
  profile_activity_none: "Nothing has happened yet.",
  profile_entries:
    "Things learned: {knowledge} · curiosities: {curiosity} · traits: {personality} · activities: {activities}",
  profile_models:
    "In the last {minutes} min: {main} for answers and look-ups, {analyst} for proposals. Each chat may have {mainLimit} and {analystLimit}.",
  profile_messages:
    "Messages of 30 days: {received} received, {answered} answered, {waiting} waiting.",
  profile_rejected: "Turned down last:",
} as const;

export const ENGLISH_PHRASES = {
  lookup_offer: ["do you want me to look it up"],
  found_out: ["I looked it up!", "I found out!"],
  yes_words: ["yes", "yeah", "yea", "yep", "sure", "ok", "okay", "please", "ya", "y"],
  yes_phrases: [
    "look it up",
    "go ahead",
    "do it",
    "go for it",
    "find out",
    "tell me",
    "look up",
    "yes please",
  ],
  yes_fillers:
    "and can could for i it just know let me now oh pls so that then to want would you".split(" "),
  report_openers: "drew wrote made learned read painted built created did watched played"
    .split(" ")
    .map((verb) => `we ${verb}`),
  ...HOMEWORK_PHRASES.english,
  checkpoint_words: ["checkpoint"],
  checkpoint_markers: [
    ...["here is", "here's", "heres", "this is"].flatMap((start) =>
      ["my", "a", "the", "our"].map((whose) => `${start} ${whose} checkpoint`),
    ),
    "summary of what we",
    "topics covered",
    "checkpoint saved",
  ],
};
