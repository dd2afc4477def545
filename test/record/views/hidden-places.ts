// Hidden words are put into every place and spelling that a hand may use, and again into texts that a view shows.

type Writer = (key: string, one: string, two: string) => string;

/** Spellings of a value below a key. */
export const FORMS: { readonly [name: string]: Writer } = {
  "inline list": (key, one, two) => `${key}: [${one}, ${two}]`,
  "quoted inline list": (key, one, two) => `${key}: ["${one}", '${two.replaceAll("'", "''")}']`,
  "flow map": (key, one, two) => `${key}: {name: ${one}, role: sister of ${two}}`,
  "list of flow maps": (key, one, two) => `${key}: [{name: ${one}, role: aunt}, {name: "${two}"}]`,
  "inline list over lines": (key, one, two) => `${key}: [\n  ${one},\n  ${two}\n]`,
  "block list": (key, one, two) => `${key}:\n  - ${one}\n  - "${two}"`,
  "block list at the edge": (key, one, two) =>
    `${key}:\n- ${one}\n- '${two.replaceAll("'", "''")}'`,
  "block maps": (key, one, two) =>
    `${key}:\n  - name: ${one}\n    role: sister\n    notes: "goes fishing with ${two} on most days"`,
  "nested block": (key, one, two) =>
    `${key}:\n  inner:\n    deeper:\n      - ${one}\n      - who: ${two}`,
  literal: (key, one, two) => `${key}: |\n  She lives with ${one}\n  and sometimes with ${two} too`,
  folded: (key, one, two) =>
    `${key}: >-\n  She lives with ${one}\n\n  and sometimes with ${two} too`,
  plain: (key, one, two) => `${key}: ${one} and ${two}`,
  "double quotes": (key, one, two) => `${key}: "${one}, ${two}"`,
  "quotes over lines": (key, one, two) => `${key}: "lives with ${one}\n  and with ${two} too"`,
  "no YAML": (key, one, two) => `${key}: ${one}: who: knows "${two}`,
  "names as keys": (key, one, two) => `${key}:\n  ${one}: bakes bread\n  ${two}: rows a boat`,
  "twice the key": (key, one, two) => `${key}: ${one}\n${key}: ${two}`,
  comment: (key, one, two) => `# ${key} is ${one}, who knows ${two}`,
  "comment behind": (key, one, two) => `${key}: [] # ${one}, ${two}`,
};
export const PROSE: readonly Writer[] = [
  (_key, one, two) => `Her sister ${one} moved away last year, and ${two} went with her.\n`,
  (_key, one, two) => `${one} is her sister. ${two} is not.\n`,
  (_key, one, two) => `| Who | What |\n| --- | --- |\n| ${one} | sister of ${two} |\n`,
  (_key, one, two) => `<!-- her sister is ${one}\nand her aunt is ${two} -->\n`,
  (_key, one, two) => `- ${one}\n- her brother ${two}\n`,
  (_key, one, two) => `#### ${one}\n\n> ${two} says hello.\n`,
];

/** Places of hidden words: a line of SELF, and the text that is put behind it. */
export const IDENTITY = /## I\. IDENTITY\n\n```yaml\n/;
const FAVOURITES = /## II\. .*\n\n### Favorites\n\n```yaml\n/;
const LIFE = /## VIII\. NARRATIVE\n/;
const TAIL = /$/;
const fence = (body: string): string => `\n\`\`\`yaml\n${body}\n\`\`\`\n`;
export const PLACES: readonly {
  readonly after: RegExp;
  readonly keys: readonly string[];
  readonly isHeading?: true;
  readonly put: (form: Writer, prose: Writer, key: string, one: string, two: string) => string;
}[] = [
  {
    after: IDENTITY,
    keys: ["location", "address", "nickname", "mother", "wohnort", "school"],
    put: (form, _prose, key, one, two) => `${form(key, one, two)}\n`,
  },
  {
    after: FAVOURITES,
    keys: ["people", "best_friends", "favorite_person"],
    put: (form, _prose, key, one, two) => `${form(key, one, two)}\n`,
  },
  {
    after: LIFE,
    keys: ["members", "relationships", "places_lived", "dynamics", "pets", "secret"],
    put: (form, _prose, key, one, two) => fence(form(key, one, two)),
  },
  {
    after: LIFE,
    keys: ["members", "family"],
    put: (form, _prose, key, one, two) => `\n\`\`\`yaml\n${form(key, one, two)}\n\n### Family\n`,
  },
  { after: LIFE, keys: [""], put: (_form, prose, key, one, two) => `\n${prose(key, one, two)}\n` },
  {
    after: LIFE,
    isHeading: true,
    keys: ["8. NARRATIVE", "VIII NARRATIVE", "XIV. MORE", "Familie"],
    put: (form, prose, key, one, two) =>
      `\n## ${key}\n${fence(form("members", one, one))}\n${prose("", two, two)}\n`,
  },
  {
    after: /## VII\. .*\n/,
    keys: ["IX. FAMILY", "Narrative"],
    put: (form, _prose, key, one, two) => `\n### ${key}\n${fence(form("members", one, two))}\n`,
  },
  {
    after: TAIL,
    keys: ["NARRATIVE", "XV. FAMILY"],
    put: (form, prose, key, one, two) =>
      `\n# ${key}\n${fence(form("people", one, one))}\n${prose("", two, two)}\n`,
  },
];

