// What a child tells of hurt, fear or danger stays in the child's own chat: no card, no digest, no notice, no file of proposals.
// The child is answered kindly, also when there is no model.

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { listRecords } from "../../src/control/record-list.ts";
import { sendDueDigest } from "../../src/gate/digest.ts";
import { merge } from "../../src/gate/merge.ts";
import { metricsOf } from "../../src/operator/metrics.ts";
import { formatCandidate } from "../../src/record/candidates/candidates.ts";
import { buildReceipt } from "../../src/record/merge/receipt.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { fill } from "../../src/wording/catalogue.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { GERMAN } from "../../src/wording/german.ts";
import { countAsked } from "../../src/wording/untold.ts";
import { GUEST, OWNER, startBot, type TestBot } from "../support/bots.ts";
import { REPORT, analystAnswer, candidates, stageOne, tap } from "../support/gate.ts";
import { CHILD, childsBot, HELP, OPERATOR } from "../support/child.ts";
import { begin } from "../support/homework.ts";
import { ACTOR } from "../support/open-gate.ts";
import { createCandidate } from "../record/builders.ts";

const TOLD = "dad hits me every evening";
/** Of all that code knows, only the model may see what this means. */
const HINTED = "there are visits after bedtime that make my tummy cold";

const FILES = ["PENDING-REVIEW.md", "SELF.md", "EVIDENCE.md", "SELF-ARCHIVE.md"];
const LEDGERS = ["PIPELINE-EVENTS.jsonl", "COMPUTE-LEDGER.jsonl", "MERGE-RECEIPTS.jsonl"];

/** Nobody but the child has heard of it, and no file that others read of proposals holds it. */
function expectUntold(bot: TestBot, words: string): void {
  const elsewhere = [OWNER.id, GUEST.id, OPERATOR].flatMap((id) =>
    bot.telegram.chat(id).filter(({ text }) => text.includes(words)),
  );
  expect(elsewhere).toEqual([]);
  for (const file of [...FILES, ...LEDGERS]) expect(bot.read(file), file).not.toContain(words);
}

async function tell(bot: TestBot, text: string, person: Person = CHILD): Promise<string> {
  bot.servers.model.enqueue(analystAnswer(text), { task: "analyst" });
  const { text: reply } = await bot.ask(text, person);
  await bot.idle();
  return reply;
}

