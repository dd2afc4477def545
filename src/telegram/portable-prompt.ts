// The command /prp: the Record as a prompt for any chat model, for its owner.

import { portableName, portablePrompt } from "../voice/prompts/portable.ts";
import { fill } from "../wording/catalogue.ts";
import { say, type Routed, type RouterDeps } from "./context.ts";

/** Answers with the prompt as a file. */
export async function sendPortablePrompt(ctx: Routed, deps: RouterDeps): Promise<void> {
  const snapshot = await deps.desk.store.snapshot();
  const { lines } = deps.gate.wording();
  await say(
    ctx,
    {
      text: fill(lines.prp_caption, { name: snapshot.persona.name }),
      document: { name: portableName(snapshot.recordId), text: portablePrompt(snapshot) },
    },
    deps,
  );
}
