// Rivals: two bots that poll with one token. Telegram gives each message to one of them.

import { describe, expect, it, onTestFinished } from "vitest";
import { EXIT, GaveWayError } from "../../src/errors.ts";
import { OWNER, prepareBot, type TestBot } from "../support/bots.ts";
import { startMain } from "../support/processes.ts";
import { startServers } from "../support/servers.ts";
import { endOf, notices, startCopy, startFirst, taken } from "./rivals.ts";

describe("of two bots that poll with one token", () => {
  it("the one that came last gives way with 75, says so, and loses nothing that it took", async () => {
    const first = await startFirst();
    await first.telegram.waitFor(() => first.telegram.isPolling);
    const conflicts = (): number =>
      first.telegram.calls.filter(
        ({ method, answer }) => method === "getUpdates" && answer?.ok === false,
      ).length;
    let said = 0;
    let conflictsBefore = -1;
    // Telegram gives waiting messages to everybody who asks, so the two meet only between messages.
    const talk = setInterval(() => {
      const { pendingUpdates } = first.telegram;
      if (pendingUpdates > 0 || first.said().length < said || conflicts() === conflictsBefore)
        return;
      conflictsBefore = conflicts();
      first.telegram.say(OWNER, `message number ${(said += 1)}`);
    }, 5);
    onTestFinished(() => {
      clearInterval(talk);
    });
    const copy = await startCopy(first);
    const error = await endOf(copy);
    expect(error).toBeInstanceOf(GaveWayError);
    expect(error).toMatchObject({ exitCode: EXIT.recordBusy });
    expect(copy.log.join("")).not.toContain("Nothing is lost");
    clearInterval(talk);
    const later = first.telegram.say(OWNER, "and one more").update_id;
    await first.telegram.waitFor(() => taken(first).includes(later));
    const byCopy = taken(copy);
    expect(byCopy).not.toContain(later);
    // It answers what it took, and then lets go.
    await copy.stop();
    await first.idle();
    const all = new Set([...taken(first), ...byCopy]);
    expect(all.size).toBe(said + 1);
    expect(copy.log.filter((line) => line.includes("left for the next start"))).toEqual([]);
    // The notice of the end. The bot that stays reports later that the other one is gone.
    expect(notices(first.telegram).slice(0, 1)).toEqual([
      expect.stringMatching(
        /^grace-mar: another process polls with this bot's token \(409\)\. Telegram gave each message to one of the two, so what the other took is not in this Record\. .*`npm run doctor -- --user grace-mar`/,
      ),
    ]);
    expect(notices(first.telegram)[0]).toMatch(
      /answers what it has taken, and ends\. Stop the one/,
    );
  });

  it("neither is stopped by an overlap like that of a restart", async () => {
    const first = await startFirst();
    await first.telegram.waitFor(() => first.telegram.isPolling);
    const copy = await startCopy(first, {
      timing: { rivalMs: 60_000 },
    });
    const conflicts = (): number =>
      first.telegram.calls.filter(({ method }) => method === "getUpdates").length;
    const before = conflicts();
    await first.telegram.waitFor(() => conflicts() > before + 4);
    await first.stop();
    first.telegram.say(OWNER, "what do you know about octopuses?");
    await first.telegram.waitFor(() => first.said().length > 0);
    await copy.idle();
    expect(notices(first.telegram)).toEqual([]);
  });

  it("exactly one serves in the end when both are started again whenever they end", async () => {
    const first = await startFirst();
    const copy = await startCopy(first);
    const stopped = new AbortController();
    onTestFinished(() => {
      stopped.abort();
    });
    const ends = { first: 0, copy: 0 };
    const supervise = async (bot: TestBot, name: keyof typeof ends): Promise<void> => {
      while (!stopped.signal.aborted) {
        const error = await Promise.race([
          endOf(bot),
          new Promise((resolve) => {
            stopped.signal.addEventListener("abort", resolve, { once: true });
          }),
        ]);
        if (!(error instanceof GaveWayError)) return;
        ends[name] += 1;
        await bot.restart();
      }
    };
    const both = [supervise(first, "first"), supervise(copy, "copy")];
    await first.telegram.waitFor(() => ends.first + ends.copy > 0, { timeoutMs: 15_000 });
    const last = (): number =>
      first.telegram.chat(OWNER.id).filter(({ from }) => from === "bot").length;
    await expect
      .poll(
        async () => {
          const before = last();
          first.telegram.say(OWNER, "what do you know about octopuses?");
          await first.telegram.waitFor(() => last() > before, { timeoutMs: 15_000 });
          const isServing = [first, copy].map(
            ({ runtime }) => runtime.state.settings.get("gave_way") ?? "0",
          );
          return isServing.filter((times) => times === "0").length;
        },
        { timeout: 20_000, interval: 200 },
      )
      .toBe(1);
    stopped.abort();
    await Promise.all(both);
  });

  it("the one that gives way answers first what it has taken", async () => {
    const first = await startFirst();
    await first.telegram.waitFor(() => first.telegram.isPolling);
    await first.stop();
    const copy = await startCopy(first);
    const { promise: until, resolve: answer } = Promise.withResolvers<void>();
    first.servers.model.enqueue({ until, text: "An octopus has three hearts." }, { task: "voice" });
    first.telegram.say(OWNER, "what do you know about octopuses?");
    await first.telegram.waitFor(() => first.servers.model.prepared === 0);
    first.telegram.fail({ method: "getUpdates", status: 409, times: Infinity });
    first.telegram.intake.poll.abort("Conflict: terminated by other getUpdates request");
    expect(await endOf(copy)).toBeInstanceOf(GaveWayError);
    expect(first.said()).toEqual([]);
    const stopped = copy.stop();
    answer();
    await stopped;
    expect(first.said()).toEqual([expect.stringMatching(/octopus/i)]);
  });

  it("one that gave way takes nothing while the other polls, and all once it is alone", async () => {
    const first = await startFirst();
    await first.telegram.waitFor(() => first.telegram.isPolling);
    const copy = await startCopy(first);
    expect(await endOf(copy)).toBeInstanceOf(GaveWayError);
    await copy.restart();
    const before = taken(copy);
    expect(await endOf(copy)).toBeInstanceOf(GaveWayError);
    await first.ask("what do you know about octopuses?");
    expect(taken(copy)).toEqual(before);
    await copy.restart();
    await first.stop();
    first.telegram.say(OWNER, "and about crabs?");
    await first.telegram.waitFor(() => taken(copy).length === before.length + 1, {
      timeoutMs: 15_000,
    });
    const ends = notices(first.telegram).filter((text) => /, and ends\./.test(text));
    expect(ends).toHaveLength(1);
  });

  it("one ends its program with 75 and one sentence", { timeout: 150_000 }, async () => {
    const servers = await startServers();
    const first = await prepareBot({ servers, id: "here" });
    const copy = await prepareBot({ servers, id: "copy" });
    const token = first.environment["TELEGRAM_BOT_TOKEN"];
    const bots = await Promise.all([
      startMain({ environment: first.environment }),
      startMain({ environment: { ...copy.environment, TELEGRAM_BOT_TOKEN: token } }),
    ]);
    const ended = await Promise.race(bots.map(async (bot) => ({ exit: await bot.exited, bot })));
    expect(ended.exit).toEqual({ code: 75, signal: null });
    expect(ended.bot.stderr.trim().split("\n")).toEqual([
      expect.stringMatching(/^another process polls with this bot's token \(409\)\./),
    ]);
  });
});
