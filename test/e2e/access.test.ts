// Default deny: a stranger causes no model call and learns nothing, and guests are never evidence.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/chat/commands/commands.ts";
import { OPERATOR_ORDERS } from "../../src/chat/commands/operator-orders.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import {
  GUEST,
  MODES,
  OWNER,
  SECOND_OWNER,
  STRANGER,
  startBot,
  type TestBot,
} from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { REPORT, analystAnswer, buttonData, newestCandidate, stageOne } from "../support/gate.ts";
import { ROOT } from "../support/processes.ts";
import { readFolder } from "../support/temporary.ts";

const QUESTION = "what do you know about octopuses?";

describe.each(MODES)("a stranger, %s", (mode) => {
  it("causes no model call, leaves nothing behind and hears one line a day", async () => {
    const clock = testClock();
    const bot = await startBot({ mode, runtime: { now: clock.now } });
    const before = readFolder(bot.folder);
    for (const text of [QUESTION, "/start", "/review", "/merge", "/help", REPORT, "yes"]) {
      bot.telegram.say(STRANGER, text);
    }
    await bot.idle();
    expect(bot.said(STRANGER)).toEqual(["Hello! I only talk with people I know."]);
    clock.advance({ minutes: 24 * 60 - 1 });
    bot.telegram.say(STRANGER, QUESTION);
    await bot.idle();
    expect(bot.said(STRANGER)).toHaveLength(1);
    clock.advance({ minutes: 2 });
    bot.telegram.say(STRANGER, QUESTION);
    await bot.idle();
    expect(bot.said(STRANGER)).toHaveLength(2);
    expect(bot.servers.model.requests).toEqual([]);
    expect(readFolder(bot.folder)).toEqual(before);
    const rows = bot.runtime.state.database.all<{ n: number }>("SELECT count(*) AS n FROM inbox");
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("cannot tap anything, not even with the data of a real card", async () => {
    const bot = await startBot({ mode });
    const data = buttonData(await stageOne(bot), /Approve/);
    bot.telegram.tap(STRANGER, 2, data);
    bot.telegram.tap(STRANGER, 2, data, OWNER.id);
    await bot.idle();
    expect(newestCandidate(bot).status).toBe("pending");
  });
});

describe("what each role may do, as docs/operating.md says", () => {
  const page = readFileSync(join(ROOT, "docs", "operating.md"), "utf8");
  const rowOf = (role: string): readonly string[] =>
    Array.from(
      (new RegExp(`^\\| ${role}\\b.*$`, "m").exec(page)?.[0] ?? "").matchAll(/`\/(\w+)`/g),
      ([, name = ""]) => name,
    );

  it("a guest is refused exactly the owner's and the operator's commands", async () => {
    const bot = await startBot();
    const refused: string[] = [];
    for (const name of [...COMMANDS, ...OPERATOR_ORDERS]) {
      bot.telegram.say(GUEST, `/${name}`);
      await bot.idle();
      if (bot.said(GUEST).at(-1) === "Only the person who looks after this Record can do that.") {
        refused.push(name);
      }
    }
    const kept = [...rowOf("owner"), ...rowOf("operator")];
    expect(rowOf("owner").length).toBeGreaterThan(5);
    expect(refused.toSorted()).toEqual(kept.toSorted());
    expect(rowOf("guest").filter((name) => kept.includes(name))).toEqual([]);
  });

  it("nobody gets a role but by a link or by a variable that the page names", async () => {
    const ways = {
      GRACE_MAR_OWNER_IDS: OWNER.id,
      GRACE_MAR_COMPANION_IDS: 71,
      GRACE_MAR_GUEST_IDS: 72,
    };
    const bot = await startBot({
      environment: {
        ...Object.fromEntries(Object.entries(ways).map(([name, id]) => [name, String(id)])),
        GRACE_MAR_OPERATOR_IDS: "73",
      },
    });
    const { roles, state } = bot.runtime;
    await state.database.note(() => {
      state.access.redeem(state.access.createCode("guest", 0), 74, 0);
    });
    const named = roles
      .people()
      .flatMap(({ userId, grants }) =>
        grants.map((grant) => [userId, grant.by === "claim" ? "claim" : grant.variable]),
      );
    expect(named).toEqual([...Object.entries(ways).map(([name, id]) => [id, name]), [74, "claim"]]);
    expect(roles.isKnown(73)).toBe(false);
    const section = page.split("There are two ways in:")[1]?.split("Who is in,")[0] ?? "";
    expect(section).toMatch(/npm run claim/);
    expect(section).toMatch(/GRACE_MAR_OWNER_IDS/);
    const variables = readFileSync(join(ROOT, "docs", "environment.md"), "utf8");
    for (const name of Object.keys(ways)) expect(variables).toContain(`| \`${name}\``);
  });
});

describe("a guest", () => {
  it("chats and looks things up, and nothing of it is proposed or stored as evidence", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(analystAnswer("why do lighthouses flash?"), {
      task: "analyst",
      times: Infinity,
    });
    expect((await bot.ask(QUESTION, GUEST)).text).toMatch(/octopus/i);
    await bot.ask("why do lighthouses flash?", GUEST);
    expect((await bot.ask("yes", GUEST)).text).toMatch(/^(I looked it up|I found out)/);
    await bot.ask(REPORT, GUEST);
    await bot.ask("checkpoint", GUEST);
    await bot.ask(`here is my checkpoint: ${"I love volcanoes. ".repeat(30)}`, GUEST);
    await bot.idle();
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
    expect(bot.events().map(({ event }) => event)).toEqual(["dyad:lookup"]);
    expect(bot.said(OWNER)).toEqual([]);
  });

  it("cannot review, reject or merge", async () => {
    const bot = await startBot();
    await stageOne(bot);
    for (const text of ["/review", "/merge", "/reject CANDIDATE-0005"]) {
      expect((await bot.ask(text, GUEST)).text).toMatch(/Only the person who looks after/);
    }
    expect(newestCandidate(bot).status).toBe("pending");
  });

  it("cannot tap, neither in their own chat nor in the owner's", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    const data = buttonData(card, /Approve/);
    const own = await bot.telegram.tap(GUEST, card.messageId, data).answered;
    expect(own.text).toMatch(/doesn't work any more/);
    const others = await bot.telegram.tap(GUEST, card.messageId, data, OWNER.id).answered;
    expect(others.text).toMatch(/Only the person/);
    await bot.idle();
    expect(newestCandidate(bot).status).toBe("pending");
  });
});

describe("a companion who is not the owner", () => {
  it("is heard as evidence, and may not decide", async () => {
    const child: Person = { id: 3003, firstName: "Mira" };
    const bot = await startBot({ environment: { GRACE_MAR_COMPANION_IDS: String(child.id) } });
    bot.telegram.addChat({ id: OWNER.id, type: "private", first_name: "Robin" });
    await bot.ask(REPORT, child);
    await bot.idle();
    expect(newestCandidate(bot).status).toBe("pending");
    expect(bot.said(OWNER)[0]).toMatch(/^May I remember this/);
    expect((await bot.ask("/merge", child)).text).toMatch(/Only the person/);
  });

  it("leaves the owner's own words no evidence then", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_COMPANION_IDS: "3003" } });
    await bot.ask(REPORT);
    await bot.idle();
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
  });

  it("works without any owner: what is proposed waits in the file", async () => {
    const bot = await startBot({
      environment: { GRACE_MAR_OWNER_IDS: "", GRACE_MAR_COMPANION_IDS: String(OWNER.id) },
    });
    expect((await bot.ask(REPORT)).text).toMatch(/1 thing is waiting/);
    await bot.idle();
    expect(bot.said()).toHaveLength(1);
    expect((await bot.ask("/review")).text).toMatch(/Only the person/);
    expect(newestCandidate(bot).status).toBe("pending");
  });
});

