// The tokens of a Voice call: by the default model's own tokenizer, and by our estimate.

import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { messagesTokens } from "../../src/voice/tokens.ts";
import type { VoiceCall } from "../../src/voice/prompts/prompts.ts";

/** Tokens by our estimate. */
export function estimated({ system, messages }: VoiceCall): number {
  return messagesTokens([{ role: "user", text: system }, ...messages]);
}

/** Text that looks like a mark of the tokenizer's own is text like any other. */
export function realTokens(text: string): number {
  return encode(text, { disallowedSpecial: new Set() }).length;
}

/** A call as a server puts it together: each message has marks around it. */
export function callText({ system, messages }: VoiceCall): string {
  return [{ role: "system", text: system }, ...messages]
    .map(({ role, text }) => `<|im_start|>${role}\n${text}<|im_end|>\n`)
    .join("");
}
