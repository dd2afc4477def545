// The author of a text. A person's own message is theirs. Of a chat that they paste or bring as a file, only the lines of
// the one speaker who is certainly them are theirs; in doubt, none is. So the Record never remembers somebody else's words
// as the person's. The text's layout decides. Proof: test/voice/own-words.test.ts.

import { wordsIn } from "../record/text/fold.ts";
import type { Persona } from "../record/types.ts";
import {
  BESIDE_SUBJECT,
  FIRST_PERSON,
  MACHINE_LABELS,
  MACHINE_WORDS,
  OWN_LABELS,
  SECTION_WORDS,
  SUBJECTS,
  YOU_LABELS,
} from "../wording/chat-labels.ts";
import { attributionLines } from "./attribution-lines.ts";
import { isCopied } from "./copied-heads.ts";
import {
  CLOSED,
  isHandle,
  isBracketed,
  isLikeName,
  isStamped,
  isNamedInSmall,
  labelLines,
  withoutClosing,
  type LabelLine,
} from "./label-lines.ts";
import { passages } from "../record/text/quote.ts";
import type { ChatSpeaker, InboundMessage, VoiceDeps } from "./ports.ts";

/** The part of a text that may be quoted as the person's own. */
export type OwnWords =
  /** All of it: the text is no chat. */
  | { readonly kind: "all"; readonly words: string }
  /** The lines of the one speaker of a chat who is the person; "" when this part has none. */
  | { readonly kind: "lines"; readonly words: string }
  /** None: the text is a chat or the rest of one, and nobody can say which lines are the person's. */
  | { readonly kind: "unclear"; readonly speakers?: readonly ChatSpeaker[] };

/** The fields of a message, beside its text, that tell whose words it holds. */
export type WhoseField = "senderNames" | "botNames" | "earlier";

/** Gives the person's own words of a message. The earlier parts of a paste tell whose the lines of a later part are. */
export async function ownWordsOf(
  { text, senderNames = [], botNames, earlier }: Pick<InboundMessage, "text" | WhoseField>,
  { snapshot }: Pick<VoiceDeps, "snapshot">,
): Promise<OwnWords> {
  if (earlier === null) return { kind: "unclear" };
  const { persona } = await snapshot();
  return ownWords(text, [...namesOf(persona), ...senderNames], { earlier, botNames });
}

/** Gives the names by which the Record knows the person. */
export function namesOf({ name, nickname }: Pick<Persona, "name" | "nickname">): readonly string[] {
  return [name, ...(nickname === undefined ? [] : [nickname])];
}

/**
 * Gives the person's own words of a text.
 * @param names the person's names, as far as they are known.
 * @param context the parts of the same paste before this one; the names of the bot, in whose name others may speak too; and
 *   the speaker that the person says they are, where they were asked.
 */
export function ownWords(
  text: string,
  names: readonly string[],
  { earlier = "", botNames = [], me }: OwnWordsContext = {},
): OwnWords {
  const mine = new Set(names.flatMap(foldedNames));
  const bots = new Set(botNames.flatMap((name) => foldedNames(name).slice(0, 1)));
  const known = [
    ...OWN_LABELS,
    ...YOU_LABELS,
    ...MACHINE_WORDS,
    ...names,
    ...mine,
    ...botNames,
    me ?? "",
  ].filter(Boolean);
  const speakerOf = (name: string, isWhole: boolean): Speaker => {
    if (me !== undefined) return name === me ? "own" : otherThanMe(roleOf(name, isWhole));
    const speaker = speakerNamed(name, mine, isWhole);
    if (!bots.has(name)) return speaker;
    // A bot may be called like its person.
    return ["own", "you", "either"].includes(speaker) ? "either" : "machine";
  };
  const before = earlier === "" ? [] : linesOf(earlier, known);
  const lines = [...before, ...linesOf(text, known)];
  const isKnown = (name: string): boolean => speakerOf(name, true) !== "unknown";
  const isWhollyQuoted = lines.every((line) => isQuote(line) || !line.trim());
  const last = lines.findLastIndex((line) => line.trim());
  const found = labelLines(lines, isKnown)
    // A name at the end of a letter is no label.
    .filter(({ line, isWeak, rest }) => line < last || !isWeak || rest)
    .map((label) => ({
      ...label,
      key: `${label.form} ${label.name}`,
      // "Me" in a quotation is whoever is quoted.
      speaker:
        label.form.split(" ").includes(">") && !isWhollyQuoted
          ? ("either" as const)
          : speakerOf(label.name, label.isWeak),
    }));
  const labels = found.filter(({ isWeak }) => !isWeak).concat(weakOnesOf(found, lines));
  const others = attributionLines(withoutLabels(lines, labels), isKnown);
  const greeted = new Set([...mine].filter((name) => !bots.has(name)));
  if (others.size === 0 && !isChat(labels, lines) && !isCopied(lines, greeted)) {
    return { kind: "all", words: text };
  }
  if (ROLE_FIELD.test(lines.join("\n"))) return { kind: "unclear" };
  const own = ownKey(labels);
  // The lines above a mail name its writer in another way.
  if (own === undefined) return others.size === 0 ? unclear(labels) : { kind: "unclear" };
  // In a chat, a machine's name alone on a line is a label.
  const named = found.filter(({ isWeak, speaker }) => isWeak && speaker !== "unknown");
  const all = [...new Set([...labels, ...named])];
  return { kind: "lines", words: linesFrom(before.length, lines, all, own, others) };
}

