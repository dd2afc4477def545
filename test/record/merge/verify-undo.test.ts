import { expect, it } from "vitest";
import { verifyUndo } from "../../../src/record/merge/verify-undo.ts";
import { parseRecord } from "../../../src/record/parsed-record.ts";
import { createFiles } from "../builders.ts";

const record = parseRecord(createFiles());
const [first] = record.mind;
const nothing = { added: [], changed: [] };
const verify = (entries: Parameters<typeof verifyUndo>[0]["items"]["entries"]): void =>
  verifyUndo({
    current: record,
    result: record,
    items: { entries, activities: nothing },
    candidateIds: [],
    request: {},
  });

it("an undo that leaves what it had to take out, or to bring back, is refused", () => {
  if (!first) throw new Error("the Record has no entry");
  const { item } = first;
  expect(() => verify(nothing)).not.toThrow();
  expect(() => verify({ added: [item], changed: [] })).toThrow(/SELF\.md/);
  const before = { ...item, fields: new Map([...item.fields].filter(([key]) => key !== "date")) };
  expect(() => verify({ added: [], changed: [{ before, after: item }] })).toThrow(/SELF\.md/);
});
