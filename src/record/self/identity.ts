// An identity is sections I to IX of SELF word by word, as a file for other tools. Nothing in it is hidden.

import { findSection, readOutline } from "../text/markdown.ts";

export interface Identity {
  readonly ok: true;
  readonly format: "grace-mar-user-identity";
  readonly user_id: string;
  /** Text of each section below its heading; "" where SELF has none. */
  readonly sections: { readonly [name: string]: string };
}

/** This sentence stands wherever an identity is shown. */
export const IDENTITY_IS_PRIVATE =
  "Private: this is all that sections I to IX of SELF say, with names, dates and places. For others there is export-view.";

/**
 * Cuts the sections out of SELF. Never throws.
 * @param self text of SELF.md.
 */
export function readIdentity(self: string, recordId: string): Identity {
  const outline = readOutline(self);
  const sections = SECTIONS.map(([name, heading]) => {
    const place = findSection(outline, heading);
    const text = place ? self.slice(place.bodyStart, place.end) : "";
    return [name, text.replace(/^(?:[ \t]*\r?\n)+|\s+$/g, "")];
  });
  return {
    ok: true,
    format: "grace-mar-user-identity",
    user_id: recordId,
    sections: Object.fromEntries(sections) as Identity["sections"],
  };
}

/** An identity as a markdown page, each section under a short heading. */
export function identityMarkdown({ user_id: recordId, sections }: Identity): string {
  const parts = SECTIONS.flatMap(([name, , title]) =>
    sections[name] ? [`## ${title}\n\n${sections[name]}`] : [],
  );
  return `${[`# ${recordId}`, `> ${IDENTITY_IS_PRIVATE}`, ...parts].join("\n\n")}\n`;
}

const SECTIONS = [
  ["identity", "## I.", "Identity"],
  ["preferences", "## II.", "Preferences"],
  ["linguistic_style", "## III.", "Linguistic style"],
  ["personality", "## IV.", "Personality"],
  ["interests", "## V.", "Interests"],
  ["values", "## VI.", "Values"],
  ["reasoning", "## VII.", "Reasoning"],
  ["narrative", "## VIII.", "Narrative"],
  ["mind_post_seed", "## IX.", "Mind"],
] as const;
