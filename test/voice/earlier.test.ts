// What a message asks of other days is found by the time and the subject that it names, and by nothing else.

import { describe, expect, it } from "vitest";
import { createLocalClock } from "../../src/record/text/timestamp.ts";
import type { Candidate } from "../../src/record/types.ts";
import type { SaidMessage } from "../../src/state/conversation.ts";
import { saidBefore, waitingAbout } from "../../src/voice/earlier.ts";
import { largeSnapshot } from "../support/large-snapshot.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const small = largeSnapshot(50);

function spokenAs(languages: readonly string[]) {
  return { ...small, persona: { ...small.persona, languages } };
}

function message(daysAgo: number, text: string): SaidMessage {
  return { role: "user", text, saidAt: NOW.getTime() - daysAgo * 86_400_000 };
}

function ask(text: string, said: readonly SaidMessage[], snapshot = small) {
  const question = { channelKey: "test:1", text };
  return saidBefore(question, snapshot, { said: () => said, now: () => NOW });
}

describe("what was said before", () => {
  it.each([
    ["English", "What did we do yesterday?"],
    ["German", "Was war gestern?"],
    ["Spanish", "¿De qué hablamos ayer?"],
    ["French", "Qu'est-ce que tu as dit hier ?"],
  ])("is that of the day that is named (%s)", async (language, question) => {
    const said = [message(2, "of two days"), message(1, "of one day"), message(0, "of today")];
    expect(await ask(question, said, spokenAs([language]))).toEqual([
      "2026-11-19 12:00 they: of one day",
    ]);
  });

  it("is of the day on the Record's clock", async () => {
    const clock = createLocalClock("Pacific/Auckland");
    const late = { ...message(1, "late"), saidAt: Date.parse("2026-11-19T10:00:00Z") };
    expect(await ask("and yesterday?", [late], { ...small, clock })).toEqual([]);
    expect(await ask("and yesterday?", [late])).toHaveLength(1);
  });

  it("is nothing for a question that names no day and asks for no words", async () => {
    const said = Array.from({ length: 30 }, (_, at) => message(3, `the kayak ${at}`));
    expect(await ask("Where is the kayak?", said)).toEqual([]);
    expect(await ask("What did I say of the kayak?", said)).toHaveLength(10);
    expect(await ask("What did I say of the anchor?", said)).toEqual([]);
  });

  it("is about the rarest word of the question first, however often the other ones were said", async () => {
    const german = spokenAs(["German"]);
    const said = Array.from({ length: 60 }, (_, at) =>
      message(
        40 - at / 2,
        at === 3 ? "das Kajak heißt Agathe" : `heute hab ich ${at} Steine bemalt`,
      ),
    );
    const lines = await ask("was hab ich dir von dem Kajak erzählt?", said, german);
    expect(lines[0]).toContain("das Kajak heißt Agathe");
  });

  it("is twelve messages at most, those about the subject first, as they were said", async () => {
    const said = Array.from({ length: 40 }, (_, at) =>
      message(1 - at / 1000, at === 3 ? "the kayak leaks" : `talk ${at}`),
    );
    const lines = await ask("what about the kayak yesterday?", said);
    expect(lines).toHaveLength(12);
    expect(lines[0]).toContain("the kayak leaks");
  });

  it("holds nothing of a telling of distress, nor what was forgotten", async () => {
    const said = [message(1, "dad hits me every evening"), message(1, "Petronella sank")];
    const deps = { said: () => said, now: () => NOW };
    const question = { channelKey: "test:1", text: "what was yesterday?" };
    expect(await saidBefore(question, small, deps)).toHaveLength(1);
    const isForgotten = (texts: readonly string[]) =>
      Promise.resolve(texts.some((text) => text.includes("Petronella")));
    expect(await saidBefore(question, small, { ...deps, isForgotten })).toEqual([]);
  });

  it("is nothing where nobody hears it", async () => {
    const question = { channelKey: "test:1", text: "what was yesterday?" };
    expect(await saidBefore(question, small, { now: () => NOW })).toEqual([]);
  });
});

describe("what waits", () => {
  const candidate = (suggestedEntry: string, others: Partial<Candidate> = {}): Candidate => ({
    id: "CANDIDATE-0001",
    status: "pending",
    place: "candidates",
    suggestedEntry,
    conflicts: [],
    sha256: "",
    line: 1,
    faults: [],
    ...others,
  });
  const waiting = () =>
    Promise.resolve([
      candidate("Likes kayaks", { timestamp: "2026-11-01 10:00:00" }),
      candidate("The lamp is green", { status: "approved" }),
      candidate("Has a parrot"),
      candidate("The lamp is red", { status: "rejected" }),
      candidate("The lamp is blue", { place: "stray" }),
      candidate("The lamp is cold", { userText: "dad hits me every evening" }),
    ]);
  const about = (text: string) => waitingAbout(text, small, { waiting, now: () => NOW });

  it("is shown to a message with a word of it, or one that asks what was said", async () => {
    expect(await about("which kayak?")).toEqual(["- 2026-11-01: Likes kayaks"]);
    expect(await about("which anchor?")).toEqual([]);
    expect(await about("what did I tell you about the lamp?")).toEqual([
      "- The lamp is green",
      "- Has a parrot",
      "- 2026-11-01: Likes kayaks",
    ]);
  });
});
