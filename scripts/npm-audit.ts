// What npm says of known faults and of signatures. A registry that does not answer (a mirror, a machine without network)
// is neither good news nor bad.

import { execFile } from "node:child_process";
import * as z from "zod";

export type Verdict =
  | { readonly kind: "clean" }
  | { readonly kind: "faulty"; readonly packages: readonly string[] }
  /** Nothing was learned. */
  | { readonly kind: "unavailable"; readonly reason: string };

/** Known faults of what a bot is installed with. @param folder where package-lock.json is. */
export async function auditAdvisories(folder: string, registry?: string): Promise<Verdict> {
  return advisoriesVerdict(await npm(["audit", "--omit=dev", "--json"], folder, registry));
}

/** The registry's signatures of what is installed in `node_modules`. */
export async function auditSignatures(folder: string, registry?: string): Promise<Verdict> {
  return signaturesVerdict(await npm(["audit", "signatures", "--json"], folder, registry));
}

const advisories = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
});

/** @param output of `npm audit --json`. */
export function advisoriesVerdict(output: string): Verdict {
  const parsed = advisories.safeParse(readJson(output));
  if (!parsed.success) return unavailable(output);
  const found = Object.entries(parsed.data.vulnerabilities);
  return found.length === 0
    ? { kind: "clean" }
    : { kind: "faulty", packages: found.map(([name, { severity }]) => `${name} (${severity})`) };
}

const named = z.array(z.object({ name: z.string() }));
const signatures = z.object({ invalid: named, missing: named });

/** @param output of `npm audit signatures --json`. */
export function signaturesVerdict(output: string): Verdict {
  const parsed = signatures.safeParse(readJson(output));
  if (!parsed.success) return unavailable(output);
  const { invalid, missing } = parsed.data;
  const packages = [
    ...invalid.map(({ name }) => `${name} (wrong signature)`),
    ...missing.map(({ name }) => `${name} (no signature)`),
  ];
  return packages.length === 0 ? { kind: "clean" } : { kind: "faulty", packages };
}

const failure = z.object({
  message: z.string().optional(),
  error: z.object({ code: z.string().nullish(), summary: z.string().nullish() }).optional(),
});

function unavailable(output: string): Verdict {
  const { message, error } = failure.safeParse(readJson(output)).data ?? {};
  const reason = message || error?.code || error?.summary || "npm gave no answer that can be read";
  return { kind: "unavailable", reason };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Its output; the exit code says the same for "faulty" and for "no answer". */
function npm(words: readonly string[], cwd: string, registry?: string): Promise<string> {
  const retries = [
    "--fetch-retries=0",
    ...(registry === undefined ? [] : ["--registry", registry]),
  ];
  const options = { cwd, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile("npm", [...words, ...retries], options, (_, stdout) => {
      resolve(stdout);
    });
  });
}
