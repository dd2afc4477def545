// The table of commands, and what is written from it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import { CHAPTERS } from "../../src/cli/table.ts";
import { commandsPage } from "../../scripts/commands-page.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const COMMANDS = CHAPTERS.flatMap(({ commands }) => commands);
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: { readonly [name: string]: string };
};

describe("the table of commands", () => {
  it("is what docs/commands.md says (npm run commands writes it)", () => {
    expect(readFileSync(join(ROOT, "docs", "commands.md"), "utf8")).toBe(commandsPage(CHAPTERS));
  });

  it("has each name once", () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    "%s can be carried out, by its npm name too, and its usage names its options",
    async (name, { load, options, forms, summary, example, takesWords }) => {
      expect(typeof (await load()).run).toBe("function");
      const alias = name.replace(/^deploy-/, "deploy:");
      expect(scripts[alias]).toBe(`node scripts/launch.mjs src/cli/main.ts ${name}`);
      expect(summary).toMatch(/^\S.*[^.]$/);
      const words = (example.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
      // Throws where the example has a word that the command does not take.
      parseArgs({ args: words, options, allowPositionals: takesWords });
      const usage = forms.map((form) => form.words).join(" ");
      const named = usage.match(/--[a-z][a-z-]*/g) ?? [];
      for (const option of named) expect(Object.keys(options)).toContain(option.slice(2));
      for (const { text } of Object.values(options)) expect(text).toMatch(/^\S.*[^.]$/);
    },
  );
});
