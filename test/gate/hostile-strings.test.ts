// Strings that try to be something else, in every field. HOSTILE_STRINGS=10000 for the full count, in each of nine
// fields; `npm run torture:forge` has more fields, and longer strings.

import * as fc from "fast-check";
import { it } from "vitest";
import { hostileCandidate, throughTheGate } from "./through-the-gate.ts";

const COUNT = Number(process.env["HOSTILE_STRINGS"] ?? 40);
const PER_RECORD = 25;

it(
  "hostile strings in every field leave every file readable, the same to three readers",
  { timeout: 20_000 + COUNT * 100 },
  async () => {
    const strings = fc.sample(hostileCandidate(), { numRuns: COUNT, seed: 20_261_123 });
    for (let at = 0; at < strings.length; at += PER_RECORD) {
      await throughTheGate(strings.slice(at, at + PER_RECORD));
    }
  },
);
