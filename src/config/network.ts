// The way to Telegram and to the model server: a proxy, and certificates of one's own. Node reads these variables by itself
// too, but only from the environment in which it starts, and the proxy only when NODE_USE_ENV_PROXY is set as well.
// Proof: test/network.test.ts.

import { createSecureContext } from "node:tls";
import { ConfigError } from "../errors.ts";
import type { NetworkSettings } from "../http.ts";
import type { Environment, environmentSchema } from "./environment.ts";
import { isOwnComputer } from "./own-computer.ts";
import { readConfigText } from "./text-file.ts";
import type * as z from "zod";

/** The variables that programs read in small letters too, and often in no others. */
export const EITHER_CASE: ReadonlySet<string> = new Set(["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"]);

/** The variables of the way to servers, for programs that take no others from an environment. */
export function networkVariables(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => EITHER_CASE.has(name.toUpperCase()) || name === "NODE_EXTRA_CA_CERTS",
    ),
  );
}

type Values = Pick<
  z.infer<typeof environmentSchema>,
  "HTTPS_PROXY" | "HTTP_PROXY" | "NO_PROXY" | "NODE_EXTRA_CA_CERTS"
>;

/**
 * Gives the way to an address. A computer at home is asked without the proxy, which is somebody else's. Faults are added to
 * `faults`.
 */
export function networkOf(values: Values, faults: string[]): (address: string) => NetworkSettings {
  const { HTTPS_PROXY, HTTP_PROXY, NO_PROXY } = values;
  const isAsked = HTTPS_PROXY !== undefined || HTTP_PROXY !== undefined;
  if (isAsked && !knowsProxies(process.versions.node)) {
    faults.push(
      `HTTPS_PROXY and HTTP_PROXY need Node 24.5 or newer; this is ${process.versions.node}`,
    );
  }
  const certificates = readCertificates(values.NODE_EXTRA_CA_CERTS, faults);
  return (address) => {
    const proxy =
      isAsked && !isOwnComputer(address) ? { HTTPS_PROXY, HTTP_PROXY, NO_PROXY } : undefined;
    return { ...(proxy && { proxy }), ...(certificates !== undefined && { certificates }) };
  };
}

/** The passwords in the addresses of proxies. */
export function proxySecrets({ proxy }: NetworkSettings): readonly string[] {
  return [proxy?.HTTPS_PROXY, proxy?.HTTP_PROXY].flatMap((address) => {
    const password = address === undefined ? "" : new URL(address).password;
    return password === "" ? [] : [password, decoded(password)];
  });
}

function knowsProxies(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 5);
}

function readCertificates(path: string | undefined, faults: string[]): string | undefined {
  if (path === undefined) return undefined;
  try {
    const { text } = readConfigText(path, "NODE_EXTRA_CA_CERTS names a file that");
    const found = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
    if (found.length > 0) {
      // A cut one is refused here, with its variable's name. As an authority it would be left out without a word.
      for (const cert of found) createSecureContext({ cert });
      return found.join("\n");
    }
    faults.push(
      "NODE_EXTRA_CA_CERTS names a file without a certificate in PEM (BEGIN CERTIFICATE)",
    );
  } catch (error) {
    faults.push(
      error instanceof ConfigError
        ? error.message
        : "NODE_EXTRA_CA_CERTS names a file with a certificate that cannot be read: it may be cut",
    );
  }
  return undefined;
}

function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
