// Entries that are not YAML, by the tolerant rules of spec/record-format §17.2: an item starts at `- id:` wherever it
// occurs, a line is `key: rest-of-line`, and of a key that occurs twice the first wins.

import type { Item } from "./yaml-items.ts";
import { looseValue } from "./yaml-scalars.ts";

/** The entries in one piece of a list; `start` and `end` are its offsets in the body. Never throws. */
export function readLooseItems(text: string, start: number, end: number): readonly Item[] {
  const items: Item[] = [];
  let fields = new Map<string, string>();
  let itemOffset = start;
  let lastKey = "";
  const close = (): void => {
    const id = fields.get("id");
    if (id) items.push({ id, fields, offset: itemOffset, end });
  };
  let offset = start;
  for (const line of text.split("\n")) {
    const glued = GLUED_ITEM.exec(line);
    if (glued) {
      const before = line.slice(0, glued.index);
      if (before.trim() !== "") lastKey = readLooseLine(before, fields, lastKey);
      close();
      fields = new Map([["id", glued[1] ?? ""]]);
      itemOffset = offset + glued.index;
      lastKey = "id";
    } else lastKey = readLooseLine(line, fields, lastKey);
    offset += line.length + 1;
  }
  close();
  return items;
}

const GLUED_ITEM = /-[ \t]+id:[ \t]*["']?([A-Z]+(?:-[A-Z]+)*-\d+)["']?[ \t\r]*$/;

function readLooseLine(line: string, fields: Map<string, string>, lastKey: string): string {
  const match = /^[ \t]*(?:-[ \t]+)?([A-Za-z_][\w-]*):(?:[ \t]+(.*))?$/.exec(line.trimEnd());
  if (match) {
    const [, key = "", value = ""] = match;
    if (fields.has(key)) return "";
    fields.set(key, looseValue(value));
    return key;
  }
  // An entry of a block list belongs to the key above it; anything else is the rest of a text and not read.
  const entry = /^[ \t]*-[ \t]+(.*)$/.exec(line.trimEnd());
  const soFar = fields.get(lastKey);
  if (entry && soFar !== undefined && (soFar === "" || soFar.startsWith("- "))) {
    fields.set(lastKey, `${soFar}\n- ${entry[1] ?? ""}`.trim());
  }
  return lastKey;
}
