// A stream that nobody asked for, as one answer: server-sent events, JSON values one after the other, or a list of them.
// Proof: test/llm/wild-answers.test.ts, test/llm/wild-transcripts.test.ts.

import { braceEnd } from "../../voice/json-in-text.ts";

/** A stream as one answer, or cut off before its end. */
export type Streamed =
  { readonly kind: "value"; readonly value: unknown } | { readonly kind: "cut" };

/** Gives the answer that a stream's parts make together; undefined when the text is no stream. */
export function ofStream(text: string): Streamed | undefined {
  const isEvents = /^(?:data|event|id|retry)?:/.test(text);
  if (isEvents) return joined(eventsIn(text));
  const values = valuesIn(text);
  return values.length > 1 && isChunk(objectOf(values[0] ?? "")) ? joined(values) : undefined;
}

/** Gives the answer that the parts of a stream make, which came as a list; undefined for a list of other things. */
export function ofParts(values: readonly unknown[]): Streamed | undefined {
  const parts = values.map(fieldsOf);
  return parts.length > 1 && parts.every(isChunk)
    ? joined(parts.map((part) => JSON.stringify(part)))
    : undefined;
}

function isChunk(value: Fields | undefined): boolean {
  return ["choices", "candidates", "message", "response", "done", "error", "text", "delta"].some(
    (name) => name in (value ?? {}),
  );
}

/** The JSON objects that stand one after the other, on lines of their own or not. The last one may have been cut off. */
function valuesIn(text: string): readonly string[] {
  const values: string[] = [];
  let rest = text;
  while (rest.startsWith("{") && values.length < MOST_PARTS) {
    const end = braceEnd(rest, 0) ?? rest.length;
    values.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  // Too many of them are no answer, and a part of them is half of one.
  return rest.startsWith("{") ? [...values, "{"] : values;
}

/** The longest answer has fewer tokens. */
const MOST_PARTS = 20_000;

/** The data of each event. Comments and names of events say nothing that the data does not say. */
function eventsIn(text: string): readonly string[] {
  return text
    .split(/\r?\n\s*\r?\n|\r\r/)
    .flatMap((event) => {
      const lines = event
        .split(/\r\n|\r|\n/)
        .flatMap((line) => /^data: ?([\s\S]*)$/.exec(line)?.[1] ?? []);
      const data = lines.join("\n");
      // Some servers leave out the empty line between two events.
      return lines.length > 1 && !objectOf(data) ? lines : [data];
    })
    .filter((data) => data.trim() !== "");
}

/** What the parts of a stream add up to, in the form of a whole answer. */
interface Sum {
  content: unknown[];
  /** The parts of a transcription. */
  spoken: string[];
  reasoning: string;
  refusal: string;
  end: unknown;
  usage: unknown;
  error: unknown;
}

function joined(parts: readonly string[]): Streamed {
  const sum: Sum = {
    content: [],
    spoken: [],
    reasoning: "",
    refusal: "",
    end: undefined,
    usage: undefined,
    error: undefined,
  };
  let isDone = false;
  for (const part of parts) {
    if (part.trim() === "[DONE]") {
      isDone = true;
      continue;
    }
    const chunk = objectOf(part);
    if (!chunk) return { kind: "cut" };
    // A stream of transcription ends with the whole text.
    if (chunk["type"] === "transcript.text.done") return { kind: "value", value: chunk };
    // So does one of OpenAI's responses, with the whole answer.
    const whole = /^response\.(?:completed|incomplete|failed)$/.test(String(chunk["type"]));
    if (whole) return { kind: "value", value: chunk["response"] };
    if (chunk["done"] === true || chunk["type"] === "message_stop") isDone = true;
    add(chunk, sum);
  }
  // Only OpenAI's form of a spoken part has a mark of its end.
  const isEndless = sum.spoken.length === parts.length && !parts[0]?.includes("transcript.text");
  // Without an end, or a reason for it, the connection was cut.
  if (!isDone && !isEndless && sum.end == null && sum.error == null) return { kind: "cut" };
  if (sum.spoken.length > 0 && sum.error == null) {
    return { kind: "value", value: { text: spokenIn(sum), usage: sum.usage } };
  }
  const message = {
    content: sum.content,
    ...(sum.reasoning && { reasoning_content: sum.reasoning }),
    ...(sum.refusal && { refusal: sum.refusal }),
  };
  const choices = [{ message, finish_reason: sum.end ?? null }];
  const { usage, error } = sum;
  return { kind: "value", value: { choices, usage, ...(error != null && { error }) } };
}

/** Puts the parts of a transcription together. Those of some servers have no space at their edges. */
export function inOne(parts: readonly string[]): string {
  const hasSpaces = parts.some((part) => /^\s|\s$/.test(part));
  return parts.join(hasSpaces ? "" : " ");
}

/** Some servers tell with each part all that was said so far. */
function spokenIn({ spoken }: Sum): string {
  const isGrowing = spoken.every((part, at) => {
    const before = spoken[at - 1];
    return before === undefined
      ? part.trim() !== ""
      : part.length > before.length && part.startsWith(before);
  });
  return isGrowing ? (spoken.at(-1) ?? "") : inOne(spoken);
}

type Fields = { readonly [name: string]: unknown };

function add(chunk: Fields, sum: Sum): void {
  if (chunk["error"]) sum.error = chunk["error"];
  if (chunk["usage"]) sum.usage = chunk["usage"];
  const spoken = chunk["type"] === "transcript.text.delta" ? chunk["delta"] : chunk["text"];
  if (typeof spoken === "string" && !("choices" in chunk)) {
    sum.spoken.push(spoken);
    return;
  }
  const told = chunk["choices"] ?? chunk["candidates"];
  const choices = Array.isArray(told) ? (told as unknown[]) : [chunk];
  // Anthropic counts the blocks of one answer, others count answers.
  const choice = choices.map(fieldsOf).find((one) => one === chunk || !Number(one?.["index"] ?? 0));
  if (!choice) return;
  if (choice["error"]) sum.error = choice["error"];
  const said = fieldsOf(choice["delta"]) ?? fieldsOf(choice["message"]) ?? choice;
  sum.end =
    choice["finish_reason"] ??
    choice["finishReason"] ??
    choice["done_reason"] ??
    said["stop_reason"] ??
    sum.end;
  const isText = said === choice || said["type"] === "text_delta";
  const content = said["content"] ?? (isText ? (said["text"] ?? said["response"]) : undefined);
  if (content != null) sum.content.push(...(Array.isArray(content) ? content : [content]));
  for (const name of ["reasoning_content", "reasoning", "thinking"]) {
    const thought = said[name];
    if (typeof thought === "string") sum.reasoning += thought;
  }
  if (typeof said["refusal"] === "string") sum.refusal += said["refusal"];
}

function objectOf(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null ? (value as Fields) : undefined;
}
