// Canaries in the parts of a Record that guests may hear, and in those that nobody but the household hears.

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const MEMORY = `# MEMORY

Canary-preamble

## Tone

Canary-tone

## Recent Topics

- Canary-topics

## Calibrations

- Canary-calibrations

## Resistance Notes

- Canary-resistance

## Something of my own

- Canary-own
`;

/** Plants them in everything that a Record has beside its entries. */
export function plant(folder: string): void {
  writeFileSync(join(folder, "MEMORY.md"), MEMORY);
  const add = (name: string, text: string): void => {
    appendFileSync(join(folder, name), text);
  };
  add("INTENT.md", "\nCanary-intent\n");
  add("SESSION-TRANSCRIPT.md", "\n> Canary-transcript\n");
  add("SESSION-LOG.md", "\nCanary-log\n");
  add("SELF-ARCHIVE.md", "\nCanary-archive\n");
  const path = join(folder, "SELF.md");
  const self = readFileSync(path, "utf8");
  const changed = self.replace(/(trigger: ).*/, '$1"Canary-upset"');
  expect(changed).not.toBe(self);
  writeFileSync(path, changed);
}

/** Puts a line at the top of the front matter, in place of an earlier one of that key. */
export function setting(folder: string, line: string): void {
  const path = join(folder, "SELF.md");
  const [key = ""] = line.split(":");
  const self = readFileSync(path, "utf8").replace(new RegExp(`^${key}: .*\n`, "m"), "");
  const body = self.replace(/^---\n/, "");
  writeFileSync(path, `---\n${line}\n${body === self ? "---\n" : ""}${body}`);
}

/** The canaries that went to a model, each once. */
export function canariesIn(requests: readonly { readonly body: unknown }[]): readonly string[] {
  return [...new Set(JSON.stringify(requests).match(/Canary-\w+/g) ?? [])];
}
