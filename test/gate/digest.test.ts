import { describe, expect, it } from "vitest";
import { sendDueDigest } from "../../src/gate/digest.ts";
import { stageProposal } from "../support/gate-acts.ts";
import { testClock } from "../support/clock.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

describe("the digest", () => {
  it("counts what waits and points to /review, in every owner's chat", async () => {
    const desk = await gateAt("2026-11-20T12:00:00Z", { owners: [1, 2] });
    await stageProposal(desk);
    await stageProposal(desk);
    desk.clock.advance({ minutes: DAY });
    expect(await digest(desk)).toEqual([
      [1, expect.stringMatching(/^2 things still wait[^]*\/review/)],
      [2, expect.stringMatching(/^2 things still wait/)],
    ]);
  });

  it("comes at most once a day by the Record's calendar", async () => {
    const desk = await gateAt("2026-11-20T12:00:00Z");
    await stageProposal(desk);
    desk.clock.advance({ minutes: DAY });
    expect(await digest(desk)).toHaveLength(1);
    desk.clock.advance({ minutes: 5 * HOUR });
    expect(await digest(desk)).toEqual([]);
    desk.clock.advance({ minutes: 19 * HOUR });
    expect(await digest(desk)).toHaveLength(1);
  });

  it("leaves alone what has just arrived: its card is reminder enough", async () => {
    const desk = await gateAt("2026-11-20T10:00:00Z");
    await stageProposal(desk);
    desk.clock.advance({ minutes: 6 * HOUR });
    expect(await digest(desk)).toEqual([]);
    desk.clock.advance({ minutes: 1 });
    expect(await digest(desk)).toHaveLength(1);
  });

  it("counts only what was not put off within the week", async () => {
    const desk = await gateAt("2026-11-20T12:00:00Z");
    const { id } = await stageProposal(desk);
    await defer(desk, id);
    desk.clock.advance({ minutes: DAY });
    expect(await digest(desk)).toEqual([]);
    await stageProposal(desk);
    desk.clock.advance({ minutes: DAY });
    expect(await digest(desk)).toEqual([[1001, expect.stringMatching(/^1 thing still waits/)]]);
    desk.clock.advance({ minutes: 5 * DAY });
    expect(await digest(desk)).toEqual([[1001, expect.stringMatching(/^2 things still wait/)]]);
  });

  it("says nothing when nothing waits, or nobody could decide", async () => {
    const quiet = await gateAt("2026-11-20T12:00:00Z");
    expect(await digest(quiet)).toEqual([]);
    const nobody = await gateAt("2026-11-20T12:00:00Z", { owners: [] });
    await stageProposal(nobody);
    nobody.clock.advance({ minutes: DAY });
    expect(await digest(nobody)).toEqual([]);
    // Such a message does not use the day up.
    expect(await sendDueDigest({ ...nobody, ownerChats: () => [7] })).toBe(true);
  });
});

describe("quiet hours", () => {
  it("last from eight in the evening to nine in the morning unless the Record says otherwise", async () => {
    expect(await heardAt(["2026-11-21T08:59:00Z", "2026-11-21T09:00:00Z"])).toEqual([false, true]);
    expect(await heardAt(["2026-11-21T20:00:00Z", "2026-11-21T23:30:00Z"])).toEqual([false, false]);
    expect(await heardAt(["2026-11-21T19:59:00Z"])).toEqual([true]);
  });

  it("begin an hour earlier where the Record is a child's", async () => {
    const times = ["2026-11-21T19:00:00Z", "2026-11-21T19:59:00Z", "2026-11-21T18:59:00Z"];
    expect(await heardAt(times, { age: 12 })).toEqual([false, false, true]);
    expect(await heardAt(times, { age: 13 })).toEqual([true, false, false]);
    const own = { age: 7, quietHours: "20:00-09:00" };
    expect(await heardAt(["2026-11-21T19:30:00Z"], own)).toEqual([true]);
  });

  it("are those of the front matter, over midnight and within a day", async () => {
    const night = { quietHours: "22:30-06:15" };
    const times = ["2026-11-21T22:30:00Z", "2026-11-22T00:10:00Z", "2026-11-22T06:14:00Z"];
    expect(await heardAt([...times, "2026-11-22T06:15:00Z"], night)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const lunch = { quietHours: "12:00-14:00" };
    expect(await heardAt(["2026-11-21T13:59:00Z", "2026-11-21T14:00:00Z"], lunch)).toEqual([
      false,
      true,
    ]);
    expect(await heardAt(["2026-11-21T03:00:00Z"], { quietHours: "00:00-00:00" })).toEqual([true]);
  });

  it("are hours of the Record's time zone, and so is the day", async () => {
    // Tokyo is nine hours ahead of UTC.
    const zone = { timeZone: "Asia/Tokyo" };
    const morning = ["2026-11-20T23:59:00Z", "2026-11-21T00:00:00Z"];
    expect(await heardAt(morning, zone)).toEqual([false, true]);
    expect(await heardAt(["2026-11-21T00:30:00Z", "2026-11-21T10:30:00Z"], zone)).toEqual([
      true,
      false,
    ]);
    expect(await heardAt(["2026-11-21T10:30:00Z", "2026-11-22T00:30:00Z"], zone)).toEqual([
      true,
      true,
    ]);
  });
});

interface Settings {
  readonly timeZone?: string;
  readonly quietHours?: string;
  readonly age?: number;
  readonly owners?: readonly number[];
}

async function gateAt(start: string, settings: Settings = {}): Promise<TestGate> {
  const { timeZone = "UTC", quietHours, age, owners } = settings;
  const hours = quietHours === undefined ? "" : `quiet_hours: "${quietHours}"\n`;
  const desk = await createTestGate({ clock: testClock(start), ...(owners && { owners }) });
  const self = desk.read("SELF.md").replace(/^name: .*$/m, age ? `$&\nage: ${age}` : "$&");
  desk.write("SELF.md", `---\ntime_zone: "${timeZone}"\n${hours}---\n\n${self}`);
  return desk;
}

/** Says for each of these times whether a digest comes, for something that has waited since the day before. */
async function heardAt(times: readonly string[], settings: Settings = {}): Promise<boolean[]> {
  const desk = await gateAt("2026-11-19T12:00:00Z", settings);
  await stageProposal(desk);
  const heard: boolean[] = [];
  for (const time of times) {
    heard.push(await sendDueDigest({ ...desk, now: () => new Date(time) }));
  }
  return heard;
}

async function defer({ state, now }: TestGate, id: string): Promise<void> {
  await state.database.transact(() => {
    state.deferrals.defer(id, now().getTime() + 7 * DAY * 60_000);
  });
}

/** The messages of one check: chat and text of each. */
async function digest(desk: TestGate): Promise<[number, string][]> {
  const before = desk.said().length;
  await sendDueDigest(desk);
  return desk
    .said()
    .slice(before)
    .map(({ chatId, text }) => [chatId, text]);
}
