// Checks a YAML text against a JSON schema kept in deploy/schema/.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { ROOT } from "../../support/processes.ts";

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

/** Faults, one a line; empty when there are none. */
export function faultsBySchema(schemaName: string, document: unknown): readonly string[] {
  const file = join(ROOT, "deploy", "schema", `${schemaName}.schema.json`);
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(file, "utf8")) as JsonSchema);
  const result = schema.safeParse(document);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

/** YAML as the engines read it: with merge keys. */
export function readYaml(text: string): unknown {
  return parse(text, { merge: true });
}