describe("a child that tells of being hurt", () => {
  it("hears the fixed words and the help line of the operator, and nobody else hears anything", async () => {
    const bot = await childsBot();
    const before = bot.read("PENDING-REVIEW.md");
    const reply = await tell(bot, TOLD);
    expect(reply).toContain(ENGLISH_LINES.comfort);
    expect(reply).toContain(ENGLISH_LINES.comfort_tell);
    expect(reply).toContain(HELP);
    expect(bot.servers.model.requests).toEqual([]);
    expect(bot.events()).toEqual([]);
    expect(bot.read("PENDING-REVIEW.md")).toBe(before);
    expect(bot.said(OWNER)).toEqual([]);
    expectUntold(bot, TOLD);
  });

  it("is not told a number that nobody set", async () => {
    const bot = await startBot();
    const { text } = await bot.ask(TOLD);
    expect(text).toContain(ENGLISH_LINES.comfort);
    expect(text).not.toMatch(/\d/);
  });

  it("is answered when the model is down, the budget is spent or the rate limit is reached", async () => {
    const down = await childsBot();
    down.servers.model.enqueue({ status: 503 }, { times: Infinity });
    const poor = await childsBot({ environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "1" } });
    const tired = await childsBot({ environment: { RATE_LIMIT_MAIN: "1" } });
    await tired.ask("hello there", CHILD);
    for (const bot of [down, poor, tired]) {
      const replies = [await tell(bot, TOLD), await tell(bot, TOLD), await tell(bot, TOLD)];
      // None of them is said twice in a row.
      expect(new Set(replies).size).toBe(3);
      for (const reply of replies) expect(reply).toContain(HELP);
    }
  });

  it("goes on talking with the model, and is not told the same again and again", async () => {
    const bot = await childsBot();
    await tell(bot, TOLD);
    bot.servers.model.enqueue("That sounds so hard. I'm with you.", { task: "voice", times: 4 });
    for (let time = 0; time < 2; time += 1) {
      expect(await tell(bot, TOLD)).toBe("That sounds so hard. I'm with you.");
    }
    expect(await tell(bot, TOLD)).toMatch(/^That sounds so hard/);
    await tell(bot, "since last summer, and nobody knows");
    expect(bot.servers.model.requests.map(({ task }) => task)).not.toContain("analyst");
    expectUntold(bot, "since last summer");
  });

  it("is never offered a look-up, and a yes looks nothing up", async () => {
    const bot = await childsBot();
    const offer = "I don't know that. Do you want me to look it up?";
    bot.servers.model.enqueue(offer, { task: "voice", times: Infinity });
    const replies = [
      await tell(bot, TOLD),
      await tell(bot, TOLD),
      await tell(bot, "i feel so alone"),
    ];
    for (const reply of replies) expect(reply).not.toContain("look it up");
    expect(bot.conversation(CHILD).pendingLookup).toBeUndefined();
    await bot.ask("yes", CHILD);
    expect(bot.servers.model.requests.map(({ task }) => task)).not.toContain("lookup");
  });

  it.each([
    { by: "/ask", text: `/ask ${TOLD}` },
    { by: "/help", text: `/help ${TOLD}` },
    { by: "a report", text: `we watched a film and then ${TOLD}` },
    { by: "a question", text: "why does my uncle touch me there at night?" },
    { by: "German in an English Record", text: "papa schlägt mich und ich darf es keinem sagen" },
    { by: "a line for each word", text: "dad\nhits\nme" },
    { by: "capitals", text: "DAD HITS ME" },
  ])("is answered kindly by $by", async ({ text }) => {
    const bot = await childsBot();
    expect(await tell(bot, text)).toContain(ENGLISH_LINES.comfort);
    await bot.idle();
    expect(bot.servers.model.requests).toEqual([]);
    expect(bot.said(OWNER)).toEqual([]);
  });

  it("is answered in the middle of a homework, which stays open", async () => {
    const bot = await startBot();
    await begin(bot);
    expect((await bot.ask(TOLD)).text).toContain(ENGLISH_LINES.comfort);
    expect((await bot.ask("A")).text).toMatch(/^Right!|^Not/);
  });

  it("is answered kindly when it is spoken, and when a message is changed to it", async () => {
    const spoken = await childsBot();
    const note = Buffer.from(`OggS\0offline-transcript: ${TOLD}\n`);
    spoken.telegram.sendVoice(CHILD, { bytes: note });
    await spoken.idle();
    const edited = await childsBot();
    const from = { id: CHILD.id, is_bot: false, first_name: CHILD.firstName };
    const chat = { id: CHILD.id, type: "private" as const, first_name: CHILD.firstName };
    edited.telegram.post({
      edited_message: { message_id: 7, date: 1, edit_date: 2, from, chat, text: TOLD },
    });
    await edited.idle();
    for (const bot of [spoken, edited]) {
      expect(bot.said(CHILD).at(-1)).toContain(ENGLISH_LINES.comfort);
      expectUntold(bot, TOLD);
    }
  });

  it("is heard as a guest and as an owner, and in the Record's language", async () => {
    const bot = await childsBot();
    expect(await tell(bot, TOLD, GUEST)).toContain(ENGLISH_LINES.comfort);
    expect(await tell(bot, TOLD, OWNER)).toContain(ENGLISH_LINES.comfort);
    const german = await startBot({ record: "juna", id: "juna" });
    const { text } = await german.ask("mama haut mich immer mit dem kochlöffel");
    expect(text).toContain(GERMAN.lines.comfort);
    expect(text).toContain(GERMAN.lines.comfort_tell);
  });
});

