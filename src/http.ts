// Requests to the Bot API and to model servers, by node:http. Global fetch would load undici with a parser in WebAssembly that V8
// compiles anew in every bot: some 10 MB each, and slower answers. Proof: test/http.test.ts, test/network.test.ts.

import type { IncomingMessage } from "node:http";
import http from "node:http";
import https from "node:https";
import { Readable } from "node:stream";
import { createSecureContext, getCACertificates } from "node:tls";

/** The way to servers: by a proxy, and with certificates of one's own beside those that Node trusts. */
export interface NetworkSettings {
  /** As Node reads them (http.Agent, proxyEnv). */
  readonly proxy?: ProxyVariables | undefined;
  /** In PEM. */
  readonly certificates?: string | undefined;
}

interface ProxyVariables {
  readonly HTTPS_PROXY?: string | undefined;
  readonly HTTP_PROXY?: string | undefined;
  readonly NO_PROXY?: string | undefined;
}

/** Connections of one network. */
export interface Network {
  readonly agents: { readonly http: http.Agent; readonly https: https.Agent };
}

/** As Node's own agents are made. */
const AGENT = { keepAlive: true, scheduling: "lifo", timeout: 5000 } as const;

/** Gives the network of these settings; undefined where there are none, and Node's own connections do. */
export function createNetwork({ proxy, certificates }: NetworkSettings): Network | undefined {
  if (!proxy && certificates === undefined) return undefined;
  const shared = { ...AGENT, ...(proxy && { proxyEnv: { ...proxy } }) };
  // Made once: it holds every certificate that Node trusts, and a new one for each connection would cost milliseconds.
  const trusted = certificates !== undefined && {
    secureContext: createSecureContext({ ca: [...getCACertificates("default"), certificates] }),
  };
  return {
    agents: { http: new http.Agent(shared), https: new https.Agent({ ...shared, ...trusted }) },
  };
}

export interface HttpRequest {
  readonly method: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Ends the request, and the answer while it is still being read. */
  readonly signal?: AbortSignal;
  readonly network?: Network | undefined;
}

/**
 * Sends a request and resolves with the answer once its head is there. The caller reads or destroys its body. No redirect is
 * followed, because addresses and headers hold secrets.
 * @throws the signal's reason; otherwise an error of Node's with its `code` (ECONNREFUSED ...).
 */
export function sendRequest(
  url: string,
  { method, headers = {}, body = "", signal, network }: HttpRequest,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const scheme = url.startsWith("https:") ? "https" : "http";
    const { request: open } = scheme === "https" ? https : http;
    const agent = network?.agents[scheme];
    const options = { method, headers, ...(agent && { agent }), ...(signal && { signal }) };
    const request = open(url, options, resolve);
    request.on("error", (error) => {
      reject(signal?.aborted ? signal.reason : error);
    });
    if (typeof body === "string" || body instanceof Uint8Array) {
      request.end(body);
      return;
    }
    Readable.from(body)
      .on("error", (error) => request.destroy(error))
      .pipe(request);
  });
}

/**
 * Gives the body as text. @throws `tooLarge` beyond `limit` bytes; the rest is not read then. It throws too when the
 * connection ends before the body does.
 */
export async function boundedText(
  answer: IncomingMessage,
  limit: number,
  tooLarge: () => Error,
): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of bounded(answer, limit, tooLarge)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** Gives the body piece by piece. @throws `tooLarge` beyond `limit` bytes; the rest is not read then. */
export async function* bounded(
  answer: AsyncIterable<Buffer>,
  limit: number,
  tooLarge: () => Error,
): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of answer) {
    read += chunk.length;
    // Leaving the loop ends the answer.
    if (read > limit) throw tooLarge();
    yield chunk;
  }
}
