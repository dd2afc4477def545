// A view is the part of a Record that a school or the public may read. It is composed of named parts, never made by
// blanking others out. Each item must also be free of everything hidden elsewhere (a sister's name, the home town), or
// it is left out and only counted. Nothing in it is worked out of what is hidden: whoever knows most of a Record could try on
// a checksum what the rest says. Proof: test/record/views/view-any.test.ts.

import { currentEntries, readMind, sortNewestFirst } from "../self/mind.ts";
import { clipScalar } from "../text/clip.ts";
import { oneLine } from "../text/scalar.ts";
import { germanNouns, hiddenTexts } from "./hidden-texts.ts";
import { hiddenWords } from "./hidden-words.ts";
import { openSection, withoutComments } from "./open-section.ts";
import { openItems, openName, openNumber, openTexts, type OpenItem } from "./open-values.ts";

export const VIEWS = ["school", "public"] as const;
export type ViewName = (typeof VIEWS)[number];

export interface View {
  readonly view: ViewName;
  /** ISO 8601 in UTC. */
  readonly generatedAt: string;
  /** Parts with something in them. */
  readonly parts: readonly ViewPart[];
  /** Number of items that were left out because they mention something hidden. */
  readonly leftOut: number;
}

export interface ViewPart {
  readonly title: string;
  readonly groups: readonly ViewGroup[];
  readonly leftOut: number;
}

/** Items, or one text, with or without a label. */
export interface ViewGroup {
  readonly label?: string;
  readonly items: readonly string[];
}

export interface ViewSource {
  /** Text of the whole file; "" where there is none. */
  readonly self: string;
  readonly skills: string;
}

