// /profile: the state of the Record, for its owner and for nobody else.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fill } from "../../src/wording/catalogue.ts";
import { GERMAN } from "../../src/wording/german.ts";
import { GUEST, MODES, startBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { stageOne } from "../support/gate.ts";

describe.each(MODES)("/profile, %s", (mode) => {
  it("tells the owner what waits, what there is and what was used", async () => {
    const clock = testClock();
    const bot = await startBot({
      mode,
      runtime: { now: clock.now },
      environment: { RATE_LIMIT_MAIN: "20", RATE_LIMIT_ANALYST: "30" },
    });
    await bot.ask("what do you know about octopuses?");
    await stageOne(bot);
    await bot.ask("/reject CANDIDATE-0005 it was Nico who drew it");
    await stageOne(bot, "we built a raft out of corks");
    clock.advance({ minutes: 3 * 24 * 60 });
    await bot.ask("what do you know about limpets?", GUEST);
    const { text } = await bot.ask("/profile");
    const [title, ...lines] = text.split("\n");
    expect(title).toBe("Mira: how the Record is doing");
    expect(lines).toContain("1 thing is waiting for your OK, since 20 November: /review");
    expect(lines).toContain("In it: 14 things learned, 9 curiosities, 7 traits, 30 things done.");
    expect(lines).toContain("• CANDIDATE-0005: “it was Nico who drew it”");
    expect(lines).toContain("• CANDIDATE-0002: “one tired evening, not a pattern”");
    expect(lines).toContain("Messages in the last 30 days: 6 received, 6 answered, 0 waiting.");
    expect(lines.find((line) => line.startsWith("Last activity"))).toMatch(
      /^Last activity: (?:today|yesterday|on \d+ \w+(?: \d{4})?), \d\d:\d\d$/,
    );
  });
});

describe("/profile", () => {
  it("is not for guests", async () => {
    const bot = await startBot();
    expect((await bot.ask("/profile", GUEST)).text).toMatch(/^Only the person who looks after/);
  });

  it("speaks the Record's language", async () => {
    const bot = await startBot({
      prepare: (folder) => {
        const path = join(folder, "SELF.md");
        const self = readFileSync(path, "utf8");
        writeFileSync(path, self.replace(/^---\n/, "---\nlanguage: German\n"));
      },
    });
    const { profile_title: title, profile_pending_none: none } = GERMAN.lines;
    const { text } = await bot.ask("/profile");
    expect(text.split("\n").slice(0, 2)).toEqual([fill(title, { name: "Mira" }), none]);
  });
});
