// What the household and a guest each hear of one Record, and by what it is found. Proof: test/e2e/guests-hear.test.ts.

import { createHearing, heardSources, type Listener } from "../record/heard.ts";
import { createExcerptSearch } from "../record/recall/excerpts.ts";
import type { RecordStore } from "../record/store.ts";
import { isForgotten } from "../state/forgetting/key.ts";
import type { RecordState } from "../state/record-state.ts";
import { householdHears } from "../voice/household.ts";
import type { VoiceDeps } from "../voice/ports.ts";
import { createPrompts } from "../voice/prompts/prompts.ts";
import type { Meaning } from "./meaning.ts";

/** The parts of the Voice that depend on who listens. */
type Heard = Omit<VoiceDeps, "llm" | "limits" | "conversation" | "words" | "now" | "signal">;

/** Gives them for a listener, and for the Record as a store shows it. */
export function createListeners(
  promptTokens: number,
  { state, now }: { readonly state: RecordState; readonly now: () => Date },
  meaning: Meaning | undefined,
): (store: RecordStore, listener: Listener) => Heard {
  const hearing = createHearing();
  // Each has an index of its own: guests mostly hear less, and an index that changes sides is made anew.
  const searches = { household: createExcerptSearch(), guest: createExcerptSearch() };
  const prompts = { household: createPrompts(promptTokens), guest: createPrompts(promptTokens) };
  return (store, listener) => ({
    prompts: prompts[listener],
    snapshot: async () => hearing(await store.snapshot(), listener, now()),
    excerpts: async (question, limit, near) => {
      const sources = heardSources(await store.snapshot(), listener);
      return searches[listener](question, limit, store, sources, near);
    },
    ...(meaning && { near: meaning.near }),
    isForgotten: (texts) => isForgotten(texts, { store, state }),
    ...(listener === "household" && householdHears(store, state, now)),
  });
}
