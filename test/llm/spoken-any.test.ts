// A model's thoughts reach nobody, however they are marked, and its answer arrives unchanged.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spokenPart } from "../../src/llm/spoken/spoken.ts";
import { TIMES } from "../support/times.ts";

type Wrap = (thought: string, answer: string) => string;

const TAGS = ["think", "thinking", "reasoning", "thought", "reflection", "seed:think", "Analysis"];
const tagged = (tag: string): readonly (readonly [string, Wrap])[] => [
  [`<${tag}> before`, (t, a) => `<${tag}>${t}</${tag}>${a}`],
  [`<${tag}> on lines`, (t, a) => `\n<${tag}>\n${t}\n</${tag}>\n\n${a}\n`],
  [`<${tag}> in capitals`, (t, a) => `<${tag.toUpperCase()}>${t}</${tag.toUpperCase()}>${a}`],
  [`<${tag}> twice`, (t, a) => `<${tag}>${t}</${tag}><${tag}>${t}</${tag}>${a}`],
  [`<${tag}> empty, then again`, (t, a) => `<${tag}></${tag}>\n<${tag}>${t}</${tag}>${a}`],
  [`<${tag}> behind`, (t, a) => `${a}\n<${tag}>\n${t}\n</${tag}>`],
  [`<${tag}> behind, cut off`, (t, a) => `${a}\n<${tag}>\n${t}`],
  [`</${tag}> alone`, (t, a) => `${t}</${tag}>${a}`],
  [`</${tag}> alone on a line`, (t, a) => `${t}\n</${tag}>\n\n${a}`],
];

const FORMS: readonly (readonly [string, Wrap])[] = [
  ...TAGS.flatMap(tagged),
  ["[THINK]", (t, a) => `[THINK]${t}[/THINK]${a}`],
  ["[/THINK] alone", (t, a) => `${t}[/THINK]${a}`],
  ["◁think▷", (t, a) => `◁think▷${t}◁/think▷${a}`],
  ["◁/think▷ alone", (t, a) => `${t}◁/think▷${a}`],
  [
    "<|START_THINKING|>",
    (t, a) => `<|START_THINKING|>${t}<|END_THINKING|><|START_RESPONSE|>${a}<|END_RESPONSE|>`,
  ],
  ["<|begin_of_thought|>", (t, a) => `<|begin_of_thought|>${t}<|end_of_thought|>\n${a}`],
  ["<|channel>thought", (t, a) => `<|channel>thought\n${t}<channel|>${a}`],
  ["<unused94>", (t, a) => `<unused94>thought\n${t}<unused95>${a}`],
  ["details", (t, a) => `<details type="reasoning" done="true">\n${t}\n</details>\n${a}`],
  ["<answer>", (t, a) => `<think>${t}</think>\n<answer>\n${a}\n</answer>`],
  ["in words", (t, a) => `Here is my thought process: ${t}\n\nHere is my response: ${a}`],
  [
    "harmony",
    (t, a) =>
      `<|channel|>analysis<|message|>${t}<|end|><|start|>assistant<|channel|>final<|message|>${a}<|return|>`,
  ],
  [
    "harmony from its start",
    (t, a) =>
      `<|start|>assistant<|channel|>analysis<|message|>${t}<|end|><|start|>assistant<|channel|>final<|message|>${a}`,
  ],
  ["harmony, plain", (t, a) => `<|channel|>analysis ${t} <|channel|>final<|message|>${a}`],
  [
    "harmony with a comment",
    (t, a) =>
      `<|channel|>analysis<|message|>${t}<|end|><|start|>assistant<|channel|>commentary<|message|>${t}<|end|><|start|>assistant<|channel|>final<|message|>${a}`,
  ],
  [
    "harmony, its beginning eaten",
    (t, a) => `${t}<|end|><|start|>assistant<|channel|>final<|message|>${a}<|return|>`,
  ],
  ["harmony without marks", (t, a) => `analysisWe think: ${t}.assistantfinal${a}`],
  ["a template's marks", (t, a) => `<|im_start|>assistant\n<think>${t}</think>\n\n${a}<|im_end|>`],
  ["a role behind it", (t, a) => `<think>${t}</think>assistant\n\n${a}<|eot_id|>`],
  ["another turn behind it", (t, a) => `${a}<|im_end|>\n<|im_start|>user\n${t}<|im_end|>`],
  ["a prompt before it", (t, a) => `[INST] ${t} [/INST] ${a}</s>`],
];

