// A model's thoughts reach nobody, and an answer about such marks keeps them.

import { describe, expect, it } from "vitest";
import { spokenPart } from "../../src/llm/spoken/spoken.ts";

it("an answer in JSON keeps what its texts say, also behind a thought", () => {
  const json = '{"proposal": {"example_from_exchange": "we wrote <think>x</think> in HTML</s>"}}';
  expect(spokenPart(json)).toBe(json);
  expect(spokenPart(`<think>{"a": 1}</think>\n${json}`)).toBe(json);
});

describe("no answer", () => {
  it.each([
    "",
    " \n ",
    "<think>\nOkay, the user greets me. I have to be careful not to",
    "<think></think>",
    "<think>a</think>\n<think>b",
    "[THINK]a",
    "◁think▷a",
    "<|channel|>analysis<|message|>We need to",
    "<|channel|>commentary<|message|>Let me see.<|end|>",
    "analysisWe need to answer",
    "<think>one <think>two</think> and now I",
    "Okay, the user wants a story.\n</think>",
    "<|im_start|>assistant\n<|im_end|>",
    "</s>",
    "Here is my thought process: well",
  ])("is in %j", (text) => {
    expect(spokenPart(text)).toBeUndefined();
  });
});

it.each(["<think/>", "<think />\n", "< Thinking/>"])("an empty thought, %j, goes alone", (mark) => {
  expect(spokenPart(`${mark}The tide is out.`)).toBe("The tide is out.");
  expect(spokenPart(mark)).toBeUndefined();
});

describe("what a sentence says about such marks", () => {
  it.each([
    "In HTML <think> is no tag.",
    "You write <think> and </think> around it.",
    'The mark "</think>" ends it, and "<|im_end|>" ends a turn.',
    "`<think>` begins it.",
    "Use `</think>` at the end.",
    "The old price was <s>five</s> four.",
    "A list [1] and [THINKING] of it",
    "```xml\n<reasoning>x</reasoning>\n```\nThat is it.",
    "I <3 soup.",
    "Assistant: that is somebody who helps.",
    "Thinking is fun, and reasoning too.",
    "Analysis is a long word.",
  ])("stays: %s", (text) => {
    expect(spokenPart(text)).toBe(text);
  });

  it("but words that only look so are no way out for a thought", () => {
    expect(spokenPart("Kites fly. <think>Now I must not offer")).toBe("Kites fly.");
    expect(spokenPart("Kites fly.<think>the user is nine</think>")).toBe("Kites fly.");
    expect(spokenPart("I like <think>the user is nine</think>soup.")).toBe("I like soup.");
  });
});

describe("a template's marks", () => {
  it.each([
    "<|im_start|>assistant\nHi!<|im_end|>",
    "Hi!<|eot_id|>",
    "Hi!</s>",
    "<s>Hi!</s>",
    "[/INST] Hi!",
    "Hi! [INST] And you? [/INST]",
    "<|start_header_id|>assistant<|end_header_id|>\n\nHi!<|eot_id|>",
    "assistant\n\nHi!",
    "Assistant:\nHi!",
    "Hi!<end_of_turn>\n<start_of_turn>user\nmore",
    "<start_of_turn>model\nHi!",
    "Hi!<|im_end|>\n<|im_start|>user\nWho are you?<|im_end|>\n<|im_start|>assistant\nNobody.",
    "<|im_start|>user\nhello<|im_end|>\n<|im_start|>assistant\nHi!",
    "Hi!<｜end▁of▁sentence｜>",
    "<|assistant|>\nHi!<|endoftext|>",
  ])("go: %j", (text) => {
    expect(spokenPart(text)).toBe("Hi!");
  });
});

it("the longest answers of marks alone are read in no time", () => {
  // The process's own time, whatever else the machine does.
  const started = process.cpuUsage();
  for (const mark of [
    "<",
    "<think>",
    "word <think> a ",
    "</think>",
    "`",
    "<think></think>",
    "<think>a</think>",
    "<think>a</thinking>",
    "<|channel|>x",
    "``` \n",
    "```",
    "[thinking]",
    "&lt;think&gt;",
    "<!--",
    "\n",
    "\n### user",
    "Thinking:\nAnswer:\n",
  ]) {
    spokenPart(mark.repeat(Math.ceil(32_000 / mark.length)));
  }
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(3000);
});