describe("distress that only a model notices", () => {
  it.each([
    {
      form: "beside a proposal",
      answer: { distress: true, proposal: JSON.parse(analystAnswer(HINTED)) as unknown },
    },
    {
      form: "within it",
      answer: { proposal: { ...(JSON.parse(analystAnswer(HINTED)) as object), distress: "yes" } },
    },
    {
      form: "in a flat answer",
      answer: { ...(JSON.parse(analystAnswer(HINTED)) as object), distress: true },
    },
  ])("is not staged when the analyst says so $form", async ({ answer }) => {
    const bot = await childsBot();
    const before = candidates(bot).length;
    bot.servers.model.enqueue(JSON.stringify(answer), { task: "analyst" });
    await bot.ask(HINTED, CHILD);
    await bot.idle();
    expect(candidates(bot)).toHaveLength(before);
    expect(bot.events()).toEqual([]);
    expectUntold(bot, HINTED);
  });

  it("asks no analyst when the Voice said whom to tell", async () => {
    const bot = await childsBot();
    bot.servers.model.enqueue(`That matters. ${ENGLISH_LINES.comfort_tell}`, { task: "voice" });
    await bot.ask(HINTED, CHILD);
    await bot.ask("checkpoint", CHILD);
    await bot.idle();
    for (const { task, messages } of bot.servers.model.requests) {
      if (task === "analyst") expect(JSON.stringify(messages)).not.toContain(HINTED);
    }
    expectUntold(bot, HINTED);
  });

  it("is not staged when the proposal itself is what tells", async () => {
    const bot = await childsBot();
    const before = candidates(bot).length;
    const answer = analystAnswer(HINTED, { suggested_entry: "Is afraid of her father" });
    bot.servers.model.enqueue(answer, { task: "analyst" });
    await bot.ask(HINTED, CHILD);
    await bot.idle();
    expect(candidates(bot)).toHaveLength(before);
  });
});

describe("a long text with one such sentence", () => {
  const LIST = [
    "We drew a map of the old harbour",
    "We learned that crabs walk sideways",
    `At home ${TOLD}`,
    "We built a boat of cork",
  ].join("\n");

  it.each(["message", "file", "checkpoint"])(
    "brings nothing of a %s to the analyst, not even what stands beside it",
    async (kind) => {
      const bot = await childsBot();
      const before = candidates(bot).length;
      bot.servers.model.enqueue(analystAnswer("crabs walk sideways"), { task: "analyst" });
      const text = `Here is my checkpoint.\n${"It was a long talk. ".repeat(30)}\n${LIST}`;
      if (kind === "file") {
        bot.telegram.sendFile(CHILD, { name: "chat.txt", bytes: Buffer.from(LIST) });
      } else await bot.ask(kind === "message" ? LIST : text, CHILD);
      await bot.idle();
      expect(bot.said(CHILD).join("\n")).toContain(ENGLISH_LINES.comfort);
      expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
      expect(candidates(bot)).toHaveLength(before);
      expect(bot.said(OWNER)).toEqual([]);
      expectUntold(bot, TOLD);
    },
  );
});

it("a reading that was promised is answered with a line that says nothing of it", async () => {
  const bot = await childsBot();
  bot.servers.model.enqueue({ status: 503 }, { task: "analyst", times: 3 });
  expect((await bot.ask(REPORT, CHILD)).text).toBe(ENGLISH_LINES.activity_later);
  const answer = analystAnswer("a striped lighthouse", { suggested_entry: "Her father hits her" });
  bot.servers.model.enqueue(answer, { task: "analyst", times: Infinity });
  await expect
    .poll(() => bot.said(CHILD).at(-1), { timeout: 20_000 })
    .toBe(ENGLISH_LINES.later_nothing);
  expect(bot.said(OWNER)).toEqual([]);
});

