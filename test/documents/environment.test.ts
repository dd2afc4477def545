// The documents and the program name the same environment variables.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { environmentSchema } from "../../src/config/environment.ts";

const root = join(import.meta.dirname, "..", "..");

describe("the documents", () => {
  const known = Object.keys(environmentSchema.shape).toSorted();
  const optional = ["XDG_RUNTIME_DIR"];

  it(".env.example names exactly the variables that are read", () => {
    const text = readFileSync(join(root, ".env.example"), "utf8");
    const named = [...text.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? "");
    expect([...new Set(named)].toSorted()).toEqual(known);
  });

  it("the README's table names them too", () => {
    const text = readFileSync(join(root, "README.md"), "utf8");
    const rows = text.split("\n").filter((line) => /^\|\s*`?[A-Z]/.test(line));
    const named = rows.flatMap((row) => {
      const [, first = ""] = row.split("|");
      return first.match(/[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT|HOST/g) ?? [];
    });
    const names = [...new Set(named)].filter((name) => !optional.includes(name));
    expect(names.toSorted()).toEqual(known);
  });
});
