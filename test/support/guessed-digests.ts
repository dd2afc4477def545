// An attacker who guesses: every digest of texts that held forgotten words, looked for in all bytes that can be read.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { readZip } from "../../src/record/archive/zip.ts";
import { LIMITS } from "./forget-places.ts";
import type { TestGate } from "./open-gate.ts";

/** The texts that a Record was made of at each moment, as nobody who forgets may keep them. */
export interface Recorder {
  /** Remembers every file and every row as it is now. */
  look(): void;
  /** Remembers one text. */
  add(text: string): void;
  /** What can be found out about the words from these bytes: `place: text`. */
  guesses(name: string, bytes: Uint8Array, words: string): Promise<readonly string[]>;
  /** The same for all files under a folder. */
  guessesIn(folder: string, words: string): Promise<readonly string[]>;
}

export function recordTexts({ folder, state: { database } }: TestGate): Recorder {
  const texts = new Set<string>();
  const look = (): void => {
    const files = new Map<string, string>();
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (name.startsWith(".runtime") || !statSync(join(folder, name)).isFile()) continue;
      files.set(name, readFileSync(join(folder, name), "utf8"));
    }
    const [self, evidence] = [files.get("SELF.md") ?? "", files.get("EVIDENCE.md") ?? ""];
    texts.add(`${self.trim()}\n---\n${evidence.trim()}\n---\n`);
    for (const text of files.values()) {
      texts.add(text);
      for (const part of text.split(/\n|(?=^### )|(?=^ *- id: )|^```(?:yaml)?\n/m)) texts.add(part);
      for (const block of text.split(/^(?=### |## )/m)) texts.add(block);
      for (const [, , quoted = ""] of text.matchAll(/(["'])(.+?)\1/g)) texts.add(quoted);
    }
    const tables = database.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table'",
    );
    for (const { name } of tables) {
      for (const row of database.all<{ readonly [column: string]: unknown }>(
        `SELECT * FROM "${name}"`,
      )) {
        for (const value of Object.values(row)) if (typeof value === "string") texts.add(value);
      }
    }
  };
  let made = { words: "", of: -1, known: digestsOf([]) };
  /** Digests of the texts with these words, made again where there are more texts. */
  const knownOf = (words: string): ReadonlyMap<string, string> => {
    if (made.words !== words || made.of !== texts.size) {
      const told = [...texts].filter((text) => text.toLowerCase().includes(words));
      made = { words, of: texts.size, known: digestsOf(told) };
    }
    return made.known;
  };
  const guesses = async (
    name: string,
    bytes: Uint8Array,
    words: string,
  ): Promise<readonly string[]> => {
    const known = knownOf(words);
    const found: string[] = [];
    const search = (place: string, read: Uint8Array): void => {
      for (const [hit] of Buffer.from(read)
        .toString("latin1")
        .matchAll(/[0-9A-Za-z+/_-]{12,}/g)) {
        const text = knownIn(hit, known);
        if (text !== undefined) found.push(`${place}: ${hit} is of ${text.slice(0, 60)}`);
      }
    };
    search(name, bytes);
    if (name.endsWith(".zip")) {
      for (const [inner, content] of await readZip(Buffer.from(bytes), LIMITS))
        search(`${name}: ${inner}`, content);
    }
    return found;
  };
  return {
    look,
    add: (text) => texts.add(text),
    guesses,
    guessesIn: async (where, words) => {
      const found: string[] = [];
      for (const name of readdirSync(where, { recursive: true, encoding: "utf8" })) {
        const path = join(where, name);
        if (statSync(path).isFile())
          found.push(...(await guesses(name, readFileSync(path), words)));
      }
      return found;
    },
  };
}

/** Texts by the first characters of their digests, in hex and base64. */
function digestsOf(texts: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const text of texts) {
    for (const form of new Set([text, text.trim(), text.trimEnd(), text.toLowerCase()])) {
      for (const name of ["sha1", "sha256", "sha512", "md5"]) {
        const digest = createHash(name).update(form).digest();
        known.set(digest.toString("hex").slice(0, 16), text);
        known.set(digest.toString("base64").slice(0, 12), text);
        known.set(digest.toString("base64url").slice(0, 12), text);
      }
    }
  }
  return known;
}

/** The text of a digest within letters: in packed rows of state.db anything may stand before it. */
function knownIn(hit: string, known: ReadonlyMap<string, string>): string | undefined {
  const small = hit.toLowerCase();
  for (let at = 0; at + 12 <= hit.length; at += 1) {
    const text = known.get(small.slice(at, at + 16)) ?? known.get(hit.slice(at, at + 12));
    if (text !== undefined) return text;
  }
  return undefined;
}
