// /forget in the chat and as a command: shown first, gone after one tap, and never proposed again.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { formatCandidate } from "../../src/record/candidates/candidates.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { createCandidate } from "../record/builders.ts";
import { GUEST, OWNER, SECOND_OWNER, STRANGER, prepareBot, startBot } from "../support/bots.ts";
import { holding } from "../support/canary.ts";
import {
  analystAnswer,
  approveAndMerge,
  editByHand,
  labels,
  newestCandidate,
  shownCard,
  stageOne,
  tap,
} from "../support/gate.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { runCommand } from "../support/commands.ts";
import { startMain } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

const CANARY = "zebrafinch quokka";
const REPORT = `we drew a ${CANARY} with a red lamp`;

describe("/forget", () => {
  it("says so when what comes behind it fails: it is forgotten, and no message is set aside", async () => {
    const bot = await startBot();
    await bot.ask(`do you remember the ${CANARY}?`);
    await bot.idle();
    const { database } = bot.runtime.state;
    const compact = vi.spyOn(database, "compact").mockImplementation(() => {
      throw new Error("database or disk is full");
    });
    const card = await bot.ask(`/forget ${CANARY}`);
    await tap(bot, /^Forget it$/);
    await bot.idle();
    expect(shownCard(bot, card).text).toMatch(/^🕊 Forgotten, in \d+ places/);
    expect(bot.said()).toContain(ENGLISH_LINES.forget_unsure);
    expect(bot.said()).not.toContain(ENGLISH_LINES.confused);
    expect(bot.log.join("")).not.toContain("an update failed");
    compact.mockRestore();
    await bot.restart();
    expect(await holding(bot.folder, CANARY)).toEqual([]);
  });

  it("shows where it stands, and after the tap no byte of it is left and it is not proposed again", async () => {
    const bot = await startBot();
    await stageOne(bot, REPORT);
    await approveAndMerge(bot);
    await bot.ask(`do you remember the ${CANARY}?`);
    await bot.idle();
    const card = await bot.ask(`/forget  ${CANARY.toUpperCase()}`);
    for (const place of [
      "SELF.md",
      "EVIDENCE.md",
      "PENDING-REVIEW.md",
      "SESSION-TRANSCRIPT.md",
      "my memory of the chat",
      "merges that could be undone",
    ]) {
      expect(card.text).toContain(`• ${place}`);
    }
    expect(card.text).toMatch(/Out of my reach: this chat in Telegram/);
    const files = readFolder(bot.folder);
    expect(await tap(bot, /^Forget it$/)).toBe("Forgotten.");
    expect(shownCard(bot, card).text).toMatch(/^🕊 Forgotten, in \d+ places/);
    expect(labels(shownCard(bot, card))).toEqual([]);
    expect(bot.events().at(-1)).toMatchObject({ event: "forgotten", candidate_id: null });
    expect((await bot.ask("/undo")).text).toMatch(/^That merge can't be taken back/);

    bot.servers.model.enqueue(analystAnswer(CANARY, { summary: `Drew a ${CANARY}` }), {
      task: "analyst",
    });
    const before = bot.read("PENDING-REVIEW.md");
    await bot.ask(REPORT);
    await bot.idle();
    expect(bot.read("PENDING-REVIEW.md")).toBe(before);
    expect(bot.events()).toContainEqual(
      expect.objectContaining({ event: "invalid_candidate", reason: "forgotten" }),
    );
    await bot.ask(`/forget ${CANARY}`);
    await tap(bot, /^Forget it$/);
    await bot.ask(`/forget ${CANARY}`);
    await bot.stop();
    expect(await holding(dirname(bot.folder), CANARY)).toEqual([]);
    expect(bot.log.join("").toLowerCase()).not.toContain(CANARY);
    expect(readFolder(bot.folder)["LIBRARY.md"]).toBe(files["LIBRARY.md"]);
    await bot.start();
  });

  it("shows no line of a telling of distress, or near one, to an owner who looks for another word", async () => {
    const untold = formatCandidate(
      createCandidate({
        id: "CANDIDATE-0903",
        recordId: "grace-mar",
        userText: "Bo from the marina hits me",
        summary: "Goes to the marina with Bo",
        exampleFromExchange: "from the marina",
        suggestedEntry: "The marina",
      }),
    );
    const bot = await startBot({
      environment: { GRACE_MAR_OWNER_IDS: "1001,1002", GRACE_MAR_COMPANION_IDS: "1001" },
      prepare: (folder) => {
        const text = `# PENDING REVIEW\n\n## Candidates\n\n${untold}\n## Processed\n`;
        writeFileSync(join(folder, "PENDING-REVIEW.md"), text);
      },
    });
    await bot.ask("my dad hits me every night", OWNER);
    await bot.ask("it is always at the marina, behind the crane", OWNER);
    await bot.idle();
    const { text } = await bot.ask("/forget the marina", SECOND_OWNER);
    expect(text).toMatch(/• PENDING-REVIEW\.md: 1\n/);
    expect(text).toMatch(/• SESSION-TRANSCRIPT\.md: 1\n/);
    expect(text).not.toMatch(/hits|crane|Bo /);
  });

  it("shows the lines of what was saved, and only the number of those that were said, however far from a telling", async () => {
    const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
    const bot = await startBot({ environment });
    editByHand(bot, "MEMORY.md", "\n## ", "\n- boats at the marina\n\n## ");
    await bot.ask("my dad hits me every night");
    await bot.ask(`a story of a whale. ${"It swims and swims. ".repeat(150)}`);
    await bot.ask("I wait at the marina now, behind the crane");
    await bot.idle();
    const { text } = await bot.ask("/forget the marina", SECOND_OWNER);
    expect(text).toMatch(/• MEMORY\.md: \d\n   “[^\n]*boats at the marina/);
    expect(text).toMatch(/• SESSION-TRANSCRIPT\.md: 1\n/);
    expect(text).not.toContain("crane");
  });

  it("counts no message that nobody has read yet: it may be one that asks for silence", async () => {
    const bot = await startBot();
    const { state } = bot.runtime;
    const body = JSON.stringify({ update_id: 7, message: { text: `between us: ${CANARY}` } });
    await state.database.transact(() => {
      createInbox(state.database, 1).add({ updateId: 7, lane: "2002", body }, Date.now());
    });
    expect((await bot.ask(`/forget ${CANARY}`)).text).toMatch(/^I can't find that anywhere/);
  });

  it("takes a number for all that belongs together, and the card that waits in the chat with it", async () => {
    const bot = await startBot();
    const waiting = await stageOne(bot, REPORT);
    const { id } = newestCandidate(bot);
    await bot.ask(`/forget ${id.toLowerCase()}`);
    await tap(bot, /^Forget it$/);
    expect(bot.read("PENDING-REVIEW.md")).not.toContain(id);
    expect(shownCard(bot, waiting).text).toBe("🕊 This is forgotten.");
    expect(labels(shownCard(bot, waiting))).toEqual([]);
    // Its number is not given out again.
    await stageOne(bot, "we built a raft out of corks");
    expect(newestCandidate(bot).id > id).toBe(true);
  });

  it("changes nothing on Keep it, and remembers nothing of what was asked", async () => {
    const bot = await startBot();
    await bot.ask("/forget octopuses");
    const files = readFolder(bot.folder);
    await tap(bot, /^Keep it$/);
    expect(readFolder(bot.folder)).toEqual(files);
    const cards = bot.runtime.state.outbox.cards("forget");
    expect(cards.map(({ body }) => body)).toEqual([{}]);
  });

  it("shows the list again when there is something new about it", async () => {
    const bot = await startBot();
    const card = await bot.ask("/forget octopuses");
    editByHand(bot, "MEMORY.md", "\n## ", "\n- octopuses once more\n\n## ");
    expect(await tap(bot, /^Forget it$/)).toMatch(/^Something has changed/);
    expect(bot.read("SELF.md")).toMatch(/octopuses/i);
    expect(shownCard(bot, card).text).toContain("octopuses once more");
    expect(await tap(bot, /^Forget it$/)).toBe("Forgotten.");
    expect(bot.read("MEMORY.md")).not.toContain("octopuses once more");
  });

  it.each([
    ["/forget", /^Like this/],
    ["/forget ab", /at least three letters/],
    ["/forget a thing that nobody ever said", /^I can't find that anywhere/],
    ["/forget octopuses", /It is a single word: nothing with “octopuses”/],
  ])("answers %s", async (text, answer) => {
    const bot = await startBot();
    const files = readFolder(bot.folder);
    expect((await bot.ask(text)).text).toMatch(answer);
    expect(readFolder(bot.folder)).toEqual(files);
  });

  it("is for owners alone, and the first owner's yes counts", async () => {
    const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
    const bot = await startBot({ environment });
    expect((await bot.ask("/forget octopuses", GUEST)).text).toMatch(
      /^Only the person who looks after/,
    );
    bot.telegram.say(STRANGER, "/forget octopuses");
    await bot.idle();
    const card = await bot.ask("/forget octopuses", SECOND_OWNER);
    const data = card.buttons[0]?.[0]?.callback_data ?? "";
    await bot.ask("/forget octopuses");
    const { text } = await bot.telegram.tap(GUEST, card.messageId, data).answered;
    expect(text).not.toBe("Forgotten.");
    expect(bot.read("SELF.md")).toMatch(/octopuses/i);
    expect(await tap(bot, /^Forget it$/)).toBe("Forgotten.");
    await bot.telegram.tap(SECOND_OWNER, card.messageId, data).answered;
    await bot.idle();
    expect(bot.events().filter(({ event }) => event === "forgotten")).toHaveLength(1);
    expect(
      bot.runtime.state.outbox.cards("forget").every(({ body }) => JSON.stringify(body) === "{}"),
    ).toBe(true);
  });
});

describe("what is under way meanwhile", () => {
  it("is dropped when it holds it, and done anew when it only knew it", async () => {
    const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
    const bot = await startBot({ environment });
    editByHand(bot, "MEMORY.md", "\n## ", `\n- the ${CANARY}\n\n## `);
    for (const [person, text] of [
      [GUEST, `I saw the ${CANARY}`],
      [SECOND_OWNER, "what do you know about octopuses?"],
    ] as const) {
      const asked = bot.servers.model.requests.length;
      bot.servers.model.enqueue({ hang: true }, { task: "voice" });
      bot.telegram.say(person, text);
      await expect.poll(() => bot.servers.model.requests.length).toBeGreaterThan(asked);
    }
    const counted = (await bot.ask(`/forget ${CANARY}`)).text;
    expect(counted.match(/^• .*$/gm)).toEqual(["• MEMORY.md: 4"]);
    const tapped = bot.telegram.tapButton(OWNER, /^Forget it$/);
    expect((await tapped.answered).text).toBe("Forgotten.");
    for (const person of [GUEST, SECOND_OWNER]) bot.telegram.say(person, "/stop");
    await bot.idle();
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("quokka");
    expect(bot.said(SECOND_OWNER).some((text) => /octopus/i.test(text))).toBe(true);
    await bot.stop();
    expect(await holding(bot.folder, CANARY)).toEqual([]);
    await bot.start();
  });
});

describe.each(["while the bot runs", "when no bot runs"])("npm run forget, %s", (when) => {
  it("shows first, and with --confirm leaves no byte of it, in backups neither", async () => {
    const { folder, environment } = await prepareBot({});
    const options = { folder: temporaryFolder(), environment };
    const run = { ...options, environment: { ...environment, XDG_RUNTIME_DIR: options.folder } };
    writeFileSync(
      join(folder, "MEMORY.md"),
      `${readFileSync(join(folder, "MEMORY.md"), "utf8")}\n- ${CANARY}\n- kites\n`,
    );
    if (when === "while the bot runs") await startMain(run);
    expect((await runCommand("backup", [], run)).code).toBe(0);
    const before = readFolder(folder);
    expect((await runCommand("forget", [], run)).code).toBe(64);
    const dry = await runCommand("forget", [CANARY, "--json"], run);
    expect(dry).toMatchObject({ code: 0, stderr: "" });
    const { places } = JSON.parse(dry.stdout) as { places: { place: string; count: number }[] };
    expect(places.map(({ count }) => count)).toEqual([1, 1]);
    expect(readFolder(folder)).toEqual(before);
    const { shown } = JSON.parse(dry.stdout) as { readonly shown: string };
    const done = await runCommand("forget", [CANARY, "--confirm", "--shown", shown], run);
    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(done.stdout).toMatch(/Forgotten \(receipt [\w-]+\)/);
    expect(done.stdout).not.toContain("quokka");
    expect(await holding(folder, CANARY)).toEqual([]);
    expect(readFolder(folder)["MEMORY.md"]).toBe(before["MEMORY.md"]?.replace(`- ${CANARY}\n`, ""));
    expect((await runCommand("verify", [], run)).code).toBe(0);
    expect((await runCommand("forget", [CANARY, "--confirm"], run)).stdout).toMatch(
      /stands nowhere/,
    );
  });
});
