import type { IncomingMessage } from "node:http";
import { readBody } from "../http-io.ts";
import type { ChatTurn, ModelRequest } from "./model-types.ts";

/** The server notes in the request when its client goes away. */
export type OpenModelRequest = { -readonly [key in keyof ModelRequest]: ModelRequest[key] };

/** Reads a completion (JSON) or a transcription (form); undefined when the body is neither. */
export async function readModelRequest(
  request: IncomingMessage,
  path: string,
): Promise<OpenModelRequest | undefined> {
  const bytes = await readBody(request);
  const body = await parse(bytes, request.headers["content-type"] ?? "");
  if (body === undefined) return undefined;
  const messages = Array.isArray(body["messages"])
    ? (body["messages"] as unknown[]).map(readTurn)
    : [];
  const { file } = body;
  const isUpload = file instanceof File;
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  return {
    path,
    body,
    messages,
    ...(isUpload && { upload: await file.text() }),
    task: isUpload
      ? "transcription"
      : path.endsWith("/embeddings")
        ? "embedding"
        : taskOf(messages),
    headers: request.headers,
    key,
    at: Date.now(),
    isCutOff: false,
  };
}

async function parse(
  bytes: Buffer<ArrayBuffer>,
  contentType: string,
): Promise<{ [name: string]: unknown } | undefined> {
  try {
    if (contentType.startsWith("multipart/form-data")) {
      const form = await new Response(bytes, {
        headers: { "content-type": contentType },
      }).formData();
      return Object.fromEntries(form);
    }
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null
      ? (value as { [name: string]: unknown })
      : undefined;
  } catch {
    return undefined;
  }
}

// Content is a text or a list of parts. Only the text parts can be read offline.
function readTurn(value: unknown): ChatTurn {
  const { role, content } = (value ?? {}) as { role?: unknown; content?: unknown };
  const parts = Array.isArray(content) ? (content as { text?: unknown }[]) : [{ text: content }];
  const text = parts.map((part) => (typeof part.text === "string" ? part.text : "")).join("");
  return { role: role as ChatTurn["role"], content: text };
}

function taskOf(messages: readonly ChatTurn[]): string {
  const system = messages.find(({ role }) => role === "system" || role === "developer");
  return /^Task:[ \t]*(\S+)/.exec(system?.content ?? "")?.[1] ?? "";
}
