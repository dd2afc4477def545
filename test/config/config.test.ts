import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  inspectConfig,
  loadConfig,
  loadRecordLocation,
  secretsOf,
} from "../../src/config/config.ts";
import {
  environmentSchema,
  readEnvironment,
  type Environment,
} from "../../src/config/environment.ts";
import { ConfigError } from "../../src/errors.ts";
import { temporaryFolder } from "../support/temporary.ts";

const ENOUGH = { TELEGRAM_BOT_TOKEN: "123:abc", OPENAI_API_KEY: "sk-key" };

function faults(environment: Environment): string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n").slice(1);
    throw error;
  }
  return [];
}

describe("an environment with only what is required", () => {
  it("has the defaults of the stable interface", () => {
    expect(loadConfig(ENOUGH)).toEqual({
      recordId: "grace-mar",
      usersDir: join(process.cwd(), "users"),
      runtimeDir: expect.any(String) as string,
      telegramToken: "123:abc",
      telegramApiRoot: "https://api.telegram.org",
      ownerIds: [],
      companionIds: undefined,
      guestIds: [],
      operatorChatId: undefined,
      operatorIds: [],
      reminders: { everyMs: 21_600_000, pendingThreshold: 5, staleDays: 7 },
      llm: {
        apiKey: "sk-key",
        baseUrl: undefined,
        mainModel: "gpt-4o",
        analystModel: "gpt-4o-mini",
        transcribeModel: "whisper-1",
        loadingMs: 120_000,
        network: {},
      },
      network: {},
      proxies: {},
      promptTokens: 6000,
      homeworkTimeoutMs: 1_800_000,
      currency: "USD",
      rateLimits: { windowMs: 3_600_000, main: 60, analyst: 120 },
      webhook: undefined,
      logLevel: "info",
    });
  });

  it("takes an empty value for none, and trims", () => {
    const empty = Object.fromEntries(Object.keys(environmentSchema.shape).map((key) => [key, " "]));
    expect(loadConfig({ ...empty, ...ENOUGH })).toEqual(loadConfig(ENOUGH));
    expect(loadConfig({ ...ENOUGH, OPENAI_MODEL: " other " }).llm.mainModel).toBe("other");
  });

  it("needs no key for a server of one's own", () => {
    const { llm } = loadConfig({
      TELEGRAM_BOT_TOKEN: "123:abc",
      OPENAI_BASE_URL: "http://localhost:11434/v1/",
    });
    expect(llm).toMatchObject({ apiKey: undefined, baseUrl: "http://localhost:11434/v1" });
  });
});

describe("faults", () => {
  it("are all told at once, each with its variable's name", () => {
    const told = faults({
      GRACE_MAR_USER_ID: "../x",
      GRACE_MAR_OWNER_IDS: "me",
      PORT: "70000",
      OPENAI_BASE_URL: "ftp://x",
      TELEGRAM_WEBHOOK_SECRET: "no spaces",
      METRICS_TOKEN: "short",
      LOG_LEVEL: "loud",
    });
    expect(told.map((line) => /- (\w+)/.exec(line)?.[1])).toEqual([
      "GRACE_MAR_USER_ID",
      "GRACE_MAR_OWNER_IDS",
      "OPENAI_BASE_URL",
      "PORT",
      "LOG_LEVEL",
      "TELEGRAM_BOT_TOKEN",
      "TELEGRAM_WEBHOOK_SECRET",
      "METRICS_TOKEN",
    ]);
  });

  it.each([
    { GRACE_MAR_OWNER_IDS: "@mallory-secret" },
    { GRACE_MAR_OWNER_IDS: "12;mallory-secret" },
    { GRACE_MAR_GUEST_IDS: "-5 mallory-secret" },
    { GRACE_MAR_COMPANION_IDS: "mallory-secret" },
    { GRACE_MAR_OPERATOR_CHAT_ID: "mallory-secret" },
    { GRACE_MAR_OPERATOR_IDS: "@mallory-secret" },
    { GRACE_MAR_OPERATOR_REMINDERS: "mallory-secret" },
    { GRACE_MAR_OPERATOR_REMINDER_INTERVAL_SEC: "299" },
    { GRACE_MAR_OPERATOR_PENDING_THRESHOLD: "0" },
    { GRACE_MAR_OPERATOR_STALE_DAYS: "mallory-secret" },
    { GRACE_MAR_USER_ID: "Mallory-Secret mallory-secret" },
    { OPENAI_BASE_URL: "mallory-secret" },
    { TELEGRAM_API_ROOT: "mallory-secret://x" },
    { WEBHOOK_BASE_URL: "mallory-secret" },
    { RATE_LIMIT_MAIN: "mallory-secret" },
    { RATE_LIMIT_ANALYST: "0" },
    { GRACE_MAR_PROMPT_TOKENS: "1999" },
    { HOMEWORK_SESSION_TIMEOUT_SEC: "59" },
    { RATE_LIMIT_WINDOW_SEC: "1.5" },
    { PORT: "65536" },
    { LOG_LEVEL: "mallory-secret" },
    { TELEGRAM_WEBHOOK_SECRET: "mallory secret" },
    { METRICS_TOKEN: "mallory-secret" },
    { METRICS_TOKEN: "mallory secret with spaces in it" },
    { METRICS_TOKEN: "mallory".repeat(40) },
  ])("never show the value of %o", (changes) => {
    const told = faults({ ...ENOUGH, ...changes });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`- ${Object.keys(changes)[0] ?? ""} `);
    expect(told[0]).not.toMatch(/mallory/i);
  });

  it("have exit code 78", () => {
    expect(() => loadConfig({})).toThrow(expect.objectContaining({ exitCode: 78 }) as Error);
  });
});

