// Addresses that mean this machine itself. Within a container that is the container, and a server on the machine around it is
// not there. Proof: test/config/container.test.ts.

import { existsSync } from "node:fs";
import { isLoopbackHost } from "../loopback.ts";

/** True within a container of Docker or Podman. In a pod of Kubernetes a server may well be reached so. */
export function isInContainer(): boolean {
  return existsSync("/.dockerenv") || existsSync("/run/.containerenv");
}

/** The variables whose address no other machine can mean. */
export function meaningItself(config: {
  readonly telegramApiRoot: string;
  readonly llm: { readonly baseUrl?: string | undefined };
  readonly proxies: Readonly<{ [variable: string]: string | undefined }>;
}): readonly string[] {
  const { telegramApiRoot, llm, proxies } = config;
  return Object.entries({
    OPENAI_BASE_URL: llm.baseUrl,
    TELEGRAM_API_ROOT: telegramApiRoot,
    ...proxies,
  }).flatMap(([variable, address]) =>
    address !== undefined && isItself(new URL(address).hostname) ? [variable] : [],
  );
}

/** What an operator has to write there. */
export const AROUND_A_CONTAINER =
  "in a container that is the container itself: a server on the machine around it is http://host.docker.internal with the same port, and has to listen for more than 127.0.0.1";

/** "Any address" (RFC 1122, section 3.2.1.3) leads to the same machine when somebody connects to it. */
function isItself(host: string): boolean {
  const name = host.replace(/\.$/, "");
  return isLoopbackHost(name) || /^(?:.+\.)?localhost$|^0\.0\.0\.0$|^\[::\]$/.test(name);
}
