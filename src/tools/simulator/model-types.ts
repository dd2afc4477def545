// What tests and the demo see of the local model server.

export interface ChatTurn {
  readonly role: "system" | "developer" | "user" | "assistant";
  readonly content: string;
}

/** A request that the server received, kept whole. */
export interface ModelRequest {
  readonly path: string;
  /** The parsed JSON body; for a transcription the fields of the form. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The uploaded file of a transcription, as text. */
  readonly upload?: string;
  readonly messages: readonly ChatTurn[];
  /** From the system message's first line `Task: <name>`, or `transcription`; "" when there is none. */
  readonly task: string;
  /** The API key that came with it; "" when there was none. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The client closed the connection before it had its answer. */
  readonly isCutOff: boolean;
}

/** One answer prepared by a test. Fields combine: `delayMs` goes before everything else. */
export interface ScriptedReply {
  /** The assistant's text. */
  readonly text?: string;
  /** An HTTP answer: with `body` as JSON, or an OpenAI error body made from `message`. */
  readonly status?: number;
  readonly body?: unknown;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** These bytes, whatever they are. */
  readonly rawBody?: string;
  readonly contentType?: string;
  readonly delayMs?: number;
  /** Never answer. */
  readonly hang?: boolean;
  /** Destroy the socket. */
  readonly reset?: boolean;
}

export interface EnqueueOptions {
  /** Only for requests of this task. */
  readonly task?: string;
  /** How many requests get it; 1 when absent. `Infinity` is allowed. */
  readonly times?: number;
}

/** Milliseconds before each answer: for all, or by task (others 0). */
export type Latency = number | Readonly<Record<string, number>>;

export type Respond = (
  request: ModelRequest,
) => string | ScriptedReply | Promise<string | ScriptedReply>;
