// npm run new-record: a Record, the file that its bot starts with, and the link that gives it an owner.

import { readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/store.ts";
import { OWNER } from "../support/bots.ts";
import { runCommand } from "../support/commands.ts";
import { startMain } from "../support/processes.ts";
import { botToken, freePort } from "../support/servers.ts";
import { prepareHome } from "../support/home.ts";

describe("npm run new-record", () => {
  it("makes all that a bot needs to start and to find its owner", async () => {
    const home = await prepareHome();
    const made = await home.newRecord(
      "abby",
      ["--name", "Abby O'Neil", "--language", "English, Spanish", "--age", "9"],
      ["--seed", "tide pools", "--seed", 'why "blue" is #1', "--seed", "tide pools"],
      ["--token-file", home.tokenFile, "--base-url", home.servers.model.url],
    );
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toContain("The bot is @abby_bot.");
    expect(made.stdout).toContain("GRACE_MAR_ENV_FILE=.env.abby npm start");
    expect(made.stdout).toMatch(/10 minutes/);
    expect(made.stdout).not.toContain(home.token);

    const store = await openRecord(home.usersDir, "abby");
    expect(await store.integrity()).toEqual([]);
    expect((await store.snapshot()).persona).toMatchObject({
      name: "Abby O'Neil",
      age: 9,
      languages: ["English", "Spanish"],
      interests: [{ topic: "tide pools" }, { topic: 'why "blue" is #1' }],
    });

    expect(statSync(home.file(".env.abby")).mode & 0o777).toBe(0o600);
    await startMain({
      folder: home.folder,
      environment: { GRACE_MAR_ENV_FILE: ".env.abby" },
    });
    const link = /https:\/\/t\.me\/abby_bot\?start=([\w-]{22})\n/.exec(made.stdout);
    home.telegram.say(OWNER, `/start ${link?.[1] ?? ""}`);
    const answer = await home.telegram.waitFor(() =>
      home.telegram.chat(OWNER.id).find(({ from }) => from === "bot"),
    );
    expect(answer.text).toContain("You look after this Record");
  });

  it.each([
    { words: ["--age", "9"], days: 90 },
    { words: ["--age", "17"], days: 90 },
    { words: ["--age", "18"], days: undefined },
    { words: [], days: undefined },
    { words: ["--age", "9", "--keep-chat-days", "always"], days: undefined },
    { words: ["--age", "44", "--keep-chat-days", "30"], days: 30 },
  ])("keeps chat for $days days with $words, and says so", async ({ words, days }) => {
    const home = await prepareHome();
    const { stdout } = await home.newRecord("abby", ["--no-env", ...words]);
    const store = await openRecord(home.usersDir, "abby");
    expect((await store.snapshot()).settings.keepChatDays).toBe(days);
    expect(await store.integrity()).toEqual([]);
    expect(stdout).toContain(days === undefined ? "until somebody removes" : `after ${days} days`);
  });

  it("warns of a bot that may be put into groups, and only of such a bot", async () => {
    const home = await prepareHome();
    const open = await home.newRecord("abby", ["--token-file", home.tokenFile]);
    expect(open.stdout).toContain("/setjoingroups");
    home.forget("abby");
    home.telegram.canJoinGroups = false;
    const closed = await home.newRecord("abby", ["--token-file", home.tokenFile]);
    expect(closed.stdout).toContain("@abby_bot");
    expect(closed.stdout).not.toContain("/setjoingroups");
  });

  it.each([
    { what: "that Telegram does not know", token: botToken(77), says: "not accepted by Telegram" },
    { what: "that is none", token: "hunter2/../x", says: "not a bot's token" },
  ])("makes nothing for a token $what, and ends with 78", async ({ token, says }) => {
    const home = await prepareHome();
    writeFileSync(home.tokenFile, token);
    const refused = await home.newRecord("abby", ["--token-file", home.tokenFile]);
    expect(refused).toMatchObject({ code: 78, stdout: "" });
    expect(refused.stderr).toContain(says);
    expect(refused.stderr).not.toContain(token);
    expect(home.made()).toEqual([]);
  });

  it("makes everything while Telegram is out of reach, and says that the token was not checked", async () => {
    const home = await prepareHome({
      TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}`,
    });
    const made = await home.newRecord("abby", ["--token-file", home.tokenFile]);
    expect(made.code).toBe(0);
    expect(made.stdout).toContain("could not be checked");
    expect(made.stdout).toContain("npm run claim -- --user abby");
    expect(made.stdout).not.toContain("t.me");
    expect(home.made()).toEqual([".env.abby", "people/abby"]);
  });

  it.each([
    { file: ".env.dad", text: (token: string) => `TELEGRAM_BOT_TOKEN="${token}" # his\n` },
    { file: ".env", text: (token: string) => `export TELEGRAM_BOT_TOKEN=${token}\n` },
    { file: ".env.mom", text: () => "TELEGRAM_BOT_TOKEN_FILE=token\n" },
  ])("makes nothing for a token that is already in $file", async ({ file, text }) => {
    const home = await prepareHome();
    writeFileSync(home.file(file), text(home.token));
    const refused = await home.newRecord("abby", ["--token-file", home.tokenFile]);
    expect(refused).toMatchObject({ code: 78, stdout: "" });
    expect(refused.stderr).toContain(`already in ${file}`);
    expect(home.made()).toEqual([file]);
    expect(home.telegram.calls).toEqual([]);
  });

  it("leaves a file that is there as it is, and gives the link for the bot in it", async () => {
    const home = await prepareHome();
    const text = `# mine\nTELEGRAM_BOT_TOKEN=${home.token}\nGRACE_MAR_USER_ID=grace-mar\n`;
    writeFileSync(home.file(".env.abby"), text);
    const made = await home.newRecord("abby");
    expect(made.code).toBe(0);
    expect(made.stdout).toContain(".env.abby was there and stays as it is.");
    expect(made.stdout).toContain("Set GRACE_MAR_USER_ID=abby in .env.abby");
    expect(made.stdout).toContain("https://t.me/abby_bot?start=");
    expect(readFileSync(home.file(".env.abby"), "utf8")).toBe(text);
  });

  it("takes the token from the environment, and the model from .env, but never the token of .env", async () => {
    const home = await prepareHome();
    const other = botToken(5);
    writeFileSync(
      home.file(".env"),
      `TELEGRAM_BOT_TOKEN=${other}\nOPENAI_API_KEY=sk-abc\nOPENAI_MODEL=m1\nOPENAI_ANALYST_MODEL=m2\n`,
    );
    await home.newRecord("abby");
    expect(home.made()).toEqual([".env", "people/abby"]);
    home.forget("abby");
    const made = await home.newRecord("abby", { TELEGRAM_BOT_TOKEN: home.token });
    expect(made.stdout).toContain("Unset TELEGRAM_BOT_TOKEN in this shell");
    expect(home.variables(".env.abby")).toEqual({
      TELEGRAM_BOT_TOKEN: home.token,
      GRACE_MAR_USER_ID: "abby",
      GRACE_MAR_USERS_DIR: home.usersDir,
      OPENAI_API_KEY: "sk-abc",
      OPENAI_MODEL: "m1",
      OPENAI_ANALYST_MODEL: "m2",
      TELEGRAM_API_ROOT: home.servers.telegram.url,
    });
  });

  it("gives a key that was meant for one server to no other", async () => {
    const home = await prepareHome({ OPENAI_API_KEY: "sk-abc" });
    await home.newRecord(
      "abby",
      ["--token-file", home.tokenFile, "--base-url", "http://127.0.0.1:11434/v1"],
      ["--model", "llama"],
    );
    expect(home.variables(".env.abby")).toMatchObject({
      OPENAI_BASE_URL: "http://127.0.0.1:11434/v1",
      OPENAI_MODEL: "llama",
      OPENAI_ANALYST_MODEL: "llama",
    });
    expect(readFileSync(home.file(".env.abby"), "utf8")).not.toContain("sk-abc");
  });

  it("says what is missing when no model is given", async () => {
    const home = await prepareHome();
    const made = await home.newRecord("abby", ["--token-file", home.tokenFile]);
    expect(made.stdout).toContain("Put a key into OPENAI_API_KEY in .env.abby");
    expect(home.variables(".env.abby")["OPENAI_API_KEY"]).toBe("");
  });

  it("makes only the Record with --no-env, and says what is next without a token", async () => {
    const home = await prepareHome();
    const only = await home.newRecord("abby", ["--no-env"], { TELEGRAM_BOT_TOKEN: home.token });
    expect(only).toMatchObject({ code: 0, stderr: "" });
    expect(home.made()).toEqual(["people/abby"]);
    const without = await home.newRecord("dad");
    expect(without.stdout).toContain("cp .env.example .env.dad");
    expect(home.made()).toEqual(["people/abby", "people/dad"]);
  });

  it.each([
    { words: ["--age", "0"], code: 64 },
    { words: ["--age", "121"], code: 64 },
    { words: ["--age", "nine"], code: 64 },
    { words: ["--keep-chat-days", "0"], code: 64 },
    { words: ["--keep-chat-days", "36501"], code: 64 },
    { words: ["--keep-chat-days", "a month"], code: 64 },
    { words: ["--keep-chat-days", ""], code: 64 },
    { words: ["--seed", "x".repeat(101)], code: 64 },
    { words: ["--no-env", "--base-url", "http://127.0.0.1/v1"], code: 64 },
    { words: ["--token", "123:abc"], code: 64 },
    { words: ["--token-file", "missing"], code: 78 },
    { words: ["--token-file", "token", "--base-url", "ftp://x"], code: 78 },
    { words: ["--token-file", "token", "--key-file", "odd-key"], code: 78 },
  ])("makes nothing and ends with $code for $words", async ({ words, code }) => {
    const home = await prepareHome();
    writeFileSync(home.file("odd-key"), 'se"cret#1');
    const refused = await home.newRecord("abby", words);
    expect(refused).toMatchObject({ code, stdout: "" });
    expect(refused.stderr).not.toContain('se"cret');
    expect(home.made()).toEqual([]);
  });

  it("leaves no file behind when the Record cannot be made", async () => {
    const home = await prepareHome();
    symlinkSync("nowhere", home.usersDir);
    const failed = await home.newRecord("abby", ["--token-file", home.tokenFile]);
    expect(failed.code).not.toBe(0);
    expect(readdirSync(home.folder).toSorted()).toEqual(["people", "token"]);
  });

  it("asks nobody whose Record exists, and writes no file for it", async () => {
    const home = await prepareHome();
    await home.newRecord("abby");
    const again = await runCommand(
      "new-record",
      ["abby", "--token-file", home.tokenFile],
      home.options,
    );
    expect(again).toMatchObject({ code: 78, stdout: "" });
    expect(home.made()).toEqual(["people/abby"]);
  });
});
