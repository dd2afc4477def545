// A model that was just named on the terminal, asked once: a mistyped key shows here, and not in the first chat.

import { loadConfig } from "../../config/config.ts";
import type { Environment } from "../../config/environment.ts";
import { LlmError } from "../../errors.ts";
import { checkModel } from "../../llm/check-model.ts";

/** Variables of the model, by name; none when it is left for later. */
export type ModelAnswers = Readonly<{ [name: string]: string }>;

export type ModelLook =
  | { readonly kind: "answers"; readonly model: string }
  /** The server knows the key, and it is not good. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Nobody is there, or the answer says nothing of the key. */
  | { readonly kind: "unchecked"; readonly reason: string };

/** Of a model on somebody's own machine, which may have to be loaded first. */
const LOOK_MS = 60_000;

/**
 * One call of some 50 tokens.
 * @param answers the variables of the model and of the way to it. @throws ConfigError when a value cannot be used.
 */
export async function lookAtModel(answers: Environment, stop: AbortSignal): Promise<ModelLook> {
  const { llm } = loadConfig({
    GRACE_MAR_USER_ID: "new",
    TELEGRAM_BOT_TOKEN: "1:later",
    ...answers,
  });
  try {
    await checkModel(llm, llm.mainModel, AbortSignal.any([stop, AbortSignal.timeout(LOOK_MS)]));
    return { kind: "answers", model: llm.mainModel };
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    const isOfKey = error.status === 401 || error.status === 403;
    return { kind: isOfKey ? "refused" : "unchecked", reason: error.message };
  }
}
