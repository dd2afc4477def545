// What is saved says on which day it was, however long it waits for its decision.

import { expect, it } from "vitest";
import type { Proposal } from "../../src/record/types.ts";
import { withDates } from "../../src/gate/dated-words.ts";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { createDayFinder } from "../../src/wording/days.ts";

const find = createDayFinder(CATALOGUES.map(({ days }) => days));
const dated = (entry: string): Proposal =>
  withDates(
    {
      mindCategory: "knowledge",
      signalType: "knowledge",
      summary: entry,
      exampleFromExchange: entry,
      suggestedEntry: entry,
      promptAddition: "none",
    },
    "2026-11-20",
    find,
  );

it.each([
  ["Built a raft yesterday", "Built a raft yesterday (2026-11-19)"],
  ["Today and last year: rafts", "Today (2026-11-20) and last year (2025): rafts"],
  ["Hat gestern ein Floß gebaut", "Hat gestern (2026-11-19) ein Floß gebaut"],
  ["Built a raft yesterday (2026-11-19)", "Built a raft yesterday (2026-11-19)"],
  ["Built a raft yesterday, 2026-11-19", "Built a raft yesterday, 2026-11-19"],
  ["Builds rafts", "Builds rafts"],
])("%s", (entry, expected) => {
  const { suggestedEntry, summary, exampleFromExchange } = dated(entry);
  expect([suggestedEntry, summary]).toEqual([expected, expected]);
  expect(exampleFromExchange).toBe(entry);
});

it("cuts nothing off for a date", () => {
  const long = `${"raft ".repeat(37)}yesterday`;
  expect(dated(long).suggestedEntry).toBe(long);
});
