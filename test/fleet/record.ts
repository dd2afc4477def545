// Twenty made-up people: each with a Record of their own, and a word that occurs in nobody else's.

import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRecord } from "../../src/record/create-record.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { ROOT } from "../support/processes.ts";
import { recordSource } from "../support/temporary.ts";

/** A person with a Record, and the words that only they and their bot know. */
export interface Somebody {
  /** The Record's id. */
  readonly id: string;
  readonly name: string;
  readonly owner: Person;
  /** In everything that is said in this bot's chats, and nowhere in its id, token or key. */
  readonly mark: string;
  /** Stands in SELF.md from the beginning. */
  readonly secret: string;
}

const NAMES =
  "Ravenna Tobias Ilka Marten Oona Casper Fenja Lorcan Priya Jonas Amara Sander Yuki Dario Hedda Emeka Noor Walid Tess Bruno".split(
    " ",
  );

/** The `number`-th person, from 1. */
export function somebody(number: number): Somebody {
  const name = NAMES[number - 1] ?? `Person${number}`;
  const mark = `kwix${spelled(number)}`;
  return {
    id: `${name.toLowerCase()}-${String(number).padStart(2, "0")}`,
    name,
    owner: { id: 1000 + number, firstName: `${name}'s guardian` },
    mark,
    secret: `${mark}kite`,
  };
}

/** A word for a number, as long as the others, so that none is a part of another. */
export function spelled(number: number): string {
  const letter = (n: number): string => "bdfgklmnprstvz"[n % 14] ?? "";
  return [number, Math.floor(number / 14), Math.floor(number / 196)].map(letter).join("o");
}

/** Makes `<usersDir>/<id>`, large or small by turns, and gives its path. */
export async function makeRecord(who: Somebody, usersDir: string, like: string): Promise<string> {
  const folder = like === "sample" ? copySample(who, usersDir) : await fromTemplate(who, usersDir);
  insert(join(folder, "SELF.md"), /### IX-A\. KNOWLEDGE\n+```yaml\nentries:/, [
    "id: LEARN-0900",
    "date: 2026-03-01",
    `topic: "${who.name}'s secret kite is called ${who.secret}"`,
    "source: a walk",
    "evidence_id: ACT-0900",
    "provenance: human_approved",
  ]);
  insert(join(folder, "EVIDENCE.md"), /## V\. ACTIVITY LOG\n+```yaml\nactivities:/, [
    "id: ACT-0900",
    "date: 2026-03-01",
    "modality: text",
    "activity_type: knowledge",
    "mind_category: knowledge",
    "source: a walk",
    `summary: "Named the kite ${who.secret}"`,
    "curated_by: user",
    "evidence_tier: 3",
  ]);
  return folder;
}

function fromTemplate({ id, name }: Somebody, usersDir: string): Promise<string> {
  return createRecord({
    recordId: id,
    usersDir,
    templateDir: join(ROOT, "users", "_template"),
    name,
    language: "English",
    now: new Date(),
  });
}

function copySample({ id, name }: Somebody, usersDir: string): string {
  const folder = join(usersDir, id);
  cpSync(recordSource("sample"), folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("Mira", name));
  }
  return folder;
}

/** Puts an item at the top of a fence's list. */
function insert(path: string, before: RegExp, lines: readonly string[]): void {
  const text = readFileSync(path, "utf8");
  const found = before.exec(text);
  if (!found) throw new Error(`${path} has no list like ${before.source}`);
  const end = found.index + found[0].length;
  const rest = text.slice(end).replace(/^ \[\]/, "");
  const item = lines.map((line, index) => `\n  ${index === 0 ? "-" : " "} ${line}`).join("");
  writeFileSync(path, text.slice(0, end) + item + rest);
}
