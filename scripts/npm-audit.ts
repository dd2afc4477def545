// npm's word on known faults and signatures. Without an answer of the registry (a mirror, a machine without network)
// nothing is known, good or bad.

import { execFile } from "node:child_process";
import * as z from "zod";

export type Verdict =
  | { readonly kind: "clean" }
  | { readonly kind: "faulty"; readonly packages: readonly string[] }
  /** The registry gave no answer. */
  | { readonly kind: "unavailable"; readonly reason: string };

/** Known faults of the packages that a bot is installed with. @param folder the folder of package-lock.json. */
export async function auditAdvisories(folder: string, registry?: string): Promise<Verdict> {
  return advisoriesVerdict(await npm(["audit", "--omit=dev", "--json"], folder, registry));
}

/** The registry's signatures of the packages in `node_modules`. */
export async function auditSignatures(folder: string, registry?: string): Promise<Verdict> {
  return signaturesVerdict(await npm(["audit", "signatures", "--json"], folder, registry));
}

const advisories = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
});

/** @param output the output of `npm audit --json`. */
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

/** @param output the output of `npm audit signatures --json`. */
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

/** The output of npm. The exit code does not tell a fault from a missing answer. */
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
