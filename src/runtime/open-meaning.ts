// The search by meaning is loaded where an embedding model is named. Elsewhere nothing of it is there, and what an earlier run has
// left goes.

import { dropVectors } from "../state/vectors.ts";
import type { Meaning, MeaningOptions } from "./meaning.ts";
import type { Config } from "../config/config.ts";

/** Gives the search of one Record, or undefined where none is wanted. */
export async function openMeaning({
  config,
  ...options
}: Omit<MeaningOptions, "model"> & { readonly config: Config }): Promise<Meaning | undefined> {
  const model = config.llm.embeddingModel;
  if (model === undefined) {
    await dropVectors(options.desk.state.database);
    return undefined;
  }
  const { createMeaning } = await import("./meaning.ts");
  return createMeaning({ ...options, config, model });
}
