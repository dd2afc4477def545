import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import dotenv from "dotenv";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/errors.ts";
import { envFileText, requireTokenForm } from "../../src/operator/env-file.ts";
import { ROOT } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";

const VALUES = {
  TELEGRAM_BOT_TOKEN: "700000001:AAF-x_y",
  GRACE_MAR_USER_ID: "abby",
  GRACE_MAR_USERS_DIR: "/home/zoë/my people",
  OPENAI_API_KEY: "",
  OPENAI_BASE_URL: "http://127.0.0.1:11434/v1?a=b&c=%20d",
  OPENAI_MODEL: "qwen3:8b",
};

describe("envFileText", () => {
  it("is read back the same by dotenv, and by Docker, which takes lines as they are", () => {
    const text = envFileText(VALUES, ".env.abby");
    expect(dotenv.parse(text)).toEqual(VALUES);
    expect(asDocker(text)).toEqual(VALUES);
  });

  it("gives the installer for systemd its secrets and settings", () => {
    const file = join(temporaryFolder(), ".env.abby");
    writeFileSync(file, envFileText(VALUES, ".env.abby"));
    const read = (...words: string[]): string =>
      execFileSync(process.execPath, [join(ROOT, "deploy/systemd/env-file.mjs"), ...words], {
        encoding: "utf8",
      });
    expect(read("secret", file, "TELEGRAM_BOT_TOKEN")).toBe(VALUES.TELEGRAM_BOT_TOKEN);
    expect(read("settings", file)).toBe(
      `OPENAI_BASE_URL="${VALUES.OPENAI_BASE_URL}"\nOPENAI_MODEL="${VALUES.OPENAI_MODEL}"\n`,
    );
  });

  it("refuses a value or is read back, never anything else", () => {
    const odd = fc.constantFrom(...Array.from("\"'`#$\\ \n\r\t=:{}\u2028é\u00a0"));
    const value = fc.array(fc.oneof(odd, fc.constantFrom("a", "1", "-"))).map((c) => c.join(""));
    fc.assert(
      fc.property(value, (key) => {
        const values = { GRACE_MAR_USER_ID: "abby", OPENAI_API_KEY: key, OPENAI_MODEL: "m" };
        let text = "";
        try {
          text = envFileText(values, ".env.abby");
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          expect(String(error)).toContain("OPENAI_API_KEY");
          return;
        }
        expect(dotenv.parse(text)).toEqual(values);
        expect(asDocker(text)).toEqual(values);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['a"b', "a'b", "a`b", "a#b", "a$b", "a\\b", "a\nb", " a", "a ", "a\u2028b"])(
    "refuses %j without saying it",
    (value) => {
      const act = (): string => envFileText({ OPENAI_API_KEY: value }, ".env.abby");
      expect(act).toThrow(/^OPENAI_API_KEY must be one line/);
    },
  );
});

it.each(["", "abc", "123456", "123456:", ":abc", "123456:a b", "123456:a/../b", "x23456:abc"])(
  "'%s' is not a token",
  (token) => {
    expect(() => {
      requireTokenForm(token);
    }).toThrow(ConfigError);
  },
);

/** docker run --env-file: lines that begin with # are left out, and all behind the first = is the value. */
function asDocker(text: string): object {
  return Object.fromEntries(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}