describe("two owners", () => {
  const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };

  it("both get the card; the first tap counts and the other's card shows it", async () => {
    const bot = await startBot({ environment });
    await bot.ask("hello there", SECOND_OWNER);
    await stageOne(bot);
    const theirs = cardOf(bot, SECOND_OWNER);
    const late = buttonData(theirs, /Reject/);
    await bot.telegram.tapButton(OWNER, /Approve/).answered;
    await bot.idle();
    expect(cardOf(bot, SECOND_OWNER).text).toMatch(/^✅ Approved/);
    expect(cardOf(bot, SECOND_OWNER).buttons).toEqual([]);
    const answer = await bot.telegram.tap(SECOND_OWNER, theirs.messageId, late).answered;
    expect(answer.text).toMatch(/approved already/);
    await bot.idle();
    expect(newestCandidate(bot).status).toBe("approved");
  });

  it("cannot use each other's cards", async () => {
    const bot = await startBot({ environment });
    await bot.ask("hello there", SECOND_OWNER);
    const card = await stageOne(bot);
    const data = buttonData(card, /Approve/);
    const answer = await bot.telegram.tap(SECOND_OWNER, card.messageId, data).answered;
    expect(answer.text).toMatch(/doesn't work any more/);
    await bot.idle();
    expect(newestCandidate(bot).status).toBe("pending");
  });
});

function cardOf(bot: TestBot, person: Person) {
  const card = bot.telegram.chat(person.id).find(({ text }) => text.includes("CANDIDATE-0005"));
  if (!card) throw new Error(`${person.firstName} has no card`);
  return card;
}
