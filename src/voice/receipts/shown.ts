// The things that one call of the Voice shows of the Record and of the talk: by the handles that an answer may name, and as the texts that
// its names, numbers and dates have to stand in. Proof: test/voice/structured-reply.test.ts.

import type { KnownEntry } from "../../record/types.ts";

/** The parts of a prompt that have no numbers, by the names that an answer calls them. */
export const PARTS = ["me", "chat", "waiting", "said_before", "answered", "memory"] as const;

export type ShownPart = (typeof PARTS)[number];

/** Something that an answer may rest on. */
export type Source =
  | { readonly kind: "entry"; readonly entry: KnownEntry }
  | { readonly kind: "part"; readonly part: ShownPart }
  /** Looked up in the library, or with the model. */
  | { readonly kind: "title"; readonly id: string }
  | { readonly kind: "library" }
  | { readonly kind: "model" };

export interface Shown {
  /** Only what was shown has a handle. */
  readonly handles: ReadonlyMap<string, Source>;
  /** The data of the prompt, and what was said in this chat. No rule is among them. */
  readonly texts: readonly string[];
  readonly question: string;
  /** The Record's day of the call, YYYY-MM-DD. */
  readonly today: string;
}

/** Gives what a call shows. @param texts the data by the names of its parts; "" for a part that is not there. */
export function shownIn(
  numbered: readonly ReadonlyMap<string, KnownEntry>[],
  texts: { readonly [part in ShownPart | "recalled" | "speaker" | "help" | "question"]?: string },
  today: string,
): Shown {
  const parts = PARTS.filter((part) => (texts[part] ?? "").trim() !== "");
  return {
    handles: new Map<string, Source>([
      ...parts.map((part) => [part, { kind: "part", part }] as const),
      ...numbered.flatMap((entries) =>
        [...entries].map(([handle, entry]) => [handle, { kind: "entry", entry }] as const),
      ),
    ]),
    texts: Object.values(texts).filter((text) => text.trim() !== ""),
    question: texts.question ?? "",
    today,
  };
}

/**
 * Gives the sources that some handles name, each once. What is no handle of this call names nothing, however it is written.
 * "[3]", "#3" and "3)" are the handle "3".
 */
export function namedIn(handles: readonly string[], shown: Shown): readonly Source[] {
  const named = handles.flatMap((handle) => {
    const bare = handle
      .replace(/[^\p{L}\p{N}_]+/gu, " ")
      .trim()
      .toLowerCase();
    return shown.handles.get(bare) ?? [];
  });
  return [...new Set(named)];
}
