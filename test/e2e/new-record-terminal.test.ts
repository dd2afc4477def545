// npm run new-record on a real terminal: it asks for what is not given.

import { describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/store.ts";
import { prepareHome, type Home } from "../support/home.ts";
import { CLI } from "../support/processes.ts";
import { botToken, freePort } from "../support/servers.ts";
import { HAS_TERMINAL, openTerminal, type TestTerminal } from "../support/terminal.ts";

const CTRL_C = "\u0003";

describe.runIf(HAS_TERMINAL)("npm run new-record on a terminal", () => {
  it("asks for everything, again where an answer cannot be used, and shows no secret", async () => {
    const home = await prepareHome();
    home.servers.model.enqueue({ status: 401, message: "no such key" });
    const terminal = open(home, "--base-url", home.servers.model.url);
    await terminal.answer("What is the person called? [Abby]", "Abby Ng");
    await terminal.answer("Which language, or languages? [English]", "");
    await terminal.answer("How old?", "nine");
    await terminal.answer("a whole number from 1 to 120", "9");
    await terminal.answer("How many days is chat kept?", "a month");
    await terminal.answer('a whole number of days from 1 to 36500, or "always"', "");
    await terminal.answer("Curious about what?", "tide pools, , kites");
    await terminal.answer("Help line for children", "Zebra phone 0800 000 000");
    await terminal.answer("The bot's token", botToken(66));
    await terminal.shows("not accepted by Telegram");
    await terminal.answer("The bot's token", home.token);
    await terminal.shows("Received.");
    await terminal.answer(`The key for ${home.servers.model.url}`, "sk-wrong-key");
    await terminal.shows("Received.");
    await terminal.shows("The server does not take this key");
    await terminal.answer(`The key for ${home.servers.model.url}`, "sk-secret-key");
    await terminal.shows("The model answers (gpt-4o).");
    await terminal.shows("GRACE_MAR_ENV_FILE=.env.abby npm start");
    await terminal.shows("https://t.me/abby_bot?start=");
    expect(await terminal.exitCode).toBe(0);

    for (const secret of [home.token, botToken(66), "sk-wrong-key", "sk-secret-key"]) {
      expect(terminal.shown).not.toContain(secret);
    }
    expect(home.variables(".env.abby")).toMatchObject({
      TELEGRAM_BOT_TOKEN: home.token,
      OPENAI_API_KEY: "sk-secret-key",
      OPENAI_BASE_URL: home.servers.model.url,
    });
    const { persona, settings } = await (await openRecord(home.usersDir, "abby")).snapshot();
    expect(settings.helpLine).toBe("Zebra phone 0800 000 000");
    expect(terminal.shown).toContain("[90]");
    expect(settings.keepChatDays).toBe(90);
    expect(persona).toMatchObject({
      name: "Abby Ng",
      age: 9,
      languages: ["English"],
      interests: [{ topic: "tide pools" }, { topic: "kites" }],
    });
  });

  it("takes Enter for every question: then there is a Record, and what to do next", async () => {
    const home = await prepareHome();
    const terminal = open(home);
    for (const question of [
      "called?",
      "language",
      "How old?",
      "chat kept?",
      "Curious",
      "token (",
    ]) {
      await terminal.answer(question, "");
    }
    await terminal.shows("cp .env.example .env.abby");
    expect(await terminal.exitCode).toBe(0);
    expect(home.made()).toEqual(["people/abby"]);
  });

  it("asks for a model of one's own, and only for what flags and environment leave open", async () => {
    const home = await prepareHome({ TELEGRAM_BOT_TOKEN: "" });
    const terminal = open(home, "--name", "Abby", "--language", "English", "--age", "9");
    await terminal.answer("chat kept?", "");
    await terminal.answer("Curious", "kites");
    await terminal.answer("Help line", "");
    await terminal.answer("The bot's token", home.token);
    await terminal.answer("The OpenAI key", "");
    await terminal.answer("Its address", "localhost");
    const address = `http://127.0.0.1:${await freePort()}/v1`;
    await terminal.answer("begins with http", address);
    await terminal.answer("its model?", "llama");
    await terminal.shows("WARNING: the model could not be tested");
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.shown).not.toMatch(/called|How old/);
    expect(home.variables(".env.abby")).toMatchObject({
      OPENAI_BASE_URL: address,
      OPENAI_ANALYST_MODEL: "llama",
    });
  });

  it("makes nothing when it is ended in the middle", async () => {
    const home = await prepareHome();
    const terminal = open(home);
    await terminal.answer("called?", "");
    await terminal.shows("language");
    terminal.type(CTRL_C);
    await terminal.shows("Stopped. Nothing was made.");
    expect(await terminal.exitCode).toBe(1);
    expect(home.made()).toEqual([]);
  });

  it("makes nothing when it is ended while Telegram is asked about the last answer", async () => {
    const home = await prepareHome({ OPENAI_API_KEY: "sk-abc" });
    home.telegram.fail({ method: "getMe", hang: true });
    const terminal = open(home, "--name", "Abby", "--language", "English", "--age", "9");
    await terminal.answer("chat kept?", "always");
    await terminal.answer("Curious", "");
    await terminal.answer("Help line", "");
    await terminal.answer("The bot's token", home.token);
    await home.telegram.waitFor(() => home.telegram.calls.length > 0);
    terminal.type(CTRL_C);
    await terminal.shows("Stopped. Nothing was made.");
    expect(home.made()).toEqual([]);
  });

  it("says at once that a Record exists, before anybody answers", async () => {
    const home = await prepareHome();
    await home.newRecord("abby");
    const terminal = open(home);
    await terminal.shows("exists already");
    expect(await terminal.exitCode).toBe(78);
    expect(terminal.shown).not.toContain("?");
  });
});

function open({ options }: Home, ...flags: readonly string[]): TestTerminal {
  return openTerminal([CLI, "new-record", "abby", ...flags], options);
}
