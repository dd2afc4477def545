// Answers of model servers in any form: exactly the text comes out that was put in, or a failure of the kind that it is.

import { expect, it } from "vitest";
import { LlmError } from "../../../src/errors.ts";
import { startLlm } from "../../llm/support.ts";
import { permitFor } from "../../support/permits.ts";
import { count, report, sample } from "../plan.ts";
import { anyTranscript, anyWireAnswer, type AnyAnswer } from "./wire-answers.ts";

/** An Llm on a server that gives each of these answers until the next one is set. No failure is held against the server. */
async function startWire() {
  const clock = { at: 0 };
  const llm = await startLlm({ now: () => (clock.at += 120_000) });
  return {
    ...llm,
    play: ({ reply }: AnyAnswer) => {
      llm.model.clearScript();
      const headers = { "x-should-retry": "false", ...reply.headers };
      llm.model.enqueue({ ...reply, headers }, { times: Infinity });
    },
  };
}

async function outcome(asked: Promise<string>): Promise<string | { kind: string }> {
  try {
    return (await asked).trim();
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    expect(`${error.message} ${error.detail}`).not.toMatch(/kni|user greets|terms|Sign in/);
    return { kind: error.kind };
  }
}

it("of any answer exactly its text is heard, or it fails as what it is", async () => {
  const { ask, play } = await startWire();
  const answers = sample(anyWireAnswer, count(600, 10_000), "wire answers");
  const forms = new Set<string>();
  let failures = 0;
  for (const answer of answers) {
    play(answer);
    const heard = await outcome(ask("voice"));
    const { expected, kinds, form } = answer;
    if (typeof expected === "string") expect({ form, heard }).toEqual({ form, heard: expected });
    else {
      failures += 1;
      expect({ form, heard: typeof heard === "string" ? heard : heard.kind }).toEqual({
        form,
        heard: expect.toSatisfy(
          (kind: string) => kinds?.some((one) => one === kind) ?? false,
        ) as string,
      });
    }
    forms.add(form);
  }
  report("forge answers", { answers: answers.length, forms: forms.size, failures, wrong: 0 });
});

it("of any transcription exactly its words are heard, and silence is silence", async () => {
  const { llm, play } = await startWire();
  const answers = sample(anyTranscript, count(200, 3_000), "wire transcripts");
  for (const answer of answers) {
    play(answer);
    const note = {
      bytes: Buffer.from("OggS\0"),
      fileName: "voice.ogg",
      channelKey: "telegram:1",
      permit: permitFor("voice_note"),
    };
    const heard = await outcome(llm.transcribe(note, AbortSignal.timeout(5000)));
    expect({ form: answer.form, heard }).toEqual({ form: answer.form, heard: answer.expected });
  }
  report("forge transcripts", { transcripts: answers.length, wrong: 0 });
});
