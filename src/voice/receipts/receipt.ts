// The sources of an answer as state.db keeps them: ids and dates of entries, no words of anybody. Proof: test/voice/receipt.test.ts.

import * as z from "zod";
import { parseStrangeJson } from "../../json.ts";
import { listOf } from "../../stored-list.ts";
import { PARTS, type Source } from "./shown.ts";

const kept = listOf(
  z.union([
    /** The date tells whether it is the same entry still. */
    z.object({ entry: z.string(), date: z.string() }),
    z.object({ part: z.enum(PARTS) }),
    z.object({ title: z.string() }),
    z.object({ lookup: z.enum(["library", "model"]) }),
  ]),
);

/** A source as it is kept. */
export type KeptSource = Readonly<z.infer<typeof kept>[number]>;

/** Writes the sources of an answer. */
export function writeReceipt(sources: readonly Source[]): string {
  return JSON.stringify(sources.map(keptSource));
}

/** Reads them. Undefined for what is none: nobody knows then. */
export function readReceipt(text: string): readonly KeptSource[] | undefined {
  return kept.safeParse(parseStrangeJson(text)).data;
}

function keptSource(source: Source): KeptSource {
  switch (source.kind) {
    case "entry":
      return { entry: source.entry.id, date: source.entry.date ?? "" };
    case "part":
      return { part: source.part };
    case "title":
      return { title: source.id };
    case "library":
    case "model":
      return { lookup: source.kind };
  }
}
