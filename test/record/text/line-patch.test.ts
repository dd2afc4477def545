import { describe, expect, it } from "vitest";
import { lineChanges, takeBack } from "../../../src/record/text/line-patch.ts";

const entry = (id: string, more = ""): string => `- id: ${id}\n  topic: t\n  by: me\n${more}`;
const file = (a: string, b: string): string => `a:\n${a}\n\`\`\`\nb:\n${b}\n\`\`\`\n`;

function undo(before: string, after: string, current: string): string | undefined {
  const result = takeBack(current, after, lineChanges(before, after));
  return "text" in result ? result.text : undefined;
}

describe("a change that is taken back", () => {
  const before = file(entry("A-1"), entry("B-1"));
  const after = file(
    entry("A-1") + entry("A-2") + entry("A-3"),
    entry("B-1", "  old: B-2\n") + entry("B-2"),
  );

  it("is made of whole entries, each on its own", () => {
    expect(lineChanges(before, after).map(({ added }) => added.join(""))).toEqual([
      entry("A-2"),
      entry("A-3"),
      "  old: B-2\n",
      entry("B-2"),
    ]);
    expect(undo(before, after, after)).toBe(before);
  });

  it("leaves an entry that was put between two of its own, and changed lines right above", () => {
    const between = after.replace("- id: A-3", `${entry("X-1")}- id: A-3`);
    expect(undo(before, after, between)).toBe(file(entry("A-1") + entry("X-1"), entry("B-1")));
    const above = after.replace("by: me\n- id: A-2", "by: you\n- id: A-2");
    expect(undo(before, after, above)).toBe(before.replace("by: me", "by: you"));
  });

  it("sees an entry behind another with the same last lines from its first line on", () => {
    const [one, two] = [
      `x\n${entry("A-1")}y\n${entry("A-3")}z\n`,
      `x!\n${entry("A-1")}${entry("A-2")}y\n${entry("A-3")}z!\n`,
    ];
    const changes = lineChanges(one, two).map(({ added }) => added[0]);
    expect(changes).toEqual(["x!\n", "- id: A-2\n", "z!\n"]);
  });

  it("is found by what stands above it where its lines stand elsewhere too", () => {
    const marked = file(entry("A-1") + entry("A-4", "  mark: x\n"), entry("B-1", "  mark: y\n"));
    const changed = marked.replace("mark: y", "mark: x");
    expect(undo(marked, changed, changed)).toBe(marked);
    expect(undo(marked, changed, `top\n${changed}`)).toBe(`top\n${marked}`);
    expect(undo(marked, changed, changed.replace("id: B-1", "id: B-7"))).toBe(undefined);
  });

  it("is refused when its lines are changed, gone or torn apart", () => {
    expect(
      undo(before, after, after.replace("A-2\n  topic: t", "A-2\n  topic: u")),
    ).toBeUndefined();
    expect(undo(before, after, after.replace(entry("A-3"), ""))).toBeUndefined();
    expect(undo(before, after, after.replace("A-3\n", "A-3\n\n"))).toBeUndefined();
    // A text that only lost lines leaves no line to find.
    expect(undo(after, before, before)).toBeUndefined();
    expect(undo(before, before, after)).toBe(after);
  });

  it("keeps a last line without a line break", () => {
    expect(undo("a\nb", `a\n${entry("A-1")}b`, `x\na\n${entry("A-1")}b`)).toBe("x\na\nb");
  });
});
