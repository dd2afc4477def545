// The local model server's types for tests and the demo.

export interface ChatTurn {
  readonly role: "system" | "developer" | "user" | "assistant";
  readonly content: string;
}

/** A request that the server received, kept whole. */
export interface ModelRequest {
  readonly path: string;
  /** The parsed JSON body; for a transcription the fields of the form. */
  readonly body: { readonly [name: string]: unknown };
  /** Uploaded file of a transcription, as text. */
  readonly upload?: string;
  readonly messages: readonly ChatTurn[];
  /** The name in the system message's first line `Task: <name>`, `transcription` or `embedding`; "" when there is none. */
  readonly task: string;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  /** API key of the request; "" when there was none. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** True when the client closed the connection before the answer. */
  readonly isCutOff: boolean;
}

/** An answer that a test prepared. Fields combine; `delayMs` goes before everything else. */
export interface ScriptedReply {
  /** The assistant's text. */
  readonly text?: string;
  /** An HTTP answer: `body` as JSON, or an OpenAI error body made from `message`. */
  readonly status?: number;
  readonly body?: unknown;
  readonly message?: string;
  readonly headers?: { readonly [name: string]: string };
  /** These bytes, unchanged. */
  readonly rawBody?: string | Uint8Array;
  /** The connection ends within the raw body, which is announced as longer. */
  readonly isCut?: boolean;
  readonly contentType?: string;
  readonly delayMs?: number;
  /** The answer waits for this. */
  readonly until?: Promise<unknown>;
  /** Never answer. */
  readonly hang?: boolean;
  /** Destroy the socket. */
  readonly reset?: boolean;
}

export interface EnqueueOptions {
  /** Task of the requests that get it; all when absent. */
  readonly task?: string;
  /** Number of requests that get it; 1 when absent. `Infinity` is allowed. */
  readonly times?: number;
}

/** Milliseconds before each answer: for all, or by task (0 for other tasks). */
export type Latency = number | { readonly [name: string]: number };

export type Respond = (
  request: ModelRequest,
) => string | ScriptedReply | Promise<string | ScriptedReply>;
