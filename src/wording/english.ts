// Every fixed line that a person may read, and the phrases that code looks for, in English: the default, and the list of names
// that a Record's front matter may replace. Warm, short, plain, age-neutral.

import { ENGLISH_DAYS } from "./days/english.ts";
import { ENGLISH_FOLLOW_UPS } from "./follow-ups/english.ts";
import { ENGLISH_DISTRESS } from "./distress/english.ts";
import { ENGLISH_SILENCE } from "./silence/english.ts";
import { ENGLISH_OFFERS } from "./offers/english.ts";
import { ENGLISH_SPECIFICS } from "./specifics/english.ts";

/** Words in braces are filled in. */
export const ENGLISH_LINES = {
  // The Voice's lines when it does not answer from the Record.
  tired: "I'm a bit tired from talking so much. Shall we go on {when}?",
  in_minutes_one: "in a minute",
  in_minutes_many: "in {count} minutes",
  in_hours_one: "in an hour",
  in_hours_many: "in {count} hours",
  budget_spent: "I have used up my words for today. Tomorrow I'm fresh again!",
  confused: "I got mixed up for a moment. Could you say that again?",
  waking: "I'm still waking up. Try again in a few minutes?",
  no_answer: "I have no good answer to that. Maybe somebody you trust has one.",
  reset: "Okay, this chat starts fresh. What shall we talk about? (My Record stays as it is.)",
  unstored:
    "I can't write anything down right now. Your message is not lost: I'll answer as soon as I can.",
  unreadable:
    "Something in my Record can't be read right now. Whoever looks after me has to fix that first.",
  settings_unreadable:
    "Some of my settings can't be read: SELF.md, line {lines}. Everything else works, and until somebody mends that I keep to the safe side.",
  cannot_read: "That is something I can't read yet. Could you tell me in words?",
  edited_message: "I saw you changed a message. I only read the new words if you send them again.",
  unknown_command: "I don't know that command. /help shows the ones I know.",
  too_long: "That was a long one! I kept all of it, but for my answer I only read the first part.",
  was_away:
    "I was away for a while and have just come back. I'm reading what you wrote, one after the other.",
  found_nothing: "I looked it up, but found nothing. Maybe somebody you know has the answer?",
  found_in_title: "(From the library: “{title}”)",
  found_in_library: "(From the library)",
  found_by_model: "(From a computer's general knowledge, so it may be wrong)",
  refused_text: "I had an answer, but it would not go through. Could you ask me again?",
  not_the_owner: "Only the person who looks after this Record can do that.",
  stranger: "Hello! I only talk with people I know.",

  // When somebody tells of being hurt, of fear or of danger. The operator's own numbers are filled in; there are no others.
  comfort:
    "Thank you for telling me. What you feel matters, and it is not your fault. I am only a Voice, and this needs a real person.",
  comfort_tell:
    "Please tell a grown-up you trust, today if you can. You don't have to carry this alone.",
  comfort_tell_adult:
    "Please talk to somebody you trust, today if you can. You don't have to carry this alone.",
  comfort_again:
    "I'm listening, and I take it seriously. Have you been able to tell somebody you trust?",
  comfort_still:
    "I'm still here. You did nothing wrong. The next step is a real person: somebody you trust who can be with you.",
  comfort_unsure:
    "If something frightens you or weighs on you, please tell somebody you trust. It matters.",
  comfort_help_line: "These people listen and help: {help_line}",
  comfort_emergency: "If you are in danger right now, call {number}.",

  // Hello.
  greeting: "Hi! I'm {name}'s Voice. I only talk about what we have written down together.",
  greeting_report:
    'Did you do something together? Tell me with "we ...", like "we drew a map". /review shows what waits to be remembered.',
  greeting_topics: "Want to talk about {topics}?",
  greeting_open: "What shall we talk about?",
  greeting_owner: "You look after this Record: what I would like to remember comes to you first.",
  greeting_companion:
    "Before I remember something you told me, I ask with a card that shows your own sentence. It goes to: {owners}.",
  greeting_written_you:
    "What we say here I write down, unless it is “just between us”. You can read it, and so can whoever has my files.",
  greeting_written:
    "What we say here I write down, unless it is “just between us”. It can be read by whoever has my files, and by: {owners}.",
  greeting_more: "More: /privacy",
  or: "or",
  or_o: "or",
  quoted: "“{text}”",

  // Days.
  day_today: "today",
  day_yesterday: "yesterday",
  day_on: "on {day}",
  day_since: "since {day}",
  day_since_near: "since {day}",
  day_first: "1",
  day_of_month: "{date} {month}",
  day_of_year: "{date} {month} {year}",
  months: "January February March April May June July August September October November December",

  help: "I'm the Voice of {name}'s Record. I answer from it and from nothing else. What I don't know I can look up, if you like.",
  help_report:
    'Tell me what was done with "we ...", and I will ask before I remember it. "checkpoint" goes through what we talked about.',
  command_start: "Say hello",
  command_help: "What I can do",
  command_reset: "Forget this chat and start fresh",
  command_review: "What's waiting for your OK",
  command_merge: "Save what was approved",
  command_undo: "Undo the last saving",
  command_reject: "Turn one down: /reject CANDIDATE-0001 reason",
  command_stop: "Stop the answer I am working on",
  command_usage: "How much AI was used",
  command_ask: "From the Record only, with sources: /ask question",
  command_why: "What this answer rests on",
  command_profile: "How this Record is doing",

  // A talk just between the person and the bot.
  key_between_us: "Just between us",
  key_between_us_over: "That's all, you may remember again",
  command_between_us: "What you say next stays just between us",
  between_us_begun:
    'Okay, just between us. From now on I write nothing down and tell nobody, and afterwards I let go of it. Two things stay true: this chat is still on your phone and with Telegram, so whoever looks there can read it, and a computer reads along to find my answers. Say "that\'s all" when we are done.',
  between_us_over:
    "That stays between us: I have let go of it and don't know it any more. From now on I remember again, as before. In Telegram the messages are still there until you delete them.",
  between_us_none: "Nothing is just between us right now: I remember as usual.",
  between_us_still: '(This is still just between us. "That\'s all" ends it.)',
  between_us_unnoted:
    "That stays between us, so I don't note it. Tell me again after \"that's all\" if I should remember it.",
  secret_unnoted:
    'You spoke of a secret, so I propose nothing of that for my Record. Begin with "just between us" if I should not write it down either.',
  between_us_homework:
    'We are just between us right now, and homework keeps a score. Say "that\'s all" first, then /homework.',

  // The reply keyboard: requests to the Voice, each answerable by a normal turn.
  key_thinking: "What are you thinking about?",
  key_look_up: "Look something up",
  key_explore: "Explore a topic",
  key_curious: "What are you curious about?",
  key_chat: "Let's chat",

  // What a report, a checkpoint, a file or a voice note leads to, and kinds that cannot be read.
  waits_one: "1 thing is waiting for an OK.",
  waits_many: "{count} things are waiting for an OK.",
  activity_staged: "Nice, I noted that! {waits} Send /review when you want to look.",
  activity_nothing:
    "Nice! It's in our log. Nothing new for my Record this time; /review shows what waits.",
  checkpoint_staged:
    "Checkpoint taken. I found something worth keeping. {waits} Send /review to look.",
  checkpoint_nothing: "Checkpoint taken. Nothing new for my Record since the last one.",
  handback_staged:
    "Thanks, I've read it! I found something worth keeping. {waits} Send /review to look.",
  handback_nothing: "Thanks, I've read it! There is nothing new for my Record in it.",
  whose_ask: "That looks like a chat. Which of these is you? I only keep what you said yourself.",
  whose_none: "None of them",
  whose_none_kept: "All right, I keep none of it.",
  whose_words:
    'That looks like a chat or a letter, and I can\'t tell which lines in it are yours, so I keep none of them. Put "Me:" in front of what you said, or just tell me in your own words!',
  activity_later: "Nice! It's in our log. I'll read it later and tell you what I found.",
  checkpoint_later: "Checkpoint taken. I'll read it later and tell you what I found.",
  handback_later: "Thanks! I'll read it later and tell you what I found.",
  later_staged:
    "I've read what you told me, and noted something. {waits} Send /review when you want to look.",
  later_nothing: "I've read what you told me: nothing new for my Record this time.",
  later_failed:
    "I couldn't read what you told me after all. Tell me again if I should remember it.",
  document_not_text: "I can only read files that end in .txt. Could you send it as one?",
  document_too_big:
    "That file is too big for me. Please send one under 100 KB, or paste a short summary.",
  document_empty: "That file is empty. Was it the right one?",
  document_letters:
    "I can't read the letters in that file. Could you save it as plain text in UTF-8 and send it again?",
  document_failed: "I couldn't open that file. Could you send it again, or paste what it says?",
  document_passed_on:
    "That file came to you from somebody else, and I only learn from what you give me yourself. If it is yours, save it and send it here as a file.",
  document_guest: "I only take files from the person whose Record this is. Just write to me!",
  voice_failed: "I couldn't listen to that just now. Could you type it for me?",
  voice_empty: "I didn't hear any words in that. Could you type it for me?",
  voice_too_long:
    "That one is too long for my ears: up to five minutes, please, or type it for me.",
  cannot_see_picture: "I can't look at pictures or videos yet. What does it show? Tell me!",
  cannot_see_sticker: "That looks like fun, but I only understand words!",
  cannot_hear_audio:
    "I can't listen to sound files. You can record a voice note for me, or type it.",

  // Homework.
  key_homework: "Homework",
  command_homework: "Questions about what I have learned",
  homework_intro: "Homework time! Tap a letter, or send it to me.",
  homework_total: "Right answers so far: {total}. On to {goal}!",
  homework_total_past: "Right answers so far: {total}. That is past {goal}!",
  homework_question: "Question {number} of {count}",
  homework_right_one: "Right!",
  homework_right_two: "Right again!",
  homework_right_many: "Right! That makes {count} in a row.",
  homework_wrong: "Not this time. The answer is {answer}",
  homework_hint: "A way to remember it: {hint}",
  homework_score: "That was the last one: {correct} of {count} right.",
  homework_again: "Want another round? Send /homework whenever you like.",
  homework_how: 'Send me just the letter, {first} to {last}, or tap it. "stop" ends the homework.',
  homework_over: "That question is over.",
  homework_stopped: "Okay, enough homework for now. Send /homework when you want more.",
  homework_timed_out:
    "We left the homework for a while, so I put it away. /homework begins a new one.",
  homework_ended: "This homework is over. /homework begins a new one.",
  homework_thin: "There isn't enough in my Record for questions yet. Teach me something first!",
  homework_retry: "I couldn't think of good questions just now. Try again in a moment?",
  homework_guest: "Homework is only for the person whose Record this is.",

  // The portable prompt: what its bearer is told, and what another chat model says word for word.
  command_prp: "Take this Record along to another AI chat",
  prp_caption:
    '{name}\'s Record to take along. Paste the whole text into any chat model; before you leave, say "checkpoint" there and bring me what it writes. It tells what the Record says, so give it only to a service that you trust with that.',
  prp_greeting: "Hi! I'm {name}'s Voice. What shall we do?",
  prp_menu_learned: "Ask me something I have learned",
  prp_menu_curious: "Wonder about something with me",
  prp_menu_make: "Make up or plan something together",
  prp_menu_chat: "Just chat",
  prp_menu_checkpoint: "Checkpoint: sum up what you told me, to bring it to my Record",
  prp_about:
    "Grace-Mar is a bot on Telegram that answers from one person's Record and remembers nothing without a yes. More about it stands in the README.md of the Grace-Mar that made this text; whoever looks after the Record has it.",

  // /export and /privacy: what is kept where, who gets what, and how to take it away or have it gone.
  command_export: "The whole Record as a file",
  command_privacy: "What is kept, and who gets what",
  export_caption:
    "{name}'s whole Record: plain files that any editor opens, and a list with a checksum of each. Keep it as safe as a diary.",
  export_too_large:
    "The Record is too large to be sent here (Telegram takes 50 MB). On the machine where I run: npm run export -- --user {id}",
  privacy_short_you: "What we say, I write down. You can read it, and so can whoever has my files.",
  privacy_short:
    "What we say, I write down. It can be read by: {owners}, and whoever has my files.",
  privacy_short_goes: "After {days} days I throw my notes of our talks away.",
  privacy_short_asks_you:
    "Before I remember something for good, I show you your sentence, and you say yes or no.",
  privacy_short_asks:
    "Before I remember something for good, somebody sees your sentence and says yes or no: {owners}.",
  privacy_short_between_us:
    "Say “just between us”, and I write nothing down and tell nobody. It still stands in Telegram, and a computer reads along.",
  privacy_grown_ups: "And all of it, for grown-ups:",
  privacy:
    "What I keep of {name} is the Record: plain files in a folder on the machine where I run. Nothing goes into it without a yes.",
  privacy_chat:
    "What we talk about here I also write down word for word, in a transcript in that folder, and the latest of it I keep in mind. Only what you say “just between us” (/between_us) I write nowhere and show to nobody, and at its end I let go of it; Telegram and the computer that finds my answers get that too.",
  privacy_chat_stays: "What is written of our talks stays until somebody removes it.",
  privacy_chat_goes:
    "What is written of our talks goes by itself after {days} days: from the transcript, from my mind and with the old backups in that folder.",
  privacy_proposed_stays: "Only what was proposed for the Record keeps the sentence it came from.",
  privacy_not_proposed: "From what you say I propose nothing for the Record.",
  privacy_who: "Who sees what:",
  privacy_owners:
    "• {owners}: on cards, what I would like to remember and the sentence it came from; by /export, everything, the transcript too.",
  privacy_owners_guest: "• {owners}: by /export, everything, and in the transcript your words too.",
  privacy_files:
    "• Whoever has the files or a copy of them, such as whoever runs me: everything in them, the transcript too.",
  privacy_askers: "• Everybody who may write to me: what stands in the Record, when they ask me.",
  privacy_telegram: "• Telegram delivers and stores this chat, by its own rules.",
  privacy_model_own:
    "• A computer of your family's own, {server}: each message, the sound of voice notes, and what an answer needs from the Record.",
  privacy_model:
    "• The model server, {server}: each message, the sound of voice notes, and what an answer needs from the Record. It keeps them by its own rules.",
  privacy_model_entries:
    "It also gets each entry of the Record, so that I find what a question means.",
  privacy_nobody: "• Nobody else gets anything from me.",
  privacy_take_you:
    "Taking everything along: /export. Having something forgotten: /forget. This chat you delete in Telegram.",
  privacy_take:
    "Taking everything along: /export. Having something forgotten: /forget. Both can be done by: {owners}. This chat you delete in Telegram.",
  privacy_erase:
    "To have it all gone, whoever runs me uses: npm run erase -- --user {id} --confirm {id}",
  owners_you: "you",
  owners_others: "the others who look after this Record",
  owners_unnamed: "whoever looks after this Record",

  // /forget.
  command_forget: "Forget something for good",
  forget_usage: "Like this: /forget the words, or /forget LEARN-0003",
  forget_short: "That is too short to look for: at least three letters, please.",
  forget_nothing: "I can't find that anywhere.",
  forget_ask: "🕊 Forget this for good? It stands here:",
  forget_more: "… and in {count} more places",
  forget_means:
    "Everything that contains it is deleted: entries, proposals and talks. Savings that brought it can't be undone any more, and the same words are never proposed again.",
  forget_one_word:
    "Everything that contains it is deleted: entries, proposals and talks. Savings that brought it can't be undone any more. It is a single word: nothing with “{word}” in it will be proposed again.",
  forget_beyond:
    "I can't take anything out of these (a link, a picture, letters that are not UTF-8, a file's name). Please change or delete them yourself, then ask me once more: {files}",
  forget_ours: "As a heading, a label or a number of mine it stays in: {files}",
  forget_sealed: "I can't look into these: {files}",
  forget_unsure:
    "It is forgotten, but something went wrong while I tidied up, so I can't say whether a trace of it is left. Please ask me once more in a while, with the same words.",
  forget_reach:
    "Out of my reach: this chat in Telegram (delete it there), what the model server keeps, files sent by /export, and backups of the machine. Nothing brings it back.",
  forget_done: "🕊 Forgotten, in {count} places. The receipt doesn't say what it was.",
  forget_kept: "Nothing was forgotten.",
  forget_changed: "Something has changed since: please look at the list again.",
  forget_card_gone: "🕊 This is forgotten.",
  forget_unreadable: "cannot be read, it is deleted",
  forget_in_conversation: "my memory of the chat",
  forget_in_outbox: "messages on their way to you",
  forget_in_cards: "cards in the chat",
  forget_in_jobs: "exchanges not yet looked through",
  forget_in_homework: "homework",
  forget_in_undo: "merges that could be undone",
  button_forget: "Forget it",
  button_keep: "Keep it",
  tap_forgotten: "Forgotten.",
  undo_closed: "That merge can't be taken back: something of it was forgotten for good.",

  // /people, and what the other owners hear when somebody comes in or is put out.
  command_people: "Who is let in, and how to put somebody out",
  people_title: "Who is let in:",
  people_owner: "looks after this Record",
  people_companion: "companion",
  people_guest: "guest",
  people_you: "(that's you)",
  people_from_link: "by a link, {since}",
  people_from_variable: "by {variable}",
  people_by_variable:
    "Whoever is let in by a GRACE_MAR_ variable can't be put out here: whoever runs me takes their number out of it.",
  people_button: "Put {who} out",
  people_ask_owner:
    "Put {who} out? They won't look after this Record any more, and get nothing from me from then on, not even what is on its way already.",
  people_ask_guest:
    "Put {who} out? They get nothing from me from then on, not even what is on its way already.",
  people_put_out: "Put out",
  people_keep: "Leave it",
  people_out: "{who} is out, and gets nothing from me any more.",
  people_out_but:
    "What the link gave {who} is gone. They are still let in by {variable}: whoever runs me takes their number out of it.",
  people_named:
    "{who} is let in by {variable}. I can't change that: whoever runs me takes their number out of it.",
  people_last:
    "{who} is the only one who looks after this Record. Let somebody else in first, or nobody could.",
  people_changed: "That has changed meanwhile.",
  people_came_owner: "👋 {who} looks after this Record now too. /people shows everybody.",
  people_came_guest: "👋 {who} is let in as a guest now. /people shows everybody.",
  people_went_owner: "{who} doesn't look after this Record any more. /people shows everybody.",
  people_went_guest: "{who} is no guest here any more. /people shows everybody.",

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
  card_longer_text: "⚠️ Part of a longer text, perhaps pasted: please check whose words these are.",
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
  button_already_known: "Known already",
  button_just_no: "Just no",
  button_back: "Back",
  button_not_now: "Not now",

  // Short answers over the chat to a tap.
  tap_unknown: "This button doesn't work any more.",
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
  review_known: "💤 Has been waiting a while, and the Record says it already ({id}).",
  review_conflict: "⚠️ The Record says something else: look before you decide.",
  review_approved: "Something is approved already: /merge shows it.",
  review_by_hand: "These need a look by hand in PENDING-REVIEW.md:",
  review_faulty: "• {id} (line {line})",
  review_stray:
    "• {id} (line {line}): too far down, below “## Processed”. Whoever runs me can move it up.",
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
  gone_unknown: "I can't find {id}. /review shows what's waiting.",
  gone_approved: "{id} is approved already.",
  gone_rejected: "{id} was rejected already.",
  gone_by_hand: "{id} was changed by hand.",
  gone_changed: "{id} changed after this was shown. /review shows it as it is now.",
  gone_entry: "{id} has changed since you saw it: look at the card again.",
  needs_choice: "The Record disagrees with {id}: choose on its card.",
  already_replaced:
    "{other} is approved and replaces {id} already: /merge that first, or /reject {other}.",
  gone_twice:
    "{id} stands twice in PENDING-REVIEW.md: one of the two needs another number, by hand.",
  gone_astray:
    "{id} stands too far down in PENDING-REVIEW.md, below “## Processed”. Whoever runs me can move it up.",
  mend_candidate: "{id} has to be mended by hand first: PENDING-REVIEW.md, line {line}.",
  other_record: "{id} belongs to another Record. /reject {id} takes it off the list.",
  not_approved: "Not approved: {ids}.",
  saved_before: "{id} was saved before. /reject {id} takes it off the list.",
  said_already: "{entry} says already what {id} says. /reject {id} takes it off the list.",
  choose_again: "I can't tell what {id} is to replace: choose again on its card.",
  replaced_gone: "{id} cannot replace {entry}: there is no such entry any more.",
  replaced_twice:
    "{id} cannot replace {entry}: two entries are called that. One of them needs another number, by hand.",
  replaced_other_kind: "{id} cannot replace {entry}: the two are of different kinds.",
  replaced_already: "{id} cannot replace {entry}: something else has done so already.",
  record_unsound: "{id} breaks a rule of the Record. This has to be mended by hand first:",
  mend_place: "{file} line {line}",
  mend_more: "… and {count} more",
  conflict_file:
    "{file} waits for a look by hand: a file was edited while I was writing it. Bring the two together, delete this one, then ask me again.",

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
  record_too_large:
    "Nothing was done: there is more in the Record's folder than I can take in. Whoever runs me has to move some of the files elsewhere first.",
  backup_failed: "Nothing was merged: I couldn't make a backup first. Whoever runs me can see why.",
  merge_unsafe: "Nothing was merged: I can't change {file} safely. It needs a look by hand first.",
  merge_no_section:
    "Nothing was merged: in {file} “{section}” is missing or damaged. It has to be mended by hand first.",
  receipt_approver: "Somebody else asked for this. Send /merge yourself.",
  receipt_leaves_out: "This leaves out {ids}: look at the card again.",
  receipt_changed: "{id} was changed after I showed it: look at the card again.",
  receipt_used: "That is done already.",
  button_merge: "Merge",
  button_every_line: "Show every line",
  undo_nothing: "There is no merge to take back.",
  undo_ask:
    "Undo the last saving? The Record goes back to how it was, and these wait for your OK again:",
  undo_restores: "{id} counts again:",
  undo_done_one: "↩️ Taken back. {ids} waits for a yes or no again: /review.",
  undo_done_many: "↩️ Taken back. {ids} wait for a yes or no again: /review.",
  undo_cancelled: "The merge stays.",
  undo_changed: "Nothing was undone. {file}: {id} (line {line}) was changed since.",
  undo_missing: "Nothing was undone. {file}: {id} is not there any more.",
  undo_referred: "Nothing was undone. {file}: line {line} refers to {id}.",
  undo_unsafe:
    "Nothing was undone: {file} was changed since, and I can't take the merge out of it safely.",
  button_undo: "Take it back",
  button_leave: "Leave it",

  // /usage and /stop.
  usage_today: "Today: {tokens} tokens; calls to models: {calls}.",
  usage_month: "This month: {tokens} tokens; calls: {calls}.",
  usage_left: "Left for today: {left} of {budget} tokens.",
  usage_money: "It cost about {today} today and {month} this month.",
  usage_unpriced: "Not counted: {models}.",
  usage_unlimited: "There is no daily limit.",
  usage_cached: "{percent}% of what models had to read this month was still in their memory.",
  stopped: "Okay, I stopped.",
  stop_nothing: "There is nothing to stop right now.",

  // Why a debate cannot be settled, behind the Record's id.
  debate_unknown: "there is no {id}.",
  debate_twice: "two debates are called {id}: one of them needs another number, by hand.",
  debate_resolved: "{id} is resolved already.",
  debate_unreadable: "{id} has to be mended by hand in PENDING-REVIEW.md first.",

  // The buttons under an offered look-up, and /ask.
  offer_yes: "Yes, look it up",
  offer_later: "Not now",
  offer_gone: "That offer isn't open any more. Just ask me again!",
  ask_usage: "Like this: /ask how do octopuses sleep?",
  // /why: what an answer rests on.
  why_none: "Nothing that I said is left here to explain.",
  why_unknown: "I do not know any more what that answer rests on.",
  why_nothing: "That rests on nothing in the Record.",
  why_title: "That answer rests on:",
  why_entry: "– {date}: {text}",
  why_dated: "– an entry of {date}",
  why_own_words: "(in their own words: “{words}”)",
  why_gone: "– an entry that has changed or is gone since",
  why_me: "– what the Record says about the person",
  why_chat: "– what was said in this chat",
  why_waiting: "– something noted that waits for a decision",
  why_said_before: "– what was said here on another day",
  why_answered: "– the message that was answered",
  why_memory: "– notes about these days",
  why_in_title: "– looked up in “{title}”",
  why_library: "– looked up in the library",
  why_model: "– looked up with the model",
  ask_nothing: "My Record doesn't answer that, and I would rather not guess.",

  // /profile.
  profile_title: "{name}: how the Record is doing",
  profile_pending_none: "Nothing is waiting for your OK.",
  profile_pending_one: "1 thing is waiting for your OK, {since}: /review",
  profile_pending_many: "{count} things are waiting for your OK, the oldest {since}: /review",
  profile_activity: "Last activity: {day}, {time}",
  profile_activity_none: "Nothing has happened yet.",
  profile_entries: "In it: {kinds}.",
  kind_activity_one: "thing done",
  kind_activity_many: "things done",
  profile_messages:
    "Messages in the last 30 days: {received} received, {answered} answered, {waiting} waiting.",
  profile_rejected: "Turned down last:",
} as const;

