// /prp and npm run prp: the Record as a portable prompt, sent to its owner as a file.

import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import type { ChatMessage } from "../../src/tools/simulator/simulator-types.ts";
import { openRecord } from "../../src/record/store.ts";
import { portablePrompt } from "../../src/voice/prompts/portable.ts";
import { GUEST, MODES, OWNER, STRANGER, prepareBot, startBot } from "../support/bots.ts";
import { analystAnswer, newestCandidate } from "../support/gate.ts";
import { runCommand } from "../support/commands.ts";
import { startMain } from "../support/processes.ts";
import { optionsFor } from "../support/history.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

describe.each(MODES)("/prp, %s", (mode) => {
  it("sends the owner the prompt as a file, with a caption in the Record's language", async () => {
    const bot = await startBot({ mode, record: "juna", id: "juna" });
    const message = await bot.ask("/prp");
    expect(message.document?.file_name).toBe("juna-llm.txt");
    expect(message.text).toMatch(/^Das Gedächtnisbuch von Juna zum Mitnehmen/);
    expect(contentOf(bot.telegram, message)).toBe(await promptOf(bot.folder));
    await bot.idle();
    expect(bot.calls("sendDocument")).toHaveLength(1);
    expect(bot.servers.model.requests).toEqual([]);
    expect(bot.log.join("")).not.toContain("Schnecken");
  });

  it("is for owners alone, not for other companions, guests or strangers", async () => {
    const companion = { id: 3003, firstName: "Juno" };
    const bot = await startBot({
      mode,
      environment: { GRACE_MAR_COMPANION_IDS: String(companion.id) },
    });
    for (const person of [companion, GUEST]) {
      expect((await bot.ask("/prp", person)).text).toMatch(/^Only the person who looks after/);
    }
    await bot.ask("/prp", STRANGER);
    await bot.idle();
    expect(bot.calls("sendDocument")).toEqual([]);
  });

  it("sends what could not be sent before a restart", async () => {
    const bot = await startBot({ mode });
    bot.telegram.fail({ method: "sendDocument", status: 500, times: Infinity });
    bot.telegram.say(OWNER, "/prp");
    await bot.telegram.waitFor(() => bot.calls("sendDocument").length > 0);
    await bot.stop();
    bot.telegram.clearFaults();
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 1);
    await bot.idle();
    expect(documents(bot.telegram)).toEqual([await promptOf(bot.folder)]);
  });
});

describe("/prp", () => {
  it.each([
    { trouble: "an error of the server", fault: { status: 502, times: 2 } },
    { trouble: "too many messages", fault: { retryAfter: 1, times: 1 } },
    { trouble: "a cut connection", fault: { reset: true, times: 2 } },
  ])("tries again after $trouble, each time with the whole file", async ({ fault }) => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendDocument", ...fault });
    await bot.ask("/prp");
    await bot.idle();
    expect(bot.calls("sendDocument")).toHaveLength(fault.times + 1);
    expect(documents(bot.telegram)).toEqual([await promptOf(bot.folder)]);
  });

  it("may arrive twice when the answer was lost, and the log says so", async () => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendDocument", acceptThenReset: true });
    await bot.ask("/prp");
    await bot.telegram.waitFor(() => bot.said().length === 2);
    await bot.idle();
    const prompt = await promptOf(bot.folder);
    expect(documents(bot.telegram)).toEqual([prompt, prompt]);
    expect(bot.log.filter((line) => line.includes("maybe_duplicate"))).toHaveLength(1);
  });

  it("ends in a plain line when Telegram refuses the file", async () => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendDocument", status: 400 });
    const message = await bot.ask("/prp");
    await bot.idle();
    expect(message.text).toMatch(/would not go through/);
    expect(message.document).toBeUndefined();
    expect(bot.calls("sendDocument")).toHaveLength(1);
    expect(bot.runtime.state.outbox.waitingCount()).toBe(0);
  });

  it("arrives from the built bot that was killed while it was sending", async () => {
    const { telegram, environment, folder } = await prepareBot({});
    telegram.fail({ method: "sendDocument", hang: true });
    const options = { environment, folder: temporaryFolder() };
    const bot = await startMain(options);
    telegram.say(OWNER, "/prp");
    await telegram.waitFor(() => telegram.calls.some(({ method }) => method === "sendDocument"));
    bot.kill("SIGKILL");
    await bot.exited;
    expect(documents(telegram)).toEqual([]);
    const again = await startMain(options);
    await telegram.waitFor(() => documents(telegram).length === 1);
    expect(documents(telegram)).toEqual([await promptOf(folder)]);
    expect(again.stdout).toContain('"maybe_duplicate":true');
  });
});