describe("ids", () => {
  it("come as a list with commas", () => {
    const { ownerIds, guestIds } = loadConfig({
      ...ENOUGH,
      GRACE_MAR_OWNER_IDS: "12, 34 ,56",
      GRACE_MAR_GUEST_IDS: "7",
    });
    expect([ownerIds, guestIds]).toEqual([[12, 34, 56], [7]]);
  });

  it("of the operator chat may be a group's", () => {
    const config = loadConfig({ ...ENOUGH, GRACE_MAR_OPERATOR_CHAT_ID: "-1001234567890" });
    expect(config.operatorChatId).toBe(-1_001_234_567_890);
  });
});

describe("a secret in a file", () => {
  const file = (text: string): string => {
    const path = join(temporaryFolder(), "secret");
    writeFileSync(path, text);
    return path;
  };

  it("is read and trimmed", () => {
    const config = loadConfig({
      TELEGRAM_BOT_TOKEN_FILE: file("9:file\n"),
      OPENAI_API_KEY_FILE: file("sk-file\n"),
      TELEGRAM_WEBHOOK_SECRET_FILE: file("hook\n"),
      METRICS_TOKEN_FILE: file(`${"m".repeat(24)}\n`),
      WEBHOOK_BASE_URL: "https://example.org/bots/",
    });
    expect(config.telegramToken).toBe("9:file");
    expect(config.llm.apiKey).toBe("sk-file");
    expect(config.metricsToken).toBe("m".repeat(24));
    expect(config.webhook).toMatchObject({ secret: "hook", baseUrl: "https://example.org/bots" });
  });

  it.each(["TELEGRAM_BOT_TOKEN", "OPENAI_API_KEY", "TELEGRAM_WEBHOOK_SECRET", "METRICS_TOKEN"])(
    "%s may come in one form only",
    (name) => {
      const both = { ...ENOUGH, [name]: "value", [`${name}_FILE`]: file("value") };
      expect(faults(both)).toEqual([`  - ${name} and ${name}_FILE are both set: keep one`]);
      expect(faults({ ...ENOUGH, [name]: "", [`${name}_FILE`]: "/nowhere/at-all" })).toEqual([
        `  - ${name}_FILE names a file that cannot be read (ENOENT)`,
      ]);
      expect(faults({ ...ENOUGH, [name]: "", [`${name}_FILE`]: file(" \n") })).toEqual([
        `  - ${name}_FILE names an empty file`,
      ]);
    },
  );
});

