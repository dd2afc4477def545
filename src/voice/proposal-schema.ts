// The JSON Schema of the analyst's answer, for servers that hold a model to it. Strict mode (OpenAI API, structured outputs)
// wants every key required and nothing else allowed, so an optional key may be null, and "nothing" is a null proposal.

import type { AnswerSchema } from "./ports.ts";

export const MIND_CATEGORIES = ["knowledge", "curiosity", "personality"] as const;

export const SIGNAL_TYPES = [
  "lookup",
  "knowledge",
  "teach",
  "new_interest",
  "new_preference",
  "personality",
  "linguistic",
  "value",
] as const;

const PROPERTIES = {
  mind_category: { type: "string", enum: MIND_CATEGORIES },
  signal_type: { type: "string", enum: SIGNAL_TYPES },
  priority_score: { type: "integer", enum: [1, 2, 3, 4, 5] },
  summary: { type: "string" },
  example_from_exchange: { type: "string" },
  suggested_entry: { type: "string" },
  prompt_addition: { type: "string" },
  suggested_followup: { type: ["string", "null"] },
  tension_with: { type: ["string", "null"] },
  alternative_interpretation: { type: ["string", "null"] },
};

export const PROPOSAL_SCHEMA: AnswerSchema = {
  name: "proposal",
  schema: {
    type: "object",
    properties: {
      distress: { type: "boolean" },
      proposal: {
        anyOf: [
          { type: "null" },
          {
            type: "object",
            properties: PROPERTIES,
            required: Object.keys(PROPERTIES),
            additionalProperties: false,
          },
        ],
      },
    },
    required: ["distress", "proposal"],
    additionalProperties: false,
  },
};
