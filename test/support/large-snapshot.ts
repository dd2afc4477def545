// Snapshots of made-up Records of any size, without a folder.

import { readMind, currentEntries, sortNewestFirst } from "../../src/record/self/mind.ts";
import { readPersona } from "../../src/record/self/persona.ts";
import type { RecordSnapshot } from "../../src/record/store.ts";
import type { MindEntry } from "../../src/record/types.ts";
import { createLocalClock } from "../../src/record/text/timestamp.ts";
import { largeRecord } from "../retrieval/large-record.ts";

export function largeSnapshot(entries: number): RecordSnapshot {
  const { self } = largeRecord(entries);
  return {
    recordId: "large",
    settings: {},
    settingFaults: [],
    clock: createLocalClock("UTC"),
    persona: readPersona(self, "", "large"),
    mind: sortNewestFirst(currentEntries(readMind(self))),
    lived: [],
    library: [],
    memory: undefined,
  };
}

/** An entry that is in no made-up Record, older than all of them. */
export function entry(number: number): MindEntry {
  return { id: `LEARN-${90_000 + number}`, category: "knowledge", text: "" };
}
