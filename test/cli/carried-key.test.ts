// The key that recognises forgotten words is carried to another machine by two commands, and takes no other one's place.

import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { runWords } from "../../src/cli/run.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

async function command(users: string, words: readonly string[], given = "") {
  const shown = { output: "", errors: "" };
  const stream = (name: keyof typeof shown): NodeJS.WriteStream =>
    new PassThrough().on("data", (piece: Buffer) => {
      shown[name] += piece.toString();
    }) as unknown as NodeJS.WriteStream;
  const { code } = await runWords(words, {
    environment: { GRACE_MAR_USERS_DIR: users, GRACE_MAR_ENV_FILE: "/dev/null" },
    folder: users,
    input: Readable.from(given === "" ? [] : [Buffer.from(given)]) as unknown as NodeJS.ReadStream,
    output: stream("output"),
    errors: stream("errors"),
  });
  return { code, ...shown };
}

function machine(): { readonly users: string; readonly key: string } {
  const users = temporaryFolder();
  const folder = copyRecord("sample", users, "abby");
  return { users, key: join(folder, ".runtime", "forget.key") };
}

const forgetKey = ["forget-key", "--user", "abby"];

it("is shown where words were forgotten, and taken where the Record was restored", async () => {
  const old = machine();
  expect((await command(old.users, forgetKey)).code).toBe(1);
  writeFileSync(join(old.users, "abby", "MEMORY.md"), "## Tone\n\n- zebrafinch quokka\n- kites\n");
  const forget = ["forget", "--user", "abby", "zebrafinch"];
  const [, token = ""] = /--shown (\w+)/.exec((await command(old.users, forget)).output) ?? [];
  const confirm = [...forget, "--confirm", "--shown", token];
  const forgotten = await command(old.users, confirm);
  expect(forgotten.output).toContain("Forgotten (receipt");
  const { code, output } = await command(old.users, forgetKey);
  expect(code).toBe(0);
  expect(output).toBe(readFileSync(old.key, "utf8"));
  // Without the file, what state.db knows is shown.
  writeFileSync(old.key, "");
  expect((await command(old.users, forgetKey)).output).toBe(output);

  const fresh = machine();
  mkdirSync(join(fresh.key, ".."));
  expect((await command(fresh.users, [...forgetKey, "--take"], output)).code).toBe(0);
  expect(readFileSync(fresh.key, "utf8")).toBe(output);
  expect(statSync(fresh.key).mode & 0o777).toBe(0o600);
  expect((await command(fresh.users, [...forgetKey, "--take"], output)).code).toBe(0);
  // What was forgotten with a key of its own stays recognised by that.
  const other = `${"a".repeat(64)}\n`;
  expect((await command(fresh.users, [...forgetKey, "--take"], other)).code).toBe(0);
  expect(readFileSync(fresh.key, "utf8")).toBe(`${output}${other}`);
  expect((await command(fresh.users, forgetKey)).output).toBe(`${output}${other}`);
});

it("is taken in the place of an empty file, which is none", async () => {
  const { users, key } = machine();
  mkdirSync(join(key, ".."));
  writeFileSync(key, "");
  expect((await command(users, [...forgetKey, "--take"], "b".repeat(64))).code).toBe(0);
  expect(readFileSync(key, "utf8")).toBe(`${"b".repeat(64)}\n`);
});

it.each([
  ["nothing", ""],
  ["words", "hello there"],
  ["a large file", "f".repeat(100_000)],
])("is not taken from %s", async (_, given) => {
  const { users, key } = machine();
  const { code, errors } = await command(users, [...forgetKey, "--take"], given);
  expect(code).toBe(64);
  expect(errors).not.toContain("hello there");
  expect(existsSync(key)).toBe(false);
});

describe("where a backup filled all places with keys of its own", () => {
  const nth = (number: number): string => number.toString(16).padStart(64, "0");
  const file = (...keys: readonly string[]): string => keys.map((key) => `${key}\n`).join("");
  const own = nth(500);

  it.each([14, 15])(
    "the one that is given has its place behind the own one (%i)",
    async (count) => {
      const { users, key } = machine();
      mkdirSync(join(key, ".."));
      const brought = Array.from({ length: count }, (_, number) => nth(number));
      writeFileSync(key, file(own, ...brought));
      const { code, errors } = await command(users, [...forgetKey, "--take"], "d".repeat(64));
      expect(code).toBe(0);
      const kept = brought.slice(0, 14);
      expect(readFileSync(key, "utf8")).toBe(file(own, "d".repeat(64), ...kept));
      expect(errors).toContain(count > 14 ? "1 of the other keys had no place any more" : "");
      expect(errors === "").toBe(count === 14);
    },
  );

  it("more than have a place are refused in words, and nothing is changed", async () => {
    const { users, key } = machine();
    mkdirSync(join(key, ".."));
    writeFileSync(key, file(own));
    const given = Array.from({ length: 16 }, (_, number) => nth(number));
    const { code, errors, output } = await command(users, [...forgetKey, "--take"], file(...given));
    expect([code === 0, output]).toEqual([false, ""]);
    expect(errors).toContain("1 of those that were given had no place: nothing was changed");
    expect(readFileSync(key, "utf8")).toBe(file(own));
    expect((await command(users, [...forgetKey, "--take"], file(...given.slice(1)))).code).toBe(0);
    expect(readFileSync(key, "utf8")).toBe(file(own, ...given.slice(1)));
  });
});

it("is written behind no link", async () => {
  const { users, key } = machine();
  const elsewhere = temporaryFolder();
  symlinkSync(elsewhere, join(key, ".."));
  expect((await command(users, [...forgetKey, "--take"], "c".repeat(64))).code).not.toBe(0);
  expect(existsSync(join(elsewhere, "forget.key"))).toBe(false);
});
