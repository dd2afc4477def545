// docs/inventory.md lists what the program really has: secrets, addresses, algorithms, places of logs.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { environmentSchema } from "../../src/config/environment.ts";
import { CLAIM_LIFETIME_MS } from "../../src/state/access.ts";
import { ROOT } from "../support/processes.ts";

const page = readFileSync(join(ROOT, "docs", "inventory.md"), "utf8");
const known = Object.keys(environmentSchema.shape);
const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, text: readFileSync(join(ROOT, "src", name), "utf8") }));

function section(name: string): string {
  return page.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? "";
}

/** The variables that a section names. */
function variablesIn(name: string): readonly string[] {
  const named = [...section(name).matchAll(/`([A-Z][A-Z_]+)`/g)].map(
    ([, variable = ""]) => variable,
  );
  return [...new Set(named)];
}

it("every secret that may come as a file is in the list of secrets, and no other", () => {
  const secrets = known.filter((name) => known.includes(`${name}_FILE`));
  expect(secrets.length).toBeGreaterThan(3);
  expect(variablesIn("Secrets").toSorted()).toEqual(secrets.toSorted());
});

it("the list of secrets says how long the code of a link lives", () => {
  expect(section("Secrets")).toContain(`${CLAIM_LIFETIME_MS / 60_000} minutes`);
});

it("every variable with an address is in the list of connections", () => {
  const addresses = known.filter((name) => /_(?:URL|ROOT)$|^(?:HOST|PORT)$/.test(name));
  expect(addresses.length).toBeGreaterThan(4);
  const listed = variablesIn("Connections").filter((name) => name !== "XDG_RUNTIME_DIR");
  expect(listed.toSorted()).toEqual(addresses.toSorted());
});

it("every algorithm of the code is in the list of cryptography", () => {
  const used = new Set(
    files.flatMap(({ text }) =>
      Array.from(
        text.matchAll(/create(Hash|Hmac)\(\s*"([^"]+)"/g),
        ([, kind, name]) => `${kind === "Hmac" ? "HMAC with " : ""}${name ?? ""}`,
      ),
    ),
  );
  expect([...used].toSorted()).toEqual(["HMAC with sha256", "sha256"]);
  for (const name of used) {
    expect(section("Cryptography")).toContain(name.replace("sha256", "SHA-256"));
  }
});

it("nothing is written to the process's output but by the files that make it", () => {
  const writers = files.filter(({ text }) => /process\.std(?:out|err)\b|\bconsole\./.test(text));
  expect(writers.map(({ name }) => name).toSorted()).toEqual(["cli/main.ts", "main.ts"]);
  expect(section("Logs")).toContain("standard output");
});
