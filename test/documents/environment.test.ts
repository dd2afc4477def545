// The documents and the program agree on the environment: names, defaults, ranges, examples.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectConfig } from "../../src/config/config.ts";
import { environmentSchema } from "../../src/config/environment.ts";

const root = join(import.meta.dirname, "..", "..");
const known = Object.keys(environmentSchema.shape).toSorted();

describe(".env.example", () => {
  const lines = readFileSync(join(root, ".env.example"), "utf8").split("\n");
  const values = new Map(
    lines.flatMap((line) => {
      const [, name, value = ""] = /^([A-Z][A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    }),
  );

  it("names exactly the variables that are read", () => {
    expect([...values.keys()].toSorted()).toEqual(known);
  });

  it.each([...values].filter(([, value]) => value !== ""))(
    "gives %s the default, %s",
    (name, value) => {
      expect(withDefault(name)).toEqual(read(name, value));
    },
  );
});

interface Row {
  readonly name: string;
  readonly is: string;
  readonly fallback: string;
  readonly takes: string;
  readonly example: string;
}

describe("docs/environment.md", () => {
  const page = readFileSync(join(root, "docs", "environment.md"), "utf8");
  const rows = page
    .split("\n")
    .filter((line) => /^\| `[A-Z]/.test(line))
    .map((line): Row => {
      const cells = line.split("|").map((cell) => cell.trim());
      const [, name = "", is = "", fallback = "", takes = "", example = ""] = cells;
      return { name: unquoted(name), is, fallback, takes, example: unquoted(example) };
    });

  it("has a row for each variable that is read, and no other", () => {
    expect(rows.map(({ name }) => name).toSorted()).toEqual(known);
  });

  it.each(rows)("says of $name what it is, and shows a value that is taken", (row) => {
    const { name, is, example } = row;
    expect(is).not.toBe("");
    expect(read(name, example)).not.toBeUndefined();
    expect(read(name, example)).not.toEqual(withDefault(name));
    const { faults } = inspectConfig({ [name]: example });
    const own = faults.filter((fault) => fault.startsWith(`${name} `));
    // The path of an example names no file on this machine.
    expect(own.filter((fault) => !fault.includes("(ENOENT)"))).toEqual([]);
  });

  it.each(rows)("says of $name what is taken when nobody sets it: $fallback", (row) => {
    const { name, fallback } = row;
    const [, value] = /^`([^`]+)`$/.exec(fallback) ?? [];
    if (value !== undefined) expect(withDefault(name)).toEqual(read(name, value));
    // "nobody", "none", "unlimited", or a value that depends on others.
    else expect([undefined, []]).toContainEqual(withDefault(name));
    expect(fallback).not.toBe("");
  });

  it("says on what port and address the web server listens in each mode", () => {
    const fallbackOf = (name: string) => rows.find((row) => row.name === name)?.fallback;
    const webhook = inspectConfig({ WEBHOOK_BASE_URL: "https://bot.example.org" }).config.web;
    const polling = inspectConfig({ PORT: "1" }).config.web;
    expect(fallbackOf("PORT")).toBe(`with a webhook \`${webhook?.port}\``);
    const hosts = `with a webhook \`${webhook?.host}\`, with polling \`${polling?.host}\``;
    expect(fallbackOf("HOST")).toBe(hosts);
    expect(inspectConfig({}).config.web).toBeUndefined();
  });

  it.each(rows.filter(({ takes }) => /^(?:from )?\d+(?: to \d+)?$/.test(takes)))(
    "says of $name which numbers are taken: $takes",
    ({ name, takes }) => {
      const [least = 0, most] = takes.match(/\d+/g)?.map(Number) ?? [];
      expect(isTaken(name, least)).toBe(true);
      expect(isTaken(name, least - 1)).toBe(false);
      expect(isTaken(name, `${least}.5`)).toBe(false);
      expect(isTaken(name, most ?? Number.MAX_SAFE_INTEGER)).toBe(true);
      expect(isTaken(name, (most ?? Number.MAX_SAFE_INTEGER) + 1)).toBe(false);
    },
  );

  it("says numbers of every variable that takes numbers only", () => {
    const numeric = known.filter((name) => isTaken(name, "70000") || isTaken(name, "700"));
    const onlyNumbers = numeric.filter((name) => !isTaken(name, "some-text"));
    const ids = onlyNumbers.filter((name) => /_IDS?$/.test(name));
    const said = rows.filter(({ takes }) => /^(?:from )?\d/.test(takes)).map(({ name }) => name);
    const expected = onlyNumbers.filter((name) => !ids.includes(name));
    expect(expected.filter((name) => !said.includes(name))).toEqual([]);
  });

  it.each(rows.filter(({ takes }) => takes.includes("`")))(
    "says of $name which words are taken: $takes",
    ({ name, takes }) => {
      const words = [...takes.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);
      expect(words.filter((word) => !isTaken(name, word))).toEqual([]);
      expect(isTaken(name, "another-word")).toBe(false);
    },
  );
});

type Name = keyof typeof environmentSchema.shape;

function isName(name: string): name is Name {
  return Object.hasOwn(environmentSchema.shape, name);
}

/** The value as the program takes it. @throws when there is no such variable, or it does not take the value. */
function read(name: string, value: string | undefined): unknown {
  if (!isName(name)) throw new Error(`${name} is not read`);
  return environmentSchema.shape[name].parse(value);
}

function withDefault(name: string): unknown {
  return read(name, undefined);
}

function isTaken(name: string, value: string | number): boolean {
  return isName(name) && environmentSchema.shape[name].safeParse(String(value)).success;
}

function unquoted(cell: string): string {
  return cell.replaceAll("`", "");
}
