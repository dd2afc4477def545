// Root believes a file of settings, and the files of secrets that it names, as far as the user could go who could write it.

import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { runProcess, MAIN, runScript } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const BOT = 12_345;
const SECRET = "700000009:AAroots-own-secret-of-another-bot-00";

/** What was asked of a server that the bot's user runs: addresses and headers. */
async function listener(): Promise<{ readonly url: string; readonly heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.url} ${JSON.stringify(request.headers)}`);
    response.writeHead(401, { "content-type": "application/json" });
    response.end('{"ok":false,"error_code":401,"description":"Unauthorized"}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, heard };
}

/** Everything below a folder that is not the bot's user's. */
function foreign(folder: string): readonly string[] {
  return ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].filter(
    (name) => statSync(join(folder, name)).uid !== BOT,
  );
}

describe.runIf(process.getuid?.() === 0)("root", () => {
  /** The bot's folder: its dotenv file and users/. */
  let home: string;
  /** Root's: a Record-like folder, and a secret. */
  let roots: string;
  let secret: string;
  beforeEach(() => {
    const top = temporaryFolder();
    chmodSync(top, 0o755);
    home = join(top, "home");
    roots = join(top, "roots");
    mkdirSync(home);
    mkdirSync(roots, { mode: 0o755 });
    secret = join(roots, "secret");
    writeFileSync(secret, `${SECRET}\n`, { mode: 0o600 });
    copyRecord("sample", join(home, "users"), "abby");
  });

  function dotenv(...lines: readonly string[]): void {
    writeFileSync(join(home, ".env.abby"), `${lines.join("\n")}\n`, { mode: 0o600 });
  }

  function giveHome(): void {
    for (const name of ["", ...readdirSync(home, { recursive: true, encoding: "utf8" })]) {
      chownSync(join(home, name), BOT, BOT);
    }
  }

  const command = (name: string, ...words: readonly string[]) =>
    runScript(name, ["--user", "abby", ...words], {
      folder: home,
      environment: { XDG_RUNTIME_DIR: "" },
    });

  it.each([
    ["OPENAI_API_KEY_FILE", "TELEGRAM_BOT_TOKEN=700000001:AA"],
    ["TELEGRAM_BOT_TOKEN_FILE", "OPENAI_API_KEY=key"],
  ])("sends no file of its own anywhere for a bot's %s", async (file, other) => {
    const { url, heard } = await listener();
    dotenv(
      other,
      `${file}=${secret}`,
      `OPENAI_BASE_URL=${url}/v1`,
      `TELEGRAM_API_ROOT=${url}`,
      `GRACE_MAR_USERS_DIR=${roots}`,
    );
    giveHome();
    const doctor = await command("doctor");
    expect(doctor.stdout).toContain(`${file} names a file that cannot be read (EACCES)`);
    const bot = runProcess([MAIN], {
      folder: home,
      environment: { XDG_RUNTIME_DIR: "", GRACE_MAR_ENV_FILE: ".env.abby" },
    });
    expect((await bot.exited).code).toBe(78);
    expect(bot.stderr).toContain(`${file} names a file that cannot be read (EACCES)`);
    expect(heard.join("\n")).not.toContain(SECRET);
  });

  it("works as the bot's user wherever a dotenv file of the bot's leads: nothing of root's is erased or written", async () => {
    const other = copyRecord("sample", roots, "abby");
    dotenv(`GRACE_MAR_USERS_DIR=${roots}`);
    giveHome();
    const before = readdirSync(other, { recursive: true });
    expect((await command("erase", "--confirm", "abby")).stderr).toContain(`as user ${BOT}`);
    for (const name of ["backup", "prp", "checksum"]) await command(name);
    expect(readdirSync(other, { recursive: true })).toEqual(before);
    expect(readdirSync(roots).toSorted()).toEqual(["abby", "secret"]);
  });

  it("does what the bot's own folder is for, as the bot's user", async () => {
    dotenv("TELEGRAM_BOT_TOKEN=700000001:AA", "OPENAI_API_KEY=key");
    giveHome();
    expect(await command("backup")).toMatchObject({ code: 0, stderr: "" });
    expect(await command("verify")).toMatchObject({ code: 0, stderr: "" });
    expect(foreign(home)).toEqual([]);
  });

  it("takes a link to its own dotenv file, in a folder of the bot's, for the bot's", async () => {
    copyRecord("sample", roots, "abby");
    writeFileSync(join(roots, ".env.abby"), `GRACE_MAR_USERS_DIR=${roots}\n`, { mode: 0o644 });
    symlinkSync(join(roots, ".env.abby"), join(home, ".env.abby"));
    chownSync(home, BOT, BOT);
    expect((await command("erase", "--confirm", "abby")).code).not.toBe(0);
    expect(existsSync(join(roots, "abby", "SELF.md"))).toBe(true);
  });

  it.each([
    ["the file", ".env.abby", 0o666],
    ["its folder", "", 0o777],
  ])(
    "believes no dotenv file of its own where others can write to %s, and names it",
    async (_, name, mode) => {
      dotenv("TELEGRAM_BOT_TOKEN=700000001:AA");
      const open = name === "" ? home : join(home, name);
      chmodSync(open, mode);
      const { code, stderr } = await command("verify");
      expect([code, stderr]).toEqual([
        78,
        expect.stringContaining(`could be exchanged by others, and root would believe it: ${open}`),
      ]);
      expect(stderr).toContain(`chmod go-w ${open}`);
      chmodSync(open, 0o700);
      expect(await command("verify")).toMatchObject({ code: 0, stderr: "" });
    },
  );

  it("reads the secret that its own settings name in a folder of the bot's as the bot's user", async () => {
    const { url, heard } = await listener();
    symlinkSync(secret, join(home, "token"));
    chownSync(home, BOT, BOT);
    const environment = {
      TELEGRAM_BOT_TOKEN_FILE: join(home, "token"),
      TELEGRAM_API_ROOT: url,
      OPENAI_API_KEY: "key",
      GRACE_MAR_USER_ID: "abby",
      GRACE_MAR_USERS_DIR: join(home, "users"),
    };
    const bot = runProcess([MAIN], { environment: { XDG_RUNTIME_DIR: "", ...environment } });
    expect((await bot.exited).code).toBe(78);
    expect(bot.stderr).toContain("TELEGRAM_BOT_TOKEN_FILE names a file that cannot be read");
    expect(heard.join("\n")).not.toContain(SECRET);
  });

  it("does all as root where all is root's, a dotenv file and secrets for root alone with it", async () => {
    const key = join(roots, "key");
    copyFileSync(secret, key);
    chmodSync(key, 0o600);
    const { url, heard } = await listener();
    dotenv(
      `TELEGRAM_BOT_TOKEN_FILE=${secret}`,
      `TELEGRAM_API_ROOT=${url}`,
      `OPENAI_API_KEY_FILE=${key}`,
    );
    expect(await command("backup")).toMatchObject({ code: 0, stderr: "" });
    const bot = runProcess([MAIN], {
      folder: home,
      environment: {
        XDG_RUNTIME_DIR: "",
        GRACE_MAR_ENV_FILE: ".env.abby",
        GRACE_MAR_USER_ID: "abby",
      },
    });
    await bot.exited;
    expect(heard.join("\n")).toContain(SECRET);
    expect(statSync(join(home, "users", "abby", ".runtime")).uid).toBe(0);
  });

  it("erases no folder in which nothing of a Record is", async () => {
    mkdirSync(join(roots, "abby"));
    writeFileSync(join(roots, "abby", "accounts.csv"), "root's\n");
    dotenv(`GRACE_MAR_USERS_DIR=${roots}`);
    const { code, stderr } = await command("erase", "--confirm", "abby");
    expect([code, stderr]).toEqual([
      78,
      expect.stringContaining(`${join(roots, "abby")} is no Record`),
    ]);
    expect(readFileSync(join(roots, "abby", "accounts.csv"), "utf8")).toBe("root's\n");
    expect(readdirSync(join(roots, "abby"))).toEqual(["accounts.csv"]);
  });
});
