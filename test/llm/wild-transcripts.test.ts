// Transcriptions as servers send them, and as people met them: in the form of an API, or of a public report, which the comment names.
// All that was said is heard, and nothing that was not.

import { describe, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { permitFor } from "../support/permits.ts";
import { startLlm, type TestLlm } from "./support.ts";

const raw = (rawBody: string, contentType = "application/json"): ScriptedReply => ({
  rawBody,
  contentType,
});
const json = (value: unknown): ScriptedReply => raw(JSON.stringify(value));
const lines = (...values: readonly object[]): ScriptedReply =>
  raw(values.map((value) => `${JSON.stringify(value)}\n`).join(""), "application/x-ndjson");
const events = (...data: readonly string[]): ScriptedReply =>
  raw(data.map((one) => `data: ${one}\n\n`).join(""), "text/event-stream");

function hear({ llm }: TestLlm): Promise<string> {
  const note = {
    bytes: Buffer.from("OggS\0"),
    fileName: "voice.ogg",
    channelKey: "telegram:1",
    permit: permitFor("voice_note"),
  };
  return llm.transcribe(note, AbortSignal.timeout(5000));
}

const HEARD = "we drew a boat";

it("a transcription is asked for in its plain form", async () => {
  const llm = await startLlm();
  await hear(llm);
  expect(llm.model.requests[0]?.body).toMatchObject({ response_format: "json" });
});

it.each<readonly [string, ScriptedReply]>([
  // OpenAI API reference, audio transcriptions: json, verbose_json, text, streamed.
  ["OpenAI's", json({ text: HEARD, usage: { type: "tokens", total_tokens: 9 } })],
  [
    "verbose",
    json({
      task: "transcribe",
      duration: "2.1",
      language: "en",
      text: HEARD,
      segments: [{ id: 0, text: " we drew" }],
    }),
  ],
  // Azure's speech, Hugging Face's pieces, Vosk and others.
  ["Azure's", json({ RecognitionStatus: "Success", DisplayText: HEARD })],
  ["Azure's phrases", json({ combinedPhrases: [{ text: HEARD }], phrases: [] })],
  ["pieces", json({ chunks: [{ text: " we drew" }, { text: " a boat" }] })],
  ["a result", json({ result: HEARD })],
  ["a bare text", raw(`${HEARD}\n`, "text/plain; charset=utf-8")],
  [
    "streamed",
    events(
      '{"type":"transcript.text.delta","delta":"we drew"}',
      `{"type":"transcript.text.done","text":"${HEARD}"}`,
    ),
  ],
  // The last event never comes from some servers (Zhipu's documentation promises [DONE] alone).
  [
    "streamed, without the whole",
    events(
      '{"type":"transcript.text.delta","delta":"we drew "}',
      '{"type":"transcript.text.delta","delta":"a boat"}',
      "[DONE]",
    ),
  ],
  // Blaizzy/mlx-audio#704, #488: lines of JSON are its default form.
  ["lines", lines({ text: "we drew ", start: 0, end: 1 }, { text: "a boat", start: 1, end: 2 })],
  ["lines, the first one silent", lines({ text: "" }, { text: HEARD })],
  ["lines without spaces at their edges", lines({ text: "we drew" }, { text: "a boat" })],
  // A server may tell with each part all that was said so far.
  ["lines that grow", lines({ text: "we" }, { text: "we drew" }, { text: HEARD })],
  // faster-whisper-server (speaches): a stream of segments.
  ["segments as events", events('{"text":"we drew "}', '{"text":"a boat"}')],
  // vLLM: chunks of a chat.
  [
    "chunks as events",
    events(
      '{"object":"transcription.chunk","choices":[{"delta":{"content":"we drew "}}]}',
      '{"choices":[{"delta":{"content":"a boat"},"finish_reason":"stop"}]}',
      "[DONE]",
    ),
  ],
  // whisperX, and servers around it.
  [
    "segments",
    json({
      segments: [
        { start: 0, end: 1, text: " we drew" },
        { start: 1, end: 2, text: " a boat" },
      ],
    }),
  ],
  [
    "segments without spaces at their edges",
    json({ segments: [{ text: "we drew" }, { text: "a boat" }] }),
  ],
  // Cloudflare Workers AI; a function's envelope; a batch of one.
  ["a result", json({ result: { text: HEARD, word_count: 4 }, success: true, errors: [] })],
  ["data", json({ data: { text: HEARD } })],
  ["a list", json([{ text: HEARD }])],
  ["an answer of a chat", json({ choices: [{ message: { content: HEARD } }] })],
  // whisper.cpp: srt, vtt, and its text with marks on lines of their own.
  [
    "srt",
    raw(
      "1\n00:00:00,000 --> 00:00:02,000\nwe drew\n\n2\n00:00:02,000 --> 00:00:03,000\na boat\n",
      "text/plain",
    ),
  ],
  [
    "vtt",
    raw(
      "WEBVTT\n\nNOTE by a model\n\n1\n00:00.000 --> 00:02.000 align:start position:0%\n<v Speaker 1>we drew a boat\n",
      "text/vtt",
    ),
  ],
  ["marks between", raw(" we drew\n [BLANK_AUDIO]\n a boat\n", "text/plain")],
  // vllm-project/vllm#24209.
  ["music first", json({ text: " *OUTRO MUSIC* we drew a boat" })],
  // QwenAudio/SenseVoice; Whisper with times; Qwen3-ASR on vLLM.
  ["SenseVoice's marks", json({ text: "<|en|><|NEUTRAL|><|Speech|><|woitn|>we drew a boat" })],
  ["times", json({ text: "<|0.00|> we drew a boat<|2.00|>" })],
  ["the language first", json({ text: "language English<asr_text>we drew a boat" })],
])("%s: all that was said is heard", async (_, reply) => {
  const llm = await startLlm();
  llm.model.enqueue(reply);
  expect((await hear(llm)).trim().replace(/\s+/g, " ")).toBe(HEARD);
});

describe("silence", () => {
  it.each<readonly [string, ScriptedReply]>([
    ["no words", json({ text: "" })],
    ["a mark", json({ text: " [BLANK_AUDIO]\n" })],
    ["stars with blanks", json({ text: "* Applaus *" })],
    ["marks of a model", json({ text: "<|zh|><|EMO_UNKNOWN|><|BGM|><|withitn|>" })],
    ["no language", json({ text: "language None<asr_text>" })],
    ["no words, with a reason", json({ text: "", reason: "no speech" })],
    ["silent lines", lines({ text: " " }, { text: "" })],
    // EdF2021/ithaka#96, Purfview/whisper-standalone-win#144, voquill/voquill#446: the makers of subtitles.
    ["Amara", json({ text: "Subtitles by the Amara.org community" })],
    ["Amara, German", json({ text: "Untertitel der Amara.org-Community" })],
    ["Amara, French", json({ text: " Sous-titres réalisés par la communauté d'Amara.org" })],
    ["Amara, Spanish", json({ text: "Subtítulos realizados por la comunidad de Amara.org" })],
    [
      "Amara, twice",
      json({ text: "Subtitles by the Amara.org community. Subtitles by the Amara.org community." }),
    ],
    ["ZDF", json({ text: "Untertitelung des ZDF, 2020" })],
    ["funk", json({ text: "Untertitel im Auftrag des ZDF für funk, 2017" })],
    ["Radio-Canada", json({ text: "Sous-titrage Société Radio-Canada" })],
  ])("that a server calls %s is silence", async (_, reply) => {
    const llm = await startLlm();
    llm.model.enqueue(reply);
    expect(await hear(llm)).toBe("");
  });

  it.each([
    "The gateway is bad, and the service too.",
    "Thank you.",
    "Thanks for watching!",
    "We saw subtitles at the cinema",
    "Untertitel finde ich doof",
    "I put a note (a yellow one) on it",
    "It took from 10:00 to 12:30",
    "Note the numbers\n1\n2\n3",
  ])("is not taken for what somebody may have said: %s", async (text) => {
    const llm = await startLlm();
    llm.model.enqueue(json({ text }));
    expect(await hear(llm)).toBe(text);
  });
});

it.each<readonly [string, ScriptedReply, string]>([
  // ggml-org/whisper.cpp#1614: an error with status 200.
  ["an error in a 200", json({ error: "failed to read WAV file" }), "bad_output"],
  // Blaizzy/mlx-audio#875: nothing at all, when it failed while it listened.
  ["an empty body", raw("", "application/x-ndjson"), "bad_output"],
  [
    "an error in the last line",
    lines({ text: "we drew" }, { error: { message: "boom" } }),
    "bad_output",
  ],
  [
    "an error within a stream",
    events('{"choices":[{"delta":{"content":"we drew"}}]}', '{"error":{"message":"boom"}}'),
    "bad_output",
  ],
  ["a failure by its number", json({ code: 401, text: "Unauthorized" }), "refused"],
  ["a failure by its word", json({ status: "failed", text: "" }), "bad_output"],
  ["an error beside no words", json({ text: "", error: "failed to decode" }), "bad_output"],
  [
    "a stream without its end",
    events('{"type":"transcript.text.delta","delta":"we drew"}'),
    "bad_output",
  ],
  ["a line that was cut off", raw('{"text":"we drew"}\n{"text":"a bo'), "bad_output"],
  ["no text", json({ text: null }), "bad_output"],
  ["a job that waits", json({ task_id: "x", status: "queued" }), "bad_output"],
  [
    "Cloudflare's error",
    json({ result: null, success: false, errors: [{ message: "no" }] }),
    "bad_output",
  ],
  [
    "a portal's page",
    raw(
      "<!DOCTYPE html><html><title>Sign in - Hotel Wi-Fi</title>Please accept our terms.</html>",
      "text/html",
    ),
    "bad_output",
  ],
  // Envoy, Cloudflare, nginx ingress, Go's own.
  [
    "a proxy's words",
    raw(
      "upstream connect error or disconnect/reset before headers. reset reason: overflow",
      "text/plain",
    ),
    "bad_output",
  ],
  ["a short error", raw("error code: 1020", "text/plain"), "bad_output"],
  ["a router's words", raw("404 page not found\n", "text/plain"), "bad_output"],
  ["an ingress's words", raw("default backend - 404", "text/plain"), "bad_output"],
  // Whatever stands before a server: gateways say no more than the name of a status, and portals a piece of a page.
  ["a refusal's name", raw("Unauthorized", "text/plain"), "bad_output"],
  ["a name with its stop", raw("Too Many Requests.\n", "text/plain"), "bad_output"],
  ["a limit", raw("Rate limit exceeded", "text/plain"), "bad_output"],
  ["an error in words", raw("Error: model not loaded", "text/plain"), "bad_output"],
  ["a piece of a page", raw("<section>You need to accept</section>", "text/plain"), "bad_output"],
  ["a page's warning", raw("<noscript>Enable JavaScript.</noscript>", "text/plain"), "bad_output"],
  ["a page called text", raw("<html><body>Sign in</body></html>", "text/plain"), "bad_output"],
])("%s is no silence and no words", async (_, reply, kind) => {
  const llm = await startLlm();
  llm.model.enqueue(reply, { times: Infinity });
  await expect(hear(llm)).rejects.toMatchObject({ kind });
});
