// The search by meaning: off by default, never in the way of an answer, and nothing of it outlives what it was made of.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, vi } from "vitest";
import { loadConfig } from "../../src/config/config.ts";
import { createLogger } from "../../src/logger.ts";
import { startRecordRuntime, type RecordRuntime } from "../../src/runtime/runtime.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { vectorKey } from "../../src/state/vectors.ts";
import type { ModelRequest } from "../../src/tools/simulator/model/model-types.ts";
import { largeRecord } from "../retrieval/large-record.ts";
import { GUEST, OWNER, startBot, type TestBot, type TestBotOptions } from "../support/bots.ts";
import { buttonData } from "../support/gate.ts";
import { setting } from "../support/heard-canaries.ts";
import { startServers } from "../support/servers.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { unpackRecord } from "../support/zip.ts";

const OLD = "Two dolphins jumped zibbling beside our ferry";
/** It shares no word with the entry. */
const QUESTION = "did you meet any whales?";
/** Of another length than all others. */
const ODD = { data: [{ embedding: [1, 2, 3] }] };
const WAIT = { timeout: 10_000, interval: 5 };
const QUICK = { vectorsMs: 1, vectorsRetryMs: 20, nearMs: 5000 } as const;

function manyEntries(folder: string, date = "2001-01-01"): void {
  const { self, evidence } = largeRecord(400);
  const entry = `  - id: LEARN-9001\n    date: ${date}\n    topic: "${OLD}"\n    source: walk\n    provenance: human_approved\n`;
  writeFileSync(
    join(folder, "SELF.md"),
    self.replace(/(### IX-A\.[\s\S]*?entries:\n)/, `$1${entry}`),
  );
  writeFileSync(join(folder, "EVIDENCE.md"), evidence);
}

function prepare(folder: string): void {
  manyEntries(folder);
}

async function botWithMeaning(
  options: TestBotOptions = {},
  timing: Partial<{ readonly [name in keyof typeof QUICK]: number }> = {},
): Promise<TestBot> {
  const { environment, runtime } = options;
  return startBot({
    prepare,
    ...options,
    environment: { OPENAI_EMBEDDING_MODEL: "near-model", ...environment },
    runtime: { ...runtime, timing: { ...QUICK, ...timing } },
  });
}

function embeddings({ servers }: TestBot): readonly ModelRequest[] {
  return servers.model.requests.filter(({ task }) => task === "embedding");
}

function inputs(requests: readonly ModelRequest[]): readonly string[] {
  return requests.flatMap(({ body }) => body["input"] as readonly string[]);
}

function count(bot: TestBot): number {
  const { database } = bot.runtime.state;
  return database.get<{ n: number }>("SELECT count(*) AS n FROM entry_vector")?.n ?? 0;
}

/** All entries have their vector. */
async function allMade(bot: TestBot): Promise<number> {
  const { mind, lived } = await bot.runtime.store.snapshot();
  const texts = [...mind, ...lived].map(({ text, ownWords }) => `${text} ${ownWords ?? ""}`);
  const all = new Set(texts).size;
  await vi.waitUntil(() => count(bot) === all, WAIT);
  return all;
}

function lastPrompt({ servers }: TestBot): string {
  const request = servers.model.requests.findLast(({ task }) => task === "voice");
  return request?.messages[0]?.content ?? "";
}

describe("without OPENAI_EMBEDDING_MODEL", () => {
  it("nothing is sent to be embedded, and what an earlier run has left goes", async () => {
    const bot = await startBot({ prepare });
    await bot.runtime.state.database.transact(() => {
      bot.runtime.state.database.run(
        "INSERT INTO entry_vector (entry_sha, vector) VALUES ('a', x'00000000')",
      );
    });
    await bot.restart();
    await bot.ask(QUESTION);
    await bot.idle();
    expect(embeddings(bot)).toEqual([]);
    expect(count(bot)).toBe(0);
    expect(lastPrompt(bot)).not.toContain(OLD);
  });
});

describe("with OPENAI_EMBEDDING_MODEL", () => {
  it("an entry is found that shares no word with the question", async () => {
    const bot = await botWithMeaning();
    await allMade(bot);
    await bot.ask(QUESTION);
    expect(lastPrompt(bot)).toContain(OLD);
    expect(inputs(embeddings(bot)).at(-1)).toBe(QUESTION);
    expect(embeddings(bot)[0]?.body["model"]).toBe("near-model");
  });

  it("so does /ask, and cites it", async () => {
    const bot = await botWithMeaning();
    await allMade(bot);
    await bot.ask(`/ask ${QUESTION}`);
    const request = bot.servers.model.requests.findLast(({ task }) => task === "grounded");
    expect(request?.messages[0]?.content).toContain(OLD);
  });

  it("entries are sent once: a restart sends none again, another model all", async () => {
    const usersDir = temporaryFolder();
    const servers = await startServers();
    const bot = await botWithMeaning({ servers, usersDir });
    const all = await allMade(bot);
    const sent = embeddings(bot).length;
    await bot.restart();
    await bot.ask(QUESTION);
    expect(inputs(embeddings(bot).slice(sent))).toEqual([QUESTION]);
    const before = keysOf(bot.runtime);
    await bot.stop();
    const other = await startAgain(bot, { OPENAI_EMBEDDING_MODEL: "another-model" });
    await vi.waitUntil(() => other.keys().every((key) => !before.includes(key)), WAIT);
    await vi.waitUntil(() => other.keys().length === all, WAIT);
    await other.stop();
  });

  it("a question is searched by its words when the server is slow, fails or says odd things", async () => {
    const bot = await botWithMeaning({ mayLogErrors: false });
    await allMade(bot);
    const odd = [
      { status: 500 },
      { status: 404 },
      { reset: true },
      { rawBody: "<html>Bad gateway</html>", contentType: "text/html" },
      { rawBody: '{"data": [' },
      { rawBody: "" },
      { body: { error: { message: "no" } } },
      { body: { data: [] } },
      { body: { data: [{ embedding: [] }] } },
      { body: { data: [{ embedding: [0, 0, 0] }] } },
      { body: { data: [{ embedding: [1, "2"] }] } },
      { body: { data: [{ embedding: "!!!" }] } },
      { body: { data: [{ index: 7, embedding: [1, 2] }] } },
      { body: { data: [{ embedding: [1] }, { embedding: [1] }] } },
      { body: "words" },
    ];
    const before = lastPromptOf(await promptWithoutMeaning());
    for (const reply of odd) {
      bot.servers.model.enqueue(reply, { task: "embedding" });
      await bot.ask(QUESTION);
      const prompt = lastPrompt(bot);
      expect({ reply, found: prompt.includes(OLD) }).toEqual({ reply, found: false });
      expect(recalled(prompt)).toBe(before);
      bot.servers.model.clearScript();
    }
    expect(bot.said().at(-1)).toBeTruthy();
  });

  it("a silent server costs a question no more than its moment", async () => {
    const bot = await botWithMeaning({}, { nearMs: 5000 });
    await allMade(bot);
    await bot.stop();
    const quick = await botWithMeaning({}, { nearMs: 50 });
    await allMade(quick);
    quick.servers.model.enqueue({ hang: true }, { task: "embedding", times: Infinity });
    const begun = performance.now();
    await quick.ask(QUESTION);
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(lastPrompt(quick)).not.toContain(OLD);
  });

  it("a server that never answers does not stop the model that answers people", async () => {
    const bot = await botWithMeaning({}, { nearMs: 20 });
    await allMade(bot);
    bot.servers.model.enqueue({ hang: true }, { task: "embedding", times: Infinity });
    for (let turn = 0; turn < 8; turn += 1) await bot.ask(`${QUESTION} ${turn}`);
    // After five failures the embedding model is left alone.
    expect(embeddings(bot).filter(({ isCutOff }) => isCutOff).length).toBeLessThanOrEqual(5);
    expect(bot.servers.model.requests.filter(({ task }) => task === "voice")).toHaveLength(8);
  });

  it("a forgetting takes all vectors along, in its own transaction, and none of the entry comes back", async () => {
    const bot = await botWithMeaning();
    const all = await allMade(bot);
    const card = await bot.ask(`/forget ${OLD}`);
    bot.telegram.tap(OWNER, card.messageId, buttonData(card, /forget/i));
    await vi.waitUntil(() => !bot.read("SELF.md").includes("zibbling"), WAIT);
    await bot.idle();
    const left = await allMade(bot);
    expect(left).toBe(all - 1);
    expect(keysOf(bot.runtime)).toHaveLength(left);
    const sentAfter = inputs(embeddings(bot)).slice(all);
    expect(sentAfter.join("\n")).not.toContain("zibbling");
  });

  it("a text that is forgotten while the model has it leaves nothing", async () => {
    const servers = await startServers();
    const held = Promise.withResolvers<undefined>();
    servers.model.enqueue({ until: held.promise }, { task: "embedding" });
    const prepare = (folder: string): void => {
      manyEntries(folder, "2030-01-01");
    };
    const bot = await botWithMeaning({ servers, prepare });
    await vi.waitUntil(() => embeddings(bot).length > 0, WAIT);
    expect(inputs(embeddings(bot))).toContain(OLD);
    const card = await bot.ask(`/forget ${OLD}`);
    bot.telegram.tap(OWNER, card.messageId, buttonData(card, /forget/i));
    await vi.waitUntil(() => !bot.read("SELF.md").includes("zibbling"), WAIT);
    held.resolve(undefined);
    await allMade(bot);
    const kept = keysOf(bot.runtime);
    expect(kept).not.toContain(vectorKey("near-model", OLD));
  });

  it("an entry that is taken out by hand loses its vector", async () => {
    const bot = await botWithMeaning();
    const all = await allMade(bot);
    writeFileSync(
      join(bot.folder, "SELF.md"),
      bot.read("SELF.md").replace(/ {2}- id: LEARN-9001\n(?: {4}.*\n)+/, ""),
    );
    await bot.ask("hello there");
    await vi.waitUntil(() => count(bot) === all - 1, WAIT);
  });

  it("a server with another model under the same name gets all entries anew, and only once a day", async () => {
    const bot = await botWithMeaning();
    const all = await allMade(bot);
    // As a model of another length made them.
    await bot.runtime.state.database.transact(() => {
      bot.runtime.state.database.run(
        "UPDATE entry_vector SET vector = x'0000803F0000000000000000'",
      );
    });
    await bot.restart();
    const sent = inputs(embeddings(bot)).length;
    await bot.ask(QUESTION);
    expect(lastPrompt(bot)).not.toContain(OLD);
    await vi.waitUntil(() => inputs(embeddings(bot)).length === sent + 1 + all, WAIT);
    await allMade(bot);
    // The server answers for the first model again, about a question and a new entry.
    bot.servers.model.enqueue({ body: ODD }, { task: "embedding", times: 2 });
    const self = bot.read("SELF.md").replace("zibbling", "wobbling");
    writeFileSync(join(bot.folder, "SELF.md"), self);
    await bot.ask("hello there");
    const isTold = (): boolean => bot.log.some((line) => line.includes("vectors of different"));
    await vi.waitUntil(isTold, WAIT);
    expect(count(bot)).toBe(all - 1);
    const before = embeddings(bot).length;
    await bot.ask("hello again");
    await bot.idle();
    expect(inputs(embeddings(bot).slice(before))).toEqual(["hello again"]);
  });

  it("one odd answer to a question takes no vector away, and costs one entry", async () => {
    const bot = await botWithMeaning();
    const all = await allMade(bot);
    const sent = inputs(embeddings(bot)).length;
    for (let turn = 0; turn < 3; turn += 1) {
      bot.servers.model.enqueue({ body: ODD }, { task: "embedding" });
      await bot.ask(QUESTION);
      expect(lastPrompt(bot)).not.toContain(OLD);
      await vi.waitUntil(() => inputs(embeddings(bot)).length === sent + turn + 2, WAIT);
      expect(count(bot)).toBe(all);
    }
    await bot.ask(QUESTION);
    expect(lastPrompt(bot)).toContain(OLD);
    expect(inputs(embeddings(bot))).toHaveLength(sent + 4 + 1);
  });

  it("no backup and no export holds a vector", async () => {
    const bot = await botWithMeaning();
    await allMade(bot);
    const { path } = await makeBackup(bot.runtime.desk);
    const { stateDb } = await unpackRecord(readFileSync(path));
    const copy = join(temporaryFolder(), "state.db");
    writeFileSync(copy, stateDb ?? "");
    expect(await keysIn(copy)).toEqual([]);
  });

  it("a guest's question is counted like anybody's, and finds only what guests hear", async () => {
    const bot = await botWithMeaning({
      environment: { RATE_LIMIT_MAIN: "2" },
      prepare: (folder) => {
        manyEntries(folder);
        setting(folder, "guests_hear: [persona]");
      },
    });
    await allMade(bot);
    const before = embeddings(bot).length;
    for (let turn = 0; turn < 4; turn += 1) await bot.ask(`${QUESTION} ${turn}`, GUEST);
    expect(embeddings(bot).length - before).toBeLessThanOrEqual(2);
    expect(lastPrompt(bot)).not.toContain(OLD);
  });

  it("each call stands in the ledger, and entries leave half of the day's tokens", async () => {
    const bot = await botWithMeaning({ environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "1000" } });
    await vi.waitUntil(() => bot.log.some((line) => line.includes("are not embedded yet")), WAIT);
    await bot.idle();
    const rows = bot
      .read("COMPUTE-LEDGER.jsonl")
      .split("\n")
      .filter((line) => line.includes('"embedding"'));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]).toContain("near-model");
    expect(count(bot)).toBeLessThan(100);
  });

  it("words just between us are embedded to be answered, and nothing of them is kept", async () => {
    const bot = await botWithMeaning();
    const all = await allMade(bot);
    await bot.ask("just between us: did you meet any whales?");
    await bot.idle();
    expect(count(bot)).toBe(all);
  });

  it("an entry that the model refuses keeps no other from its vector", async () => {
    const servers = await startServers();
    const bot = await botWithMeaning({
      servers,
      prepare: (folder) => {
        manyEntries(folder);
        servers.model.enqueue({ status: 400 }, { task: "embedding", times: 2 });
      },
    });
    const { mind, lived } = await bot.runtime.store.snapshot();
    const all = new Set([...mind, ...lived].map(({ text, ownWords }) => text + (ownWords ?? "")));
    await vi.waitUntil(() => count(bot) === all.size - 1, WAIT);
  });
});

