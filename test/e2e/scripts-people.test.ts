// npm run claim and npm run new-record: how a person and a Record come in.

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/store.ts";
import { GUEST, OWNER, prepareBot, SECOND_OWNER, startBot } from "../support/bots.ts";
import { runCommand } from "../support/commands.ts";
import { startMain, type RunOptions } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

describe("npm run claim", () => {
  it.each([{ runs: true }, { runs: false }])(
    "gives a link that makes its opener the owner (bot running: $runs)",
    async ({ runs }) => {
      const { telegram, options } = await prepare({ GRACE_MAR_OWNER_IDS: "" });
      if (runs) await startMain(options);
      const { code, stdout } = await runCommand("claim", [], options);
      expect(code).toBe(0);
      expect(stdout).toContain("makes you owner of grace-mar");
      const link = /https:\/\/t\.me\/grace_mar_bot\?start=([\w-]{22})\n/.exec(stdout);
      if (!runs) await startMain(options);
      telegram.say(OWNER, `/start ${link?.[1] ?? ""}`);
      const answer = await telegram.waitFor(() =>
        telegram.chat(OWNER.id).find(({ from }) => from === "bot"),
      );
      expect(answer.text).toContain("You look after this Record");
      const second = await runCommand("claim", [], options);
      expect(second.code).toBe(1);
      expect(second.stderr).toMatch(/has an owner.*--role/);
    },
  );

  it("gives a link that works though this machine's clock is hours behind Telegram's, which the bot goes by", async () => {
    const later = (): Date => new Date(Date.now() + 3 * 60 * 60_000);
    const { telegram, options } = await prepare({ GRACE_MAR_OWNER_IDS: "" }, later);
    const { stdout } = await runCommand("claim", [], options);
    await startMain(options);
    telegram.say(OWNER, `/start ${/start=([\w-]{22})/.exec(stdout)?.[1] ?? ""}`);
    const answer = await telegram.waitFor(() =>
      telegram.chat(OWNER.id).find(({ from }) => from === "bot"),
    );
    expect(answer.text).toContain("You look after this Record");
  });

  it("lets a guest in with --role guest", async () => {
    const { telegram, options } = await prepare({ GRACE_MAR_GUEST_IDS: "" });
    const { stdout } = await runCommand("claim", ["--role", "guest"], options);
    await startMain(options);
    telegram.say(GUEST, `/start ${/start=([\w-]{22})/.exec(stdout)?.[1] ?? ""}`);
    const answer = await telegram.waitFor(() =>
      telegram.chat(GUEST.id).find(({ from }) => from === "bot"),
    );
    expect(answer.text).toContain("Mira's Voice");
    expect(answer.text).not.toContain("look after");
  });

  it.each([
    [["--role", "king"]],
    [["--list", "--revoke", "7"]],
    [["--list", "--role", "guest"]],
    [["--revoke", "Kim"]],
    [["--revoke", "0"]],
    [["--leave-nobody"]],
    [["--json"]],
  ])("ends with 64 for %j", async (words) => {
    const { options } = await prepare({});
    expect((await runCommand("claim", words, options)).code).toBe(64);
  });
});

