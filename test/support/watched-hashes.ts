// Every hash that the process makes is watched, whatever part of the program makes it: none of a text with forgotten words may
// be left anywhere, whole or cut, in any writing. Nothing here knows where the program hashes or what it keeps.

import { createHash, createHmac } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { inflateRawSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { readZip } from "../../src/record/archive/zip.ts";
import { temporaryFolder } from "./temporary.ts";

const LIMITS = { entries: 10_000, bytes: 1024 ** 3 };

/** What somebody may get hold of, as one: an export, a backup, a folder. */
export type Loot = readonly { readonly place: string; readonly bytes: Buffer }[];

export interface WatchedHashes {
  /** Where a hash of a text with the word is, and where the loot has a key that makes one of its hashes. */
  hashesIn(loot: Loot): readonly string[];
  /** Where the word itself is. */
  wordsIn(loot: Loot): readonly string[];
}

/** Watches until the test ends. @param word letters of ASCII in small */
export function watchHashes(word: string): WatchedHashes {
  const index = createIndex();
  const keyed = new Set<string>();
  const isOf = (text: string): boolean =>
    text.toLowerCase().includes(word) || index.isNamedIn(text);
  watch(createHash("sha256"), (text, digest) => {
    if (isOf(text)) index.add(digest, around(text, word));
  });
  watch(createHmac("sha256", ""), (text) => {
    if (isOf(text)) keyed.add(text);
  });
  return {
    hashesIn: (loot) => {
      const found = loot.flatMap(({ place, bytes }) =>
        index.find(bytes.toString("latin1")).map((text) => `${place} has a hash of: ${text}`),
      );
      return [...new Set([...found, ...unlocked(loot, keyed)])];
    },
    wordsIn: (loot) =>
      loot
        .filter(({ bytes }) => bytes.toString("latin1").toLowerCase().includes(word))
        .map(({ place }) => place),
  };
}

/** One file with all that it unpacks to. */
export async function lootOf(place: string, bytes: Buffer): Promise<Loot> {
  const inner = place.endsWith(".zip") ? await readZip(bytes, LIMITS) : new Map<string, Buffer>();
  const unpacked = await Promise.all(
    [...inner].map(([name, content]) => lootOf(`${place}: ${name}`, Buffer.from(content))),
  );
  const rows = basename(place).endsWith("state.db") ? rowsOf(place, bytes) : [];
  return [{ place, bytes }, ...unpacked.flat(), ...rows];
}

/** Each file of a folder, by itself. */
export async function filesOf(folder: string): Promise<readonly Loot[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Promise.all(files.map((name) => lootOf(name, readFileSync(join(folder, name)))));
}

/** Every value in the tables, unpacked where it is packed. A process must have let go of the file. */
function rowsOf(place: string, bytes: Buffer): Loot {
  const path = join(temporaryFolder(), "state.db");
  writeFileSync(path, bytes);
  const sqlite = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    return tables.flatMap(({ name }) =>
      sqlite
        .prepare(`SELECT * FROM "${String(name)}"`)
        .all()
        .flatMap((row) => Object.entries(row))
        .map(([column, value]) => ({
          place: `${place}: ${String(name)}.${column}`,
          bytes: value instanceof Uint8Array ? inflateRawSync(value) : Buffer.from(String(value)),
        })),
    );
  } finally {
    sqlite.close();
  }
}

/** The methods of hashes, with a key or without, as far as this needs them. */
interface HashType {
  update(this: object, data: string | Uint8Array, encoding?: BufferEncoding): object;
  digest(this: object): Buffer;
  copy?(this: object): object;
}

/** Calls `ended` with the text (each byte a letter) and the result of every hash of this kind. */
function watch(kind: object, ended: (text: string, digest: Buffer) => void): void {
  const type = Object.getPrototypeOf(kind) as HashType;
  const { update, digest, copy } = type;
  const texts = new WeakMap<object, string>();
  type.update = function (data, encoding) {
    const bytes = typeof data === "string" ? Buffer.from(data, encoding) : Buffer.from(data);
    texts.set(this, (texts.get(this) ?? "") + bytes.toString("latin1"));
    return update.call(this, data, encoding);
  };
  type.digest = function (encoding?: BufferEncoding) {
    const result = digest.call(this);
    ended(texts.get(this) ?? "", result);
    return (encoding === undefined ? result : result.toString(encoding)) as Buffer;
  };
  if (copy) {
    type.copy = function () {
      const other = copy.call(this);
      texts.set(other, texts.get(this) ?? "");
      return other;
    };
  }
  onTestFinished(() => {
    Object.assign(type, { update, digest, ...(copy && { copy }) });
  });
}

