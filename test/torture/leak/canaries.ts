// Canaries that no output may hold: secrets, and one made-up word in everything that a person, a model or Telegram's
// side says here and in every field of the Record.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

/** Parts of names and texts; long enough to be nowhere by chance, plain enough to pass as a word. */
export const WORD = "zqxcanary";

export const SECRETS = {
  /** One has a shape that the log knows, the other has none. */
  apiKey: "canaryKeyWithoutAnyShape0123456789",
  webhookSecret: "canary-webhook-secret-0123456789abcdef",
  metricsToken: "canary-metrics-token-0123456789abcdef",
  otherKey: "sk-canary0123456789abcdefABCDEF",
} as const;

const FIELDS =
  /^(\s*(?:- )?(?:name|nickname|topic|observation|summary|title|suggested_entry|prompt_addition|user|grace_mar|example_from_exchange|self_concept|tone|humor|location): "?)/gm;

/** The word in every field that people fill, and in every line of what was talked about. */
export function plantIn(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => /\.(?:md|txt)$/.test(file))) {
    const text = readFileSync(join(folder, name), "utf8")
      .replace(FIELDS, `$1${WORD} `)
      .replace(/^> /gm, `> ${WORD} `)
      .replace(/^# .*$/m, `$& ${WORD}`);
    const isYaml = /^```yaml/m.test(text);
    writeFileSync(join(folder, name), isYaml ? text : `${text}\n- ${WORD} stands here too\n`);
  }
}

/** @param secrets further ones, the token above all; cut ones and encoded ones count too. */
export function expectClean(output: string, where: string, secrets: readonly string[]): void {
  for (const secret of [...Object.values(SECRETS), ...secrets]) {
    for (const form of [secret, encodeURIComponent(secret), secret.slice(4, 24)]) {
      expect(around(output, form), `a secret in ${where}`).toBe("");
    }
  }
}

/** Like `expectClean`, and also finds no word of anybody. */
export function expectSilent(output: string, where: string, secrets: readonly string[]): void {
  expectClean(output, where, secrets);
  expect(around(output.toLowerCase(), WORD), `somebody's words in ${where}`).toBe("");
}

function around(output: string, part: string): string {
  const at = output.indexOf(part);
  return at === -1 ? "" : output.slice(Math.max(0, at - 300), at + 200);
}