/** What somebody did, and has done. */
const DID =
  "*ed|lit|let|stuck|drew|wrote|made|did|read|learnt|built|went|saw|ate|swam|rode|ran|drove|flew|sang|caught|found|bought|brought|took|won|lost|met|sewed|cut|dug|grew|fed|gave|got|spent|threw|hid|broke|knit|slept|sat|stood|climbed|held|led|put|shot|sold|taught|hung|beat";
const DONE =
  "*ed|drawn|written|made|done|read|learnt|built|put|lit|stuck|gone|seen|eaten|swum|ridden|run|driven|flown|sung|caught|found|bought|brought|taken|won|met|sewn|dug|grown|fed|given|spent";

export const ENGLISH_PHRASES = {
  lookup_offer: ["do you want me to look it up"],
  found_out: ["I looked it up!", "I found out!"],
  yes_words:
    "yes yeah yea yep yup yess yesss yay sure ok okay okey k please pls ya yah y mhm uh-huh absolutely definitely totally certainly".split(
      " ",
    ),
  yes_phrases: [
    "you bet",
    "okey dokey",
    "uh huh",
    "deffo",
    "yass",
    "certainly",
    "i would",
    "we would",
    "would you",
    "i'd be grateful",
    "if it's not too much trouble",
    "i was hoping you'd ask",
    "off you go",
    "off you go and look",
    "we'd like to know",
    "we'd both like to know",
    "we want to know",
    "i'd like to know",
    "mum says yes",
    "mom says yes",
    "dad says yes",
    "granny says yes",
    "that would be cool",
    "that wud be cool",
    "please check",
    "go and check",
    "very well",
    "right you are",
    "that would be wonderful",
    "that would be helpful",
    "that'd be cool",
    "that'd be lovely",
    "knock yourself out",
    "crack on",
    "hit me",
    "yes we do",
    "we do",
    "gladly",
    "with pleasure",
    "good idea",
    "great idea",
    "that would be very kind",
    "that would be kind",
    "that's kind",
    "fine by me",
    "fine with me",
    "alright",
    "all right",
    "if you don't mind",
    "if you like",
    "do that",
    "do",
    "check",
    "search",
    "i'm curious",
    "yes i do",
    "i do",
    "works for me",
    "that works",
    "if you can",
    "i'd appreciate that",
    "i would appreciate that",
    "love to",
    "look it up",
    "go ahead",
    "do it",
    "go for it",
    "find out",
    "tell me",
    "look up",
    "yes please",
    "of course",
    "let's do it",
    "lets do it",
    "let's",
    "why not",
    "please do",
    "sounds good",
    "sure thing",
    "i'd love that",
    "i would love that",
    "i'd like that",
    "i would like that",
    "i'd love to know",
    "i want to know",
    "i wanna know",
    "that would be great",
    "that would be nice",
    "that would be lovely",
    "that'd be great",
    "that'd be nice",
    "go on",
    "yes do",
    "be my guest",
    "by all means",
    "check it",
    "search for it",
    "look",
  ],
  yes_fillers:
    "and can could for i it just know let me now oh pls so that then to want would you".split(" "),
  yes_thanks:
    "dear love darling sweetheart kind of you grateful wonderful hmm hm mmm that's why and both yea good fab brilliant perfect amazing ta cheers i'm curious thanks thank you thx ty oh ooh wow great cool nice super awesome lovely very much so then now".split(
      " ",
    ),
  report_openers: [
    `two|three|four|five|six|seven|both|all of us |just|all|both ${DID}`,
    `us * ${DID}`,
    `our|whole|the family|team|class|street|school ${DID}`,
    "* taught|showed us",
    `^went|visited|baked|built|played|made|cooked|been ... with`,
    "we done",
    `me * |* and * |* ${DID}`,
    "we've|weve |just been to|at|in|on",
    "just got|came|come back from",
    "we just|only got|came back",
    `we |just|all|both|each|also|even|then|*ly ${DID}`,
    `and me|i |just|all|both|each|also|even|then|*ly ${DID}`,
    `me and * |* ${DID}`,
    `we've|weve |just|all|also|even|finally ${DONE}`,
    `we have |just|all|also|even|finally ${DONE}`,
    "we were at|in|on|out|outside|making|playing|building|baking|swimming",
    "we had a|an|our|lots|pizza|pancakes|ice",
    "we had so much fun",
  ],
  report_leads: [
    "guess what",
    "you know what",
    "know what",
    "just so you know",
    "hey",
    "hi",
    "hello",
    "so",
    "and",
    "omg",
    "oh",
    "well",
  ],
  report_states:
    "need needed wanted liked loved hoped hated used believed decided wished seemed owned trusted missed planned supposed allowed agreed wondered happened red bed shed called named married related tired bored".split(
      " ",
    ),
  report_breaks:
    "if when what why how who which that think thought know because did does do can could should would will might may whether until before like say says said wish hope wish... dream... dreamed... dreamt... story... pretend... imagine... remember... film... movie... always... usually... sometimes... never... every...".split(
      " ",
    ),
  homework_words: ["homework"],
  stop_words: ["stop", "quit", "done", "exit"],
  between_us: [
    "just between us ...",
    "only between us ...",
    "between you and me ...",
    "just between you and me ...",
    "just us two",
    "between us",
    "jus between us ...",
    "just betwen us ...",
    "just between u and me ...",
    "keep it between us ...",
    "this stays between us ...",
    "it stays between us ...",
    "off the record",
    "can i tell you a secret ...",
    "can i tell u a secret ...",
    "can i tell you something secret ...",
    "i want to tell you a secret",
    "i wanna tell you a secret",
    "i have a secret",
    "ive got a secret",
    "i've got a secret",
    "it's a secret",
    "its a secret",
    "this is a secret",
    "can you keep a secret",
    "can u keep a secret",
    "don't tell anyone ...",
    "dont tell anyone ...",
    "don't tell anybody ...",
    "dont tell anybody ...",
    "don't tell mum ...",
    "dont tell mum ...",
    "don't tell mom ...",
    "dont tell mom ...",
    "don't tell dad ...",
    "dont tell dad ...",
    "don't write this down ...",
    "dont write this down ...",
    "don't remember this ...",
    "dont remember this ...",
  ],
  between_us_over: [
    "that's all",
    "thats all",
    "that's all for now",
    "that is all",
    "that was all",
    "you may remember again",
    "you can remember again",
    "end it",
    "secret over",
    "no more secrets",
  ],
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

const SPEAKERS = {
  own: ["i", "me", "myself", "user", "human", "the user", "the human"],
  you: ["you"],
  machine_words: "llm ai bot chatbot robot assistant model".split(" "),
  machine_labels: "chat system tool function computer voice response answer".split(" "),
  said: ["said", "says", "wrote", "writes", "asked", "asks", "answered", "replied"],
  told: "told tells texted texts emailed mailed messaged posted commented shouted whispered explained added mentioned noted reads goes written".split(
    " ",
  ),
  letters:
    "answer answers reply replies letter letters mail mails email emails message messages postcard card text sms note chat dm".split(
      " ",
    ),
  of: "from by of".split(" "),
  sent: "sent sends".split(" "),
  mail_from: "from sender".split(" "),
  mail_fields: "sent date to cc subject reply".split(" "),
  passed_on: "original forwarded fwd".split(" "),
  sections:
    "topic topics dream story wish secret reason reminder update look yes no ok wow summary checkpoint learned learnt learning questions question ideas idea notes note next goals goal plans plan date time place title subject mood highlights key main what new done todo ps things interests interest facts fact insights progress activities activity open follow tags name age birthday favourite favorite hobby hobbies ingredients steps breakfast lunch dinner school homework score result price size monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split(
      " ",
    ),
};

export const ENGLISH = {
  names: ["english", "en", "inglés", "ingles", "englisch", "anglais"],
  lines: ENGLISH_LINES,
  phrases: ENGLISH_PHRASES,
  speakers: SPEAKERS,
  distress: ENGLISH_DISTRESS,
  silence: ENGLISH_SILENCE,
  examples: {
    liked: { question: "{topic}: is that something you like?", answer: "Oh yes, a lot! You too?" },
    unknown: {
      questions: [
        "How deep is the deepest lake?",
        "Who built the first bicycle?",
        "How many bones has a giraffe's neck?",
      ],
      answer: "I haven't learned that yet: {offer}?",
    },
    machine: {
      question: "Are you a real person?",
      answer: "No, I'm software that speaks from {name}'s Record.",
    },
  },
  days: ENGLISH_DAYS,
  followUps: ENGLISH_FOLLOW_UPS,
  offers: ENGLISH_OFFERS,
  specifics: ENGLISH_SPECIFICS,
};