interface Index {
  add(digest: Buffer, text: string): void;
  /** The texts whose hashes, or parts of them, stand in these letters. */
  find(letters: string): readonly string[];
  /** True when one of the hashes stands in a text, in one of the writings that the program uses. */
  isNamedIn(text: string): boolean;
}

function createIndex(): Index {
  const texts = new Map<string, string>();
  /** Most files stand in each backup once more. */
  const searched = new Map<string, readonly string[]>();
  return {
    add: (digest, text) => {
      searched.clear();
      for (const form of formsOf(digest)) texts.set(form, text);
    },
    find: (letters) => {
      const before = searched.get(letters);
      if (texts.size === 0 || before) return before ?? [];
      const found = new Set<string>();
      const look = (form: string): void => {
        const text = texts.get(form);
        if (text !== undefined) found.add(text);
      };
      for (const [run] of letters.matchAll(/[\dA-Fa-f]{8,}/g)) {
        const hex = run.toLowerCase();
        look(`hex ${hex.slice(0, 8)}`);
        for (let at = 0; at + 12 <= hex.length; at += 1) look(`hex ${hex.slice(at, at + 12)}`);
      }
      for (const [run] of letters.matchAll(/[\w+/-]{8,}/g)) {
        const base = run.replaceAll("+", "-").replaceAll("/", "_");
        for (let at = 0; at + 8 <= base.length; at += 1) look(`base ${base.slice(at, at + 8)}`);
      }
      for (const [run] of letters.matchAll(/\d{9,}/g)) look(`number ${run}`);
      // Bytes as they are.
      if (/[^\t\n\r -~]/.test(letters)) {
        for (let at = 0; at + 6 <= letters.length; at += 1)
          look(`raw ${letters.slice(at, at + 6)}`);
      }
      searched.set(letters, [...found]);
      return [...found];
    },
    isNamedIn: (text) =>
      [
        ...Array.from(text.matchAll(/[0-9a-f]{64}/g), ([hex]) => `hex ${hex.slice(0, 12)}`),
        ...Array.from(text.matchAll(/[\w-]{12,43}/g), ([base]) => `base ${base.slice(0, 8)}`),
      ].some((form) => texts.has(form)),
  };
}

/** A hash is known by any six bytes of it in hex, by three times two letters of base64, and as a number. */
function formsOf(digest: Buffer): readonly string[] {
  const windows = Array.from({ length: digest.length - 5 }, (_, at) => digest.subarray(at, at + 6));
  const numbers = [4, 6].flatMap((bytes) => [
    digest.readUIntBE(0, bytes),
    digest.readUIntLE(0, bytes),
  ]);
  const wide = [digest.readBigUInt64BE(), digest.readBigUInt64LE()];
  return [
    `hex ${digest.toString("hex", 0, 4)}`,
    ...windows.map((window) => `hex ${window.toString("hex")}`),
    ...windows.filter((_, at) => at % 3 === 0).map((six) => `base ${six.toString("base64url")}`),
    `raw ${digest.toString("latin1", 0, 6)}`,
    ...[...numbers, ...wide].map((number) => `number ${number}`),
  ];
}

/** The loot has both a hash with a key and the key: anything in it is tried. */
function unlocked(loot: Loot, texts: ReadonlySet<string>): readonly string[] {
  const all = loot.map(({ bytes }) => bytes.toString("latin1")).join("\n");
  const keys = new Set(Array.from(all.matchAll(/[0-9a-f]{64}/g), ([key]) => key));
  return [...texts].flatMap((text) =>
    [...keys].flatMap((key) =>
      [Buffer.from(key, "hex"), key].flatMap((form) => {
        const made = createHmac("sha256", form).update(text, "latin1").digest("hex");
        return all.includes(made.slice(0, 12))
          ? [`${loot[0]?.place ?? ""} has a key of: ${text}`]
          : [];
      }),
    ),
  );
}

function around(text: string, word: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(word));
  return JSON.stringify(text.slice(Math.max(0, at - 60), at + 40));
}
