// Recent works are the newest entries of EVIDENCE: things written, made and done, each as one short line.

import { readOutline, yamlFences } from "../text/markdown.ts";
import { clipScalar } from "../text/clip.ts";
import { oneLine } from "../text/scalar.ts";
import { readItems, type Item } from "../text/yaml-items.ts";

export interface RecentWork {
  readonly id: string;
  readonly text: string;
}

/** Looks at the newest eight works and gives at most five that say something, 400 characters each, newest first. */
export function recentWorks(evidence: string): readonly RecentWork[] {
  return yamlFences(readOutline(evidence))
    .flatMap((fence) =>
      readItems(evidence.slice(fence.bodyStart, fence.bodyEnd), /^(?:WRITE|ACT|CREATE)-\d+$/),
    )
    .map((item) => ({ item, date: dateOf(item), number: Number(/\d+$/.exec(item.id)?.[0]) }))
    .toSorted((a, b) => b.date.localeCompare(a.date) || b.number - a.number)
    .slice(0, 8)
    .flatMap(({ item }) => {
      const text = textOf(item);
      return text ? [{ id: item.id, text: clipScalar(text, 400) }] : [];
    })
    .slice(0, 5);
}

/** The date as it is written; entries without one come last. */
function dateOf({ fields }: Item): string {
  const date = fields.get("date") ?? fields.get("created_at") ?? "";
  return /^\d{4}-\d\d-\d\d/.exec(date.trim())?.[0] ?? "";
}

function textOf({ fields }: Item): string {
  return ["title", "summary", "description", "full_text"]
    .flatMap((key) => oneLine(fields.get(key) ?? "") || [])
    .join(". ");
}
