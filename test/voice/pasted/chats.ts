// Chats as people bring them along: made up, in the layouts of apps and exports, each line known to be of one speaker.

import * as fc from "fast-check";

/** One turn: lines without line breaks. */
export interface Turn {
  /** 0: the person who brings the chat. */
  readonly speaker: number;
  readonly lines: readonly string[];
}

/** Writes turns of speakers with these names. */
export type Layout = (turns: readonly Turn[], names: readonly string[]) => string;

/** Each line of a turn begins where the label ends, or below it. */
function layout(label: (name: string, at: number) => string, gap = "\n"): Layout {
  return (turns, names) =>
    turns
      .map(({ speaker, lines }, at) => `${label(names[speaker] ?? "", at)}${lines.join("\n")}`)
      .join(gap);
}

const minute = (at: number): string => String(10 + (at % 50));

export const LAYOUTS: { readonly [what: string]: Layout } = {
  "Name: text": layout((name) => `${name}: `),
  "name in capitals": layout((name) => `${name.toUpperCase()}: `),
  "a line between turns": layout((name) => `${name}: `, "\n\n"),
  "Windows line breaks": (turns, names) =>
    layout((name) => `${name}: `)(turns, names).replaceAll("\n", "\r\n"),
  "no space": layout((name) => `${name}:\t`),
  "wide colon": layout((name) => `${name}：`),
  "French colon": layout((name) => `${name}\u00a0: `),
  "bold with the colon": layout((name) => `**${name}:** `),
  "bold without it": layout((name) => `**${name}**: `),
  "bold, alone": layout((name) => `**${name}:**\n`, "\n\n"),
  "bold, alone, no colon": layout((name) => `**${name}**\n`, "\n\n"),
  "alone with a colon": layout((name) => `${name}:\n`),
  "alone with a colon and a gap": layout((name) => `${name}:\n\n`, "\n\n"),
  alone: layout((name) => `${name}\n`, "\n\n"),
  heading: layout((name) => `## ${name}\n\n`, "\n\n"),
  "heading with a colon": layout((name) => `#### ${name}:\n`, "\n"),
  underlined: layout((name) => `${name}\n-----\n`, "\n\n"),
  said: layout((name) => `${name} said:\n`),
  "hat gesagt": layout((name) => `${name} hat gesagt:\n`),
  dijo: layout((name) => `${name} dijo: `),
  "a dit": layout((name) => `${name} a dit\u00a0:\n`),
  iPhone: layout((name, at) => `\u200e[29.11.26, 12:${minute(at)}:07] ${name}: `),
  Android: layout((name, at) => `29/11/2026, 14:${minute(at)} - ${name}: `),
  "clock in brackets": layout((name, at) => `[12:${minute(at)}] ${name}: `),
  "clock before": layout((name, at) => `12:${minute(at)} ${name}: `),
  "clock behind": layout((name, at) => `${name} (12:${minute(at)}): `),
  "Telegram Desktop": layout((name, at) => `${name}, [29.11.2026 12:${minute(at)}]\n`, "\n\n"),
  Discord: layout((name, at) => `${name} — Today at 12:${minute(at)}\n`, "\n"),
  Slack: layout((name, at) => `${name}  12:${minute(at)} PM\n`, "\n"),
  IRC: layout((name) => `<${name}> `),
  brackets: layout((name) => `[${name}]: `),
  tags: (turns, names) =>
    turns
      .map(({ speaker, lines }) => `<${names[speaker]}>${lines.join("\n")}</${names[speaker]}>`)
      .join("\n"),
  list: layout((name) => `- ${name}: `),
  numbers: layout((name, at) => `${at + 1}. ${name}: `),
  "bold list": layout((name) => `- **${name}:** `),
  table: (turns, names) =>
    turns.map(({ speaker, lines }) => `| ${names[speaker]} | ${lines.join(" ")} |`).join("\n"),
  arrow: layout((name) => `${name} → `),
  dash: layout((name) => `${name} – `),
  quoted: (turns, names) => layout((name) => `${name}: `)(turns, names).replaceAll(/^/gm, "> "),
  "emoji before": layout((name) => `💬 ${name}: `),
  "one paragraph": (turns, names) =>
    turns.map(({ speaker, lines }) => `${names[speaker]}: ${lines.join(" ")}`).join(" "),
};

/** Each speaker uses words that nobody else uses. */
const WORDS = ["kiteo lanten mirrol pebba", "octop tentac suckel brine", "zimber quollo frastin"];

/** Chats with two to eight turns of one to three lines, each speaker at least once. */
export function turnsOf(speakers: number): fc.Arbitrary<readonly Turn[]> {
  const line = (speaker: number): fc.Arbitrary<string> => {
    const words = WORDS[speaker]?.split(" ") ?? [];
    return fc
      .array(fc.constantFrom(...words), { minLength: 2, maxLength: 6 })
      .chain((said) =>
        fc.constantFrom("", ".", "!", "?").map((end) => `we ${said.join(" ")}${end}`),
      );
  };
  const turn = (speaker: number): fc.Arbitrary<Turn> =>
    fc
      .array(line(speaker), { minLength: 1, maxLength: 3 })
      .map((lines): Turn => ({ speaker, lines }));
  return fc
    .integer({ min: 0, max: speakers - 1 })
    .chain((first) =>
      fc
        .integer({ min: speakers, max: 8 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, at) => turn((first + at) % speakers))),
        ),
    );
}

/** Words of this speaker, as they stand in a text. */
export function wordsOf(speaker: number, text: string): readonly string[] {
  const own = new Set(WORDS[speaker]?.split(" "));
  return (text.match(/\p{L}+/gu) ?? []).filter((word) => own.has(word));
}

/** The person who brings a chat. */
export const MIRA = ["Mira Santos", "Miri"];

/** Names of speakers of a chat that MIRA brings: first hers, then the others'. */
export const CERTAIN: readonly (readonly string[])[] = [
  ["You", "ChatGPT"],
  ["User", "Assistant"],
  ["Human", "Assistant"],
  ["Me", "Claude 3.5 Sonnet"],
  ["Me", "You"],
  ["Me", "Nico"],
  ["Ich", "Du"],
  ["Ich", "Oma Gerda"],
  ["Du", "ChatGPT"],
  ["Nutzerin", "KI"],
  ["Yo", "Tú"],
  ["Tú", "Gemini"],
  ["Usuario", "Asistente"],
  ["Moi", "Toi"],
  ["Vous", "Copilot"],
  ["Moi", "L'IA"],
  ["Mira", "Nico"],
  ["Mira Santos", "GPT-4o"],
  ["Miri", "Papa"],
  ["mira", "My AI"],
  ["Me", "Nico", "Anna"],
  ["Mira", "Nico", "ChatGPT"],
];

/** Nobody of them is certainly the person. */
export const UNCERTAIN: readonly (readonly string[])[] = [
  ["Nico", "Anna"],
  ["Speaker 1", "Speaker 2"],
  ["You", "Nico"],
  ["Du", "Oma"],
  ["Me", "Mira"],
  ["User", "Human"],
  ["Prompt", "ChatGPT"],
  ["Nico", "Assistant"],
  ["A", "B"],
  ["Nico", "Anna", "Ole"],
];
