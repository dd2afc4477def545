// The end-to-end suite once more, as loud as possible, with all output of its bots and commands kept. None of it holds
// a token, a key or anything that was said in any of these tests.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT, runProcess } from "../../support/processes.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { IS_LONG, report } from "../plan.ts";

const VITEST = join(ROOT, "node_modules", "vitest", "vitest.mjs");
/** Every way in and out once: chat, gate, documents, voice, faults, whole processes, commands. */
const SOME = [
  "loop",
  "model-trouble",
  "documents",
  "voice-notes",
  "homework",
  "hostile-text",
  "delivery-trouble",
  "process-life",
];
const TOKEN = /\d{9}:TESTtoken[\w-]*|\bsk-[\w-]{16,}/;
/** Shorter ones are words of our own as well. */
const SHORTEST = 12;

it("the output of the end-to-end suite holds no secret and nothing that was said", async () => {
  const folder = temporaryFolder();
  const files = IS_LONG ? [] : SOME.map((name) => join("test", "e2e", `${name}.test.ts`));
  const suite = runProcess([VITEST, "run", "--project", "e2e", "--reporter", "dot", ...files], {
    folder: ROOT,
    environment: { TORTURE_LOG_FOLDER: folder, HOME: process.env["HOME"] },
  });
  const { code } = await suite.exited;
  expect(code, (suite.stdout + suite.stderr).slice(-3000)).toBe(0);
  const read = (kind: string): string =>
    readdirSync(folder)
      .filter((name) => name.startsWith(`${kind}-`))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
  const bots = read("bot");
  const commands = read("command");
  const texts = new Set(read("said").split("\n").filter(Boolean).map(wordsOf));
  const said = [...texts].filter((text) => text.length >= SHORTEST);
  expect(said.length).toBeGreaterThan(10);
  expect(bots.length).toBeGreaterThan(10_000);
  expect(TOKEN.exec(bots)?.[0]).toBeUndefined();
  expect(TOKEN.exec(commands)?.[0]).toBeUndefined();
  const hits = said.filter((text) =>
    [text, JSON.stringify(text).slice(1, -1)].some((form) => bots.includes(form)),
  );
  expect(hits).toEqual([]);
  const bytes = bots.length + commands.length;
  report("leak suites", { files: files.length || "all", texts: said.length, bytes, hits: 0 });
});

function wordsOf(line: string): string {
  return String(JSON.parse(line)).trim();
}
