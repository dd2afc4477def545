// docs/commands.md names all commands that exist, and no others.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/telegram/commands.ts";
import { OPERATOR_ORDERS } from "../../src/telegram/operator-order.ts";

const root = join(import.meta.dirname, "..", "..");
const commands = readFileSync(join(root, "docs", "commands.md"), "utf8");
const [chat = "", terminal = ""] = commands.split("| `npm run …`");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: { readonly [name: string]: string };
};

/** Scripts for developers, which CONTRIBUTING.md names. */
const OF_DEVELOPERS =
  /^(?:dev|prestart|test.*|torture:.*|bench|format|lint|typecheck|check|licences|audit)$/;

function firstCells(table: string): readonly string[] {
  return table
    .split("\n")
    .filter((line) => line.startsWith("| `") || line.startsWith('| "'))
    .map((line) => line.split("|")[1] ?? "");
}

describe("docs/commands.md", () => {
  it("names every command of the chat, and none that there is not", () => {
    const named = firstCells(chat).flatMap((cell) =>
      [...cell.matchAll(/`\/(\w+)/g)].map(([, name = ""]) => name),
    );
    expect(named.toSorted()).toEqual([...COMMANDS, ...OPERATOR_ORDERS].toSorted());
  });

  it("names every tool of the terminal, and none that there is not", () => {
    const named = firstCells(terminal).flatMap((cell) =>
      [...cell.matchAll(/`([\w:-]+)`/g)].map(([, name = ""]) => name),
    );
    const tools = Object.keys(scripts).filter((name) => !OF_DEVELOPERS.test(name));
    expect(named.toSorted()).toEqual(tools.toSorted());
  });

  it("says which tools of the earlier system are left out", () => {
    for (const tool of ["handback server", "search index", "external", "WeChat", "symbolic"]) {
      expect(commands).toContain(tool);
    }
  });
});
