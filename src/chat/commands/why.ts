// The command /why: the sources of an answer, the newest one or the one that the command answers. Proof: test/e2e/why.test.ts.

import { clip } from "../../record/text/clip.ts";
import type { KnownEntry, LibraryEntry } from "../../record/types.ts";
import { fill, type Lines } from "../../wording/catalogue.ts";
import { readReceipt, type KeptSource } from "../../voice/receipts/receipt.ts";
import { say } from "../answer.ts";
import { channelKeyOf, type Command, type Incoming } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";

/** Tells each entry with its date and words; a guest hears the dates. */
export async function why(incoming: Incoming<Command>, deps: ChatDeps): Promise<void> {
  const { lines } = deps.desk.wording();
  const answer = answerMeant(incoming, deps);
  if (answer === undefined) return say(incoming, { text: lines.why_none }, deps);
  const sources = answer.restsOn === undefined ? undefined : readReceipt(answer.restsOn);
  if (sources === undefined) return say(incoming, { text: lines.why_unknown }, deps);
  const { mind, lived, library } = await deps.voice.snapshot();
  const known = {
    entries: [...mind, ...lived],
    library,
    isGuest: deps.roles.isGuest(incoming.user.id),
    lines,
  };
  const told = [...new Set(sources.map((source) => lineOf(source, known)))];
  const text = told.length === 0 ? lines.why_nothing : [lines.why_title, ...told].join("\n");
  await say(incoming, { text }, deps);
}

/** The message that a person answers may have lines of ours above and below the answer. */
function answerMeant({ chat, replyTo }: Incoming, { desk: { state } }: ChatDeps) {
  const answers = state.conversations.answers(channelKeyOf(chat.id));
  const said = replyTo?.said ?? replyTo?.quoted;
  return said === undefined ? answers[0] : answers.find(({ text }) => said.includes(text));
}

/** Of each text. */
const ENTRY_CHARS = 300;

interface Known {
  readonly entries: readonly KnownEntry[];
  readonly library: readonly LibraryEntry[];
  readonly isGuest: boolean;
  readonly lines: Lines;
}

function lineOf(source: KeptSource, { entries, library, isGuest, lines }: Known): string {
  if ("entry" in source) {
    const entry = entries.find(({ id, date = "" }) => id === source.entry && date === source.date);
    if (!entry) return lines.why_gone;
    return isGuest ? fill(lines.why_dated, { date: dateOf(entry) }) : entryLine(entry, lines);
  }
  if ("part" in source) return lines[`why_${source.part}`];
  if ("title" in source) {
    const title = library.find(({ id }) => id === source.title)?.title;
    return title === undefined
      ? lines.why_library
      : fill(lines.why_in_title, { title: clip(title, ENTRY_CHARS) });
  }
  return source.lookup === "model" ? lines.why_model : lines.why_library;
}

function entryLine(entry: KnownEntry, lines: Lines): string {
  const { text, ownWords } = entry;
  const told = fill(lines.why_entry, { date: dateOf(entry), text: clip(text, ENTRY_CHARS) });
  return ownWords
    ? `${told} ${fill(lines.why_own_words, { words: clip(ownWords, ENTRY_CHARS) })}`
    : told;
}

const DATE_CHARS = 10;

function dateOf({ date = "" }: KnownEntry): string {
  return clip(date, DATE_CHARS) || "?";
}
