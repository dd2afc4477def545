// Servers hold a model to a form of answer, or refuse to, each in its own words.

import { describe, expect, it } from "vitest";
import { createDialects } from "../../src/llm/dialect.ts";
import { complaintOf } from "./support.ts";
import type { ModelRequest, ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { PROPOSAL_SCHEMA } from "../../src/voice/proposal-schema.ts";
import { startLlm, type TestLlm } from "./support.ts";

const SCHEMA = { name: "answer", schema: { type: "object" } };

/** Refusals in the words of real servers, with the status where it is not 400. */
const REFUSALS: readonly ScriptedReply[] = [
  {
    status: 400,
    message:
      "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
  },
  { status: 400, body: { error: { message: "Invalid input", param: "response_format" } } },
  { status: 400, message: "This response_format type is unavailable now" },
  { status: 422, message: "Failed to deserialize the JSON body: response_format: unknown variant" },
  { status: 400, message: "This model does not support response format `json_schema`." },
  { status: 400, body: { error: "'response_format.type' must be 'json_schema' or 'text'" } },
  { status: 400, body: { error: { message: "no", code: "json_validate_failed" } } },
  { status: 500, body: { error: { message: "Failed to parse grammar" } } },
];

function askInForm({ ask }: TestLlm): Promise<string> {
  return ask("analyst", AbortSignal.timeout(5000), { answerSchema: SCHEMA });
}

function forms({ model }: TestLlm): unknown[] {
  return model.requests.map(formOf);
}

function formOf({ body }: Pick<ModelRequest, "body">): unknown {
  return (body["response_format"] as { type?: unknown } | undefined)?.type;
}

describe("a request with a form of answer", () => {
  it("holds the server to the schema, strictly", async () => {
    const llm = await startLlm();
    expect(await askInForm(llm)).toBe("fine");
    expect(llm.model.requests[0]?.body["response_format"]).toEqual({
      type: "json_schema",
      json_schema: { ...SCHEMA, strict: true },
    });
  });

  it("is only made for tasks that have one", async () => {
    const llm = await startLlm();
    await llm.ask();
    expect(llm.model.requests[0]?.body).not.toHaveProperty("response_format");
  });

  it.each(REFUSALS)("asks for any JSON from then on after %o", async (refusal) => {
    const llm = await startLlm({}, (request) =>
      formOf(request) === "json_schema" ? refusal : "x",
    );
    expect(await askInForm(llm)).toBe("x");
    expect(await askInForm(llm)).toBe("x");
    const asked = forms(llm);
    // A server that fails (500) is asked a second time first.
    expect(asked.slice(-3)).toEqual(["json_schema", "json_object", "json_object"]);
    expect(new Set(asked.slice(0, -3))).toEqual(
      new Set(refusal.status === 500 ? ["json_schema"] : []),
    );
    expect(llm.breaker).toEqual([]);
  });

  it.each(REFUSALS)("is made freely from then on where no form is taken: %o", async (refusal) => {
    const llm = await startLlm({}, (request) => (formOf(request) === undefined ? "x" : refusal));
    expect(await askInForm(llm)).toBe("x");
    const before = llm.model.requests.length;
    expect(await askInForm(llm)).toBe("x");
    expect(forms(llm).slice(before)).toEqual([undefined]);
  });

  it("teaches beside what calls at the same time were taught", () => {
    const dialects = createDialects();
    const used = dialects.of("m");
    const refusal = (message: string) => complaintOf(400, { error: { message } });
    expect(dialects.learn("m", used, refusal("no max_tokens"), true)).toBe(true);
    expect(dialects.learn("m", used, refusal("no temperature"), true)).toBe(true);
    expect(dialects.learn("m", used, refusal("no response_format"), true)).toBe(true);
    expect(dialects.of("m")).toEqual({
      maxTokens: "refused",
      temperature: "refused",
      answerForm: "json_object",
      effort: "unseen",
      delivery: "whole",
      room: "narrow",
    });
    expect(dialects.of("another")).toEqual(used);
  });

  it("learns for one model, and beside other refusals", async () => {
    const llm = await startLlm({}, (request) => {
      if (request.body["model"] !== "analyst-model") return "x";
      if ("max_tokens" in request.body) return { status: 400, message: "no 'max_tokens'" };
      return formOf(request) === "json_schema" ? { status: 400, message: "response_format" } : "x";
    });
    expect(await Promise.all([askInForm(llm), askInForm(llm), askInForm(llm)])).toHaveLength(3);
    const before = llm.model.requests.length;
    expect(await askInForm(llm)).toBe("x");
    await llm.ask("voice", undefined, { answerSchema: SCHEMA });
    const [analyst, voice] = llm.model.requests.slice(before);
    expect(analyst?.body).toMatchObject({ max_completion_tokens: 900 });
    expect([analyst, voice].map((request) => request && formOf(request))).toEqual([
      "json_object",
      "json_schema",
    ]);
    expect(voice?.body).toHaveProperty("max_tokens");
  });

  it.each([
    [{ status: 400, message: "the prompt is too long" }, "overflow"],
    [{ status: 401, message: "no response_format" }, "refused"],
    [{ status: 403, message: "no response_format" }, "refused"],
  ] as const)("learns nothing from %o", async (reply, kind) => {
    const llm = await startLlm();
    llm.model.enqueue(reply);
    await expect(askInForm(llm)).rejects.toMatchObject({ kind });
    await askInForm(llm);
    expect(forms(llm)).toEqual(["json_schema", "json_schema"]);
  });

  it("that is refused in every form ends", async () => {
    const llm = await startLlm({}, () => ({
      status: 400,
      message: "response_format, max_tokens and temperature are not supported",
    }));
    await expect(askInForm(llm)).rejects.toMatchObject({ kind: "refused" });
    expect(llm.model.requests).toHaveLength(5);
    expect(llm.reserved).toHaveLength(1);
    expect(llm.settled).toEqual([undefined]);
  });
});

describe("the analyst's form of answer", () => {
  it("is one that strict servers take: every key required, no other allowed, a list for nothing, one or more", () => {
    const objects = objectsIn(PROPOSAL_SCHEMA.schema);
    expect(objects).toHaveLength(2);
    for (const { properties, required, additionalProperties } of objects) {
      expect(required).toEqual(Object.keys(properties ?? {}));
      expect(additionalProperties).toBe(false);
    }
    expect(JSON.stringify(PROPOSAL_SCHEMA.schema)).toContain('"proposals":{"type":"array"');
    expect(PROPOSAL_SCHEMA.name).toMatch(/^[a-z0-9_]+$/);
  });
});

interface ObjectSchema {
  readonly type?: unknown;
  readonly properties?: object;
  readonly required?: unknown;
  readonly additionalProperties?: unknown;
}

function objectsIn(schema: unknown): ObjectSchema[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = (schema as ObjectSchema).type === "object" ? [schema as ObjectSchema] : [];
  return [...own, ...Object.values(schema).flatMap(objectsIn)];
}