function keysOf({ state }: RecordRuntime): readonly string[] {
  return state.database
    .all<{ key: string }>("SELECT entry_sha AS key FROM entry_vector")
    .map(({ key }) => key);
}

async function keysIn(path: string): Promise<readonly string[]> {
  const sqlite = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = sqlite.prepare("SELECT entry_sha AS key FROM entry_vector").all();
    return await Promise.resolve(rows.map(({ key }) => String(key)));
  } finally {
    sqlite.close();
  }
}

async function promptWithoutMeaning(): Promise<TestBot> {
  const bot = await startBot({ prepare });
  await bot.ask(QUESTION);
  return bot;
}

/** The same Record on the same servers, with other settings. */
async function startAgain(bot: TestBot, changes: NodeJS.ProcessEnv) {
  const config = loadConfig({ ...bot.environment, ...changes });
  const log = createLogger({
    recordId: config.recordId,
    level: "silent",
    secrets: [],
    write: () => undefined,
  });
  const runtime = await startRecordRuntime({ config, log, timing: QUICK });
  const keys = (): readonly string[] => keysOf(runtime);
  return { keys, stop: runtime.stop };
}

function lastPromptOf(bot: TestBot): string {
  return recalled(lastPrompt(bot));
}

function recalled(prompt: string): string {
  return /<recalled>[\s\S]*<\/recalled>/.exec(prompt)?.[0] ?? "";
}