/** Thoughts as models have them: offers, names, tags of other forms, code, several lines, any letters. */
const WORDS = [
  "Okay, the user greets me.",
  'I must not ask "Do you want me to look it up" here.',
  "Demo likes soup",
  "does not like thunder",
  '{"proposal": null}',
  "NONE",
  "\n\n",
  "const a = 1 < 2;",
  "🐙🌋",
  "ﷺ 思考中 мысль",
  "- one\n- two",
  "a > b",
  "I'M SHOUTING",
];
const anyThought = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }).map(harmless) },
    ),
    { maxLength: 8 },
  )
  // "… (</think>) …" is a sentence about the mark, and no generator can tell it from a thought.
  .map((parts) => parts.join(" ").replace(/["'“„‘‚«»(\s]+$/u, ""));

/** Marks within a thought are added on purpose, not by chance. */
function harmless(text: string): string {
  return text.replace(/[<>[\]|`~◁▷]/g, "");
}

const ANSWERS = [
  "Hi! I made a boat today.",
  "Kites fly because of wind.",
  "Two lines.\n\nAnd a list:\n- a boat\n- a kite",
  "1 < 2 and 3 > 2 <3",
  "¡Qué bien! ¿Y tú? Größe, œuvre, 🐙",
  "In HTML `<think>` is no tag, and `</think>` closes none.",
  "```html\n<think>\nhello\n</think>\n```",
  "You write <b>bold</b> and [links] (like that).",
  '{"proposal": {"summary": "wrote a story"}}',
  "NONE",
  "A",
];
const anyAnswer = fc.oneof(
  fc.constantFrom(...ANSWERS),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .map((text) => harmless(text).trim())
    .filter((text) => text !== ""),
);

describe.each(FORMS)("thinking in the form %s", (name, wrap) => {
  it("is left out, and exactly the answer comes out", () => {
    fc.assert(
      fc.property(anyThought, anyAnswer, (thought, answer) => {
        expect(spokenPart(wrap(thought, answer))?.trim()).toBe(answer);
      }),
      { numRuns: 30 * TIMES },
    );
  });

  it("with nothing behind it is no answer", () => {
    if (name.includes("behind")) return;
    fc.assert(
      fc.property(anyThought, (thought) => {
        expect(spokenPart(wrap(`thinking ${thought}`, ""))).toBeUndefined();
      }),
      { numRuns: 10 * TIMES },
    );
  });
});

describe("blocks within blocks", () => {
  const nested = fc
    .tuple(anyThought, fc.constantFrom(...TAGS), anyThought)
    .map(([before, tag, inside]) => `${before} <${tag}>${inside}</${tag}> so.`);

  it.each(FORMS.filter(([name]) => !/alone|eaten|harmony|another turn/.test(name)))(
    "are left out with them: %s",
    (_, wrap) => {
      fc.assert(
        fc.property(nested, anyAnswer, (thought, answer) => {
          expect(spokenPart(wrap(thought, answer))?.trim()).toBe(answer);
        }),
        { numRuns: 20 * TIMES },
      );
    },
  );

  it.each([
    "<think>I must not write <think> here.</think>Hi!",
    "<think>I close it with </think> at the end.</think>\nHi!",
    "<think>a <think>b</think> c</think>Hi!",
    "<think>one</thinking>Hi!",
    "<think>\n<think>\none</think>\nHi!",
    "thought <thinking>more</thinking> thought\n</think>\n\nHi!",
    "< think >a< / think >Hi!",
    '<think lang="en">a</think>Hi!',
  ])("that do not add up give away nothing: %s", (text) => {
    expect(spokenPart(text)?.trim()).toBe("Hi!");
  });
});

describe("an answer full of signs", () => {
  // Where the time grows with the square of the length, each of these takes minutes.
  const LETTERS = 400_000;
  it.each([
    ["a fence and nothing behind it", `${"~".repeat(LETTERS)}${"\n".repeat(LETTERS)}`],
    ["lines and then a fence", `${"\n".repeat(LETTERS)}${"~".repeat(LETTERS / 20)}`],
    ["fences that close each other", "~~~\n\n".repeat(LETTERS / 5)],
    ["a fence that is none", `\n${"`".repeat(LETTERS)}\n`],
  ])("is read in no time, and stays as it is: %s", (_, text) => {
    const answer = `hello\n${text} whale`;
    expect(spokenPart(answer)).toBe(answer);
  });
});
