// The author of a text. A person's own message is theirs. Of a chat that they paste or bring as a file, only the lines of
// the one speaker who is certainly them are theirs; in doubt, none is. So the Record never remembers somebody else's words
// as the person's. The text's layout decides. Proof: test/voice/pasted/own-words.test.ts.

import type { Persona } from "../../record/types.ts";
import { announcements, type ForeignSign } from "./announcements.ts";
import { attributionLines } from "./attribution-lines.ts";
import { isQuote, linesOf } from "./chat-lines.ts";
import {
  isChat,
  isOfSection,
  isReported,
  ROLE_FIELD,
  weakOnesOf,
  type Label,
} from "./chat-signs.ts";
import { closings } from "./closings.ts";
import { copiedHeads, isGreeting } from "./copied-heads.ts";
import { hasElements, isData } from "./data-rows.ts";
import { hiddenSpeakers, mayStandBelow } from "./hidden-speakers.ts";
import { CLOSED, labelLines } from "./label-lines.ts";
import { bareName } from "./names.ts";
import type { ChatSpeaker, InboundMessage, VoiceDeps } from "../ports.ts";
import { sentTexts } from "./sent-texts.ts";
import { speakersBy, type Speaker } from "./speakers.ts";
import { linesFrom, strangeLines } from "./turns.ts";

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
  const { known, greeted, speakerOf } = speakersBy(names, { botNames, me });
  const before = earlier === "" ? [] : linesOf(earlier, known);
  const lines = [...before, ...linesOf(text, known)];
  const mine = me === undefined ? greeted : new Set([...greeted, me]);
  const isKnown = (name: string): boolean => speakerOf(name, true) !== "unknown";
  const isWhollyQuoted = lines.every((line) => isQuote(line) || !line.trim());
  const last = lines.findLastIndex((line) => line.trim());
  if (isData(lines)) return { kind: "unclear" };
  const readings = labelLines(lines, isKnown)
    // A name at the end of a letter is no label.
    .filter(({ line, form, isWeak, rest }) => line < last || rest || !(isWeak || form === "stamp"))
    .map((label) => ({
      ...label,
      key: `${label.form} ${label.name}`,
      // "Me" in a quotation is whoever is quoted.
      speaker:
        label.form.split(" ").includes(">") && !isWhollyQuoted
          ? ("either" as const)
          : speakerOf(label.name, label.isWeak),
    }));
  const found = readings.filter(({ isStrange }) => !isStrange);
  const strangers = readings.filter(({ isStrange }) => isStrange);
  const labels = found.filter(({ isWeak }) => !isWeak).concat(weakOnesOf(readings, lines));
  const others = attributionLines(withoutLabels(lines, labels), isKnown);
  const copied = [...copiedHeads(lines), ...hiddenSpeakers(lines, isKnown)];
  if (
    others.size === 0 &&
    !isChat(labels, strangers, lines) &&
    copied.length === 0 &&
    !lines.some((line) => isGreeting(line, greeted))
  ) {
    const isForeign = hasElements(lines) || foreignSigns(lines, mine).length > 0;
    return isForeign ? { kind: "unclear" } : { kind: "all", words: text };
  }
  if (ROLE_FIELD.test(lines.join("\n"))) return { kind: "unclear" };
  const own = ownKey(labels);
  // The lines above a mail name its writer in another way.
  if (own === undefined) return others.size === 0 ? unclear(labels) : { kind: "unclear" };
  // In a chat, a machine's name alone on a line is a label.
  const named = found.filter(({ isWeak, speaker }) => isWeak && speaker !== "unknown");
  const all = [...new Set([...labels, ...named])];
  if (mayStandBelow(all, lines)) return { kind: "unclear" };
  const signs = signsWithin(own, all, withoutLabels(lines, all), mine);
  if (signs.some(({ reach }) => reach === "whole")) return { kind: "unclear" };
  // Under a line that names somebody else as the writer, nothing is the person's up to the next label.
  const ends = new Set([
    ...others,
    ...signs.map(({ line }) => line),
    ...strangeLines(lines, { labels: all, strangers, copied }),
  ]);
  return { kind: "lines", words: linesFrom(before.length, lines, all, own, ends) };
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

/** The lines that show that somebody else wrote a text, although none names them as its writer. */
function foreignSigns(lines: readonly string[], mine: ReadonlySet<string>): readonly ForeignSign[] {
  return [...announcements(lines, mine), ...closings(lines, mine), ...sentTexts(lines, mine)];
}

/** Those within the person's own turns, where a letter was pasted into one. */
function signsWithin(
  own: string,
  labels: readonly Label[],
  lines: readonly string[],
  mine: ReadonlySet<string>,
): readonly ForeignSign[] {
  const starts = labels.toSorted((a, b) => a.line - b.line);
  return starts.flatMap(({ key, line }, nth) => {
    if (key !== own) return [];
    const turn = lines.slice(line, starts[nth + 1]?.line);
    // Programs put the time into a turn, too.
    const found = [...announcements(turn, mine, true), ...closings(turn, mine)];
    return found.map((sign) => ({ ...sign, line: sign.line + line }));
  });
}

interface OwnWordsContext {
  readonly earlier?: string | undefined;
  readonly botNames?: readonly string[] | undefined;
  readonly me?: string;
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
