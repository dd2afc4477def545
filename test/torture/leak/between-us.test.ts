// Random talks in which some parts are just between a person and the bot, with everything around them that takes words
// along: reports, checkpoints, files, notes, offers, homework, forwards, backups, exports, faults, stops and other people.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { sendDueDigest } from "../../../src/gate/digest.ts";
import { FILES } from "../../../src/record/store.ts";
import type { Respond } from "../../../src/tools/simulator/model/model-types.ts";
import type { Person } from "../../../src/tools/simulator/simulator-types.ts";
import { makeBackup } from "../../../src/state/backup.ts";
import { GUEST, OWNER, SECOND_OWNER, startBot, type TestBot } from "../../support/bots.ts";
import { holding } from "../../support/canary.ts";
import { analystAnswer, candidates } from "../../support/gate.ts";
import { passOn } from "../../support/passing-on.ts";
import { startServers } from "../../support/servers.ts";
import { exportedZip } from "../../support/exported.ts";
import { unpackRecord } from "../../support/zip.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";

const PER_BOT = 15;
/** Each person has one of their own, with a number behind it. */
const MARK = "zqsecret";
const ENVIRONMENT = {
  GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}`,
  GRACE_MAR_COMPANION_IDS: `${OWNER.id},${SECOND_OWNER.id}`,
};
const PEOPLE: readonly Person[] = [OWNER, GUEST];

/** In the languages of the Record. */
const BEGIN = [
  "just between us",
  "between us",
  `just between us: ${MARK}`,
  `psst, just between us, ${MARK}`,
  `Can I tell you a secret? ${MARK}`,
  `/between_us ${MARK}`,
  "/between_us",
  `Solo entre nosotros: ${MARK}`,
];
const WITHIN = [
  `the ${MARK} vase is broken`,
  `we drew a ${MARK} map`,
  `we built a raft of ${MARK}`,
  "checkpoint",
  `why do ${MARK} lighthouses flash?`,
  "yes",
  `/ask where is the ${MARK}?`,
  "/homework",
  "a",
  "/help",
  "/review",
  "/privacy",
  "/export",
  `/forget ${MARK}`,
  `/reject CANDIDATE-0001 ${MARK}`,
  `/${MARK}`,
  `Here is my checkpoint.\n${`We talked about ${MARK}. `.repeat(25)}`,
];
const END = ["that's all", "/reset", "/start", "That’s all!"];

const act = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("begin" as const), text: fc.constantFrom(...BEGIN) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("say" as const), text: fc.constantFrom(...WITHIN) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("end" as const), text: fc.constantFrom(...END) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "note",
        "file",
        "pass on",
        "other",
        "backup",
        "export",
        "stop",
        "fault",
        "digest",
      ),
    }),
  },
);
const talk = fc.record({
  who: fc.nat(PEOPLE.length - 1),
  acts: fc.array(act, { minLength: 4, maxLength: 14 }),
});

it("what was said between two is in no prompt of the analyst, no file, card, backup or export, and in no byte after the end", async () => {
  workInMemory();
  const talks = sample(talk, count(30, 900), "between us");
  const seen = { secrets: 0, backups: 0, staged: 0 };
  let bot: TestBot | undefined;
  let at = 0;
  await tryEach(talks, async ({ who, acts }) => {
    if (at % PER_BOT === 0) {
      await bot?.stop();
      const servers = await startServers({ respond });
      bot = await startBot({ servers, environment: ENVIRONMENT, mayLogErrors: true });
    }
    at += 1;
    const person = PEOPLE[who] ?? OWNER;
    if (!bot) throw new Error("there is no bot");
    const before = candidates(bot).length;
    let isOpen = false;
    for (const each of acts) {
      if (each.kind === "begin") isOpen = true;
      if (each.kind === "end") isOpen = false;
      const text = "text" in each ? each.text : "";
      if (isOpen && text.includes(MARK)) seen.secrets += 1;
      const word = isOpen ? `${MARK}${who}` : "paper";
      await doIt(bot, person, each.kind, text.replaceAll(MARK, word), word);
      await bot.idle();
      await expectUntold(bot, person, `${MARK}${who}`);
      seen.backups += Number(each.kind === "backup");
    }
    await bot.ask("that's all", person);
    await bot.idle();
    const asked = bot.servers.model.requests.length;
    await bot.ask("and what about the moon?", person);
    await bot.idle();
    expect(JSON.stringify(bot.servers.model.requests.slice(asked))).not.toContain(MARK);
    expect(await holding(bot.folder, MARK)).toEqual([]);
    seen.staged += candidates(bot).length - before;
  });
  // Else there was nothing to keep, or nobody who would have told it.
  expect(seen.secrets).toBeGreaterThan(talks.length / 2);
  expect(seen.staged).toBeGreaterThan(0);
  report("leak between us", { talks: talks.length, ...seen, hits: 0 });
}, 7_200_000);

/** A Voice that repeats what it hears, and an analyst that proposes it. */
const respond: Respond = ({ task, messages }) => {
  const last = messages.findLast(({ role }) => role === "user")?.content ?? "";
  if (task !== "analyst") return `You said: ${last.slice(0, 300)}. Do you want me to look it up?`;
  const [said = ""] = last.replace(/^USER: /, "").split(/\n?GRACE-MAR: /);
  return analystAnswer(said.slice(0, 100).trim(), {
    suggested_entry: `About ${said.slice(0, 90)}`,
  });
};

async function doIt(
  bot: TestBot,
  person: Person,
  kind: (typeof act extends fc.Arbitrary<infer T> ? T : never)["kind"],
  text: string,
  word: string,
): Promise<void> {
  const { telegram } = bot;
  switch (kind) {
    case "begin":
    case "say":
    case "end":
      telegram.say(person, text);
      return;
    case "note":
      telegram.sendVoice(person, {
        bytes: Buffer.from(`OggS\0offline-transcript: we made a ${word} boat\n`),
      });
      return;
    case "file":
      telegram.sendFile(person, {
        name: "chat.txt",
        bytes: Buffer.from(`Me: the ${word} vase`),
        caption: word,
      });
      return;
    case "pass on":
      if (person === OWNER) await passOn(bot, `we found a ${word} shell`, OWNER);
      return;
    case "other":
      // Somebody else goes on as always.
      telegram.say(SECOND_OWNER, "we drew a lighthouse");
      telegram.say(SECOND_OWNER, "/review");
      return;
    case "backup":
      await makeBackup({ ...bot.runtime, now: () => new Date() });
      return;
    case "export": {
      const zip = await exportedZip({ ...bot.runtime, now: () => new Date() });
      await expectNoneIn(zip);
      return;
    }
    case "stop":
      await bot.restart();
      return;
    case "fault":
      bot.servers.model.enqueue({ status: 400, message: `about ${word}` }, { task: "voice" });
      telegram.say(person, `say ${word} to me`);
      return;
    case "digest":
      await sendDueDigest(bot.runtime.desk);
  }
}

async function expectUntold(bot: TestBot, person: Person, word: string): Promise<void> {
  const read = bot.servers.model.requests.filter(({ task }) => task === "analyst");
  expect(JSON.stringify(read.map(({ messages }) => messages))).not.toContain(MARK);
  const elsewhere = bot.telegram.calls.filter(
    ({ params }) => params["chat_id"] !== person.id && JSON.stringify(params).includes(word),
  );
  expect(elsewhere.map(({ method, params }) => [method, params])).toEqual([]);
  for (const file of Object.values(FILES)) expect(bot.read(file), file).not.toContain(MARK);
  expect(bot.log.join("")).not.toContain(MARK);
  const backups = join(bot.folder, ".runtime", "backups");
  for (const name of namesIn(backups)) await expectNoneIn(readFileSync(join(backups, name)));
}

async function expectNoneIn(zip: Buffer): Promise<void> {
  const { files, stateDb } = await unpackRecord(zip);
  const all = [...files, ["state.db", stateDb ?? Buffer.alloc(0)] as const];
  const held = all.filter(([, bytes]) => Buffer.from(bytes).includes(MARK));
  expect(held.map(([name]) => name)).toEqual([]);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".zip"));
  } catch {
    return [];
  }
}