/** Of a turn the words alone: its label tells whose they are. */
function withoutLabels(lines: readonly string[], labels: readonly Label[]): readonly string[] {
  const rests = new Map(
    labels
      .filter((label) => label.speaker !== "unknown" || isReported(label))
      .map(({ line, rest }) => [line, rest]),
  );
  return lines.map((line, at) => rests.get(at) ?? line);
}

interface OwnWordsContext {
  readonly earlier?: string | undefined;
  readonly botNames?: readonly string[] | undefined;
  readonly me?: string;
}

type Speaker = "own" | "you" | "machine" | "perhaps a machine" | "either" | "unknown";

interface Label extends LabelLine {
  /** Form and name. They are the same for all turns of one speaker. */
  readonly key: string;
  readonly speaker: Speaker;
}

/** Words that stand beside a machine's name: versions and makers. */
const MODEL_WORDS =
  /^(?:\d.*|o|v\d*|the|my|meta|google|microsoft|open|chat|le|mini|pro|plus|turbo|flash|sonnet|opus|haiku|advanced|l)$/;

/** Fields of exports as JSON or YAML. */
const ROLE_FIELD =
  /["']?\b(?:role|author|sender|speaker)\b["']?\s*:\s*["']?(?:user|human|assistant|ai|model|system)\b/i;

/** In a paste that lost its line breaks, a label within a line begins a new one. */
function linesOf(text: string, known: readonly string[]): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  // A label has a colon with nothing or a blank behind it. Most texts have none, and the patterns take long to make.
  if (!lines.some(mayHoldLabel)) return lines;
  const { first, afterSentence, further } = labelPatterns(known);
  return lines.flatMap((line) => {
    if (!mayHoldLabel(line)) return [line];
    const begin = first.test(line) ? 0 : line.search(afterSentence);
    if (begin === -1) return [line];
    const labelled = line.slice(begin).trimStart();
    const start = first.exec(labelled)?.[0] ?? "";
    const turns = `${start}${labelled.slice(start.length).replace(further, "\n$1")}`.split("\n");
    const parts = begin === 0 ? turns : [line.slice(0, begin), ...turns];
    return isQuote(line) ? parts.map((part) => (isQuote(part) ? part : `> ${part}`)) : parts;
  });
}

function mayHoldLabel(line: string): boolean {
  return /[:：](?:\s|$)/.test(line);
}

function labelPatterns(known: readonly string[]) {
  const names = known
    .filter((name) => name.length <= 60)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const word = String.raw`(?:(?:${names.join("|")})(?!\p{L})|(?-i:\p{Lu})[\p{L}\p{M}\p{N}'’.-]{0,40})`;
  const label = String.raw`${word}(?:\s[\p{L}\p{N}.-]{1,30}){0,2}\s?[:：](?=\s|$)`;
  return {
    first: new RegExp(String.raw`^\P{L}{0,40}${label}`, "iu"),
    afterSentence: new RegExp(String.raw`(?<=[.!?…]["'”’»)]{0,3})\s+(?=${label})`, "iu"),
    further: new RegExp(String.raw`\s(${label})`, "giu"),
  };
}

/** The whole name, and the first of several names. */
function foldedNames(name: string): readonly string[] {
  const words = wordsIn(name).map(({ folded }) => folded);
  return [words.join(" "), words[0] ?? ""].filter((each) => each !== "");
}

/** @param isWhole nothing else may stand beside a machine's name: "AI is fun" is an ordinary line. */
function speakerNamed(name: string, mine: ReadonlySet<string>, isWhole: boolean): Speaker {
  const speaker = roleOf(name, isWhole);
  if (!mine.has(name)) return speaker;
  // "Claude" may be a person or a machine.
  return speaker === "unknown" ? "own" : "either";
}

