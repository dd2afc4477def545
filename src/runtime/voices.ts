// The Voice of one Record as its people hear it: one for the household and one for guests, who mostly hear less. They share
// the model, its limits and the conversations. Proof: test/e2e/guests-hear.test.ts.

import type { ChatParts } from "../chat/ports.ts";
import type { Config } from "../config/config.ts";
import type { Desk } from "../desk/desk.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import { createHearing } from "../record/heard.ts";
import { isForgotten } from "../state/forgetting/key.ts";
import type { Timing } from "../timing.ts";
import { householdHears } from "../voice/household.ts";
import { createLimits, type Limits } from "../voice/limits.ts";
import type { Llm } from "../voice/ports.ts";
import { createPrompts } from "../voice/prompts/prompts.ts";
import type { WordingSource } from "../wording/wording.ts";
import { countedEmbedder, countedLlm, type Measures } from "./measures.ts";
import { noticedLlm } from "./model-failures.ts";
import { openMeaning } from "./open-meaning.ts";
import { createRecordLlm } from "./record-llm.ts";

export interface Voices {
  readonly voiceOn: ChatParts["voiceOn"];
  readonly limits: Limits;
  /** Looks for entries whose meaning is not known yet. To be called after the Record may have changed. */
  wake(): void;
  /** Ends that at once. The next start goes on. */
  stop(): Promise<void>;
  /** Makes the household's index ready, so that the first message need not wait for it. Never rejects. */
  prepare(): Promise<void>;
}

interface VoicesDeps {
  readonly config: Config;
  readonly desk: Desk;
  readonly notices: OperatorNotices;
  readonly measures: Measures;
  readonly wording: WordingSource;
  readonly ticks: () => number;
  readonly log: Logger;
  readonly timing: Timing;
  /** Replaces the configured model server. */
  readonly llm?: Llm | undefined;
}

/** Creates the Voices of one Record. */
export async function createVoices(deps: VoicesDeps): Promise<Voices> {
  const { config, desk, notices, measures, wording, ticks, log, timing } = deps;
  const { state, store, now } = desk;
  const door = createRecordLlm({ config, desk, notices, measures, ticks, log, timing });
  const llm = deps.llm ?? door;
  const noticed = noticedLlm(llm, { state, now, ticks, log, notices, baseUrl: config.llm.baseUrl });
  const hearing = createHearing();
  // Each has an index of its own: an index that changes sides is made anew.
  const { promptTokens } = config;
  const prompts = { household: createPrompts(promptTokens), guest: createPrompts(promptTokens) };
  const shared = {
    llm: countedLlm(noticed, measures),
    limits: createLimits(config.rateLimits, ticks),
    conversation: state.conversations.read,
    now,
  };
  const { limits } = shared;
  const embedder = countedEmbedder(door, measures);
  const meaning = await openMeaning({
    config,
    embedder,
    limits,
    desk,
    notices,
    log,
    timing,
  });
  return {
    limits,
    wake: () => meaning?.wake(),
    stop: async () => meaning?.stop(),
    voiceOn: (view, listener) => ({
      ...shared,
      prompts: prompts[listener],
      snapshot: async () => hearing(await view.snapshot(), listener, now()),
      words: () => wording.load(view),
      ...(meaning && { near: meaning.near }),
      isForgotten: (texts) => isForgotten(texts, { store: view, state }),
      ...(listener === "household" && householdHears(view, state, now)),
    }),
    // A Record that cannot be read any more is reported where it is needed.
    prepare: () =>
      store
        .snapshot()
        .then(prompts.household.prepare)
        .catch(() => undefined),
  };
}