describe("certificates of servers", () => {
  it("are looked at: the switch that turns it off ends the start", () => {
    expect(faults({ ...ENOUGH, NODE_TLS_REJECT_UNAUTHORIZED: "0" })).toEqual([
      expect.stringMatching(/- NODE_TLS_REJECT_UNAUTHORIZED must not be 0: .*NODE_EXTRA_CA_CERTS/),
    ]);
    expect(() => loadConfig({ ...ENOUGH, NODE_TLS_REJECT_UNAUTHORIZED: "1" })).not.toThrow();
  });
});

describe("the token for the figures", () => {
  it("may be left out, and is refused when it is short, with what to do", () => {
    expect(loadConfig(ENOUGH).metricsToken).toBeUndefined();
    expect(
      loadConfig({ ...ENOUGH, METRICS_TOKEN: "a1._~+/-".repeat(3) }).metricsToken,
    ).toHaveLength(24);
    const [told] = faults({ ...ENOUGH, METRICS_TOKEN: "m".repeat(23) });
    expect(told).toMatch(/METRICS_TOKEN must be 24 .*openssl rand -hex 32/);
  });

  it("is among what no log may show", () => {
    const { config } = inspectConfig({
      ...ENOUGH,
      METRICS_TOKEN: "m".repeat(24),
      WEBHOOK_BASE_URL: "https://example.org",
      TELEGRAM_WEBHOOK_SECRET: "hook",
      OPENAI_API_KEY: "sk-made-up",
    });
    expect(secretsOf(config)).toEqual([config.telegramToken, "sk-made-up", "hook", "m".repeat(24)]);
  });
});

describe("webhook mode", () => {
  it("is on with WEBHOOK_BASE_URL, else with Render's address", () => {
    const url = (changes: Environment) => loadConfig({ ...ENOUGH, ...changes }).webhook?.baseUrl;
    expect(url({ WEBHOOK_BASE_URL: "https://a.org" })).toBe("https://a.org");
    expect(url({ RENDER_EXTERNAL_URL: "https://b.org/" })).toBe("https://b.org");
    const both = { WEBHOOK_BASE_URL: "https://a.org", RENDER_EXTERNAL_URL: "https://b.org" };
    expect(url(both)).toBe("https://a.org");
    const config = loadConfig({ ...ENOUGH, ...both });
    expect(config.webhook?.secret).toBeUndefined();
    expect(config.web).toEqual({ port: 10_000, host: "0.0.0.0" });
  });

  it("is not needed for a server: PORT starts one beside polling, for this machine alone", () => {
    expect(loadConfig(ENOUGH).web).toBeUndefined();
    expect(loadConfig({ ...ENOUGH, PORT: "8080" })).toMatchObject({
      webhook: undefined,
      web: { port: 8080, host: "127.0.0.1" },
    });
  });
});

describe("the environment file", () => {
  it("stands behind the process's own environment", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, ".env"), 'A="from # file"\nB=file\n# C=comment\n');
    expect(readEnvironment({ B: "process" }, folder)).toEqual({ A: "from # file", B: "process" });
  });

  it("need not be there unless it is named", () => {
    const folder = temporaryFolder();
    expect(readEnvironment({ A: "1" }, folder)).toEqual({ A: "1" });
    expect(() => readEnvironment({ GRACE_MAR_ENV_FILE: "x.env" }, folder)).toThrow(ConfigError);
    writeFileSync(join(folder, "x.env"), "A=2");
    expect(readEnvironment({ GRACE_MAR_ENV_FILE: "x.env" }, folder)).toMatchObject({ A: "2" });
  });
});

describe("only the Record's place", () => {
  it("needs neither token nor key, and takes the id of --user", () => {
    expect(loadRecordLocation({ GRACE_MAR_USERS_DIR: "/srv/users" }, "abby")).toMatchObject({
      recordId: "abby",
      usersDir: "/srv/users",
    });
    expect(loadRecordLocation({ GRACE_MAR_USER_ID: "mira", PORT: "x" }).recordId).toBe("mira");
    expect(() => loadRecordLocation({}, "../abby")).toThrow(/^"\.\.\/abby" cannot be the id/);
    expect(() => loadRecordLocation({ GRACE_MAR_USER_ID: "../abby" })).toThrow(/GRACE_MAR_USER_ID/);
  });
});
