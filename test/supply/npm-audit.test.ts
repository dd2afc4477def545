// npm's own program against a local registry: faulty, clean and unreachable are three things.

import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { auditAdvisories, signaturesVerdict } from "../../scripts/npm-audit.ts";
import { temporaryFolder } from "../support/temporary.ts";

const ADVISORY = {
  id: 1,
  url: "https://example.org/advisory",
  title: "made up",
  severity: "high",
  vulnerable_versions: "<9.9.9",
  cwe: [],
  cvss: { score: 0, vectorString: null },
};

describe("an audit of what a bot is installed with", () => {
  it("tells a known fault from none, and both from a registry that does not answer", async () => {
    const verdicts = await Promise.all(
      [
        { status: 200, body: { "left-over": [ADVISORY] } },
        { status: 200, body: {} },
        { status: 405, body: {} },
      ].map(async (answer) => auditAdvisories(prepareFolder(), await startRegistry(answer))),
    );
    expect(verdicts).toMatchObject([
      { kind: "faulty", packages: ["left-over (high)"] },
      { kind: "clean" },
      { kind: "unavailable", reason: expect.stringContaining("405") },
    ]);
  });

  it.each([
    ['{"invalid": [], "missing": []}', "clean"],
    ['{"invalid": [{"name": "yaml"}], "missing": []}', "faulty"],
    ['{"invalid": [], "missing": [{"name": "yaml"}]}', "faulty"],
    ['{"error": {"code": "ENOTFOUND", "summary": "no keys"}}', "unavailable"],
    ["", "unavailable"],
  ])("signatures: %s is %s", (output, kind) => {
    expect(signaturesVerdict(output).kind).toBe(kind);
  });
});

function prepareFolder(): string {
  const folder = temporaryFolder();
  const name = "audited";
  const dependencies = { "left-over": "1.0.0" };
  const write = (file: string, value: object): void => {
    writeFileSync(join(folder, file), JSON.stringify(value));
  };
  write("package.json", { name, dependencies });
  write("package-lock.json", {
    name,
    lockfileVersion: 3,
    packages: { "": { name, dependencies }, "node_modules/left-over": { version: "1.0.0" } },
  });
  return folder;
}

/** Answers requests for advisories, and knows no package itself. */
async function startRegistry(answer: { status: number; body: object }): Promise<string> {
  const server = createServer((request, response) => {
    const isAdvisories = request.method === "POST";
    response.writeHead(isAdvisories ? answer.status : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(isAdvisories ? answer.body : {}));
    request.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
