// What models and their servers leave in a text, as people met it: each is a public report or a template of a family of models,
// which the comment names. Exactly the answer is heard.

import { describe, expect, it } from "vitest";
import { startLlm } from "./support.ts";

/** All of them say the same. */
const HEARD = "Hi! I made a boat.";

/** What models and their servers leave in a text. */
const SCAFFOLDING: readonly (readonly [string, string])[] = [
  // lijunzh/koda#550 (GLM).
  ["boxes", `<|begin_of_box|>${HEARD}<|end_of_box|>`],
  // software-mansion-labs/private-mind#342 (Gemma).
  ["unused marks", `Hi! <unused6226><unused6226>I made a boat.`],
  // vllm-project/vllm#42635, kekzl/imp#768 (Gemma 4).
  ["Gemma's channels", `<|channel>thought\nI greet.<channel|><|channel>final\n${HEARD}<channel|>`],
  ["Gemma's turns", `<|turn>model\n${HEARD}<turn|>\n<|turn>user\nmore`],
  // NVIDIA/TensorRT-LLM#9256, ml-explore/mlx-lm#875 (gpt-oss).
  [
    "harmony",
    `<|channel|>analysis<|message|>I greet.<|end|><|start|>assistant<|channel|>final<|message|>${HEARD}<|return|>`,
  ],
  [
    "harmony with a constraint",
    `<|start|>assistant<|channel|>final <|constrain|>text<|message|>${HEARD}`,
  ],
  ["harmony without its marks", `analysisWe need to greet.assistantfinal${HEARD}`],
  // ByteDance's Seed-OSS, doolijb/serene-pub#67.
  ["seed", `<seed:think>I greet.</seed:think>${HEARD}<seed:eos>`],
  // OpenThinker, Command A, Hunyuan, Ling, InternLM.
  [
    "thought and solution",
    `<|begin_of_thought|>I greet.<|end_of_thought|>\n\n<|begin_of_solution|>${HEARD}<|end_of_solution|>`,
  ],
  [
    "thinking and response",
    `<|START_THINKING|>I greet.<|END_THINKING|><|START_RESPONSE|>${HEARD}<|END_RESPONSE|>`,
  ],
  ["think and answer", `<think>I greet.</think>\n<answer>\n${HEARD}\n</answer><|eos|>`],
  ["the end of a role", `${HEARD}<|role_end|>`],
  ["the end of an action", `${HEARD}<|action_end|>`],
  // Open WebUI in front of a model.
  [
    "folded thoughts",
    `<details type="reasoning" done="true">\n<summary>Thought</summary>\n> I greet.\n</details>\n${HEARD}`,
  ],
  // Marks of a name that nobody has listed.
  ["a longer name", `<longcat_think>I greet.</longcat_think>${HEARD}`],
  [
    "a name with a number",
    `<think_never_used_51bce0c7>I greet.</think_never_used_51bce0c7>${HEARD}`,
  ],
  ["a mark in the form of HTML", `&lt;think&gt;I greet.&lt;/think&gt;${HEARD}`],
  ["a mark of full width", `＜think＞I greet.＜/think＞${HEARD}`],
  ["square brackets", `[thinking]I greet.[/thinking]${HEARD}`],
  ["square brackets with words", `[BEGIN_THOUGHT]I greet.[END_THOUGHT]${HEARD}`],
  ["bars", `<|cot_begin|>I greet.<|cot_end|>${HEARD}`],
  ["DeepSeek's bars", `<｜begin▁of▁thinking｜>I greet.<｜end▁of▁thinking｜>${HEARD}`],
  ["a fence", `\`\`\`thinking\nI greet.\n\`\`\`\n${HEARD}`],
  ["Ollama's words", `Thinking...\nI greet.\n...done thinking.\n\n${HEARD}`],
  ["labels", `**Thinking:** I greet.\n\n**Answer:** ${HEARD}`],
  ["labels of another language", `Gedanken: Ich grüße.\nAntwort: ${HEARD}`],
  ["headings", `### Thinking\n\nI greet.\n\n### Response\n\n${HEARD}`],
  ["labels in brackets", `[Reasoning]\nI greet.\n[Answer]\n${HEARD}`],
  ["a comment", `<!-- I greet. -->${HEARD}`],
  // Older templates, whose marks are words: Alpaca's and Vicuna's.
  ["the label of a turn", `Assistant: ${HEARD}`],
  ["Alpaca's turns", `### Response:\n${HEARD}\n\n### Instruction:\nSay more.`],
  ["an invented turn", `ASSISTANT: ${HEARD}\nUSER: And then?\nASSISTANT: It sank.`],
  ["a plan", `<plan>1. I greet.</plan>${HEARD}`],
  ["a call of a tool", `<tool_call>{"name":"greet"}</tool_call>${HEARD}`],
  ["an unknown sign", "Hi! <unk>I made a boat."],
  // Gemini API documentation, OpenAI compatibility, include_thoughts.
  ["Gemini's thought", `<thought>I greet.</thought>${HEARD}`],
];

describe("an answer", () => {
  it.each(SCAFFOLDING)("within %s is heard without it", async (_, text) => {
    const { ask, model } = await startLlm();
    model.enqueue(text);
    expect(await ask()).toBe(HEARD);
  });

  it.each([
    "The mark `<|begin_of_box|>` opens a box, and '<unused12>' means nothing.",
    "[thinking] Hm. I made a boat!",
    "Thinking: that is hard work. I made a boat!",
    "An arrow in a text is --> and nothing else.",
    "I wrote a play.\nUser: Hello!\nBoat: Ahoy!",
    "```js\nconst plan = 1;\n```\nThat is code.",
  ])("keeps words that only look so: %s", async (text) => {
    const { ask, model } = await startLlm();
    model.enqueue(text);
    expect(await ask()).toBe(text);
  });
});
