// A talk just between a person and the bot: what is said in it is nowhere else, and gone at its end.

import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpackRecord } from "../support/zip.ts";
import { makeBackup, exportRecord } from "../../src/state/backup.ts";
import { openRecord } from "../../src/record/store.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { GUEST, OWNER, SECOND_OWNER, startBot, type TestBot } from "../support/bots.ts";
import { holding } from "../support/canary.ts";
import { temporaryFolder } from "../support/temporary.ts";

const { between_us_begun: BEGUN, between_us_over: OVER } = ENGLISH_LINES;
/** TALKS=100 for the full count. */
const RUNS = Number(process.env["TALKS"] ?? 4);

describe("a talk just between us", () => {
  it("begins with the message that asks for it, and its words reach neither analyst nor any file but state.db", async () => {
    const bot = await startBot();
    const { text } = await bot.ask("just between us: I broke the zebrawood vase");
    expect(text).toContain(BEGUN);
    await bot.ask("we drew a zebrawood map");
    await bot.ask("checkpoint");
    await bot.idle();
    expect(
      bot
        .conversation()
        .history.map((each) => each.text)
        .join(),
    ).toContain("zebrawood");
    expect(bot.conversation().sinceCheckpoint).toEqual([]);
    expect(analystWords(bot)).not.toContain("zebrawood");
    expect(leaks(bot, "zebrawood")).toEqual([]);
    expect(bot.events()).toEqual([]);
  });

  it("is over at a word: then the Voice has none of it, and no byte of it is left", async () => {
    const bot = await startBot();
    await bot.ask("why do lighthouses flash?");
    await bot.ask("Just between us");
    await bot.ask("the zebrawood vase is broken");
    expect((await bot.ask("that's all")).text).toContain(OVER);
    await bot.idle();
    const asked = bot.servers.model.requests.length;
    await bot.ask("what about the moon?");
    await bot.idle();
    expect(JSON.stringify(bot.servers.model.requests.slice(asked))).not.toContain("zebrawood");
    expect(bot.conversation().history[0]?.text).toBe("why do lighthouses flash?");
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain("what about the moon?");
    expect(await holding(bot.folder, "zebrawood")).toEqual([]);
  });

  it("shows one key that ends it, and the usual ones afterwards", async () => {
    const bot = await startBot();
    await bot.ask("/start");
    const keys = () =>
      bot.telegram
        .keyboard(OWNER.id)
        ?.keyboard.flat()
        .map(({ text }) => text);
    expect(keys()).toContain(ENGLISH_LINES.key_between_us);
    await bot.ask(ENGLISH_LINES.key_between_us);
    expect(keys()).toEqual([ENGLISH_LINES.key_between_us_over]);
    await bot.ask("/help");
    expect(keys()).toEqual([ENGLISH_LINES.key_between_us_over]);
    expect((await bot.ask(ENGLISH_LINES.key_between_us_over)).text).toContain(OVER);
    expect(keys()).toContain(ENGLISH_LINES.key_between_us);
    expect((await bot.ask(ENGLISH_LINES.key_between_us_over)).text).toBe(
      ENGLISH_LINES.between_us_none,
    );
  });

  it.each(["/reset", "/start"])("is ended by %s, which says so", async (command) => {
    const bot = await startBot();
    await bot.ask("/between_us my zebrawood secret");
    expect((await bot.ask(command)).text).toContain(OVER);
    await bot.idle();
    expect(await holding(bot.folder, "zebrawood")).toEqual([]);
    expect(bot.runtime.state.conversations.betweenUs("telegram:1001")).toBeUndefined();
  });

  it("is a matter of one chat, and an owner finds nothing of it by a forgetting", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_OWNER_IDS: "1001,1002" } });
    await bot.ask("can i tell you a secret? the zebrawood vase broke", GUEST);
    await bot.ask("a walk in the plumwood", SECOND_OWNER);
    await bot.idle();
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain("plumwood");
    expect((await bot.ask("/forget zebrawood")).text).toBe(ENGLISH_LINES.forget_nothing);
    expect(bot.said().concat(bot.said(SECOND_OWNER)).join()).not.toContain("between us");
  });

  it("lets no homework, file, new wording or offer of before take its words", async () => {
    const bot = await startBot();
    await bot.ask("why do lighthouses flash?");
    expect(bot.conversation().pendingLookup).toBeDefined();
    const { state } = bot.runtime;
    await state.database.transact(() => {
      const edit = { candidateId: "CANDIDATE-0001", sha256: "x" };
      state.awaitedEdits.await(OWNER.id, edit, Date.now());
    });
    await bot.ask("just between us");
    expect(bot.conversation().pendingLookup).toBeUndefined();
    expect((await bot.ask("/homework")).text).toBe(ENGLISH_LINES.between_us_homework);
    const last = bot.telegram.chat(OWNER.id).at(-1)?.messageId ?? 0;
    const bytes = Buffer.from("You: the zebrawood vase");
    bot.telegram.sendFile(OWNER, { name: "notes.txt", bytes });
    expect((await bot.nextReply(OWNER, last + 1)).text).toBe(ENGLISH_LINES.between_us_unnoted);
    await bot.ask("the zebrawood vase");
    bot.telegram.sendVoice(OWNER, {
      bytes: Buffer.from("OggS offline-transcript: we made a zebrawood boat\n"),
    });
    await bot.idle();
    expect(analystWords(bot)).not.toContain("zebrawood");
    expect(leaks(bot, "zebrawood")).toEqual([]);
  });

  it.each(["forwarded", "changed", "caption", "/ask", "/help", "/review", "/forget", "voice"])(
    "keeps a message of the kind %s to the talk, as everything else in it",
    async (kind) => {
      const bot = await startBot({ environment: { GRACE_MAR_OPERATOR_CHAT_ID: "5005" } });
      await bot.ask("just between us");
      const text = "we drew a zebrawood lighthouse with a red lamp";
      const from = { id: OWNER.id, is_bot: false, first_name: OWNER.firstName };
      const chat = { id: OWNER.id, type: "private" as const, first_name: OWNER.firstName };
      const message = { message_id: 900, date: 1, from, chat };
      const author = { type: "hidden_user", sender_user_name: "Somebody", date: 1 };
      if (kind === "forwarded") {
        bot.telegram.post({ message: { ...message, text, forward_origin: author } });
      } else if (kind === "changed") {
        bot.telegram.post({ edited_message: { ...message, edit_date: 2, text } });
      } else if (kind === "caption") {
        const photo = [{ file_id: "f", file_unique_id: "u", width: 9, height: 9 }];
        bot.telegram.post({ message: { ...message, photo, caption: text } });
      } else if (kind === "voice") {
        bot.telegram.sendVoice(OWNER, { bytes: Buffer.from(`OggS offline-transcript: ${text}\n`) });
      } else await bot.ask(`${kind} ${text}`);
      await bot.idle();
      expect(bot.runtime.state.conversations.betweenUs("telegram:1001")).toBeDefined();
      expect(analystWords(bot)).not.toContain("zebrawood");
      expect(leaks(bot, "zebrawood")).toEqual([]);
      expect(bot.events()).toEqual([]);
      await bot.ask("that's all");
      await bot.idle();
      expect(await holding(bot.folder, "zebrawood")).toEqual([]);
      expect(bot.telegram.chat(5005)).toEqual([]);
    },
  );

  it("of a guest is known to nobody who owns or operates the bot, not even as a number", async () => {
    const environment = { GRACE_MAR_OPERATOR_CHAT_ID: "5005" };
    const bot = await startBot({ environment });
    const quiet = await bot.ask("/status");
    await bot.ask("/between_us the zebrawood vase broke", GUEST);
    await bot.ask("we made a zebrawood boat", GUEST);
    for (const command of ["/review", "/profile", "/status"]) await bot.ask(command);
    await bot.idle();
    expect(bot.said().join("\n")).not.toMatch(/zebrawood|between us/i);
    expect(bot.telegram.chat(5005)).toEqual([]);
    expect(bot.said().at(-1)?.split("\n")[1]).toBe(quiet.text.split("\n")[1]);
    expect(bot.log.join("")).not.toContain("zebrawood");
  });

  it("cannot be begun in a group", async () => {
    const bot = await startBot();
    const from = { id: OWNER.id, is_bot: false, first_name: OWNER.firstName };
    const group = { id: -77, type: "group" as const, title: "Family" };
    const message = { message_id: 1, date: 1, from, text: "just between us" };
    bot.telegram.post({ message: { ...message, chat: group } });
    await bot.idle();
    expect(bot.runtime.state.conversations.betweenUs("telegram:-77")).toBeUndefined();
  });

  it("keeps an offer to look something up in the talk, without a card", async () => {
    const bot = await startBot();
    await bot.ask("just between us");
    const offer = await bot.ask("why do zebrawood lighthouses flash?");
    expect(offer.buttons ?? []).toEqual([]);
    expect(bot.conversation().pendingLookup).toBeDefined();
    await bot.ask("yes");
    await bot.ask("why do zebrawood lighthouses flash?");
    await bot.ask("that's all");
    await bot.idle();
    expect(bot.conversation().pendingLookup).toBeUndefined();
    expect(bot.events()).toEqual([]);
    expect(await holding(bot.folder, "zebrawood")).toEqual([]);
  });

  it("reminds after an hour, and never ends by itself", async () => {
    let at = Date.now();
    const bot = await startBot({ runtime: { now: () => new Date(at) } });
    await bot.ask("just between us");
    at += 61 * 60_000;
    expect((await bot.ask("are you there?")).text).toContain(ENGLISH_LINES.between_us_still);
    expect((await bot.ask("good")).text).not.toContain(ENGLISH_LINES.between_us_still);
    await bot.restart();
    await bot.ask("the zebrawood vase");
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("zebrawood");
  });

  it("is kept out of backups and exports, whenever one is made", async () => {
    const bot = await startBot();
    await bot.ask("just between us: my zebrawood vase");
    const { state } = bot.runtime;
    await state.database.transact(() => {
      state.outbox.add({ chatId: 9, text: "a zebrawood reply" }, Date.now());
    });
    const store = await openRecord(join(bot.folder, ".."), "grace-mar");
    const backed = { store, state, now: () => new Date() };
    const { path } = await makeBackup(backed);
    const { files, stateDb } = await unpackRecord(readFileSync(path));
    const all = [...files.values(), stateDb ?? Buffer.alloc(0)].map((each) => Buffer.from(each));
    expect(all.some((bytes) => bytes.includes("zebrawood"))).toBe(false);
    const { path: zip } = await exportRecord(backed);
    const exported = [...(await unpackRecord(readFileSync(zip))).files.values()];
    expect(exported.some((bytes) => Buffer.from(bytes).includes("zebrawood"))).toBe(false);
    await state.database.transact(() => {
      state.outbox.dropChat(9);
    });
  });

  it.each(["ended by a word", "ended by a reset", "blocked"])(
    "leaves nothing of the words behind a /forget that was typed in it: %s",
    async (end) => {
      // As it was typed, it stands nowhere else.
      const typed = "zEbRaWoOd";
      const bot = await startBot({
        prepare: (folder) => {
          appendFileSync(join(folder, "MEMORY.md"), "\n- the zebrawood vase\n");
        },
      });
      const live = (): readonly string[] =>
        readdirSync(bot.folder, { recursive: true, encoding: "utf8" }).filter(
          (name) =>
            /state\.db(?:-wal)?$/.test(name) &&
            readFileSync(join(bot.folder, name)).includes(typed),
        );
      await bot.ask("just between us");
      const card = await bot.ask(`/forget ${typed}`);
      expect(card.buttons, card.text).toHaveLength(1);
      expect(live()).not.toEqual([]);
      const { path } = await makeBackup(await backedBy(bot));
      const { stateDb } = await unpackRecord(readFileSync(path));
      expect(Buffer.from(stateDb ?? "").includes(typed)).toBe(false);
      if (end === "blocked") {
        const description = "Forbidden: bot was blocked by the user";
        bot.telegram.fail({ method: "sendMessage", status: 403, description });
        bot.telegram.say(OWNER, "hello");
      } else await bot.ask(end === "ended by a word" ? "that's all" : "/reset");
      await bot.idle();
      await expect.poll(live).toEqual([]);
      if (end !== "blocked") expect(bot.said()).toContain(ENGLISH_LINES.forget_kept);
      expect(bot.read("MEMORY.md")).toContain("zebrawood");
    },
  );

  it("leaves nothing, whatever is said between its beginnings and ends, and whenever the bot stops", async () => {
    const act = fc.constantFrom("begin", "begin with", "say", "report", "end", "stop", "backup");
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (acts) => {
        const bot = await startBot({ usersDir: temporaryFolder() });
        let isOpen = false;
        let count = 0;
        const secret = (): string => `secretword${(count += 1)}`;
        for (const each of [...acts, "end"]) {
          if (each === "begin") await bot.ask("between us");
          else if (each === "begin with") await bot.ask(`psst, just between us, ${secret()}`);
          else if (each === "say") await bot.ask(isOpen ? secret() : "the tide is out");
          else if (each === "report") await bot.ask(`we drew ${isOpen ? secret() : "a map"}`);
          else if (each === "end") await bot.ask("that's all");
          else if (each === "stop") await bot.restart();
          else await makeBackup(await backedBy(bot));
          if (each.startsWith("begin")) isOpen = true;
          if (each === "end") isOpen = false;
        }
        await bot.idle();
        await bot.ask("the sea");
        await bot.idle();
        expect(JSON.stringify(bot.servers.model.requests.at(-1))).not.toContain("secretword");
        expect(analystWords(bot)).not.toContain("secretword");
        expect(await holding(bot.folder, "secretword")).toEqual([]);
        await bot.stop();
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});

async function backedBy(bot: TestBot) {
  const store = await openRecord(join(bot.folder, ".."), "grace-mar");
  return { store, state: bot.runtime.state, now: () => new Date() };
}

function analystWords(bot: TestBot): string {
  return JSON.stringify(bot.servers.model.requests.filter(({ task }) => task === "analyst"));
}

/** Files of the Record that hold the words, apart from the process's own. */
function leaks(bot: TestBot, words: string): readonly string[] {
  return readdirSync(bot.folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") || name.endsWith(".jsonl"))
    .filter((name) => readFileSync(join(bot.folder, name), "utf8").includes(words));
}