/** Places for the same words in texts that a view would show. */
export const ENTRIES = /### IX-A\. KNOWLEDGE\n\n```yaml\nentries:\n/;
const QUESTIONS = /### IX-B\. CURIOSITY\n\n```yaml\nentries:\n/;
export const INTERESTS = /## V\. INTERESTS\n\n```yaml\ncurrent:\n/;
export const AGAIN: readonly (readonly [after: RegExp, text: (words: string) => string])[] = [
  [ENTRIES, (words) => `  - id: LEARN-0901\n    topic: "${words}"\n`],
  [ENTRIES, (words) => `  - id: LEARN-0902\n    topic: ${words}\n    date: 2026-01-01\n`],
  [ENTRIES, (words) => `  - id: LEARN-0903\n    topic: >-\n      What was said:\n      ${words}\n`],
  [QUESTIONS, (words) => `  - id: CUR-0901\n    topic: "${words}"\n`],
  [INTERESTS, (words) => `  - topic: "${words}"\n    intensity: 3\n`],
  [INTERESTS, (words) => `  - topic: knots\n    notes: "${words}"\n`],
  [/\ncore:\n/, (words) => `  - "${words}"\n`],
  [/\ntraits:\n/, (words) => `  - trait: calm\n    notes: "${words}"\n`],
  [/\nmemories:\n/, (words) => `  - "${words}"\n`],
  [/\nevents:\n/, (words) => `  - date: 2026-02-02\n    event: "${words}"\n`],
  [/\napproach:\n/, (words) => `  - "${words}"\n`],
  [/\nbooks:\n/, (words) => `  - "${words}"\n`],
];
export const SENTENCES: readonly ((name: string) => string)[] = [
  (name) => `${name} keeps the eggs warm`,
  (name) => `how to bake bread with ${name}, slowly`,
  (name) => `A boat (called ${name}) can tip over`,
  (name) => `who rows faster than ${name}?`,
];
export const VARIANTS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => `${name}'s`,
  (name) => `${name.toLowerCase()}’s`,
  (name) => `${name}s`,
  (name) => name.normalize("NFD").replace(/\p{M}/gu, ""),
  (name) => name.normalize("NFD"),
  (name) => name.replace(/^(.)(.)/u, "$1\u200B$2"),
  (name) => `*${name}*`,
];

/** Places that are neither shown nor searched. Nothing of them may come out. */
export const SILENT: readonly (readonly [after: RegExp, text: (word: string) => string])[] = [
  [
    ENTRIES,
    (word) =>
      `  - id: LEARN-0904\n    topic: "eggs" # ${word}\n    own_words: "${word}"\n    notes: ${word}\n`,
  ],
  [ENTRIES, (word) => `  - id: LEARN-0905\n    topic: "${word}"\n    superseded_by: LEARN-0904\n`],
  [ENTRIES, (word) => `  - id: PER-0905\n    observation: "${word}"\n`],
  [ENTRIES, (word) => `  - id: LEARN-0906\n    topic:\n      text: eggs\n      told_by: ${word}\n`],
  [
    QUESTIONS,
    (word) => `  - id: CUR-0904\n    topic: eggs: and more # ${word}\n    trigger: "${word}"\n`,
  ],
  [
    /### IX-C\..*\n\n```yaml\nentries:\n/,
    (word) => `  - id: PER-0904\n    observation: "${word}"\n`,
  ],
  [/\nbooks:\n/, (word) => `  - title: A book\n    given_by: ${word}\n  - lent_by: ${word}\n`],
  [/\nbooks:\n/, (word) => `  - Some book: the long one # from ${word}\n  # - ${word}\n`],
  [/\nbooks:\n/, (word) => `  - Some book <!-- from ${word} -->\n`],
  [/\nsamples:\n/, (word) => `  - content: "Dear ${word}"\n    context: "to ${word}"\n`],
  [INTERESTS, (word) => `  - topic: knots\n    sources: [${word}]\n    taught_by: ${word}\n`],
  [FAVOURITES, (word) => `wish: ${word}\n`],
  [/## III\. .*\n/, (word) => `\nShe talks like ${word}.\n`],
  [/## VI\. .*\n/, (word) => `\n<!--\n\`\`\`yaml\ncore:\n  - ${word}\n\`\`\`\n-->\n`],
  [/## X\. .*\n/, (word) => `\n- never speak of ${word}\n`],
  [/\nevents:\n/, (word) => `  - date: 2026-02-02\n    event: "rain"\n    who: ${word}\n`],
];
export const DATES: readonly string[] = [
  "2017-03-21",
  "21.3.2017",
  "March 21, 2017",
  "21st of March",
  "el 21 de marzo",
  "am 21. März",
  "le 21 mars",
  "3/21",
  "in 2017",
];
