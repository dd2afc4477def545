import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runScript } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { faultsBySchema, readYaml } from "./pure/schema.ts";

it.each([
  ["deploy-render", ["abby", "mom-2", "--auto-deploy", "checksPass"], "autoDeployTrigger"],
  ["deploy-compose", ["abby", "mom-2:10002", "--seed"], "GRACE_MAR_SEED: template"],
  ["deploy-proxy", ["--nginx", "--by-host", "example.org", "abby:10001"], "server_name abby."],
  ["deploy-proxy", ["--caddy", "--by-path", "example.org", "abby:10001"], "rewrite * /telegram"],
])("%s writes the whole file where it is told to", async (name, words, part) => {
  const folder = join(temporaryFolder(), "a folder", "inside");
  const out = join(folder, "made");
  const { code, stdout } = await runScript(name, [...words, "--out", out], {});
  expect(code).toBe(0);
  expect(stdout).toContain(`Wrote ${out}.`);
  expect(readdirSync(folder)).toEqual(["made"]);
  expect(readFileSync(out, "utf8")).toContain(part);
});

it("deploy-compose names an address that a container would take for itself, and gives it one for this machine", async () => {
  const folder = temporaryFolder();
  const out = join(folder, "compose.yaml");
  const settings =
    "TELEGRAM_BOT_TOKEN=700000001:secret\nOPENAI_BASE_URL=http://127.0.0.1:11434/v1\n";
  writeFileSync(join(folder, ".env.abby"), settings);
  writeFileSync(join(folder, ".env.dad"), "OPENAI_API_KEY=sk-secret\n");
  const words = ["abby", "dad", "--env-folder", folder, "--out", out];
  const { code, stderr, stdout } = await runScript("deploy-compose", words, {});
  expect(code).toBe(0);
  const lines = stderr.split("\n").filter(Boolean);
  expect(lines).toEqual([
    expect.stringMatching(/\.env\.abby: OPENAI_BASE_URL is .*host\.docker\.internal/),
  ]);
  expect(stderr + stdout).not.toContain("secret");
  expect(readFileSync(out, "utf8")).toContain("host.docker.internal:host-gateway");
});

it("prints a Blueprint that the schema takes", async () => {
  const { stdout } = await runScript("deploy-render", ["abby", "--out", "-"], {});
  expect(faultsBySchema("render", readYaml(stdout))).toEqual([]);
});

it.each([
  ["deploy-render", []],
  ["deploy-render", ["Abby", "--out", "-"]],
  ["deploy-render", ["abby", "--plan", "free", "--out", "-"]],
  ["deploy-render", ["abby", "--region", "moon", "--out", "-"]],
  ["deploy-compose", ["--out", "-"]],
  ["deploy-proxy", ["--by-host", "example.org", "abby:1", "--out", "-"]],
  ["deploy-proxy", ["--nginx", "--caddy", "--by-host", "example.org", "abby:1", "--out", "-"]],
  ["deploy-proxy", ["--nginx", "--by-host", "a.org", "--https-port", "9443", "abby:1"]],
])("%s ends with 64 when it is called as with %j", async (name, words) => {
  const { code, stdout } = await runScript(name, words, {});
  expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
});