describe("a checkpoint that the prompt asks for", () => {
  it("is evidence of what the person said, not of what the model answered", async () => {
    const bot = await startBot();
    const prompt = contentOf(bot.telegram, await bot.ask("/prp"));
    const form = /Exactly this form:\n\n([^]*?)\n\n/.exec(prompt)?.[1] ?? "";
    const pasted = form
      .replace(/\[today[^\]]*\]/, "2026-11-21")
      .replace(/\[a few[^\]]*\]/, `knots, ${"and knots again, ".repeat(30)}`)
      .replace(/\[what the person[^\]]*\]/, "I learned how to splice a rope")
      .replace(/\[what you[^\]]*\]/, "You are a very talkative person");
    expect(pasted).not.toContain("[");
    for (const [quote, outcome] of [
      ["You are a very talkative person", /nothing new/],
      ["how to splice a rope", /something worth keeping/],
    ] as const) {
      bot.servers.model.enqueue(analystAnswer(quote), { task: "analyst" });
      expect((await bot.ask(pasted)).text).toMatch(outcome);
    }
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe("how to splice a rope");
    expect(bot.events().at(-1)?.event).toBe("dyad:checkpoint_handback");
  });
});

describe("npm run prp", () => {
  it("prints what /prp sends, beside the running bot, without a token", async () => {
    const bot = await startBot();
    const sent = contentOf(bot.telegram, await bot.ask("/prp"));
    const { folder, environment } = optionsFor(bot);
    const options = { folder: folder ?? "", environment: { ...environment } };
    delete options.environment["TELEGRAM_BOT_TOKEN"];
    const before = readFolder(bot.folder);
    const printed = await runCommand("prp", ["--user", "grace-mar", "--out", "-"], options);
    expect(printed).toEqual({ code: 0, stdout: sent, stderr: "" });
    expect(readFolder(bot.folder)).toEqual(before);
  });

  it("writes a file for its owner alone, and over another one only when told to", async () => {
    const { folder, options } = await prepare();
    const path = join(folder, "grace-mar-llm.txt");
    const first = await runCommand("prp", [], options);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain(path);
    expect(readFileSync(path, "utf8")).toBe(await promptOf(folder));
    expect(statSync(path).mode & 0o777).toBe(0o600);

    writeFileSync(path, "mine", { mode: 0o644 });
    const second = await runCommand("prp", [], options);
    expect([second.code, second.stdout]).toEqual([64, ""]);
    expect(second.stderr).toMatch(/is there already.*--force/);
    expect(readFileSync(path, "utf8")).toBe("mine");
    expect((await runCommand("prp", ["--force"], options)).code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(await promptOf(folder));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("writes to another file by --out, and never through a link", async () => {
    const { folder, options } = await prepare();
    expect((await runCommand("prp", ["--out", "mine.txt"], options)).code).toBe(0);
    expect(readFileSync(join(options.folder, "mine.txt"), "utf8")).toBe(await promptOf(folder));
    expect(existsSync(join(folder, "grace-mar-llm.txt"))).toBe(false);
    const target = join(options.folder, "target");
    writeFileSync(target, "theirs");
    symlinkSync(target, join(options.folder, "link.txt"));
    expect((await runCommand("prp", ["--out", "link.txt"], options)).code).toBe(64);
    expect((await runCommand("prp", ["--out", "link.txt", "--force"], options)).code).toBe(0);
    expect(readFileSync(target, "utf8")).toBe("theirs");
  });

  it("names a Record that there is not, and words that it does not know", async () => {
    const { options } = await prepare();
    const nobody = await runCommand("prp", ["--user", "nobody"], options);
    expect([nobody.code, nobody.stdout]).toEqual([78, ""]);
    expect(nobody.stderr).toContain('There is no Record "nobody"');
    expect((await runCommand("prp", ["--name", "x"], options)).code).toBe(64);
  });
});

async function prepare() {
  const { folder, environment } = await prepareBot({});
  return { folder, options: { folder: temporaryFolder(), environment } };
}

async function promptOf(folder: string): Promise<string> {
  const store = await openRecord(dirname(folder), basename(folder));
  return portablePrompt(await store.snapshot());
}

/** The files in the owner's chat, oldest first. */
function documents(telegram: SimulatedBot): string[] {
  return telegram
    .chat(OWNER.id)
    .filter(({ document }) => document !== undefined)
    .map((message) => contentOf(telegram, message));
}

function contentOf(telegram: SimulatedBot, { document }: ChatMessage): string {
  const file = telegram.files.byId(document?.file_id ?? "");
  if (!file) throw new Error("there is no file in this message");
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes);
}
