// Answers of model servers as bytes on the wire, each made from a known text: any form of message, any scaffolding around the text, any
// transport; and what is no answer, with the kind of failure that it is.

import * as fc from "fast-check";
import type { LlmErrorKind } from "../../../src/errors.ts";
import type { ScriptedReply } from "../../../src/tools/simulator/model/model-types.ts";
import { anyFailure } from "./wire-failures.ts";
import {
  anyText,
  anyThought,
  ENVELOPES,
  envelope,
  inLines,
  inParts,
  MESSAGES,
  type Named,
  pieces,
  SCAFFOLDS,
  SENTENCES,
  STREAM_ENDS,
  streamed,
  TRANSPORTS,
  WHOLE_ENDS,
} from "./wire-layers.ts";

export interface WireAnswer {
  /** The layers that it is made of, for the report of a failure. */
  readonly form: string;
  readonly reply: ScriptedReply;
  /** Exactly this text comes out, or a failure of this kind. */
  readonly expected: string | { readonly kind: LlmErrorKind };
}

const anyWhole: fc.Arbitrary<WireAnswer> = fc
  .record({
    text: anyText,
    thought: anyThought,
    scaffold: fc.constantFrom(...SCAFFOLDS),
    message: fc.constantFrom(...MESSAGES),
    around: fc.constantFrom(...ENVELOPES),
    transport: fc.constantFrom(...TRANSPORTS),
    end: fc.constantFrom(...WHOLE_ENDS),
    gap: fc.constantFrom(...STREAM_ENDS),
    way: fc.constantFrom("whole", "whole", "whole", "whole", "stream", "lines", "parts", "list"),
  })
  .map(({ text, thought, scaffold, message, around, transport, end, gap, way }) => {
    // A text in JSON keeps its strings as they are, marks and all.
    const [scaffoldName, wrap] = text.startsWith("{")
      ? (["bare", (said: string) => said] as const)
      : scaffold;
    const said = wrap(text, thought);
    if (way === "stream") {
      return {
        form: `stream, ${scaffoldName}`,
        reply: streamed(said, thought, end, gap),
        expected: text,
      };
    }
    if (way === "parts" || way === "list") {
      return {
        form: `${way}, ${scaffoldName}`,
        reply: inParts(said, end, way === "list"),
        expected: text,
      };
    }
    if (way === "lines" && pieces(said).length > 1) {
      return { form: `lines, ${scaffoldName}`, reply: inLines(said), expected: text };
    }
    return {
      form: [scaffoldName, message[0], around[0], transport[0], end].join(", "),
      reply: transport[1](around[1](message[1](said, thought), end)),
      expected: text,
    };
  });

/** An answer that the limit of tokens cut twice ends at a sentence. */
const anyCut: fc.Arbitrary<WireAnswer> = fc
  .record({
    whole: fc.array(
      fc.constantFrom("Kites fly.", "Do they? Yes!", "Größe ist relativ.", "海です。"),
      { minLength: 1, maxLength: 3 },
    ),
    half: fc.constantFrom("Do you want me to loo", "And then the", "I thi", "Wenn du wil"),
    end: fc.constantFrom(
      "length",
      "max_tokens",
      "MAX_TOKENS",
      "FinishReason.MAX_TOKENS",
      "model_length",
      "model_context_window_exceeded",
      "ERROR_LIMIT",
      "maxPredictedTokensReached",
    ),
    transport: fc.constantFrom(...TRANSPORTS),
  })
  .map(({ whole, half, end, transport }) => ({
    form: `cut, ${end}, ${transport[0]}`,
    reply: transport[1](envelope({ content: `${whole.join(" ")} ${half}` }, end)),
    expected: whole.join(" "),
  }));

export type AnyAnswer = WireAnswer & { readonly kinds?: readonly LlmErrorKind[] };

/** Answers and what is none. */
export const anyWireAnswer: fc.Arbitrary<AnyAnswer> = fc.oneof(
  { weight: 6, arbitrary: anyWhole },
  { weight: 1, arbitrary: anyCut },
  { weight: 3, arbitrary: anyFailure },
);

/** Marks of transcriptions for what nobody said. */
const SILENCES = [
  "",
  " [BLANK_AUDIO]\n",
  "[Music]",
  "(silence)",
  "[ Silence ]",
  "♪♪♪",
  "<|nospeech|>",
  "[Musik]",
  "(Música)",
  "*coughs*",
  "[BLANK_AUDIO] [BLANK_AUDIO]",
  "(Musique)",
  "<|en|><|EMO_UNKNOWN|><|BGM|><|woitn|>",
  "language None<asr_text>",
  "Untertitel der Amara.org-Community",
  "Sous-titrage Société Radio-Canada",
];

/** The pieces of speech, cut between words. */
function spoken(text: string): readonly string[] {
  return text.split(/(?<=\S\s)(?=\S)/);
}

/** A voice note's words and their transcription on the wire. */
export const anyTranscript: fc.Arbitrary<WireAnswer> = fc
  .record({
    text: fc.oneof(
      fc.constantFrom(...SENTENCES.filter((text) => !/[<{`[]/.test(text))),
      fc.constant(""),
    ),
    silence: fc.constantFrom(...SILENCES),
    form: fc.constantFrom<Named<(text: string) => object>[number]>(
      ["text", (text) => ({ text })],
      [
        "verbose",
        (text) => ({ task: "transcribe", duration: 2, text, segments: [{ id: 0, text }] }),
      ],
      ["segments", (text) => ({ segments: spoken(text).map((piece) => ({ text: piece })) })],
      ["in a list", (text) => [{ text }]],
      ["in a result", (text) => ({ result: { text }, success: true, errors: [] })],
      ["usage", (text) => ({ text, usage: { type: "duration", seconds: 2 } })],
    ),
    transport: fc.constantFrom(...TRANSPORTS.filter(([name]) => name !== "two values")),
    isMarked: fc.boolean(),
    way: fc.constantFrom(
      "whole",
      "whole",
      "lines",
      "growing lines",
      "events",
      "segments as events",
    ),
  })
  .map(({ text, silence, form, transport, isMarked, way }) => {
    const said = text === "" ? silence : isMarked ? `[BLANK_AUDIO] ${text}` : text;
    if (way !== "whole") {
      return {
        form: `transcript, ${way}, ${JSON.stringify(said)}`,
        reply: { rawBody: inWay(way, said) },
        expected: text,
      };
    }
    return {
      form: `transcript, ${form[0]}, ${transport[0]}, ${JSON.stringify(said)}`,
      reply: transport[1](form[1](said)),
      expected: text,
    };
  });

function inWay(way: string, said: string): string {
  const parts = spoken(said);
  const growing = parts.map((_, at) => parts.slice(0, at + 1).join(""));
  switch (way) {
    case "growing lines":
      return growing.map((text) => JSON.stringify({ text })).join("\n");
    case "events":
      return [
        ...parts.map((delta) => JSON.stringify({ type: "transcript.text.delta", delta })),
        "[DONE]",
      ]
        .map((data) => `data: ${data}\n\n`)
        .join("");
    case "segments as events":
      return parts.map((text) => `data: ${JSON.stringify({ text })}\n\n`).join("");
    default:
      return parts.map((text) => `${JSON.stringify({ text })}\n`).join("");
  }
}
