import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { describeEnd } from "../../../src/tools/simulator/demo/demo-bot.ts";
import { DemoError, startDemo } from "../../../src/tools/simulator/demo/demo.ts";
import { DEMO_RECORDS } from "../../../src/tools/simulator/demo/demo-records.ts";
import type { Demo, DemoOptions } from "../../../src/tools/simulator/demo/demo.ts";
import { listen } from "../../../src/tools/simulator/http-io.ts";

const program = (name: string) => fileURLToPath(new URL(`programs/${name}.mjs`, import.meta.url));
const owner = { id: 1001, firstName: "Owner" };

async function createDemo(options: Partial<DemoOptions> = {}): Promise<Demo> {
  const demo = await startDemo({ port: 0, entry: program("echo-bot"), ...options });
  onTestFinished(async () => void (await demo.close()));
  return demo;
}

const lastReply = ({ bot }: Demo) => bot.chat(owner.id).findLast(({ from }) => from === "bot");

describe("the demo", () => {
  test.each(DEMO_RECORDS)("can be with $name, in the person's language", async (record) => {
    const demo = await createDemo({ record });
    const page = await (await fetch(`${demo.url}/simulator/page`)).json();
    const self = readFileSync(join(demo.recordPath, "SELF.md"), "utf8");
    const firstName = /^name: (.+)$/m.exec(self)?.[1] ?? "no name";
    const { language, suggestions } = record;
    expect(page).toMatchObject({ person: { firstName }, language, suggestions });
    const bots = await (await fetch(`${demo.url}/simulator/bots`)).json();
    expect(bots).toEqual([expect.objectContaining({ firstName: record.botName(firstName) })]);
    expect(basename(demo.recordPath)).toBe(record.id);
  });

  test("runs a bot on a scratch copy that is gone afterwards", async () => {
    const demo = await createDemo();
    expect((await fetch(demo.url)).status).toBe(200);
    demo.bot.say(owner, "hello");
    expect((await demo.bot.waitFor(() => lastReply(demo))).text).toBe("echo: hello");
    expect(existsSync(demo.recordPath)).toBe(true);
    expect(await demo.close()).toEqual({ code: 0, signal: null });
    expect(existsSync(dirname(dirname(demo.recordPath)))).toBe(false);
  });

  test("hands the bot none of the developer's own settings", async () => {
    vi.stubEnv("OPENAI_API_KEY", "a real key");
    vi.stubEnv("WEBHOOK_BASE_URL", "https://real.example");
    const demo = await createDemo();
    demo.bot.say(owner, "/env");
    const { text } = await demo.bot.waitFor(() => lastReply(demo));
    expect(text).not.toContain("a real key");
    expect(text).not.toContain("real.example");
    expect(text).toContain(`"GRACE_MAR_OWNER_IDS":"${owner.id}"`);
    expect(text).toContain(`"OPENAI_BASE_URL":"${demo.model.url}"`);
  });

  test("asks a real model instead of the stand-in when it is given one", async () => {
    const demo = await createDemo({ realModel: { OPENAI_BASE_URL: "http://127.0.0.1:9/v1" } });
    demo.bot.say(owner, "/env");
    const { text } = await demo.bot.waitFor(() => lastReply(demo));
    expect(text).toContain('"OPENAI_BASE_URL":"http://127.0.0.1:9/v1"');
    const page = await (await fetch(`${demo.url}/simulator/page`)).json();
    expect(page).toMatchObject({ label: "simulated Telegram · real model" });
  });

  test("notices when the bot dies", async () => {
    const demo = await createDemo();
    demo.bot.say(owner, "/die");
    const end = await demo.botEnded;
    expect(describeEnd(end)).toBe("The bot stopped with exit code 3.");
  });

  test("does not start with a bot that ends at once, and passes on what it said", async () => {
    let output = "";
    const started = startDemo({
      port: 0,
      entry: program("dying-bot"),
      onOutput: (text) => (output += text),
    });
    await expect(started).rejects.toThrow("The bot stopped with exit code 78.");
    expect(output).toContain("no, thank you");
  });

  test("says which option helps when the port is taken", async () => {
    const other = await listen((_, response) => void response.end());
    onTestFinished(() => other.close());
    const port = Number(new URL(other.origin).port);
    const failed: unknown = await startDemo({ port, entry: program("echo-bot") }).catch((e) => e);
    expect(failed).toBeInstanceOf(DemoError);
    expect(failed).toMatchObject({
      exitCode: 64,
      message: expect.stringMatching(/^Port \d+ is taken.*--port \d+$/),
    });
  });

  test.each([
    [["--port", "many"], /^Usage: npm run demo -- \[--port 8787\]/],
    [
      ["--record", "bob"],
      /^There is no made-up Record "bob"\. Choose one of mira, juna, ines, odile\./,
    ],
  ])(
    "the script explains itself and ends with 64 when it is used wrongly: %j",
    async (args, says) => {
      const script = fileURLToPath(new URL("../../../scripts/demo.ts", import.meta.url));
      const child = spawn(process.execPath, [script, ...args]);
      let output = "";
      child.stderr.on("data", (text: Buffer) => (output += text.toString()));
      const code = await new Promise((resolve) => child.once("close", resolve));
      expect(code).toBe(64);
      expect(output).toMatch(says);
    },
  );
});