describe("a candidate of an earlier version", () => {
  const TALE = { userText: TOLD, exampleFromExchange: TOLD, suggestedEntry: "Her father hits her" };
  const told = createCandidate({ id: "CANDIDATE-0899", recordId: "grace-mar" });
  const waits = createCandidate({ ...TALE, id: "CANDIDATE-0900", recordId: "grace-mar" });
  const approved = createCandidate({ ...TALE, id: "CANDIDATE-0901", recordId: "grace-mar" });

  /** They wait and stand approved since before the upgrade; `beside` may be told of. */
  async function upgraded(
    beside: readonly ReturnType<typeof createCandidate>[] = [],
  ): Promise<TestBot> {
    const blocks = [
      ...[...beside, waits].map((one) => formatCandidate(one)),
      ...[...beside.map((one) => ({ ...one, id: "CANDIDATE-0902" })), approved].map((one) =>
        formatCandidate(one).replace("status: pending", "status: approved"),
      ),
    ];
    const text = `# PENDING REVIEW\n\n## Candidates\n\n${blocks.join("\n")}\n## Processed\n`;
    return childsBot({
      prepare: (folder) => writeFileSync(join(folder, "PENDING-REVIEW.md"), text),
    });
  }

  function expectNeverSaid(bot: TestBot): void {
    const said = [...bot.said(OWNER), ...bot.telegram.chat(OPERATOR).map((one) => one.text)];
    for (const words of [TOLD, "Her father hits her"]) {
      expect(said.filter((one) => one.includes(words))).toEqual([]);
      for (const file of [...FILES.slice(1), ...LEDGERS]) {
        expect(bot.read(file), file).not.toContain(words);
      }
    }
  }

  it("is on no list, no card and in no digest, and can be rejected by name", async () => {
    const bot = await upgraded();
    await bot.ask("hello", OWNER);
    expect((await bot.ask("/review", OWNER)).text).toBe(ENGLISH_LINES.review_nothing);
    expect((await bot.ask("/profile", OWNER)).text).toContain(ENGLISH_LINES.profile_pending_none);
    expect(await sendDueDigest(bot.runtime.desk)).toBe(false);
    for (const id of ["CANDIDATE-0900", "CANDIDATE-0901"]) {
      expect((await bot.ask(`/reject ${id}`, OWNER)).text).toContain(id);
    }
    await bot.idle();
    expectNeverSaid(bot);
  });

  it("is counted nowhere: neither in a status, a list and the figures, nor in what an owner hears", async () => {
    const bot = await upgraded([told]);
    const { store } = bot.runtime.desk;
    const { text } = await bot.ask("/status", OWNER);
    expect(text).toContain("Candidates waiting: 1,");
    expect(countAsked(await store.candidates())).toBe(1);
    const at = { usersDir: dirname(bot.folder), runtimeDir: bot.config.runtimeDir };
    const [listed] = await listRecords(at, new Date());
    expect(listed?.pending).toBe(1);
    const candidates = (await store.candidates()).all();
    const figures = { now: new Date(), candidates, events: [], mind: [] };
    expect(metricsOf(figures)).toMatchObject({ pending: 1, stale: 1 });
    const { text: noted } = await bot.ask(REPORT, CHILD);
    expect(noted).toContain(fill(ENGLISH_LINES.waits_many, { count: 2 }));
    expectNeverSaid(bot);
  });

  it("is in no line of the lines of a save, however long the block above it is", async () => {
    const long = { replyText: "Octopuses are clever. ".repeat(40), suggestedEntry: "Octopuses" };
    const above = ["CANDIDATE-0897", "CANDIDATE-0898"].map((id) =>
      createCandidate({ ...long, id, recordId: "grace-mar" }),
    );
    const blocks = [
      ...above.map((one) => formatCandidate(one).replace("status: pending", "status: approved")),
      formatCandidate(waits),
    ];
    const text = `# PENDING REVIEW\n\n## Candidates\n\n${blocks.join("\n")}\n## Processed\n`;
    const bot = await childsBot({
      prepare: (folder) => writeFileSync(join(folder, "PENDING-REVIEW.md"), text),
    });
    await bot.ask("/merge", OWNER);
    await tap(bot, /every line/);
    await bot.idle();
    expect(bot.said(OWNER).at(-1)).toContain("CANDIDATE-0898: Candidates → Processed");
    expectNeverSaid(bot);
  });

  it("is never saved, not even with an approval of then, and stays in its file", async () => {
    const bot = await upgraded([told]);
    await bot.ask("/merge", OWNER);
    await tap(bot, /^Merge$/);
    expect(bot.read("SELF.md")).toContain(told.suggestedEntry);
    expectNeverSaid(bot);
    expect((await bot.ask("/merge", OWNER)).text).toBe(ENGLISH_LINES.merge_nothing_approved);
    const left = candidates(bot).filter(({ place }) => place === "candidates");
    expect(left.map(({ id, status }) => [id, status])).toEqual([
      ["CANDIDATE-0899", "pending"],
      ["CANDIDATE-0900", "pending"],
      ["CANDIDATE-0901", "approved"],
    ]);
    const receipt = buildReceipt({
      receiptId: "by-hand",
      recordId: "grace-mar",
      approvedBy: ACTOR.name,
      approvedAt: new Date(),
      candidates: candidates(bot).filter(({ id }) => id === "CANDIDATE-0901"),
      only: true,
    });
    await expect(merge(receipt, ACTOR, bot.runtime.desk)).rejects.toThrow("CANDIDATE-0901");
    expectNeverSaid(bot);
  });
});

it("an owner's new wording goes on no card when it tells of distress", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await tap(bot, /Edit/);
  const before = bot.read("PENDING-REVIEW.md");
  expect((await bot.ask("Is afraid of her teacher and cries every night")).text).toMatch(
    /mended by hand|Thank you for telling me/,
  );
  expect(bot.read("PENDING-REVIEW.md")).toBe(before);
});
