// Whose dotenv file a command reads that is told by --user whom it is about.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEnvironmentOf, type Environment } from "../../src/config/environment.ts";
import { temporaryFolder } from "../support/temporary.ts";

const IDS = ["abby", "dad"] as const;

function folderWith(files: { readonly [name: string]: string }): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

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
