// Vectors of an embedding model: one for each text, all equally long, and nothing else is believed.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LlmError } from "../../src/errors.ts";
import { readEmbeddings } from "../../src/llm/embeddings.ts";
import { permitFor } from "../support/permits.ts";
import { startLlm } from "./support.ts";

const JSON_MEDIA = "application/json";

function read(body: unknown, count = 1): readonly Float32Array[] {
  return readEmbeddings(JSON.stringify(body), JSON_MEDIA, count).vectors;
}

describe("an answer with vectors", () => {
  it("gives each vector at length 1, in the order of the texts, whatever the order of the answer", () => {
    const data = [
      { index: 1, embedding: [0, 2] },
      { index: 0, embedding: [3, 4] },
    ];
    const [first = [], second = []] = read({ data }, 2);
    expect([...first].map((each) => each.toFixed(2))).toEqual(["0.60", "0.80"]);
    expect([...second]).toEqual([0, 1]);
  });

  it("may be packed, or have no index", () => {
    const packed = Buffer.from(new Float32Array([0, 5]).buffer).toString("base64");
    expect(read({ data: [{ embedding: packed }] }).map((each) => [...each])).toEqual([[0, 1]]);
  });

  it("is none where a vector is missing, empty, too long, without direction, of other things or of another length", () => {
    const wrong: readonly [unknown, number?][] = [
      [{}],
      [[]],
      ["words"],
      [null],
      [{ data: null }],
      [{ data: [] }],
      [{ data: [{ embedding: [1] }] }, 2],
      [{ data: [{ embedding: [1] }, { embedding: [1, 2] }] }, 2],
      [
        {
          data: [
            { index: 0, embedding: [1] },
            { index: 0, embedding: [1] },
          ],
        },
        2,
      ],
      [{ data: [{ index: "0", embedding: [1] }] }],
      [{ data: [{ index: -1, embedding: [1] }] }],
      [{ data: [{ embedding: [] }] }],
      [{ data: [{ embedding: [0, 0] }] }],
      [{ data: [{ embedding: [null] }] }],
      [{ data: [{ embedding: ["1"] }] }],
      [{ data: [{ embedding: [1e300, 1e300] }] }],
      [{ data: [{ embedding: Array.from({ length: 9000 }, () => 1) }] }],
      [{ data: [{ embedding: "AAA=" }] }],
      [{ data: [[1, 2]] }],
    ];
    for (const [body, count] of wrong) {
      expect(() => read(body, count), JSON.stringify(body)?.slice(0, 80)).toThrow();
    }
  });

  it("of any form is either vectors of length 1 or an error with a kind", () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constant(null));
    const one = fc.record({ index: fc.nat(3), embedding: fc.array(number, { maxLength: 3 }) });
    const body = fc.oneof(
      fc.json(),
      fc.record({ data: fc.array(one) }).map((v) => JSON.stringify(v)),
    );
    fc.assert(
      fc.property(body, fc.integer({ min: 1, max: 3 }), (text, count) => {
        try {
          const { vectors } = readEmbeddings(text, JSON_MEDIA, count);
          expect(vectors).toHaveLength(count);
          for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(error instanceof LlmError || "told" in (error as Error)).toBe(true);
        }
      }),
    );
  });
});

describe("the door to an embedding model", () => {
  it("needs a permit for each call, and counts the tokens that the server reports", async () => {
    const { llm, model, used } = await startLlm({ embeddingModel: "near-model" });
    const request = { texts: ["hello"], channelKey: "telegram:1", permit: permitFor("vectors") };
    const [vector] = await llm.embed(request, AbortSignal.timeout(5000));
    expect(vector?.length).toBeGreaterThan(1);
    expect(used).toMatchObject([{ bucket: "embedding", model: "near-model", totalTokens: 2 }]);
    await expect(llm.embed(request, AbortSignal.timeout(5000))).rejects.toThrow();
    expect(model.requests).toHaveLength(1);
  });

  it("asks once, and what fails there leaves the door to the other models open", async () => {
    const { llm, model, breaker, ask } = await startLlm({ embeddingModel: "near-model" });
    model.enqueue({ status: 503 }, { task: "embedding", times: Infinity });
    for (let turn = 0; turn < 7; turn += 1) {
      const permit = permitFor("vectors");
      await expect(
        llm.embed({ texts: ["hello"], channelKey: "x", permit }, AbortSignal.timeout(5000)),
      ).rejects.toMatchObject({ kind: "unavailable" });
    }
    expect(model.requests).toHaveLength(5);
    expect(breaker).toEqual([]);
    expect(await ask()).toBe("fine");
  });

  it("says nothing of the texts in an error", async () => {
    const { llm, model } = await startLlm({ embeddingModel: "near-model" });
    model.enqueue({ status: 400, message: "bad input: a secret of mine" }, { task: "embedding" });
    const permit = permitFor("vectors");
    const error: unknown = await llm
      .embed({ texts: ["a secret of mine"], channelKey: "x", permit }, AbortSignal.timeout(5000))
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "refused" });
    expect(JSON.stringify(error) + String(error)).not.toContain("secret of");
  });
});