function roleOf(name: string, isWhole: boolean): Speaker {
  if (OWN_LABELS.has(name)) return "own";
  if (YOU_LABELS.has(name)) return "you";
  const words = name.split(" ");
  const isMachine = [...words, words.join("")].some((word) => MACHINE_WORDS.has(word));
  const isAlone = words.every((word) => MACHINE_WORDS.has(word) || MODEL_WORDS.test(word));
  const isJoined = MACHINE_WORDS.has(words.join(""));
  if (isMachine && words.length <= 4 && (isAlone || isJoined || !isWhole)) return "machine";
  return MACHINE_LABELS.has(name) ? "perhaps a machine" : "unknown";
}

/** What a label says when the person is somebody else of this chat: "Me" is then whoever copied it. */
function otherThanMe(role: Speaker): Speaker {
  return role === "own" || role === "you" ? "unknown" : role;
}

/** Headings, single words and the like count where they alternate or a known speaker is among them. */
function weakOnesOf(labels: readonly Label[], lines: readonly string[]): readonly Label[] {
  const byForm = Map.groupBy(
    labels.filter(({ isWeak }) => isWeak),
    ({ form }) => form,
  );
  return [...byForm.values()].filter((alike) => areSpeakers(alike, lines)).flat();
}

function areSpeakers(all: readonly Label[], lines: readonly string[]): boolean {
  const alike = all.filter(({ name }) => name !== CLOSED);
  const names = new Set(alike.map(({ key }) => key));
  // Nobody but an account is called like this.
  if (alike.some(({ form, written }) => form.startsWith("bare") && isHandle(written))) return true;
  if (names.size < 2) return false;
  if (alike.some(({ speaker }) => speaker !== "unknown")) return true;
  if (names.size < alike.length) return true;
  if (alike.some(isOfSection)) return false;
  // Headings of one word each, or a word above every paragraph, may be people or topics.
  const isHeaded = alike.every(
    ({ form, name }) => form.includes("#") && /^\S+(?: \d+)?$/.test(name),
  );
  // "Anna - we built a boat" says more than an item of a list.
  const isSaid = alike.every(
    ({ written, rest }) => isLikeName(written) && /\S\s+\S+\s+\S/.test(rest),
  );
  return isHeaded || isSaid || alike.some(isVoice) || areAbove(alike, lines);
}

/** True when they are the first lines of paragraphs, each with more below it. */
function areAbove(labels: readonly Label[], lines: readonly string[]): boolean {
  if (!labels.every(({ form }) => form.startsWith("bare"))) return false;
  const starts = lines.flatMap((line, at) => (line.trim() && !lines[at - 1]?.trim() ? [at] : []));
  const areFirst = labels.map(({ line }) => line).join() === starts.join();
  return areFirst && starts.every((at) => lines[at + 1]?.trim());
}

/** True for an unknown name with words of a person's own behind it: "Tom: I take sweets". */
function isVoice(label: Label): boolean {
  const { written, rest, speaker } = label;
  if (speaker !== "unknown" || isOfSection(label)) return false;
  const words = wordsIn(rest.slice(0, SPOKEN_CHARS)).map(({ folded }) => folded);
  if (isLikeName(written)) return words.some((word) => FIRST_PERSON.has(word));
  return FIRST_PERSON.has(words[0] ?? "") && isNamedInSmall(label);
}

/** "Tom wrote: ...". What the person says that they said is no chat. */
function isReported(label: Label): boolean {
  if (!label.form.endsWith(" said") || isOfSection(label)) return false;
  // "On Monday I wrote", "I then said".
  const who = label.name.split(" ").findLast((word) => !BESIDE_SUBJECT.has(word));
  return !FIRST_PERSON.has(label.name) && who !== undefined && !SUBJECTS.has(who);
}

/** Of the words behind a name so many characters are looked at. */
const SPOKEN_CHARS = 300;

function isOfSection({ name }: Label): boolean {
  return SECTION_WORDS.has(name.split(" ")[0] ?? "");
}

function isChat(labels: readonly Label[], lines: readonly string[]): boolean {
  const text = lines.join("\n");
  if (ROLE_FIELD.test(text)) return true;
  // What is quoted was said before, and where no label says by whom nobody knows. Nor does anybody of a time in brackets.
  if (lines.some((line) => isQuote(line) || isBracketed(line))) return true;
  const keys = new Set(labels.map(({ key }) => key));
  // "Tom wrote: ..." quotes Tom, and so does a name alone before what somebody says of themselves.
  if (labels.some((label) => isReported(label) || isVoice(withBelow(label, lines)))) return true;
  if (labels.some(({ isWeak, isDated }) => isWeak || isDated)) return true;
  if (labels.some(({ speaker }) => !["unknown", "perhaps a machine"].includes(speaker)))
    return true;
  const isPair = labels.some(({ speaker }) => speaker === "perhaps a machine") && keys.size >= 2;
  if (isPair || keys.size < labels.length) return true;
  return keys.size >= 2 && labels.filter(isOfSection).length * 2 < labels.length;
}

