import { describe, expect, it } from "vitest";
import { figureLines, figuresOf, type FigureSources } from "../../src/operator/record-figures.ts";
import { createLocalClock } from "../../src/record/text/timestamp.ts";
import type { Candidate } from "../../src/record/types.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";

const NOTHING: FigureSources = {
  now: new Date("2026-11-20T12:00:00Z"),
  candidates: [],
  events: "",
  mind: [],
  activities: 0,
};
const AT = { clock: createLocalClock("UTC"), now: NOTHING.now };

function waiting(id: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    id,
    status: "pending",
    place: "candidates",
    conflicts: [],
    sha256: "",
    line: 1,
    faults: [],
    ...changes,
  };
}

function event(ts: string, name: string, extras: object = {}): string {
  return `${JSON.stringify({ ts, event: name, ...extras })}\n`;
}

describe("the figures of a Record", () => {
  it("of a new Record is that nothing happened", () => {
    const figures = figuresOf(NOTHING);
    expect(figures).toMatchObject({ pending: 0, rejections: [] });
    expect(figureLines(figures, ENGLISH_LINES, AT).slice(0, 2)).toEqual([
      "Nothing is waiting for your OK.",
      "Nothing has happened yet.",
    ]);
  });

  it("counts whole days since the oldest candidate that still waits was staged", () => {
    const figures = figuresOf({
      ...NOTHING,
      candidates: [
        waiting("CANDIDATE-0001", { status: "rejected" }),
        waiting("CANDIDATE-0002", { timestamp: "2020-01-01 00:00:00" }),
        waiting("CANDIDATE-0003"),
        waiting("CANDIDATE-0004", { place: "stray" }),
      ],
      events:
        event("2026-11-01T00:00:00Z", "staged", { candidate_id: "CANDIDATE-0001" }) +
        event("2026-11-10T13:00:00Z", "staged", { candidate_id: "CANDIDATE-0002" }) +
        "not json\n" +
        event("2026-11-12T13:00:00Z", "staged", { candidate_id: "CANDIDATE-0003" }),
    });
    expect(figures.pending).toBe(2);
    expect(figures.oldestPending).toEqual({ since: new Date("2026-11-10T13:00:00Z"), days: 9 });
  });

  it("goes by the candidate's own time where the event is not there any more", () => {
    const candidates = [waiting("CANDIDATE-0002", { timestamp: "2026-11-18 12:00:00" })];
    expect(figuresOf({ ...NOTHING, candidates }).oldestPending?.since).toEqual(
      new Date(2026, 10, 18, 12),
    );
  });

  it("takes the later of the last event and the last word as activity", () => {
    const events = event("2026-11-10T13:00:00Z", "staged");
    const last = (lastSaid: Date) => figuresOf({ ...NOTHING, events, lastSaid }).lastActivity;
    expect(last(new Date("2026-11-09"))).toEqual(new Date("2026-11-10T13:00:00Z"));
    expect(last(new Date("2026-11-19"))).toEqual(new Date("2026-11-19"));
  });

  it("shows the newest three reasons, in the owner's words or as the button's label", () => {
    const reasons = ["first", "not_true", "it was\nNico", "", "constructor"];
    const events = reasons
      .map((rejection_reason, n) =>
        event("2026-11-10T13:00:00Z", "rejected", {
          candidate_id: `CANDIDATE-000${n}`,
          ...(rejection_reason && { rejection_reason }),
        }),
      )
      .join("");
    const figures = figuresOf({ ...NOTHING, events });
    expect(figureLines(figures, ENGLISH_LINES, AT).slice(-4)).toEqual([
      "Turned down last:",
      "• CANDIDATE-0004: “constructor”",
      "• CANDIDATE-0002: “it was Nico”",
      "• CANDIDATE-0001: Not true",
    ]);
  });

  it("counts entries by kind", () => {
    const kinds = ["knowledge", "knowledge", "curiosity"] as const;
    const mind = kinds.map((category) => ({ category }));
    expect(figuresOf({ ...NOTHING, mind, activities: 7 }).entries).toEqual({
      knowledge: 2,
      curiosity: 1,
      personality: 0,
      activities: 7,
    });
  });
});
