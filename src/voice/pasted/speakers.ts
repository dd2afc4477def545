// The speakers of a chat by their names: the person themselves, whoever is spoken to, a machine, or somebody unknown.

import { wordsIn } from "../../record/text/fold.ts";
import {
  MACHINE_LABELS,
  MACHINE_WORDS,
  OWN_LABELS,
  YOU_LABELS,
} from "../../wording/chat-labels.ts";

export type Speaker = "own" | "you" | "machine" | "perhaps a machine" | "either" | "unknown";

export interface Speakers {
  /** Names that make a label wherever they stand before a colon. */
  readonly known: readonly string[];
  /** The person's own names, folded, without those that are the bot's too. */
  readonly greeted: ReadonlySet<string>;
  /** @param isWhole nothing else may stand beside a machine's name: "AI is fun" is an ordinary line. */
  readonly speakerOf: (name: string, isWhole: boolean) => Speaker;
}

/**
 * Tells who somebody of a chat is.
 * @param names the person's; `me`: the speaker that the person says they are, where they were asked.
 */
export function speakersBy(
  names: readonly string[],
  { botNames, me }: { readonly botNames: readonly string[]; readonly me: string | undefined },
): Speakers {
  const mine = new Set(names.flatMap(foldedNames));
  const bots = new Set(botNames.flatMap((name) => foldedNames(name).slice(0, 1)));
  return {
    known: [
      ...OWN_LABELS,
      ...YOU_LABELS,
      ...MACHINE_WORDS,
      ...names,
      ...mine,
      ...botNames,
      me ?? "",
    ].filter(Boolean),
    greeted: new Set([...mine].filter((name) => !bots.has(name))),
    speakerOf(name, isWhole) {
      if (me !== undefined) return name === me ? "own" : otherThanMe(roleOf(name, isWhole));
      const speaker = speakerNamed(name, mine, isWhole);
      if (!bots.has(name)) return speaker;
      // A bot may be called like its person.
      return ["own", "you", "either"].includes(speaker) ? "either" : "machine";
    },
  };
}

/** Words that stand beside a machine's name: versions and makers. */
const MODEL_WORDS =
  /^(?:\d.*|o|v\d*|the|my|meta|google|microsoft|open|chat|le|mini|pro|plus|turbo|flash|sonnet|opus|haiku|advanced|l)$/;

/** The whole name, and the first of several names. */
function foldedNames(name: string): readonly string[] {
  const words = wordsIn(name).map(({ folded }) => folded);
  return [words.join(" "), words[0] ?? ""].filter((each) => each !== "");
}

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
