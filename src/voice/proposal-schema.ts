// The JSON Schema of the analyst's answer, for servers that hold a model to it. Strict mode (OpenAI API, structured outputs)
// wants every key required and nothing else allowed, so an optional key may be null, and "nothing" is an empty list.

import type { AnswerSchema } from "./ports.ts";

export const MIND_CATEGORIES = ["knowledge", "curiosity", "personality"] as const;

type Category = (typeof MIND_CATEGORIES)[number];

/** The category of each signal. */
export const CATEGORY_OF = {
  lookup: "knowledge",
  knowledge: "knowledge",
  teach: "knowledge",
  new_interest: "curiosity",
  new_preference: "curiosity",
  personality: "personality",
  linguistic: "personality",
  value: "personality",
} as const satisfies { readonly [signal: string]: Category };

export const SIGNAL_TYPES = Object.keys(CATEGORY_OF) as readonly (keyof typeof CATEGORY_OF)[];

/** The quote comes first: what a model has to copy, it reads again before it makes something of it. */
const PROPERTIES = {
  example_from_exchange: { type: "string" },
  mind_category: { type: "string", enum: MIND_CATEGORIES },
  signal_type: { type: "string", enum: SIGNAL_TYPES },
  priority_score: { type: "integer", enum: [1, 2, 3, 4, 5] },
  summary: { type: "string" },
  suggested_entry: { type: "string" },
  prompt_addition: { type: "string" },
  suggested_followup: { type: ["string", "null"] },
  tension_with: { type: ["string", "null"] },
  alternative_interpretation: { type: ["string", "null"] },
};

export const PROPOSAL_SCHEMA: AnswerSchema = {
  name: "proposals",
  schema: {
    type: "object",
    properties: {
      distress: { type: "boolean" },
      proposals: {
        type: "array",
        items: {
          type: "object",
          properties: PROPERTIES,
          required: Object.keys(PROPERTIES),
          additionalProperties: false,
        },
      },
    },
    required: ["distress", "proposals"],
    additionalProperties: false,
  },
};
