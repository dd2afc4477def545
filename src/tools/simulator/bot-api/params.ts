// The parameters of a method, from query string, urlencoded form, JSON or multipart.
import type { IncomingMessage } from "node:http";
import { badRequest } from "./api-error.ts";
import { readBody } from "../http-io.ts";

export type Params = { readonly [name: string]: unknown };

export class UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;

  constructor(name: string, mimeType: string, bytes: Uint8Array) {
    this.name = name;
    this.mimeType = mimeType;
    this.bytes = bytes;
  }

  // Kept calls are shown as JSON in errors and over HTTP. The bytes of a file would fill them.
  toJSON(): unknown {
    return { file: this.name, mimeType: this.mimeType, size: this.bytes.length };
  }
}

/** Reads query and body. The body's values win. */
export async function readParams(request: IncomingMessage, url: URL): Promise<Params> {
  const query = Object.fromEntries(url.searchParams);
  if (request.method !== "POST") return query;
  const body = await readBody(request);
  if (body.length === 0) return query;
  return { ...query, ...(await parseBody(body, request.headers["content-type"] ?? "")) };
}

async function parseBody(body: Buffer<ArrayBuffer>, contentType: string): Promise<Params> {
  const kind = contentType.split(";")[0]?.trim().toLowerCase();
  if (kind === "application/json") return parseJsonObject(body.toString("utf8"));
  if (kind === "multipart/form-data") return parseMultipart(body, contentType);
  return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
}

function parseJsonObject(text: string): Params {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("object expected as the request body");
  }
  return value as Params;
}

async function parseMultipart(body: Buffer<ArrayBuffer>, contentType: string): Promise<Params> {
  const params: { [name: string]: unknown } = {};
  let form: FormData;
  try {
    form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw badRequest("can't parse multipart body");
  }
  for (const [name, value] of form) {
    params[name] =
      typeof value === "string"
        ? value
        : new UploadedFile(value.name, value.type, new Uint8Array(await value.arrayBuffer()));
  }
  return params;
}

/** A text parameter. Numbers and booleans count as text, as they do at Telegram. */
export function textParam(params: Params, name: string): string | undefined {
  const value = params[name];
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return undefined;
}

/** A whole number; undefined when it is absent or is no whole number. */
export function intParam(params: Params, name: string): number | undefined {
  const text = textParam(params, name);
  if (text === undefined || !/^-?\d+$/.test(text)) return undefined;
  return Number(text);
}

export function boolParam(params: Params, name: string): boolean {
  const text = textParam(params, name)?.toLowerCase();
  return text === "true" || text === "1" || text === "yes" || text === "t" || text === "y";
}

/** A structured parameter, as JSON text or, in a JSON body, as itself. */
export function jsonParam(params: Params, name: string): unknown {
  const value = params[name];
  if (typeof value !== "string") return value;
  if (value.trim() === "") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${name} JSON object`);
  }
}
