// npm run doctor as a command: the environment that it reads, and its exit codes.

import { chmodSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Examination } from "../../src/tools/doctor/examine.ts";
import { runCommand } from "../support/commands.ts";
import { copyRecord } from "../support/temporary.ts";
import { prepareHome } from "../support/home.ts";

describe("npm run doctor", () => {
  it("reads .env.<id> of the Record that is named, and ends with 0 on warnings alone", async () => {
    const { file, usersDir, token, servers, options } = await prepareHome();
    chmodSync(copyRecord("minimal", usersDir, "abby"), 0o700);
    const variables = {
      TELEGRAM_BOT_TOKEN: token,
      GRACE_MAR_OWNER_IDS: "1001",
      OPENAI_BASE_URL: servers.model.url,
    };
    const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(file(".env.abby"), lines.join(""), { mode: 0o600 });
    const named = await runCommand("doctor", ["--user", "abby", "--json", "--offline"], options);
    const { record, ok, checks } = JSON.parse(named.stdout) as Examination;
    expect({ code: named.code, record, ok }).toEqual({ code: 0, record: "abby", ok: true });
    expect(checks.find(({ id }) => id === "env-file")?.found).toBe(".env.abby has mode 0600");

    chmodSync(file(".env.abby"), 0o644);
    const open = await runCommand("doctor", ["--user", "abby", "--offline"], options);
    expect(open.code).toBe(1);
    expect(open.stdout).toMatch(/^PROBLEM env-file .+\n +-> chmod 600 \.env\.abby$/m);

    // With a webhook nobody is waited for who might poll.
    const environment = { ...options.environment, WEBHOOK_BASE_URL: "https://bot.example.org" };
    const asked = { ...options, environment };
    const whole = await runCommand("doctor", ["--user", "abby", "--json"], asked);
    expect(`${whole.stdout}${whole.stderr}`).not.toContain(token.slice(10));
    expect((JSON.parse(whole.stdout) as Examination).checks).toContainEqual({
      id: "model",
      result: "ok",
      found: "OPENAI_MODEL answers; it takes max_tokens, temperature, json_schema",
    });
  });

  it("ends with 64 when it is called wrongly, and with 78 without the file that was named", async () => {
    const { options } = await prepareHome();
    expect((await runCommand("doctor", ["--deep"], options)).code).toBe(64);
    expect((await runCommand("doctor", ["--user", "../abby"], options)).code).toBe(64);
    const environment = { ...options.environment, GRACE_MAR_ENV_FILE: ".env.nobody" };
    const missing = await runCommand("doctor", ["--offline"], { ...options, environment });
    expect(missing).toMatchObject({
      code: 78,
      stderr: "GRACE_MAR_ENV_FILE names a file that cannot be read (ENOENT)\n",
    });
  });
});