/** The view of a Record. Never throws: an unreadable part is not shown. */
export function recordView(source: ViewSource, view: ViewName, now: Date): View {
  const self = withoutComments(source.self);
  const name = openName(openSection(self, "## I.")("name"));
  const languages = openTexts(openSection(self, "## I.")("languages"));
  const isHidden = hiddenWords(
    hiddenTexts(source.self, [...(view === "school" ? ["name"] : []), "age", "languages"]),
    {
      open: [
        ...(view === "school" ? [name] : []),
        ...languages.filter((each) => /^\p{L}+$/u.test(each)),
      ],
      nouns: germanNouns(source.self),
    },
  );
  const drafts = view === "school" ? schoolParts(self, name) : publicParts(self, source.skills);
  const parts = drafts.map((draft) => checked(draft, isHidden));
  return {
    view,
    generatedAt: now.toISOString(),
    parts: parts.filter(({ groups, leftOut }) => groups.length > 0 || leftOut > 0),
    leftOut: parts.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

interface Draft {
  readonly title: string;
  readonly groups: readonly (readonly [label: string, items: readonly (string | OpenItem)[]])[];
}

const SKILLS_CHARS = 1500;
const FAVOURITES = "movies books food games activities music".split(" ");
const FAVOURITE_THINGS =
  "color colour animal number season subject flower gemstone sport hobby song game book movie food".split(
    " ",
  );

function schoolParts(self: string, name: string): readonly Draft[] {
  const identity = openSection(self, "## I.");
  const style = openSection(self, "## III.");
  const person = openSection(self, "## IV.");
  const reasoning = openSection(self, "## VII.");
  const life = openSection(self, "## VIII.");
  const age = openNumber(identity("age"));
  const lexile = /^\d{2,4}\s*L$/i.exec(openTexts(style("lexile_output"))[0] ?? "")?.[0] ?? "";
  return [
    {
      title: "About",
      groups: [
        ["Name", [name]],
        ["Age", age !== undefined && age > 0 && age < 130 ? [String(Math.floor(age))] : []],
        ["Languages", openTexts(identity("languages"))],
      ],
    },
    preferences(self),
    {
      title: "Language",
      groups: [
        ["Vocabulary", openTexts(style("vocabulary_level"))],
        ["Reading ceiling", [lexile]],
        ["Sentences", openTexts(style("sentence_patterns"))],
        ["Often says", openTexts(style("verbal_habits"))],
        ["Tone", openTexts(style("tone"))],
      ],
    },
    {
      title: "Ways of being",
      groups: [
        ["Sees themselves as", openTexts(person("self_concept"))],
        ["Traits", openItems(person("traits"), "trait", "notes")],
        ["What helps to know", openItems(person("emotional_patterns"), "trigger", "response")],
        ["Humour", openTexts(person("humor") ?? person("humour"))],
        ["With others", openTexts(person("empathy_mode"))],
        ["Solves problems", openTexts(person("problem_solving"))],
      ],
    },
    interests(self, true),
    values(self),
    { title: "How they think", groups: [["", openTexts(reasoning("approach"))]] },
    {
      title: "Moments",
      groups: [["", [...openItems(life("events"), "event"), ...openTexts(life("memories"))]]],
    },
    ...mind(self),
  ];
}

function publicParts(self: string, skills: string): readonly Draft[] {
  return [
    preferences(self),
    interests(self, false),
    values(self),
    ...mind(self),
    skillStatus(skills),
  ];
}

function preferences(self: string): Draft {
  const read = openSection(self, "## II.");
  const things = FAVOURITE_THINGS.flatMap((thing) =>
    ["favorite", "favourite"].map(
      (word) => [`Favourite ${thing}`, openTexts(read(`${word}_${thing}`))] as const,
    ),
  );
  return {
    title: "Likes",
    groups: [
      ...FAVOURITES.map(
        (key) => [key.charAt(0).toUpperCase() + key.slice(1), openTexts(read(key))] as const,
      ),
      ...things,
      ["Good at combining", openTexts(read("talent_stack"))],
    ],
  };
}

function interests(self: string, withNotes: boolean): Draft {
  const read = openSection(self, "## V.");
  const notes = withNotes ? "notes" : undefined;
  return {
    title: "Interests",
    groups: [
      ["Now", openItems(read("current"), "topic", notes)],
      ["Beginning", openItems(read("emerging"), "topic", notes)],
    ],
  };
}

function values(self: string): Draft {
  return { title: "Values", groups: [["", openTexts(openSection(self, "## VI.")("core"))]] };
}

/** Topics only, newest first. Observations of the person are for the family. */
function mind(self: string): readonly Draft[] {
  const entries = sortNewestFirst(currentEntries(readMind(self)));
  const topics = (category: string, id: RegExp): readonly string[] =>
    entries
      .filter((entry) => entry.category === category && id.test(entry.id))
      .flatMap(({ text }) => openTexts(/^[[{]|\n/.test(text.trim()) ? undefined : text));
  return [
    { title: "Has learned", groups: [["", topics("knowledge", /^LEARN-/)]] },
    { title: "Is curious about", groups: [["", topics("curiosity", /^CUR-/)]] },
  ];
}

function skillStatus(skills: string): Draft {
  const text = withoutComments(skills);
  let left = SKILLS_CHARS;
  const groups = ["READ", "WRITE", "BUILD"].map((container) => {
    const read = openSection(text, `### ${container} Container`);
    const status = /^[\p{L}\p{N}_-]+/u.exec(openTexts(read("status"))[0] ?? "")?.[0];
    const items = [...(status ? [status] : []), ...openTexts(read("edge"))].map((item) => {
      const kept = clipScalar(item, Math.max(0, left));
      left -= kept.length;
      return kept;
    });
    return [container.charAt(0) + container.slice(1).toLowerCase(), items] as const;
  });
  return { title: "Skills", groups };
}

function checked({ title, groups }: Draft, isHidden: (text: string) => boolean): ViewPart {
  let leftOut = 0;
  const open = (source: string): string => {
    const text = oneLine(source);
    if (text === "" || !isHidden(text)) return text;
    leftOut += 1;
    return "";
  };
  const kept = groups.map(([label, items]) => {
    const texts = items.map((item) => {
      if (typeof item === "string") return open(item);
      const text = open(item.text);
      const note = text && item.note !== undefined ? open(item.note) : "";
      return note ? `${text}: ${note}` : text;
    });
    return { ...(label && { label }), items: texts.filter((text) => text !== "") };
  });
  return { title, groups: kept.filter(({ items }) => items.length > 0), leftOut };
}