describe.each([{ runs: true }, { runs: false }])(
  "npm run claim, with the bot running: $runs",
  ({ runs }) => {
    it("lists who is let in and by what, and puts out who came in by a link", async () => {
      const { telegram, options } = await prepare({ GRACE_MAR_OWNER_IDS: "1001" });
      const link = await runCommand("claim", ["--role", "owner"], options);
      const bot = await startMain(options);
      telegram.say(OWNER, "/start");
      telegram.say(SECOND_OWNER, `/start ${/start=([\w-]{22})/.exec(link.stdout)?.[1] ?? ""}`);
      await telegram.waitFor(() =>
        telegram.chat(SECOND_OWNER.id).find(({ from }) => from === "bot"),
      );
      if (!runs) {
        bot.kill("SIGTERM");
        await bot.exited;
      }
      const listed = await runCommand("claim", ["--list"], options);
      expect(listed.stdout.split("\n").slice(0, 4)).toEqual([
        "grace-mar: who is let in",
        "  Robin (1001): owner, by GRACE_MAR_OWNER_IDS",
        expect.stringMatching(/^ {2}Kim \(1002\): owner, by a claim link since \d{4}-.*Z$/),
        "  2002: guest, by GRACE_MAR_GUEST_IDS",
      ]);
      const { people } = JSON.parse(
        (await runCommand("claim", ["--list", "--json"], options)).stdout,
      ) as { readonly people: readonly { readonly userId: number }[] };
      expect(people.map(({ userId }) => userId)).toEqual([1001, 1002, 2002]);

      const named = await runCommand("claim", ["--revoke", "2002"], options);
      expect(named).toMatchObject({ code: 1, stdout: "" });
      expect(named.stderr).toContain("GRACE_MAR_GUEST_IDS");
      expect(await runCommand("claim", ["--revoke", "77"], options)).toMatchObject({ code: 1 });
      const out = await runCommand("claim", ["--revoke", "1002"], options);
      expect(out).toMatchObject({ code: 0, stderr: "" });
      expect(out.stdout).toContain("Kim is put out");
      expect((await runCommand("claim", ["--list"], options)).stdout).not.toContain("1002");
      if (!runs) await startMain(options);
      const told = await telegram.waitFor(() =>
        telegram
          .chat(OWNER.id)
          .find(({ text }) => text.includes("look after this Record any more")),
      );
      expect(told.text).toContain("Kim (1002)");
    });

    it("leaves a Record without an owner only when that is said", async () => {
      const { telegram, options } = await prepare({ GRACE_MAR_OWNER_IDS: "" });
      const link = await runCommand("claim", [], options);
      const bot = await startMain(options);
      telegram.say(OWNER, `/start ${/start=([\w-]{22})/.exec(link.stdout)?.[1] ?? ""}`);
      await telegram.waitFor(() => telegram.chat(OWNER.id).find(({ from }) => from === "bot"));
      if (!runs) {
        bot.kill("SIGTERM");
        await bot.exited;
      }
      const refused = await runCommand("claim", ["--revoke", "1001"], options);
      expect(refused).toMatchObject({ code: 1, stdout: "" });
      expect(refused.stderr).toMatch(/last owner.*--leave-nobody/);
      const out = await runCommand("claim", ["--revoke", "1001", "--leave-nobody"], options);
      expect(out.code).toBe(0);
      // The first person owns it again.
      expect((await runCommand("claim", [], options)).stdout).toContain("makes you owner");
    });
  },
);

describe("npm run new-record", () => {
  it("makes a valid Record that a bot can run, and never writes over one", async () => {
    const usersDir = temporaryFolder();
    const environment = { GRACE_MAR_USERS_DIR: usersDir };
    const made = await runCommand("new-record", ["abby", "--name", "Abby O'Neil"], { environment });
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toContain(join(usersDir, "abby"));
    expect(await (await openRecord(usersDir, "abby")).integrity()).toEqual([]);
    const files = readFolder(join(usersDir, "abby"));
    expect(JSON.stringify(files)).not.toContain("{{");

    writeFileSync(join(usersDir, "abby", "SELF.md"), `${files["SELF.md"] ?? ""}\nby hand\n`);
    const again = await runCommand("new-record", ["abby"], { environment });
    expect(again.code).toBe(78);
    expect(again.stderr).toContain("abby");
    expect(readFolder(join(usersDir, "abby"))["SELF.md"]).toContain("by hand");
  });

  it.each([
    { words: [], code: 64 },
    { words: ["a", "b"], code: 64 },
    { words: ["../abby"], code: 78 },
    { words: ["Abby"], code: 78 },
    { words: ["_sample"], code: 78 },
    { words: ["abby", "--colour", "red"], code: 64 },
  ])("ends with $code for $words", async ({ words, code }) => {
    const usersDir = temporaryFolder();
    const result = await runCommand("new-record", words, {
      environment: { GRACE_MAR_USERS_DIR: join(usersDir, "users") },
    });
    expect(result.code).toBe(code);
    expect(existsSync(join(usersDir, "abby"))).toBe(false);
  });

  it("makes one that chats and grows", async () => {
    const usersDir = temporaryFolder();
    await runCommand("new-record", ["noor"], { environment: { GRACE_MAR_USERS_DIR: usersDir } });
    const made = readFolder(join(usersDir, "noor"));
    const bot = await startBot({
      prepare: (folder) => {
        for (const [name, text] of Object.entries(made)) writeFileSync(join(folder, name), text);
      },
      record: "minimal",
    });
    expect((await bot.ask("/start")).text).toContain("noor");
    expect((await bot.ask("we drew a striped lighthouse")).text).toMatch(/1 thing is waiting/);
  });
});

async function prepare(changes: NodeJS.ProcessEnv, telegramNow?: () => Date) {
  const { telegram, environment } = await prepareBot({
    environment: changes,
    ...(telegramNow && { telegramNow }),
  });
  const runs = temporaryFolder();
  const options: RunOptions = {
    folder: runs,
    environment: { ...environment, XDG_RUNTIME_DIR: runs },
  };
  return { telegram, options };
}
