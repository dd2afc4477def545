// The whole of npm run doctor on an installation in which nothing, or everything, is wrong.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHECKS } from "../../../src/tools/doctor/examine.ts";
import { reportLines } from "../../../src/tools/doctor/report.ts";
import { readFolder } from "../../support/temporary.ts";
import { prepareInstallation } from "./installation.ts";

describe("npm run doctor", () => {
  it("finds nothing where nothing is wrong, and says what does not apply", async () => {
    const { examine } = await prepareInstallation();
    const { ok, checks } = await examine();
    expect(ok).toBe(true);
    expect(checks.filter(({ result }) => result !== "ok")).toEqual([
      { id: "render-disk", result: "skipped", found: "not on Render" },
    ]);
  });

  it("asks nobody with --offline, and makes every check that needs no network", async () => {
    const { examine, telegram, servers } = await prepareInstallation();
    const { checks } = await examine({ offline: true });
    expect(telegram.calls).toEqual([]);
    expect(servers.model.requests).toEqual([]);
    const offline = checks.filter(({ found }) => found === "--offline").map(({ id }) => id);
    expect(offline).toEqual([
      "token",
      "bot-groups",
      "webhook",
      "conflict",
      "operator-chat",
      "clock",
      "model",
      "analyst-model",
      "model-context",
      "analyst-context",
      "transcription-model",
      "embedding-model",
    ]);
    expect(checks.filter(({ result }) => result === "ok")).toHaveLength(
      CHECKS.length - offline.length - 1,
    );
  });

  it("leaves every file as it was, and no update confirmed", async () => {
    const { examine, telegram, record, folder } = await prepareInstallation();
    telegram.say({ id: 1001, firstName: "Robin" }, "are you there?");
    const state = join(record, ".runtime", "state.db");
    const before = { ...readFolder(folder), state: readFileSync(state, "base64") };
    const names = readdirSync(folder, { recursive: true });
    await examine();
    expect({ ...readFolder(folder), state: readFileSync(state, "base64") }).toEqual(before);
    expect(readdirSync(folder, { recursive: true })).toEqual(names);
    expect(telegram.pendingUpdates).toBe(1);
    const polls = telegram.calls.filter(({ method }) => method === "getUpdates");
    expect(polls.map(({ params }) => Object.keys(params).toSorted())).toEqual([
      ["limit", "timeout"],
    ]);
    const changing = ["setWebhook", "deleteWebhook", "sendMessage"];
    expect(telegram.calls.filter(({ method }) => changing.includes(method))).toEqual([]);
  });

  it("goes on with faults in the environment, and names all of them", async () => {
    const { find, examine } = await prepareInstallation();
    const environment = { RATE_LIMIT_MAIN: "many", PORT: "0x1F", GRACE_MAR_OWNER_IDS: "@robin" };
    expect(await find("environment", { environment })).toMatchObject({
      result: "problem",
      found: expect.stringMatching(/^(?=.*RATE_LIMIT_MAIN)(?=.*PORT)(?=.*GRACE_MAR_OWNER_IDS)/),
    });
    const { checks } = await examine({ environment });
    const missing = ["environment", "owner"];
    for (const { id, result } of checks.filter(({ id }) => !missing.includes(id))) {
      expect(`${id} ${result}`).toMatch(/ ok$|^render-disk/);
    }
  });

  it("checks no Record and no bot that the faulty variables do not name", async () => {
    const { examine, telegram } = await prepareInstallation();
    const environment = {
      GRACE_MAR_USER_ID: "../abby",
      TELEGRAM_BOT_TOKEN: "",
      OPENAI_BASE_URL: "ftp://models",
    };
    const { checks, record } = await examine({ environment });
    expect(record).toBeNull();
    const made = checks.filter(({ result }) => result !== "skipped").map(({ id }) => id);
    expect(made.toSorted()).toEqual([
      "container-address",
      "env-file",
      "environment",
      "log-level",
      "metrics-token",
      "node-version",
      "open-on-the-way",
      "owner",
      "preview",
      "web-exposure",
    ]);
    expect(telegram.calls).toEqual([]);
  });

  it("sends the token nowhere when the server's address is faulty", async () => {
    const { find } = await prepareInstallation();
    const environment = { TELEGRAM_API_ROOT: "telegram.example.org" };
    expect(await find("token", { environment })).toMatchObject({
      result: "skipped",
      found: "no token, or no address to ask: see environment",
    });
  });

  it("never shows a token, a key, a name, or what a Record says", async () => {
    const { examine, token, record, file } = await prepareInstallation();
    const key = "canary-key-0123456789";
    const secret = "canary-hook-123";
    writeFileSync(file(".env.other"), `TELEGRAM_BOT_TOKEN=${token}\nOPENAI_API_KEY=${key}\n`);
    const self = readFileSync(join(record, "SELF.md"), "utf8");
    writeFileSync(join(record, "SELF.md"), `${self}\n- id: LEARN-9999\n  canary-content\n`);
    writeFileSync(join(record, "PENDING-REVIEW.md"), "### CANDIDATE-1\n```yaml\ncanary-content: [");
    const reports = await Promise.all(
      [
        {},
        { TELEGRAM_API_ROOT: "http://127.0.0.1:9" },
        { OPENAI_BASE_URL: "http://127.0.0.1:9" },
        { GRACE_MAR_OPERATOR_CHAT_ID: "77123456" },
        { OPENAI_API_KEY: "", OPENAI_BASE_URL: "" },
        { RATE_LIMIT_MAIN: "canary-value" },
      ].map((changes) =>
        examine({
          environment: {
            OPENAI_API_KEY: key,
            TELEGRAM_WEBHOOK_SECRET: secret,
            GRACE_MAR_OWNER_IDS: "",
            IS_PULL_REQUEST: "true",
            ...changes,
          },
        }),
      ),
    );
    const said = reports
      .map((report) => `${JSON.stringify(report)}\n${reportLines(report).join("\n")}`)
      .join("\n");
    expect(said).toContain("PROBLEM");
    for (const canary of [
      token,
      token.slice(10),
      key,
      secret,
      "canary",
      "grace_mar_bot",
      "77123456",
      "Corks",
    ]) {
      expect(said).not.toContain(canary);
    }
  });

  it("shows a check's todo below it, and how many there are of each kind", async () => {
    const { examine } = await prepareInstallation();
    const lines = reportLines(await examine({ nodeVersion: "20.19.0" }));
    const at = lines.findIndex((line) => /^PROBLEM node-version +Node 20.19.0/.test(line));
    expect(lines[at + 1]).toMatch(/^ +-> install Node 24/);
    expect(lines.at(-1)).toBe(
      `grace-mar: 1 problems, 0 warnings, ${CHECKS.length - 2} ok, 1 skipped`,
    );
  });
});
