// LIBRARY.md lists books and pages. A look-up uses their titles, volumes and scopes only.

import { readOutline, yamlFences } from "../text/markdown.ts";
import type { LibraryEntry } from "../types.ts";
import { plainText } from "../text/scalar.ts";
import { readItems } from "../text/yaml-items.ts";
import { readList } from "../text/yaml-scalars.ts";

/** All entries that have a title, active or not, in file order. Never throws. */
export function readLibrary(text: string): readonly LibraryEntry[] {
  return yamlFences(readOutline(text)).flatMap((fence) =>
    readItems(text.slice(fence.bodyStart, fence.bodyEnd), /^LIB-\d+$/).flatMap(({ id, fields }) => {
      const title = plainText(fields.get("title") ?? "").trim();
      const volume = plainText(fields.get("volume") ?? "").trim();
      const status = fields.get("status")?.trim().toLowerCase();
      const scope = readList(plainText(fields.get("scope") ?? ""));
      if (!title) return [];
      return [
        { id, title, ...(volume && { volume }), scope, active: !status || status === "active" },
      ];
    }),
  );
}

/** Gives the entries that a look-up asks, in file order. */
export function activeSources(entries: readonly LibraryEntry[]): readonly LibraryEntry[] {
  return entries.filter((entry) => entry.active);
}

/** Gives one line for each source, for the look-up prompt: `[1] Title (in Volume): a, b`. */
export function librarySummary(sources: readonly LibraryEntry[]): string {
  return sources
    .map(({ title, volume, scope }, index) => {
      const place = volume === undefined ? "" : ` (in ${volume})`;
      return `[${index + 1}] ${title}${place}: ${scope.length > 0 ? scope.join(", ") : "general"}`;
    })
    .join("\n");
}
