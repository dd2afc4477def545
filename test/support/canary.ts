// Looks for words in every byte that a folder holds: plain files, what ZIP files unpack to, and what state.db keeps
// packed.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { readZip } from "../../src/record/archive/zip.ts";
import { packedTexts } from "./forget-places.ts";
import { temporaryFolder } from "./temporary.ts";
import { writeFileSync } from "node:fs";

const LIMITS = { entries: 10_000, bytes: 1024 ** 3 };

/** Places of the words, by file name; a file of a ZIP file is `x.zip!name`. */
export async function holding(folder: string, words: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) found.push(...(await holdingIn(name, readFileSync(path), words)));
  }
  return found.toSorted();
}

async function holdingIn(name: string, bytes: Buffer, words: string): Promise<string[]> {
  const found = bytes.toString("latin1").toLowerCase().includes(words.toLowerCase()) ? [name] : [];
  if (name.endsWith("state.db") && mergesHold(bytes, words)) found.push(`${name}!merge_history`);
  if (!name.endsWith(".zip")) return found;
  const files = await readZip(bytes, LIMITS).catch(() => new Map<string, Buffer>());
  for (const [inner, content] of files) {
    found.push(...(await holdingIn(`${name}!${inner}`, Buffer.from(content), words)));
  }
  return found;
}

function mergesHold(bytes: Buffer, words: string): boolean {
  const copy = join(temporaryFolder(), "state.db");
  writeFileSync(copy, bytes);
  const sqlite = new DatabaseSync(copy, { readOnly: true });
  try {
    return packedTexts(sqlite).some((text) => text.toString().includes(words));
  } catch {
    // A running process holds its log. Packed bytes are searched once it has let go.
    return false;
  } finally {
    sqlite.close();
  }
}
