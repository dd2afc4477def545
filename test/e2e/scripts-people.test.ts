// npm run claim and npm run new-record: how a person and a Record come in.

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/store.ts";
import { GUEST, OWNER, prepareBot, startBot } from "../support/bots.ts";
import { runScript, startMain, type RunOptions } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

describe("npm run claim", () => {
  it.each([{ runs: true }, { runs: false }])(
    "gives a link that makes its opener the owner (bot running: $runs)",
    async ({ runs }) => {
      const { telegram, options } = await prepare({ GRACE_MAR_OWNER_IDS: "" });
      if (runs) await startMain(options);
      const { code, stdout } = await runScript("claim", [], options);
      expect(code).toBe(0);
      expect(stdout).toContain("makes you owner of grace-mar");
      const link = /https:\/\/t\.me\/grace_mar_bot\?start=([\w-]{22})\n/.exec(stdout);
      if (!runs) await startMain(options);
      telegram.say(OWNER, `/start ${link?.[1] ?? ""}`);
      const answer = await telegram.waitFor(() =>
        telegram.chat(OWNER.id).find(({ from }) => from === "bot"),
      );
      expect(answer.text).toContain("You look after this Record");
      const second = await runScript("claim", [], options);
      expect(second.code).toBe(1);
      expect(second.stderr).toMatch(/has an owner.*--role/);
    },
  );

  it("lets a guest in with --role guest", async () => {
    const { telegram, options } = await prepare({ GRACE_MAR_GUEST_IDS: "" });
    const { stdout } = await runScript("claim", ["--role", "guest"], options);
    await startMain(options);
    telegram.say(GUEST, `/start ${/start=([\w-]{22})/.exec(stdout)?.[1] ?? ""}`);
    const answer = await telegram.waitFor(() =>
      telegram.chat(GUEST.id).find(({ from }) => from === "bot"),
    );
    expect(answer.text).toContain("Mira's Voice");
    expect(answer.text).not.toContain("look after");
  });

  it("ends with 64 for a role that there is not", async () => {
    const { options } = await prepare({});
    expect((await runScript("claim", ["--role", "king"], options)).code).toBe(64);
  });
});

describe("npm run new-record", () => {
  it("makes a valid Record that a bot can run, and never writes over one", async () => {
    const usersDir = temporaryFolder();
    const environment = { GRACE_MAR_USERS_DIR: usersDir };
    const made = await runScript("new-record", ["abby", "--name", "Abby O'Neil"], { environment });
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toContain(join(usersDir, "abby"));
    expect(await (await openRecord(usersDir, "abby")).integrity()).toEqual([]);
    const files = readFolder(join(usersDir, "abby"));
    expect(JSON.stringify(files)).not.toContain("{{");

    writeFileSync(join(usersDir, "abby", "SELF.md"), `${files["SELF.md"] ?? ""}\nby hand\n`);
    const again = await runScript("new-record", ["abby"], { environment });
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
    const result = await runScript("new-record", words, {
      environment: { GRACE_MAR_USERS_DIR: join(usersDir, "users") },
    });
    expect(result.code).toBe(code);
    expect(existsSync(join(usersDir, "abby"))).toBe(false);
  });

  it("makes one that chats and grows", async () => {
    const usersDir = temporaryFolder();
    await runScript("new-record", ["noor"], { environment: { GRACE_MAR_USERS_DIR: usersDir } });
    const made = readFolder(join(usersDir, "noor"));
    const bot = await startBot({
      prepare: (folder) => {
        for (const [name, text] of Object.entries(made)) writeFileSync(join(folder, name), text);
      },
      record: "minimal",
    });
    expect((await bot.ask("/start")).text).toContain("noor");
    expect((await bot.ask("we drew a striped lighthouse")).text).toMatch(/1 thing waits/);
  });
});

async function prepare(changes: NodeJS.ProcessEnv) {
  const { telegram, environment } = await prepareBot({ environment: changes });
  const runs = temporaryFolder();
  const options: RunOptions = {
    folder: runs,
    environment: { ...environment, XDG_RUNTIME_DIR: runs },
  };
  return { telegram, options };
}
