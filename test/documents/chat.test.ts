// docs/chat.md names all commands of the chat, and no others. (test/cli/table.test.ts holds docs/commands.md to the table.)

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/chat/commands/commands.ts";
import { OPERATOR_ORDERS } from "../../src/chat/commands/operator-orders.ts";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "chat.md"), "utf8");
function firstCells(table: string): readonly string[] {
  return table
    .split("\n")
    .filter((line) => line.startsWith("| `") || line.startsWith('| "'))
    .map((line) => line.split("|")[1] ?? "");
}

describe("docs/chat.md", () => {
  it("names every command of the chat, and none that there is not", () => {
    const named = firstCells(page).flatMap((cell) =>
      [...cell.matchAll(/`\/(\w+)/g)].map(([, name = ""]) => name),
    );
    expect(named.toSorted()).toEqual([...COMMANDS, ...OPERATOR_ORDERS].toSorted());
  });

  it("says which tools of the earlier system are left out", () => {
    for (const tool of ["handback server", "search index", "external", "WeChat", "symbolic"]) {
      expect(page).toContain(tool);
    }
  });
});
