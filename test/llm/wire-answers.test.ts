// An answer is read whatever form it has. What is no answer fails as what it is, and nothing is taken for "nothing to say".

import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { endedAtSentence } from "../../src/llm/sentence-end.ts";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { everyFailure } from "../torture/forge/wire-failures.ts";
import { startLlm } from "./support.ts";

const body = (message: object, finish_reason = "stop"): ScriptedReply => ({
  body: {
    id: "x",
    object: "chat.completion",
    choices: [{ index: 0, finish_reason, message: { role: "assistant", ...message } }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  },
});
const said = (content: unknown, end?: string): ScriptedReply => body({ content }, end);

describe("an answer", () => {
  it("is asked for in its plain form: no stream, no coding", async () => {
    const { ask, model } = await startLlm();
    await ask();
    expect(model.requests[0]?.body).toMatchObject({ stream: false });
    expect(model.requests[0]?.headers).toMatchObject({ "accept-encoding": "identity" });
  });

  it.each<readonly [string, ScriptedReply, string]>([
    [
      "behind a block of thinking",
      said("<think>\nThe Record says Demo likes soup.\n</think>\n\nHi! I made a boat today."),
      "Hi! I made a boat today.",
    ],
    [
      "behind a thought with half an offer",
      said('<think>I must not ask "Do you want me to look it up" here.</think>Kites fly.'),
      "Kites fly.",
    ],
    ["with a NUL", said("Pip the zebrafish\0 is fine"), "Pip the zebrafish is fine"],
    [
      "in parts, thoughts among them",
      said([
        { type: "thinking", thinking: [{ type: "text", text: "hm" }] },
        { type: "text", text: "Hi in " },
        { type: "text", text: "parts!" },
      ]),
      "Hi in parts!",
    ],
    [
      "as a stream that nobody asked for",
      {
        rawBody:
          'data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Hello "}}]}\n\ndata: {"choices":[{"index":0,"delta":{"content":"friend"}}]}\n\ndata: [DONE]\n\n',
        contentType: "text/event-stream",
      },
      "Hello friend",
    ],
    [
      "as JSON that is called text",
      {
        rawBody: JSON.stringify(said("Hi in JSON!").body),
        contentType: "text/plain; charset=utf-8",
      },
      "Hi in JSON!",
    ],
    [
      "compressed, though nobody asked for that",
      {
        rawBody: zlib.gzipSync(JSON.stringify(said("Hi in gzip!").body)),
        headers: { "content-encoding": "gzip" },
      },
      "Hi in gzip!",
    ],
    [
      "in the letters of its label",
      {
        rawBody: Buffer.from('{"choices":[{"message":{"content":"Grüße"}}]}', "latin1"),
        contentType: "application/json; charset=iso-8859-1",
      },
      "Grüße",
    ],
    [
      "with a raw line break in its text",
      { rawBody: '{"choices":[{"message":{"content":"one\ntwo"}}]}' },
      "one\ntwo",
    ],
  ])("%s is heard", async (_, reply, heard) => {
    const { ask, model } = await startLlm();
    model.enqueue(reply);
    expect((await ask()).trim()).toBe(heard);
    expect(model.requests).toHaveLength(1);
  });

  it.each(everyFailure)(
    "that is none fails as what it is: $form, $kinds",
    async ({ kinds, reply }) => {
      const { ask, model } = await startLlm();
      model.enqueue(
        { ...reply, headers: { "x-should-retry": "false", ...reply.headers } },
        { times: Infinity },
      );
      const failure = await ask().catch((error: unknown) => error);
      expect(failure).toHaveProperty(
        "kind",
        expect.toSatisfy((kind) => kinds.includes(kind)),
      );
    },
  );

  it("that is an error of the moment in a 200 is asked for once more, as after a 503", async () => {
    const { ask, model } = await startLlm();
    const error = { error: { message: "Provider returned error", code: 502 } };
    model.enqueue({ body: error });
    expect(await ask()).toBe("fine");
    model.enqueue({ body: error }, { times: Infinity });
    await expect(ask()).rejects.toMatchObject({
      kind: "unavailable",
      detail: "error in a 200 502",
    });
    expect(model.requests).toHaveLength(4);
  });
});

describe("an answer that the limit of tokens cut off", () => {
  it("is asked for once more, with more room, and both are counted", async () => {
    const { ask, model, settled } = await startLlm();
    model.enqueue(said("Kites fly because the wi", "length"));
    model.enqueue(said("Kites fly because the wind lifts them."));
    expect(await ask()).toBe("Kites fly because the wind lifts them.");
    expect(model.requests.map(({ body }) => body["max_tokens"])).toEqual([200, 600]);
    expect(settled).toEqual([
      expect.objectContaining({ totalTokens: 15 }),
      expect.objectContaining({ totalTokens: 15 }),
    ]);
  });

  it("once more ends at a sentence, so that no half of an offer is told", async () => {
    const { ask, model } = await startLlm();
    model.enqueue(said("Kites fly. They like wind! Do you want me to loo", "length"), { times: 2 });
    expect(await ask()).toBe("Kites fly. They like wind!");
    expect(model.requests).toHaveLength(2);
  });

  it("stands as far as it goes when the second try fails", async () => {
    const { ask, model } = await startLlm();
    model.enqueue(said("Kites fly. They li", "length"));
    model.enqueue({ status: 401 });
    expect(await ask()).toBe("Kites fly.");
  });

  it("fails where half of it is worth nothing", async () => {
    const { ask, model } = await startLlm();
    model.enqueue(said('{"proposal": {"summary": "Did so', "length"), { times: 2 });
    await expect(ask("analyst")).rejects.toMatchObject({ kind: "cut" });
    const talk = '```json\n{"proposal": null}\n```\nI found nothing, because the ex';
    model.enqueue(said(talk, "length"), { times: 2 });
    expect(await ask("analyst")).toBe(talk);
    model.enqueue(said('{"proposal": {"summary": "Did so', "length"));
    model.enqueue(said('{"proposal": null}'));
    expect(await ask("analyst")).toBe('{"proposal": null}');
  });

  it.each([
    ["cut off", '{"distress": true, "proposal": {"summary": "Did so', "length"],
    ["of no end", `{"distress": true, "proposal": {"summary": "${"so ".repeat(20_000)}`, "stop"],
  ])("is heard where an analyst names distress in it: %s", async (_, text, end) => {
    const { ask, model } = await startLlm();
    model.enqueue(said(text, end), { times: 2 });
    expect((await ask("analyst")).slice(0, 17)).toBe('{"distress": true');
  });

  it.each([
    ["Kites fly. And th", "Kites fly."],
    ["Ja! Wenn du wi", "Ja!"],
    ["He said “Go.” Then h", "He said “Go.”"],
    ["海です。そして", "海です。"],
    ["- a boat\n- a ki", "- a boat"],
    ["There are 3.5 million wor", "There are 3.5 million …"],
    ["Kites fly because of the wi", "Kites fly because of the …"],
    ["It is so:\n1. One\n2. Tw", "It is so:\n1. One"],
    ["Suppe", ""],
  ])("%j ends as %j", (text, ended) => {
    expect(endedAtSentence(text)).toBe(ended);
  });
});

describe("a model that thinks", () => {
  it.each([
    ["in a field", body({ content: "", reasoning_content: "The user drew ..." }, "length")],
    ["in a block", said("<think>\nOkay, let me look at the Record. I must be careful", "length")],
  ])("%s has room for it, and is asked to think as little as it can", async (_, reply) => {
    const { ask, model } = await startLlm();
    model.enqueue(reply);
    expect(await ask()).toBe("fine");
    expect(await ask()).toBe("fine");
    expect(model.requests.map(({ body }) => body["max_tokens"])).toEqual([200, 4600, 2200]);
    expect(model.requests.map(({ body }) => body["reasoning_effort"])).toEqual([
      undefined,
      "none",
      "none",
    ]);
  });

  it("and finds no end twice is no answer", async () => {
    const { ask, model } = await startLlm();
    model.enqueue(body({ content: "", reasoning_content: "hm" }, "length"), { times: 2 });
    await expect(ask()).rejects.toMatchObject({
      kind: "empty",
      detail: "empty answer (length)",
    });
  });

  it("is known by its count of thoughts alone", async () => {
    const { ask, model } = await startLlm();
    const usage = { completion_tokens_details: { reasoning_tokens: 64 } };
    model.enqueue({ body: { choices: [{ message: { content: "Hi" } }], usage } });
    await ask();
    await ask();
    expect(model.requests[1]?.body).toMatchObject({ reasoning_effort: "none" });
  });
});

describe("a model that thinks and says nothing", () => {
  it.each([
    // ollama/ollama#15288, ml-explore/mlx-lm#1352: all of it in the field for thoughts.
    ["with a reason that says whole", body({ content: "", reasoning: "The tide is out." })],
    // sgl-project/sglang#37645.
    ["in another field", body({ content: null, reasoning_content: "The tide is out." })],
    // darkmatter/nixmac#199: the thoughts took all the tokens.
    [
      "until the tokens are spent",
      body({ content: null, reasoning_content: "We need to" }, "length"),
    ],
  ])(
    "%s is asked once more, to think as little as it can, and the thought is told to nobody",
    async (_, reply) => {
      const { ask, model } = await startLlm();
      model.enqueue(reply);
      expect(await ask()).toBe("fine");
      expect(model.requests.map(({ body }) => body["reasoning_effort"])).toEqual([
        undefined,
        "none",
      ]);
      model.enqueue(reply, { times: 2 });
      await expect(ask()).rejects.toMatchObject({ kind: "empty" });
      expect(model.requests).toHaveLength(4);
    },
  );

  it("and tells that as an error, as OpenAI does, is asked once more, with more room", async () => {
    const { ask, model } = await startLlm();
    model.enqueue({
      status: 400,
      message:
        "Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.",
    });
    expect(await ask()).toBe("fine");
    expect(model.requests.map(({ body }) => body["max_tokens"])).toEqual([200, 4600]);
  });
});
