// The fences of a hand-written section as one mapping, whatever their shape.

import { findSection, yamlFences } from "../text/markdown.ts";
import type { Outline } from "../text/markdown.ts";
import { readLoose } from "../text/yaml-loose.ts";
import { listOf, type Data } from "./persona-values.ts";

/** Gives all fences of a section as one mapping; a key of an earlier fence wins, and the keys come in reverse. Never throws. */
export function readSection(text: string, outline: Outline, heading: string): Data {
  const place = findSection(outline, heading);
  if (!place) return {};
  const fences = yamlFences(outline, place.bodyStart, place.end);
  return Object.fromEntries(
    fences
      .map((fence) => readLoose(text.slice(fence.bodyStart, fence.bodyEnd)))
      .flatMap(listOf)
      .filter((value) => typeof value === "object" && value !== null && !Array.isArray(value))
      .flatMap((value) => Object.entries(value as Data))
      .toReversed(),
  );
}
