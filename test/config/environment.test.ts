// The dotenv file: its choice for a command that gets a Record's id by --user, its encoding, and what wins over it.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config/config.ts";
import {
  environmentSchema,
  readEnvironment,
  readEnvironmentOf,
  type Environment,
} from "../../src/config/environment.ts";
import { temporaryFolder } from "../support/temporary.ts";

const IDS = ["abby", "dad"] as const;

function folderWith(files: { readonly [name: string]: string | Buffer }): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const known = Object.keys(environmentSchema.shape);

describe("the environment of the process and a dotenv file", () => {
  const FILE = [
    "TELEGRAM_BOT_TOKEN=42:TEST",
    "GRACE_MAR_USER_ID=demo",
    "GRACE_MAR_OWNER_IDS=11",
    "OPENAI_BASE_URL=http://127.0.0.1:8082/v1",
    "",
  ].join("\n");

  it("take an empty variable for an unset one: the file's value counts", () => {
    const folder = folderWith({ env: FILE });
    const set = { GRACE_MAR_ENV_FILE: "env", TELEGRAM_BOT_TOKEN: "", GRACE_MAR_USER_ID: "  " };
    const config = loadConfig(readEnvironment(set, folder));
    expect(config).toMatchObject({ telegramToken: "42:TEST", recordId: "demo", ownerIds: [11] });
  });

  it("take whichever of two values is not empty, the process's first, whatever the variable", () => {
    const value = fc.constantFrom("", " ", "\t", "one", "two", undefined);
    const name = fc.constantFrom(...known.filter((each) => each !== "GRACE_MAR_ENV_FILE"), "OTHER");
    const property = fc.property(name, value, value, (variable, own, ofFile) => {
      const folder = folderWith({
        ".env": ofFile === undefined ? "" : `${variable}="${ofFile}"\n`,
      });
      const read = readEnvironment({ [variable]: own }, folder)[variable]?.trim();
      expect(read || undefined).toBe(own?.trim() || ofFile?.trim() || undefined);
    });
    fc.assert(property, { numRuns: 100 });
  });

  it.each(['"%s"', "'%s'", " %s\r", "\u200B%s", "\uFEFF%s"])(
    "take a value without what another program, or a copied text, put around it: %j",
    (around) => {
      const whole = (value: string): string => around.replace("%s", value);
      const set = {
        TELEGRAM_BOT_TOKEN: whole("42:TEST"),
        GRACE_MAR_OWNER_IDS: whole("11"),
        OPENAI_API_KEY: whole("sk-x"),
        OPENAI_BASE_URL: whole("http://127.0.0.1:8082/v1"),
        OPENAI_MODEL: whole(""),
      };
      const { telegramToken, ownerIds, llm } = loadConfig(readEnvironment(set, folderWith({})));
      expect({ telegramToken, ownerIds }).toEqual({ telegramToken: "42:TEST", ownerIds: [11] });
      expect(llm).toMatchObject({
        apiKey: "sk-x",
        baseUrl: "http://127.0.0.1:8082/v1",
        mainModel: "gpt-4o",
      });
    },
  );

  it.each(["", "/", "/chat/completions", "/chat/completions/", "/models", "//responses"])(
    "take the address of a request for that of its server: /v1%s",
    (path) => {
      const set = {
        TELEGRAM_BOT_TOKEN: "42:TEST",
        OPENAI_BASE_URL: `http://127.0.0.1:1/v1${path}`,
      };
      const { llm } = loadConfig(readEnvironment(set, folderWith({})));
      expect(llm.baseUrl).toBe("http://127.0.0.1:1/v1");
    },
  );

  it.each(["", " "])("take an empty name of the file for none: %j", (empty) => {
    const folder = folderWith({ ".env": FILE });
    const read = readEnvironment({ GRACE_MAR_ENV_FILE: empty }, folder);
    expect(read["TELEGRAM_BOT_TOKEN"]).toBe("42:TEST");
  });

  it.each([
    ["little endian with a mark", Buffer.from(`\ufeff${FILE}`, "utf16le")],
    ["big endian with a mark", Buffer.from(`\ufeff${FILE}`, "utf16le").swap16()],
    ["without a mark", Buffer.from(FILE, "utf16le")],
  ])("name a file in UTF-16 as such: %s", (_, bytes) => {
    const folder = folderWith({ ".env": bytes, ".env.abby": bytes, named: bytes });
    const read = (environment: Environment) => () => readEnvironment(environment, folder);
    expect(read({})).toThrow(/^\.env is saved as UTF-16: save it as UTF-8/);
    expect(read({ GRACE_MAR_ENV_FILE: "named" })).toThrow(/^GRACE_MAR_ENV_FILE .*UTF-16/);
    expect(() => readEnvironmentOf("abby", {}, folder)).toThrow(/UTF-16/);
  });

  it("name a secret's file in UTF-16 as such, and show nothing of it", () => {
    const folder = folderWith({ token: Buffer.from("\ufeff42:TEST", "utf16le") });
    const named = { TELEGRAM_BOT_TOKEN_FILE: join(folder, "token"), OPENAI_API_KEY: "k" };
    expect(() => loadConfig(named)).toThrow(
      /TELEGRAM_BOT_TOKEN_FILE names a file that is saved as UTF-16/,
    );
    expect(() => loadConfig(named)).not.toThrow("42");
  });

  it("read UTF-8 with a mark, and the file of an older Windows but for its accents", () => {
    const folder = folderWith({
      ".env": `\ufeff${FILE}`,
      ".env.abby": Buffer.from(`# f\u00fcr Abby\n${FILE.replace("demo", "abby")}`, "latin1"),
    });
    expect(readEnvironment({}, folder)["TELEGRAM_BOT_TOKEN"]).toBe("42:TEST");
    expect(readEnvironmentOf("abby", {}, folder)["TELEGRAM_BOT_TOKEN"]).toBe("42:TEST");
  });

  it("name a .env that is there and cannot be read", () => {
    const folder = folderWith({});
    mkdirSync(join(folder, ".env"));
    expect(() => readEnvironment({}, folder)).toThrow(/^\.env cannot be read \(EISDIR\)/);
    expect(readEnvironment({ A: "b" }, folderWith({}))).toEqual({ A: "b" });
  });
});

