// The part of a Record that somebody may draw out of its Voice. What stands in a prompt can be drawn out by whoever asks long
// enough, whatever the prompt's rules say, so a guest's prompt is built from a snapshot without the rest. MEMORY.md, with the
// topics to leave alone, is in it only where SELF.md's front matter says so (`guests_hear`). The transcript and INTENT.md are in
// nobody's; what was said in a chat and what waits for a decision reach the household by voice/household.ts. Proof:
// test/e2e/guests-hear.test.ts, test/e2e/earlier-talk.test.ts.

import { agedOn } from "./self/age.ts";
import { GUESTS_HEAR, type HeardPart } from "./self/heard-parts.ts";
import type { RecordSnapshot } from "./store.ts";

/** Owners and companions, or anybody else who was let in. */
export type Listener = "household" | "guest";

declare const heard: unique symbol;

/** A snapshot cut down to what its listener may hear. A turn takes nothing else. */
export type HeardSnapshot = RecordSnapshot & { readonly [heard]: Listener };

/** Gives what a listener may hear, the same object for the same snapshot until the person is a year older. */
export type Hearing = (snapshot: RecordSnapshot, listener: Listener, now: Date) => HeardSnapshot;

/** Creates the hearing of one Record. */
export function createHearing(): Hearing {
  const kept = new WeakMap<RecordSnapshot, { readonly [who in Listener]: HeardSnapshot }>();
  return (snapshot, listener, now) => {
    const persona = agedOn(snapshot.persona, snapshot.clock.date(now));
    const known = kept.get(snapshot);
    if (known && known.household.persona.age === persona.age) return known[listener];
    const household = persona === snapshot.persona ? snapshot : { ...snapshot, persona };
    const made = {
      household: household as HeardSnapshot,
      guest: forGuest(household) as HeardSnapshot,
    };
    kept.set(snapshot, made);
    return made[listener];
  };
}

/** Gives a name for what a listener may hear. Words said under another one may have drawn on more. */
export function hearingOf(
  { settings }: Pick<RecordSnapshot, "settings">,
  listener: Listener,
): string {
  return listener === "guest" ? `guest: ${partsOf(settings).toSorted().join(" ")}` : listener;
}

/** Every field is named, so that a new one is not heard by guests before somebody has thought about it. */
function forGuest({
  recordId,
  settings,
  settingFaults,
  clock,
  persona,
  mind,
  lived,
  library,
  memory,
}: RecordSnapshot): RecordSnapshot {
  const parts = partsOf(settings);
  const hears = (part: HeardPart): boolean => parts.includes(part);
  const { birthdate, narrative, emotionalPatterns, ...others } = persona;
  const { name, nickname, age, languages, lexileCeiling, register } = persona;
  return {
    recordId,
    settings,
    settingFaults,
    clock,
    persona: {
      ...(hears("persona")
        ? others
        : {
            name,
            ...(nickname !== undefined && { nickname }),
            ...(age !== undefined && { age }),
            languages,
            ...(lexileCeiling !== undefined && { lexileCeiling }),
            register,
            samples: [],
            traits: [],
            favourites: [],
            interests: [],
            values: [],
            skills: [],
          }),
      ...(hears("life") && {
        ...(birthdate !== undefined && { birthdate }),
        ...(narrative !== undefined && { narrative }),
      }),
      emotionalPatterns: hears("feelings") ? emotionalPatterns : [],
    },
    mind: hears("entries") ? mind : [],
    lived: lived.filter(({ category }) => hears(category === "life" ? "life" : "evidence")),
    library: hears("library") ? library : [],
    memory: hears("memory") ? memory : undefined,
  };
}

function partsOf({ guestsHear = GUESTS_HEAR }: RecordSnapshot["settings"]): readonly HeardPart[] {
  return guestsHear;
}
