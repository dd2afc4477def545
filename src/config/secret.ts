// A secret of the environment: a value, or a file that holds it, as systemd and Docker pass secrets.

import { readFileSync } from "node:fs";

export type SecretName = "TELEGRAM_BOT_TOKEN" | "OPENAI_API_KEY" | "TELEGRAM_WEBHOOK_SECRET";

type SecretValues = {
  readonly [name in SecretName | `${SecretName}_FILE`]?: string | undefined;
};

/** Gives the secret, or undefined. Faults are added to `faults`, without a value. */
export function readSecret(
  name: SecretName,
  values: SecretValues,
  faults: string[],
): string | undefined {
  const path = values[`${name}_FILE`];
  if (!path) return values[name];
  if (values[name]) {
    faults.push(`${name} and ${name}_FILE are both set: keep one`);
    return undefined;
  }
  try {
    const secret = readFileSync(path, "utf8").trim();
    if (secret) return secret;
    faults.push(`${name}_FILE names an empty file`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    faults.push(`${name}_FILE names a file that cannot be read (${code})`);
  }
  return undefined;
}