const ofUser = (id: string): string =>
  `GRACE_MAR_USER_ID=${id}\nTELEGRAM_BOT_TOKEN=token-of-${id}\nOPENAI_API_KEY=key-of-${id}\n`;

describe("a command with --user", () => {
  it("reads .env.<id> where there is one, and else .env", () => {
    const folder = folderWith({ ".env": ofUser("dad"), ".env.abby": ofUser("abby") });
    const token = (user: string) => readEnvironmentOf(user, {}, folder)["TELEGRAM_BOT_TOKEN"];
    expect(token("abby")).toBe("token-of-abby");
    expect(token("dad")).toBe("token-of-dad");
  });

  it("reads the file that GRACE_MAR_ENV_FILE names instead", () => {
    const folder = folderWith({ named: "TELEGRAM_BOT_TOKEN=named\n", ".env.abby": ofUser("abby") });
    const read = readEnvironmentOf("abby", { GRACE_MAR_ENV_FILE: "named" }, folder);
    expect(read).toMatchObject({ TELEGRAM_BOT_TOKEN: "named", GRACE_MAR_USER_ID: "abby" });
  });

  it("lets the process's own environment win", () => {
    const folder = folderWith({ ".env.abby": ofUser("abby") });
    const read = readEnvironmentOf("abby", { OPENAI_API_KEY: "own" }, folder);
    expect(read).toMatchObject({ OPENAI_API_KEY: "own", TELEGRAM_BOT_TOKEN: "token-of-abby" });
  });

  it.each([
    { files: { ".env.abby": ofUser("dad") }, environment: {}, names: ".env.abby" },
    {
      files: { dads: ofUser("dad") },
      environment: { GRACE_MAR_ENV_FILE: "dads" },
      names: "dads",
    },
    {
      files: { ".env.abby": ofUser("abby") },
      environment: { GRACE_MAR_USER_ID: "dad" },
      names: "the environment of this process",
    },
  ])("ends with what contradicts it: $names", ({ files, environment, names }) => {
    const folder = folderWith(files);
    expect(() => readEnvironmentOf("abby", environment, folder)).toThrow(
      `--user says "abby", but ${names} says GRACE_MAR_USER_ID="dad"`,
    );
  });

  it("takes what a house shares from a .env that is somebody else's, and never the bot", () => {
    const people = "GRACE_MAR_OWNER_IDS=7\nWEBHOOK_BASE_URL=https://dad.example\n";
    const folder = folderWith({ ".env": `${ofUser("dad")}${people}GRACE_MAR_USERS_DIR=/people\n` });
    expect(readEnvironmentOf("abby", { XDG_RUNTIME_DIR: "/run" }, folder)).toEqual({
      GRACE_MAR_USER_ID: "abby",
      GRACE_MAR_USERS_DIR: "/people",
      OPENAI_API_KEY: "key-of-dad",
      XDG_RUNTIME_DIR: "/run",
    });
  });

  it("never has one person's token for another, whatever files there are", () => {
    const maybeUser = fc.option(fc.constantFrom(...IDS), { nil: undefined });
    const place = fc.record({ ".env": maybeUser, ".env.abby": maybeUser, ".env.dad": maybeUser });
    const property = fc.property(place, maybeUser, fc.constantFrom(...IDS), (files, own, user) => {
      const folder = folderWith(
        Object.fromEntries(
          Object.entries(files).flatMap(([name, id]) => (id ? [[name, ofUser(id)]] : [])),
        ),
      );
      const environment: Environment = own
        ? { GRACE_MAR_USER_ID: own, TELEGRAM_BOT_TOKEN: `token-of-${own}` }
        : {};
      const token = tokenOr(() => readEnvironmentOf(user, environment, folder));
      expect([undefined, `token-of-${user}`]).toContain(token);
    });
    fc.assert(property, { numRuns: 60 });
  });
});

/** A refusal is no token either. */
function tokenOr(read: () => Environment): string | undefined {
  try {
    return read()["TELEGRAM_BOT_TOKEN"];
  } catch {
    return undefined;
  }
}
