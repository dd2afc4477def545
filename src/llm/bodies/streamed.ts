// A stream that nobody asked for, as one answer: server-sent events, or a JSON value on each line.

/** A stream as one answer, or cut off before its end. */
export type Streamed =
  { readonly kind: "value"; readonly value: unknown } | { readonly kind: "cut" };

/** Gives the answer that a stream's parts make together; undefined when the text is no stream. */
export function ofStream(text: string): Streamed | undefined {
  const isEvents = /^(?:data|event|id|retry)?:/.test(text);
  if (isEvents) return joined(eventsIn(text));
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const [first = "", second = ""] = lines;
  // The second one may have been cut off.
  const isLines = isChunk(objectOf(first)) && second.trimStart().startsWith("{");
  return isLines ? joined(lines) : undefined;
}

function isChunk(value: Fields | undefined): boolean {
  return ["choices", "message", "response", "done", "error"].some((name) => name in (value ?? {}));
}

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
  reasoning: string;
  refusal: string;
  end: unknown;
  usage: unknown;
  error: unknown;
}

function joined(parts: readonly string[]): Streamed {
  const sum: Sum = {
    content: [],
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
    if (chunk["done"] === true) isDone = true;
    add(chunk, sum);
  }
  // Without an end, or a reason for it, the connection was cut.
  if (!isDone && sum.end == null && sum.error == null) return { kind: "cut" };
  const message = {
    content: sum.content,
    ...(sum.reasoning && { reasoning_content: sum.reasoning }),
    ...(sum.refusal && { refusal: sum.refusal }),
  };
  const choices = [{ message, finish_reason: sum.end ?? null }];
  const { usage, error } = sum;
  return { kind: "value", value: { choices, usage, ...(error != null && { error }) } };
}

type Fields = { readonly [name: string]: unknown };

function add(chunk: Fields, sum: Sum): void {
  if (chunk["error"]) sum.error = chunk["error"];
  if (chunk["usage"]) sum.usage = chunk["usage"];
  const choices = Array.isArray(chunk["choices"]) ? (chunk["choices"] as unknown[]) : [chunk];
  const choice = choices.map(fieldsOf).find((one) => one && !one["index"]);
  if (!choice) return;
  if (choice["error"]) sum.error = choice["error"];
  sum.end = choice["finish_reason"] ?? choice["done_reason"] ?? sum.end;
  const said = fieldsOf(choice["delta"]) ?? fieldsOf(choice["message"]) ?? choice;
  const content =
    said["content"] ?? (said === choice ? (said["text"] ?? said["response"]) : undefined);
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