/** A label with the line below it where nothing stands beside it. */
function withBelow(label: Label, lines: readonly string[]): Label {
  return label.rest.trim() ? label : { ...label, rest: lines[label.line + 1] ?? "" };
}

function isQuote(line: string): boolean {
  return /^\s*>/.test(line);
}

/** The label that is certainly the person's. When two could be, none is. */
function ownKey(labels: readonly Label[]): string | undefined {
  const keysOf = (speaker: Speaker): readonly string[] => [
    ...new Set(labels.filter((label) => label.speaker === speaker).map(({ key }) => key)),
  ];
  const [own, otherOwn] = keysOf("own");
  if (own !== undefined) return otherOwn === undefined ? own : undefined;
  const [you, otherYou] = keysOf("you");
  if (you === undefined || otherYou !== undefined) return undefined;
  const isWithMachine = keysOf("machine").length + keysOf("perhaps a machine").length > 0;
  const form = labels.find(({ key }) => key === you)?.form;
  const counts = Map.groupBy(labels, ({ key }) => key);
  const hasRival = labels.some(
    ({ key, speaker, form: other }) =>
      speaker === "either" ||
      (speaker === "unknown" && other === form && (counts.get(key)?.length ?? 0) > 1),
  );
  return isWithMachine && !hasRival ? you : undefined;
}

/** More are not asked about in one question. */
const MOST_SPEAKERS = 4;

/** Names those whom the person may be, where the lines of each can be told apart. */
function unclear(labels: readonly Label[]): OwnWords {
  const spoken = labels.filter((label) => label.name !== CLOSED && !isOfSection(label));
  const byName = [...Map.groupBy(spoken, ({ name }) => name).values()];
  const areApart = new Set(spoken.map(({ key }) => key)).size === byName.length;
  const isQuoted = spoken.some(({ form }) => form.split(" ").includes(">"));
  // A line above the chat may look like a label, too. Who talks has more than one turn.
  const often = byName.filter((turns) => turns.length > 1);
  const speakers = (often.length > 1 ? often : byName)
    .flatMap(([label]) => (label === undefined || label.speaker === "machine" ? [] : [label]))
    .map(({ name, written }) => ({ name, written: bareName(written, name) }));
  const canBeAsked = areApart && !isQuoted && byName.length > 1 && speakers.length > 0;
  return canBeAsked && speakers.length <= MOST_SPEAKERS
    ? { kind: "unclear", speakers }
    : { kind: "unclear" };
}

/** A name as it is written, without "said" behind it and without signs around it. */
function bareName(written: string, name: string): string {
  const words = wordsIn(written);
  const last = words[name.split(" ").length - 1] ?? words.at(-1);
  return last === undefined ? written : written.slice(words[0]?.start, last.end);
}

/** The words of this label's speaker from line `first` on. */
function linesFrom(
  first: number,
  lines: readonly string[],
  labels: readonly Label[],
  own: string,
  attributed: ReadonlySet<number>,
): string {
  const at = new Map(labels.map((label) => [label.line, label]));
  const others = labels.filter((label) => label.key !== own && !isOfSection(label));
  // What stands between two turns, or is quoted within one, is somebody else's: no quote may reach over it.
  const said: string[][] = [];
  let isBehindGap = true;
  let turn: Turn | undefined;
  for (const [index, line] of lines.entries()) {
    const label = at.get(index);
    // The cut may have gone through a name, so the speaker is unknown up to the next label.
    if (index === first) turn = undefined;
    // Its label is not understood: it is somebody's message.
    if (!label && isStamped(line)) turn = undefined;
    const isRule = !label && /^\s*([-*_=~]\s*){3,}$/.test(line);
    if (label) turn = label.key === own ? { label, isSaid: label.rest.trim() !== "" } : undefined;
    // A rule under a name underlines it. A rule under spoken words ends the turn.
    else if (isRule && turn?.isSaid) turn = undefined;
    // Under a line that names somebody else as the writer, nothing is the person's up to the next label.
    if (attributed.has(index)) turn = undefined;
    if (label) isBehindGap = true;
    if (isRule) continue;
    const isQuoted = !label && isQuote(line) && !turn?.label.form.includes(">");
    if (!turn || isQuoted) {
      isBehindGap = true;
      continue;
    }
    const words = withoutClosing(label ? label.rest : line);
    // When nobody else has a label, the text after a turn may be the other side's answer.
    if (!label && others.length === 0 && turn.isSaid) continue;
    if (words.trim()) turn = { ...turn, isSaid: true };
    if (index < first) continue;
    if (isBehindGap) said.push([]);
    isBehindGap = false;
    said.at(-1)?.push(words);
  }
  return passages(said.map((part) => part.join("\n").trim()).filter((part) => part !== ""));
}

interface Turn {
  readonly label: Label;
  readonly isSaid: boolean;
}
