// The part of a Record that goes into the portable prompt, within a number of characters: the newest first, each item whole
// or not at all. It reads nothing but persona and entries, so nothing else can get out. Proof: test/voice/portable.test.ts.

import { oneLine } from "../../record/text/scalar.ts";
import type { RecordSnapshot } from "../../record/store.ts";
import type { MindCategory, MindEntry } from "../../record/types.ts";
import { fairShare } from "./budget.ts";
import { defused } from "./delimited.ts";
import { personaListings, textOf, type Listing } from "./persona.ts";

/** Characters of the Record in a portable prompt. */
export const DATA_CHARS = 12_000;

const RECENT = 10;
/** Characters below which no list is shortened. When there are too many lists for that, the last ones are left out. */
const SHORTEST_LISTING = 80;
/** Characters of the longest ordinary entry. A longer one that does not fit must not hide the older ones. */
const LONGEST_ENTRY = 800;

/** Lines under the prompt's headings. */
export interface PortableData {
  readonly voice: readonly string[];
  readonly who: readonly string[];
  readonly knowledge: readonly string[];
  readonly curiosity: readonly string[];
  readonly personality: readonly string[];
  readonly recent: readonly string[];
}

/** Gives the lines of a Record for each heading. */
export function portableData({
  persona,
  mind,
}: Pick<RecordSnapshot, "persona" | "mind">): PortableData {
  const listings = personaListings(persona);
  const part = (name: Listing["part"]) => listings.filter((listing) => listing.part === name);
  const entries = mind.filter(({ text }) => plain(text) !== "");
  const kind = (name: MindCategory) => entries.filter(({ category }) => category === name);
  const pots = {
    voice: listingPot(part("voice")),
    who: listingPot(part("who")),
    knowledge: linePot(kind("knowledge").map(entryItem)),
    interests: listingPot(part("curiosity")),
    curiosity: linePot(kind("curiosity").map(entryItem)),
    character: listingPot(part("personality")),
    personality: linePot(kind("personality").map(entryItem)),
    recent: linePot(entries.slice(0, RECENT).map(recentItem)),
  };
  const share = fairShare(
    Object.values(pots).map(({ size }) => size),
    DATA_CHARS,
  );
  return {
    voice: pots.voice.within(share),
    who: pots.who.within(share),
    knowledge: pots.knowledge.within(share),
    curiosity: [...pots.interests.within(share), ...pots.curiosity.within(share)],
    personality: [...pots.character.within(share), ...pots.personality.within(share)],
    recent: pots.recent.within(share),
  };
}

/** Gives text of the Record on one line, without anything that opens or closes a section or turns letters around. */
export function plain(text: string): string {
  return oneLine(defused(text.toWellFormed()).replace(TURNING, ""));
}

const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Lines that share the room, and those that fit into their share. */
interface Pot {
  readonly size: number;
  within(chars: number): readonly string[];
}

function linePot(lines: readonly string[]): Pot {
  return { size: sizeOf(lines), within: (chars) => first(lines, chars) };
}

function listingPot(listings: readonly Listing[]): Pot {
  const clean = listings.map(({ label, items }) => ({
    label: `- ${plain(label)}`,
    items: items.map(plain).filter(Boolean),
  }));
  const lines = clean.filter(({ items }) => items.length > 0).map(textOf);
  return {
    size: sizeOf(lines),
    within: (chars) => {
      const wanted = lines.map((line) => line.length + 1);
      const share = Math.max(SHORTEST_LISTING, fairShare(wanted, chars));
      return first(
        clean.flatMap((listing) => shortened(listing, share)),
        chars,
      );
    },
  };
}

function shortened(
  { label, items }: Pick<Listing, "label" | "items">,
  chars: number,
): readonly string[] {
  let left = chars - label.length - 1;
  const end = items.findIndex((item) => (left -= item.length + 2) < 0);
  const kept = end === -1 ? items : items.slice(0, end);
  return kept.length > 0 ? [textOf({ label, items: kept })] : [];
}

function first(lines: readonly string[], chars: number): readonly string[] {
  let left = chars;
  let isFull = false;
  return lines.filter((line) => {
    const cost = line.length + 1;
    if (cost > left) isFull ||= line.length <= LONGEST_ENTRY;
    if (isFull || cost > left) return false;
    left -= cost;
    return true;
  });
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, { length }) => sum + length + 1, 0);
}

function entryItem({ text, ownWords }: MindEntry): string {
  const own = ownWords && plain(ownWords);
  return own ? `- ${plain(text)} (in my words: ${own})` : `- ${plain(text)}`;
}

const KINDS = {
  knowledge: "learned",
  curiosity: "curious about",
  personality: "what I am like",
} as const satisfies { [Key in MindCategory]: string };

function recentItem({ date = "", category, text }: MindEntry): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(date)?.[0];
  return `- ${day ? `${day}, ` : ""}${KINDS[category]}: ${plain(text)}`;
}
